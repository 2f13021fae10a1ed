//! `GET /apply`: a doctor asks to be listed; the clinic reviews it.

use askama::Template;

use crate::web::form::Form;
use crate::web::pages::documents::Documents;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/apply.html")]
pub struct ApplyPage {
    pub ui: Ui,
    pub state: Application,
}

pub enum Application {
    /// Nobody is signed in: an account comes first.
    Visitor,
    Open {
        /// `clinic_id`, `full_name`, `registration_number`, `registration_expiry`, `consultation_fee`,
        /// `department_id`, `description`.
        form: Form,
        clinics: Vec<Choice>,
        departments: Vec<Choice>,
    },
    /// Sent; the clinic has not decided yet.
    Sent { documents: Documents },
    /// The clinic has decided against it, or has suspended the doctor since.
    Refused { documents: Documents },
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::documents::samples as documents;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ApplyPage)> {
        let signed_in = Ui { path: "/apply".into(), viewer: Some(cast::patient()), ..ui.clone() };
        let open = |form| Application::Open {
            form,
            clinics: vec![Choice::new("cli_1", cast::say(ui, "Clifton Clinic", "کلفٹن کلینک"))],
            departments: cast::departments(ui),
        };
        let sent = |documents| Application::Sent { documents };
        let refused = Application::Refused { documents: documents::some(ui, "doc_0") };
        let faulty = Form::new([("full_name", "Dr Sana Malik"), ("registration_expiry", "2020-01-01")])
            .with_errors([
                ("registration_number", ui.t("fault-required")),
                ("registration_expiry", ui.t("fault-in-the-past")),
            ]);
        vec![
            (
                "visitor",
                ApplyPage { ui: Ui { path: "/apply".into(), ..ui.clone() }, state: Application::Visitor },
            ),
            ("open", ApplyPage { ui: signed_in.clone(), state: open(Form::default()) }),
            ("faulty", ApplyPage { ui: signed_in.clone(), state: open(faulty) }),
            ("sent", ApplyPage { ui: signed_in.clone(), state: sent(documents::none("doc_0")) }),
            (
                "sent-with-documents",
                ApplyPage { ui: signed_in.clone(), state: sent(documents::some(ui, "doc_0")) },
            ),
            ("refused", ApplyPage { ui: signed_in, state: refused }),
        ]
    }
}
