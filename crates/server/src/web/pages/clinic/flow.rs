//! `GET /clinic/flow?date=&doctor=`: the clinic's day as it flows, a column a status. On a phone the columns follow each
//! other; with script it keeps up with what happens.

use askama::Template;
use jiff::Zoned;
use jiff::civil::Date;

use super::appointments::DeskAction;
use crate::web::pages::shown::{Choice, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/flow.html")]
pub struct FlowPage {
    pub ui: Ui,
    pub date: Date,
    pub before: String,
    pub after: String,
    pub today: String,
    pub doctors: Vec<Choice>,
    /// The id of the doctor it is narrowed to; empty for all.
    pub doctor: String,
    /// A doctor looks at their own.
    pub is_own: bool,
    /// Where somebody who came without a time is added: on the day itself, by whoever may.
    pub add: Option<String>,
    pub columns: Vec<FlowColumn>,
    /// Why the last step was refused.
    pub fault: Option<String>,
    /// Where the news of it begin.
    pub last_event_id: String,
}

pub struct FlowColumn {
    /// The word of its colour, as the calendar's.
    pub word: &'static str,
    pub key: &'static str,
    pub cards: Vec<FlowCard>,
}

pub struct FlowCard {
    pub id: String,
    pub version: i64,
    pub starts_at: Zoned,
    pub position: Option<u32>,
    pub patient: String,
    pub doctor: String,
    pub service: String,
    pub reason: String,
    pub by_video: bool,
    /// Booked over a time that was taken.
    pub is_over: bool,
    /// Where the column does not say it.
    pub status: Option<Status>,
    /// Where money is still to be taken.
    pub payment: Option<Status>,
    /// Minutes since the patient came.
    pub waits: Option<u32>,
    /// Minutes of these behind the booked time.
    pub late: u32,
    pub expected_at: Option<Zoned>,
    /// With the doctor since then.
    pub begun_at: Option<Zoned>,
    pub actions: Vec<DeskAction>,
}

/// Whoever waits so long behind their time needs a word.
const LONG: u32 = 15;

impl FlowPage {
    pub fn visits(&self) -> usize {
        self.columns.iter().map(|column| column.cards.len()).sum()
    }

    /// Whether some time in colour is shown, which the rule explains.
    pub fn has_estimates(&self) -> bool {
        self.columns.iter().flat_map(|column| &column.cards).any(FlowCard::is_expected_later)
    }
}

impl FlowCard {
    pub fn waits_long(&self) -> bool {
        self.late >= LONG && self.begun_at.is_none()
    }

    /// Whether another time than the booked one is expected.
    pub fn is_expected_later(&self) -> bool {
        self.expected_at.as_ref().is_some_and(|at| *at > self.starts_at)
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::appointments::{CHECK_IN, COMPLETE, NO_SHOW, START};
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, FlowPage)> {
        let ui = cast::at_clinic(ui, "/clinic/flow");
        let at = |time: &str| cast::at(&format!("2026-11-21T{time}:00"));
        let card = |number: usize, time: &str| FlowCard {
            id: format!("apt_{number}"),
            version: 3,
            starts_at: at(time),
            position: u32::try_from(number + 1).ok(),
            patient: cast::patient_choices(&ui).swap_remove(number % 3).face.name,
            doctor: cast::doctor_name(&ui, number % 2),
            service: cast::say(&ui, "Consultation", "مشورہ"),
            reason: String::new(),
            by_video: false,
            is_over: false,
            status: None,
            payment: None,
            waits: None,
            late: 0,
            expected_at: None,
            begun_at: None,
            actions: Vec::new(),
        };
        let column = |word, key, cards| FlowColumn { word, key, cards };
        let page = |columns| FlowPage {
            date: cast::day(0),
            before: "/clinic/flow?date=2026-11-20".into(),
            after: "/clinic/flow?date=2026-11-22".into(),
            today: "/clinic/flow".into(),
            doctors: cast::doctor_choices(&ui),
            doctor: String::new(),
            is_own: false,
            add: Some("/clinic/walk-in".into()),
            columns,
            fault: None,
            last_event_id: "7".into(),
            ui: ui.clone(),
        };
        let full = || {
            let booked = vec![
                FlowCard {
                    expected_at: Some(at("10:40")),
                    actions: vec![CHECK_IN, NO_SHOW],
                    ..card(4, "10:20")
                },
                FlowCard { expected_at: Some(at("11:00")), by_video: true, ..card(5, "11:00") },
            ];
            let here = vec![
                FlowCard {
                    waits: Some(35),
                    late: 20,
                    expected_at: Some(at("10:20")),
                    actions: vec![START],
                    payment: Some(Status::payment("due_at_desk")),
                    ..card(2, "09:40")
                },
                FlowCard {
                    waits: Some(1),
                    is_over: true,
                    expected_at: Some(at("10:20")),
                    reason: cast::say(&ui, "A burn on the hand", "ہاتھ پر جلن"),
                    actions: vec![START],
                    ..card(3, "10:00")
                },
            ];
            let seen =
                vec![FlowCard { begun_at: Some(at("09:35")), actions: vec![COMPLETE], ..card(1, "09:20") }];
            let done = vec![
                FlowCard { status: Some(Status::appointment("completed")), ..card(0, "09:00") },
                FlowCard { status: Some(Status::appointment("no_show")), ..card(6, "09:00") },
            ];
            vec![
                column("confirmed", "flow-booked", booked),
                column("checked_in", "status-checked-in", here),
                column("in_progress", "status-in-progress", seen),
                column("completed", "flow-done", done),
            ]
        };
        let mut refused = page(full());
        refused.fault = Some(ui.t("fault-version-mismatch"));
        vec![("full", page(full())), ("empty", page(Vec::new())), ("refused", refused)]
    }
}
