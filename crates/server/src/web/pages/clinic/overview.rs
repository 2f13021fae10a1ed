//! `GET /clinic`: today at a glance.

use askama::Template;

use super::appointments::DeskRow;
use crate::web::pages::shown::Registration;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/overview.html")]
pub struct OverviewPage {
    pub ui: Ui,
    pub clinic: String,
    pub figures: Vec<Figure>,
    /// What today is called if the clinic is closed.
    pub holiday: Option<String>,
    /// Doctors who applied and wait for a review.
    pub waiting_doctors: u32,
    /// Records that doctors opened in an emergency and nobody has looked into.
    pub emergencies: u64,
    /// What is missing until the first booking.
    pub steps_left: usize,
    /// Doctors whose registration is near its end or over, the next first.
    pub registrations: Vec<RegistrationRow>,
    /// The next visits of today.
    pub next: Vec<DeskRow>,
}

pub struct RegistrationRow {
    pub doctor_id: String,
    pub doctor: String,
    pub registration: Registration,
}

/// One number of the strip, leading to what it counts.
pub struct Figure {
    pub key: &'static str,
    pub shown: String,
    pub href: String,
    /// Something to look after.
    pub is_warning: bool,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::appointments::samples::row;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, OverviewPage)> {
        let ui = cast::at_clinic(ui, "/clinic");
        let figure = |key, shown: &str, is_warning| Figure {
            key,
            shown: shown.into(),
            href: "/clinic/appointments".into(),
            is_warning,
        };
        let registration = |number, days| RegistrationRow {
            doctor_id: format!("doc_{number}"),
            doctor: cast::doctor_name(&ui, number),
            registration: Registration::on(cast::day(0), cast::day(days)),
        };
        let page = |next, waiting_doctors, registrations| OverviewPage {
            clinic: cast::say(&ui, "Clifton Clinic", "کلفٹن کلینک"),
            figures: vec![
                figure("figure-booked", "48", false),
                figure("figure-arrived", "6", false),
                figure("figure-in-progress", "3", false),
                figure("figure-completed", "17", false),
                figure("figure-no-show", "2", true),
                figure("figure-unpaid", "4", true),
                figure("figure-free", "31", false),
                figure("figure-taken", "Rs 128,500", false),
                figure("figure-to-hand-back", "1", true),
                figure("figure-refunds-failed", "2", true),
            ],
            holiday: (waiting_doctors == 0).then(|| cast::say(&ui, "Eid al-Fitr", "عید الفطر")),
            waiting_doctors,
            emergencies: u64::from(waiting_doctors),
            steps_left: if waiting_doctors == 0 { 3 } else { 0 },
            registrations,
            next,
            ui: ui.clone(),
        };
        let rows = vec![
            row(&ui, 0, "2026-11-21T09:30:00", "checked_in"),
            row(&ui, 1, "2026-11-21T09:40:00", "confirmed"),
            row(&ui, 2, "2026-11-21T10:00:00", "confirmed"),
        ];
        let registrations = vec![registration(0, -2), registration(1, 12)];
        vec![("busy", page(rows, 2, registrations)), ("quiet", page(Vec::new(), 0, Vec::new()))]
    }
}
