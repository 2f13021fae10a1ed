//! Crowds and practices, made as a test needs them: many people with a token each, clinics and doctors of any kind.
//! Nobody here has a password, because hashing a thousand of them would take longer than everything else together.

use app::{
    access::{Actor, Grant, Role},
    clinics::{self, CreateClinic},
    doctors::{self, EnrolDoctor},
    schedule::{self, HoursInput},
};
use kernel::{
    id::{ClinicId, DoctorId, SessionId},
    money::{Currency, Money},
    time::Weekday,
};
use sea_orm::{ConnectionTrait, Value};
use sha2::{Digest, Sha256};

use super::{Person, TestApp};

/// A clinic in Karachi with one doctor: every day 09:00–13:00 in a grid of 15 minutes, PKR 1,500 and 10 % tax.
#[derive(Clone, Copy, Debug)]
pub struct Practice {
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
}

impl TestApp {
    pub async fn patients(&self, how_many: usize) -> Vec<Person> {
        let names: Vec<String> = (0..how_many).map(|number| format!("patient{number}")).collect();
        self.people(&names).await
    }

    pub async fn manager_of(&self, clinic_id: ClinicId) -> Person {
        self.with_role(&format!("manager-{clinic_id}"), Role::Manager, Some(clinic_id)).await
    }

    pub async fn desk_of(&self, clinic_id: ClinicId) -> Person {
        self.with_role(&format!("desk-{clinic_id}"), Role::Desk, Some(clinic_id)).await
    }

    /// A signed-in account that has the approved doctor record.
    pub async fn as_doctor(&self, name: &str, practice: Practice) -> Person {
        let person = self.people(&[name.to_owned()]).await.remove(0);
        let work = self.app.db.begin().await.expect("a transaction");
        app::access::grant_doctor(
            &self.app,
            &work,
            person.account_id,
            practice.doctor_id,
            practice.clinic_id,
        )
        .await
        .expect("the role is given");
        work.commit().await.expect("a commit");
        app::access::forget(&self.app, person.account_id).await;
        person
    }

    async fn with_role(&self, name: &str, role: Role, clinic_id: Option<ClinicId>) -> Person {
        let person = self.people(&[name.to_owned()]).await.remove(0);
        let work = self.app.db.begin().await.expect("a transaction");
        let Grant { role, clinic_id } = Grant { role, clinic_id };
        app::access::grant(&self.app, &work, person.account_id, role, clinic_id)
            .await
            .expect("the role is given");
        work.commit().await.expect("a commit");
        person
    }

    /// A clinic in Karachi, unless the input says otherwise.
    pub async fn clinic_with(&self, input: CreateClinic) -> ClinicId {
        let text = |given: Option<String>, usual: &str| given.or_else(|| Some(usual.to_owned()));
        let input = CreateClinic {
            name: text(input.name, "Clifton Clinic"),
            time_zone: text(input.time_zone, "Asia/Karachi"),
            currency: input.currency.or(Some(Currency::Pkr)),
            tax_rate_bp: input.tax_rate_bp.or(Some(1000)),
            address: text(input.address, "12 Beach Road"),
            city: text(input.city, "Karachi"),
            ..input
        };
        clinics::create_clinic(&self.app, &Actor::system(), input).await.expect("a sound clinic").id
    }

    /// A public doctor without hours.
    pub async fn doctor_in(&self, clinic_id: ClinicId, name: &str) -> DoctorId {
        self.doctor_with(EnrolDoctor {
            clinic_id: Some(clinic_id),
            full_name: Some(name.to_owned()),
            ..EnrolDoctor::default()
        })
        .await
    }

    /// A public doctor with a valid registration and a fee of PKR 1,500, unless the input says otherwise.
    pub async fn doctor_with(&self, input: EnrolDoctor) -> DoctorId {
        let number = format!("PMC-{}", &self.app.new_id::<uuid::Uuid>().simple().to_string()[..24]);
        let input = EnrolDoctor {
            registration_number: input.registration_number.or(Some(number)),
            registration_expiry: input.registration_expiry.or_else(|| "2040-01-01".parse().ok()),
            consultation_fee: input
                .consultation_fee
                .or(Some(Money { amount: 150_000, currency: Currency::Pkr })),
            ..input
        };
        let doctor = doctors::enrol(&self.app, &Actor::system(), input).await.expect("a sound doctor");
        self.drain().await;
        doctor.id
    }

