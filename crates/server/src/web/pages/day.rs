//! `GET /day?date=`: a doctor's own visits of one day; prints as a day sheet.

use askama::Template;
use jiff::Zoned;
use jiff::civil::Date;

use super::clinic::appointments::DeskAction;
use super::shown::{Registration, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/day.html")]
pub struct DayPage {
    pub ui: Ui,
    pub doctor_id: String,
    pub date: Date,
    pub before: Date,
    pub after: Date,
    pub visits: Vec<DayVisit>,
    /// The doctor's own.
    pub registration: Registration,
    /// Why the last step was refused.
    pub fault: Option<String>,
}

pub struct DayVisit {
    pub id: String,
    pub starts_at: Zoned,
    pub patient: String,
    /// Age, as far as it is known.
    pub detail: String,
    pub service: String,
    pub reason: String,
    pub by_video: bool,
    pub status: Status,
    /// It has begun, so that something can be written of it.
    pub has_begun: bool,
    pub actions: Vec<DeskAction>,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::appointments::{CHECK_IN, COMPLETE, NO_SHOW, START};
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, DayPage)> {
        let mut ui = ui.clone();
        ui.path = "/day".into();
        ui.viewer = Some(cast::doctor(&ui));
        let visit = |number: usize, local: &str, word: &str, actions| DayVisit {
            id: format!("apt_{number}"),
            starts_at: cast::at(local),
            patient: cast::patient_choices(&ui).swap_remove(number % 3).face.name,
            detail: ui.n("years-old", 34),
            service: cast::say(&ui, "Consultation", "مشورہ"),
            reason: if number == 1 {
                cast::say(&ui, "Rash on both arms since Friday", "جمعے سے دونوں بازوؤں پر خارش")
            } else {
                String::new()
            },
            by_video: number == 2,
            status: Status::appointment(word),
            has_begun: matches!(word, "in_progress" | "completed"),
            actions,
        };
        let page = |visits| DayPage {
            doctor_id: "doc_0".into(),
            date: cast::day(0),
            before: cast::day(-1),
            after: cast::day(1),
            visits,
            registration: Registration::on(cast::day(0), cast::day(400)),
            fault: None,
            ui: ui.clone(),
        };
        let visits = vec![
            visit(0, "2026-11-21T09:00:00", "completed", Vec::new()),
            visit(1, "2026-11-21T09:20:00", "in_progress", vec![COMPLETE]),
            visit(2, "2026-11-21T09:40:00", "checked_in", vec![START, NO_SHOW]),
            visit(3, "2026-11-21T10:00:00", "confirmed", vec![CHECK_IN, NO_SHOW]),
        ];
        let mut early = page(vec![visit(3, "2026-11-21T10:00:00", "confirmed", vec![CHECK_IN])]);
        early.fault = Some(ui.t("fault-not-yet"));
        let registered = |days| {
            let mut page = page(Vec::new());
            page.registration = Registration::on(cast::day(0), cast::day(days));
            page
        };
        vec![
            ("some", page(visits)),
            ("empty", page(Vec::new())),
            ("refused", early),
            ("registration-ends", registered(12)),
            ("registration-ended", registered(-3)),
        ]
    }
}
