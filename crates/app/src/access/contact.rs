//! Whom a letter is for.

use std::collections::BTreeSet;

use kernel::id::{AccountId, ClinicId};
use sea_orm::{QueryOrder, entity::prelude::*};

use super::{
    permission::Role,
    store::{self, account, role_grant},
};
use crate::{App, error::Result};

/// How an account is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub email: String,
    pub name: String,
    /// A language the surfaces speak: `en`, `ur`.
    pub locale: String,
    /// An IANA name.
    pub time_zone: String,
}

/// Nothing for an account that is closed or not there.
pub async fn contact(app: &App, account_id: AccountId) -> Result<Option<Contact>> {
    app.asked_contacts.value(account_id, |ids| contacts(app.db.read(), ids)).await
}

async fn contacts(db: &impl ConnectionTrait, ids: Vec<AccountId>) -> Result<Vec<Option<Contact>>, DbErr> {
    let open = account::Entity::find()
        .filter(account::Column::Id.is_in(ids.iter().copied()))
        .filter(account::Column::ClosedAt.is_null());
    let open = open.all(db).await?;
    let of_id = |id: &AccountId| open.iter().find(|account| account.id == *id).cloned().map(Contact::from);
    Ok(ids.iter().map(of_id).collect())
}

/// How an account is written to, and whether it has a second factor; nothing for one that is closed or not there.
pub async fn second_factor_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<(Contact, bool)>> {
    let account = store::account(db, id).await?;
    Ok(account.map(|account| {
        let is_on = account.has_totp();
        (Contact::from(account), is_on)
    }))
}

/// Who runs each of these clinics.
pub async fn managers_of(
    db: &impl ConnectionTrait,
    clinic_ids: &[ClinicId],
) -> Result<Vec<(ClinicId, AccountId)>> {
    let held = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(Role::Manager))
        .filter(role_grant::Column::ClinicId.is_in(clinic_ids.iter().copied()))
        .order_by_asc(role_grant::Column::Id)
        .all(db)
        .await?;
    Ok(held.into_iter().filter_map(|grant| Some((grant.clinic_id?, grant.account_id))).collect())
}

/// Who is told of what only somebody above may look into: those who run the clinics, and the administrators where nobody
/// runs one; never whoever it is about.
pub async fn overseers_of(
    db: &impl ConnectionTrait,
    clinic_ids: &[ClinicId],
    of: AccountId,
) -> Result<Vec<AccountId>> {
    let mut managers = managers_of(db, clinic_ids).await?;
    managers.retain(|(_, id)| *id != of);
    let is_run = |clinic_id: &ClinicId| managers.iter().any(|(of, _)| of == clinic_id);
    let are_run = clinic_ids.iter().all(is_run);
    let mut overseers: BTreeSet<AccountId> = managers.into_iter().map(|(_, id)| id).collect();
    if are_run {
        return Ok(overseers.into_iter().collect());
    }
    let held = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(Role::Administrator))
        .order_by_asc(role_grant::Column::Id)
        .all(db)
        .await?;
    overseers.extend(held.into_iter().map(|grant| grant.account_id).filter(|id| *id != of));
    Ok(overseers.into_iter().collect())
}

impl From<store::Account> for Contact {
    fn from(account: store::Account) -> Self {
        Self {
            email: account.email,
            name: account.name,
            locale: account.locale,
            time_zone: account.time_zone,
        }
    }
}