    /// Hours on every day of the week.
    pub async fn daily_hours(&self, doctor_id: DoctorId, start: &str, end: &str, slot_minutes: u16) {
        for day in Weekday::ALL {
            let input = HoursInput {
                day: Some(*day),
                start: Some(start.to_owned()),
                end: Some(end.to_owned()),
                slot_minutes: Some(slot_minutes),
                ..HoursInput::default()
            };
            schedule::add_hours(&self.app, &Actor::system(), doctor_id, input).await.expect("sound hours");
        }
        self.drain().await;
    }

    pub async fn practice(&self) -> Practice {
        self.practice_of_capacity(1).await
    }

    pub async fn practice_of_capacity(&self, capacity: i64) -> Practice {
        let clinic_id = self.clinic_with(CreateClinic::default()).await;
        let doctor_id = self
            .doctor_with(EnrolDoctor {
                clinic_id: Some(clinic_id),
                full_name: Some("Dr Ayesha Siddiqui".to_owned()),
                capacity: Some(capacity),
                ..EnrolDoctor::default()
            })
            .await;
        self.daily_hours(doctor_id, "09:00", "13:00", 15).await;
        Practice { clinic_id, doctor_id }
    }

    /// Accounts with a self profile and a session each, written straight into the tables.
    async fn people(&self, names: &[String]) -> Vec<Person> {
        let tx = self.app.db.begin().await.expect("a transaction");
        let now = self.app.now();
        let later = now.plus_days(400);
        let backend = tx.get_database_backend();
        let mut people = Vec::with_capacity(names.len());
        for name in names {
            let person = Person {
                name: name.clone(),
                doctor_id: None,
                account_id: self.app.new_id(),
                patient_id: self.app.new_id(),
                email: format!("{name}@example.org"),
                token: self.app.new_secret(),
            };
            let hash: String =
                Sha256::digest(&person.token).iter().map(|byte| format!("{byte:02x}")).collect();
            let account: [Value; 4] =
                [person.account_id.into(), person.email.clone().into(), name.clone().into(), now.into()];
            let patient: [Value; 4] =
                [person.patient_id.into(), person.account_id.into(), name.clone().into(), now.into()];
            let session: [Value; 5] = [
                self.app.new_id::<SessionId>().into(),
                person.account_id.into(),
                hash.into(),
                now.into(),
                later.into(),
            ];
            for (sql, values) in [
                (
                    "insert into accounts (id, email, password_hash, name, locale, time_zone, email_confirmed_at, \
                     created_at) values ($1, $2, '', $3, 'en', 'Asia/Karachi', $4, $4)",
                    account.to_vec(),
                ),
                (
                    "insert into patients (id, account_id, self_of, name, folded_name, notes, created_at) \
                     values ($1, $2, $2, $3, $3, '', $4)",
                    patient.to_vec(),
                ),
                (
                    "insert into sessions (id, account_id, kind, token_hash, token_expires_at, device, created_at, \
                     last_seen_at, expires_at) values ($1, $2, 'bearer', $3, $5, 'test', $4, $4, $5)",
                    session.to_vec(),
                ),
            ] {
                let statement = database::statement(backend, sql, values);
                tx.execute_raw(statement).await.expect("a row of the cast");
            }
            people.push(person);
        }
        tx.commit().await.expect("a commit");
        people
    }
}

impl TestApp {
    /// Makes somebody an administrator of the installation.
    pub async fn promote(&self, person: Person) -> Person {
        let work = self.app.db.begin().await.expect("a transaction");
        let role = Role::Administrator;
        app::access::grant(&self.app, &work, person.account_id, role, None).await.expect("the role is given");
        work.commit().await.expect("a commit");
        app::access::forget(&self.app, person.account_id).await;
        person
    }

    /// Two patients who have nothing to do with each other.
    pub async fn pair(&self) -> [Person; 2] {
        let mut people = self.people(&["owner".to_owned(), "stranger".to_owned()]).await;
        let stranger = people.remove(1);
        [people.remove(0), stranger]
    }
}
