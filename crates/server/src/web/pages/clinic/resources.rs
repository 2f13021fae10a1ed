//! `GET /clinic/resources`: the rooms and devices that visits may need.

use askama::Template;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/resources.html")]
pub struct ResourcesPage {
    pub ui: Ui,
    pub resources: Vec<ResourceRow>,
    /// A new one: `kind`, `name`.
    pub form: Form,
}

pub struct ResourceRow {
    pub id: String,
    /// `room` or `device`.
    pub kind: String,
    pub name: String,
    pub is_active: bool,
    pub version: i64,
    /// Another `name`.
    pub form: Form,
}

impl ResourcesPage {
    pub fn kinds(&self) -> Vec<Choice> {
        ["room", "device"].map(|kind| Choice::new(kind, self.ui.t(kind_key(kind)))).to_vec()
    }

    pub fn kind_of(&self, resource: &ResourceRow) -> String {
        self.ui.t(kind_key(&resource.kind))
    }
}

/// The message for a kind.
pub fn kind_key(kind: &str) -> &'static str {
    if kind == "device" { "resource-device" } else { "resource-room" }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ResourcesPage)> {
        let ui = cast::at_clinic(ui, "/clinic/resources");
        let row = |number: u32, kind: &str, is_active| {
            let name = format!("{} {number}", ui.t(kind_key(kind)));
            ResourceRow {
                id: format!("rsc_{number}"),
                kind: kind.into(),
                form: Form::new([("name", name.clone())]),
                name,
                is_active,
                version: 1,
            }
        };
        let some = || vec![row(1, "room", true), row(2, "room", false), row(3, "device", true)];
        let typed = Form::new([("name", "Room 1"), ("kind", "room")]);
        let faulty = typed.with_errors([("name", ui.t("fault-name-taken"))]);
        let mut renamed = some();
        renamed[0].form = Form::new([("name", "")]).with_errors([("name", ui.t("fault-required"))]);
        vec![
            ("some", ResourcesPage { resources: some(), form: Form::default(), ui: ui.clone() }),
            ("empty", ResourcesPage { resources: Vec::new(), form: Form::default(), ui: ui.clone() }),
            ("faulty", ResourcesPage { resources: some(), form: faulty, ui: ui.clone() }),
            ("faulty-name", ResourcesPage { resources: renamed, form: Form::default(), ui }),
        ]
    }
}
