//! Forgetting what no longer signs anybody in.

use std::sync::atomic::{AtomicI64, Ordering};

use kernel::time::{DAY, HOUR, Instant};
use sea_orm::{Condition, QuerySelect, QueryTrait, entity::prelude::*};

use super::store::{invitation, one_time_link, session, sign_in_failure, spent_refresh_token};
use crate::{App, error::Result};

/// How long ended sessions are kept, for questions about who was signed in.
const ENDED_DAYS: i64 = 90;

/// When this node last forgot what is long over, which is done once an hour.
#[derive(Default)]
pub struct Swept(AtomicI64);

impl Swept {
    /// Whether an hour has passed; then this call is the one that sweeps.
    pub(crate) fn is_due(&self, now: Instant) -> bool {
        let last = self.0.load(Ordering::Relaxed);
        let is_due = !(0..HOUR).contains(&now.seconds_since(Instant(last)));
        is_due && self.0.compare_exchange(last, now.0, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

/// Deletes what is long over: ended and expired sessions with their spent tokens, links, invitations, counted failures. The audit
/// keeps that they were. Gives how many rows went; bears being run at any time, on any node.
pub async fn forget_old(app: &App) -> Result<u64> {
    let now = app.now();
    let long_ago = now.plus_seconds(-ENDED_DAYS * DAY);
    let over = || {
        Condition::any()
            .add(session::Column::EndedAt.lt(long_ago))
            .add(session::Column::ExpiresAt.lt(long_ago))
    };
    let old_sessions =
        session::Entity::find().select_only().column(session::Column::Id).filter(over()).into_query();
    let tx = app.db.begin().await?;
    let spent = spent_refresh_token::Entity::delete_many()
        .filter(
            Condition::any()
                .add(spent_refresh_token::Column::SessionId.in_subquery(old_sessions))
                // Whoever comes with one of these finds a session that ended by itself, or was renewed so often since
                // that its owner would have noticed.
                .add(
                    spent_refresh_token::Column::SpentAt.lt(now.plus_seconds(-app.settings.session_seconds)),
                ),
        )
        .exec(&*tx)
        .await?;
    let sessions = session::Entity::delete_many().filter(over()).exec(&*tx).await?;
    let links = one_time_link::Entity::delete_many()
        .filter(one_time_link::Column::ExpiresAt.lt(now.plus_seconds(-DAY)))
        .exec(&*tx)
        .await?;
    let invitations = invitation::Entity::delete_many()
        .filter(invitation::Column::ExpiresAt.lt(long_ago))
        .exec(&*tx)
        .await?;
    let failures = sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::LastFailedAt.lt(now.plus_seconds(-DAY)))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    let gone = [spent, sessions, links, invitations, failures];
    Ok(gone.iter().map(|gone| gone.rows_affected).sum())
}
