//! `GET /clinic/staff`: who works here, and who is asked to.

use askama::Template;
use jiff::Zoned;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/staff.html")]
pub struct StaffPage {
    pub ui: Ui,
    pub members: Vec<MemberRow>,
    pub invited: Vec<InvitedRow>,
    /// `email`, `role`.
    pub form: Form,
}

pub struct MemberRow {
    pub id: String,
    pub name: String,
    pub email: String,
    /// The word; the page has its name.
    pub role: &'static str,
    pub since: Zoned,
    /// Nobody takes their own role.
    pub is_reader: bool,
}

/// Somebody who has not answered yet.
pub struct InvitedRow {
    pub id: String,
    pub email: String,
    pub role: &'static str,
    pub until: Zoned,
}

impl StaffPage {
    pub fn role(&self, word: &str) -> String {
        self.ui.t(&format!("role-{word}"))
    }

    pub fn roles(&self) -> Vec<Choice> {
        ["desk", "manager"].into_iter().map(|word| Choice::new(word, self.role(word))).collect()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, StaffPage)> {
        let ui = cast::at_clinic(ui, "/clinic/staff");
        let member = |name: String, email: &str, role, is_reader| MemberRow {
            id: "acc_1".into(),
            name,
            email: email.into(),
            role,
            since: cast::at("2026-08-03T09:00:00"),
            is_reader,
        };
        let members = || {
            vec![
                member(cast::say(&ui, "Farah Khan", "فرح خان"), "manager@example.com", "manager", true),
                member(
                    cast::say(&ui, "Omar <b>Siddiqui</b>", "عمر صدیقی"),
                    "desk@example.com",
                    "desk",
                    false,
                ),
            ]
        };
        let invited = || {
            vec![InvitedRow {
                id: "inv_1".into(),
                email: "a.very.long.address.of.somebody@clinic-with-a-long-name.example.com".into(),
                role: "desk",
                until: cast::at("2026-11-28T09:20:00"),
            }]
        };
        let page = |members, invited, form| StaffPage { members, invited, form, ui: ui.clone() };
        let faulty = Form::new([("email", "nobody"), ("role", "manager")])
            .with_errors([("email", ui.t("fault-not-an-email"))]);
        vec![
            ("full", page(members(), invited(), Form::default())),
            ("alone", page(members().into_iter().take(1).collect(), Vec::new(), Form::default())),
            ("none", page(Vec::new(), Vec::new(), Form::default())),
            ("faulty", page(members(), Vec::new(), faulty)),
        ]
    }
}
