//! Figures of a report as people of each language read them: a sentence, a table, and the numbers of its chart.

use app::reports::{By, Measure, Report, ReportRow, ReportView, Unit};
use fluent_templates::fluent_bundle::FluentValue;
use jiff::civil::Date;
use kernel::money::{Currency, Money};

use crate::web::language::Speaks;
use crate::web::pages::clinic::reports::{Cell, Column, Figures, Row};
use crate::web::ui::Ui;

/// Columns that are drawn: what the report is about.
fn charted(name: Report) -> &'static [&'static str] {
    match name {
        Report::Revenue => &["charged", "refunded"],
        Report::Sources => &["share_bp"],
        Report::ThirdNextAvailable => &["days"],
        Report::FillRate | Report::NoShows | Report::LateCancellations | Report::PaymentFailures => {
            &["rate_bp"]
        }
    }
}

pub fn figures(ui: &Ui, report: &ReportView, csv: String) -> Figures {
    let column = |measure: &Measure| Column {
        label: ui.t(&format!("report-{}", measure.name.replace('_', "-"))),
        is_charted: charted(report.name).contains(&measure.name),
    };
    let row = |row: &ReportRow, label: String| Row {
        label,
        cells: report.measures.iter().map(|measure| cell(ui, row, *measure)).collect(),
    };
    let rows = if is_nothing(report) { &[][..] } else { &report.rows };
    Figures {
        summary: summary(ui, report),
        grouping: grouping(ui, report.by),
        chart: if matches!(report.by, By::Day | By::Month) { "bar" } else { "row" },
        columns: report.measures.iter().map(column).collect(),
        rows: rows.iter().map(|of| row(of, label(ui, report.by, of))).collect(),
        total: report.total.iter().map(|of| row(of, ui.t("report-total"))).collect(),
        csv,
    }
}

/// What the rows are.
pub fn grouping(ui: &Ui, by: By) -> String {
    ui.t(&format!("report-by-{}", by.as_str().replace('_', "-")))
}

/// The report in one sentence, and how it compares with the time before.
pub fn summary(ui: &Ui, report: &ReportView) -> String {
    if is_nothing(report) {
        return ui.t("report-nothing-title");
    }
    let total = |measure: &str| report.total_of(measure).unwrap_or(0);
    let number = |measure: &str| ui.number(total(measure));
    let rate = |measure: &str| percent(ui, total(measure));
    let said = |values: Vec<(&'static str, String)>| {
        let values: Vec<_> =
            values.into_iter().map(|(name, value)| (name, FluentValue::from(value))).collect();
        ui.language.message(&format!("report-said-{}", report.name), &values)
    };
    let of_all =
        |all: String, part: String, rate: String| said(vec![("all", all), ("part", part), ("rate", rate)]);
    let sentence = match report.name {
        Report::FillRate => {
            of_all(hours(ui, total("offered_minutes")), hours(ui, total("booked_minutes")), rate("rate_bp"))
        }
        Report::NoShows => of_all(number("visits"), number("missed"), rate("rate_bp")),
        Report::LateCancellations => of_all(number("visits"), number("cancelled_late"), rate("rate_bp")),
        Report::PaymentFailures => of_all(number("payments"), number("failed"), rate("rate_bp")),
        Report::Sources => return online(ui, report),
        Report::Revenue => {
            let money = |measure: &str| money(ui, total(measure), currency(report));
            said(vec![("net", money("net")), ("charged", money("charged")), ("refunded", money("refunded"))])
        }
        Report::ThirdNextAvailable => return ui.n("report-said-third-next-available", total("days")),
    };
    match compared(ui, report) {
        Some(compared) => format!("{sentence} {compared}"),
        None => sentence,
    }
}

