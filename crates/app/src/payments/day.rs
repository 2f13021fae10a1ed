//! The ledger of a clinic's day: what came in and went out, by where the money lies and by account.

use kernel::{
    id::ClinicId,
    money::{Currency, Money},
    time::{self, Date, Instant},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ledger::Account,
    model::Method,
    reconcile::{Reconciliation, reconcile},
    till::{self, Closing},
};
use crate::{
    App,
    access::{Action, Actor},
    clinics::{self, Clinic},
    error::{Error, Result},
};

/// What a clinic's money did on one day of its calendar.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LedgerDay {
    pub clinic_id: ClinicId,
    pub date: Date,
    /// IANA name: the day begins and ends at midnight there.
    pub time_zone: String,
    /// By how it was paid; all there are, also those by which nothing came.
    pub taken: Vec<Taken>,
    /// The day's entries added up by account; debits and credits are equal in all.
    pub accounts: Vec<AccountSum>,
    pub debit: Money,
    pub credit: Money,
    /// What the till holds of this day, by the ledger: cash taken less cash handed back.
    pub till: Money,
    /// How often the till was counted for this day, oldest first.
    pub closings: Vec<Closing>,
    /// Our books against the gateway's own.
    pub gateway: Reconciliation,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Taken {
    pub method: Method,
    pub taken: Money,
    pub given_back: Money,
    /// Taken less given back.
    pub kept: Money,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = LedgerAccountSum)]
pub struct AccountSum {
    pub account: Account,
    pub debit: Money,
    pub credit: Money,
}

/// The ledger of a clinic's day; today's where no date is given. 404 for a clinic out of reach.
pub async fn ledger_day(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    date: Option<Date>,
) -> Result<LedgerDay> {
    let reach = actor.reach(Action::ReadLedger)?;
    let clinic = clinics::by_id(app.db.read(), clinic_id).await?;
    let clinic = clinic
        .filter(|clinic| reach.covers(None, Some(clinic.id), None))
        .ok_or_else(|| Error::not_found("clinic"))?;
    let zone = clinic.zone()?;
    let date = date.unwrap_or_else(|| Date(app.now().date_in(&zone)));
    let span = time::day_span(date.0, &zone);
    let sums = sums(app.db.read(), clinic_id, span).await?;
    let money = |amount| Money { amount, currency: clinic.currency };
    let taken = |method: Method| {
        let (taken, given_back) = side(&sums, Account::of(method));
        Taken { method, taken: money(taken), given_back: money(given_back), kept: money(taken - given_back) }
    };
    let all = |of: fn(&Sum) -> i64| money(sums.iter().map(of).sum());
    Ok(LedgerDay {
        clinic_id,
        date,
        time_zone: clinic.time_zone.clone(),
        taken: Method::ALL.iter().copied().map(taken).collect(),
        accounts: accounts(&sums, clinic.currency),
        debit: all(|sum| sum.debit),
        credit: all(|sum| sum.credit),
        till: money(in_till(&sums)),
        closings: till::closings(app, &clinic, date).await?,
        gateway: reconcile(app, &reach, clinic_id, span).await?,
    })
}

/// What the till should hold of a day.
pub(super) async fn expected_in_till(db: &impl ConnectionTrait, clinic: &Clinic, date: Date) -> Result<i64> {
    Ok(in_till(&sums(db, clinic.id, time::day_span(date.0, &clinic.zone()?)).await?))
}

const SUMS: &str = "
select ledger_account, cast(sum(debit) as bigint) as debit, cast(sum(credit) as bigint) as credit
from ledger_entries where clinic_id = $1 and booked_at >= $2 and booked_at < $3
group by ledger_account";

#[derive(FromQueryResult)]
struct Sum {
    ledger_account: Account,
    debit: i64,
    credit: i64,
}

async fn sums(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    (from, until): (Instant, Instant),
) -> Result<Vec<Sum>> {
    let values = [clinic_id.into(), from.into(), until.into()];
    let sums = database::statement(db.get_database_backend(), SUMS, values);
    Ok(Sum::find_by_statement(sums).all(db).await?)
}

fn side(sums: &[Sum], account: Account) -> (i64, i64) {
    let found = sums.iter().find(|sum| sum.ledger_account == account);
    found.map_or((0, 0), |sum| (sum.debit, sum.credit))
}

fn in_till(sums: &[Sum]) -> i64 {
    let (taken, given_back) = side(sums, Account::DeskCash);
    taken - given_back
}

fn accounts(sums: &[Sum], currency: Currency) -> Vec<AccountSum> {
    let money = |amount| Money { amount, currency };
    let of = |account: &Account| {
        let (debit, credit) = side(sums, *account);
        AccountSum { account: *account, debit: money(debit), credit: money(credit) }
    };
    Account::ALL.iter().map(of).filter(|sum| sum.debit.amount != 0 || sum.credit.amount != 0).collect()
}
