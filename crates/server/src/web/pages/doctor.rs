//! `GET /doctors/{id}?service=&date=&ask=`: who the doctor is, and the times that can be booked.

use askama::Template;
use jiff::Zoned;
use kernel::money::Money;

use super::calendar::Calendar;
use super::doctor_reviews::Said;
use super::shown::{Face, Rating};
use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/doctor.html")]
pub struct DoctorPage {
    pub ui: Ui,
    pub doctor: Profile,
    pub services: Vec<Service>,
    /// `None` while nothing can be booked; `closed` then says why.
    pub calendar: Option<Calendar>,
    /// A sentence, for example about a registration that has run out.
    pub closed: Option<String>,
    /// The wall-clock time asked about, `ask`.
    pub ask: Form,
    pub explained: Option<Explained>,
    /// What patients said, newest first.
    pub reviews: Vec<Said>,
    /// There is more of it than is shown here.
    pub has_more_reviews: bool,
    /// Where the reader came from: the list with their search.
    pub back: String,
}

pub struct Profile {
    pub id: String,
    pub face: Face,
    /// Joined for reading.
    pub specialties: String,
    pub department: String,
    pub place: String,
    pub addresses: Vec<String>,
    pub description: String,
    pub languages: String,
    pub registration_number: String,
    pub rating: Option<Rating>,
    pub patients_seen: i64,
    pub by_video: bool,
    pub accepts_new: bool,
    /// Of a plain consultation.
    pub fee: Money,
    pub qualifications: Vec<Qualification>,
    /// What it costs to cancel or to miss a visit.
    pub cancel_rule: String,
}

pub struct Qualification {
    pub title: String,
    pub institution: String,
    pub year: Option<i16>,
}

pub struct Service {
    pub id: String,
    pub name: String,
    pub duration_minutes: u32,
    pub fee: Money,
    pub href: String,
    pub is_chosen: bool,
}

/// The answer to "why is this time closed?".
pub struct Explained {
    pub at: Zoned,
    /// Codes of the API's reasons; empty means that the time is free.
    pub reasons: Vec<String>,
}

impl Explained {
    /// The messages for the reasons.
    pub fn keys(&self) -> Vec<&'static str> {
        self.reasons.iter().map(|code| why(code)).collect()
    }
}

/// The sentences for a doctor who cannot be booked at all.
pub const CLOSED: [&str; 2] = ["doctor-closed-registration", "doctor-closed-hours"];

/// The message for a reason's code.
pub fn why(code: &str) -> &'static str {
    match code {
        "in_the_past" => "why-in-the-past",
        "too_soon" => "why-too-soon",
        "beyond_horizon" => "why-beyond-horizon",
        "registration_expired" => "why-registration-expired",
        "outside_hours" => "why-outside-hours",
        "not_on_grid" => "why-not-on-grid",
        "outside_department_hours" => "why-outside-department-hours",
        "on_leave" => "why-on-leave",
        "on_holiday" => "why-on-holiday",
        "time_taken" => "why-time-taken",
        "resource_taken" => "why-resource-taken",
        _ => "why-other",
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, DoctorPage)> {
        let mut explained = page(ui);
        explained.ask = Form::new([("ask", "13:30")]);
        explained.explained = Some(Explained {
            at: cast::at("2026-11-23T13:30:00"),
            reasons: vec!["outside_hours".into(), "on_leave".into()],
        });
        let mut free = page(ui);
        free.ask = Form::new([("ask", "10:30")]);
        free.explained = Some(Explained { at: cast::at("2026-11-23T10:30:00"), reasons: Vec::new() });
        let mut full = page(ui);
        full.calendar = Some(cast::empty_calendar("/doctors/doc_0"));
        full.doctor.rating = None;
        full.reviews.clear();
        full.has_more_reviews = false;
        full.doctor.qualifications.clear();
        full.services.clear();
        let mut closed = page(ui);
        closed.calendar = None;
        closed.closed = Some(ui.t("doctor-closed-registration"));
        closed.ui.viewer = Some(cast::patient());
        vec![
            ("times", page(ui)),
            ("explained", explained),
            ("explained-free", free),
            ("full", full),
            ("closed", closed),
        ]
    }

    fn page(ui: &Ui) -> DoctorPage {
        let mut ui = ui.clone();
        ui.path = "/doctors/doc_0".into();
        let service = |id: &str, english: &str, urdu: &str, duration_minutes, fee, is_chosen| Service {
            id: id.into(),
            name: cast::say(&ui, english, urdu),
            duration_minutes,
            fee: cast::rupees(fee),
            href: format!("/doctors/doc_0?service={id}"),
            is_chosen,
        };
        DoctorPage {
            doctor: profile(&ui),
            services: vec![
                service("svc_1", "Consultation", "مشورہ", 20, 2_500, true),
                service("svc_2", "Follow-up visit", "دوبارہ معائنہ", 10, 1_200, false),
                service("svc_3", "Mole check", "تِل کا معائنہ", 30, 3_500, false),
            ],
            calendar: Some(cast::calendar("/doctors/doc_0")),
            closed: None,
            ask: Form::default(),
            explained: None,
            reviews: crate::web::pages::doctor_reviews::samples::said(&ui),
            has_more_reviews: true,
            back: "/doctors?q=skin".into(),
            ui,
        }
    }

    pub fn profile(ui: &Ui) -> Profile {
        let qualification = |title: &str, english: &str, urdu: &str, year| Qualification {
            title: title.into(),
            institution: cast::say(ui, english, urdu),
            year: Some(year),
        };
        Profile {
            id: "doc_0".into(),
            face: Face::new(&cast::doctor_name(ui, 0)),
            specialties: cast::say(ui, "Dermatology, Allergy", "امراضِ جلد، الرجی"),
            department: cast::departments(ui)[0].label.clone(),
            place: cast::say(ui, "Clifton, Karachi", "کلفٹن، کراچی"),
            addresses: vec![
                cast::say(
                    ui,
                    "14 Khayaban-e-Iqbal, Clifton Block 2, Karachi",
                    "14 خیابانِ اقبال، کلفٹن بلاک 2، کراچی",
                ),
                cast::say(ui, "3 Shahrah-e-Faisal, Karachi", "3 شاہراہِ فیصل، کراچی"),
            ],
            description: cast::say(
                ui,
                "I have looked after skin, hair and nails for fifteen years, children included. I take time to explain, and I prescribe as little as helps.\n\nPlease bring earlier prescriptions.",
                "پندرہ برس سے جلد، بالوں اور ناخنوں کا علاج کر رہی ہوں، بچوں کا بھی۔ میں وقت لے کر سمجھاتی ہوں اور اتنی ہی دوا لکھتی ہوں جتنی ضروری ہو۔\n\nبراہِ کرم پرانے نسخے ساتھ لائیں۔",
            ),
            languages: cast::say(ui, "English, Urdu, Sindhi", "اردو، انگریزی، سندھی"),
            registration_number: "PMC-48213-S".into(),
            rating: Some(Rating { tenths: 48, count: 212 }),
            patients_seen: 3_410,
            by_video: true,
            accepts_new: true,
            fee: cast::rupees(2_500),
            qualifications: vec![
                qualification(
                    "MBBS",
                    "Dow University of Health Sciences",
                    "ڈاؤ یونیورسٹی آف ہیلتھ سائنسز",
                    2006,
                ),
                qualification(
                    "FCPS",
                    "College of Physicians and Surgeons Pakistan",
                    "کالج آف فزیشنز اینڈ سرجنز پاکستان",
                    2012,
                ),
            ],
            cancel_rule: ui.n("cancel-rule", 24),
        }
    }
}
