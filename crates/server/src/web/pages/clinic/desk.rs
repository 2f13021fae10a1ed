//! `GET /clinic/book?doctor=&service=&date=&q=&patient=&at=&back=`: the front desk books for a patient. Every choice
//! is in the address, so it works without script and can be gone back on.

use askama::Template;
use jiff::Zoned;

use crate::web::address::Address;
use crate::web::form::Form;
use crate::web::pages::calendar::Calendar;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

use super::patients::PatientRow;

#[derive(Template)]
#[template(path = "pages/clinic/desk.html")]
pub struct DeskPage {
    pub ui: Ui,
    /// What is chosen so far: `doctor`, `service`, `date`, `q`, `patient`, and where to go afterwards: `back`.
    pub choice: Form,
    pub doctors: Vec<Choice>,
    pub services: Vec<Choice>,
    /// The chosen doctor's month and day.
    pub calendar: Option<Calendar>,
    /// The time that was pressed in the calendar.
    pub at: Option<Zoned>,
    /// That time, where somebody has it: it can be booked over.
    pub over: Option<Zoned>,
    /// Patients whose name or phone number fits `q`.
    pub found: Vec<PatientRow>,
    /// The chosen patient's name.
    pub patient: Option<String>,
    /// `new_name`, `new_phone`, `new_birth_date`, `reason`, `overbook_reason`.
    pub form: Form,
}

impl DeskPage {
    /// The rest of an address of this page: the service, the time that was pressed, and where to go afterwards.
    pub fn kept(&self) -> String {
        let kept = ["service", "at", "back"];
        let query = kept.iter().fold(Address::to(""), |to, name| to.with(name, self.choice.value(name)));
        query.to_string().replacen('?', "&", 1)
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::patients::samples::rows;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, DeskPage)> {
        let ui = cast::at_clinic(ui, "/clinic/book");
        let page = || DeskPage {
            choice: Form::default(),
            doctors: cast::doctor_choices(&ui),
            services: Vec::new(),
            calendar: None,
            at: None,
            over: None,
            found: Vec::new(),
            patient: None,
            form: Form::default(),
            ui: ui.clone(),
        };
        let mut searching = page();
        searching.choice = Form::new([("q", "mal"), ("doctor", "doc_0")]);
        searching.found = rows(&ui);
        let mut nobody = page();
        nobody.choice = Form::new([("q", "zzz")]);
        let mut ready = page();
        ready.choice = Form::new([
            ("doctor", "doc_0"),
            ("service", "svc_1"),
            ("patient", "pat_2"),
            ("date", "2026-11-23"),
        ]);
        ready.services = vec![Choice::new("svc_1", cast::say(&ui, "Consultation", "مشورہ"))];
        ready.calendar = Some(cast::calendar("/clinic/book"));
        ready.patient = Some(cast::say(&ui, "Ali Malik", "علی ملک"));
        let mut pressed = page();
        pressed.choice = Form::new([
            ("doctor", "doc_0"),
            ("date", "2026-11-23"),
            ("at", "2026-11-23T10:30:00+05:00"),
            ("back", "/clinic/calendar"),
        ]);
        pressed.calendar = Some(cast::calendar("/clinic/book"));
        pressed.at = Some(cast::at("2026-11-23T10:30:00"));
        let mut taken = page();
        taken.choice = pressed.choice.clone();
        taken.calendar = Some(cast::calendar("/clinic/book"));
        taken.over = Some(cast::at("2026-11-23T10:30:00"));
        taken.form = Form::default().with_errors([("overbook_reason", ui.t("fault-required"))]);
        let mut lost = page();
        lost.choice = Form::new([("doctor", "doc_0"), ("date", "2026-11-23")]);
        lost.calendar = Some(cast::calendar("/clinic/book"));
        lost.form = Form::new([("new_name", "Zara Khan")])
            .with_errors([("", ui.t("fault-time-taken")), ("new_name", ui.t("fault-required"))]);
        vec![
            ("start", page()),
            ("found", searching),
            ("nobody-found", nobody),
            ("ready", ready),
            ("pressed", pressed),
            ("taken", taken),
            ("lost", lost),
        ]
    }
}
