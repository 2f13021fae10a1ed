//! `GET /clinic/doctors/{id}/hours`: the working week, written in either of its two forms.

use askama::Template;
use jiff::civil::{Date, Time};
use kernel::money::Money;

use super::doctor_profile::DoctorHead;
use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/hours.html")]
pub struct HoursPage {
    pub ui: Ui,
    pub doctor: DoctorHead,
    /// Monday to Sunday, each with its rows.
    pub week: Vec<WorkDay>,
    /// Where the doctor may work.
    pub departments: Vec<Choice>,
    /// A new row: `form` (`span` or `sitting`), `day`, `start`, `end`, `slot_minutes`,
    /// `appointment_duration`, `num_slots`, `consultation_fee`, `department_id`, `valid_from`, `valid_until`.
    pub form: Form,
    /// The zone the hours are wall-clock times of.
    pub zone: String,
}

pub struct WorkDay {
    pub day: i8,
    pub rows: Vec<WorkRow>,
}

pub struct WorkRow {
    pub id: String,
    pub start: Time,
    pub end: Time,
    pub slot_minutes: u32,
    pub num_slots: u32,
    pub fee: Option<Money>,
    /// Where, if not in the doctor's own department.
    pub department: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

impl HoursPage {
    pub fn weekdays(&self) -> Vec<Choice> {
        self.ui.weekdays()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::doctor_profile::samples::head;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, HoursPage)> {
        let ui = cast::at_clinic(ui, "/clinic/doctors/doc_0/hours");
        let row = |start: i8, end: i8, fee: Option<i64>, until: Option<i64>| WorkRow {
            id: format!("hrs_{start}"),
            start: jiff::civil::time(start, 0, 0, 0),
            end: jiff::civil::time(end, 0, 0, 0),
            slot_minutes: 20,
            num_slots: 12,
            fee: fee.map(cast::rupees),
            department: (start == 16).then(|| cast::departments(&ui)[1].label.clone()),
            valid_from: None,
            valid_until: until.map(cast::day),
        };
        let page = |full: bool, form| HoursPage {
            doctor: head(&ui, "approved"),
            week: (1..=7)
                .map(|day| WorkDay {
                    day,
                    rows: match day {
                        1 | 3 if full => vec![row(9, 13, None, None), row(16, 20, Some(3_000), Some(60))],
                        5 if full => vec![row(20, 2, None, None)],
                        _ => Vec::new(),
                    },
                })
                .collect(),
            departments: cast::departments(&ui),
            form,
            zone: ui.zone(&ui.now),
            ui: ui.clone(),
        };
        let faulty = Form::new([
            ("form", "span"),
            ("day", "monday"),
            ("start", "10:00"),
            ("end", "12:00"),
            ("slot_minutes", "7"),
        ])
        .with_errors([("slot_minutes", ui.t("fault-not-on-grid")), ("start", ui.t("fault-overlap"))]);
        let sitting = Form::new([
            ("form", "sitting"),
            ("day", "tuesday"),
            ("start", "16:00"),
            ("appointment_duration", "15"),
            ("num_slots", "12"),
        ]);
        vec![
            ("some", page(true, Form::default())),
            ("faulty", page(true, faulty)),
            ("sitting", page(true, sitting)),
            ("empty", page(false, Form::default())),
        ]
    }
}
