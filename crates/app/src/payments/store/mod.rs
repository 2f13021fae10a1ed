//! This room's tables. Every change of state names the state it expects, and tells by the rows it changed whether it
//! was the one to make it.

pub mod charge;
pub mod closing;
pub mod entry;
pub mod event;
pub mod invoice;
pub mod refund;
pub mod series;

use kernel::{
    id::{RefundId, TransactionId},
    time::Instant,
};
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, QueryTrait, UpdateMany, entity::prelude::*};

use super::model::{RefundStatus, Status};
use crate::error::Result;

pub async fn charge_by_id(db: &impl ConnectionTrait, id: TransactionId) -> Result<Option<charge::Model>> {
    Ok(charge::Entity::find_by_id(id).one(db).await?)
}

/// The one charge that is pending or paid for this payable.
pub async fn live_charge_of(db: &impl ConnectionTrait, payable_id: Uuid) -> Result<Option<charge::Model>> {
    Ok(charge::Entity::find().filter(charge::Column::LivePayableId.eq(payable_id)).one(db).await?)
}

/// Every charge for this payable, oldest first.
pub async fn charges_of(db: &impl ConnectionTrait, payable_id: Uuid) -> Result<Vec<charge::Model>> {
    let charges = charge::Entity::find()
        .filter(charge::Column::PayableId.eq(payable_id))
        .order_by_asc(charge::Column::CreatedAt)
        .order_by_asc(charge::Column::Id)
        .all(db)
        .await?;
    Ok(charges)
}

/// Charges whose gateway is to be asked what became of them, most overdue first.
pub async fn to_look_after(
    db: &impl ConnectionTrait,
    gateway: &str,
    now: Instant,
    most: u64,
) -> Result<Vec<charge::Model>> {
    let charges = charge::Entity::find()
        .filter(charge::Column::Status.eq(Status::Pending))
        .filter(charge::Column::LookAgainAt.lte(now))
        .filter(charge::Column::Gateway.eq(gateway))
        .order_by_asc(charge::Column::LookAgainAt)
        .limit(most)
        .all(db)
        .await?;
    Ok(charges)
}

