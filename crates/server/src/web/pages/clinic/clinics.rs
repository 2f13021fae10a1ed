//! `GET /clinic/clinics`, `…/new`: at which clinic to work, and the form that makes one.

use askama::Template;
use kernel::money::Currency;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/clinics.html")]
pub struct ClinicsPage {
    pub ui: Ui,
    pub rows: Vec<ClinicRow>,
    /// `q`, and the `cursor` behind which the rows begin.
    pub filter: Form,
    pub more: Option<String>,
    /// The reader may make a new one.
    pub may_add: bool,
}

pub struct ClinicRow {
    pub id: String,
    pub name: String,
    pub city: String,
    /// The words of the reader's roles there; the page has their names.
    pub roles: Vec<&'static str>,
    /// The one that is worked at now.
    pub is_shown: bool,
}

impl ClinicsPage {
    /// There is none at all, and nothing was looked for.
    pub fn is_fresh(&self) -> bool {
        self.rows.is_empty() && self.filter.values.iter().all(|(_, value)| value.is_empty())
    }

    /// There are more than one sees at once, or something was looked for.
    pub fn can_search(&self) -> bool {
        self.more.is_some() || self.filter.given("q").is_some() || self.filter.given("cursor").is_some()
    }

    /// City and roles.
    pub fn detail(&self, row: &ClinicRow) -> String {
        let roles = row.roles.iter().map(|word| self.ui.t(&format!("role-{word}")));
        std::iter::once(row.city.clone()).chain(roles).collect::<Vec<_>>().join(" · ")
    }
}

#[derive(Template)]
#[template(path = "pages/clinic/new_clinic.html")]
pub struct NewClinicPage {
    pub ui: Ui,
    /// `name`, `time_zone`, `currency`, `phone`, `address`, `city`, and in percent `tax_rate_bp`.
    pub form: Form,
}

impl NewClinicPage {
    pub fn zones(&self) -> Vec<String> {
        kernel::time::zones()
    }

    pub fn currencies(&self) -> Vec<Choice> {
        Currency::ALL.iter().map(|currency| Choice::new(currency.as_str(), currency.as_str())).collect()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ClinicsPage)> {
        let fresh = Ui { workplace: None, ..cast::at_clinic(ui, "/clinic/clinics") };
        let ui = cast::at_clinic(ui, "/clinic/clinics");
        let row = |number: usize, roles: &[&'static str]| {
            let names = [
                cast::say(&ui, "Clifton Clinic", "کلفٹن کلینک"),
                cast::say(&ui, "Saddar <b>Clinic</b>", "صدر کلینک"),
                cast::say(
                    &ui,
                    "The Clinic With a Name That Is Longer Than Any Line",
                    "بہت ہی لمبے نام والا کلینک",
                ),
            ];
            ClinicRow {
                id: format!("cli_{number}"),
                name: names[number % names.len()].clone(),
                city: cast::say(&ui, "Karachi", "کراچی"),
                roles: roles.to_vec(),
                is_shown: number == 0,
            }
        };
        let page = |ui: &Ui, rows, q: &str, more: Option<&str>, may_add| ClinicsPage {
            ui: ui.clone(),
            rows,
            filter: Form::new([("q", q)]),
            more: more.map(str::to_owned),
            may_add,
        };
        let many = (0..20).map(|number| row(number, &[])).collect();
        vec![
            ("none", page(&fresh, Vec::new(), "", None, true)),
            ("several", page(&ui, vec![row(0, &["manager"]), row(1, &["desk", "manager"])], "", None, false)),
            ("many", page(&ui, many, "", Some("/clinic/clinics?cursor=abc"), true)),
            ("nothing-found", page(&ui, Vec::new(), "zzz", None, true)),
        ]
    }

    pub mod new {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, NewClinicPage)> {
            let fresh = Ui { workplace: None, ..cast::at_clinic(ui, "/clinic/clinics/new") };
            let ui = cast::at_clinic(ui, "/clinic/clinics/new");
            let values = [
                ("name", cast::say(&ui, "Saddar Clinic", "صدر کلینک")),
                ("time_zone", "Asia/Karach".to_owned()),
                ("currency", "PKR".to_owned()),
                ("phone", "none".to_owned()),
                ("city", "Karachi".to_owned()),
                ("tax_rate_bp", "10".to_owned()),
            ];
            let faulty = Form::new(values).with_errors([
                ("time_zone", ui.t("fault-unknown-time-zone")),
                ("address", ui.t("fault-required")),
            ]);
            let usual = Form::new([("time_zone", "Asia/Karachi"), ("currency", "PKR")]);
            vec![
                ("first", NewClinicPage { ui: fresh, form: Form::default() }),
                ("another", NewClinicPage { ui: ui.clone(), form: usual }),
                ("faulty", NewClinicPage { ui, form: faulty }),
            ]
        }
    }
}
