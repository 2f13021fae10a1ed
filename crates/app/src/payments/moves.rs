//! Money that moved at a clinic in a span, and payments that were asked for in it, for whoever counts them.

use std::collections::BTreeMap;

use kernel::{
    id::{ClinicId, RefundId, TransactionId},
    money::Currency,
    time::Instant,
};
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};

use super::{
    ledger::Account,
    model::Status,
    store::{charge, refund},
};
use crate::error::Result;

/// What moved for one payable at one instant, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub payable_id: Uuid,
    pub at: Instant,
    pub currency: Currency,
    /// Taken from the payer.
    pub captured: i64,
    /// Of this, fees; the rest is tax.
    pub fees: i64,
    /// Fees promised back; less than nothing where a promise was withdrawn.
    pub fees_refunded: i64,
    /// Tax owed to the state: what was taken less what was given back.
    pub tax: i64,
}

impl Moved {
    pub fn tax_refunded(&self) -> i64 {
        self.captured - self.fees - self.tax
    }
}

/// The ledger's lines of a clinic in a span, each with what was paid for.
const LINES: &str = "
select c.payable_id as payable_id, l.booked_at as booked_at, l.currency as currency,
       l.ledger_account as ledger_account, l.debit as debit, l.credit as credit
from ledger_entries l join charges c on c.id = l.charge_id
where l.clinic_id = $1 and l.booked_at >= $2 and l.booked_at < $3";

#[derive(FromQueryResult)]
struct Line {
    payable_id: Uuid,
    booked_at: Instant,
    currency: Currency,
    ledger_account: Account,
    debit: i64,
    credit: i64,
}

/// What moved at a clinic, from the ledger: it is never changed, so neither is this.
pub async fn moves(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    (from, until): (Instant, Instant),
) -> Result<Vec<Moved>> {
    let values = [clinic_id.into(), from.into(), until.into()];
    let lines = database::statement(db.get_database_backend(), LINES, values);
    let mut moves = BTreeMap::new();
    for line in Line::find_by_statement(lines).all(db).await? {
        let Line { payable_id, booked_at: at, currency, .. } = line;
        let none = Moved { payable_id, at, currency, captured: 0, fees: 0, fees_refunded: 0, tax: 0 };
        let moved = moves.entry((payable_id, at, currency)).or_insert(none);
        match line.ledger_account {
            // What is paid out was given back when it was promised.
            Account::GatewayReceivable | Account::DeskCash | Account::DeskTerminal => {
                moved.captured += line.debit
            }
            Account::ClinicRevenue => moved.fees += line.credit - line.debit,
            Account::RefundsGiven => moved.fees_refunded += line.debit - line.credit,
            Account::TaxPayable => moved.tax += line.credit - line.debit,
            Account::RefundsPayable => {}
        }
    }
    Ok(moves.into_values().filter(|moved| !moved.is_nothing()).collect())
}

impl Moved {
    fn is_nothing(&self) -> bool {
        (self.captured, self.fees, self.fees_refunded, self.tax) == (0, 0, 0, 0)
    }
}

/// A payment that was asked for, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedFor {
    pub payable_id: Uuid,
    pub at: Instant,
    pub currency: Currency,
    /// Also when all was given back since.
    pub is_paid: bool,
}

/// The payments that were asked for at a clinic in a span and are decided.
pub async fn asked_for(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    (from, until): (Instant, Instant),
) -> Result<Vec<AskedFor>> {
    let rows: Vec<(Uuid, Instant, Currency, Status)> = charge::Entity::find()
        .select_only()
        .columns([
            charge::Column::PayableId,
            charge::Column::CreatedAt,
            charge::Column::Currency,
            charge::Column::Status,
        ])
        .filter(charge::Column::ClinicId.eq(clinic_id))
        .filter(charge::Column::CreatedAt.gte(from))
        .filter(charge::Column::CreatedAt.lt(until))
        .filter(charge::Column::Status.ne(Status::Pending))
        .into_tuple()
        .all(db)
        .await?;
    let asked = |(payable_id, at, currency, status)| {
        let is_paid = status != Status::Failed;
        AskedFor { payable_id, at, currency, is_paid }
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// Where, and at which instants, something happened to these charges and refunds.
pub async fn moments(
    db: &impl ConnectionTrait,
    charges: &[TransactionId],
    refunds: &[RefundId],
) -> Result<Vec<(ClinicId, Instant)>> {
    let refunds = match refunds {
        [] => Vec::new(),
        ids => refund::Entity::find().filter(refund::Column::Id.is_in(ids.iter().copied())).all(db).await?,
    };
    let mut ids = charges.to_vec();
    ids.extend(refunds.iter().map(|refund| refund.charge_id));
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let charges = charge::Entity::find().filter(charge::Column::Id.is_in(ids)).all(db).await?;
    Ok(happened(&charges, &refunds))
}

/// Where, and at which instants, something happened to the money of these payables.
pub async fn moments_of(
    db: &impl ConnectionTrait,
    payable_ids: Vec<Uuid>,
) -> Result<Vec<(ClinicId, Instant)>> {
    if payable_ids.is_empty() {
        return Ok(Vec::new());
    }
    let of_payables = charge::Column::PayableId.is_in(payable_ids);
    let charges = charge::Entity::find().filter(of_payables).all(db).await?;
    let of_charges = refund::Column::ChargeId.is_in(charges.iter().map(|charge| charge.id));
    let refunds = refund::Entity::find().filter(of_charges).all(db).await?;
    Ok(happened(&charges, &refunds))
}

fn happened(charges: &[charge::Model], refunds: &[refund::Model]) -> Vec<(ClinicId, Instant)> {
    let mut moments = Vec::new();
    for charge in charges {
        let of_charge = refunds.iter().filter(|refund| refund.charge_id == charge.id);
        let settled = of_charge.clone().filter_map(|refund| refund.settled_at);
        let at = [charge.created_at].into_iter().chain(charge.settled_at);
        let at = at.chain(of_charge.map(|refund| refund.created_at)).chain(settled);
        moments.extend(at.map(|at| (charge.clinic_id, at)));
    }
    moments
}
