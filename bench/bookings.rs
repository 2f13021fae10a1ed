//! Bookings over HTTP, against the database's own tool doing the same statements with nothing around them.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::{
    CONNECTIONS, Outcome,
    installation::{Client, Engine, Installation, doctors, free_times},
    load::{self, Answer, Run, Script, request},
    report::{heading, milliseconds, percent, rate, row, table},
    statements::{self, mariadb},
};

/// Sixteen for each connection: one account can care for twenty people.
const DOCTORS: usize = 256;
const SECONDS: Duration = Duration::from_secs(8);

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    runtime.block_on(async {
        on(Engine::Sqlite, "SQLite").await?;
        if let Ok(server) = std::env::var("DOCTORLY_TEST_POSTGRES_URL") {
            on(Engine::Postgres(statements::fresh_database(&server)?), "PostgreSQL").await?;
        }
        if let Ok(server) = std::env::var("DOCTORLY_TEST_MARIADB_URL") {
            on(Engine::MariaDb(mariadb::fresh_database(&server)?), "MariaDB").await?;
        }
        Ok(())
    })
}

async fn on(engine: Engine, name: &str) -> Outcome<()> {
    let mut installation = Installation::with_doctors(engine.clone(), DOCTORS + 100)?;
    installation.start().await?;
    let admin = installation.admin().await?;
    let ids = doctors(&admin, DOCTORS + 1).await?;
    take_payment_at_the_desk(&admin).await?;

    let mut runs = Vec::new();
    let spread = Slots::of(&admin, &ids[1..], 45).await?;
    let (holds, whole) = spread.halves();
    let scripts = desk(&admin, holds, CONNECTIONS).await?;
    runs.push((
        "a time held, spread over doctors",
        load::run(&installation.address(), scripts, SECONDS).await?,
        201,
    ));
    let scripts = patients(&installation, whole, CONNECTIONS).await?;
    let confirmed = load::run(&installation.address(), scripts, SECONDS).await?;
    // Those letters are part of it that are written after the last answer.
    let later =
        installation.until_metric_is_zero(&["doctorly_facts_waiting", "doctorly_jobs_waiting"]).await?;
    let told = confirmed.lasting_longer(later);
    runs.push(("held and confirmed by the patient, spread", confirmed, 200));
    runs.push(("the same, until every letter is kept", told, 200));
    let popular = popular(&admin, &ids[0]).await?;
    let scripts = desk(&admin, popular, CONNECTIONS).await?;
    runs.push((
        "a time held, all of one doctor",
        load::run(&installation.address(), scripts, SECONDS).await?,
        201,
    ));
    installation.stop().await?;
    installation.check()?;

    heading(&format!("Bookings on {name}"));
    table(&["what", "a second", "p50", "p95", "bare statements/s", "ratio"]);
    let bare = statements::of(&installation, &engine)?;
    let tools = [bare.held, bare.confirmed, bare.told, bare.held];
    for ((what, run, success), tool) in runs.iter().zip(tools) {
        print(what, run, *success, tool);
    }
    Ok(())
}

fn print(what: &str, run: &Run, success: u16, bare: f64) {
    let reached = run.rate_of(success);
    row(&[
        what.to_owned(),
        rate(reached),
        milliseconds(run.within(0.5)),
        milliseconds(run.within(0.95)),
        rate(bare),
        percent(reached / bare),
    ]);
    let others: Vec<_> = run.statuses.iter().filter(|(status, _)| !matches!(status, 200 | 201)).collect();
    if !others.is_empty() {
        eprintln!("{what}: other answers {others:?}");
    }
}

/// Every clinic lets a patient pay when they come, so that confirming needs no gateway.
async fn take_payment_at_the_desk(admin: &Client) -> Outcome<()> {
    let clinics = admin.get("/api/v1/clinics?limit=100").await?;
    for clinic in clinics["items"].as_array().ok_or("no clinics")? {
        let id = clinic["id"].as_str().ok_or("no id")?;
        admin.patch(&format!("/api/v1/clinics/{id}"), &json!({"pay_at_desk": true})).await?;
    }
    Ok(())
}

/// A doctor whom everybody wants: open around the clock, five minutes each.
async fn popular(admin: &Client, doctor_id: &str) -> Outcome<Slots> {
    admin.patch(&format!("/api/v1/doctors/{doctor_id}"), &json!({"department_id": null})).await?;
    let schedule = format!("/api/v1/doctors/{doctor_id}/schedule");
    let hours = admin.get(&schedule).await?;
    for one in hours["items"].as_array().ok_or("no hours")? {
        let id = one["id"].as_str().ok_or("no id")?;
        admin.delete(&format!("{schedule}/{id}")).await?;
    }
    for day in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] {
        let body = json!({"day": day, "start": "00:00", "end": "23:55", "slot_minutes": 5});
        admin.post(&schedule, &body).await?;
    }
    Slots::of(admin, &[doctor_id.to_owned()], 60).await
}