/// Puts the next look at a pending charge off. Gives whether this call was the one to take this look.
pub async fn look_again(db: &impl ConnectionTrait, charge: &charge::Model, at: Instant) -> Result<bool> {
    let changed = charge::Entity::update_many()
        .col_expr(charge::Column::LookAgainAt, Expr::value(at))
        .filter(charge::Column::Id.eq(charge.id))
        .filter(charge::Column::LookAgainAt.eq(charge.look_again_at))
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// The gateway has the charge and will answer later.
pub async fn note_reference(tx: &impl ConnectionTrait, id: TransactionId, reference: &str) -> Result<()> {
    charge::Entity::update_many()
        .col_expr(charge::Column::GatewayReference, Expr::value(reference))
        .col_expr(charge::Column::Version, Expr::col(charge::Column::Version).add(1))
        .filter(charge::Column::Id.eq(id))
        .filter(charge::Column::GatewayReference.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// `expected` → paid. Gives whether this call made it so.
pub async fn mark_paid(
    tx: &impl ConnectionTrait,
    id: TransactionId,
    expected: Status,
    reference: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let mut update = charge::Entity::update_many()
        .col_expr(charge::Column::Status, Expr::value(Status::Paid))
        .col_expr(charge::Column::SettledAt, Expr::value(now))
        .col_expr(charge::Column::FailureCode, Expr::value(None::<String>))
        .col_expr(charge::Column::Version, Expr::col(charge::Column::Version).add(1));
    if let Some(reference) = reference {
        update = update.col_expr(charge::Column::GatewayReference, Expr::value(reference));
    }
    let changed =
        update.filter(charge::Column::Id.eq(id)).filter(charge::Column::Status.eq(expected)).exec(tx).await?;
    Ok(changed.rows_affected == 1)
}

/// pending → failed; another charge may be tried from now on. Gives whether this call made it so.
pub async fn mark_failed(
    tx: &impl ConnectionTrait,
    id: TransactionId,
    reference: Option<&str>,
    code: &str,
    now: Instant,
) -> Result<bool> {
    let mut update = charge::Entity::update_many()
        .col_expr(charge::Column::Status, Expr::value(Status::Failed))
        .col_expr(charge::Column::LivePayableId, Expr::value(None::<Uuid>))
        .col_expr(charge::Column::FailureCode, Expr::value(code.chars().take(60).collect::<String>()))
        .col_expr(charge::Column::SettledAt, Expr::value(now))
        .col_expr(charge::Column::Version, Expr::col(charge::Column::Version).add(1));
    if let Some(reference) = reference {
        update = update.col_expr(charge::Column::GatewayReference, Expr::value(reference));
    }
    let changed = update
        .filter(charge::Column::Id.eq(id))
        .filter(charge::Column::Status.eq(Status::Pending))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Sets `amount` of a paid charge aside to be given back, unless that were more than was paid.
pub async fn set_aside(tx: &impl ConnectionTrait, id: TransactionId, amount: i64) -> Result<bool> {
    let changed = charge::Entity::update_many()
        .col_expr(charge::Column::Refunded, Expr::col(charge::Column::Refunded).add(amount))
        .col_expr(charge::Column::Version, Expr::col(charge::Column::Version).add(1))
        .filter(charge::Column::Id.eq(id))
        .filter(charge::Column::Status.is_in([Status::Paid, Status::PartlyRefunded]))
        .filter(Expr::col(charge::Column::Refunded).add(amount).lte(Expr::col(charge::Column::Total)))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Counts anew what was asked to be given back and did not fail: at most all of it, also where a gateway gave back more.
/// The charge's row is held.
pub async fn recount_refunded(tx: &impl ConnectionTrait, charge: &charge::Model) -> Result<()> {
    let refunds = refunds_of(tx, &[charge.id]).await?;
    let kept = refunds.iter().filter(|refund| refund.status != RefundStatus::Failed);
    let refunded: i64 = kept.map(|refund| refund.amount).sum();
    let refunded = if refunded > charge.total { charge.total } else { refunded };
    charge::Entity::update_many()
        .col_expr(charge::Column::Refunded, Expr::value(refunded))
        .col_expr(charge::Column::Version, Expr::col(charge::Column::Version).add(1))
        .filter(charge::Column::Id.eq(charge.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What a paid charge is after its refunds so far. A charge wholly given back stands in the way of none.
pub async fn mark_refunds(tx: &impl ConnectionTrait, id: TransactionId, status: Status) -> Result<()> {
    let mut update = charge::Entity::update_many().col_expr(charge::Column::Status, Expr::value(status));
    if status == Status::Refunded {
        update = update.col_expr(charge::Column::LivePayableId, Expr::value(None::<Uuid>));
    }
    update.filter(charge::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Holds the charge's row until the transaction ends, so that sums over its refunds stay true.
pub async fn lock_charge(tx: &impl ConnectionTrait, id: TransactionId) -> Result<()> {
    charge::Entity::update_many()
        .col_expr(charge::Column::Version, Expr::col(charge::Column::Version).add(1))
        .filter(charge::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn refund_by_id(db: &impl ConnectionTrait, id: RefundId) -> Result<Option<refund::Model>> {
    Ok(refund::Entity::find_by_id(id).one(db).await?)
}

/// Refunds of a gateway's that were promised before `before` and are not settled, oldest first.
pub async fn promised_before(
    db: &impl ConnectionTrait,
    gateway: &str,
    before: Instant,
    most: u64,
) -> Result<Vec<RefundId>> {
    let of_gateway = charge::Entity::find()
        .select_only()
        .column(charge::Column::Id)
        .filter(charge::Column::Gateway.eq(gateway));
    let ids = refund::Entity::find()
        .select_only()
        .column(refund::Column::Id)
        .filter(refund::Column::Status.eq(RefundStatus::Pending))
        .filter(refund::Column::CreatedAt.lte(before))
        .filter(refund::Column::ChargeId.in_subquery(of_gateway.into_query()))
        .order_by_asc(refund::Column::CreatedAt)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids)
}

/// The refunds of these charges, oldest first.
pub async fn refunds_of(db: &impl ConnectionTrait, charges: &[TransactionId]) -> Result<Vec<refund::Model>> {
    if charges.is_empty() {
        return Ok(Vec::new());
    }
    let refunds = refund::Entity::find()
        .filter(refund::Column::ChargeId.is_in(charges.iter().copied()))
        .order_by_asc(refund::Column::CreatedAt)
        .order_by_asc(refund::Column::Id)
        .all(db)
        .await?;
    Ok(refunds)
}

/// `expected` → succeeded. Gives whether this call made it so.
pub async fn mark_paid_out(
    tx: &impl ConnectionTrait,
    id: RefundId,
    expected: RefundStatus,
    reference: Option<&str>,
    now: Instant,
) -> Result<bool> {
    let update = refund::Entity::update_many()
        .col_expr(refund::Column::Status, Expr::value(RefundStatus::Succeeded))
        .col_expr(refund::Column::SettledAt, Expr::value(now));
    settle_refund(tx, id, expected, update, reference).await
}

/// pending → failed. Gives whether this call made it so.
pub async fn mark_refused(
    tx: &impl ConnectionTrait,
    id: RefundId,
    reference: Option<&str>,
    code: &str,
    now: Instant,
) -> Result<bool> {
    let update = refund::Entity::update_many()
        .col_expr(refund::Column::Status, Expr::value(RefundStatus::Failed))
        .col_expr(refund::Column::FailureCode, Expr::value(code.chars().take(60).collect::<String>()))
        .col_expr(refund::Column::SettledAt, Expr::value(now));
    settle_refund(tx, id, RefundStatus::Pending, update, reference).await
}

async fn settle_refund(
    tx: &impl ConnectionTrait,
    id: RefundId,
    expected: RefundStatus,
    mut update: UpdateMany<refund::Entity>,
    reference: Option<&str>,
) -> Result<bool> {
    if let Some(reference) = reference {
        update = update.col_expr(refund::Column::GatewayReference, Expr::value(reference));
    }
    let changed =
        update.filter(refund::Column::Id.eq(id)).filter(refund::Column::Status.eq(expected)).exec(tx).await?;
    Ok(changed.rows_affected == 1)
}

/// The gateway has the refund and will answer later.
pub async fn note_refund_reference(tx: &impl ConnectionTrait, id: RefundId, reference: &str) -> Result<()> {
    refund::Entity::update_many()
        .col_expr(refund::Column::GatewayReference, Expr::value(reference))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::GatewayReference.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
