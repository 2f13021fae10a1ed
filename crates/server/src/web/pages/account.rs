//! `GET /account`, `GET /account/devices`, `GET /account/password`: one's own account.

use askama::Template;
use jiff::Zoned;

use super::shown::Choice;
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/account.html")]
pub struct AccountPage {
    pub ui: Ui,
    /// `name`, `phone`, `locale`, `time_zone`.
    pub form: Form,
    pub email: String,
    pub email_is_confirmed: bool,
    /// IANA names.
    pub zones: Vec<Choice>,
}

impl AccountPage {
    pub fn languages(&self) -> Vec<Choice> {
        Language::ALL.map(|language| Choice::new(language.tag(), language.own_name())).into()
    }
}

#[derive(Template)]
#[template(path = "pages/devices.html")]
pub struct DevicesPage {
    pub ui: Ui,
    pub devices: Vec<Device>,
}

/// A session: a place where the account is signed in.
pub struct Device {
    pub id: String,
    /// As the browser named itself, shortened: `Chrome on Android`.
    pub name: String,
    pub is_phone: bool,
    pub is_current: bool,
    pub last_seen: Zoned,
}

#[derive(Template)]
#[template(path = "pages/password.html")]
pub struct PasswordPage {
    pub ui: Ui,
    /// `password`, `new_password`: never filled in.
    pub form: Form,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;
    use crate::web::ui::{Flash, FlashKind};

    fn at(ui: &Ui, path: &str) -> Ui {
        Ui { path: path.into(), viewer: Some(cast::patient()), ..ui.clone() }
    }

    pub fn all(ui: &Ui) -> Vec<(&'static str, AccountPage)> {
        let page = |email_is_confirmed, errors: Vec<(&str, String)>| AccountPage {
            ui: at(ui, "/account"),
            form: Form::new([
                ("name", "Sana Malik"),
                ("phone", "+92 300 1234567"),
                ("locale", ui.language.tag()),
                ("time_zone", "Asia/Karachi"),
            ])
            .with_errors(errors),
            email: "sana@example.com".into(),
            email_is_confirmed,
            zones: ["Asia/Karachi", "Asia/Dubai", "Europe/London"].map(|zone| Choice::new(zone, zone)).into(),
        };
        let mut saved = page(true, Vec::new());
        saved.ui.flash = Some(Flash { kind: FlashKind::Good, message: ui.t("saved") });
        vec![
            ("confirmed", page(true, Vec::new())),
            ("unconfirmed", page(false, Vec::new())),
            ("saved", saved),
            ("faulty", page(true, vec![("phone", ui.t("fault-not-a-phone"))])),
        ]
    }

    pub mod devices {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, DevicesPage)> {
            let device = |id: &str, name: &str, is_phone, is_current| Device {
                id: id.into(),
                name: name.into(),
                is_phone,
                is_current,
                last_seen: cast::at("2026-11-21T09:12:00"),
            };
            let mut devices = vec![
                device("ses_1", "Chrome, Android", true, true),
                device("ses_2", "Firefox, Windows", false, false),
            ];
            let several = DevicesPage { ui: at(ui, "/account/devices"), devices };
            devices = vec![device("ses_1", "Chrome, Android", true, true)];
            vec![("several", several), ("only-this", DevicesPage { ui: at(ui, "/account/devices"), devices })]
        }
    }

    pub mod password {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, PasswordPage)> {
            let page = |form| PasswordPage { ui: at(ui, "/account/password"), form };
            vec![
                ("empty", page(Form::default())),
                (
                    "wrong",
                    page(Form::default().with_errors([
                        ("password", ui.t("fault-wrong-password")),
                        ("new_password", ui.t("fault-too-short")),
                    ])),
                ),
            ]
        }
    }
}
