//! The known cast: people with accounts, one clinic with its staff, doctors with hours. Each is made at the first call
//! and the same person afterwards.

use std::collections::HashMap;

use app::{
    App,
    access::{self, Actor, Grant, Register, Role, SignIn},
    clinics::{self, CreateClinic, CreateDepartment},
    doctors::{self, EnrolDoctor},
    patients,
    schedule::{self, HoursInput},
};
use kernel::{
    id::{AccountId, ClinicId, DepartmentId, DoctorId, PatientId},
    money::{Currency, Money},
    time::Weekday,
};
use tokio::sync::Mutex;

use super::TestApp;

pub const PASSWORD: &str = "a-long-walk-in-autumn";

/// What a visit costs before tax: PKR 1,500.00.
pub const FEE: Money = Money { amount: 150_000, currency: Currency::Pkr };

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub email: String,
    /// For `.bearer(&person.token)`.
    pub token: String,
    pub account_id: AccountId,
    /// The account's own profile.
    pub patient_id: PatientId,
    /// Of a doctor, the doctor record.
    pub(super) doctor_id: Option<DoctorId>,
}

impl Person {
    /// The doctor record of a doctor of the cast.
    pub fn doctor_id(&self) -> DoctorId {
        self.doctor_id.expect("only people made by `doctor` are doctors")
    }
}

/// Who has been on the stage so far.
#[derive(Default)]
pub struct Cast {
    people: Mutex<HashMap<String, Person>>,
    clinic: Mutex<Option<(ClinicId, DepartmentId)>>,
}

impl TestApp {
    /// An administrator of the installation.
    pub async fn admin(&self) -> Person {
        self.person("admin", &[Grant { role: Role::Administrator, clinic_id: None }]).await
    }

    /// The manager of the clinic.
    pub async fn manager(&self) -> Person {
        let clinic_id = Some(self.clinic().await);
        self.person("manager", &[Grant { role: Role::Manager, clinic_id }]).await
    }

    /// The front desk of the clinic.
    pub async fn desk(&self) -> Person {
        let clinic_id = Some(self.clinic().await);
        self.person("desk", &[Grant { role: Role::Desk, clinic_id }]).await
    }

    /// The manager of another clinic, to whom everything here is not there.
    pub async fn other_manager(&self) -> Person {
        if let Some(known) = self.cast.people.lock().await.get("other manager") {
            return known.clone();
        }
        let other = make_clinic(&self.app, "Other Clinic").await;
        self.person("other manager", &[Grant { role: Role::Manager, clinic_id: Some(other) }]).await
    }

    /// Somebody with an account and no role.
    pub async fn patient(&self, name: &str) -> Person {
        self.person(name, &[]).await
    }

    /// An approved doctor of the clinic with an account, working Monday to Friday from nine to five in half hours.
    pub async fn doctor(&self, name: &str) -> Person {
        let mut person = self.person(name, &[]).await;
        if person.doctor_id.is_none() {
            let doctor_id = self.make_doctor(&person).await;
            person.doctor_id = Some(doctor_id);
            self.cast.people.lock().await.insert(name.to_owned(), person.clone());
        }
        person
    }

    /// A new token, for after the clock has been moved beyond the old one's life.
    pub async fn token_of(&self, person: &Person) -> String {
        let input =
            SignIn { email: Some(person.email.clone()), password: Some(PASSWORD.into()), totp_code: None };
        let signed_in = access::sign_in(&self.app, &Actor::visitor(), input, None).await;
        signed_in.expect("the cast may sign in").access_token
    }

    /// The clinic of the cast: Karachi, rupees, 10 % tax, holds of ten minutes.
    pub async fn clinic(&self) -> ClinicId {
        self.place().await.0
    }

    /// The department of the doctors of the cast, open whenever they are.
    pub async fn department(&self) -> DepartmentId {
        self.place().await.1
    }

    async fn place(&self) -> (ClinicId, DepartmentId) {
        let mut clinic = self.cast.clinic.lock().await;
        if let Some(place) = *clinic {
            return place;
        }
        let clinic_id = make_clinic(&self.app, "Noor Clinic").await;
        let name = Some("Dermatology".to_owned());
        let input = CreateDepartment { clinic_id: Some(clinic_id), name, ..CreateDepartment::default() };
        let made = clinics::create_department(&self.app, &Actor::system(), input).await;
        *clinic.insert((clinic_id, made.expect("the department is acceptable").id))
    }

    async fn person(&self, name: &str, grants: &[Grant]) -> Person {
        let mut people = self.cast.people.lock().await;
        if let Some(known) = people.get(name) {
            return known.clone();
        }
        let email = format!("{}@cast.example", name.replace(' ', "."));
        let input = Register {
            email: Some(email.clone()),
            password: Some(PASSWORD.into()),
            name: Some(capitalised(name)),
            time_zone: Some("Asia/Karachi".to_owned()),
            ..Register::default()
        };
        let account = patients::enrol(&self.app, input, grants).await.expect("the cast may register");
        let own = patients::self_of(self.app.db.read(), account.id).await.expect("the database answers");
        let patient_id = own.expect("every account has its own profile").id;
        let mut person = Person {
            name: account.name,
            email,
            token: String::new(),
            account_id: account.id,
            patient_id,
            doctor_id: None,
        };
        person.token = self.token_of(&person).await;
        people.insert(name.to_owned(), person.clone());
        person
    }

    async fn make_doctor(&self, person: &Person) -> DoctorId {
        let (clinic_id, department_id) = self.place().await;
        let actor = access::authenticate(&self.app, &person.token).await.expect("the token is fresh");
        let input = EnrolDoctor {
            clinic_id: Some(clinic_id),
            department_id: Some(department_id),
            full_name: Some(format!("Dr {}", person.name)),
            registration_number: Some(format!("PMC-{}", person.name)),
            registration_expiry: Some("2030-12-31".parse().expect("a date")),
            consultation_fee: Some(FEE),
            ..EnrolDoctor::default()
        };
        let doctor_id = doctors::enrol(&self.app, &actor, input).await.expect("anybody may apply").id;
        let system = Actor::system();
        doctors::approve(&self.app, &system, doctor_id).await.expect("a pending doctor can be approved");
        for day in [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
        {
            let hours = HoursInput {
                day: Some(day),
                start: Some("09:00".to_owned()),
                end: Some("17:00".to_owned()),
                slot_minutes: Some(30),
                ..HoursInput::default()
            };
            schedule::add_hours(&self.app, &system, doctor_id, hours)
                .await
                .expect("the hours are acceptable");
        }
        doctor_id
    }
}

/// A clinic in Karachi that charges rupees and 10 % tax.
pub async fn make_clinic(app: &App, name: &str) -> ClinicId {
    let input = CreateClinic {
        name: Some(name.to_owned()),
        time_zone: Some("Asia/Karachi".to_owned()),
        currency: Some(Currency::Pkr),
        tax_rate_bp: Some(1000),
        address: Some("1 Garden Road".to_owned()),
        city: Some("Karachi".to_owned()),
        ..CreateClinic::default()
    };
    clinics::create_clinic(app, &Actor::system(), input).await.expect("the clinic is acceptable").id
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
