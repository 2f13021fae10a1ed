//! `GET /clinic/holidays`: days on which the clinic is closed. Adding one first shows which visits it would affect.

use askama::Template;
use jiff::civil::Date;

use super::leave::Affected;
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/holidays.html")]
pub struct HolidaysPage {
    pub ui: Ui,
    pub holidays: Vec<HolidayRow>,
    /// `name`, `starts_on`, `ends_on`.
    pub form: Form,
    /// Asked before the holiday takes effect.
    pub preview: Option<Preview>,
}

pub struct HolidayRow {
    pub id: String,
    pub name: String,
    pub first: Date,
    pub last: Date,
    /// How many patients were offered other times, and how many of them have answered; none where visits stay.
    pub answers: Option<(usize, usize)>,
}

pub struct Preview {
    pub name: String,
    pub first: Date,
    pub last: Date,
    pub affected: Affected,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::clinic::appointments::samples::row;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, HolidaysPage)> {
        let ui = cast::at_clinic(ui, "/clinic/holidays");
        let eid = || cast::say(&ui, "Eid al-Fitr", "عید الفطر");
        let day = |number: i64| cast::day(number);
        let some = || {
            vec![
                HolidayRow {
                    id: "hol_1".into(),
                    name: eid(),
                    first: day(3),
                    last: day(5),
                    answers: Some((3, 1)),
                },
                HolidayRow { id: "hol_2".into(), name: eid(), first: day(30), last: day(30), answers: None },
            ]
        };
        let filled = || {
            Form::new([("name", eid()), ("starts_on", day(3).to_string()), ("ends_on", day(5).to_string())])
        };
        let preview = |visits: Vec<_>| {
            let affected = Affected { has_arrived: false, visits };
            Some(Preview { name: eid(), first: day(3), last: day(5), affected })
        };
        let visits = vec![row(&ui, 0, "2026-11-24T10:20:00", "confirmed")];
        let faulty = filled().with_errors([("starts_on", ui.t("fault-closed-already"))]);
        let page = |holidays, form, preview| HolidaysPage { holidays, form, preview, ui: ui.clone() };
        vec![
            ("some", page(some(), Form::default(), None)),
            ("empty", page(Vec::new(), Form::default(), None)),
            ("affected", page(some(), filled(), preview(visits))),
            ("nobody-affected", page(Vec::new(), filled(), preview(Vec::new()))),
            ("faulty", page(some(), faulty, None)),
        ]
    }
}
