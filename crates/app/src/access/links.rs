//! Single-use links in mails. The token is made when the letter is written and only its hash is kept, so that
//! neither the outbox nor the job queue ever holds one.

use database::Tx;
use kernel::{
    id::AccountId,
    time::{DAY, HOUR, Instant},
};
use sea_orm::{ActiveValue::Set, PaginatorTrait, entity::prelude::*};

use super::{
    contact::Contact,
    model::{LinkPurpose, hash_of},
    store::{self, Account, one_time_link},
};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// Unused links of one purpose an account may have at a time: nobody's mailbox is flooded through us. Several work at
/// once, because a letter that is written again after a fault may have been delivered the first time.
const MOST_LIVE: u64 = 5;

/// A link to be mailed.
#[derive(Clone, Debug)]
pub struct Link {
    pub to: Contact,
    pub url: String,
    pub expires_at: Instant,
}

/// The link that confirms an account's address; good for three days. Nothing when it is confirmed or closed.
pub async fn confirmation_link(app: &App, account_id: AccountId) -> Result<Option<Link>> {
    make(app, account_id, LinkPurpose::ConfirmEmail).await
}

/// The link that sets a new password; good for an hour. Nothing when there is no such account (any more).
pub async fn reset_link(app: &App, account_id: AccountId) -> Result<Option<Link>> {
    make(app, account_id, LinkPurpose::ResetPassword).await
}

impl LinkPurpose {
    fn lasts_seconds(self) -> i64 {
        match self {
            Self::ConfirmEmail => 3 * DAY,
            Self::ResetPassword => HOUR,
        }
    }

    /// The page that the link opens. It only shows a button: mail scanners follow links.
    fn path(self) -> &'static str {
        match self {
            Self::ConfirmEmail => "/confirm-email",
            Self::ResetPassword => "/reset-password",
        }
    }
}

async fn make(app: &App, account_id: AccountId, purpose: LinkPurpose) -> Result<Option<Link>> {
    let (now, token) = (app.now(), app.new_secret());
    let tx = app.db.begin().await?;
    let Some(account) = store::account_to_change(&tx, account_id).await? else { return Ok(None) };
    if purpose == LinkPurpose::ConfirmEmail && account.email_confirmed_at.is_some() {
        return Ok(None);
    }
    let live = one_time_link::Entity::find()
        .filter(one_time_link::Column::AccountId.eq(account_id))
        .filter(one_time_link::Column::Purpose.eq(purpose))
        .filter(one_time_link::Column::UsedAt.is_null())
        .filter(one_time_link::Column::ExpiresAt.gt(now));
    if live.count(&*tx).await? >= MOST_LIVE {
        return Ok(None);
    }
    let expires_at = now.plus_seconds(purpose.lasts_seconds());
    let row = one_time_link::ActiveModel {
        token_hash: Set(hash_of(&token)),
        account_id: Set(account_id),
        purpose: Set(purpose),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    one_time_link::Entity::insert(row).exec_without_returning(&*tx).await?;
    tx.commit().await?;
    let url = format!("{}{}?token={token}", app.settings.base_url, purpose.path());
    Ok(Some(Link { to: Contact::from(account), url, expires_at }))
}

/// Uses a link up within the transaction of what it allows; gives whose it is. 410 `link_used_or_expired` for one that
/// is unknown, used or too old: the three are not told apart.
pub(super) async fn use_up(tx: &Tx, token: &str, purpose: LinkPurpose, now: Instant) -> Result<AccountId> {
    let hash = hash_of(token);
    let used = one_time_link::Entity::update_many()
        .col_expr(one_time_link::Column::UsedAt, Expr::value(now))
        .filter(one_time_link::Column::TokenHash.eq(hash.as_str()))
        .filter(one_time_link::Column::Purpose.eq(purpose))
        .filter(one_time_link::Column::UsedAt.is_null())
        .filter(one_time_link::Column::ExpiresAt.gt(now))
        .exec(&**tx)
        .await?;
    let link = match used.rows_affected {
        1 => one_time_link::Entity::find_by_id(hash).one(&**tx).await?,
        _ => None,
    };
    Ok(link.ok_or_else(worn_out)?.account_id)
}

/// Whose a link is, without using it up; refused as by [`use_up`].
pub(super) async fn peek(app: &App, token: &str, purpose: LinkPurpose) -> Result<Account> {
    let link = one_time_link::Entity::find_by_id(hash_of(token))
        .filter(one_time_link::Column::Purpose.eq(purpose))
        .filter(one_time_link::Column::UsedAt.is_null())
        .filter(one_time_link::Column::ExpiresAt.gt(app.now()))
        .one(app.db.read())
        .await?;
    let account_id = link.ok_or_else(worn_out)?.account_id;
    store::account(app.db.read(), account_id).await?.ok_or_else(worn_out)
}

/// No older link of this purpose works any more.
pub(super) async fn use_up_all(
    tx: &Tx,
    account_id: AccountId,
    purpose: LinkPurpose,
    now: Instant,
) -> Result<()> {
    one_time_link::Entity::update_many()
        .col_expr(one_time_link::Column::UsedAt, Expr::value(now))
        .filter(one_time_link::Column::AccountId.eq(account_id))
        .filter(one_time_link::Column::Purpose.eq(purpose))
        .filter(one_time_link::Column::UsedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

fn worn_out() -> Error {
    let detail = "This link has been used or is too old. Ask for a new one.";
    Problem::new(Kind::Gone, "link_used_or_expired", detail).into()
}
