//! `GET /people`, `GET /people/new`, `GET /people/{id}`: whom an account books for.

use askama::Template;

use super::shown::{Choice, Face};
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/people.html")]
pub struct PeoplePage {
    pub ui: Ui,
    pub people: Vec<Person>,
}

pub struct Person {
    pub id: String,
    pub face: Face,
    /// `You`, or the age.
    pub detail: String,
    pub is_self: bool,
}

#[derive(Template)]
#[template(path = "pages/person.html")]
pub struct PersonPage {
    pub ui: Ui,
    /// `None` for somebody new.
    pub id: Option<String>,
    pub name: String,
    pub is_self: bool,
    /// `name`, `birth_date`, `gender`, `phone`, `notes`.
    pub form: Form,
}

/// The API's words for gender and the messages that say them.
pub const GENDERS: [(&str, &str); 3] =
    [("female", "gender-female"), ("male", "gender-male"), ("other", "gender-other")];

impl PersonPage {
    pub fn genders(&self) -> Vec<Choice> {
        GENDERS.iter().map(|(value, key)| Choice::new(*value, self.ui.t(key))).collect()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, PeoplePage)> {
        let mut ui = ui.clone();
        ui.viewer = Some(cast::patient());
        ui.path = "/people".into();
        let people = |count| {
            cast::patient_choices(&ui)
                .into_iter()
                .take(count)
                .map(|choice| Person {
                    is_self: choice.id == "pat_1",
                    id: choice.id,
                    face: choice.face,
                    detail: choice.detail,
                })
                .collect()
        };
        vec![
            ("some", PeoplePage { people: people(3), ui: ui.clone() }),
            ("only-self", PeoplePage { people: people(1), ui: ui.clone() }),
        ]
    }

    pub mod person {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, PersonPage)> {
            let mut ui = ui.clone();
            ui.viewer = Some(cast::patient());
            ui.path = "/people/new".into();
            let filled = Form::new([
                ("name", cast::say(&ui, "Ali Malik", "علی ملک")),
                ("birth_date", "2019-04-02".into()),
                ("gender", "male".into()),
                ("phone", "+92 300 1234567".into()),
            ]);
            let faulty = filled.clone().with_errors([("birth_date", ui.t("fault-in-the-future"))]);
            let page = |id: Option<&str>, form: Form| PersonPage {
                ui: ui.clone(),
                id: id.map(str::to_owned),
                name: form.value("name").to_owned(),
                is_self: false,
                form,
            };
            vec![
                ("new", page(None, Form::default())),
                ("edit", page(Some("pat_2"), filled)),
                ("faulty", page(Some("pat_2"), faulty)),
            ]
        }
    }
}
