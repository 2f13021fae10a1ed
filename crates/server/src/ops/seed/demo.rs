//! What a demo shows: a small directory, and people to sign in as.

use app::{
    App, Result,
    access::{self, Actor, Grant, Register, Role},
    booking::{self, Affected, Known},
    clinics::{self, CreateDepartment, CreateResource, ResourceKind},
    doctors::{
        self, AddService, AwardedQualification, DocumentKind, EnrolDoctor, Mode, NewDocument,
        SetQualifications, SetSpecializations, SpecializationChoice,
    },
    patients::{self, CreatePatient},
    schedule::{self, HoursInput, LeaveInput},
};
use kernel::{
    id::{AccountId, ClinicId, DoctorId},
    language::Language,
    money::{Currency, Money},
    paging::PageRequest,
    person::Gender,
    time::Weekday,
};

use super::{
    add, care,
    catalogue::{self, Catalogue},
    history,
    places::{self, Place},
};
use crate::papers::Sheet;

/// For every account of the demo. A demo keeps nothing and hides nothing.
pub const PASSWORD: &str = "demo-doctorly-2026";

/// Who can sign in, and as what.
pub const ACCOUNTS: [(&str, &str); 5] = [
    ("admin@demo.doctorly.example", "administrator"),
    ("manager@demo.doctorly.example", "clinic manager"),
    ("desk@demo.doctorly.example", "front desk"),
    ("doctor@demo.doctorly.example", "doctor"),
    ("patient@demo.doctorly.example", "patient"),
];

/// Doctors beside the one who can sign in.
const DOCTORS: usize = 26;

