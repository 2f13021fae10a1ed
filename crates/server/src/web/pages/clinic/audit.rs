//! `GET /clinic/audit?show=changes&from=&to=`: who did what, who read of whom.

use askama::Template;
use jiff::Zoned;

use crate::web::form::Form;
use crate::web::pages::shown::Link;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/audit.html")]
pub struct AuditPage {
    pub ui: Ui,
    /// What was read, what was done.
    pub tabs: Vec<Link>,
    /// `show`, `from`, `to`.
    pub form: Form,
    pub rows: Vec<AuditRow>,
    pub more: Option<String>,
}

pub struct AuditRow {
    pub at: Zoned,
    pub who: String,
    /// The same list of only this person.
    pub who_href: Option<String>,
    pub role: String,
    /// In words.
    pub what: String,
    /// The id of whom or what it was about.
    pub of: String,
    /// The same list of only that.
    pub of_href: String,
}

#[cfg(test)]
pub mod samples {
    use app::audit::Looked;

    use super::*;
    use crate::web::pages::readers::{did, looked, role};
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, AuditPage)> {
        let ui = cast::at_clinic(ui, "/clinic/audit");
        let page = |shows_changes: bool, rows: Vec<AuditRow>| AuditPage {
            tabs: vec![
                Link::new(ui.t("audit-reads"), "/clinic/audit").current(!shows_changes),
                Link::new(ui.t("audit-changes"), "/clinic/audit?show=changes").current(shows_changes),
            ],
            form: Form::new([("show", if shows_changes { "changes" } else { "" })]),
            more: (!rows.is_empty()).then(|| "/clinic/audit?cursor=abc".into()),
            rows,
            ui: ui.clone(),
        };
        let row = |number: usize, what: String, of: &str| AuditRow {
            at: cast::at("2026-11-20T17:02:00"),
            who: cast::doctor_name(&ui, number),
            who_href: Some("/clinic/audit?account=acc_1".into()),
            role: role(&ui, if number == 0 { "doctor" } else { "desk" }),
            what,
            of: of.into(),
            of_href: "/clinic/audit?patient=x".into(),
        };
        let read = |number| row(number, looked(&ui, Looked::ALL[number]), "pat_01j8qnwyhwfk08t6hz5df6mywc");
        let done = |number, verb: &str| row(number, did(&ui, verb), "apt_01j8qnwyhwfk08t6hz5df6mywc");
        let mut own = done(2, "appointment.expire");
        (own.who, own.who_href, own.role) = (ui.t("role-system"), None, role(&ui, "system"));
        vec![
            ("reads", page(false, (0..4).map(read).collect())),
            ("changes", page(true, vec![done(0, "appointment.confirm"), done(1, "appointment.cancel"), own])),
            ("empty", page(false, Vec::new())),
        ]
    }
}
