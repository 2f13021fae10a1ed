//! `GET /appointments/{id}/cancel`: what cancelling means for the money, why, and the last word.

use askama::Template;
use jiff::Zoned;
use kernel::money::Money;

use super::appointment::Appointment;
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/cancel.html")]
pub struct CancelPage {
    pub ui: Ui,
    pub appointment: Appointment,
    /// `reason`.
    pub form: Form,
    /// What comes back; `None` where nothing was paid.
    pub refund: Option<Refund>,
    pub base: String,
}

pub struct Refund {
    pub amount: Money,
    /// What the clinic keeps for a late cancellation.
    pub kept: Option<Money>,
    /// Until when cancelling is free.
    pub free_until: Zoned,
}

/// Why people cancel; the message of each is its value's.
pub const REASONS: [(&str, &str); 4] = [
    ("better", "cancel-reason-better"),
    ("other_time", "cancel-reason-other-time"),
    ("cannot_come", "cancel-reason-cannot-come"),
    ("other", "cancel-reason-other"),
];

/// Why a visit is called off that the clinic could not keep.
pub const DOCTOR_AWAY: (&str, &str) = ("doctor_away", "cancel-reason-doctor-away");

impl CancelPage {
    pub fn reasons(&self) -> [(&'static str, &'static str); 4] {
        REASONS
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::appointment::samples::appointment;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, CancelPage)> {
        let mut ui = ui.clone();
        ui.viewer = Some(cast::patient());
        ui.path = "/appointments/apt_1/cancel".into();
        let page = |refund, form| CancelPage {
            ui: ui.clone(),
            appointment: appointment(&ui, "confirmed"),
            form,
            refund,
            base: "/appointments/apt_1".into(),
        };
        let free_until = cast::at("2026-11-22T10:25:00");
        let full = Refund { amount: cast::rupees(2_750), kept: None, free_until: free_until.clone() };
        let late = Refund { amount: cast::rupees(1_375), kept: Some(cast::rupees(1_375)), free_until };
        let faulty = Form::default().with_errors([("reason", ui.t("fault-required"))]);
        vec![
            ("free", page(Some(full), Form::default())),
            ("late", page(Some(late), faulty)),
            ("unpaid", page(None, Form::default())),
        ]
    }
}
