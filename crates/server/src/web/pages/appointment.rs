//! `GET /appointments/{id}`: one appointment; with `just_booked`, the confirmation after paying.

use askama::Template;
use jiff::Zoned;
use kernel::money::Price;

use super::shown::{Face, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/appointment.html")]
pub struct AppointmentPage {
    pub ui: Ui,
    pub appointment: Appointment,
    /// Comes straight from the booker.
    pub just_booked: bool,
    /// The address the confirmation went to.
    pub mailed_to: Option<String>,
}

pub struct Appointment {
    pub id: String,
    pub doctor_id: String,
    pub doctor: Face,
    pub specialties: String,
    pub service: String,
    pub duration_minutes: u32,
    pub starts_at: Zoned,
    pub department: String,
    pub place: String,
    pub address: String,
    pub by_video: bool,
    pub position: Option<u32>,
    pub expected_at: Option<Zoned>,
    pub patient: String,
    pub reason: String,
    pub status: Status,
    /// A sentence about who cancelled and why.
    pub note: Option<String>,
    pub price: Price,
    pub payment: Status,
    /// The transaction whose receipt can be seen.
    pub transaction_id: Option<String>,
    pub can_reschedule: bool,
    pub can_cancel: bool,
    /// Still to come or going on: then there is a calendar file.
    pub is_live: bool,
    pub held_until: Option<Zoned>,
    pub cancel_hours: u32,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, AppointmentPage)> {
        let mut ui = ui.clone();
        ui.viewer = Some(cast::patient());
        ui.path = "/appointments/apt_1".into();
        let page = |just_booked, appointment| AppointmentPage {
            ui: ui.clone(),
            appointment,
            just_booked,
            mailed_to: just_booked.then(|| "sana@example.com".into()),
        };
        let mut cancelled = appointment(&ui, "cancelled");
        cancelled.note =
            Some(cast::say(&ui, "Cancelled by you on 20 Nov 2026.", "آپ نے 20 نومبر 2026 کو منسوخ کی۔"));
        cancelled.payment = Status::payment("refunded");
        let mut queue = appointment(&ui, "checked_in");
        queue.position = Some(7);
        queue.expected_at = Some(cast::at("2026-11-23T10:40:00"));
        queue.payment = Status::payment("due_at_desk");
        queue.transaction_id = None;
        let mut held = appointment(&ui, "held");
        held.held_until = Some(cast::at("2026-11-21T09:29:30"));
        held.payment = Status::payment("pending");
        held.transaction_id = None;
        let others = ["in_progress", "completed", "no_show", "expired"].map(|word| appointment(&ui, word));
        let [in_progress, completed, no_show, expired] = others;
        vec![
            ("just-booked", page(true, appointment(&ui, "confirmed"))),
            ("confirmed", page(false, appointment(&ui, "confirmed"))),
            ("cancelled", page(false, cancelled)),
            ("queue", page(false, queue)),
            ("held", page(false, held)),
            ("in-progress", page(false, in_progress)),
            ("completed", page(false, completed)),
            ("no-show", page(false, no_show)),
            ("expired", page(false, expired)),
        ]
    }

    pub fn appointment(ui: &Ui, word: &str) -> Appointment {
        let live = matches!(word, "confirmed" | "checked_in" | "in_progress");
        Appointment {
            id: "apt_1".into(),
            doctor_id: "doc_0".into(),
            doctor: Face::new(&cast::doctor_name(ui, 0)),
            specialties: cast::specialty(ui, "skin"),
            service: cast::say(ui, "Consultation", "مشورہ"),
            duration_minutes: 20,
            starts_at: cast::at("2026-11-23T10:25:00"),
            department: cast::departments(ui)[0].label.clone(),
            place: cast::say(ui, "Clifton, Karachi", "کلفٹن، کراچی"),
            address: cast::say(
                ui,
                "14 Khayaban-e-Iqbal, Clifton Block 2, Karachi",
                "14 خیابانِ اقبال، کلفٹن بلاک 2، کراچی",
            ),
            by_video: false,
            position: None,
            expected_at: None,
            patient: cast::say(ui, "Ali Malik", "علی ملک"),
            reason: cast::say(ui, "Rash on both arms since Friday", "جمعے سے دونوں بازوؤں پر خارش"),
            status: Status::appointment(word),
            note: None,
            price: Price::of(cast::rupees(2_500), 1_000),
            payment: Status::payment("paid"),
            transaction_id: Some("txn_1".into()),
            can_reschedule: word == "confirmed",
            can_cancel: word == "confirmed",
            is_live: live,
            held_until: None,
            cancel_hours: 24,
        }
    }
}
