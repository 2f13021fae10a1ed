//! What the audit says, to those who may read it.

use std::collections::HashMap;

use database::Database;
use jiff::tz::TimeZone;
use kernel::{
    id::{AccountId, AuditId, ClinicId, PatientId},
    paging::{self, Page, PageRequest},
    time::Instant,
};
use sea_orm::{Condition, entity::prelude::*};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Action, Actor, store::account};
use crate::{
    App,
    audit::{self, LineColumn, LinesWanted, Looked, Manner, ReadColumn, ReadsWanted},
    error::{Error, Result},
};

/// That somebody did something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditLine {
    pub id: AuditId,
    #[schema(format = DateTime)]
    pub at: String,
    /// Nobody where Doctorly itself acted, or a gateway.
    pub account_id: Option<AccountId>,
    /// As the account is called now.
    pub account_name: Option<String>,
    /// In what capacity, as `desk`.
    pub role: String,
    /// The verb, as `appointment.cancel`.
    pub action: String,
    /// The id of what it was done to.
    pub subject: String,
    pub clinic_id: Option<ClinicId>,
    /// Whose record it touched, where it did.
    pub patient_id: Option<PatientId>,
    /// Ids, states and amounts; never names or notes.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
}

/// That somebody read of a patient, in one hour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordRead {
    pub id: AuditId,
    /// The first time in that hour.
    #[schema(format = DateTime)]
    pub at: String,
    pub patient_id: PatientId,
    pub account_id: AccountId,
    pub account_name: String,
    /// In what capacity, as `doctor`.
    pub role: String,
    pub what: Looked,
    /// What let them in.
    pub manner: Manner,
    pub clinic_id: Option<ClinicId>,
}

/// Who did what, latest first. Managers see what was done at their clinics.
pub async fn audit_lines(
    app: &App,
    actor: &Actor,
    wanted: LinesWanted,
    page: PageRequest,
) -> Result<Page<AuditLine>> {
    let reach = actor.reach(Action::ReadAudit)?;
    let scope = reach.condition(None, Some(LineColumn::ClinicId), None);
    let wanted = LinesWanted { after: behind(&page)?, ..wanted };
    let rows = audit::lines(&app.db, scope, &wanted, u64::from(page.limit) + 1).await?;
    let page = Page::from_rows(rows, page.limit, |row| paging::cursor(row.at.0, row.id.0));
    let names = account_names(&app.db, page.items.iter().filter_map(|row| row.actor_account_id)).await?;
    Ok(page.map(|row| AuditLine {
        id: row.id,
        at: row.at.rfc3339(&TimeZone::UTC),
        account_id: row.actor_account_id,
        account_name: row.actor_account_id.and_then(|id| names.get(&id).cloned()),
        role: row.actor_kind,
        action: row.action,
        subject: row.subject,
        clinic_id: row.clinic_id,
        patient_id: row.patient_id,
        detail: serde_json::from_str(&row.detail).unwrap_or_default(),
    }))
}

/// Who read of whom, latest first. Managers see what was read at their clinics.
pub async fn record_reads(
    app: &App,
    actor: &Actor,
    wanted: ReadsWanted,
    page: PageRequest,
) -> Result<Page<RecordRead>> {
    let reach = actor.reach(Action::ReadAudit)?;
    reads_within(app, reach.condition(None, Some(ReadColumn::ClinicId), None), wanted, page).await
}

/// The same of one patient; the caller has checked who asks.
pub async fn reads_of(app: &App, patient_id: PatientId, page: PageRequest) -> Result<Page<RecordRead>> {
    let wanted = ReadsWanted { patient_id: Some(patient_id), ..ReadsWanted::default() };
    reads_within(app, Condition::all(), wanted, page).await
}

async fn reads_within(
    app: &App,
    scope: Condition,
    wanted: ReadsWanted,
    page: PageRequest,
) -> Result<Page<RecordRead>> {
    let wanted = ReadsWanted { after: behind(&page)?, ..wanted };
    let rows = audit::reads(&app.db, scope, &wanted, u64::from(page.limit) + 1).await?;
    let page = Page::from_rows(rows, page.limit, |row| paging::cursor(row.at.0, row.id.0));
    let names = account_names(&app.db, page.items.iter().map(|row| row.account_id)).await?;
    Ok(page.map(|row| RecordRead {
        id: row.id,
        at: row.at.rfc3339(&TimeZone::UTC),
        patient_id: row.patient_id,
        account_id: row.account_id,
        account_name: names.get(&row.account_id).cloned().unwrap_or_default(),
        role: row.actor_kind,
        what: row.what,
        manner: row.manner,
        clinic_id: row.clinic_id,
    }))
}

fn behind(page: &PageRequest) -> Result<Option<(Instant, AuditId)>> {
    let Some(cursor) = &page.cursor else { return Ok(None) };
    let wrong = Error::unknown_cursor;
    let (at, id) = paging::parse_cursor(cursor).ok_or_else(wrong)?;
    Ok(Some((Instant(at), AuditId(id))))
}

/// How accounts are called now, closed ones too.
pub async fn account_names(
    db: &Database,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>> {
    let of = account::Entity::find().filter(account::Column::Id.is_in(ids));
    Ok(of.all(db.read()).await?.into_iter().map(|account| (account.id, account.name)).collect())
}
