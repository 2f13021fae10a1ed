//! Refunds that wait for a person of the clinic: how many there are, and which transactions have them.

use kernel::id::ClinicId;
use sea_orm::{Condition, QuerySelect, QueryTrait, entity::prelude::*};

use super::{
    model::{DESK, RefundStatus},
    store::{charge, refund},
};
use crate::{
    App,
    access::{Action, Actor},
    error::Result,
};

kernel::words! {
    /// What somebody is to do about a transaction's refunds.
    #[schema(as = RefundsWaiting)]
    pub enum Waiting {
        /// What the desk took is to be handed back there.
        ToHandBack = "to_hand_back",
        /// The gateway refused the last one, or gave back more than was paid because it refused one at first.
        Failed = "failed",
    }
}

/// Refused, and nothing was given back in another way since.
const REFUSED: &str = "charges.id in (
    select refused.charge_id from refunds refused where refused.status = 'failed' and not exists (
        select 1 from refunds later where later.charge_id = refused.charge_id and later.status <> 'failed'
        and later.created_at >= refused.created_at))";

/// Paid out after it had been reported as failed, and given back in another way meanwhile.
const TOO_MUCH: &str = "charges.id in (
    select late.charge_id from refunds late where late.status = 'succeeded' and late.failure_code is not null)
    and charges.total < (
        select sum(given.amount) from refunds given where given.charge_id = charges.id and given.status <> 'failed')";

/// How many transactions of a clinic, of those the actor may see, have refunds that wait so.
pub async fn waiting(app: &App, actor: &Actor, clinic_id: ClinicId, what: Waiting) -> Result<u64> {
    let reach = actor.reach(Action::ReadTransactions)?;
    let found = charge::Entity::find()
        .filter(reach.condition(None, Some(charge::Column::ClinicId), None))
        .filter(charge::Column::ClinicId.eq(clinic_id))
        .filter(what.condition());
    Ok(found.count(app.db.read()).await?)
}

impl Waiting {
    pub(super) fn condition(self) -> Condition {
        match self {
            Self::ToHandBack => {
                let promised = refund::Entity::find()
                    .select_only()
                    .column(refund::Column::ChargeId)
                    .filter(refund::Column::Status.eq(RefundStatus::Pending));
                Condition::all()
                    .add(charge::Column::Gateway.eq(DESK))
                    .add(charge::Column::Id.in_subquery(promised.into_query()))
            }
            Self::Failed => Condition::any().add(Expr::cust(REFUSED)).add(Expr::cust(TOO_MUCH)),
        }
    }
}
