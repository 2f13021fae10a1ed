//! `GET /view-as?email=`: whose pages are to be seen, and why.

use app::access::ViewingReason;
use askama::Template;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/view_as.html")]
pub struct ViewAsPage {
    pub ui: Ui,
    /// `email`, `reason`.
    pub form: Form,
}

impl ViewAsPage {
    pub fn reasons(&self) -> Vec<Choice> {
        let words = |reason: &ViewingReason| match reason {
            ViewingReason::Help => self.ui.t("viewing-help"),
            ViewingReason::Permissions => self.ui.t("viewing-permissions"),
            ViewingReason::Complaint => self.ui.t("viewing-complaint"),
        };
        ViewingReason::ALL.iter().map(|reason| Choice::new(reason.as_str(), words(reason))).collect()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;
    use crate::web::ui::Viewing;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ViewAsPage)> {
        let ui = cast::at_clinic(ui, "/view-as");
        let page = |form| ViewAsPage { form, ui: ui.clone() };
        let faulty = Form::new([("email", "nobody@example.com"), ("reason", "help")])
            .with_errors([("email", ui.t("fault-nobody-to-view"))]);
        let mut seen = page(Form::default());
        seen.ui.viewing =
            Some(Viewing { who: Some(cast::doctor_name(&ui, 1)), until: cast::at("2026-11-21T09:50:00") });
        vec![("empty", page(Form::default())), ("faulty", page(faulty)), ("seen", seen)]
    }
}
