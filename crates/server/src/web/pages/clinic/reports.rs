//! `GET /clinic/reports` and `GET /clinic/reports/{name}`: what the clinic's figures say.

use askama::Template;

use crate::web::form::Form;
use crate::web::pages::shown::Link;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/reports.html")]
pub struct ReportsPage {
    pub ui: Ui,
    pub reports: Vec<Told>,
}

/// A report in one sentence.
pub struct Told {
    /// The word; the page has its name.
    pub name: &'static str,
    pub summary: String,
}

#[derive(Template)]
#[template(path = "pages/clinic/report.html")]
pub struct ReportPage {
    pub ui: Ui,
    /// The word; the page has its name.
    pub name: &'static str,
    /// Every report, of the same days.
    pub reports: Vec<Link>,
    /// Common spans of days.
    pub periods: Vec<Link>,
    /// What the rows may be.
    pub groupings: Vec<Link>,
    /// `from`, `to`, `by`; nothing where the report is about now.
    pub form: Option<Form>,
    /// Nothing where the days that were asked for make no sense.
    pub figures: Option<Figures>,
}

/// The table, and the chart that is drawn from it.
pub struct Figures {
    pub summary: String,
    /// What the rows are.
    pub grouping: String,
    /// As `bar`, or `row` for names that need room.
    pub chart: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub total: Vec<Row>,
    pub csv: String,
}

pub struct Column {
    pub label: String,
    pub is_charted: bool,
}

pub struct Row {
    pub label: String,
    pub cells: Vec<Cell>,
}

/// A figure as people read it, and as a chart takes it.
pub struct Cell {
    pub shown: String,
    pub value: String,
}

impl ReportPage {
    pub fn title(&self) -> String {
        title(&self.ui, self.name)
    }

    pub fn definition(&self) -> String {
        self.ui.t(&format!("report-rule-{}", self.name))
    }
}

impl ReportsPage {
    pub fn title(&self, name: &str) -> String {
        title(&self.ui, name)
    }
}

impl Row {
    /// A phone does without it.
    pub fn is_nothing(&self) -> bool {
        self.cells.iter().all(|cell| ["", "0", "0.0"].contains(&&*cell.value))
    }
}

impl Figures {
    /// A name for the column of a cell, for a phone.
    pub fn label(&self, place: &usize) -> &str {
        self.columns.get(*place).map_or("", |column| column.label.as_str())
    }
}

pub fn title(ui: &Ui, name: &str) -> String {
    ui.t(&format!("report-{name}"))
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ReportPage)> {
        let ui = cast::at_clinic(ui, "/clinic/reports/no-shows");
        let link = |key: &str, current| Link::new(ui.t(key), "/clinic/reports/no-shows").current(current);
        let cell = |shown: &str, value: &str| Cell { shown: shown.into(), value: value.into() };
        let row = |label: String, visits: &str, missed: &str, rate: &str| Row {
            label,
            cells: vec![cell(visits, visits), cell(missed, missed), cell(&format!("{rate}%"), rate)],
        };
        let column = |key: &str, is_charted| Column { label: ui.t(key), is_charted };
        let figures = || Figures {
            summary: ui.t("report-nothing-title"),
            grouping: ui.t("report-by-doctor"),
            chart: "row",
            columns: vec![
                column("report-visits", false),
                column("report-missed", false),
                column("report-rate-bp", true),
            ],
            rows: vec![
                row(cast::doctor_name(&ui, 0), "210", "9", "4.3"),
                row("Dr <b>Long</b> Name of Somebody Whose Name is Long".into(), "202", "14", "6.9"),
                row(ui.t("no-department"), "0", "0", ""),
            ],
            total: vec![row(ui.t("report-total"), "412", "23", "5.6")],
            csv: "/clinic/reports/no-shows/csv".into(),
        };
        let page = |form, figures| ReportPage {
            name: "no-shows",
            reports: vec![link("report-fill-rate", false), link("report-no-shows", true)],
            periods: vec![link("report-this-week", true), link("report-last-days", false)],
            groupings: vec![link("report-by-day", false), link("report-by-doctor", true)],
            form,
            figures,
            ui: ui.clone(),
        };
        let asked = || Form::new([("from", "2026-10-23"), ("to", "2026-11-21"), ("by", "doctor")]);
        let faulty = asked().with_errors([("to", ui.t("fault-before-from"))]);
        let empty = Figures { rows: Vec::new(), total: Vec::new(), ..figures() };
        vec![
            ("full", page(Some(asked()), Some(figures()))),
            ("now", page(None, Some(figures()))),
            ("nothing", page(Some(asked()), Some(empty))),
            ("faulty", page(Some(faulty), None)),
        ]
    }

    pub mod overview {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, ReportsPage)> {
            let ui = cast::at_clinic(ui, "/clinic/reports");
            let told = |name| Told { name, summary: ui.t("report-nothing-title") };
            let reports = app::reports::Report::ALL.iter().map(|report| told(report.as_str())).collect();
            vec![("full", ReportsPage { reports, ui: ui.clone() })]
        }
    }
}
