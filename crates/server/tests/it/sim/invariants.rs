//! What must hold after every step, whatever happened.

mod changes;
mod mail;
mod money;
mod reports;
mod times;

pub use mail::{told_by_mail, whole as mail_is_whole};
pub use money::whole as money_is_whole;
pub use reports::{added_up, looked_at};
pub use times::{MOST_OVER, overlaps};

use app::booking;

use super::{
    Checked,
    books::Books,
    steps::{Play, Told},
};

/// Everything, in the order in which a fault is easiest to understand.
pub async fn check(play: &mut Play<'_>, before: &Books, told: &Told) -> Checked {
    overlaps(play)?;
    changes::explained(play, before, told)?;
    changes::audited(&play.books)?;
    changes::holds(play)?;
    if told.refused {
        changes::no_trace(before, &play.books)?;
    }
    money::balanced(play).await?;
    told_by_mail(play, before)?;
    let differences = booking::check(&play.world.app).await.map_err(|error| format!("check: {error:?}"))?;
    if let Some(first) = differences.first() {
        return Err(format!("the sheets differ from the appointments: {first:?}"));
    }
    if let Some(seen) = booking::check_seen(&play.world.app).await.map_err(|e| format!("{e:?}"))?.first() {
        return Err(format!("a doctor has seen others than the visits say: {seen:?}"));
    }
    times::shown(play).await
}
