//! `GET /clinic/departments`, `…/new`, `…/{id}`: departments and the hours they are open.

use askama::Template;
use jiff::civil::Time;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/departments.html")]
pub struct DepartmentsPage {
    pub ui: Ui,
    pub departments: Vec<DepartmentRow>,
}

pub struct DepartmentRow {
    pub id: String,
    pub name: String,
    /// Empty where it is the clinic's.
    pub place: String,
    pub doctors: u32,
    pub hours: Vec<OpenHours>,
}

/// One stretch of opening: weekday (Monday is 1) and wall-clock times.
pub struct OpenHours {
    pub day: i8,
    pub opens: Time,
    pub closes: Time,
}

impl OpenHours {
    /// It closes on the next day.
    pub fn is_overnight(&self) -> bool {
        self.closes <= self.opens
    }
}

#[derive(Template)]
#[template(path = "pages/clinic/department.html")]
pub struct DepartmentPage {
    pub ui: Ui,
    /// `None` for a new one.
    pub id: Option<String>,
    /// For optimistic concurrency: what the form was made from.
    pub version: i64,
    /// `name`, `address`, `city`, and for each stretch `hours.N.day`, `hours.N.opens`, `hours.N.closes`; a row left
    /// without times is ignored, which is also how one is removed.
    pub form: Form,
    /// Doctors belong to it: it cannot be deleted.
    pub doctors: u32,
}

impl DepartmentPage {
    /// Rows to show: those in the form and two to add.
    pub fn rows(&self) -> usize {
        self.form.rows("hours") + 2
    }

    pub fn cell(&self, row: &usize, column: &str) -> String {
        format!("hours.{row}.{column}")
    }

    pub fn weekdays(&self) -> Vec<Choice> {
        self.ui.weekdays()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, DepartmentsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/departments");
        let open = |day, opens: i8, closes: i8| OpenHours {
            day,
            opens: jiff::civil::time(opens, 0, 0, 0),
            closes: jiff::civil::time(closes, 30, 0, 0),
        };
        let departments = cast::departments(&ui)
            .into_iter()
            .enumerate()
            .map(|(n, choice)| DepartmentRow {
                id: choice.value,
                name: choice.label,
                place: if n == 1 {
                    cast::say(&ui, "3 Shahrah-e-Faisal, Karachi", "3 شاہراہِ فیصل، کراچی")
                } else {
                    String::new()
                },
                doctors: n as u32 * 3,
                hours: if n == 3 {
                    Vec::new()
                } else {
                    vec![open(1, 9, 13), open(1, 15, 20), open(3, 9, 17), open(5, 20, 2)]
                },
            })
            .collect();
        vec![
            ("some", DepartmentsPage { departments, ui: ui.clone() }),
            ("empty", DepartmentsPage { departments: Vec::new(), ui }),
        ]
    }

    pub mod department {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, DepartmentPage)> {
            let ui = cast::at_clinic(ui, "/clinic/departments/dep_skin");
            let page = |id: Option<&str>, form, doctors| DepartmentPage {
                ui: ui.clone(),
                id: id.map(str::to_owned),
                version: 3,
                form,
                doctors,
            };
            let filled = Form::new([
                ("name", cast::departments(&ui)[0].label.clone()),
                ("hours.0.day", "monday".into()),
                ("hours.0.opens", "09:00".into()),
                ("hours.0.closes", "17:00".into()),
                ("hours.1.day", "friday".into()),
                ("hours.1.opens", "20:00".into()),
                ("hours.1.closes", "02:00".into()),
            ]);
            let faulty = filled.clone().with_errors([
                ("hours.1.opens", ui.t("fault-not-a-time")),
                ("hours.1", ui.t("fault-overlap")),
                ("name", ui.t("fault-name-taken")),
            ]);
            vec![
                ("new", page(None, Form::default(), 0)),
                ("edit", page(Some("dep_skin"), filled, 4)),
                ("faulty", page(Some("dep_skin"), faulty, 0)),
            ]
        }
    }
}
