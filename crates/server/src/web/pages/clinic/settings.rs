//! `GET /clinic/settings`: what a clinic says of itself, and its terms.

use askama::Template;
use kernel::money::Currency;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/settings.html")]
pub struct SettingsPage {
    pub ui: Ui,
    /// `name`, `phone`, `address`, `city`, `hold_minutes`, `pay_at_desk`, `cancel_notice_minutes`, `tax_number`; shares in
    /// percent: `tax_rate_bp`, `late_cancel_fee_bp`, `no_show_fee_bp`; and the `version` it was made from.
    pub form: Form,
    /// As it is now: among the choices whatever it is.
    pub notice_minutes: u32,
    /// These never change.
    pub time_zone: String,
    pub currency: Currency,
}

/// Notices that a clinic may choose, in hours.
const NOTICES: [u32; 10] = [0, 1, 2, 4, 8, 12, 24, 48, 72, 168];

impl SettingsPage {
    pub fn notices(&self) -> Vec<Choice> {
        let mut minutes: Vec<u32> = NOTICES.iter().map(|hours| hours * 60).collect();
        minutes.push(self.notice_minutes);
        minutes.sort_unstable();
        minutes.dedup();
        let sentence = |minutes: u32| self.ui.n("cancel-rule", minutes.div_ceil(60));
        minutes.into_iter().map(|of| Choice::new(of.to_string(), sentence(of))).collect()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, SettingsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/settings");
        let filled = |fee: &str| {
            let values = [
                ("name", cast::say(&ui, "Clifton Clinic", "کلفٹن کلینک")),
                ("phone", "+92 21 3456789".to_owned()),
                ("address", "12 Beach Road".to_owned()),
                ("city", "Karachi".to_owned()),
                ("tax_rate_bp", "10".to_owned()),
                ("tax_number", "NTN 4012345-6".to_owned()),
                ("hold_minutes", "10".to_owned()),
                ("pay_at_desk", "yes".to_owned()),
                ("cancel_notice_minutes", "1440".to_owned()),
                ("late_cancel_fee_bp", fee.to_owned()),
                ("no_show_fee_bp", "50".to_owned()),
            ];
            Form::new(values)
        };
        let page = |form| SettingsPage {
            form,
            notice_minutes: 1440,
            time_zone: "Asia/Karachi".into(),
            currency: Currency::Pkr,
            ui: ui.clone(),
        };
        let wrong = ui.sentence("out_of_range", "");
        let faulty = filled("120").with_errors([("late_cancel_fee_bp", wrong)]);
        vec![("filled", page(filled("20"))), ("faulty", page(faulty))]
    }
}
