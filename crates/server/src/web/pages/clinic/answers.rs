//! `GET /clinic/doctors/{id}/leave/{leave_id}`, `GET /clinic/holidays/{id}`: what patients answered to the times they were
//! offered.

use app::booking::ReplacementStatus;
use askama::Template;
use jiff::Zoned;

use super::doctor_profile::DoctorHead;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/answers.html")]
pub struct AnswersPage {
    pub ui: Ui,
    pub of: AnswersTo,
    /// By the time that was crossed out.
    pub rows: Vec<AnswerRow>,
}

/// What crossed the visits out.
pub enum AnswersTo {
    Leave(DoctorHead),
    /// Its name.
    Holiday(String),
}

pub struct AnswerRow {
    pub replacement_id: String,
    pub appointment_id: String,
    pub patient: String,
    pub doctor: String,
    pub crossed_out: Zoned,
    pub status: ReplacementStatus,
    /// Kept for the patient.
    pub offered: Vec<Zoned>,
    pub answer_by: Zoned,
    pub moved_to: Option<Zoned>,
    /// Others are to be called.
    pub is_mailed: bool,
}

impl AnswersPage {
    pub fn title(&self) -> &'static str {
        match self.of {
            AnswersTo::Leave(_) => "answers-title",
            AnswersTo::Holiday(_) => "holiday-answers-title",
        }
    }

    pub fn whose(&self) -> &str {
        match &self.of {
            AnswersTo::Leave(doctor) => &doctor.face.name,
            AnswersTo::Holiday(name) => name,
        }
    }

    pub fn answered(&self) -> usize {
        self.rows.iter().filter(|row| !row.status.is_open()).count()
    }
}

impl AnswerRow {
    /// The message and the look of how the answer stands.
    pub fn badge(&self) -> (&'static str, &'static str) {
        match self.status {
            ReplacementStatus::Offered => ("answer-waits", "badge-info"),
            ReplacementStatus::Lapsed => ("answer-none", "badge-warn"),
            ReplacementStatus::Moved => ("answer-moved", "badge-good"),
            ReplacementStatus::Cancelled => ("answer-cancelled", "badge-bad"),
            ReplacementStatus::Withdrawn => ("answer-stays", "badge-plain"),
        }
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::doctor_profile::samples::head;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, AnswersPage)> {
        let ui = cast::at_clinic(ui, "/clinic/doctors/doc_0/leave/lea_1");
        let row = |status: ReplacementStatus, hour: i8| AnswerRow {
            replacement_id: "rep_1".into(),
            appointment_id: "apt_1".into(),
            patient: cast::say(&ui, "Sana Malik", "ثنا ملک"),
            doctor: cast::doctor_name(&ui, 0),
            crossed_out: cast::at(&format!("2026-11-24T{hour}:20:00")),
            status,
            offered: match status {
                ReplacementStatus::Offered => {
                    ["2026-11-25T10:00:00", "2026-11-25T10:20:00"].map(cast::at).into()
                }
                _ => Vec::new(),
            },
            answer_by: cast::at("2026-11-23T09:00:00"),
            moved_to: (status == ReplacementStatus::Moved).then(|| cast::at("2026-11-25T11:00:00")),
            is_mailed: hour != 11,
        };
        let rows =
            || ReplacementStatus::ALL.iter().zip(10..).map(|(status, hour)| row(*status, hour)).collect();
        let leave = || AnswersTo::Leave(head(&ui, "approved"));
        let holiday = AnswersTo::Holiday(cast::say(&ui, "Eid al-Fitr", "عید الفطر"));
        let page = |of, rows| AnswersPage { of, rows, ui: ui.clone() };
        vec![
            ("some", page(leave(), rows())),
            ("empty", page(leave(), Vec::new())),
            ("holiday", page(holiday, rows())),
        ]
    }
}
