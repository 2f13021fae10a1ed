//! The link in a letter: whoever has it answers as the patient would, for this one visit. Its token is made when the
//! letter is written, and only its hash is kept.

use kernel::id::ReplacementId;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::store::{self, link};
use crate::{
    App,
    access::{Actor, hash_of},
    booking::store as visits,
    error::{Error, Result},
};

/// How many days after the time that was crossed out a link still shows what became of the visit.
const OPENS_DAYS_AFTER: i64 = 1;

/// The address that a letter names. Each writing of it has one of its own, because one that failed may have arrived.
pub async fn link_for(app: &App, id: ReplacementId) -> Result<String> {
    let token = app.new_secret();
    let row = link::ActiveModel { token_hash: Set(hash_of(&token)), replacement_id: Set(id) };
    let tx = app.db.begin().await?;
    link::Entity::insert(row).exec_without_returning(&*tx).await?;
    tx.commit().await?;
    Ok(format!("{}/replacements/{token}", app.settings.base_url))
}

/// What a link is for, and the patient's account as who acts. 404 for one that is unknown or too old, or whose patient has
/// no account any more.
pub async fn by_link(app: &App, token: &str) -> Result<(ReplacementId, Actor)> {
    let missing = || Error::not_found("replacement");
    let found = link::Entity::find_by_id(hash_of(token)).one(app.db.read()).await?;
    let row = store::by_id(app.db.read(), found.ok_or_else(missing)?.replacement_id).await?;
    if app.now() >= row.starts_at.plus_days(OPENS_DAYS_AFTER) {
        return Err(missing());
    }
    let visit = visits::by_id(app, row.appointment_id).await?.ok_or_else(missing)?;
    let account_id = visit.account_id.ok_or_else(missing)?;
    Ok((row.id, Actor::account(account_id, Vec::new(), None)))
}
