//! A doctor in the list: who, why at this place, and the first free times.

use std::collections::BTreeMap;

use app::doctors::Mode;
use app::schedule::{self, Keep, Whose};
use app::search::{DoctorCard, Reason};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::api::Refused;
use crate::web::doctor::{face, free_time, rating};
use crate::web::door::Reader;
use crate::web::door::when::{pressed, zone, zoned};
use crate::web::form::Form;
use crate::web::pages::directory::DoctorResult;
use crate::web::pages::shown::{FreeTime, NextDay};
use crate::web::ui::Ui;

/// Days and times of the small grid in a result.
const GRID_DAYS: i64 = 4;
const GRID_TIMES: usize = 3;

/// Parameters that ask for certain times: the grid then shows only times that suit.
const TIME_PARAMETERS: [&str; 4] = ["time_of_day", "from", "to", "day"];

pub async fn results_of(
    reader: &Reader,
    cards: &[DoctorCard],
    asked: &Form,
) -> Result<Vec<DoctorResult>, Refused> {
    let narrowed = TIME_PARAMETERS.iter().any(|name| asked.given(name).is_some());
    let grids = if narrowed { Vec::new() } else { grids(reader, cards).await? };
    let mut grids = grids.into_iter();
    cards.iter().map(|card| result(&reader.ui, card, grids.next())).collect()
}

/// Of each doctor the free times of the first days that have any, by a constant number of queries.
async fn grids(reader: &Reader, cards: &[DoctorCard]) -> Result<Vec<Vec<NextDay>>, Refused> {
    let mut whose = Vec::with_capacity(cards.len());
    for card in cards {
        let first = card.next_available.as_deref().and_then(pressed).unwrap_or_else(|| reader.app.now());
        whose.push(Whose { doctor_id: card.id, from: first, until: Some(first.plus_days(GRID_DAYS)) });
    }
    let answers =
        schedule::next_times_of(&reader.app, &whose, usize::MAX, Keep::InMemory, |_, _| true).await?;
    let mut grids = Vec::with_capacity(cards.len());
    for (card, times) in cards.iter().zip(answers) {
        let zone = zone(&card.clinic.time_zone)?;
        grids.push(grid(times.into_iter().map(|time| free_time(time.starts_at, &zone))));
    }
    Ok(grids)
}

/// Four days in a row from the first time on, each with its first times.
fn grid(times: impl IntoIterator<Item = FreeTime>) -> Vec<NextDay> {
    let mut days: BTreeMap<Date, Vec<FreeTime>> = BTreeMap::new();
    for time in times {
        days.entry(time.starts_at.date()).or_default().push(time);
    }
    let Some(first) = days.keys().next().copied() else { return Vec::new() };
    (0..GRID_DAYS)
        .map(|after| {
            let date = first.saturating_add(after.days());
            let mut times = days.remove(&date).unwrap_or_default();
            let more = u32::try_from(times.len().saturating_sub(GRID_TIMES)).unwrap_or(u32::MAX);
            times.truncate(GRID_TIMES);
            NextDay { date, times, more }
        })
        .collect()
}

fn result(ui: &Ui, card: &DoctorCard, days: Option<Vec<NextDay>>) -> Result<DoctorResult, Refused> {
    let zone = zone(&card.clinic.time_zone)?;
    let next_available = card.next_available.as_deref().map(|text| zoned(text, &zone)).transpose()?;
    let days = match days {
        Some(days) => days,
        None => {
            let times: app::Result<Vec<FreeTime>> = card
                .next_times
                .iter()
                .map(|time| Ok(FreeTime { starts_at: zoned(&time.starts_at, &zone)?, position: None }))
                .collect();
            grid(times?)
        }
    };
    Ok(DoctorResult {
        id: card.id.to_string(),
        face: face(&card.full_name, card.photo.as_deref()),
        specialties: ui.list(card.specializations.iter().map(|of| of.name.as_str())),
        department: card.department.as_ref().map_or(&card.clinic.name, |of| &of.name).clone(),
        place: card.clinic.city.clone(),
        languages: ui.list(card.languages.iter().map(|code| ui.language_name(code))),
        fee: card.consultation_fee,
        rating: rating(&card.rating),
        by_video: card.modes.contains(&Mode::Video),
        service_id: None,
        next_days: days,
        next_available,
        reasons: card.reasons.iter().map(|reason| told(ui, *reason, card)).collect(),
    })
}

/// Why a doctor stands where one does.
fn told(ui: &Ui, reason: Reason, card: &DoctorCard) -> String {
    match reason {
        Reason::RatedHigh => ui.t("reason-rated-high"),
        Reason::KeepsAppointments => ui.t("reason-keeps-appointments"),
        Reason::FreeSoon => ui.t("reason-free-soon"),
        Reason::SeenBefore => ui.t("reason-seen-before"),
        Reason::SameSpecialization => ui.t("reason-same-specialization"),
        Reason::PatientsSeen => ui.n("patients-seen", card.patients_seen),
    }
}
