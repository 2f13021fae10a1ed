//! `GET /doctors/{id}/reviews?cursor=`: everything that patients said of a doctor.

use askama::Template;
use jiff::civil::Date;

use super::shown::{Face, Rating};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/doctor_reviews.html")]
pub struct DoctorReviewsPage {
    pub ui: Ui,
    pub doctor_id: String,
    pub doctor: Face,
    pub rating: Option<Rating>,
    pub reviews: Vec<Said>,
    pub more: Option<String>,
}

/// What somebody said; nothing tells who.
pub struct Said {
    pub rating: i32,
    pub text: String,
    /// The first day of the month it was written in.
    pub written_in: Date,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, DoctorReviewsPage)> {
        let mut ui = ui.clone();
        ui.path = "/doctors/doc_0/reviews".into();
        let page = |reviews: Vec<Said>| DoctorReviewsPage {
            doctor_id: "doc_0".into(),
            doctor: Face::new(&cast::doctor_name(&ui, 0)),
            rating: (!reviews.is_empty()).then_some(Rating { tenths: 48, count: 212 }),
            more: (!reviews.is_empty()).then(|| "/doctors/doc_0/reviews?cursor=abc".into()),
            reviews,
            ui: ui.clone(),
        };
        vec![("some", page(said(&ui))), ("none", page(Vec::new()))]
    }

    pub fn said(ui: &Ui) -> Vec<Said> {
        let said = |rating, text, month| Said { rating, text, written_in: jiff::civil::date(2026, month, 1) };
        vec![
            said(
                5,
                cast::say(
                    ui,
                    "She explained everything twice, and my daughter was not afraid at all.",
                    "انہوں نے سب کچھ دو بار سمجھایا، اور میری بیٹی بالکل نہیں ڈری۔",
                ),
                11,
            ),
            said(
                4,
                cast::say(
                    ui,
                    "Good advice and little medicine.\nI waited ten minutes.",
                    "اچھا مشورہ اور کم دوا۔\nدس منٹ انتظار کیا۔",
                ),
                10,
            ),
        ]
    }
}
