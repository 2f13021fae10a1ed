//! This room's tables.

pub mod account;
pub mod emergency;
pub mod emergency_clinic;
pub mod invitation;
pub mod one_time_link;
pub mod recovery_code;
pub mod role_grant;
pub mod session;
pub mod sign_in_failure;
pub mod spent_refresh_token;

pub use account::Model as Account;
pub use emergency::Model as Emergency;
pub use invitation::Model as Invitation;
pub use role_grant::Model as RoleGrant;
pub use session::Model as Session;

use database::Tx;
use kernel::{
    id::{AccountId, ClinicId, DoctorId, SessionId},
    time::Instant,
};
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect, entity::prelude::*};

use super::{model::EndReason, permission::Role};
use crate::error::Result;

/// An account that is not closed.
pub async fn account(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Account>> {
    let open = account::Entity::find_by_id(id).filter(account::Column::ClosedAt.is_null());
    Ok(open.one(db).await?)
}

/// As [`account`], and nobody else changes it or counts what belongs to it until the transaction ends.
pub async fn account_to_change(tx: &Tx, id: AccountId) -> Result<Option<Account>> {
    let open = account::Entity::find_by_id(id).filter(account::Column::ClosedAt.is_null());
    Ok(open.lock_exclusive().one(&**tx).await?)
}

/// By the normalised address; a closed account has none.
pub async fn account_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>> {
    let open = account::Entity::find()
        .filter(account::Column::Email.eq(email))
        .filter(account::Column::ClosedAt.is_null());
    Ok(open.one(db).await?)
}

/// A session with one of the roles of its account, or none.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Granted {
    #[sea_orm(nested)]
    pub session: Session,
    pub role: Option<Role>,
    pub clinic_id: Option<ClinicId>,
    pub doctor_id: Option<DoctorId>,
}

/// Of each token, the session that it signs in, once for each role of its account, oldest first; nothing for a closed
/// account.
pub async fn granted_by(
    db: &impl ConnectionTrait,
    token_hashes: Vec<String>,
) -> Result<Vec<Vec<Granted>>, DbErr> {
    let account = session::Entity::belongs_to(account::Entity)
        .from(session::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let grants = session::Entity::belongs_to(role_grant::Entity)
        .from(session::Column::AccountId)
        .to(role_grant::Column::AccountId)
        .into();
    let granted = session::Entity::find()
        .column(role_grant::Column::Role)
        .column(role_grant::Column::ClinicId)
        .column(role_grant::Column::DoctorId)
        .join(JoinType::InnerJoin, account)
        .join(JoinType::LeftJoin, grants)
        .filter(session::Column::TokenHash.is_in(&token_hashes))
        .filter(account::Column::ClosedAt.is_null())
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id);
    let granted: Vec<Granted> = granted.into_model().all(db).await?;
    let of_token =
        |hash: &String| granted.iter().filter(|one| one.session.token_hash == *hash).cloned().collect();
    Ok(token_hashes.iter().map(of_token).collect())
}

/// The roles an account holds, oldest first.
pub async fn grants_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<RoleGrant>> {
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(id))
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id);
    Ok(grants.all(db).await?)
}

/// Counts a change of what is shown of an account; gives whether it was still at `version`.
pub async fn count_change(tx: &Tx, id: AccountId, version: i64) -> Result<bool> {
    let counted = account::Entity::update_many()
        .col_expr(account::Column::Version, Expr::value(version + 1))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::Version.eq(version))
        .exec(&**tx)
        .await?;
    Ok(counted.rows_affected == 1)
}

/// The sessions of an account that still sign somebody in, the last used first.
pub async fn live_sessions(db: &impl ConnectionTrait, id: AccountId, now: Instant) -> Result<Vec<Session>> {
    let live = session::Entity::find()
        .filter(session::Column::AccountId.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::LastSeenAt)
        .order_by_desc(session::Column::Id);
    Ok(live.all(db).await?)
}

/// Ends the live sessions of an account but `except`; gives how many.
pub async fn end_sessions(
    tx: &Tx,
    account_id: AccountId,
    except: Option<SessionId>,
    now: Instant,
    reason: EndReason,
) -> Result<u64> {
    let mut ending = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .col_expr(session::Column::EndReason, Expr::value(reason))
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::EndedAt.is_null());
    if let Some(id) = except {
        ending = ending.filter(session::Column::Id.ne(id));
    }
    Ok(ending.exec(&**tx).await?.rows_affected)
}

/// Ends one live session; gives whether it was live.
pub async fn end_session(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    id: SessionId,
    now: Instant,
    reason: EndReason,
) -> Result<bool> {
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .col_expr(session::Column::EndReason, Expr::value(reason))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(ended.rows_affected == 1)
}
