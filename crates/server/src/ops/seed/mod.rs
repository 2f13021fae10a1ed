//! `doctorly seed --doctors N`, and the data of a demo: clinics, catalogues, doctors who can be booked.
//!
//! What is few goes through the operations that everybody uses; doctors by the thousand are written in bulk. The same
//! numbers give the same people, so that a figure measured today can be measured again.

mod care;
mod catalogue;
mod demo;
mod dice;
mod history;
mod names;
mod people;
mod places;

use std::process::ExitCode;

use app::{App, Result, access::Actor, audit::Entry, doctors, outbox::Fact, schedule};
pub use demo::{ACCOUNTS, PASSWORD, fill};
use kernel::id::DoctorId;

use self::{catalogue::Catalogue, places::Place};
use super::{failure::Failure, open};
use crate::settings::Settings;

/// Doctors a transaction: a few megabytes of rows.
const CHUNK: usize = 1_000;

/// Beyond so many the search index is better built anew than told of each.
const MOST_TOLD: usize = 2_000;

/// Doctors for each clinic.
const DOCTORS_PER_CLINIC: usize = 1_000;

/// Adds that many doctors to those there are.
pub async fn seed(settings: Settings, doctors: usize) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    let catalogue = catalogue::fill(&app).await?;
    let places = places::make(&app, (doctors / DOCTORS_PER_CLINIC).max(5)).await?;
    let made = add(&app, doctors, &places, &catalogue).await?;
    println!("{} doctors were added in {} clinics.", made.len(), places.len());
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Adds doctors behind those there are; gives who they are, in order.
async fn add(app: &App, count: usize, places: &[Place], catalogue: &Catalogue) -> Result<Vec<DoctorId>> {
    let first = usize::try_from(doctors::count(app.db.read()).await?).unwrap_or(0);
    let mut made = Vec::with_capacity(count);
    let numbers: Vec<usize> = (first..first + count).collect();
    let system = Actor::system();
    for chunk in numbers.chunks(CHUNK) {
        let (mut new, mut hours) = (Vec::with_capacity(chunk.len()), Vec::new());
        for number in chunk {
            let person = people::make(app, *number, places, catalogue);
            made.push(person.new.doctor.id);
            new.push(person.new);
            hours.extend(person.hours);
        }
        let mut work = app.begin(&system).await?;
        doctors::bulk(&work, new).await?;
        schedule::bulk_hours(&**work, hours).await?;
        work.audit(Entry::new("doctors.seed", chunk.len()));
        if count <= MOST_TOLD {
            for doctor_id in &made[made.len() - chunk.len()..] {
                work.fact(Fact::DoctorChanged { doctor_id: *doctor_id });
            }
        }
        work.commit().await?;
    }
    Ok(made)
}
