//! `GET /clinic/reviews?status=`: what patients said, for whoever decides whether everybody may read it.

use askama::Template;
use jiff::Zoned;

use crate::web::form::Form;
use crate::web::pages::shown::{Link, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/reviews.html")]
pub struct ReviewsPage {
    pub ui: Ui,
    /// By what was decided.
    pub tabs: Vec<Link>,
    /// Only those that wait are shown.
    pub is_waiting: bool,
    pub rows: Vec<ReviewRow>,
    pub more: Option<String>,
    /// `status`, `cursor`: the page to come back to.
    pub here: Form,
}

pub struct ReviewRow {
    pub id: String,
    pub rating: i32,
    /// In the patient's words; may be empty.
    pub text: String,
    pub doctor_id: String,
    pub doctor: String,
    pub appointment_id: String,
    pub written_at: Zoned,
    pub status: Status,
    pub can_publish: bool,
    pub can_decline: bool,
    pub declined_because: Option<String>,
    /// `reason`, when declining was refused.
    pub decline: Form,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, ReviewsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/reviews");
        let row = |number: usize, word: &str, text: String| ReviewRow {
            id: format!("rev_{number}"),
            rating: [5, 2, 4][number % 3],
            text,
            doctor_id: "doc_0".into(),
            doctor: cast::doctor_name(&ui, number),
            appointment_id: "apt_1".into(),
            written_at: cast::at("2026-11-20T17:02:00"),
            status: Status::review(word),
            can_publish: word != "published",
            can_decline: word != "hidden",
            declined_because: (word == "hidden")
                .then(|| cast::say(&ui, "Names another patient", "کسی اور مریض کا نام ہے")),
            decline: Form::default(),
        };
        let kind = cast::say(
            &ui,
            "She explained everything twice, <b>and</b> my daughter was not afraid.",
            "انہوں نے سب کچھ دو بار سمجھایا، <b>اور</b> میری بیٹی بالکل نہیں ڈری۔",
        );
        let cross = cast::say(
            &ui,
            "I waited an hour.\nNobody said why.",
            "ایک گھنٹہ انتظار کیا۔\nکسی نے وجہ نہیں بتائی۔",
        );
        let tab = |key: &str, current: bool| Link::new(ui.t(key), "/clinic/reviews?x").current(current);
        let page = |is_waiting, rows: Vec<ReviewRow>| ReviewsPage {
            tabs: vec![
                tab("reviews-waiting", is_waiting),
                tab("reviews-published", !is_waiting),
                tab("reviews-declined", false),
            ],
            is_waiting,
            more: (rows.len() > 1).then(|| "/clinic/reviews?cursor=abc".into()),
            rows,
            here: Form::default(),
            ui: ui.clone(),
        };
        let mut refused = row(1, "pending", cross.clone());
        refused.decline = Form::default().with_errors([("reason", ui.t("fault-required"))]);
        vec![
            ("waiting", page(true, vec![row(0, "pending", kind.clone()), row(1, "pending", cross.clone())])),
            ("refused", page(true, vec![row(0, "pending", kind.clone()), refused])),
            ("published", page(false, vec![row(0, "published", kind), row(2, "published", String::new())])),
            ("declined", page(false, vec![row(1, "hidden", cross)])),
            ("nothing-waits", page(true, Vec::new())),
            ("none", page(false, Vec::new())),
        ]
    }
}
