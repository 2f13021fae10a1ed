//! What an account has paid and got back.

use app::access::Actor;
use app::payments::{self, Charge, Filter, Method, RefundStatus};
use app::{App, Error, booking};
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::id::TransactionId;
use kernel::money::{Money, Price};
use kernel::paging::PageRequest;

use super::address::Address;
use super::appointments::service_name;
use super::door::when::{zone, zoned};
use super::door::{Asked, Reader, Shown, html};
use super::pages::receipts::{FailedRow, Invoice, Receipt, ReceiptPage, ReceiptRow, ReceiptsPage, RefundRow};
use super::pages::shown::Status;
use super::ui::Ui;
use crate::api::{Path, Refused};
use crate::papers;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/receipts", get(list))
        .route("/receipts/{id}", get(show))
        .route("/receipts/{id}/receipt.pdf", get(document))
}

async fn list(reader: Reader, Asked(asked): Asked) -> Shown {
    let zone = zone(&reader.signed_in()?.time_zone)?;
    let request = PageRequest { cursor: asked.given("cursor"), ..PageRequest::default() };
    let filter = Filter { own: true, ..Filter::default() };
    let page = payments::transactions(&reader.app, &reader.caller, filter, request).await?;
    let doctors = doctors_of(&reader, &page.items).await?;
    let row = |(charge, doctor): (&Charge, String)| -> Result<ReceiptRow, Refused> {
        Ok(ReceiptRow {
            id: charge.id.to_string(),
            at: zoned(charge.settled_at.as_ref().unwrap_or(&charge.created_at), &zone)?,
            doctor,
            total: charge.total,
            status: Status::payment(charge.status.as_str()),
        })
    };
    let rows: Result<Vec<ReceiptRow>, Refused> = page.items.iter().zip(doctors).map(row).collect();
    let more = page.next_cursor.map(|cursor| Address::to("/receipts").with("cursor", &cursor).into());
    html(ReceiptsPage { rows: rows?, more, ui: reader.ui })
}

/// Of each charge, the doctor whom it was for: two queries, however many charges.
pub async fn doctors_of(reader: &Reader, charges: &[Charge]) -> Result<Vec<String>, Refused> {
    Ok(names_of(reader, charges).await?.into_iter().map(|(_, doctor)| doctor).collect())
}

/// Of each charge, patient and doctor.
pub async fn names_of(reader: &Reader, charges: &[Charge]) -> Result<Vec<(String, String)>, Refused> {
    let ids = charges.iter().map(|charge| charge.appointment_id).collect();
    let names = booking::names_of(&reader.app, &reader.caller, ids).await?;
    let of = |charge: &Charge| names.get(&charge.appointment_id).cloned().unwrap_or_default();
    Ok(charges.iter().map(of).collect())
}

async fn show(mut reader: Reader, Path(id): Path<TransactionId>) -> Shown {
    reader.signed_in()?;
    let receipt = receipt(&reader.app, &reader.caller, &mut reader.ui, id).await?;
    html(ReceiptPage { receipt, ui: reader.ui })
}

/// What somebody wrote; or why we gave it back ourselves, in the reader's language.
fn refund_reason(ui: &Ui, reason: &str) -> String {
    match reason {
        booking::REFUND_REASON => ui.t("refund-for-cancelled"),
        booking::MISSED_REASON => ui.t("refund-for-missed"),
        _ => reason.to_owned(),
    }
}

/// Why the gateway refused a refund; in its own word where it is none that we know.
fn refusal(ui: &Ui, code: &str) -> String {
    match code {
        "card_closed" => ui.t("refund-card-closed"),
        "amount_too_large" => ui.t("refund-too-large"),
        "" => ui.t("refund-no-reason"),
        _ => ui.in_order(code),
    }
}

/// The same to print and keep; also for the clinic.
async fn document(reader: Reader, Path(id): Path<TransactionId>) -> Shown {
    reader.signed_in()?;
    Ok(papers::receipt(&reader.app, &reader.caller, reader.ui, id).await?.into_response())
}

/// A transaction with the visit it was for; also for the clinic, and to be printed. From here on `ui` speaks in the
/// clinic's zone.
pub async fn receipt(app: &App, actor: &Actor, ui: &mut Ui, id: TransactionId) -> Result<Receipt, Error> {
    let charge = payments::transaction(app, actor, id).await?;
    let view = booking::show(app, actor, charge.appointment_id).await?;
    let zone = zone(&view.time_zone)?;
    ui.now = ui.now.with_time_zone(zone.clone());
    let given_back = |charge: &Charge| charge.total.amount - charge.refunded.amount;
    let refund = |refund: &payments::Refund| -> Result<RefundRow, Error> {
        let word = if refund.waits_at_desk { "at_desk" } else { refund.status.as_str() };
        Ok(RefundRow {
            id: refund.id.to_string(),
            at: zoned(refund.settled_at.as_ref().unwrap_or(&refund.created_at), &zone)?,
            amount: refund.amount,
            reason: refund_reason(ui, &refund.reason),
            status: Status::refund(word),
            waits_at_desk: refund.waits_at_desk,
        })
    };
    let (failed, shown): (Vec<_>, Vec<_>) =
        charge.refunds.iter().partition(|refund| refund.status == RefundStatus::Failed);
    let refunds: Result<Vec<RefundRow>, Error> = shown.into_iter().map(refund).collect();
    let failed = failed.into_iter().map(|refund| -> Result<FailedRow, Error> {
        Ok(FailedRow {
            at: zoned(refund.settled_at.as_ref().unwrap_or(&refund.created_at), &zone)?,
            amount: refund.amount,
            reason: refund_reason(ui, &refund.reason),
            why: refusal(ui, refund.failure_code.as_deref().unwrap_or_default()),
        })
    });
    let failed: Result<Vec<FailedRow>, Error> = failed.collect();
    let invoice = charge.invoice.as_ref().map(|invoice| -> Result<Invoice, Error> {
        Ok(Invoice {
            number: invoice.number.to_string(),
            at: zoned(&invoice.issued_at, &zone)?,
            seller: invoice.seller_name.clone(),
            address: ui.list([invoice.seller_address.as_str(), &invoice.seller_city]),
            tax_number: invoice.seller_tax_number.as_deref().map(|number| ui.in_order(number)),
        })
    });
    Ok(Receipt {
        at: zoned(charge.settled_at.as_ref().unwrap_or(&charge.created_at), &zone)?,
        clinic: view.clinic.name.clone(),
        address: ui.list([view.clinic.address.as_str(), &view.clinic.city]),
        patient: view.patient.name.clone(),
        doctor: view.doctor.full_name.clone(),
        service: service_name(ui, &view),
        visit_at: zoned(&view.starts_at, &zone)?,
        appointment_id: view.id.to_string(),
        method: method(ui, charge.method),
        price: Price {
            fee: charge.fee,
            tax_rate_bp: charge.tax_rate_bp,
            tax: charge.tax,
            total: charge.total,
        },
        status: Status::payment(charge.status.as_str()),
        refunds: refunds?,
        failed: failed?,
        balance: Money { amount: given_back(&charge), ..charge.total },
        at_desk: charge.method.is_at_desk(),
        ready: charge.ready_at_desk(),
        invoice: invoice.transpose()?,
        id: charge.id.to_string(),
    })
}

pub fn method(ui: &Ui, method: Method) -> String {
    match method {
        Method::Card => ui.t("method-card"),
        Method::Cash => ui.t("method-cash"),
        Method::CardAtDesk => ui.t("method-card-at-desk"),
    }
}
