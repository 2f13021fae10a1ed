//! Giving and taking roles, within the transaction of whoever decides it.

use database::Tx;
use kernel::id::{AccountId, ClinicId, DoctorId, RoleGrantId};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::{Role, store::role_grant};
use crate::{App, error::Result};

/// Gives a role, unless the account holds it already; gives whether it is new. Roles of a clinic name it; an
/// administrator's is everywhere. Call [`forget`] after the commit.
pub async fn grant(
    app: &App,
    tx: &Tx,
    account_id: AccountId,
    role: Role,
    clinic_id: Option<ClinicId>,
) -> Result<bool> {
    insert(app, tx, account_id, role, clinic_id, None).await
}

/// An approved doctor record acts for its account. Call [`forget`] after the commit.
pub async fn grant_doctor(
    app: &App,
    tx: &Tx,
    account_id: AccountId,
    doctor_id: DoctorId,
    clinic_id: ClinicId,
) -> Result<()> {
    insert(app, tx, account_id, Role::Doctor, Some(clinic_id), Some(doctor_id)).await?;
    Ok(())
}

/// A doctor record no longer acts for its account. Call [`forget`] after the commit.
pub async fn revoke_doctor(tx: &Tx, doctor_id: DoctorId) -> Result<()> {
    role_grant::Entity::delete_many().filter(role_grant::Column::DoctorId.eq(doctor_id)).exec(&**tx).await?;
    Ok(())
}

/// What an account may is read anew at its next request. To be called after the commit that changed it: before, a
/// request would read the old roles again.
pub async fn forget(app: &App, account_id: AccountId) {
    app.known.drop_account(account_id).await;
}

async fn insert(
    app: &App,
    tx: &Tx,
    account_id: AccountId,
    role: Role,
    clinic_id: Option<ClinicId>,
    doctor_id: Option<DoctorId>,
) -> Result<bool> {
    let row = role_grant::ActiveModel {
        id: Set(app.new_id::<RoleGrantId>()),
        account_id: Set(account_id),
        role: Set(role),
        clinic_id: Set(clinic_id),
        doctor_id: Set(doctor_id),
        grant_key: Set(role_grant::key(account_id, role, clinic_id)),
        granted_at: Set(app.now()),
    };
    Ok(database::insert_if_absent(tx, row, [role_grant::Column::GrantKey]).await?)
}
