//! Who is where when, and what is offered.

use app::booking::Appointment;
use kernel::time::Instant;

use crate::sim::{
    Checked,
    books::Books,
    model::Ask,
    steps::{Play, times_shown},
};

/// How many may be added over the same time.
pub const MOST_OVER: i32 = 8;

/// No two visits in one lane of a doctor, no lane that never was; one room for one visit; a patient is in one place.
pub fn overlaps(play: &Play<'_>) -> Checked {
    let live: Vec<&Appointment> = play.books.busy().collect();
    for (place, one) in live.iter().enumerate() {
        let most = play.model.doctors[play.cast.doctor(one.doctor_id)].most_lanes;
        // Beyond those the doctor ever had only on purpose, and with a reason.
        let lanes = if one.overbook_reason.is_some() { most + MOST_OVER } else { most };
        if !(0..lanes).contains(&one.lane) {
            return Err(format!("{} is in lane {} of {lanes}", one.id, one.lane));
        }
        for other in &live[..place] {
            let claims = one.claimed_from < other.claimed_until && other.claimed_from < one.claimed_until;
            let visits = one.starts_at < other.ends_at && other.starts_at < one.ends_at;
            if one.doctor_id == other.doctor_id && one.lane == other.lane && claims {
                return Err(format!("{} and {} overlap in one lane of a doctor", one.id, other.id));
            }
            let shared = one.resources().into_iter().find(|id| other.resources().contains(id));
            if let Some(id) = shared.filter(|_| claims) {
                return Err(format!("{} and {} have {id} at once", one.id, other.id));
            }
            if one.patient_id == other.patient_id && visits {
                return Err(format!("{} and {} overlap for one patient", one.id, other.id));
            }
        }
    }
    Ok(())
}

/// Some doctor's times of some day are shown exactly as the model says.
pub async fn shown(play: &mut Play<'_>) -> Checked {
    let doctor = play.dice.below(play.cast.doctors.len());
    let services = play.model.doctors[doctor].services.len();
    let service = play.dice.below(services + 1).checked_sub(1);
    let tz = &play.cast.clinic_of(doctor).tz;
    let now = play.world.now();
    let date = now.date_in(tz).saturating_add(jiff::Span::new().days(play.dice.between(0, 12)));
    let shown = times_shown(play, doctor, service, date, 1).await?;
    // Looking may have released holds that were over.
    play.books = Books::read(&play.world.app).await?;
    if play.model.doctors[doctor].suspended {
        return Ok(());
    }
    let asked = service.map(|place| play.model.doctors[doctor].services[place].clone());
    let ask = Ask { doctor, service: asked.as_ref(), staff: false, beside: None };
    let offered = play.model.offered(play.cast, &play.books, ask, date, now);
    let text = |at: Instant| at.rfc3339(tz);
    for (at, _) in &shown {
        if !offered.may.contains(at) {
            return Err(format!(
                "doctor {doctor}, service {service:?}: {} is shown and is not free",
                text(*at)
            ));
        }
    }
    for at in offered.must {
        if !shown.iter().any(|(shown, _)| *shown == at) {
            return Err(format!("doctor {doctor}, service {service:?}: {} is free and not shown", text(at)));
        }
    }
    Ok(())
}
