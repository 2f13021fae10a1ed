//! `GET /replacements/{key}`: the clinic cannot keep a visit; what is offered instead, and what became of it.

use askama::Template;
use jiff::Zoned;

use super::shown::FreeTime;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/replacement.html")]
pub struct ReplacementPage {
    pub ui: Ui,
    /// What stands in the address: an offer's id, or what the letter named.
    pub key: String,
    pub appointment_id: String,
    pub doctor: String,
    pub patient: String,
    pub clinic: String,
    pub phone: Option<String>,
    /// The time that cannot be kept.
    pub crossed_out: Zoned,
    pub state: State,
    /// Why the answer was not taken.
    pub fault: Option<String>,
}

pub enum State {
    /// It waits for an answer.
    Open {
        /// Kept for the patient, with where, of a doctor who works in several places; none once they are not, or where
        /// there were none.
        offered: Vec<(Option<String>, FreeTime)>,
        until: Zoned,
    },
    Moved(Zoned),
    Cancelled,
    /// As it was agreed first.
    Stays,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ReplacementPage)> {
        let ui = Ui { path: "/replacements/rep_1".into(), viewer: Some(cast::patient()), ..ui.clone() };
        let page = |state, fault| ReplacementPage {
            key: "rep_1".into(),
            appointment_id: "apt_1".into(),
            doctor: cast::say(&ui, "Dr Ayesha Siddiqui", "ڈاکٹر عائشہ صدیقی"),
            patient: cast::say(&ui, "Sana Malik", "ثنا ملک"),
            clinic: cast::say(&ui, "Clifton Family Clinic", "کلفٹن فیملی کلینک"),
            phone: Some("+92 21 111 222 333".into()),
            crossed_out: cast::at("2026-11-24T10:20:00"),
            state,
            fault,
            ui: ui.clone(),
        };
        let place = cast::say(
            &ui,
            "Skin and Laser, 3 Shahrah-e-Faisal, Karachi",
            "جلد اور لیزر، 3 شاہراہِ فیصل، کراچی",
        );
        let open = |offered: Vec<FreeTime>| State::Open {
            offered: offered.into_iter().map(|time| (Some(place.clone()), time)).collect(),
            until: cast::at("2026-11-23T09:00:00"),
        };
        vec![
            ("open", page(open(cast::alternatives()), None)),
            ("none-kept", page(open(Vec::new()), None)),
            ("refused", page(open(cast::alternatives()), Some(ui.t("fault-time-taken")))),
            ("moved", page(State::Moved(cast::at("2026-11-25T11:00:00")), None)),
            ("cancelled", page(State::Cancelled, None)),
            ("stays", page(State::Stays, None)),
        ]
    }
}
