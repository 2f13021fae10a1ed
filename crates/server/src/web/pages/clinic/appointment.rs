//! `GET /clinic/appointments/{id}`: one visit with everything the desk may do about it.

use askama::Template;
use kernel::money::Money;

use super::appointments::DeskAction;
use crate::web::form::Form;
use crate::web::pages::appointment::Appointment;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/appointment.html")]
pub struct ClinicAppointmentPage {
    pub ui: Ui,
    pub appointment: Appointment,
    pub patient_id: String,
    pub phone: Option<String>,
    /// Steps that are legal now and that the viewer may do, the usual one first.
    pub actions: Vec<DeskAction>,
    /// The viewer is the doctor of a visit that has begun.
    pub can_write_summary: bool,
    /// A payment at the desk can be taken.
    pub can_take_payment: bool,
    /// What may be kept when it is called off now, because the patient called too late.
    pub late_fee: Option<Money>,
    /// How long it can be made; empty where it is over.
    pub lengths: Vec<Choice>,
    /// `reason` of a cancellation.
    pub cancel: Form,
    /// Why the last step did not work.
    pub fault: Option<String>,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::appointment::samples::appointment;
    use crate::web::pages::clinic::appointments::{CHECK_IN, COMPLETE, NO_SHOW, START};
    use crate::web::pages::shown::Status;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ClinicAppointmentPage)> {
        let ui = cast::at_clinic(ui, "/clinic/appointments/apt_1");
        let page = |word, actions| ClinicAppointmentPage {
            appointment: appointment(&ui, word),
            patient_id: "pat_2".into(),
            phone: Some("+92 300 1234567".into()),
            actions,
            can_write_summary: false,
            can_take_payment: false,
            late_fee: (word == "confirmed").then(|| cast::rupees(500)),
            lengths: match word {
                "completed" => Vec::new(),
                _ => [15_u32, 20, 30]
                    .map(|minutes| Choice::new(minutes.to_string(), ui.n("minutes-long", minutes)))
                    .into(),
            },
            cancel: Form::default(),
            fault: None,
            ui: ui.clone(),
        };
        let mut unpaid = page("checked_in", vec![START, NO_SHOW]);
        unpaid.appointment.payment = Status::payment("due_at_desk");
        unpaid.appointment.paid_by = None;
        unpaid.appointment.transaction_id = None;
        unpaid.can_take_payment = true;
        let mut own = page("completed", Vec::new());
        own.ui.viewer = Some(cast::doctor(&ui));
        own.can_write_summary = true;
        let mut late = page("confirmed", vec![CHECK_IN, NO_SHOW]);
        late.fault = Some(ui.t("fault-illegal-transition"));
        vec![
            ("confirmed", page("confirmed", vec![CHECK_IN, NO_SHOW])),
            ("unpaid", unpaid),
            ("in-progress", page("in_progress", vec![COMPLETE])),
            ("completed", page("completed", Vec::new())),
            ("completed-own", own),
            ("refused", late),
        ]
    }
}
