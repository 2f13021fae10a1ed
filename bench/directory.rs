//! The directory over HTTP: many different questions, one after the other, at two sizes of the directory.

use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::{
    CONNECTIONS, Outcome,
    installation::{Engine, Installation},
    load::{self, Script, request},
    report::{heading, milliseconds, rate, row, table},
    weight::memory_mib,
};

const SECONDS: Duration = Duration::from_secs(5);

pub fn measure_small(runtime: &Runtime) -> Outcome<()> {
    measure(runtime, 1_000)
}

pub fn measure_large(runtime: &Runtime) -> Outcome<()> {
    measure(runtime, 100_000)
}

pub fn measure_huge(runtime: &Runtime) -> Outcome<()> {
    measure(runtime, 1_000_000)
}

fn measure(runtime: &Runtime, doctors: usize) -> Outcome<()> {
    runtime.block_on(async {
        let mut installation = Installation::with_doctors(Engine::Sqlite, doctors)?;
        let begun = Instant::now();
        installation.start().await?;
        let ready = begun.elapsed();
        installation.until_metric_is_zero(&["doctorly_search_times_unknown"]).await?;
        let known = begun.elapsed();
        heading(&format!("The directory with {doctors} doctors"));
        table(&["question", "p50, one asks", "p95", "answers/s, 16 ask", "p95"]);
        for (name, path) in QUESTIONS {
            let ask = || {
                let mut round = 0;
                move || {
                    round += 1;
                    request("GET", &path(round), None, None)
                }
            };
            let alone = one(&installation, vec![ask()]).await?;
            let crowd = one(&installation, (0..CONNECTIONS).map(|_| ask()).collect()).await?;
            if alone.count(200) != alone.answers() || crowd.count(200) != crowd.answers() {
                return Err(format!("{name}: {:?} {:?}", alone.statuses, crowd.statuses).into());
            }
            row(&[
                name.to_owned(),
                milliseconds(alone.within(0.5)),
                milliseconds(alone.within(0.95)),
                rate(crowd.rate()),
                milliseconds(crowd.within(0.95)),
            ]);
        }
        let process = installation.process().ok_or("no process")?;
        println!(
            "\nReady after {:.1} s, every next free time known after {:.1} s; {} MiB in memory.",
            ready.as_secs_f64(),
            known.as_secs_f64(),
            memory_mib(process)?
        );
        Ok(())
    })
}

async fn one<S: Script>(installation: &Installation, scripts: Vec<S>) -> Outcome<load::Run> {
    load::run(&installation.address(), scripts, SECONDS).await
}

type Question = (&'static str, fn(usize) -> String);

/// What people ask, each in many variations.
const QUESTIONS: [Question; 9] = [
    ("everybody, soonest", |_| "/api/v1/doctors?sort=soonest".to_owned()),
    ("everybody, recommended", |_| "/api/v1/doctors?sort=recommended".to_owned()),
    ("soonest, by specialty and gender, with counts", |round| {
        format!("/api/v1/doctors?sort=soonest&facets=true{}", filters(round))
    }),
    ("soonest, in the evening of a weekday", |round| {
        let day = ["monday", "tuesday", "wednesday", "thursday", "friday"][round % 5];
        format!("/api/v1/doctors?sort=soonest&day={day}&time_of_day=evening{}", filters(round))
    }),
    ("soonest, a misspelt name", |round| format!("/api/v1/doctors?sort=soonest&q={}", misspelt(round))),
    ("a misspelt name, with counts", |round| format!("/api/v1/doctors?facets=true&q={}", misspelt(round))),
    ("a complaint", |round| format!("/api/v1/doctors?q={}", COMPLAINTS[round % COMPLAINTS.len()])),
    ("two letters, being typed", |round| format!("/api/v1/doctors?q={}", &misspelt(round)[..2])),
    ("the nearest", |round| {
        let step = (round % 400) as f64 / 60.0;
        format!("/api/v1/doctors?sort=distance&near={:.3},{:.3}", 24.5 + step, 67.0 + step)
    }),
];

const NAMES: [&str; 8] = [
    "ayesa+sidiqui",
    "muhamad+khan",
    "fatma+malik",
    "bilal+ahmad",
    "zainb+qureshi",
    "omer+sheik",
    "sana+javed",
    "ali+raza",
];
const COMPLAINTS: [&str; 6] = ["skin+rash", "heart", "child+fever", "tooth+pain", "eye+doctor", "back+bone"];
const SPECIALIZATIONS: [&str; 4] = ["dermatology", "cardiology", "pediatrics", "dentistry"];

fn misspelt(round: usize) -> &'static str {
    NAMES[round % NAMES.len()]
}

fn filters(round: usize) -> String {
    let specialization = SPECIALIZATIONS[round % SPECIALIZATIONS.len()];
    let gender = ["female", "male"][round % 2];
    format!("&specialization={specialization}&gender={gender}&max_fee={}", 100_000 + 1_000 * (round % 300))
}
