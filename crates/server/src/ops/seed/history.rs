//! Visits that lie behind a demo, so that doctors have seen people and money has moved; visits of the day it begins, at
//! whatever hour; and visits that lie ahead. They are made by the operations that everybody uses; those that lie behind
//! in an application on the same database whose clock stands in the past.

use std::sync::Arc;

use app::{
    App, ManualClock, Result,
    access::Actor,
    booking::{self, HoldInput, PayInput},
    patients::{self, CreatePatient},
    schedule,
};
use jiff::tz::TimeZone;
use kernel::{
    id::{AppointmentId, ClinicId, DoctorId, PatientId},
    time::Instant,
};

/// How many people booked each doctor, in the order of the doctors: some are more popular than others.
const BOOKED: [usize; 6] = [6, 4, 1, 3, 2, 1];

/// Which of a doctor's people did not come: only the busiest have so many.
const MISSED: usize = 3;

const DAYS_AGO: i64 = 21;

const AT_THE_DESK: schedule::Ask = schedule::Ask { service_id: None, by_staff: true };

const PEOPLE: [&str; 6] =
    ["Imran Baig", "Saba Khalid", "Yusuf Memon", "Rabia Javed", "Hina Farooqi", "Zain Abbasi"];

/// How many come again to each doctor today: people whom the doctor has seen before.
const TODAY: [usize; 6] = [3, 2, 1, 2, 1, 1];

/// How many people come to each doctor next. They leave every other time free.
const EXPECTED: [usize; 6] = [4, 3, 2, 2, 1, 1];

const EXPECTED_PEOPLE: [&str; 13] = [
    "Nadia Rehman",
    "Tariq Mahmood",
    "Amna Sheikh",
    "Kamran Yousaf",
    "Sadia Iqbal",
    "Farhan Qureshi",
    "Lubna Aziz",
    "Waqas Mirza",
    "Iqra Hassan",
    "Salman Dar",
    "Mehwish Tariq",
    "Junaid Akhtar",
    "Aliya Bukhari",
];

/// Lets people come to the doctors of a clinic, one after another; gives who they are.
pub async fn fill(app: &App, clinic_id: ClinicId, doctors: &[DoctorId]) -> Result<Vec<PatientId>> {
    let (past, clock) = app_of(app, app.now().plus_days(-DAYS_AGO));
    let people = people(&past, clinic_id, &PEOPLE).await?;
    for (doctor_id, booked) in doctors.iter().zip(BOOKED) {
        // The clock goes on from doctor to doctor: nobody is at two of them at once.
        for (place, patient_id) in people.iter().take(booked).enumerate() {
            visit(&past, &clock, app.now(), *doctor_id, *patient_id, place != MISSED).await?;
        }
    }
    Ok(people)
}

/// Lets some of those people come again over the day, as far as it has gone: seen, with the doctor, still to come.
pub async fn today(app: &App, zone: &TimeZone, doctors: &[DoctorId], people: &[PatientId]) -> Result<()> {
    let (now, date) = (app.now(), app.now().date_in(zone));
    let morning = date.to_zoned(zone.clone()).map_or(now, |midnight| Instant::from(midnight.timestamp()));
    let (early, clock) = app_of(app, morning);
    let mut visits = Vec::new();
    for ((place, doctor_id), expected) in doctors.iter().enumerate().zip(TODAY) {
        let mut times = schedule::nearest(&early, *doctor_id, AT_THE_DESK, morning, 100).await?;
        times.retain(|time| time.date == date);
        let apart = times.len().div_ceil(expected).max(1);
        for (time, patient_id) in times.iter().skip(place).step_by(apart).zip(people) {
            match book(&early, *doctor_id, *patient_id, time.starts_at).await {
                Ok(id) => visits.push((time.starts_at, time.ends_at, id)),
                // With another doctor at that time.
                Err(error) if error.is_code("patient_busy") => {}
                Err(error) => return Err(error),
            }
        }
    }
    visits.sort_unstable();
    for (starts_at, ends_at, id) in visits.into_iter().filter(|(starts_at, ..)| *starts_at <= now) {
        attend(&early, &clock, id, starts_at, ends_at, now).await?;
    }
    Ok(())
}

/// The same installation, whose clock stands at `then`.
pub fn app_of(app: &App, then: Instant) -> (App, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::at(then));
    let past =
        App::new(app.db.clone(), clock.clone(), app.chance.clone(), app.settings.clone(), app.ports.clone());
    (past, clock)
}

/// The patient is there in time, and the visit goes as far as it can by `now`.
async fn attend(
    past: &App,
    clock: &ManualClock,
    id: AppointmentId,
    starts_at: Instant,
    ends_at: Instant,
    now: Instant,
) -> Result<()> {
    let system = Actor::system();
    clock.set(starts_at);
    booking::check_in(past, &system, id, None).await?;
    booking::start(past, &system, id, None).await?;
    if ends_at <= now {
        clock.set(ends_at);
        booking::complete(past, &system, id, None).await?;
    }
    Ok(())
}

/// Lets people book the next free times of the doctors of a clinic.
pub async fn look_ahead(app: &App, clinic_id: ClinicId, doctors: &[DoctorId]) -> Result<()> {
    let mut people = people(app, clinic_id, &EXPECTED_PEOPLE).await?.into_iter();
    for (doctor_id, expected) in doctors.iter().zip(EXPECTED) {
        let times = schedule::nearest(app, *doctor_id, AT_THE_DESK, app.now(), 2 * expected).await?;
        for (time, patient_id) in times.iter().step_by(2).zip(people.by_ref().take(expected)) {
            book(app, *doctor_id, patient_id, time.starts_at).await?;
        }
    }
    Ok(())
}

async fn people(app: &App, clinic_id: ClinicId, names: &[&str]) -> Result<Vec<PatientId>> {
    let mut people = Vec::new();
    for name in names {
        let input = CreatePatient {
            name: Some((*name).to_owned()),
            clinic_id: Some(clinic_id),
            ..CreatePatient::default()
        };
        people.push(patients::create(app, &Actor::system(), input).await?.id);
    }
    Ok(people)
}

/// At the desk, paid in cash.
async fn book(
    app: &App,
    doctor_id: DoctorId,
    patient_id: PatientId,
    starts_at: Instant,
) -> Result<AppointmentId> {
    let system = Actor::system();
    let input = HoldInput {
        doctor_id: Some(doctor_id),
        starts_at: Some(starts_at.rfc3339(&TimeZone::UTC)),
        patient_id: Some(patient_id),
        ..HoldInput::default()
    };
    let id = booking::hold(app, &system, input).await?.id;
    let cash = PayInput { method: Some("cash".to_owned()), return_url: None };
    booking::pay(app, &system, id, cash).await?;
    Ok(id)
}

/// One visit from booking to its end, at the doctor's next free time; none where that is not over by `today`.
pub async fn visit(
    past: &App,
    clock: &ManualClock,
    today: Instant,
    doctor_id: DoctorId,
    patient_id: PatientId,
    comes: bool,
) -> Result<Option<AppointmentId>> {
    let system = Actor::system();
    let Some(time) = schedule::nearest(past, doctor_id, AT_THE_DESK, past.now(), 1).await?.pop() else {
        return Ok(None);
    };
    if time.ends_at > today {
        return Ok(None);
    }
    let id = book(past, doctor_id, patient_id, time.starts_at).await?;
    if !comes {
        clock.set(time.starts_at);
        booking::no_show(past, &system, id, None).await?;
        return Ok(Some(id));
    }
    attend(past, clock, id, time.starts_at, time.ends_at, today).await?;
    Ok(Some(id))
}
