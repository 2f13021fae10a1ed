//! The money of a clinic's day: what came in and how, the books beside the gateway's, and counting the till.

use app::clinics::Clinic;
use app::payments::{self, CloseTill, Difference, LedgerAccount, LedgerDay, Reason, Waiting};
use app::{App, Error};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::fields::Check;
use kernel::money;

use crate::api::Refused;
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::when::{zone, zoned};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::ledger::{AccountRow, ClosingRow, DifferenceRow, LedgerPage, TakenRow};
use crate::web::receipts::method;

use super::transactions::whose_refunds_wait;

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/money", get(show)).route("/clinic/money/till", post(close))
}

const BASE: &str = "/clinic/money";

fn address(date: Date) -> String {
    Address::to(BASE).with("date", &date.to_string()).to_string()
}

async fn show(reader: Reader, Asked(asked): Asked) -> Shown {
    let date = asked.value("date").parse().ok();
    html(page(reader, date, Form::default()).await?)
}

async fn page(mut reader: Reader, date: Option<Date>, form: Form) -> Result<LedgerPage, Refused> {
    reader.signed_in()?;
    let clinic_id = reader.clinic()?.id;
    let date = date.map(kernel::time::Date);
    let day = payments::ledger_day(&reader.app, &reader.caller, clinic_id, date).await?;
    let waiting = payments::waiting(&reader.app, &reader.caller, clinic_id, Waiting::ToHandBack).await?;
    let to_hand_back = i64::try_from(waiting).ok().filter(|count| *count > 0);
    let zone = zone(&day.time_zone)?;
    reader.in_zone(&zone);
    let date = day.date.0;
    let closings = day.closings.iter().map(|closing| {
        Ok(ClosingRow {
            at: zoned(&closing.counted_at, &zone)?,
            expected: closing.expected,
            counted: closing.counted,
            difference: closing.difference,
            note: closing.note.clone(),
        })
    });
    Ok(LedgerPage {
        date,
        before: address(date.saturating_sub(1.day())),
        after: address(date.saturating_add(1.day())),
        today: BASE.to_owned(),
        taken: taken(&reader, &day),
        accounts: accounts(&reader, &day),
        debit: day.debit,
        credit: day.credit,
        till: day.till,
        closings: closings.collect::<Result<_, Error>>()?,
        to_hand_back: to_hand_back
            .map(|count| (reader.ui.number(count), whose_refunds_wait(Waiting::ToHandBack).into())),
        can_close: date <= reader.ui.now.date(),
        gateway_answered: day.gateway.answered,
        agreed: day.gateway.agreed,
        differences: day.gateway.differences.iter().map(|row| difference(&reader, row)).collect(),
        form,
        ui: reader.ui,
    })
}

fn taken(reader: &Reader, day: &LedgerDay) -> Vec<TakenRow> {
    let row = |taken: &payments::Taken| TakenRow {
        method: method(&reader.ui, taken.method),
        taken: taken.taken,
        given_back: taken.given_back,
        kept: taken.kept,
    };
    day.taken.iter().map(row).collect()
}

fn accounts(reader: &Reader, day: &LedgerDay) -> Vec<AccountRow> {
    let row = |sum: &payments::AccountSum| AccountRow {
        name: reader.ui.t(match sum.account {
            LedgerAccount::GatewayReceivable => "account-gateway-receivable",
            LedgerAccount::DeskCash => "account-desk-cash",
            LedgerAccount::DeskTerminal => "account-desk-terminal",
            LedgerAccount::ClinicRevenue => "account-clinic-revenue",
            LedgerAccount::TaxPayable => "account-tax-payable",
            LedgerAccount::RefundsGiven => "account-refunds-given",
            LedgerAccount::RefundsPayable => "account-refunds-payable",
        }),
        debit: sum.debit,
        credit: sum.credit,
    };
    day.accounts.iter().map(row).collect()
}

fn difference(reader: &Reader, row: &Difference) -> DifferenceRow {
    DifferenceRow {
        reason: reader.ui.t(match row.reason {
            Reason::UnknownToGateway => "differs-unknown-to-gateway",
            Reason::NotBooked => "differs-not-booked",
            Reason::AmountDiffers => "differs-amount-differs",
            Reason::UnknownHere => "differs-unknown-here",
        }),
        transaction_id: row.transaction_id.map(|id| id.to_string()),
        reference: row.reference.clone(),
        is_refund: row.refund_id.is_some(),
        here: row.here,
        there: row.there,
    }
}

async fn close(reader: Reader, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    let form = form.only(&["date", "counted", "note"]);
    let date: Option<Date> = form.value("date").parse().ok();
    match count(&reader, reader.clinic()?, date, &form).await {
        Ok(()) => told(&date.map_or_else(|| BASE.to_owned(), address), "flash-till-counted"),
        Err(error) => {
            let problem = mendable(error)?;
            let form = form.with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, date, form).await?).shown()
        }
    }
}

async fn count(reader: &Reader, clinic: &Clinic, date: Option<Date>, form: &Form) -> Result<(), Error> {
    let mut check = Check::new();
    let counted =
        check.field("counted", money::typed(reader.ui.language, form.value("counted"), clinic.currency));
    let Some(counted) = counted else { return Err(Error::fields(check)) };
    let input = CloseTill { date: date.map(kernel::time::Date), counted, note: form.given("note") };
    payments::close_till(&reader.app, &reader.caller, clinic.id, input).await?;
    Ok(())
}
