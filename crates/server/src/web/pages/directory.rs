//! `GET /` and `GET /doctors`: search, filters and doctors with times that can be booked from the list.

use askama::Template;
use jiff::Zoned;
use kernel::money::Money;

use super::shown::{Choice, Face, Link, NextDay, Rating};
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/directory.html")]
pub struct DirectoryPage {
    pub ui: Ui,
    /// The front page: a welcome above, recommended doctors below.
    pub is_home: bool,
    /// What was asked: `q`, `department`, `date`, `sort`.
    pub search: Form,
    pub departments: Vec<Choice>,
    /// Short cuts to what most doctors practise.
    pub shortcuts: Vec<Link>,
    pub facets: Vec<Facet>,
    /// The currency of the fees that can be asked for; `None` where no filters are shown.
    pub fee_currency: Option<&'static str>,
    /// How many filters are set, for the button that opens them on a phone.
    pub chosen_filters: u32,
    /// Where "clear" leads; `None` when nothing is set.
    pub clear: Option<String>,
    pub sorts: Vec<Link>,
    /// The message that tells how the order came about, one of `ORDERS`.
    pub order_key: &'static str,
    pub total: i64,
    /// The words searched for instead, when those typed were not found.
    pub corrected: Option<String>,
    pub results: Vec<DoctorResult>,
    /// The next page, by cursor.
    pub more: Option<String>,
    /// Where to look when nothing was found.
    pub wider: Vec<Link>,
    /// Why nothing can be shown at all, for example while the index is being rebuilt.
    pub fault: Option<String>,
    /// It is the directory's own fault, and passes; otherwise something is wrong with what was asked for.
    pub is_down: bool,
}

/// The ranking rules in words, by the `sort` they belong to.
pub const ORDERS: [(&str, &str); 6] = [
    ("relevance", "order-relevance"),
    ("recommended", "order-recommended"),
    ("soonest", "order-soonest"),
    ("rating", "order-rating"),
    ("fee", "order-fee"),
    ("popular", "order-popular"),
];

/// Every group of filters: the query parameter and the message that names it.
pub const FACETS: [(&str, &str); 8] = [
    ("specialization", "facet-specialization"),
    ("qualification", "facet-qualification"),
    ("day", "facet-day"),
    ("time_of_day", "facet-time-of-day"),
    ("mode", "facet-mode"),
    ("language", "facet-language"),
    ("gender", "facet-gender"),
    ("min_rating", "facet-rating"),
];

/// The least and the most somebody wants to pay, typed in major units.
pub const FEES: [&str; 2] = ["fee_from", "fee_to"];

/// One group of filters.
pub struct Facet {
    /// The query parameter.
    pub name: &'static str,
    pub title_key: &'static str,
    /// Only one may be chosen.
    pub one: bool,
    pub options: Vec<FacetOption>,
}

pub struct FacetOption {
    pub value: String,
    pub label: String,
    pub count: Option<i64>,
    pub chosen: bool,
}

