//! This room's tables.

pub mod account;
pub mod one_time_link;
pub mod role_grant;
pub mod session;
pub mod sign_in_failure;
pub mod spent_refresh_token;

pub use account::Model as Account;
pub use role_grant::Model as RoleGrant;
pub use session::Model as Session;

use database::Tx;
use kernel::{
    id::{AccountId, SessionId},
    time::Instant,
};
use sea_orm::{QueryOrder, entity::prelude::*};

use super::model::EndReason;
use crate::error::Result;

/// An account that is not closed.
pub async fn account(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Account>> {
    let open = account::Entity::find_by_id(id).filter(account::Column::ClosedAt.is_null());
    Ok(open.one(db).await?)
}

/// By the normalised address; a closed account has none.
pub async fn account_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Account>> {
    let open = account::Entity::find()
        .filter(account::Column::Email.eq(email))
        .filter(account::Column::ClosedAt.is_null());
    Ok(open.one(db).await?)
}

/// The roles an account holds, oldest first.
pub async fn grants_of(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<RoleGrant>> {
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(id))
        .order_by_asc(role_grant::Column::GrantedAt)
        .order_by_asc(role_grant::Column::Id);
    Ok(grants.all(db).await?)
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
