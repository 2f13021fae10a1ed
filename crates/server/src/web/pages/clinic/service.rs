//! `GET /clinic/doctors/{id}/services/{service_id}` (and `/new`): one service.

use askama::Template;

use super::doctor_profile::DoctorHead;
use crate::web::form::Form;
use crate::web::ui::Ui;

/// As many needs as a service may have.
pub const MOST_NEEDS: usize = 4;

#[derive(Template)]
#[template(path = "pages/clinic/service.html")]
pub struct ServicePage {
    pub ui: Ui,
    pub doctor: DoctorHead,
    /// `None` for a new one.
    pub id: Option<String>,
    /// `name`, `duration_minutes`, `fee`, `mode`, `buffer_before_minutes`, `buffer_after_minutes`, `notice_minutes`,
    /// `horizon_days`, `version`; `needs.N` names what may meet the N-th need.
    pub form: Form,
    /// The clinic's rooms and devices.
    pub needed: Vec<Needed>,
}

/// A room or device to choose.
pub struct Needed {
    pub value: String,
    pub label: String,
    pub kind: String,
    pub is_active: bool,
}

impl ServicePage {
    pub fn title(&self) -> String {
        match self.id {
            Some(_) => self.form.value("name").to_owned(),
            None => self.ui.t("add-service"),
        }
    }

    /// Where it is kept.
    pub fn list(&self) -> String {
        format!("/clinic/doctors/{}#services", self.doctor.id)
    }

    /// Those in the form and one to add.
    pub fn rows(&self) -> usize {
        let filled = (0..MOST_NEEDS).rev().find(|row| !self.form.all(&self.need(row)).is_empty());
        (filled.map_or(0, |row| row + 1) + 1).min(MOST_NEEDS)
    }

    pub fn need(&self, row: &usize) -> String {
        format!("needs.{row}")
    }

    /// What is no longer in use is shown where it was chosen before.
    pub fn choices(&self, row: &usize) -> Vec<&Needed> {
        let is_shown = |one: &&Needed| one.is_active || self.is_marked(row, one);
        self.needed.iter().filter(is_shown).collect()
    }

    pub fn is_marked(&self, row: &usize, one: &Needed) -> bool {
        self.form.has(&self.need(row), &one.value)
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::{
        pages::clinic::{doctor_profile::samples::head, resources::kind_key},
        tests::cast,
    };

    pub fn all(ui: &Ui) -> Vec<(&'static str, ServicePage)> {
        let ui = cast::at_clinic(ui, "/clinic/doctors/doc_0/services/svc_0");
        let needed = |number: u32, kind: &str, is_active| Needed {
            value: format!("rsc_{number}"),
            label: format!("{} {number}", ui.t(kind_key(kind))),
            kind: ui.t(kind_key(kind)),
            is_active,
        };
        let page = |id: Option<&str>, form: Form| ServicePage {
            ui: ui.clone(),
            doctor: head(&ui, "approved"),
            id: id.map(str::to_owned),
            form,
            needed: vec![needed(1, "room", true), needed(2, "room", false), needed(3, "device", true)],
        };
        let filled = Form::new([
            ("name", ui.t("mode-in-person")),
            ("duration_minutes", "30".into()),
            ("buffer_before_minutes", "5".into()),
            ("buffer_after_minutes", "10".into()),
            ("notice_minutes", "60".into()),
            ("horizon_days", "30".into()),
            ("mode", "in_person".into()),
            ("needs.0", "rsc_1".into()),
            ("needs.0", "rsc_2".into()),
            ("needs.1", "rsc_3".into()),
        ]);
        let faulty = filled.clone().with_errors([
            ("duration_minutes", ui.t("fault-not-on-grid")),
            ("needs", ui.t("fault-unknown-resource")),
        ]);
        let mut bare = page(None, Form::default());
        bare.needed = Vec::new();
        vec![("edit", page(Some("svc_0"), filled)), ("faulty", page(Some("svc_0"), faulty)), ("new", bare)]
    }
}