pub struct DoctorResult {
    pub id: String,
    pub face: Face,
    /// Joined for reading: `Dermatology, Allergy`.
    pub specialties: String,
    pub department: String,
    pub place: String,
    pub languages: String,
    pub fee: Money,
    pub rating: Option<Rating>,
    pub by_video: bool,
    /// The service the times are for.
    pub service_id: Option<String>,
    /// Consecutive days from the first asked; empty when none of them has a free time.
    pub next_days: Vec<NextDay>,
    pub next_available: Option<Zoned>,
    /// Why the doctor stands at this place, where the order says so.
    pub reasons: Vec<String>,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, DirectoryPage)> {
        let mut home = page(ui, "/");
        home.is_home = true;
        home.search = Form::default();
        home.chosen_filters = 0;
        home.clear = None;
        home.corrected = None;
        home.sorts.clear();
        home.order_key = "order-recommended";
        for (result, reasons) in home.results.iter_mut().zip(cast::reasons(ui)) {
            result.reasons = reasons;
        }
        let mut signed_in = page(ui, "/doctors?q=dermatologist");
        signed_in.ui.viewer = Some(cast::patient());
        let mut nothing = page(ui, "/doctors?q=chiropractor");
        nothing.search = Form::new([("q", "chiropractor")]);
        nothing.results.clear();
        nothing.total = 0;
        nothing.corrected = None;
        nothing.more = None;
        nothing.wider = vec![
            Link::new(ui.t("wider-any-day"), "/doctors?q=chiropractor"),
            Link::new(ui.t("wider-any-department"), "/doctors?q=chiropractor"),
            Link::new(ui.t("wider-all-doctors"), "/doctors"),
        ];
        let mut down = page(ui, "/doctors?q=skin");
        (down.fault, down.is_down) = (Some(ui.t("search-down-text")), true);
        vec![
            ("home", home),
            ("results", page(ui, "/doctors?q=dermatolgist")),
            ("results-signed-in", signed_in),
            ("empty", nothing),
            ("error", down),
        ]
    }

    fn page(ui: &Ui, path: &str) -> DirectoryPage {
        let mut ui = ui.clone();
        ui.path = path.to_owned();
        let option = |value: &str, label: String, count: i64, chosen: bool| FacetOption {
            value: value.into(),
            label,
            count: Some(count),
            chosen,
        };
        DirectoryPage {
            search: Form::new([
                ("q", "dermatolgist"),
                ("department", ""),
                ("date", "2026-11-23"),
                ("sort", "relevance"),
                ("fee_to", "3000"),
            ]),
            departments: cast::departments(&ui),
            shortcuts: ["skin", "heart", "children", "general", "women", "eyes", "bones"]
                .map(|key| Link::new(cast::specialty(&ui, key), format!("/doctors?specialization={key}")))
                .into(),
            facets: vec![
                Facet {
                    name: "specialization",
                    title_key: "facet-specialization",
                    one: false,
                    options: vec![
                        option("skin", cast::specialty(&ui, "skin"), 14, true),
                        option("children", cast::specialty(&ui, "children"), 6, false),
                        option("general", cast::specialty(&ui, "general"), 3, false),
                    ],
                },
                Facet {
                    name: "time_of_day",
                    title_key: "facet-time-of-day",
                    one: false,
                    options: vec![
                        option("morning", ui.t("time-of-day-morning"), 19, false),
                        option("afternoon", ui.t("time-of-day-afternoon"), 12, false),
                        option("evening", ui.t("time-of-day-evening"), 8, true),
                    ],
                },
                Facet {
                    name: "mode",
                    title_key: "facet-mode",
                    one: false,
                    options: vec![
                        option("in_person", ui.t("mode-in-person"), 23, false),
                        option("video", ui.t("mode-video"), 9, false),
                    ],
                },
                Facet {
                    name: "gender",
                    title_key: "facet-gender",
                    one: true,
                    options: vec![
                        option("female", ui.t("gender-female-doctor"), 13, false),
                        option("male", ui.t("gender-male-doctor"), 10, false),
                    ],
                },
            ],
            fee_currency: Some("PKR"),
            chosen_filters: 3,
            clear: Some("/doctors?q=dermatolgist".into()),
            sorts: [
                "sort-relevance",
                "sort-recommended",
                "sort-soonest",
                "sort-rating",
                "sort-fee",
                "sort-popular",
            ]
            .map(|key| Link::new(ui.t(key), "/doctors?sort=x").current(key == "sort-relevance"))
            .into(),
            order_key: "order-relevance",
            total: 1_023,
            corrected: Some("dermatologist".into()),
            results: cast::results(&ui),
            more: Some("/doctors?q=dermatolgist&cursor=abc".into()),
            wider: Vec::new(),
            fault: None,
            is_down: false,
            is_home: false,
            ui,
        }
    }
}
