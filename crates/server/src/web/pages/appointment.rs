//! `GET /appointments/{id}`: one appointment; with `just_booked`, the confirmation after paying.

use app::visits::PrescriptionItem;
use askama::Template;
use jiff::{Zoned, civil::Date};
use kernel::money::{Money, Price};

use super::shown::{Face, Status};
use crate::web::form::Form;
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
    /// What the doctor wrote of it.
    pub summary: Option<Summary>,
    pub review: Review,
    /// On the day of the visit, until it begins.
    pub place: Option<Place>,
    /// The offer that waits for an answer, where the doctor cannot keep the visit.
    pub replacement: Option<String>,
    /// What the desk keeps ready to be handed back.
    pub ready: Option<Money>,
    /// Everything up to this event is in the page.
    pub last_event_id: String,
}

/// The own place in the doctor's day.
pub struct Place {
    /// How many the doctor sees before.
    pub ahead: usize,
    pub expected_at: Zoned,
    /// Minutes behind the booked time.
    pub late: u32,
    pub position: Option<u32>,
    /// When this was so.
    pub now: Zoned,
}

/// What the doctor wrote of a visit, for its patient.
pub struct Summary {
    pub notes: String,
    pub prescription: Vec<PrescriptionItem>,
    pub diet: String,
    pub exercise: String,
    pub follow_up: Option<FollowUp>,
}

/// When the doctor wants to see the patient again, and whether that is settled.
pub struct FollowUp {
    pub on: Date,
    /// The visit that the patient has already booked with the doctor.
    pub booked: Option<(String, Zoned)>,
}

/// What the patient said of a visit.
pub enum Review {
    /// There is nothing to be said, or not by this reader.
    None,
    /// The form, with what is wrong with it.
    Open(Form),
    Said {
        rating: i32,
        text: String,
        is_waiting: bool,
        hidden_because: Option<String>,
    },
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
    /// Of the clinic, where the visit is to be.
    pub rooms: Vec<String>,
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
    /// What the clinic keeps of it, where it was called off too late or missed.
    pub kept: Option<Money>,
    /// How it was paid.
    pub paid_by: Option<String>,
    /// The transaction whose receipt can be seen.
    pub transaction_id: Option<String>,
    pub can_reschedule: bool,
    pub can_cancel: bool,
    /// Still to come or going on: then there is a calendar file.
    pub is_live: bool,
    pub held_until: Option<Zoned>,
    pub cancel_rule: String,
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
            summary: None,
            review: Review::None,
            place: None,
            replacement: None,
            ready: None,
            last_event_id: String::new(),
        };
        let mut cancelled = appointment(&ui, "cancelled");
        cancelled.note =
            Some(cast::say(&ui, "Cancelled by you on 20 Nov 2026.", "آپ نے 20 نومبر 2026 کو منسوخ کی۔"));
        cancelled.payment = Status::payment("refunded");
        let mut queue = appointment(&ui, "checked_in");
        queue.position = Some(7);
        queue.expected_at = Some(cast::at("2026-11-23T10:40:00"));
        queue.payment = Status::payment("due_at_desk");
        queue.paid_by = None;
        queue.transaction_id = None;
        let place = |ahead, expected: &str, late| {
            let mut page = page(false, appointment(&ui, "checked_in"));
            page.place = Some(Place {
                ahead,
                expected_at: cast::at(expected),
                late,
                position: Some(7),
                now: cast::at("2026-11-23T10:05:00"),
            });
            page
        };
        let waiting = place(3, "2026-11-23T10:45:00", 20);
        let next = place(0, "2026-11-23T10:25:00", 0);
        let mut held = appointment(&ui, "held");
        held.held_until = Some(cast::at("2026-11-21T09:29:30"));
        held.payment = Status::payment("pending");
        held.paid_by = None;
        held.transaction_id = None;
        let others = ["in_progress", "completed", "no_show", "expired"].map(|word| appointment(&ui, word));
        let [in_progress, completed, no_show, expired] = others;
        let mut rated = page(false, appointment(&ui, "completed"));
        rated.summary = Some(summary(&ui));
        rated.review = Review::Said {
            rating: 4,
            text: cast::say(&ui, "Took her time.", "انہوں نے پورا وقت دیا۔"),
            is_waiting: true,
            hidden_because: None,
        };
        let mut booked_again = page(false, appointment(&ui, "completed"));
        booked_again.summary = Some(summary(&ui));
        if let Some(follow_up) = booked_again.summary.as_mut().and_then(|summary| summary.follow_up.as_mut())
        {
            follow_up.booked = Some(("apt_2".into(), cast::at("2026-12-14T10:30:00")));
        }
        let mut unrated = page(false, appointment(&ui, "completed"));
        unrated.review = Review::Open(Form::default().with_errors([("rating", ui.t("fault-required"))]));
        let mut hidden = page(false, appointment(&ui, "completed"));
        hidden.review = Review::Said {
            rating: 2,
            text: String::new(),
            is_waiting: false,
            hidden_because: Some(cast::say(&ui, "Names another patient", "کسی اور مریض کا نام ہے")),
        };
        vec![
            ("summary-and-review", rated),
            ("booked-again", booked_again),
            ("review-refused", unrated),
            ("review-hidden", hidden),
            ("just-booked", page(true, appointment(&ui, "confirmed"))),
            ("confirmed", page(false, appointment(&ui, "confirmed"))),
            ("cancelled", page(false, cancelled)),
            ("queue", page(false, queue)),
            ("waiting", waiting),
            ("next", next),
            ("held", page(false, held)),
            ("in-progress", page(false, in_progress)),
            ("completed", page(false, completed)),
            ("no-show", page(false, no_show)),
            ("expired", page(false, expired)),
        ]
    }

    fn summary(ui: &Ui) -> Summary {
        Summary {
            notes: cast::say(
                ui,
                "Contact dermatitis on both arms.\nNo infection.",
                "دونوں بازوؤں پر جلد کی الرجی۔",
            ),
            prescription: vec![PrescriptionItem {
                name: "Hydrocortisone".into(),
                formula: "1 %".into(),
                dosage: cast::say(ui, "Thin, twice a day, for a week", "پتلی تہہ، دن میں دو بار، ایک ہفتہ"),
                brand: "Cortiderm".into(),
            }],
            diet: String::new(),
            exercise: cast::say(ui, "As you like.", "جیسے آپ چاہیں۔"),
            follow_up: Some(FollowUp { on: cast::day(21), booked: None }),
        }
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
            rooms: vec![format!("{} 3", ui.t("resource-room"))],
            by_video: false,
            position: None,
            expected_at: None,
            patient: cast::say(ui, "Ali Malik", "علی ملک"),
            reason: cast::say(ui, "Rash on both arms since Friday", "جمعے سے دونوں بازوؤں پر خارش"),
            status: Status::appointment(word),
            note: None,
            price: Price::of(cast::rupees(2_500), 1_000),
            payment: Status::payment("paid"),
            kept: None,
            paid_by: Some(ui.t("method-card")),
            transaction_id: Some("txn_1".into()),
            can_reschedule: word == "confirmed",
            can_cancel: word == "confirmed",
            is_live: live,
            held_until: None,
            cancel_rule: ui.n("cancel-rule", 24),
        }
    }
}
