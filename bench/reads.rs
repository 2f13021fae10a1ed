//! What programs and pages read most: a doctor's month of free times, and a doctor's profile.

use std::time::Duration;

use tokio::runtime::Runtime;

use crate::{
    CONNECTIONS, Outcome,
    bookings::{self, Slots},
    constant::Constant,
    installation::{Client, Engine, Installation, doctors, month},
    load::{self, Run, request},
    report::{heading, median, milliseconds, percent, rate, row, table},
};

const ROUNDS: usize = 3;
const SECONDS: u64 = 4;

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    runtime.block_on(async {
        let mut installation = Installation::with_doctors(Engine::Sqlite, 200)?;
        installation.start().await?;
        let admin = installation.admin().await?;
        let doctors = doctors(&admin, 3).await?;
        let full = &doctors[1];
        fill(&installation, &admin, full).await?;

        heading("Reads, against the same HTTP stack answering a constant of the same size");
        table(&["route", "bytes", "answers/s", "p50", "p95", "constant/s", "ratio"]);
        for (name, path) in [
            ("a doctor's month, empty", month(&doctors[0], 1, 31)),
            ("a doctor's month, every other time taken", month(full, 1, 31)),
            ("a doctor's profile", format!("/api/v1/doctors/{}", doctors[0])),
        ] {
            against_constant(&installation, &admin, name, &path).await?;
        }
        Ok(())
    })
}

/// Takes every other free time of the doctor's next 31 days.
async fn fill(installation: &Installation, admin: &Client, doctor_id: &str) -> Outcome<()> {
    let slots = Slots::of(admin, &[doctor_id.to_owned()], 31).await?.every_other();
    let desk = bookings::desk(admin, slots, 1).await?;
    let run = load::run(&installation.address(), desk, Duration::from_secs(60)).await?;
    if run.count(201) == run.answers() && run.answers() > 0 {
        return Ok(());
    }
    Err(format!("the month could not be filled: {:?}", run.statuses).into())
}

async fn against_constant(
    installation: &Installation,
    admin: &Client,
    name: &str,
    path: &str,
) -> Outcome<()> {
    let bytes = admin.get_bytes(path).await?.len();
    let constant = Constant::start(bytes)?;
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = Run::default();
    for _ in 0..ROUNDS {
        let bare = busy(&constant.address, "/").await?;
        last = busy(&installation.address(), path).await?;
        ours.push(last.rate_of(200));
        theirs.push(bare.rate_of(200));
        ratios.push(last.rate_of(200) / bare.rate_of(200));
    }
    row(&[
        name.to_owned(),
        bytes.to_string(),
        rate(median(ours)),
        milliseconds(last.within(0.5)),
        milliseconds(last.within(0.95)),
        rate(median(theirs)),
        percent(median(ratios)),
    ]);
    Ok(())
}

/// The path asked without rest by every connection, as a visitor.
pub async fn busy(address: &str, path: &str) -> Outcome<Run> {
    let scripts = (0..CONNECTIONS).map(|_| {
        let request = request("GET", path, None, None);
        move || request.clone()
    });
    load::run(address, scripts.collect(), Duration::from_secs(SECONDS)).await
}
