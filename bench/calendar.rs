//! The desk's calendar as a browser opens it: a day of twenty doctors, and a week of one, all of it booked.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::{
    CONNECTIONS, Outcome,
    bookings::{self, Booker, Slots},
    constant::Constant,
    installation::{Client, Engine, Installation, free_times},
    load::{self, Connection, Run},
    report::{heading, median, milliseconds, percent, rate, row, table},
};

const DOCTORS: usize = 20;
/// So many that a whole week is among them, whichever day it is.
const DAYS: i64 = 14;
const ROUNDS: usize = 3;
const TIME: Duration = Duration::from_secs(4);

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    runtime.block_on(async {
        let mut installation = Installation::with_doctors(Engine::Sqlite, 1)?;
        installation.start().await?;
        let admin = installation.admin().await?;
        let ids = clinic_of_twenty(&admin).await?;
        let day = local_day(&admin, &ids[0], 1).await?;
        let in_a_week = local_day(&admin, &ids[0], 8).await?;
        fill(&installation, &admin, &ids[1..], 1).await?;
        fill(&installation, &admin, &ids[..1], DAYS).await?;
        let cookie = installation.cookie().await?;

        heading("The calendar, against the same HTTP stack answering a constant of the same size");
        table(&[
            "page",
            "bytes, compressed",
            "p50, one asks",
            "p95",
            "answers/s, 16 ask",
            "constant/s",
            "ratio",
        ]);
        for (name, path) in [
            ("a day of 20 doctors", format!("/clinic/calendar?view=day&date={day}")),
            ("a week of one", format!("/clinic/calendar?view=week&date={in_a_week}&doctor={}", ids[0])),
        ] {
            against_constant(&installation, name, &asked(&path, &cookie)).await?;
        }
        Ok(())
    })
}

/// As a browser asks.
fn asked(path: &str, cookie: &str) -> Vec<u8> {
    let head = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\n");
    format!("{head}Accept-Encoding: gzip, deflate, br, zstd\r\nCookie: {cookie}\r\n\r\n").into_bytes()
}

/// The day at the clinic, so many days after today, of a doctor who is free then.
async fn local_day(admin: &Client, doctor_id: &str, days: i64) -> Outcome<String> {
    let times = free_times(admin, doctor_id, days, days).await?;
    Ok(times.first().and_then(|at| at.get(..10)).ok_or("no free time")?.to_owned())
}

/// The clinic that an administrator is shown, with twenty doctors who work all day, every day.
async fn clinic_of_twenty(admin: &Client) -> Outcome<Vec<String>> {
    let clinics = admin.get("/api/v1/clinics?limit=1").await?;
    let clinic = &clinics["items"][0];
    let text = |value: &Value| value["id"].as_str().map(str::to_owned).ok_or("no id");
    let mut ids = Vec::new();
    for number in 0..DOCTORS {
        let doctor = json!({
            "clinic_id": clinic["id"], "full_name": format!("Dr Number {number}"),
            "registration_number": format!("BENCH-{number}"), "registration_expiry": "2099-01-01",
            "consultation_fee": {"amount": 150_000, "currency": clinic["currency"]},
        });
        let id = text(&admin.post("/api/v1/doctors", &doctor).await?)?;
        for day in ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] {
            let hours = json!({"day": day, "start": "09:00", "end": "17:00", "slot_minutes": 20});
            admin.post(&format!("/api/v1/doctors/{id}/schedule"), &hours).await?;
        }
        ids.push(id);
    }
    Ok(ids)
}

/// Takes every free time of these doctors in so many days from tomorrow.
async fn fill(installation: &Installation, admin: &Client, ids: &[String], days: i64) -> Outcome<()> {
    let slots = Slots::of(admin, ids, days).await?;
    let desk = bookings::desk(admin, slots, CONNECTIONS).await?;
    let desk = desk.into_iter().map(Booker::confirming).collect();
    let run = load::run(&installation.address(), desk, Duration::from_secs(300)).await?;
    if run.count(201) == run.count(200) && 2 * run.count(201) == run.answers() && run.answers() > 0 {
        return Ok(());
    }
    Err(format!("the days could not be filled: {:?}", run.statuses).into())
}

async fn against_constant(installation: &Installation, name: &str, request: &[u8]) -> Outcome<()> {
    let address = installation.address();
    let answer = Connection::open(&address).await?.ask(request).await?;
    if answer.status != 200 {
        return Err(format!("{name} answers {}", answer.status).into());
    }
    let constant = Constant::start(answer.body.len())?;
    let bare = load::request("GET", "/", None, None);
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let alone = busy(&address, request, 1).await?;
    for _ in 0..ROUNDS {
        let page = busy(&address, request, CONNECTIONS).await?;
        let bare = busy(&constant.address, &bare, CONNECTIONS).await?;
        ours.push(page.rate_of(200));
        theirs.push(bare.rate_of(200));
        ratios.push(page.rate_of(200) / bare.rate_of(200));
    }
    row(&[
        name.to_owned(),
        answer.body.len().to_string(),
        milliseconds(alone.within(0.5)),
        milliseconds(alone.within(0.95)),
        rate(median(ours)),
        rate(median(theirs)),
        percent(median(ratios)),
    ]);
    Ok(())
}

/// The request asked without rest by so many connections.
async fn busy(address: &str, request: &[u8], connections: usize) -> Outcome<Run> {
    let script = |request: Vec<u8>| move || request.clone();
    let scripts = (0..connections).map(|_| script(request.to_vec()));
    load::run(address, scripts.collect(), TIME).await
}
