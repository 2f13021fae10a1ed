//! Claiming and releasing ticks of day sheets. The database decides, in one statement.

use database::{Bits, Group, Together, Tx};
use kernel::{
    calendar::{SheetWords, Span, UtcDay},
    id::DoctorId,
};
use sea_orm::{ConnectionTrait, DbBackend, Value};
use uuid::Uuid;

use crate::error::{Error, Result};

/// A span of one resource's lane. `span` lies on the five-minute grid. Claims that are made or given back together do not
/// meet each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub resource: Uuid,
    pub lane: u16,
    pub span: Span,
}

/// One row of `day_sheets` that a claim touches.
type SheetRow = (Uuid, UtcDay, u16, SheetWords);

const SHEETS: Bits = Bits {
    table: "day_sheets",
    key: &["resource_id", "utc_day", "lane"],
    words: &["w0", "w1", "w2", "w3", "w4", "w5"],
};

/// And it stays so until the transaction ends: leave that is taken at this moment is either seen here, or sees what was
/// claimed.
fn unchanged(backend: DbBackend) -> String {
    let to_stay = database::read_to_stay(backend);
    format!("exists (select 1 from doctors where id = $1 and schedule_version = $2{to_stay})")
}

const RELEASE: &str = "update day_sheets set w0 = w0 & $1, w1 = w1 & $2, w2 = w2 & $3, w3 = w3 & $4, \
    w4 = w4 & $5, w5 = w5 & $6 where resource_id = $7 and utc_day = $8 and lane = $9 \
    and (w0 & $10) = $10 and (w1 & $11) = $11 and (w2 & $12) = $12 \
    and (w3 & $13) = $13 and (w4 & $14) = $14 and (w5 & $15) = $15";

/// Takes all of the claims or tells that one of them was taken; then the caller must drop the transaction, because
/// the others may have been taken by it. See [`claiming`].
pub async fn claim(tx: &Tx, claims: &[Claim], decided_on: Option<(DoctorId, i64)>) -> Result<bool> {
    let written = tx.write(claiming(tx.get_database_backend(), claims, decided_on)?).await?;
    Ok(matches!(written, Together::Written(_)))
}

/// What takes all of the claims, or is short.
///
/// With `decided_on`, nothing is taken either when the doctor's schedule has changed since that version was read.
pub fn claiming(backend: DbBackend, claims: &[Claim], decided_on: Option<(DoctorId, i64)>) -> Result<Group> {
    let rows = rows_of(claims)?.into_iter().map(|(resource, day, lane, words)| {
        let mut row: Vec<Value> = vec![resource.into(), day.0.into(), i32::from(lane).into()];
        row.extend(words.to_i64().map(Value::from));
        row
    });
    let unchanged = unchanged(backend);
    let guard =
        decided_on.map(|(doctor_id, version)| (unchanged.as_str(), vec![doctor_id.into(), version.into()]));
    Ok(SHEETS.setting(backend, rows, guard))
}

/// Gives the claimed ticks back. Every one of them must be set: anything else is a mistake of ours, never the caller's.
pub async fn release(tx: &Tx, claims: &[Claim]) -> Result<()> {
    for (resource, day, lane, words) in rows_of(claims)? {
        let kept = SheetWords::FULL.minus(words);
        let mut values: Vec<Value> = kept.to_i64().map(Value::from).to_vec();
        values.extend([resource.into(), day.0.into(), i32::from(lane).into()]);
        values.extend(words.to_i64().map(Value::from));
        if execute(tx, RELEASE, values).await? != 1 {
            return Err(Error::broken("released ticks were not claimed"));
        }
    }
    Ok(())
}

/// The rows in one order for everybody, so that two claims over the same rows cannot wait for each other.
fn rows_of(claims: &[Claim]) -> Result<Vec<SheetRow>> {
    let mut rows = Vec::with_capacity(claims.len());
    for claim in claims {
        let masks = claim.span.masks().map_err(|e| Error::broken_by("a claim is not on the grid", e))?;
        rows.extend(masks.into_iter().map(|(day, words)| (claim.resource, day, claim.lane, words)));
    }
    rows.sort_by_key(|(resource, day, lane, _)| (*resource, day.0, *lane));
    // Two claims of one lane on one day are one row, which a statement can touch only once.
    rows.dedup_by(|later: &mut SheetRow, kept| {
        let is_same = (later.0, later.1, later.2) == (kept.0, kept.1, kept.2);
        if is_same {
            kept.3 = kept.3.union(later.3);
        }
        is_same
    });
    Ok(rows)
}

async fn execute(tx: &Tx, sql: &str, values: Vec<Value>) -> Result<u64> {
    let statement = database::statement(tx.get_database_backend(), sql, values);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}
