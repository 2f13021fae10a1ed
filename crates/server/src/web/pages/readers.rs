//! `GET /people/{id}/readers`: who looked at the record.

use app::audit::{Looked, Manner};
use askama::Template;
use jiff::Zoned;

use crate::web::language::Speaks;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/readers.html")]
pub struct ReadersPage {
    pub ui: Ui,
    pub id: String,
    pub name: String,
    pub rows: Vec<ReaderRow>,
    pub more: Option<String>,
}

pub struct ReaderRow {
    pub at: Zoned,
    pub who: String,
    pub role: String,
    pub what: String,
}

/// What was read, in words.
pub fn looked(ui: &Ui, what: Looked) -> String {
    ui.t(match what {
        Looked::Record => "looked-record",
        Looked::Appointment => "looked-appointment",
        Looked::Summary => "looked-summary",
        Looked::Payment => "looked-payment",
    })
}

/// As [`looked`], and what let them in where that was no role.
pub fn looked_by(ui: &Ui, what: Looked, manner: Manner) -> String {
    match manner {
        Manner::Role => looked(ui, what),
        Manner::Emergency => ui.t1("looked-in-emergency", "what", looked(ui, what)),
        Manner::ViewingAs => ui.t1("looked-viewing-as", "what", looked(ui, what)),
    }
}

/// What was done, in words; of a verb that another release wrote, the verb itself.
pub fn did(ui: &Ui, verb: &str) -> String {
    let key = format!("did-{}", verb.replace(['.', '_'], "-"));
    ui.language.find(&key).unwrap_or_else(|| verb.to_owned())
}

/// A capacity as the audit keeps it, in words.
pub fn role(ui: &Ui, word: &str) -> String {
    ui.t(match word {
        "doctor" => "role-doctor",
        "desk" => "role-desk",
        "manager" => "role-manager",
        "administrator" => "role-administrator",
        "patient" => "role-patient",
        "visitor" => "role-visitor",
        _ => "role-system",
    })
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ReadersPage)> {
        let mut ui = ui.clone();
        ui.viewer = Some(cast::patient());
        ui.path = "/people/pat_2/readers".into();
        let row = |(number, what): (usize, &Looked)| ReaderRow {
            at: cast::at("2026-11-20T17:02:00"),
            who: cast::doctor_name(&ui, number),
            role: role(&ui, if number % 2 == 0 { "doctor" } else { "desk" }),
            what: looked_by(&ui, *what, if number == 2 { Manner::Emergency } else { Manner::Role }),
        };
        let page = |rows: Vec<ReaderRow>| ReadersPage {
            id: "pat_2".into(),
            name: cast::say(&ui, "Ali Malik", "علی ملک"),
            more: (!rows.is_empty()).then(|| "/people/pat_2/readers?cursor=abc".into()),
            rows,
            ui: ui.clone(),
        };
        vec![("some", page(Looked::ALL.iter().enumerate().map(row).collect())), ("nobody", page(Vec::new()))]
    }
}
