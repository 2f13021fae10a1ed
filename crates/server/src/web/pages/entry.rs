//! Coming in: sign in, register, confirm the e-mail, forgot and reset the password.

use askama::Template;

use crate::web::address::Address;
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignInPage {
    pub ui: Ui,
    /// `email`; a wrong pair is a fault of the whole form.
    pub form: Form,
    /// The password was right and the account has a second factor: its code is asked for, and this comes back with it.
    pub ticket: String,
    /// Where to go afterwards; only paths of this site.
    pub next: String,
}

impl SignInPage {
    pub fn register_address(&self) -> Address {
        Address::to("/register").with("next", &self.next)
    }
}

#[derive(Template)]
#[template(path = "pages/register.html")]
pub struct RegisterPage {
    pub ui: Ui,
    /// `name`, `email`, `phone`.
    pub form: Form,
    pub next: String,
}

impl RegisterPage {
    pub fn sign_in_address(&self) -> Address {
        Address::to("/sign-in").with("next", &self.next)
    }
}

#[derive(Template)]
#[template(path = "pages/forgot_password.html")]
pub struct ForgotPasswordPage {
    pub ui: Ui,
    pub form: Form,
    /// The same answer whether or not the address has an account.
    pub sent: bool,
}

#[derive(Template)]
#[template(path = "pages/reset_password.html")]
pub struct ResetPasswordPage {
    pub ui: Ui,
    pub form: Form,
    pub token: String,
    /// The link was used before or is too old.
    pub is_spent: bool,
}

#[derive(Template)]
#[template(path = "pages/confirm_email.html")]
pub struct ConfirmEmailPage {
    pub ui: Ui,
    pub state: Confirmation,
    pub token: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// The link was opened; a press confirms, so that a mail scanner opening links does not.
    Asked,
    Done,
    Spent,
}

#[cfg(test)]
pub mod samples {
    use super::*;

    fn at(ui: &Ui, path: &str) -> Ui {
        Ui { path: path.into(), ..ui.clone() }
    }

    pub mod sign_in {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, SignInPage)> {
            let page = |form, asks_code: bool| SignInPage {
                ui: at(ui, "/sign-in"),
                form,
                ticket: if asks_code { "ticket".into() } else { String::new() },
                next: "/appointments".into(),
            };
            let mut busy = page(
                Form::new([("email", "sana@example.com")])
                    .with_errors([("", ui.t("fault-too-many-attempts"))]),
                false,
            );
            // Outside a demo there is nothing to offer.
            busy.ui.demo = false;
            vec![
                ("empty", page(Form::default(), false)),
                (
                    "wrong",
                    page(
                        Form::new([("email", "sana@example.com")])
                            .with_errors([("", ui.t("fault-wrong-credentials"))]),
                        false,
                    ),
                ),
                ("code", page(Form::new([("email", "sana@example.com")]), true)),
                ("wrong-code", page(Form::default().with_errors([("", ui.t("fault-totp-invalid"))]), true)),
                ("locked", busy),
            ]
        }
    }

    pub mod register {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, RegisterPage)> {
            let page = |form| RegisterPage { ui: at(ui, "/register"), form, next: "/".into() };
            let faulty = Form::new([("name", ""), ("email", "sana@")]).with_errors([
                ("name", ui.t("fault-required")),
                ("email", ui.t("fault-not-an-email")),
                ("password", ui.t("fault-too-short")),
            ]);
            vec![("empty", page(Form::default())), ("faulty", page(faulty))]
        }
    }

    pub mod forgot_password {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, ForgotPasswordPage)> {
            let page =
                |sent| ForgotPasswordPage { ui: at(ui, "/forgot-password"), form: Form::default(), sent };
            vec![("ask", page(false)), ("sent", page(true))]
        }
    }

    pub mod reset_password {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, ResetPasswordPage)> {
            let page = |form, is_spent| ResetPasswordPage {
                ui: at(ui, "/reset-password"),
                form,
                token: "abc".into(),
                is_spent,
            };
            let faulty = Form::default().with_errors([("new_password", ui.t("fault-too-short"))]);
            vec![
                ("ask", page(Form::default(), false)),
                ("faulty", page(faulty, false)),
                ("spent", page(Form::default(), true)),
            ]
        }
    }

    pub mod confirm_email {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, ConfirmEmailPage)> {
            let page = |state| ConfirmEmailPage { ui: at(ui, "/confirm-email"), state, token: "abc".into() };
            vec![
                ("ask", page(Confirmation::Asked)),
                ("done", page(Confirmation::Done)),
                ("spent", page(Confirmation::Spent)),
            ]
        }
    }
}
