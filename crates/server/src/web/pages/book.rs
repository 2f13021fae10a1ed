//! `GET /book?doctor_id=&service_id=&starts_at=` for a visitor and `GET /book/{appointment}` for a
//! held time: one page from the choice to the payment.
//!
//! Everything typed travels with every button of the page, so that asking for more time, a declined
//! card, a lost race or an ended hold bring it back as it was.

use askama::Template;
use jiff::Zoned;
use kernel::money::Price;

use super::shown::{Face, FreeTime};
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/book.html")]
pub struct BookPage {
    pub ui: Ui,
    pub choice: Chosen,
    pub step: Step,
}

/// What is being booked.
pub struct Chosen {
    pub doctor_id: String,
    pub face: Face,
    pub specialties: String,
    pub service_id: Option<String>,
    pub service: String,
    /// Unknown for a time that is gone.
    pub duration_minutes: Option<u32>,
    pub starts_at: Zoned,
    pub place: String,
    pub by_video: bool,
    /// The number in the queue and when it is expected to be called, where people are seen in turn.
    pub position: Option<u32>,
    pub expected_at: Option<Zoned>,
    pub price: Price,
    pub cancel_rule: String,
}

pub enum Step {
    /// Nobody is signed in: the choice stays on the page while they do.
    SignIn { sign_in: Form, register: Form },
    /// The time is kept; who comes, what for, and the payment.
    Held(Box<Held>),
    /// The gateway has not answered yet.
    Waiting { appointment_id: String },
    /// Somebody else was faster.
    Lost { alternatives: Vec<FreeTime>, typed: Form },
    /// The rules do not allow it; `is_full` when the account keeps too many times already.
    Refused { sentence: String, is_full: bool },
    /// The hold ended; the same time may still be free.
    Expired { still_free: bool, alternatives: Vec<FreeTime>, typed: Form },
}

impl Step {
    /// Whether there is still something to fill in: the choice then stands above it on a phone.
    pub fn is_open(&self) -> bool {
        matches!(self, Step::SignIn { .. } | Step::Held(_))
    }
}

pub struct Held {
    pub appointment_id: String,
    pub until: Zoned,
    /// "I need more time" works once.
    pub can_extend: bool,
    pub patients: Vec<PatientChoice>,
    /// `patient_id` (`new` for someone else), `new_name`, `new_birth_date`, `reason`, `card`.
    pub form: Form,
    /// Ways to pay; empty when nothing is due now.
    pub cards: Vec<Card>,
    /// Why the last payment did not go through.
    pub declined: Option<String>,
}

pub struct PatientChoice {
    pub id: String,
    pub face: Face,
    /// `You`, or what they are to the account holder.
    pub detail: String,
}

/// A way to pay.
pub struct Card {
    pub value: &'static str,
    pub icon: &'static str,
    pub label_key: &'static str,
    pub hint_key: &'static str,
}

/// The test cards of the offline gateway, by what they do.
pub const TEST_CARDS: [Card; 3] = [
    Card {
        value: "4242424242424242",
        icon: "credit-card",
        label_key: "card-paid",
        hint_key: "card-paid-hint",
    },
    Card {
        value: "4000000000000002",
        icon: "credit-card",
        label_key: "card-declined",
        hint_key: "card-declined-hint",
    },
    Card {
        value: "4000000000003220",
        icon: "credit-card",
        label_key: "card-delayed",
        hint_key: "card-delayed-hint",
    },
];

