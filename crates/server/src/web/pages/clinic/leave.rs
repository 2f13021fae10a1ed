//! `GET /clinic/doctors/{id}/leave`: absences. Adding one first shows which visits it would affect.

use askama::Template;
use jiff::Zoned;

use super::appointments::DeskRow;
use super::doctor_profile::DoctorHead;
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/leave.html")]
pub struct LeavePage {
    pub ui: Ui,
    pub doctor: DoctorHead,
    pub leave: Vec<LeaveRow>,
    /// `starts_on`, `starts_time`, `ends_on`, `ends_time`, `reason`.
    pub form: Form,
    /// Asked before the leave takes effect: its span and the visits within it.
    pub affected: Option<((Zoned, Zoned), Affected)>,
}

pub struct LeaveRow {
    pub id: String,
    pub starts_at: Zoned,
    pub ends_at: Zoned,
    pub reason: String,
    /// How many patients were offered other times, and how many of them have answered; none where visits stay.
    pub answers: Option<(usize, usize)>,
}

/// Whom an absence would affect.
pub struct Affected {
    pub visits: Vec<DeskRow>,
    /// Some of them are here already.
    pub has_arrived: bool,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::appointments::samples::row;
    use crate::web::pages::clinic::doctor_profile::samples::head;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, LeavePage)> {
        let ui = cast::at_clinic(ui, "/clinic/doctors/doc_0/leave");
        let (starts_at, ends_at) = (cast::at("2026-11-24T00:00:00"), cast::at("2026-11-27T00:00:00"));
        let filled = Form::new([
            ("starts_on", "2026-11-24"),
            ("starts_time", "00:00"),
            ("ends_on", "2026-11-26"),
            ("ends_time", "23:59"),
            ("reason", "Conference"),
        ]);
        let page = |form, affected, some: bool| LeavePage {
            doctor: head(&ui, "approved"),
            leave: if some {
                vec![LeaveRow {
                    id: "lea_1".into(),
                    starts_at: cast::at("2026-12-24T00:00:00"),
                    ends_at: cast::at("2027-01-02T00:00:00"),
                    reason: cast::say(&ui, "Family", "خاندان"),
                    answers: Some((3, 1)),
                }]
            } else {
                Vec::new()
            },
            form,
            affected,
            ui: ui.clone(),
        };
        let affected = |visits: Vec<DeskRow>| {
            let span = (starts_at.clone(), ends_at.clone());
            Some((span, Affected { has_arrived: !visits.is_empty(), visits }))
        };
        let visits = vec![
            row(&ui, 0, "2026-11-24T10:20:00", "confirmed"),
            row(&ui, 1, "2026-11-25T16:00:00", "confirmed"),
        ];
        let faulty = filled.clone().with_errors([("ends_on", ui.t("fault-before-start"))]);
        vec![
            ("some", page(Form::default(), None, true)),
            ("empty", page(Form::default(), None, false)),
            ("affected", page(filled.clone(), affected(visits), true)),
            ("nobody-affected", page(filled, affected(Vec::new()), true)),
            ("faulty", page(faulty, None, true)),
        ]
    }
}
