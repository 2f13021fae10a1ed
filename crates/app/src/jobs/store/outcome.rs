//! What became of jobs that somebody asks about.

use std::collections::HashMap;

use database::Database;
use kernel::time::Instant;
use sea_orm::entity::prelude::*;

use super::{State, entity};
use crate::error::Result;

#[derive(Clone, Debug)]
pub struct Outcome {
    pub finished_at: Option<Instant>,
    /// Of the last attempt that failed.
    pub last_error: Option<String>,
    pub is_dead: bool,
}

/// By the key that names the work; nothing for what was never asked for.
pub async fn outcomes(db: &Database, dedup_keys: &[String]) -> Result<HashMap<String, Outcome>> {
    let asked = entity::Entity::find().filter(entity::Column::DedupKey.is_in(dedup_keys));
    let outcome = |row: entity::Model| {
        let is_dead = row.state == State::Dead;
        (row.dedup_key, Outcome { finished_at: row.finished_at, last_error: row.last_error, is_dead })
    };
    Ok(asked.all(db.read()).await?.into_iter().map(outcome).collect())
}
