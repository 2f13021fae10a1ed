//! `GET /clinic/appointments?from=&to=&doctor=&status=&patient=`: the clinic's visits, with what comes
//! next for each one press away.

use askama::Template;
use jiff::Zoned;

use crate::web::form::Form;
use crate::web::pages::shown::{Choice, Link, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/appointments.html")]
pub struct ClinicAppointmentsPage {
    pub ui: Ui,
    /// `from`, `to`, `doctor`, `status`, `patient`.
    pub filter: Form,
    pub doctors: Vec<Choice>,
    /// Today, tomorrow, this week.
    pub spans: Vec<Link>,
    pub rows: Vec<DeskRow>,
    pub more: Option<String>,
    /// The patient whose visits these are, when filtered by one.
    pub patient: Option<String>,
}

pub struct DeskRow {
    pub id: String,
    pub starts_at: Zoned,
    pub position: Option<u32>,
    pub patient: String,
    pub phone: Option<String>,
    pub doctor: String,
    pub service: String,
    pub status: Status,
    pub payment: Status,
    /// The usual next step, where there is one and the viewer may do it.
    pub next_action: Option<DeskAction>,
}

/// A step of a visit: the verb of its address and the message on its button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskAction {
    pub verb: &'static str,
    pub key: &'static str,
}

pub const CHECK_IN: DeskAction = DeskAction { verb: "check_in", key: "check-in" };
pub const START: DeskAction = DeskAction { verb: "start", key: "start-visit" };
pub const COMPLETE: DeskAction = DeskAction { verb: "complete", key: "complete-visit" };
pub const NO_SHOW: DeskAction = DeskAction { verb: "no_show", key: "no-show" };

impl DeskAction {
    /// Whether it is asked about first: nothing takes it back, and it may cost the patient money.
    pub fn asks(&self) -> bool {
        self.verb == NO_SHOW.verb
    }

    /// What usually follows on a status, by the API's word for it.
    pub fn after(status: &str) -> Option<DeskAction> {
        match status {
            "confirmed" => Some(CHECK_IN),
            "checked_in" => Some(START),
            "in_progress" => Some(COMPLETE),
            _ => None,
        }
    }
}

/// Statuses a list can be narrowed to, and their messages.
pub const STATUSES: [(&str, &str); 8] = [
    ("held", "status-held"),
    ("confirmed", "status-confirmed"),
    ("checked_in", "status-checked-in"),
    ("in_progress", "status-in-progress"),
    ("completed", "status-completed"),
    ("no_show", "status-no-show"),
    ("cancelled", "status-cancelled"),
    ("expired", "status-expired"),
];

impl ClinicAppointmentsPage {
    pub fn statuses(&self) -> Vec<Choice> {
        STATUSES.iter().map(|(value, key)| Choice::new(*value, self.ui.t(key))).collect()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ClinicAppointmentsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/appointments");
        let page = |rows: Vec<DeskRow>, patient| ClinicAppointmentsPage {
            filter: Form::new([("from", "2026-11-21"), ("to", "2026-11-21"), ("doctor", ""), ("status", "")]),
            doctors: cast::doctor_choices(&ui),
            spans: ["today", "tomorrow", "seven-days"]
                .map(|key| Link::new(ui.t(key), "/clinic/appointments?x").current(key == "today"))
                .into(),
            more: (!rows.is_empty()).then(|| "/clinic/appointments?cursor=abc".into()),
            rows,
            patient,
            ui: ui.clone(),
        };
        let words = ["completed", "in_progress", "checked_in", "confirmed", "held", "no_show", "cancelled"];
        let rows = words
            .iter()
            .enumerate()
            .map(|(n, word)| row(&ui, n, &format!("2026-11-21T{:02}:20:00", 8 + n), word))
            .collect();
        let of_one = vec![row(&ui, 1, "2026-11-21T09:40:00", "confirmed")];
        vec![
            ("some", page(rows, None)),
            ("of-one-patient", page(of_one, Some(cast::say(&ui, "Ali Malik", "علی ملک")))),
            ("empty", page(Vec::new(), None)),
        ]
    }

    pub fn row(ui: &Ui, number: usize, local: &str, word: &str) -> DeskRow {
        let payments = ["paid", "due_at_desk", "paid", "nothing_due", "due"];
        DeskRow {
            id: format!("apt_{number}"),
            starts_at: cast::at(local),
            position: (number == 2).then_some(7),
            patient: cast::patient_choices(ui).swap_remove(number % 3).face.name,
            phone: (number != 1).then(|| "+92 300 1234567".into()),
            doctor: cast::doctor_name(ui, number),
            service: cast::say(ui, "Consultation", "مشورہ"),
            status: Status::appointment(word),
            payment: Status::payment(payments[number % 5]),
            next_action: DeskAction::after(word),
        }
    }
}
