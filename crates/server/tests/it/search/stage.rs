//! A small directory: two cities, four doctors, everything written through the API.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use app::{Clock, search::Directory};
use kernel::id::DoctorId;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp};

pub struct Stage {
    pub app: TestApp,
    pub admin: String,
    pub clinics: [String; 2],
    /// Ayesha, Omar, Bilal, Zoë.
    pub doctors: Vec<String>,
    registered: AtomicUsize,
}

pub const AYESHA: &str = "Dr Ayesha Siddiqui";
pub const OMAR: &str = "Dr Omar Sheikh";
pub const BILAL: &str = "Dr Bilal Khan";
pub const ZOE: &str = "Dr Zoë O'Neil";
pub const EVERYBODY: [&str; 4] = [AYESHA, OMAR, BILAL, ZOE];

/// One doctor as a test writes it.
pub struct Cast<'a> {
    pub name: &'a str,
    pub clinic: usize,
    pub department: &'a str,
    pub specializations: &'a [&'a str],
    pub qualifications: &'a [&'a str],
    pub services: &'a [&'a str],
    pub details: Value,
    /// Days, start, end, minutes each.
    pub hours: (&'a [&'a str], &'a str, &'a str, u16),
}

impl Stage {
    /// It is Monday, nine o'clock.
    pub async fn set() -> Self {
        Self::set_on(super::directory).await
    }

    /// The same on a directory of the test's choice.
    pub async fn set_on(directory: impl FnOnce(Arc<dyn Clock>) -> Arc<dyn Directory>) -> Self {
        let mut stage = Self::bare_on(directory).await;
        let workdays = &["monday", "tuesday", "wednesday", "thursday", "friday"];
        for cast in [
            Cast {
                name: AYESHA,
                clinic: 0,
                department: "Skin",
                specializations: &["Dermatology", "Allergy"],
                qualifications: &["MBBS", "FCPS"],
                services: &["Laser treatment"],
                details: json!({ "gender": "female", "languages": ["ur", "en"], "modes": ["in_person", "video"],
                    "consultation_fee": rupees(150_000), "description": "Trained in Edinburgh." }),
                hours: (workdays, "09:00", "13:00", 20),
            },
            Cast {
                name: OMAR,
                clinic: 1,
                department: "Heart Centre",
                specializations: &["Cardiology"],
                qualifications: &["MBBS"],
                services: &[],
                details: json!({ "gender": "male", "languages": ["en", "sd"], "accepts_new": false,
                    "consultation_fee": rupees(300_000) }),
                hours: (&["tuesday", "thursday"], "17:00", "20:00", 30),
            },
            Cast {
                name: BILAL,
                clinic: 0,
                department: "Children",
                specializations: &["Paediatrics"],
                qualifications: &["MBBS"],
                services: &[],
                details: json!({ "gender": "male", "languages": ["ur", "pa"], "consultation_fee": rupees(90_000) }),
                hours: (&["saturday"], "10:00", "14:00", 15),
            },
            Cast {
                name: ZOE,
                clinic: 1,
                department: "Skin",
                specializations: &["Dermatology"],
                qualifications: &["MRCP"],
                services: &[],
                details: json!({ "gender": "female", "languages": ["en"], "modes": ["video"],
                    "consultation_fee": rupees(500_000) }),
                hours: (&["monday"], "14:00", "17:00", 30),
            },
        ] {
            let id = stage.doctor(&cast).await;
            stage.doctors.push(id);
        }
        stage.with_index().await
    }

    /// Two clinics and nobody in them.
    pub async fn bare() -> Self {
        Self::bare_on(super::directory).await.with_index().await
    }

    /// The same without an index.
    pub async fn bare_on(directory: impl FnOnce(Arc<dyn Clock>) -> Arc<dyn Directory>) -> Self {
        let app = TestApp::searching(directory).await;
        let admin = app.admin().await.token;
        let mut clinics = Vec::new();
        for (name, city, latitude, longitude) in
            [("Canal Clinic", "Lahore", 31.5204, 74.3587), ("Sea Clinic", "Karachi", 24.8607, 67.0011)]
        {
            let clinic = json!({ "name": name, "city": city, "latitude": latitude, "longitude": longitude,
                "time_zone": "Asia/Karachi", "currency": "PKR", "address": "1 Mall Road" });
            let made = app.post("/api/v1/clinics").bearer(&admin).json(clinic).await.expect(201);
            clinics.push(made.str("id").to_owned());
        }
        let clinics = [clinics[0].clone(), clinics[1].clone()];
        Self { app, admin, clinics, doctors: Vec::new(), registered: AtomicUsize::new(1) }
    }

