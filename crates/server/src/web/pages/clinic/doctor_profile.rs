//! `GET /clinic/doctors/{id}` (and `/new`): review, profile, photograph, qualifications,
//! specializations, services.

use askama::Template;
use kernel::money::Money;

use crate::web::form::Form;
use crate::web::pages::documents::Documents;
use crate::web::pages::people::GENDERS;
use crate::web::pages::shown::{Choice, Face, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/doctor_profile.html")]
pub struct DoctorProfilePage {
    pub ui: Ui,
    /// `None` for a doctor entered by the clinic itself.
    pub head: Option<DoctorHead>,
    /// `full_name`, `registration_number`, `registration_expiry`, `consultation_fee`,
    /// `department_id`, `gender`, `languages`, `modes`, `accepts_new`, `description`, `version`.
    pub form: Form,
    pub departments: Vec<Choice>,
    pub specializations: Vec<Choice>,
    /// The chosen `specialization_ids`, and what is wrong with them.
    pub chosen: Form,
    pub catalogue: Vec<Choice>,
    /// `qualifications.N.qualification_id`, `.institute`, `.awarded_on`; empty rows are ignored.
    pub qualifications: Form,
    pub services: Vec<ServiceRow>,
    /// What was wrong with the picture.
    pub photo_fault: Option<String>,
    /// Of one that is there.
    pub documents: Option<Documents>,
}

/// Above every page about one doctor.
pub struct DoctorHead {
    pub id: String,
    pub face: Face,
    pub status: Status,
    pub is_pending: bool,
    pub is_suspended: bool,
    /// The viewer may approve and suspend; doctors themselves may not.
    pub may_review: bool,
    /// The viewer is this doctor and has no other work at the clinic.
    pub is_own: bool,
    pub version: i64,
}

pub struct ServiceRow {
    pub id: String,
    pub name: String,
    pub duration_minutes: u32,
    pub fee: Money,
    pub by_video: bool,
    pub is_active: bool,
    pub version: i64,
}

impl DoctorProfilePage {
    pub fn genders(&self) -> Vec<Choice> {
        GENDERS.iter().map(|(value, key)| Choice::new(*value, self.ui.t(key))).collect()
    }

    /// What a review has looked at is changed only by who reviews.
    pub fn is_reviewed(&self) -> bool {
        self.head.as_ref().is_some_and(|head| !head.may_review)
    }

    pub fn reviewed_hint(&self) -> String {
        if self.is_reviewed() { self.ui.t("reviewed-hint") } else { String::new() }
    }

    /// What has to be looked at stands first, what has been looked at behind the profile.
    pub fn documents(&self, to_review: bool) -> Option<&Documents> {
        let is_pending = self.head.as_ref().is_some_and(|head| head.is_pending);
        self.documents.as_ref().filter(|_| is_pending == to_review)
    }

    pub fn rows(&self) -> usize {
        self.qualifications.rows("qualifications") + 1
    }

    pub fn cell(&self, row: &usize, column: &str) -> String {
        format!("qualifications.{row}.{column}")
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::pages::documents::samples as documents;
    use crate::web::tests::cast;

    pub fn head(ui: &Ui, word: &str) -> DoctorHead {
        DoctorHead {
            id: "doc_0".into(),
            face: Face::new(&cast::doctor_name(ui, 0)),
            status: Status::doctor(word),
            is_pending: word == "pending",
            is_suspended: word == "suspended",
            may_review: true,
            is_own: false,
            version: 4,
        }
    }

    pub fn all(ui: &Ui) -> Vec<(&'static str, DoctorProfilePage)> {
        let ui = cast::at_clinic(ui, "/clinic/doctors/doc_0");
        let mut faulty = page(&ui, Some(head(&ui, "approved")));
        faulty.form = faulty.form.with_errors([
            ("registration_number", ui.t("fault-name-taken")),
            ("consultation_fee", ui.t("fault-not-a-number")),
        ]);
        faulty.photo_fault = Some(ui.t("fault-broken-picture"));
        let refused =
            Form::new([("kind", "identity")]).with_errors([("file", ui.t("fault-unsupported-document"))]);
        let mut document_faulty = page(&ui, Some(head(&ui, "pending")));
        document_faulty.documents = Some(Documents { form: refused, ..documents::none("doc_0") });
        let mut new = page(&ui, None);
        new.form = Form::default();
        new.ui.path = "/clinic/doctors/new".into();
        let mut own = page(&ui, Some(head(&ui, "approved")));
        own.ui.viewer = Some(cast::doctor(&own.ui));
        if let Some(head) = &mut own.head {
            head.may_review = false;
            head.is_own = true;
        }
        vec![
            ("approved", page(&ui, Some(head(&ui, "approved")))),
            ("pending", page(&ui, Some(head(&ui, "pending")))),
            ("suspended", page(&ui, Some(head(&ui, "suspended")))),
            ("faulty", faulty),
            ("document-faulty", document_faulty),
            ("new", new),
            ("own", own),
        ]
    }

    fn page(ui: &Ui, head: Option<DoctorHead>) -> DoctorProfilePage {
        let service = |number: i64, english: &str, urdu: &str, by_video, is_active| ServiceRow {
            id: format!("svc_{number}"),
            name: cast::say(ui, english, urdu),
            duration_minutes: 20,
            fee: cast::rupees(1_000 + number * 500),
            by_video,
            is_active,
            version: 1,
        };
        let is_there = head.is_some();
        DoctorProfilePage {
            head,
            form: Form::new([
                ("full_name", cast::doctor_name(ui, 0)),
                ("registration_number", "PMC-48213-S".into()),
                ("registration_expiry", "2028-06-30".into()),
                ("consultation_fee", "2500".into()),
                ("department_id", "dep_skin".into()),
                ("gender", "female".into()),
                ("languages", "en ur".into()),
                ("modes", "in_person".into()),
                ("accepts_new", "true".into()),
                (
                    "description",
                    cast::say(ui, "I look after skin, hair and nails.", "جلد، بال اور ناخن کا علاج۔"),
                ),
            ]),
            departments: cast::departments(ui),
            specializations: ["skin", "heart", "children", "general", "women", "eyes"]
                .map(|key| Choice::new(key, cast::specialty(ui, key)))
                .into(),
            chosen: Form::new([("specialization_ids", "skin")]),
            catalogue: vec![Choice::new("qua_1", "MBBS"), Choice::new("qua_2", "FCPS")],
            qualifications: Form::new([
                ("qualifications.0.qualification_id", "qua_1"),
                ("qualifications.0.institute", "Dow University of Health Sciences"),
                ("qualifications.0.awarded_on", "2006-05-01"),
            ]),
            services: vec![
                service(1, "Consultation", "مشورہ", false, true),
                service(2, "Video call", "ویڈیو مشورہ", true, true),
                service(3, "Old check-up", "پرانا معائنہ", false, false),
            ],
            photo_fault: None,
            documents: is_there.then(|| documents::some(ui, "doc_0")),
            ui: ui.clone(),
        }
    }
}
