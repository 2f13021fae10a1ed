//! Our books against the gateway's: what it says it charged and gave back on a day, what we say, and every row on which
//! the two differ.

use std::collections::BTreeMap;

use kernel::{
    id::{ClinicId, RefundId, TransactionId},
    money::Money,
    time::Instant,
};
use sea_orm::{ConnectionTrait, JoinType, QuerySelect, SelectTwo, entity::prelude::*};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    gateway::{GatewayError, Settled},
    model::{RefundStatus, Status},
    store::{charge, refund},
};
use crate::{
    App,
    access::Reach,
    error::{Error, Result},
};

kernel::words! {
    /// Why a row of one book does not fit the other.
    #[schema(as = ReconciliationReason)]
    pub enum Reason {
        /// We have it settled; the gateway has never heard of it.
        UnknownToGateway = "unknown_to_gateway",
        /// The gateway has it settled; we do not, or not yet.
        NotBooked = "not_booked",
        /// Both have it, with another amount.
        AmountDiffers = "amount_differs",
        /// The gateway has it under a key that was never ours. Told only to administrators: no clinic owns it.
        UnknownHere = "unknown_here",
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reconciliation {
    /// The gateway's name.
    pub gateway: String,
    /// Whether it could be asked; if not, nothing is compared.
    pub answered: bool,
    /// How many charges and refunds of the day are the same in both books.
    pub agreed: usize,
    pub differences: Vec<Difference>,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = ReconciliationDifference)]
pub struct Difference {
    pub reason: Reason,
    /// The charge it is about, or whose refund it is.
    pub transaction_id: Option<TransactionId>,
    pub refund_id: Option<RefundId>,
    /// The gateway's own id.
    pub reference: Option<String>,
    /// The amount in our books.
    pub here: Option<Money>,
    /// The amount in the gateway's.
    pub there: Option<Money>,
}

/// A charge or a refund of ours.
#[derive(Clone, Debug)]
struct Booked {
    transaction_id: TransactionId,
    refund_id: Option<RefundId>,
    clinic_id: ClinicId,
    reference: Option<String>,
    amount: Money,
    settled_at: Option<Instant>,
}

/// Values of one list in a statement.
const AT_ONCE: usize = 500;

/// Midnight is another instant at each: what one has on this day the other may have on the next or on the last.
const SLACK_DAYS: i64 = 1;

/// Compares what was settled in a span, for a clinic.
pub(super) async fn reconcile(
    app: &App,
    reach: &Reach,
    clinic_id: ClinicId,
    span: (Instant, Instant),
) -> Result<Reconciliation> {
    let (gateway, db) = (&app.ports.gateway, app.db.read());
    let mut result = Reconciliation {
        gateway: gateway.name().to_owned(),
        answered: true,
        agreed: 0,
        differences: Vec::new(),
    };
    let wide = (span.0.plus_days(-SLACK_DAYS), span.1.plus_days(SLACK_DAYS));
    let theirs = match gateway.settled_between(wide.0, wide.1).await {
        Ok(theirs) => theirs,
        Err(GatewayError::Unavailable(cause)) => {
            tracing::warn!(error = %cause, "the payment gateway did not answer");
            return Ok(Reconciliation { answered: false, ..result });
        }
        Err(other) => return Err(Error::broken_by("the payment gateway answered nonsense", other)),
    };
    let theirs: BTreeMap<String, Settled> =
        theirs.into_iter().map(|settled| (settled.idempotency_key.clone(), settled)).collect();
    let on_the_day = |at: Instant| span.0 <= at && at < span.1;

    let mut ours = settled_here(db, gateway.name(), clinic_id, span).await?;
    let unnamed =
        |(key, settled): &(&String, &Settled)| on_the_day(settled.settled_at) && !ours.contains_key(*key);
    let unnamed: Vec<&String> = theirs.iter().filter(unnamed).map(|(key, _)| key).collect();
    // Only who is told of strangers has to know what is another clinic's.
    ours.extend(known(db, &unnamed, (!reach.all).then_some(clinic_id)).await?);
    for (key, booked) in &ours {
        if booked.clinic_id != clinic_id {
            continue;
        }
        match compare(booked, theirs.get(key)) {
            None => result.agreed += 1,
            Some(difference) => result.differences.push(difference),
        }
    }
    let strangers = theirs.values().filter(|settled| {
        reach.all && on_the_day(settled.settled_at) && !ours.contains_key(&settled.idempotency_key)
    });
    result.differences.extend(strangers.map(|settled| Difference {
        reason: Reason::UnknownHere,
        transaction_id: None,
        refund_id: None,
        reference: Some(settled.reference.clone()),
        here: None,
        there: Some(settled.amount),
    }));
    Ok(result)
}

fn compare(booked: &Booked, settled: Option<&Settled>) -> Option<Difference> {
    let reason = match settled {
        None => Reason::UnknownToGateway,
        Some(_) if booked.settled_at.is_none() => Reason::NotBooked,
        Some(settled) if settled.amount != booked.amount => Reason::AmountDiffers,
        Some(_) => return None,
    };
    Some(Difference {
        reason,
        transaction_id: Some(booked.transaction_id),
        refund_id: booked.refund_id,
        reference: settled.map(|settled| settled.reference.clone()).or(booked.reference.clone()),
        here: booked.settled_at.map(|_| booked.amount),
        there: settled.map(|settled| settled.amount),
    })
}

/// By our keys, what we have settled through the gateway in a span.
async fn settled_here(
    db: &impl ConnectionTrait,
    gateway: &str,
    clinic_id: ClinicId,
    (from, until): (Instant, Instant),
) -> Result<BTreeMap<String, Booked>> {
    let charges = charges(Some(clinic_id))
        .filter(charge::Column::Gateway.eq(gateway))
        .filter(charge::Column::Status.is_in([Status::Paid, Status::PartlyRefunded, Status::Refunded]))
        .filter(charge::Column::SettledAt.gte(from))
        .filter(charge::Column::SettledAt.lt(until))
        .all(db)
        .await?;
    let refunds = refunds(Some(clinic_id))
        .filter(charge::Column::Gateway.eq(gateway))
        .filter(refund::Column::Status.eq(RefundStatus::Succeeded))
        .filter(refund::Column::SettledAt.gte(from))
        .filter(refund::Column::SettledAt.lt(until))
        .all(db)
        .await?;
    Ok(by_key(&charges, &refunds).collect())
}

/// Of the keys that the gateway names, those that are ours, whatever became of them here; of one clinic where it is given.
async fn known(
    db: &impl ConnectionTrait,
    keys: &[&String],
    clinic_id: Option<ClinicId>,
) -> Result<BTreeMap<String, Booked>> {
    let mut booked = BTreeMap::new();
    for some in keys.chunks(AT_ONCE) {
        let ids: Vec<TransactionId> = some.iter().filter_map(|key| key.parse().ok()).collect();
        let charges = match ids.is_empty() {
            true => Vec::new(),
            false => charges(clinic_id).filter(charge::Column::Id.is_in(ids)).all(db).await?,
        };
        let ids: Vec<RefundId> = some.iter().filter_map(|key| key.parse().ok()).collect();
        let refunds = match ids.is_empty() {
            true => Vec::new(),
            false => refunds(clinic_id).filter(refund::Column::Id.is_in(ids)).all(db).await?,
        };
        booked.extend(by_key(&charges, &refunds));
    }
    Ok(booked)
}

fn charges(clinic_id: Option<ClinicId>) -> Select<charge::Entity> {
    let all = charge::Entity::find();
    match clinic_id {
        Some(id) => all.filter(charge::Column::ClinicId.eq(id)),
        None => all,
    }
}

/// Each with its charge.
fn refunds(clinic_id: Option<ClinicId>) -> SelectTwo<refund::Entity, charge::Entity> {
    let of_charge: RelationDef = refund::Entity::belongs_to(charge::Entity)
        .from(refund::Column::ChargeId)
        .to(charge::Column::Id)
        .into();
    let all = refund::Entity::find().join(JoinType::InnerJoin, of_charge).select_also(charge::Entity);
    match clinic_id {
        Some(id) => all.filter(charge::Column::ClinicId.eq(id)),
        None => all,
    }
}

fn by_key(
    charges: &[charge::Model],
    refunds: &[(refund::Model, Option<charge::Model>)],
) -> impl Iterator<Item = (String, Booked)> {
    let of_charges = charges.iter().map(|charge| (charge.id.to_string(), Booked::charge(charge)));
    let of_refunds = refunds.iter().filter_map(|(refund, charge)| {
        let charge = charge.as_ref()?;
        Some((refund.id.to_string(), Booked::refund(refund, charge)))
    });
    of_charges.chain(of_refunds)
}

impl Booked {
    fn charge(charge: &charge::Model) -> Self {
        let was_paid = !matches!(charge.status, Status::Pending | Status::Failed);
        Self {
            transaction_id: charge.id,
            refund_id: None,
            clinic_id: charge.clinic_id,
            reference: charge.gateway_reference.clone(),
            amount: charge.money(charge.total),
            settled_at: charge.settled_at.filter(|_| was_paid),
        }
    }

    fn refund(refund: &refund::Model, charge: &charge::Model) -> Self {
        let was_paid_out = refund.status == RefundStatus::Succeeded;
        Self {
            transaction_id: charge.id,
            refund_id: Some(refund.id),
            clinic_id: charge.clinic_id,
            reference: refund.gateway_reference.clone(),
            amount: charge.money(refund.amount),
            settled_at: refund.settled_at.filter(|_| was_paid_out),
        }
    }
}
