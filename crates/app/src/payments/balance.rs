//! Whether the books are right: computed from the ledger and, independently, from the charges and refunds.

use sea_orm::FromQueryResult;

use crate::{App, error::Result};

/// What moved in one currency, in minor units.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Sums {
    pub currency: String,
    /// Charges that were paid.
    pub captured: i64,
    /// Refunds that were paid out.
    pub given_back: i64,
    /// Refunds that are promised and not paid out yet.
    pub promised: i64,
    /// What the ledger says is held: by the gateway for the clinics, and at the desks.
    pub money_in: i64,
    /// What the ledger says is owed to payers.
    pub owed: i64,
}

/// The books of the whole installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    pub sums: Vec<Sums>,
    /// What does not fit together, a sentence each. There must be none, ever.
    pub differences: Vec<String>,
}

const SUMS: &str = "
select currency, cast(sum(captured) as bigint) as captured, cast(sum(given_back) as bigint) as given_back,
       cast(sum(promised) as bigint) as promised, cast(sum(money_in) as bigint) as money_in,
       cast(sum(owed) as bigint) as owed
from (
    select currency, total as captured, 0 as given_back, 0 as promised, 0 as money_in, 0 as owed
    from charges where status in ('paid', 'partly_refunded', 'refunded')
    union all
    select c.currency, 0, case r.status when 'succeeded' then r.amount else 0 end,
           case r.status when 'pending' then r.amount else 0 end, 0, 0
    from refunds r join charges c on c.id = r.charge_id
    union all
    select currency, 0, 0, 0,
           case when ledger_account in ('gateway_receivable', 'desk_cash', 'desk_terminal') then debit - credit else 0 end,
           case ledger_account when 'refunds_payable' then credit - debit else 0 end
    from ledger_entries
) as movements
group by currency order by currency";

/// Transfers whose sides differ, or which mix currencies.
const UNBALANCED: &str = "
select transfer_id as id from ledger_entries group by transfer_id
having sum(debit) <> sum(credit) or count(distinct currency) <> 1";

/// Charges whose capture is not in the ledger once, whole; or is there although they were not paid.
const MISBOOKED: &str = "
select c.id as id from charges c left join (
    select charge_id, sum(debit) as captured from ledger_entries
    where ledger_account in ('gateway_receivable', 'desk_cash', 'desk_terminal') group by charge_id
) l on l.charge_id = c.id
where case when c.status in ('paid', 'partly_refunded', 'refunded') then c.total else 0 end
      <> coalesce(l.captured, 0)";

/// Charges that count more or less as refunded than their refunds say, up to all of it.
const MISCOUNTED: &str = "
select c.id as id from charges c left join (
    select charge_id, sum(amount) as refunded from refunds where status <> 'failed' group by charge_id
) r on r.charge_id = c.id
where c.refunded <> case when coalesce(r.refunded, 0) > c.total then c.total else coalesce(r.refunded, 0) end";

/// Payables with more than one charge that is pending or paid and not wholly given back (or about to be).
const PAID_TWICE: &str = "
select payable_id as id from charges
where status in ('pending', 'paid', 'partly_refunded') and refunded < total
group by payable_id having count(*) > 1";

/// Charges that were paid and have no invoice, or have one although they were not.
const MISINVOICED: &str = "
select c.id as id from charges c left join invoices i on i.charge_id = c.id
where case when c.status in ('paid', 'partly_refunded', 'refunded') then 1 else 0 end
      <> case when i.charge_id is null then 0 else 1 end";

/// Clinics whose invoices are not numbered from 1 to the last.
const MISNUMBERED: &str = "
select s.clinic_id as id from invoice_series s left join invoices i on i.clinic_id = s.clinic_id
group by s.clinic_id, s.last_number
having count(i.charge_id) <> s.last_number or coalesce(max(i.invoice_number), 0) <> s.last_number";

#[derive(FromQueryResult)]
struct Found {
    id: uuid::Uuid,
}

/// Adds the books up; while others write, look twice. For `check`, for reconciliation, and for the tests of everything about money.
pub async fn balance(app: &App) -> Result<Balance> {
    let mut differences = Vec::new();
    for (sql, what) in [
        (UNBALANCED, "the debits and credits of transfer {} differ"),
        (MISBOOKED, "the ledger does not hold what charge {} says"),
        (MISCOUNTED, "charge {} does not count its refunds right"),
        (PAID_TWICE, "{} is being paid for twice"),
        (MISINVOICED, "charge {} was paid without an invoice, or the other way round"),
        (MISNUMBERED, "the invoices of clinic {} are not numbered without gaps"),
    ] {
        for Found { id } in rows(app, sql).await? {
            differences.push(what.replace("{}", &id.to_string()));
        }
    }
    let sums: Vec<Sums> = rows(app, SUMS).await?;
    for sum in &sums {
        if sum.money_in != sum.captured - sum.given_back {
            differences.push(format!("{}: money in is not captured less given back: {sum:?}", sum.currency));
        }
        if sum.owed != sum.promised {
            differences
                .push(format!("{}: what is owed to payers is not what is promised: {sum:?}", sum.currency));
        }
    }
    Ok(Balance { sums, differences })
}

async fn rows<T: FromQueryResult>(app: &App, sql: &str) -> Result<Vec<T>> {
    let db = app.db.read();
    Ok(T::find_by_statement(database::statement(db.get_database_backend(), sql, [])).all(db).await?)
}
