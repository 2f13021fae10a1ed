//! What the clinic's figures say: all reports in a sentence each, and each with its chart and table.

use app::reports::{self, By, Input, MOST_DAYS, Report, ReportView};
use app::{App, Error};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::figures::{figures, grouping, summary};
use crate::api::{Path, Refused, reports::csv};
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::{Asked, Page, Reader, Shown, html};
use crate::web::form::Form;
use crate::web::pages::clinic::reports::{ReportPage, ReportsPage, Told, title};
use crate::web::pages::shown::Link;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/reports", get(list))
        .route("/clinic/reports/{name}", get(show))
        .route("/clinic/reports/{name}/csv", get(file))
}

const BASE: &str = "/clinic/reports";

/// Days by which a report is told month by month where nobody says.
const DAYS_IN_MONTHS: i32 = 92;

async fn list(mut reader: Reader) -> Shown {
    enter(&mut reader)?;
    let mut told = Vec::with_capacity(Report::ALL.len());
    for name in Report::ALL {
        let report = read(&reader, *name, Input::default()).await?;
        told.push(Told { name: name.as_str(), summary: summary(&reader.ui, &report) });
    }
    html(ReportsPage { reports: told, ui: reader.ui })
}

async fn show(mut reader: Reader, Path(name): Path<String>, Asked(asked): Asked) -> Shown {
    enter(&mut reader)?;
    let name = named(&name)?;
    let (status, form, report) = match read(&reader, name, input(name, &asked)).await {
        Ok(report) => {
            let by = if asked.given("by").is_some() { report.by.as_str() } else { "" };
            let from_to = [("from", report.from.to_string()), ("to", report.to.to_string())];
            let form = Form::new(from_to.into_iter().chain([("by", by.to_owned())]));
            (StatusCode::OK, form, Some(report))
        }
        Err(Refused(error)) => {
            let problem = mendable(error)?;
            let form = asked.only(&["from", "to", "by"]).with_errors(reader.ui.faults(&problem, &[]));
            (StatusCode::UNPROCESSABLE_ENTITY, form, None)
        }
    };
    let to = |name: Report, by: &str| {
        let days = Address::to(&format!("{BASE}/{name}"));
        days.with("from", form.value("from")).with("to", form.value("to")).with("by", by)
    };
    let ui = &reader.ui;
    let reports = Report::ALL.iter().map(|other| {
        Link::new(title(ui, other.as_str()), to(*other, "").to_string()).current(*other == name)
    });
    let chosen = report.as_ref().map(|report| report.by);
    let groupings = reports::allowed(name).iter().map(|by| {
        Link::new(grouping(ui, *by), to(name, by.as_str()).to_string()).current(Some(*by) == chosen)
    });
    let page = ReportPage {
        name: name.as_str(),
        reports: reports.collect(),
        periods: periods(&reader, name, &form),
        groupings: groupings.collect(),
        figures: report.as_ref().map(|report| {
            let csv = form.value("by").to_owned();
            let csv = Address::to(&format!("{BASE}/{name}/csv")).with("by", &csv);
            let csv = csv.with("from", form.value("from")).with("to", form.value("to"));
            figures(ui, report, csv.to_string())
        }),
        form: is_of_days(name).then_some(form),
        ui: reader.ui,
    };
    Page(status, page).shown()
}

async fn file(mut reader: Reader, Path(name): Path<String>, Asked(asked): Asked) -> Shown {
    enter(&mut reader)?;
    let name = named(&name)?;
    csv(&read(&reader, name, input(name, &asked)).await?)
}

fn enter(reader: &mut Reader) -> Result<(), Refused> {
    reader.signed_in()?;
    reader.enter_clinic()?;
    Ok(())
}

async fn read(reader: &Reader, name: Report, input: Input) -> Result<ReportView, Refused> {
    let clinic_id = Some(reader.clinic()?.id);
    let report = reports::report(&reader.app, &reader.caller, name, Input { clinic_id, ..input }).await?;
    Ok(report)
}

fn named(name: &str) -> Result<Report, Refused> {
    Ok(name.parse().map_err(|_| Error::not_found("report"))?)
}

/// A long time is told in months where nobody says how. What is no date, or no grouping of this report, counts as left out:
/// the page shows which it took.
fn input(name: Report, asked: &Form) -> Input {
    let date = |field: &str| asked.value(field).parse::<Date>().ok();
    let (from, to) = (date("from"), date("to"));
    let by: Option<By> = asked.value("by").parse().ok();
    let by = by.filter(|by| reports::allowed(name).contains(by));
    let days = from.zip(to).map_or(0, |(from, to)| (to - from).get_days());
    let in_months = days > DAYS_IN_MONTHS && days < MOST_DAYS && reports::allowed(name)[0] == By::Day;
    Input { clinic_id: None, from, to, by: by.or(in_months.then_some(By::Month)) }
}

/// Whether a report is about days, and not about now.
fn is_of_days(name: Report) -> bool {
    name != Report::ThirdNextAvailable
}

fn periods(reader: &Reader, name: Report, form: &Form) -> Vec<Link> {
    let ui = &reader.ui;
    let today = ui.now.date();
    let back = |days: Span| today.saturating_sub(days);
    let first_of_month = today.first_of_month();
    let last_month = first_of_month.yesterday().unwrap_or(first_of_month);
    let monday = back(i64::from(today.weekday().to_monday_zero_offset()).days());
    let spans = [
        ("report-this-week", monday, today),
        ("report-last-days", back(29.days()), today),
        ("report-this-month", first_of_month, today),
        ("report-last-month", last_month.first_of_month(), last_month),
        ("report-last-year", back(364.days()), today),
    ];
    let link = |(key, from, to): (&str, Date, Date)| {
        let (from, to) = (from.to_string(), to.to_string());
        let address = Address::to(&format!("{BASE}/{name}")).with("from", &from).with("to", &to);
        let current = (form.value("from"), form.value("to")) == (&*from, &*to);
        // Days and months are chosen anew for another span; whatever else it was grouped by stays.
        let by = Some(form.value("by")).filter(|by| !["day", "month"].contains(by)).unwrap_or_default();
        Link::new(ui.t(key), address.with("by", by).to_string()).current(current)
    };
    spans.into_iter().map(link).collect()
}
