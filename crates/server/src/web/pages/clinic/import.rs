//! `GET /clinic/import`: a file is chosen; `POST` to it: what would become of it, or has.

use app::imports::{Column, What, columns};
use askama::Template;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/import.html")]
pub struct ImportPage {
    pub ui: Ui,
    pub doctors: Vec<Choice>,
    /// `what`, `doctor_id`, `file`.
    pub form: Form,
}

#[derive(Template)]
#[template(path = "pages/clinic/import_report.html")]
pub struct ImportReportPage {
    pub ui: Ui,
    /// How many rows go in, or went.
    pub new: usize,
    pub known: usize,
    /// Rows that stay out.
    pub refused: Vec<Line>,
    /// The others.
    pub taken: Vec<Line>,
    /// Columns that are not read, by their names.
    pub ignored: String,
    /// The file, for the second press; nothing once it was brought in.
    pub text: Option<String>,
    /// `what`, `doctor_id`.
    pub form: Form,
}

/// A row of the file.
pub struct Line {
    pub number: usize,
    pub name: String,
    /// It was there already.
    pub is_known: bool,
    pub reasons: Vec<Reason>,
}

/// Why a row stays out.
pub struct Reason {
    /// As the table names it; empty for the row as a whole.
    pub column: String,
    pub sentence: String,
}

/// What a table of one kind has.
pub struct Table {
    pub what: &'static str,
    pub title: String,
    pub columns: &'static [Column],
}

impl ImportPage {
    pub fn kinds(&self) -> Vec<Choice> {
        What::ALL.iter().map(|what| Choice::new(what.as_str(), title(&self.ui, *what))).collect()
    }

    pub fn tables(&self) -> Vec<Table> {
        let table = |what: &What| Table {
            what: what.as_str(),
            title: title(&self.ui, *what),
            columns: columns(*what),
        };
        What::ALL.iter().map(table).collect()
    }
}

impl ImportReportPage {
    pub fn brings_something(&self) -> bool {
        self.new > 0
    }
}

fn title(ui: &Ui, what: What) -> String {
    match what {
        What::Doctors => ui.t("import-doctors"),
        What::Patients => ui.t("import-patients"),
        What::Appointments => ui.t("import-appointments"),
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ImportPage)> {
        let ui = cast::at_clinic(ui, "/clinic/import");
        let page = |doctors, form| ImportPage { doctors, form, ui: ui.clone() };
        let faulty = Form::new([("what", "appointments")])
            .with_errors([("file", ui.t("fault-missing-column")), ("doctor_id", ui.t("fault-required"))]);
        vec![
            ("empty", page(Vec::new(), Form::new([("what", "doctors")]))),
            ("faulty", page(cast::doctor_choices(&ui), faulty)),
        ]
    }

    pub mod report {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, ImportReportPage)> {
            let ui = cast::at_clinic(ui, "/clinic/import");
            let line = |number, is_known, reasons: &[(&str, &str)]| Line {
                number,
                name: cast::say(&ui, "Amina <b>Yusuf</b>", "آمنہ یوسف"),
                is_known,
                reasons: reasons
                    .iter()
                    .map(|(column, key)| Reason { column: (*column).into(), sentence: ui.t(key) })
                    .collect(),
            };
            let bad = || {
                vec![
                    line(3, false, &[("birth_date", "fault-not-a-date"), ("phone", "fault-not-a-phone")]),
                    line(9, false, &[("", "fault-too-many-cells")]),
                ]
            };
            let good = || vec![line(2, false, &[]), line(4, true, &[])];
            let page = |new, refused: Vec<Line>, taken, text: Option<&str>| ImportReportPage {
                new,
                known: 1,
                refused,
                taken,
                ignored: "shoe size, <b>colour</b>".into(),
                text: text.map(str::to_owned),
                form: Form::new([("what", "patients")]),
                ui: ui.clone(),
            };
            vec![
                ("looked", page(1, bad(), good(), Some("name\n\"Amina\""))),
                ("nothing", page(0, bad(), Vec::new(), Some("name\nAmina"))),
                ("done", page(1, bad(), good(), None)),
                ("all", page(1, Vec::new(), good(), None)),
            ]
        }
    }
}
