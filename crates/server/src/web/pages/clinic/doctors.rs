//! `GET /clinic/doctors?status=&q=`: who works here, who has applied, who is suspended.

use askama::Template;

use crate::web::form::Form;
use crate::web::pages::shown::{Face, Link, Registration, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/doctors.html")]
pub struct ClinicDoctorsPage {
    pub ui: Ui,
    /// `q`, `status`.
    pub filter: Form,
    /// All, waiting, approved, suspended.
    pub tabs: Vec<Link>,
    pub rows: Vec<ClinicDoctorRow>,
    pub more: Option<String>,
}

pub struct ClinicDoctorRow {
    pub id: String,
    pub face: Face,
    pub specialties: String,
    pub department: Option<String>,
    pub registration_number: String,
    pub registration: Registration,
    pub status: Status,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ClinicDoctorsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/doctors");
        let rows = |count| -> Vec<ClinicDoctorRow> {
            (0..count)
                .map(|number| ClinicDoctorRow {
                    id: format!("doc_{number}"),
                    face: Face::new(&cast::doctor_name(&ui, number)),
                    specialties: cast::specialty(&ui, ["skin", "heart", "children", "general"][number]),
                    department: (number != 2).then(|| cast::departments(&ui)[number].label.clone()),
                    registration_number: format!("PMC-4821{number}-S"),
                    registration: Registration::on(cast::day(0), cast::day([12, 400, 800, -3][number])),
                    status: Status::doctor(["approved", "approved", "pending", "suspended"][number]),
                })
                .collect()
        };
        let page = |rows, more: Option<&str>| ClinicDoctorsPage {
            filter: Form::default(),
            tabs: ["every-doctor", "doctors-pending", "doctors-approved", "doctors-suspended"]
                .map(|key| Link::new(ui.t(key), "/clinic/doctors?x").current(key == "every-doctor"))
                .into(),
            rows,
            more: more.map(str::to_owned),
            ui: ui.clone(),
        };
        vec![("some", page(rows(4), Some("/clinic/doctors?cursor=abc"))), ("empty", page(Vec::new(), None))]
    }
}
