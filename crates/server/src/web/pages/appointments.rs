//! `GET /appointments` and `GET /appointments?past`: what is to come, and what was.

use askama::Template;
use jiff::Zoned;

use super::shown::{Face, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/appointments.html")]
pub struct AppointmentsPage {
    pub ui: Ui,
    /// History instead of what is to come.
    pub past: bool,
    pub rows: Vec<AppointmentRow>,
    pub more: Option<String>,
}

pub struct AppointmentRow {
    pub id: String,
    pub doctor_id: String,
    pub doctor: Face,
    pub starts_at: Zoned,
    pub service: String,
    pub place: String,
    /// Whose visit it is; `None` for the account holder's own.
    pub patient: Option<String>,
    pub status: Status,
    /// Still to be confirmed until then.
    pub held_until: Option<Zoned>,
    pub can_reschedule: bool,
    pub can_cancel: bool,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, AppointmentsPage)> {
        let mut ui = ui.clone();
        ui.viewer = Some(cast::patient());
        ui.path = "/appointments".into();
        let row = |number: usize, local: &str, word: &str| AppointmentRow {
            id: format!("apt_{number}"),
            doctor_id: format!("doc_{number}"),
            doctor: Face::new(&cast::doctor_name(&ui, number)),
            starts_at: cast::at(local),
            service: cast::say(&ui, "Consultation", "مشورہ"),
            place: cast::departments(&ui)[number % 4].label.clone(),
            patient: (number == 1).then(|| cast::say(&ui, "Ali Malik", "علی ملک")),
            status: Status::appointment(word),
            held_until: None,
            can_reschedule: word == "confirmed",
            can_cancel: word == "confirmed",
        };
        let mut held = row(0, "2026-11-23T10:25:00", "held");
        held.held_until = Some(cast::at("2026-11-21T09:29:30"));
        let upcoming = vec![
            held,
            row(1, "2026-11-24T16:00:00", "confirmed"),
            row(2, "2026-12-02T11:00:00", "confirmed"),
        ];
        let past = vec![
            row(3, "2026-10-02T09:30:00", "completed"),
            row(0, "2026-09-12T10:00:00", "no_show"),
            row(1, "2026-08-30T17:00:00", "cancelled"),
        ];
        let page = |past, rows, more: Option<&str>| AppointmentsPage {
            ui: ui.clone(),
            past,
            rows,
            more: more.map(str::to_owned),
        };
        vec![
            ("upcoming", page(false, upcoming, None)),
            ("history", page(true, past, Some("/appointments?past&cursor=abc"))),
            ("empty", page(false, Vec::new(), None)),
            ("no-history", page(true, Vec::new(), None)),
        ]
    }
}
