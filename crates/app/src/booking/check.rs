//! `doctorly check`: every sheet recomputed from the live appointments and the times that are kept for
//! an answer. It must never find a difference.

use std::collections::BTreeMap;

use kernel::calendar::{SheetWords, UtcDay};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use super::{
    model::Status,
    replacement,
    store::{Column, Entity},
};
use crate::{
    App,
    error::{Error, Result},
    schedule,
};

/// A sheet that does not say what the appointments say, or two appointments over the same ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub resource: Uuid,
    pub lane: u16,
    pub day: UtcDay,
    pub what: &'static str,
}

type Sheets = BTreeMap<(Uuid, u16, i32), SheetWords>;

/// Compares the sheets with the live appointments. Run it while nobody writes, or look twice.
pub async fn check(app: &App) -> Result<Vec<Difference>> {
    let live = Status::ALL.iter().copied().filter(|status| status.occupies());
    let appointments = Entity::find().filter(Column::Status.is_in(live)).all(app.db.read()).await?;
    let mut expected = Sheets::new();
    let mut differences = Vec::new();
    // Times that are kept for an answer are taken as well.
    let kept = replacement::kept(app.db.read()).await?;
    for claim in appointments.iter().flat_map(|appointment| appointment.claims()).chain(kept) {
        let masks = claim.span.masks().map_err(|e| Error::broken_by("an appointment is off the grid", e))?;
        for (day, words) in masks {
            let sheet = expected.entry((claim.resource, claim.lane, day.0)).or_insert(SheetWords::EMPTY);
            if sheet.intersects(words) {
                let (resource, lane) = (claim.resource, claim.lane);
                differences.push(Difference { resource, lane, day, what: "two appointments overlap" });
            }
            *sheet = sheet.union(words);
        }
    }
    let stored = schedule::all_sheets(app.db.read()).await?;
    let stored: Sheets =
        stored.into_iter().map(|(id, lane, day, words)| ((id, lane, day.0), words)).collect();
    for (key, words) in &stored {
        let should_be = expected.get(key).copied().unwrap_or(SheetWords::EMPTY);
        if !words.minus(should_be).is_empty() {
            differences.push(difference(key, "ticks are taken that no appointment has"));
        }
    }
    for (key, words) in &expected {
        let is = stored.get(key).copied().unwrap_or(SheetWords::EMPTY);
        if !words.minus(is).is_empty() {
            differences.push(difference(key, "an appointment's ticks are not taken"));
        }
    }
    Ok(differences)
}

fn difference(key: &(Uuid, u16, i32), what: &'static str) -> Difference {
    Difference { resource: key.0, lane: key.1, day: UtcDay(key.2), what }
}