/// What there is more or less of than before.
fn compared(ui: &Ui, report: &ReportView) -> Option<String> {
    let measure = if report.name == Report::Revenue { "net" } else { "rate_bp" };
    let more = report.total_of(measure)? - report.before_of(measure)?;
    let size = more.abs();
    let difference = match measure {
        "net" => money(ui, size, currency(report)),
        _ => ui.t1("report-points", "number", tenths(ui, size)),
    };
    let days = (report.to.0 - report.from.0).get_days() + 1;
    let key = match () {
        () if measure == "rate_bp" && size < 5 || more == 0 => "report-same",
        () if more > 0 => "report-more",
        () => "report-less",
    };
    let values = [
        ("difference", FluentValue::from(difference)),
        ("count", FluentValue::from(days)),
        ("shown", FluentValue::from(ui.number(i64::from(days)))),
    ];
    Some(ui.language.message(key, &values))
}

fn online(ui: &Ui, report: &ReportView) -> String {
    let online = report.rows.iter().find(|row| row.group == "online");
    let value = |name: &str| online.and_then(|row| row.values.get(name).copied().flatten()).unwrap_or(0);
    let all = ui.number(report.total_of("booked").unwrap_or(0));
    let values =
        [("all", all), ("part", ui.number(value("booked"))), ("rate", percent(ui, value("share_bp")))];
    let values = values.map(|(name, value)| (name, FluentValue::from(value)));
    ui.language.message("report-said-sources", &values)
}

fn is_nothing(report: &ReportView) -> bool {
    let something = |row: &ReportRow| row.values.values().any(|value| value.is_some_and(|value| value != 0));
    if report.name == Report::ThirdNextAvailable {
        report.rows.is_empty()
    } else {
        !report.total.iter().any(something)
    }
}

fn currency(report: &ReportView) -> Option<Currency> {
    report.total.first().and_then(|row| row.currency)
}

fn label(ui: &Ui, by: By, row: &ReportRow) -> String {
    let date = |text: &str| text.parse::<Date>().ok();
    let label = match by {
        By::Day => date(&row.group).map(|date| ui.day(date)),
        By::Month => date(&format!("{}-01", row.group)).map(|date| ui.month(date)),
        By::Doctor | By::Department | By::Service => row.name.clone(),
        By::LeadTime | By::Patient | By::Source => {
            Some(ui.t(&format!("report-{by}-{}", row.group).replace('_', "-")))
        }
    };
    let none = if by == By::Service { "report-no-service" } else { "no-department" };
    label.unwrap_or_else(|| ui.t(none))
}

fn cell(ui: &Ui, row: &ReportRow, measure: Measure) -> Cell {
    let Some(value) = row.values.get(measure.name).copied().flatten() else {
        return Cell { shown: "–".to_owned(), value: String::new() };
    };
    match measure.unit {
        Unit::Count | Unit::Days => Cell { shown: ui.number(value), value: value.to_string() },
        Unit::Minutes => Cell { shown: hours(ui, value), value: in_tenths(value * 10 / 60) },
        Unit::BasisPoints => Cell { shown: percent(ui, value), value: in_tenths(rounded(value)) },
        Unit::Money => {
            let digits = row.currency.map_or(2, Currency::minor_digits);
            let value_in_units = value as f64 / 10_f64.powi(i32::try_from(digits).unwrap_or(2));
            Cell { shown: money(ui, value, row.currency), value: value_in_units.to_string() }
        }
    }
}

fn money(ui: &Ui, amount: i64, currency: Option<Currency>) -> String {
    currency.map_or_else(|| ui.number(amount), |currency| ui.money(Money { amount, currency }))
}

/// Minutes as hours with a tenth.
fn hours(ui: &Ui, minutes: i64) -> String {
    let tenths = minutes * 10 / 60;
    let fraction = (tenths % 10).to_string();
    ui.language.decimal(tenths / 10, fraction.trim_end_matches('0'))
}

/// Basis points as a percentage with a tenth.
fn percent(ui: &Ui, basis_points: i64) -> String {
    ui.t1("percent", "number", tenths(ui, basis_points))
}

/// Basis points as hundredths of the whole, to the tenth.
fn tenths(ui: &Ui, basis_points: i64) -> String {
    let tenths = rounded(basis_points);
    let fraction = (tenths % 10).to_string();
    ui.language.decimal(tenths / 10, fraction.trim_end_matches('0'))
}

fn rounded(basis_points: i64) -> i64 {
    (basis_points + 5) / 10
}

/// As a chart reads it.
fn in_tenths(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
