//! `GET /account/two-step`: a second factor at signing in.

use askama::Template;

use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/two_step.html")]
pub struct TwoStepPage {
    pub ui: Ui,
    /// `totp_code`, `password`: never filled in.
    pub form: Form,
    pub state: TwoStep,
}

pub enum TwoStep {
    Off,
    /// The key for the app, shown this once: to type, to scan, or to open.
    Key {
        key: String,
        qr: Option<Qr>,
        address: String,
    },
    /// A code was wrong; the key is not shown again.
    Asked,
    /// Just turned on: the recovery codes, shown this once.
    Codes(Vec<String>),
    On,
}

/// A QR code as the path of an SVG, in modules.
pub struct Qr {
    pub size: i32,
    pub path: String,
}

impl Qr {
    /// With the margin of four modules that readers need (ISO/IEC 18004).
    pub fn view_box(&self) -> String {
        format!("-4 -4 {0} {0}", self.size + 8)
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;
    use crate::web::two_step::drawn;

    pub fn all(ui: &Ui) -> Vec<(&'static str, TwoStepPage)> {
        let ui = Ui { path: "/account/two-step".into(), viewer: Some(cast::patient()), ..ui.clone() };
        let page = |state, form| TwoStepPage { ui: ui.clone(), form, state };
        let wrong = || Form::default().with_errors([("totp_code", ui.t("fault-totp-invalid"))]);
        let address = "otpauth://totp/Doctorly:sana%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Doctorly";
        let key = TwoStep::Key {
            key: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".into(),
            qr: drawn(address),
            address: address.into(),
        };
        let codes = (2..8).map(|n| format!("ab{n}d-efgh-jkmn-pq{n}s")).collect();
        vec![
            ("off", page(TwoStep::Off, Form::default())),
            ("key", page(key, Form::default())),
            ("wrong-code", page(TwoStep::Asked, wrong())),
            ("codes", page(TwoStep::Codes(codes), Form::default())),
            ("on", page(TwoStep::On, Form::default())),
            ("on-wrong-code", page(TwoStep::On, wrong())),
        ]
    }
}