/// Where the clinic lets people pay when they come.
pub const AT_DESK: Card =
    Card { value: "at_desk", icon: "banknote", label_key: "card-at-desk", hint_key: "card-at-desk-hint" };

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, BookPage)> {
        let mut waiting = page(ui, Step::Waiting { appointment_id: "apt_1".into() });
        waiting.ui.viewer = Some(cast::patient());
        vec![
            ("sign-in", page(ui, Step::SignIn { sign_in: Form::default(), register: Form::default() })),
            (
                "sign-in-wrong",
                page(
                    ui,
                    Step::SignIn {
                        sign_in: Form::new([("email", "sana@example.com")])
                            .with_errors([("", ui.t("fault-wrong-credentials"))]),
                        register: Form::default(),
                    },
                ),
            ),
            (
                "register-faulty",
                page(
                    ui,
                    Step::SignIn {
                        sign_in: Form::default(),
                        register: Form::new([("name", "Sana Malik"), ("new_email", "sana@")]).with_errors([
                            ("new_email", ui.t("fault-not-an-email")),
                            ("new_password", ui.t("fault-too-short")),
                        ]),
                    },
                ),
            ),
            ("held", held(ui, Form::new([("patient_id", "pat_1"), ("card", "4242424242424242")]), None)),
            ("held-extended", {
                let mut page = held(
                    ui,
                    Form::new([
                        ("patient_id", "pat_2"),
                        ("reason", "Rash on both arms"),
                        ("card", "4242424242424242"),
                    ]),
                    None,
                );
                if let Step::Held(held) = &mut page.step {
                    held.can_extend = false;
                }
                page
            }),
            (
                "declined",
                held(
                    ui,
                    Form::new([
                        ("patient_id", "pat_2"),
                        ("reason", "Rash on both arms"),
                        ("card", "4000000000000002"),
                    ]),
                    Some(ui.t("card-was-declined")),
                ),
            ),
            (
                "someone-new",
                held(
                    ui,
                    Form::new([("patient_id", "new"), ("new_name", "Zara"), ("card", "4242424242424242")])
                        .with_errors([("new_birth_date", ui.t("fault-required"))]),
                    None,
                ),
            ),
            (
                "no-card-chosen",
                held(
                    ui,
                    Form::new([("patient_id", "pat_1")]).with_errors([("card", ui.t("choose-how-to-pay"))]),
                    None,
                ),
            ),
            ("nothing-due", {
                let mut page = held(ui, Form::new([("patient_id", "pat_1")]), None);
                if let Step::Held(held) = &mut page.step {
                    held.cards.clear();
                }
                page
            }),
            ("waiting", waiting),
            (
                "lost",
                signed_in(page(
                    ui,
                    Step::Lost {
                        alternatives: cast::alternatives(),
                        typed: Form::new([("patient_id", "pat_2"), ("reason", "Rash")]),
                    },
                )),
            ),
            (
                "lost-none-left",
                signed_in(page(ui, Step::Lost { alternatives: Vec::new(), typed: Form::default() })),
            ),
            (
                "expired",
                signed_in(page(
                    ui,
                    Step::Expired {
                        still_free: true,
                        alternatives: cast::alternatives(),
                        typed: Form::default(),
                    },
                )),
            ),
            (
                "expired-taken",
                signed_in(page(
                    ui,
                    Step::Expired {
                        still_free: false,
                        alternatives: cast::alternatives(),
                        typed: Form::default(),
                    },
                )),
            ),
        ]
    }

    fn signed_in(mut page: BookPage) -> BookPage {
        page.ui.viewer = Some(cast::patient());
        page
    }

    fn held(ui: &Ui, form: Form, declined: Option<String>) -> BookPage {
        let [paid, refused, delayed] = TEST_CARDS;
        signed_in(page(
            ui,
            Step::Held(Box::new(Held {
                appointment_id: "apt_1".into(),
                until: cast::at("2026-11-21T09:29:30"),
                can_extend: true,
                patients: cast::patient_choices(ui),
                form,
                cards: vec![paid, refused, delayed, AT_DESK],
                declined,
            })),
        ))
    }

    fn page(ui: &Ui, step: Step) -> BookPage {
        let mut ui = ui.clone();
        ui.path = "/book/apt_1".into();
        BookPage { choice: chosen(&ui), step, ui }
    }

    pub fn chosen(ui: &Ui) -> Chosen {
        Chosen {
            doctor_id: "doc_0".into(),
            face: Face::new(&cast::doctor_name(ui, 0)),
            specialties: cast::specialty(ui, "skin"),
            service_id: Some("svc_1".into()),
            service: cast::say(ui, "Consultation", "مشورہ"),
            duration_minutes: Some(20),
            starts_at: cast::at("2026-11-23T10:25:00"),
            place: cast::say(ui, "Dermatology, Clifton, Karachi", "امراضِ جلد، کلفٹن، کراچی"),
            by_video: false,
            position: None,
            expected_at: None,
            price: Price::of(cast::rupees(2_500), 1_000),
            cancel_rule: ui.n("cancel-rule", 24),
        }
    }
}
