//! People beside the known cast: whoever is called for comes in by the front door, registers and signs in, to a clinic
//! that the test names.

use app::{
    access::{Actor, Grant, Register, Role},
    doctors::{self, EnrolDoctor},
    patients,
};
use kernel::{
    id::{AccountId, ClinicId, DoctorId, PatientId},
    text::folded,
};
use serde_json::{Value, json};

use super::{
    TestApp,
    cast::{FEE, PASSWORD, make_clinic},
};

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub account_id: AccountId,
    /// The self profile.
    pub patient_id: PatientId,
    pub email: String,
    pub token: String,
    pub refresh_token: String,
}

impl TestApp {
    /// Registers and signs in: `Ana María` is `ana.maria@example.org`.
    pub async fn newcomer(&self, name: &str) -> Newcomer {
        let email = email_of(name);
        let body = json!({ "email": email, "password": PASSWORD, "name": name, "time_zone": "Asia/Karachi" });
        self.post("/api/v1/auth/register").json(body).await.expect(201);
        self.sign_in(&email).await
    }

    /// A person with roles that the operator gave.
    pub async fn staff(&self, name: &str, roles: &[(Role, Option<ClinicId>)]) -> Newcomer {
        let email = email_of(name);
        let input = Register {
            email: Some(email.clone()),
            password: Some(PASSWORD.into()),
            name: Some(name.to_owned()),
            ..Register::default()
        };
        let grants: Vec<_> = roles.iter().map(|&(role, clinic_id)| Grant { role, clinic_id }).collect();
        patients::enrol(&self.app, input, &grants).await.expect("a new account");
        self.sign_in(&email).await
    }

    pub async fn administrator(&self) -> Newcomer {
        self.staff("Adil Administrator", &[(Role::Administrator, None)]).await
    }

    pub async fn new_manager(&self, clinic_id: ClinicId, name: &str) -> Newcomer {
        self.staff(name, &[(Role::Manager, Some(clinic_id))]).await
    }

    pub async fn new_desk(&self, clinic_id: ClinicId, name: &str) -> Newcomer {
        self.staff(name, &[(Role::Desk, Some(clinic_id))]).await
    }

    /// A clinic in Karachi that charges rupees and 10 % tax.
    pub async fn clinic_named(&self, name: &str) -> ClinicId {
        make_clinic(&self.app, name).await
    }

    /// A doctor whom the clinic entered, without an account.
    pub async fn doctor_of(&self, clinic_id: ClinicId, name: &str) -> DoctorId {
        let input = application(clinic_id, name);
        doctors::enrol(&self.app, &Actor::system(), input).await.expect("a new doctor").id
    }

    /// A doctor who applied with an account and was approved.
    pub async fn doctor_in_person(&self, clinic_id: ClinicId, name: &str) -> (Newcomer, DoctorId) {
        let person = self.newcomer(name).await;
        let applicant = Actor::account(person.account_id, Vec::new(), None);
        let input = application(clinic_id, name);
        let id = doctors::enrol(&self.app, &applicant, input).await.expect("an application").id;
        doctors::approve(&self.app, &Actor::system(), id).await.expect("an approval");
        (person, id)
    }

    /// Another device of the same account.
    pub async fn sign_in(&self, email: &str) -> Newcomer {
        let body = json!({ "email": email, "password": PASSWORD });
        let signed_in = self.post("/api/v1/auth/login").json(body).await.expect(200);
        let token = signed_in.str("access_token").to_owned();
        let own = self.get("/api/v1/patients?own=true").bearer(&token).await.expect(200);
        let own = own["items"].as_array().expect("a list").iter();
        let own = own.filter(|patient| patient["is_self"] == Value::Bool(true)).collect::<Vec<_>>();
        Newcomer {
            account_id: signed_in["account"]["id"].as_str().expect("an id").parse().expect("an id"),
            patient_id: own[0]["id"].as_str().expect("an id").parse().expect("an id"),
            email: email.to_owned(),
            token,
            refresh_token: signed_in.str("refresh_token").to_owned(),
        }
    }
}

fn email_of(name: &str) -> String {
    format!("{}@example.org", folded(name).replace(' ', "."))
}

fn application(clinic_id: ClinicId, name: &str) -> EnrolDoctor {
    EnrolDoctor {
        clinic_id: Some(clinic_id),
        full_name: Some(name.to_owned()),
        registration_number: Some(format!("PMC-{}", folded(name).replace(' ', "-"))),
        registration_expiry: Some("2035-12-31".parse().expect("a date")),
        consultation_fee: Some(FEE),
        ..EnrolDoctor::default()
    }
}
