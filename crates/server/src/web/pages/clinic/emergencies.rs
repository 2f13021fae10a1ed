//! `GET /clinic/emergencies`: records that were opened in an emergency; `GET /clinic/emergencies/{id}`: one of them.

use app::access::EmergencyReason;
use app::visits::PrescriptionItem;
use askama::Template;
use jiff::Zoned;
use jiff::civil::Date;
use kernel::person::Gender;

use crate::web::form::Form;
use crate::web::pages::shown::{Choice, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/emergencies.html")]
pub struct EmergenciesPage {
    pub ui: Ui,
    /// The reader is a doctor.
    pub may_open: bool,
    /// `patient_id`, `name`, `birth_date`, `reason`, `explanation`.
    pub form: Form,
    /// Why a review was refused whose form is not shown.
    pub fault: Option<String>,
    pub rows: Vec<EmergencyRow>,
    pub more: Option<String>,
}

pub struct EmergencyRow {
    pub id: String,
    pub patient: String,
    pub doctor: String,
    pub reason: EmergencyReason,
    pub explanation: String,
    pub opened_at: Zoned,
    pub ends_at: Zoned,
    pub is_open: bool,
    /// The reader opened it.
    pub is_own: bool,
    pub may_review: bool,
    pub reviewed: Option<Reviewed>,
    /// `remark`, when the review was refused.
    pub typed: Form,
}

/// What whoever looked into it says.
pub struct Reviewed {
    pub by: String,
    pub at: Zoned,
    pub remark: String,
}

/// The record of a patient while it is open.
#[derive(Template)]
#[template(path = "pages/clinic/emergency.html")]
pub struct EmergencyPage {
    pub ui: Ui,
    pub id: String,
    pub ends_at: Zoned,
    pub name: String,
    /// As far as it is known.
    pub age: String,
    pub birth_date: Option<Date>,
    pub gender: Option<Gender>,
    pub phone: Option<String>,
    /// What every visit should know.
    pub notes: String,
    /// Latest first.
    pub visits: Vec<RecordVisit>,
    pub more: Option<String>,
}

pub struct RecordVisit {
    pub id: String,
    pub starts_at: Zoned,
    pub doctor: String,
    pub clinic: String,
    pub service: String,
    pub reason: String,
    pub status: Status,
    pub written: Option<Written>,
}

/// What the doctor wrote of a visit.
pub struct Written {
    pub notes: String,
    pub prescription: Vec<PrescriptionItem>,
    pub diet: String,
    pub exercise: String,
}

impl EmergenciesPage {
    pub fn reason(&self, reason: &EmergencyReason) -> String {
        self.ui.t(match reason {
            EmergencyReason::Danger => "emergency-danger",
            EmergencyReason::CannotSpeak => "emergency-cannot-speak",
            EmergencyReason::DoctorAway => "emergency-doctor-away",
            EmergencyReason::Other => "emergency-other",
        })
    }

    pub fn reasons(&self) -> Vec<Choice> {
        EmergencyReason::ALL.iter().map(|reason| Choice::new(reason.as_str(), self.reason(reason))).collect()
    }
}

impl EmergencyPage {
    /// What is known of the person, in a line.
    pub fn person(&self) -> String {
        let gender = match self.gender {
            Some(Gender::Female) => Some("gender-female"),
            Some(Gender::Male) => Some("gender-male"),
            Some(Gender::Other) => Some("gender-other"),
            Some(Gender::Unknown) | None => None,
        };
        let gender = gender.map(|key| self.ui.t(key));
        let born = self.birth_date.map(|date| self.ui.date(date));
        let known = [gender, born, Some(self.age.clone())].into_iter().flatten();
        known.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, EmergenciesPage)> {
        let manager = cast::at_clinic(ui, "/clinic/emergencies");
        let doctor = Ui { path: "/clinic/emergencies".into(), viewer: Some(cast::doctor(ui)), ..ui.clone() };
        let row = |number: usize, reason, is_own| EmergencyRow {
            id: format!("eme_{number}"),
            patient: cast::say(ui, "Nasreen <i>Akhtar</i>", "نسرین اختر"),
            doctor: cast::doctor_name(ui, number),
            reason,
            explanation: cast::say(
                ui,
                "Brought in unconscious after a fall; allergies unknown.",
                "گرنے کے بعد بے ہوشی کی حالت میں لائی گئیں؛ الرجی معلوم نہیں۔",
            ),
            opened_at: cast::at("2026-11-21T08:50:00"),
            ends_at: cast::at("2026-11-21T09:50:00"),
            is_open: number == 0,
            is_own,
            may_review: !is_own && number < 2,
            reviewed: (number == 2).then(|| Reviewed {
                by: cast::say(ui, "Farah Khan", "فرح خان"),
                at: cast::at("2026-11-21T09:10:00"),
                remark: cast::say(ui, "I spoke with the ward. It was right.", "وارڈ سے بات ہوئی۔ درست تھا۔"),
            }),
            typed: Form::default(),
        };
        let rows = |is_own| {
            vec![
                row(0, EmergencyReason::CannotSpeak, is_own),
                row(1, EmergencyReason::DoctorAway, is_own),
                row(2, EmergencyReason::Other, is_own),
            ]
        };
        let page = |ui: &Ui, form, rows: Vec<EmergencyRow>| EmergenciesPage {
            may_open: ui.viewer.as_ref().is_some_and(|viewer| viewer.is_doctor),
            form,
            fault: None,
            more: (rows.len() > 2).then(|| "/clinic/emergencies?cursor=abc".into()),
            rows,
            ui: ui.clone(),
        };
        let faulty = Form::new([("name", "Nasreen"), ("reason", "danger")]).with_errors([
            ("birth_date", ui.t("fault-required")),
            ("name", ui.t("fault-no-such-patient")),
            ("explanation", ui.t("fault-required")),
        ]);
        let mut silent = rows(false);
        silent[1].typed = Form::default().with_errors([("remark", ui.t("fault-required"))]);
        let mut late = page(&manager, Form::default(), rows(false));
        late.fault = Some(ui.t("fault-emergency-reviewed"));
        vec![
            ("manager-late", late),
            ("manager", page(&manager, Form::default(), rows(false))),
            ("manager-none", page(&manager, Form::default(), Vec::new())),
            ("manager-silent", page(&manager, Form::default(), silent)),
            ("doctor", page(&doctor, Form::default(), rows(true))),
            ("doctor-none", page(&doctor, Form::default(), Vec::new())),
            ("doctor-faulty", page(&doctor, faulty, Vec::new())),
        ]
    }

    pub mod record {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, EmergencyPage)> {
            let ui =
                Ui { path: "/clinic/emergencies/eme_1".into(), viewer: Some(cast::doctor(ui)), ..ui.clone() };
            let visit = |number: usize, status: &str, written| RecordVisit {
                id: format!("apt_{number}"),
                starts_at: cast::at("2026-10-02T10:00:00"),
                doctor: cast::doctor_name(&ui, number),
                clinic: cast::say(&ui, "Clifton Clinic", "کلفٹن کلینک"),
                service: cast::say(&ui, "Consultation", "مشورہ"),
                reason: cast::say(&ui, "Short of breath", "سانس پھولنا"),
                status: Status::appointment(status),
                written,
            };
            let written = Written {
                notes: cast::say(&ui, "Asthma, mild.\nNo fever.", "ہلکا دمہ۔\nبخار نہیں۔"),
                prescription: vec![PrescriptionItem {
                    name: "Salbutamol".into(),
                    formula: "100 µg".into(),
                    dosage: cast::say(&ui, "Two puffs when needed", "ضرورت پر دو بار"),
                    brand: "Ventolin".into(),
                }],
                diet: String::new(),
                exercise: cast::say(&ui, "Walk every day", "روزانہ چہل قدمی"),
            };
            let full = EmergencyPage {
                id: "eme_1".into(),
                ends_at: cast::at("2026-11-21T09:50:00"),
                name: cast::say(&ui, "Nasreen Akhtar", "نسرین اختر"),
                age: ui.n("years-old", 68),
                birth_date: Some(cast::day(-25_000)),
                gender: Some(Gender::Female),
                phone: Some("+92 300 1234567".into()),
                notes: cast::say(&ui, "Allergic to penicillin.", "پینسلین سے الرجی۔"),
                visits: vec![
                    visit(1, "confirmed", None),
                    visit(0, "completed", Some(written)),
                    visit(2, "no_show", None),
                ],
                more: Some("/clinic/emergencies/eme_1?cursor=abc".into()),
                ui: ui.clone(),
            };
            let bare = EmergencyPage {
                age: String::new(),
                birth_date: None,
                gender: None,
                phone: None,
                notes: String::new(),
                visits: Vec::new(),
                more: None,
                id: full.id.clone(),
                ends_at: full.ends_at.clone(),
                name: full.name.clone(),
                ui: ui.clone(),
            };
            vec![("full", full), ("bare", bare)]
        }
    }
}
