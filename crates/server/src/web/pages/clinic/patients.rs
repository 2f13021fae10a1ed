//! `GET /clinic/patients?q=`: find a patient by name or phone number.

use askama::Template;

use crate::web::form::Form;
use crate::web::pages::shown::Face;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/patients.html")]
pub struct PatientsPage {
    pub ui: Ui,
    /// `q`.
    pub filter: Form,
    pub rows: Vec<PatientRow>,
    pub more: Option<String>,
}

pub struct PatientRow {
    pub id: String,
    pub face: Face,
    /// Age and gender, as far as they are known.
    pub detail: String,
    pub phone: Option<String>,
    /// Entered by the desk, without an account.
    pub is_walk_in: bool,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn rows(ui: &Ui) -> Vec<PatientRow> {
        cast::patient_choices(ui)
            .into_iter()
            .map(|choice| PatientRow {
                is_walk_in: choice.id == "pat_3",
                phone: (choice.id != "pat_2").then(|| "+92 300 1234567".into()),
                detail: ui.n("years-old", 34),
                id: choice.id,
                face: choice.face,
            })
            .collect()
    }

    pub fn all(ui: &Ui) -> Vec<(&'static str, PatientsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/patients");
        let page = |q: &str, rows, more: Option<&str>| PatientsPage {
            filter: Form::new([("q", q)]),
            rows,
            more: more.map(str::to_owned),
            ui: ui.clone(),
        };
        vec![
            ("some", page("", rows(&ui), Some("/clinic/patients?cursor=abc"))),
            ("nobody-found", page("zzz", Vec::new(), None)),
            ("empty", page("", Vec::new(), None)),
        ]
    }
}
