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
    }
}

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
        }
    }
}