    /// In its own memory a process builds it at the first question; one that is shared is the worker's to build.
    async fn with_index(self) -> Self {
        if self.app.app.ports.directory.is_shared() {
            app::search::sweep(&self.app.app).await.unwrap();
        }
        self
    }

    /// Enters a doctor with everything around.
    pub async fn doctor(&self, cast: &Cast<'_>) -> String {
        let department = json!({ "clinic_id": self.clinics[cast.clinic], "name": cast.department });
        let department = self.send("POST", "/departments", department).await;
        let mut body = json!({
            "clinic_id": self.clinics[cast.clinic],
            "full_name": cast.name,
            "registration_number": format!("PMC-{}", self.registered.fetch_add(1, Ordering::Relaxed)),
            "registration_expiry": "2027-06-01",
            "consultation_fee": rupees(100_000),
            "department_id": department["id"],
        });
        for (field, value) in cast.details.as_object().into_iter().flatten() {
            body[field] = value.clone();
        }
        let id = self.send("POST", "/doctors", body).await["id"].as_str().expect("an id").to_owned();
        let mut specializations = Vec::new();
        for name in cast.specializations {
            specializations
                .push(json!({ "specialization_id": self.catalogue("specializations", name).await }));
        }
        let path = format!("/doctors/{id}/specializations");
        self.send("PUT", &path, json!({ "specializations": specializations })).await;
        let mut qualifications = Vec::new();
        for name in cast.qualifications {
            let id = self.catalogue("qualifications", name).await;
            let awarded =
                json!({ "qualification_id": id, "institute": "King Edward", "awarded_on": "2010-05-01" });
            qualifications.push(awarded);
        }
        let path = format!("/doctors/{id}/qualifications");
        self.send("PUT", &path, json!({ "qualifications": qualifications })).await;
        for name in cast.services {
            let service = json!({ "name": name, "duration_minutes": 20 });
            self.send("POST", &format!("/doctors/{id}/services"), service).await;
        }
        let (days, start, end, minutes) = cast.hours;
        for day in days {
            let hours = json!({ "day": day, "start": start, "end": end, "slot_minutes": minutes });
            self.send("POST", &format!("/doctors/{id}/schedule"), hours).await;
        }
        id
    }

    /// The id of a name in a catalogue, entered if it is not there.
    pub async fn catalogue(&self, catalogue: &str, name: &str) -> String {
        let path = format!("/api/v1/{catalogue}?limit=100");
        let known = self.app.get(&path).await.expect(200);
        let known = known["items"].as_array().or(known.json().as_array()).cloned().unwrap_or_default();
        if let Some(known) = known.iter().find(|entry| entry["name"] == name) {
            return known["id"].as_str().expect("an id").to_owned();
        }
        let made = self.send("POST", &format!("/{catalogue}"), json!({ "name": name })).await;
        made["id"].as_str().expect("an id").to_owned()
    }

    /// A change by the administrator, who answers for everything.
    pub async fn send(&self, method: &str, path: &str, body: Value) -> Value {
        let asked = self.app.ask(method, &format!("/api/v1{path}")).bearer(&self.admin).json(body);
        let answer = asked.await;
        assert!((200..300).contains(&answer.status()), "{method} {path} answered {}", answer.text());
        answer.json().clone()
    }

    /// Reviews of so many stars in all.
    pub async fn rate(&self, id: &str, sum: i64, count: i64) {
        use sea_orm::ConnectionTrait;
        let id: DoctorId = id.parse().unwrap();
        let db = self.app.app.db.begin().await.unwrap();
        let sql = "update doctors set rating_sum = $1, rating_count = $2 where id = $3";
        let values = [sum.into(), count.into(), id.0.into()];
        let statement = database::statement(db.get_database_backend(), sql, values);
        db.execute_raw(statement).await.unwrap();
        db.commit().await.unwrap();
        app::search::refresh_doctor(&self.app.app, id).await.unwrap();
    }

    pub async fn find(&self, query: &str) -> Answer {
        self.app.get(&format!("/api/v1/doctors?{query}")).await
    }

    /// Who is found, in order.
    pub async fn found(&self, query: &str) -> Vec<String> {
        names(&self.find(query).await.expect(200))
    }

    pub async fn found_set(&self, query: &str) -> BTreeSet<String> {
        self.found(query).await.into_iter().collect()
    }
}

pub fn names(answer: &Answer) -> Vec<String> {
    let items = answer["items"].as_array().expect("a list");
    items.iter().map(|item| item["full_name"].as_str().expect("a name").to_owned()).collect()
}

pub fn rupees(paisa: i64) -> Value {
    json!({ "amount": paisa, "currency": "PKR" })
}

/// A text as it stands in a query string.
pub fn escaped(text: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if safe(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
