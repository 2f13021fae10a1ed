//! `GET /appointments/{id}/reschedule?date=&starts_at=`: choose another time, then see old and new side by
//! side. The old time stays until the new one is certain.

use askama::Template;

use super::appointment::Appointment;
use super::calendar::Calendar;
use super::shown::FreeTime;
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
    /// Where all of this lives: the patient's or the desk's address of the appointment.
    pub base: String,
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
            base: "/appointments/apt_1".into(),
        };
        let mut chosen = page();
        chosen.chosen = cast::alternatives().pop();
        let mut lost = page();
        lost.fault = Some(ui.t1("lost-text", "when", ui.moment(cast::at("2026-11-24T10:25:00"))));
        lost.alternatives = cast::alternatives();
        let mut none = page();
        none.calendar = cast::empty_calendar("/appointments/apt_1/reschedule");
        vec![("choose", page()), ("confirm", chosen), ("lost", lost), ("no-times", none)]
    }
}