/// Free times that are known to be free, one doctor after the other in turns.
pub struct Slots(Vec<(String, String)>);

impl Slots {
    pub async fn of(client: &Client, doctor_ids: &[String], days: i64) -> Outcome<Self> {
        let mut all = Vec::new();
        for doctor_id in doctor_ids {
            let times = free_times(client, doctor_id, 1, days).await?;
            all.extend(times.into_iter().enumerate().map(|(turn, time)| (turn, doctor_id.clone(), time)));
        }
        all.sort_by_key(|(turn, ..)| *turn);
        Ok(Self(all.into_iter().map(|(_, doctor_id, time)| (doctor_id, time)).collect()))
    }

    pub fn every_other(self) -> Self {
        Self(self.0.into_iter().step_by(2).collect())
    }

    /// The first so many: doctor and start.
    pub fn first(&self, most: usize) -> Vec<(String, String)> {
        self.0.iter().take(most).cloned().collect()
    }

    fn halves(mut self) -> (Self, Self) {
        let second = self.0.split_off(self.0.len() / 2);
        (self, Self(second))
    }

    /// A doctor's times all go to one connection; where there are fewer doctors than connections, in turns.
    fn divide(self, among: usize) -> Vec<VecDeque<(String, String)>> {
        let mut parts = vec![VecDeque::new(); among];
        let doctors: BTreeSet<_> = self.0.iter().map(|(doctor_id, _)| doctor_id.clone()).collect();
        let places: BTreeMap<_, _> =
            doctors.iter().enumerate().map(|(at, doctor_id)| (doctor_id, at)).collect();
        for (turn, slot) in self.0.into_iter().enumerate() {
            let place = if places.len() < among { turn } else { places[&slot.0] };
            parts[place % among].push_back(slot);
        }
        parts
    }
}

/// Holds one free time after the other, and confirms each where it shall.
pub struct Booker {
    token: String,
    /// Of each doctor one, so that no patient is wanted twice at one time.
    patients: BTreeMap<String, String>,
    slots: VecDeque<(String, String)>,
    confirms: bool,
}

impl Booker {
    /// The same, and confirms what it holds.
    pub fn confirming(self) -> Self {
        Self { confirms: true, ..self }
    }
}

impl Script for Booker {
    fn next(&mut self, last: Option<&Answer>) -> Option<Vec<u8>> {
        if let Some(held) = last.filter(|last| self.confirms && last.status == 201) {
            let id = held.json().ok()?["id"].as_str()?.to_owned();
            let path = format!("/api/v1/appointments/{id}/confirm");
            return Some(request("POST", &path, Some(&self.token), Some(&json!({}))));
        }
        let (doctor_id, starts_at) = self.slots.pop_front()?;
        let patient_id = &self.patients[&doctor_id];
        let body = json!({"doctor_id": doctor_id, "starts_at": starts_at, "patient_id": patient_id});
        Some(request("POST", "/api/v1/appointments", Some(&self.token), Some(&body)))
    }
}

/// The front desk books for patients who have no account.
pub async fn desk(admin: &Client, slots: Slots, connections: usize) -> Outcome<Vec<Booker>> {
    let clinics = admin.get("/api/v1/clinics").await?;
    let mut bookers = Vec::new();
    for slots in slots.divide(connections) {
        let patients = patients_for(admin, &slots, Some(&clinics["items"][0]["id"])).await?;
        bookers.push(Booker { token: admin.token(), patients, slots, confirms: false });
    }
    Ok(bookers)
}

/// People book for those they care for.
async fn patients(installation: &Installation, slots: Slots, connections: usize) -> Outcome<Vec<Booker>> {
    let mut bookers = Vec::new();
    for (number, slots) in slots.divide(connections).into_iter().enumerate() {
        let account = installation.patient(number).await?;
        let patients = patients_for(&account, &slots, None).await?;
        bookers.push(Booker { token: account.token(), patients, slots, confirms: true });
    }
    Ok(bookers)
}

/// A patient for each doctor among `slots`; of a clinic, or of the client's own account.
async fn patients_for(
    client: &Client,
    slots: &VecDeque<(String, String)>,
    clinic_id: Option<&Value>,
) -> Outcome<BTreeMap<String, String>> {
    let mut patients = BTreeMap::new();
    for (doctor_id, _) in slots {
        if !patients.contains_key(doctor_id) {
            let name = format!("Child {}", patients.len());
            let body = json!({"name": name, "birth_date": "2015-04-01", "clinic_id": clinic_id});
            let made = client.post("/api/v1/patients", &body).await?;
            patients.insert(doctor_id.clone(), made["id"].as_str().ok_or("no patient")?.to_owned());
        }
    }
    Ok(patients)
}
