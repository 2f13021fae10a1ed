//! The double-entry ledger: what each happening is in accounts, and the one way to write it. `docs/money.md` tells the
//! accounts to people.
//!
//! A transfer's id is computed from what it books (the capture of this charge, the promise of that refund), so the
//! table's own key refuses to book the same thing twice.

use kernel::{id::TransferId, time::Instant};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

use super::{
    model::{Method, tax_in_refund},
    store::{charge, entry, refund},
};
use crate::error::{Error, Result};

kernel::words! {
    /// The accounts of the ledger, kept per clinic and currency.
    #[schema(as = LedgerAccount)]
    pub enum Account {
        /// Asset: captured by the gateway, owed to the clinic.
        GatewayReceivable = "gateway_receivable",
        /// Asset: coins and notes in the till.
        DeskCash = "desk_cash",
        /// Asset: taken by the desk's own card machine, owed by whoever runs it.
        DeskTerminal = "desk_terminal",
        /// Income: fees.
        ClinicRevenue = "clinic_revenue",
        /// Liability: tax on fees, owed to the state.
        TaxPayable = "tax_payable",
        /// Against income: fees given back. Kept apart, so that what was earned stays readable.
        RefundsGiven = "refunds_given",
        /// Liability: promised back to the payer, not yet paid out.
        RefundsPayable = "refunds_payable",
    }
}

/// One side of a transfer; zero amounts are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Debit(Account, i64),
    Credit(Account, i64),
}

use Account::*;
use Line::*;

/// Money came in.
pub async fn capture(tx: &impl ConnectionTrait, charge: &charge::Model, now: Instant) -> Result<()> {
    let lines = [
        Debit(Account::of(charge.method), charge.total),
        Credit(ClinicRevenue, charge.fee),
        Credit(TaxPayable, charge.tax),
    ];
    post(tx, charge, transfer_id(charge.id.0, "capture"), &lines, now).await
}

/// A refund was promised. `charge.refunded` counts it already, and the charge's row is held.
pub async fn promise(
    tx: &impl ConnectionTrait,
    charge: &charge::Model,
    refund: &refund::Model,
    now: Instant,
) -> Result<()> {
    promise_as(tx, charge, refund, "promise", now).await
}

/// A refund that was withdrawn was paid out all the same. What goes beyond the charge has no tax in it.
pub async fn promise_again(
    tx: &impl ConnectionTrait,
    charge: &charge::Model,
    refund: &refund::Model,
    now: Instant,
) -> Result<()> {
    promise_as(tx, charge, refund, "promise_again", now).await
}

async fn promise_as(
    tx: &impl ConnectionTrait,
    charge: &charge::Model,
    refund: &refund::Model,
    what: &str,
    now: Instant,
) -> Result<()> {
    let tax_before = tax_given_back(tx, charge).await?;
    let tax = tax_in_refund(refund.amount, charge.refunded, charge.total, charge.tax, tax_before);
    let lines = [
        Debit(RefundsGiven, refund.amount - tax),
        Debit(TaxPayable, tax),
        Credit(RefundsPayable, refund.amount),
    ];
    post(tx, charge, transfer_id(refund.id.0, what), &lines, now).await
}

/// A promised refund was paid out.
pub async fn pay_out(
    tx: &impl ConnectionTrait,
    charge: &charge::Model,
    refund: &refund::Model,
    now: Instant,
) -> Result<()> {
    let lines = [Debit(RefundsPayable, refund.amount), Credit(lies_in(tx, charge).await?, refund.amount)];
    post(tx, charge, transfer_id(refund.id.0, "pay_out"), &lines, now).await
}

/// A promised refund will not happen: the promise is booked the other way round.
pub async fn withdraw(
    tx: &impl ConnectionTrait,
    charge: &charge::Model,
    refund: &refund::Model,
    now: Instant,
) -> Result<()> {
    let promised = entry::Entity::find()
        .filter(entry::Column::TransferId.eq(transfer_id(refund.id.0, "promise")))
        .all(tx)
        .await?;
    let lines: Vec<Line> = promised
        .iter()
        .map(|entry| match entry.debit {
            0 => Debit(entry.ledger_account, entry.credit),
            debit => Credit(entry.ledger_account, debit),
        })
        .collect();
    post(tx, charge, transfer_id(refund.id.0, "withdraw"), &lines, now).await
}

impl Account {
    /// Where money paid so comes to lie.
    pub fn of(method: Method) -> Self {
        match method {
            Method::Card => GatewayReceivable,
            Method::Cash => DeskCash,
            Method::CardAtDesk => DeskTerminal,
        }
    }
}

/// Where the money of a charge lies: its capture says so. What the card machine took was once booked as cash, and goes
/// out as cash.
async fn lies_in(tx: &impl ConnectionTrait, charge: &charge::Model) -> Result<Account> {
    let captured = entry::Entity::find_by_id((transfer_id(charge.id.0, "capture"), 0)).one(tx).await?;
    Ok(captured.map_or_else(|| Account::of(charge.method), |captured| captured.ledger_account))
}

/// Tax of this charge that refunds have promised back so far.
async fn tax_given_back(tx: &impl ConnectionTrait, charge: &charge::Model) -> Result<i64> {
    let sides: Vec<(i64, i64)> = entry::Entity::find()
        .select_only()
        .column(entry::Column::Debit)
        .column(entry::Column::Credit)
        .filter(entry::Column::ChargeId.eq(charge.id))
        .filter(entry::Column::LedgerAccount.eq(TaxPayable))
        .filter(entry::Column::TransferId.ne(transfer_id(charge.id.0, "capture")))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(sides.into_iter().map(|(debit, credit)| debit - credit).sum())
}

fn transfer_id(cause: Uuid, what: &str) -> TransferId {
    TransferId(Uuid::new_v5(&cause, what.as_bytes()))
}

async fn post(
    tx: &impl ConnectionTrait,
    charge: &charge::Model,
    transfer_id: TransferId,
    lines: &[Line],
    now: Instant,
) -> Result<()> {
    let sides: Vec<(Account, i64, i64)> = lines
        .iter()
        .map(|line| match *line {
            Debit(account, amount) => (account, amount, 0),
            Credit(account, amount) => (account, 0, amount),
        })
        .filter(|&(_, debit, credit)| debit != 0 || credit != 0)
        .collect();
    let balance: i64 = sides.iter().map(|(_, debit, credit)| debit - credit).sum();
    if balance != 0 || sides.is_empty() {
        return Err(Error::broken("a transfer does not balance"));
    }
    let rows = (0_i32..).zip(sides).map(|(line, (account, debit, credit))| entry::ActiveModel {
        transfer_id: Set(transfer_id),
        line: Set(line),
        ledger_account: Set(account),
        clinic_id: Set(charge.clinic_id),
        charge_id: Set(charge.id),
        debit: Set(debit),
        credit: Set(credit),
        currency: Set(charge.currency),
        booked_at: Set(now),
    });
    entry::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}
