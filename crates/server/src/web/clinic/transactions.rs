//! The clinic's transactions, and giving money back.

use app::access::Action;
use app::payments::{self, Filter, RefundInput, Status, Waiting};
use app::{App, Error};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::Check;
use kernel::id::{RefundId, TransactionId};
use kernel::money;
use kernel::paging::PageRequest;

use crate::api::Path;
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::when::zoned;
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::transactions::{TransactionPage, TransactionRow, TransactionsPage};
use crate::web::pages::receipts::Receipt;
use crate::web::pages::shown::{self, Link};
use crate::web::receipts::{method, names_of, receipt};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/transactions", get(list))
        .route("/clinic/transactions/{id}", get(show))
        .route("/clinic/transactions/{id}/refunds", post(refund))
        .route("/clinic/transactions/{id}/refunds/{refund_id}/hand-back", post(hand_back))
}

/// What the list may be narrowed to: a status, or refunds that wait for somebody.
type Narrowed = (Option<Status>, Option<Waiting>);

const TABS: [(&str, Narrowed); 7] = [
    ("every-transaction", (None, None)),
    ("payment-paid", (Some(Status::Paid), None)),
    ("payment-pending", (Some(Status::Pending), None)),
    ("payment-partly-refunded", (Some(Status::PartlyRefunded), None)),
    ("payment-refunded", (Some(Status::Refunded), None)),
    ("refunds-to-hand-back", (None, Some(Waiting::ToHandBack))),
    ("refunds-that-failed", (None, Some(Waiting::Failed))),
];

const BASE: &str = "/clinic/transactions";

/// Where the transactions are whose refunds wait so.
pub fn whose_refunds_wait(what: Waiting) -> Address {
    Address::to(BASE).with("refunds", what.as_str())
}

async fn list(mut reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let (clinic_id, zone) = reader.enter_clinic()?;
    let status: Option<Status> = asked.value("status").parse().ok();
    let refunds: Option<Waiting> = asked.value("refunds").parse().ok();
    let filter = Filter { status, refunds, clinic_id: Some(clinic_id), ..Filter::default() };
    let request = PageRequest { cursor: asked.given("cursor"), ..PageRequest::default() };
    let page = payments::transactions(&reader.app, &reader.caller, filter, request).await?;
    let names = names_of(&reader, &page.items).await?;
    let mut rows = Vec::with_capacity(page.items.len());
    for (charge, (patient, doctor)) in page.items.iter().zip(names) {
        rows.push(TransactionRow {
            id: charge.id.to_string(),
            at: zoned(charge.settled_at.as_ref().unwrap_or(&charge.created_at), &zone)?,
            patient,
            doctor,
            method: method(&reader.ui, charge.method),
            total: charge.total,
            refunded: (charge.refunded.amount > 0).then_some(charge.refunded),
            status: shown::Status::payment(charge.status.as_str()),
        });
    }
    let shown = (status, refunds);
    let narrowed = |to: Narrowed| match to {
        (_, Some(waiting)) => whose_refunds_wait(waiting),
        (Some(status), None) => Address::to(BASE).with("status", status.as_str()),
        (None, None) => Address::to(BASE),
    };
    let tab = |(key, to): (&str, Narrowed)| {
        Link::new(reader.ui.t(key), narrowed(to).to_string()).current(to == shown)
    };
    let tabs = TABS.into_iter().map(tab).collect();
    let more = page.next_cursor.map(|cursor| narrowed(shown).with("cursor", &cursor).to_string());
    html(TransactionsPage { tabs, rows, more, ui: reader.ui })
}

async fn show(mut reader: Reader, Path(id): Path<TransactionId>) -> Shown {
    reader.signed_in()?;
    reader.clinic()?;
    let receipt = receipt(&reader.app, &reader.caller, &mut reader.ui, id).await?;
    let form = Form::new([("amount", reader.ui.money_field(receipt.balance))]);
    html(page(reader, receipt, form))
}

fn page(reader: Reader, receipt: Receipt, form: Form) -> TransactionPage {
    let may_refund = reader.caller.reach(Action::Refund).is_ok();
    let can_refund = may_refund && receipt.balance.amount > 0;
    TransactionPage { may_refund, can_refund, receipt, form, ui: reader.ui }
}

async fn refund(mut reader: Reader, Path(id): Path<TransactionId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let form = form.only(&["amount", "reason"]);
    let receipt = receipt(&reader.app, &reader.caller, &mut reader.ui, id).await?;
    let given = give_back(&reader, id, &form, receipt.balance.currency).await;
    match given {
        Ok(()) if receipt.at_desk => told(&format!("{BASE}/{id}"), "flash-handed-back"),
        Ok(()) => told(&format!("{BASE}/{id}"), "flash-refunded"),
        Err(error) => {
            let problem = mendable(error)?;
            let mut faults = reader.ui.faults(&problem, &[]);
            if problem.fields.iter().any(|fault| fault.code == "more_than_paid") {
                let most = reader.ui.t1("at-most", "amount", reader.ui.money(receipt.balance));
                faults = vec![("amount".to_owned(), most)];
            }
            let page = page(reader, receipt, form.with_errors(faults));
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn hand_back(reader: Reader, Path((id, refund_id)): Path<(TransactionId, RefundId)>) -> Shown {
    reader.signed_in()?;
    let page = format!("{BASE}/{id}");
    match payments::hand_back(&reader.app, &reader.caller, id, refund_id).await {
        Ok(_) => told(&page, "flash-handed-back"),
        // Somebody else was faster; the page says how it is now.
        Err(error) => mendable(error).map(|_| told(&page, "flash-changed-meanwhile"))?,
    }
}

async fn give_back(
    reader: &Reader,
    id: TransactionId,
    form: &Form,
    currency: kernel::money::Currency,
) -> Result<(), Error> {
    let mut check = Check::new();
    let amount = check.field("amount", money::typed(reader.ui.language, form.value("amount"), currency));
    let Some(amount) = amount else { return Err(Error::fields(check)) };
    let input = RefundInput { amount, reason: form.given("reason") };
    payments::refund(&reader.app, &reader.caller, id, input).await?;
    Ok(())
}
