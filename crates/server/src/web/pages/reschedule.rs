//! `GET /appointments/{id}/reschedule?doctor=&date=&starts_at=`: choose another time, the desk also another doctor, then see
//! old and new side by side. The old time stays until the new one is certain.

use askama::Template;

use super::appointment::Appointment;
use super::calendar::Calendar;
use super::shown::{Choice, FreeTime};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/reschedule.html")]
pub struct ReschedulePage {
    pub ui: Ui,
    pub appointment: Appointment,
    pub calendar: Calendar,
    /// The new time, chosen and not yet confirmed.
    pub chosen: Option<FreeTime>,
    /// Why it did not work: someone was faster, the rule does not allow it any more.
    pub fault: Option<String>,
    /// The nearest times, when the chosen one has been taken.
    pub alternatives: Vec<FreeTime>,
    /// Of the appointment as it is shown: a move is refused once somebody else has changed it.
    pub version: i64,
    /// Where all of this lives: the patient's or the desk's address of the appointment.
    pub base: String,
    /// Where another time of that day is chosen.
    pub other_time: Option<String>,
    /// Who may have it, first who has it now; empty where nobody else may.
    pub doctors: Vec<Choice>,
    /// Who has it after the move; without a value who has it now.
    pub doctor: Choice,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::appointment::samples::appointment;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ReschedulePage)> {
        let mut ui = ui.clone();
        ui.viewer = Some(cast::patient());
        ui.path = "/appointments/apt_1/reschedule".into();
        let page = || ReschedulePage {
            ui: ui.clone(),
            appointment: appointment(&ui, "confirmed"),
            calendar: cast::calendar("/appointments/apt_1/reschedule"),
            chosen: None,
            fault: None,
            alternatives: Vec::new(),
            version: 3,
            base: "/appointments/apt_1".into(),
            other_time: None,
            doctors: Vec::new(),
            doctor: Choice::new("", cast::doctor_name(&ui, 0)),
        };
        let mut chosen = page();
        chosen.chosen = cast::alternatives().pop();
        chosen.other_time = Some("/appointments/apt_1/reschedule?date=2026-11-24".into());
        let mut lost = page();
        lost.fault = Some(ui.t1("lost-text", "when", ui.moment(cast::at("2026-11-24T10:25:00"))));
        lost.alternatives = cast::alternatives();
        let mut none = page();
        none.calendar = cast::empty_calendar("/appointments/apt_1/reschedule");
        let mut at_desk = page();
        at_desk.doctors =
            vec![Choice::new("", cast::doctor_name(&ui, 0)), Choice::new("doc_2", cast::doctor_name(&ui, 1))];
        let mut other = page();
        other.doctors = at_desk.doctors.clone();
        other.doctor = Choice::new("doc_2", cast::doctor_name(&ui, 1));
        other.chosen = cast::alternatives().pop();
        other.other_time = Some("/appointments/apt_1/reschedule?doctor=doc_2&date=2026-11-24".into());
        vec![
            ("choose", page()),
            ("confirm", chosen),
            ("lost", lost),
            ("no-times", none),
            ("at-desk", at_desk),
            ("other-doctor", other),
        ]
    }
}
