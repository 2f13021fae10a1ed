//! `GET /clinic/walk-in?doctor=&q=&patient=&back=`: somebody is here without a time. It is one form, so that looking for the
//! patient loses nothing that is typed.

use askama::Template;
use jiff::Zoned;

use crate::web::form::Form;
use crate::web::ui::Ui;

use super::patients::PatientRow;

#[derive(Template)]
#[template(path = "pages/clinic/walk_in.html")]
pub struct WalkInPage {
    pub ui: Ui,
    /// `doctor`, `q`, `patient`, `back`.
    pub choice: Form,
    /// Patients whose name or phone number fits `q`.
    pub found: Vec<PatientRow>,
    /// The chosen patient's name.
    pub patient: Option<String>,
    /// Whoever is free soonest first.
    pub doctors: Vec<WalkInDoctor>,
    /// `doctor_id`, `new_name`, `new_phone`, `new_birth_date`, `reason`, `overbook_reason`.
    pub form: Form,
}

pub struct WalkInDoctor {
    pub id: String,
    pub name: String,
    /// The next free time of today.
    pub next: Option<Zoned>,
    /// How many have arrived and are not seen yet.
    pub waiting: usize,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::patients::samples::rows;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, WalkInPage)> {
        let ui = cast::at_clinic(ui, "/clinic/walk-in");
        let doctor = |number: usize, next: Option<&str>, waiting| WalkInDoctor {
            id: format!("doc_{number}"),
            name: cast::doctor_name(&ui, number),
            next: next.map(|time| cast::at(&format!("2026-11-21T{time}:00"))),
            waiting,
        };
        let page = || WalkInPage {
            choice: Form::new([("back", "/clinic/flow")]),
            found: Vec::new(),
            patient: None,
            doctors: vec![
                doctor(0, Some("10:40"), 3),
                doctor(1, Some("11:00"), 0),
                doctor(2, None, 1),
                doctor(3, None, 0),
            ],
            form: Form::default(),
            ui: ui.clone(),
        };
        let mut searching = page();
        searching.choice = Form::new([("q", "mal")]);
        searching.found = rows(&ui);
        let mut nobody = page();
        nobody.choice = Form::new([("q", "zzz")]);
        let mut known = page();
        known.choice = Form::new([("patient", "pat_2"), ("doctor", "doc_0")]);
        known.form = Form::new([("doctor_id", "doc_0")]);
        known.patient = Some(cast::say(&ui, "Ali Malik", "علی ملک"));
        let mut full = page();
        full.form = Form::new([("doctor_id", "doc_2"), ("new_name", "Zara Khan")])
            .with_errors([("overbook_reason", ui.t("fault-no-time-today"))]);
        let mut idle = page();
        idle.doctors = Vec::new();
        vec![
            ("start", page()),
            ("found", searching),
            ("nobody-found", nobody),
            ("known", known),
            ("full", full),
            ("no-doctors", idle),
        ]
    }
}