/// Fills an empty installation; leaves one that has clinics as it is.
pub async fn fill(app: &App) -> Result<()> {
    let some = PageRequest { limit: 1, cursor: None };
    if !clinics::list_clinics(app, &Actor::system(), some).await?.items.is_empty() {
        return Ok(());
    }
    let catalogue = catalogue::fill(app).await?;
    let places = places::make(app, 5).await?;
    let karachi = &places[0];
    let clinic_id = Some(karachi.clinic.id);
    account(app, 0, "Amir Administrator", &[Grant { role: Role::Administrator, clinic_id: None }]).await?;
    account(app, 1, "Mahnoor Manager", &[Grant { role: Role::Manager, clinic_id }]).await?;
    account(app, 2, "Daniyal Desk", &[Grant { role: Role::Desk, clinic_id }]).await?;
    let doctor = account(app, 3, "Ayesha Siddiqui", &[]).await?;
    let patient = account(app, 4, "Sara Ahmed", &[]).await?;
    let dermatologist = dermatologist(app, doctor, karachi, &catalogue).await?;
    let others = add(app, DOCTORS, &places, &catalogue).await?;
    let here = doctors::in_clinic(app.db.read(), karachi.clinic.id).await?;
    let busy: Vec<DoctorId> =
        [dermatologist].into_iter().chain(here.into_iter().filter(|id| *id != dermatologist)).collect();
    let people = history::fill(app, karachi.clinic.id, &busy).await?;
    let zone = kernel::time::zone(&karachi.clinic.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    history::today(app, &zone, &busy, &people).await?;
    if let Some(other) = busy.get(1) {
        care::fill(app, (doctor, dermatologist), *other, patient).await?;
    }
    history::look_ahead(app, karachi.clinic.id, &busy).await?;
    // One who waits for review is seen by the manager only; one or two are away.
    applicant(app, karachi.clinic.id).await?;
    for (place, doctor_id) in others.iter().enumerate().filter(|(place, _)| place % 9 == 4) {
        leave(app, *doctor_id, i64::try_from(place).unwrap_or(0) % 5).await?;
    }
    let child = CreatePatient {
        name: Some("Adam Ahmed".to_owned()),
        birth_date: Some("2019-03-14".to_owned()),
        gender: Some(Gender::Male),
        ..CreatePatient::default()
    };
    patients::create(app, &Actor::account(patient, Vec::new(), None), child).await?;
    app::reactions::drain(app).await?;
    Ok(())
}

async fn account(app: &App, number: usize, name: &str, roles: &[Grant]) -> Result<AccountId> {
    let input = Register {
        email: Some(ACCOUNTS[number].0.to_owned()),
        password: Some(PASSWORD.into()),
        name: Some(name.to_owned()),
        time_zone: Some("Asia/Karachi".to_owned()),
        ..Register::default()
    };
    Ok(patients::enrol(app, input, roles).await?.id)
}

/// The way every doctor with an account takes: apply, be approved, fill in the rest.
async fn dermatologist(
    app: &App,
    account_id: AccountId,
    place: &Place,
    catalogue: &Catalogue,
) -> Result<DoctorId> {
    let applicant = Actor::account(account_id, Vec::new(), None);
    let system = Actor::system();
    let input = EnrolDoctor {
        clinic_id: Some(place.clinic.id),
        department_id: Some(place.departments[0]),
        full_name: Some("Dr Ayesha Siddiqui".to_owned()),
        registration_number: Some("PMC-40417-S".to_owned()),
        registration_expiry: Some(kernel::time::Date(jiff::civil::date(2031, 6, 30))),
        consultation_fee: Some(Money { amount: 250_000, currency: Currency::Pkr }),
        description: Some(
            "Dermatologist with a special interest in acne, eczema and the skin of children. Explains in plain \
             words, in Urdu or English, and keeps time."
                .to_owned(),
        ),
        gender: Some(Gender::Female),
        languages: Some(vec!["ur".to_owned(), "en".to_owned()]),
        modes: Some(vec![Mode::InPerson, Mode::Video]),
        practising_since: Some(2011),
        ..EnrolDoctor::default()
    };
    let id = doctors::enrol(app, &applicant, input).await?.id;
    doctors::approve(app, &system, id).await?;
    access::forget(app, account_id).await;
    specialize(app, id, &["Dermatology", "Allergy and Immunology"], catalogue).await?;
    qualify(app, id, catalogue).await?;
    let mut resources = Vec::new();
    for (kind, name) in [
        (ResourceKind::Room, "Treatment room 1"),
        (ResourceKind::Room, "Treatment room 2"),
        (ResourceKind::Device, "Dermatoscope"),
    ] {
        let input = CreateResource { kind: Some(kind), name: Some(name.to_owned()) };
        resources.push(clinics::create_resource(app, &system, place.clinic.id, input).await?.id);
    }
    // One of the rooms, and the device.
    let equipped = vec![resources[..2].to_vec(), resources[2..].to_vec()];
    for (name, minutes, fee, mode, needs) in [
        ("Skin consultation", 20, None, Mode::InPerson, Vec::new()),
        ("Follow-up visit", 20, Some(125_000), Mode::InPerson, Vec::new()),
        ("Video consultation", 20, None, Mode::Video, Vec::new()),
        ("Mole check", 40, Some(400_000), Mode::InPerson, equipped),
    ] {
        let input = AddService {
            name: Some(name.to_owned()),
            duration_minutes: Some(minutes),
            fee: fee.map(|amount| Money { amount, currency: Currency::Pkr }),
            mode: Some(mode),
            horizon_days: Some(60),
            needs: Some(needs),
            ..AddService::default()
        };
        doctors::add_service(app, &system, id, input).await?;
    }
    // Two evenings a week in another house of the clinic.
    let branch = CreateDepartment {
        clinic_id: Some(place.clinic.id),
        name: Some("Skin and Laser".to_owned()),
        address: Some("12 Khayaban-e-Iqbal, Clifton".to_owned()),
        ..CreateDepartment::default()
    };
    let branch = clinics::create_department(app, &system, branch).await?.id;
    for day in &Weekday::ALL[..6] {
        for (start, end) in [("10:00", "13:00"), ("17:00", "20:00")] {
            let is_there = start == "17:00" && [Weekday::Tuesday, Weekday::Thursday].contains(day);
            let input = HoursInput {
                department_id: is_there.then_some(branch),
                day: Some(*day),
                start: Some(start.to_owned()),
                end: Some(end.to_owned()),
                slot_minutes: Some(20),
                ..HoursInput::default()
            };
            schedule::add_hours(app, &system, id, input).await?;
        }
    }
    Ok(id)
}

async fn specialize(app: &App, id: DoctorId, names: &[&str], catalogue: &Catalogue) -> Result<()> {
    let ids = names.iter().filter_map(|name| catalogue.specializations.get(*name));
    let choices = ids.map(|id| SpecializationChoice { specialization_id: *id }).collect();
    let input = SetSpecializations { specializations: Some(choices) };
    doctors::set_specializations(app, &Actor::system(), id, input, None).await?;
    Ok(())
}

async fn qualify(app: &App, id: DoctorId, catalogue: &Catalogue) -> Result<()> {
    let awarded = [
        ("MBBS", "Dow University of Health Sciences", (2009, 11)),
        ("FCPS", "College of Physicians and Surgeons Pakistan", (2015, 4)),
    ];
    let rows = awarded.into_iter().filter_map(|(name, institute, (year, month))| {
        Some(AwardedQualification {
            qualification_id: *catalogue.qualifications.get(name)?,
            institute: institute.to_owned(),
            awarded_on: kernel::time::Date(jiff::civil::date(year, month, 15)),
        })
    });
    let input = SetQualifications { qualifications: Some(rows.collect()) };
    doctors::set_qualifications(app, &Actor::system(), id, input, None).await?;
    Ok(())
}

/// Somebody whom nobody is told to sign in as.
pub async fn person(app: &App, mail: &str, name: &str) -> Result<AccountId> {
    let input = Register {
        email: Some(format!("{mail}@demo.doctorly.example")),
        password: Some(PASSWORD.into()),
        name: Some(name.to_owned()),
        time_zone: Some("Asia/Karachi".to_owned()),
        ..Register::default()
    };
    Ok(patients::enrol(app, input, &[]).await?.id)
}

async fn applicant(app: &App, clinic_id: ClinicId) -> Result<()> {
    let account_id = person(app, "applicant", "Bilal Ansari").await?;
    let input = EnrolDoctor {
        clinic_id: Some(clinic_id),
        full_name: Some("Dr Bilal Ansari".to_owned()),
        registration_number: Some("PMC-51230-N".to_owned()),
        registration_expiry: Some(kernel::time::Date(jiff::civil::date(2030, 3, 31))),
        consultation_fee: Some(Money { amount: 200_000, currency: Currency::Pkr }),
        description: Some("General practitioner, moving to Karachi from Multan.".to_owned()),
        gender: Some(Gender::Male),
        languages: Some(vec!["ur".to_owned(), "en".to_owned()]),
        practising_since: Some(2018),
        ..EnrolDoctor::default()
    };
    let applicant = Actor::account(account_id, Vec::new(), None);
    let id = doctors::enrol(app, &applicant, input).await?.id;
    let document = NewDocument {
        kind: Some(DocumentKind::Registration.as_str().to_owned()),
        file_name: Some("registration.pdf".to_owned()),
        file: certificate()?.into(),
    };
    doctors::add_document(app, &applicant, id, document).await?;
    Ok(())
}

/// What an applicant shows.
fn certificate() -> Result<Vec<u8>> {
    let mut sheet = Sheet::new(Language::English, "Certificate of registration");
    sheet.title("Sample");
    let fact = |label: &str, said: &str| (label.to_owned(), said.to_owned());
    sheet.facts(&[
        fact("Name", "Dr Bilal Ansari"),
        fact("Registration number", "PMC-51230-N"),
        fact("Valid until", "31 March 2030"),
    ]);
    sheet.finish()
}

/// A few days away, beginning within the week.
async fn leave(app: &App, doctor_id: DoctorId, in_days: i64) -> Result<()> {
    let utc = jiff::tz::TimeZone::UTC;
    let starts_at = app.now().plus_days(1 + in_days);
    let input = LeaveInput {
        starts_at: Some(starts_at.rfc3339(&utc)),
        ends_at: Some(starts_at.plus_days(4).rfc3339(&utc)),
        reason: Some("Conference".to_owned()),
    };
    let visits = Affected { known: Known::Unasked, are_offered_times: false };
    booking::take_leave(app, &Actor::system(), doctor_id, input, visits).await?;
    Ok(())
}
