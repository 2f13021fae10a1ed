//! A thousand callers race for one place, again and again: how fast are losers told, and what do others notice?

use std::time::Duration;

use serde_json::json;
use tokio::runtime::Runtime;

use crate::{
    Outcome,
    bookings::Slots,
    installation::{Engine, Installation, doctors, month},
    load::{self, Run, request},
    report::{heading, milliseconds, row, table},
};

const CALLERS: usize = 1_000;
const RACES: usize = 5;
const READERS: usize = 4;

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    runtime.block_on(async {
        let mut installation = Installation::with_doctors(Engine::Sqlite, 200)?;
        installation.start().await?;
        let admin = installation.admin().await?;
        let doctors = doctors(&admin, 2).await?;
        let places = Slots::of(&admin, &doctors[..1], 31).await?;
        let clinics = admin.get("/api/v1/clinics").await?;
        let mut patients = Vec::new();
        for number in 0..CALLERS {
            let body = json!({"name": format!("Patient {number}"), "clinic_id": clinics["items"][0]["id"]});
            let made = admin.post("/api/v1/patients", &body).await?;
            patients.push(made["id"].clone());
        }
        let other = month(&doctors[1], 1, 31);
        let address = installation.address();

        let calm = readers(&address, &other, Duration::from_secs(4)).await?;
        let mut races = Vec::new();
        let mut during = Vec::new();
        for (doctor_id, starts_at) in places.first(RACES) {
            let wants = |patient_id| {
                let body = json!({"doctor_id": doctor_id, "starts_at": starts_at, "patient_id": patient_id});
                once(request("POST", "/api/v1/appointments", Some(&admin.token()), Some(&body)))
            };
            let callers = patients.iter().map(wants).collect();
            let race = load::run(&address, callers, Duration::from_secs(60));
            let reads = readers(&address, &other, Duration::from_millis(500));
            let (race, reads) = tokio::join!(race, reads);
            races.push(race?);
            during.push(reads?);
        }

        heading("A thousand callers for one place, on SQLite");
        table(&["what", "p50", "p95", "last"]);
        for (at, race) in races.iter().enumerate() {
            times(
                &format!(
                    "race {}: {} won, {} told that it is taken",
                    at + 1,
                    race.count(201),
                    race.count(409)
                ),
                race,
            );
        }
        times("another doctor's month, nobody races", &calm);
        for (at, reads) in during.iter().enumerate() {
            times(&format!("another doctor's month, during race {}", at + 1), reads);
        }
        if races.iter().any(|race| race.count(201) != 1 || race.count(409) != CALLERS - 1) {
            let statuses: Vec<_> = races.iter().map(|race| &race.statuses).collect();
            return Err(format!("one must win and the others be told that it is taken: {statuses:?}").into());
        }
        Ok(())
    })
}

fn times(what: &str, run: &Run) {
    row(&[
        what.to_owned(),
        milliseconds(run.within(0.5)),
        milliseconds(run.within(0.95)),
        milliseconds(run.within(1.0)),
    ]);
}

async fn readers(address: &str, path: &str, most: Duration) -> Outcome<Run> {
    let scripts = (0..READERS).map(|_| {
        let request = request("GET", path, None, None);
        move || request.clone()
    });
    load::run(address, scripts.collect(), most).await
}

/// Asks one thing, once.
fn once(request: Vec<u8>) -> impl load::Script {
    Once(Some(request))
}

struct Once(Option<Vec<u8>>);

impl load::Script for Once {
    fn next(&mut self, _: Option<&load::Answer>) -> Option<Vec<u8>> {
        self.0.take()
    }
}
