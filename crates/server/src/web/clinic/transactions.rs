//! The clinic's transactions, and giving money back.

use app::access::Action;
use app::payments::{self, Filter, RefundInput, Status};
use app::{App, Error};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::Check;
use kernel::id::TransactionId;
use kernel::money;
use kernel::paging::PageRequest;

use crate::api::Path;
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::when::zoned;
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::transactions::{TransactionPage, TransactionRow, TransactionsPage};
use crate::web::pages::shown::{self, Link};
use crate::web::receipts::{method, names_of, receipt};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/transactions", get(list))
        .route("/clinic/transactions/{id}", get(show))
        .route("/clinic/transactions/{id}/refunds", post(refund))
}

const TABS: [(&str, Option<Status>); 5] = [
    ("every-transaction", None),
    ("payment-paid", Some(Status::Paid)),
    ("payment-pending", Some(Status::Pending)),
    ("payment-partly-refunded", Some(Status::PartlyRefunded)),
    ("payment-refunded", Some(Status::Refunded)),
];

const BASE: &str = "/clinic/transactions";

async fn list(mut reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let (clinic_id, zone) = reader.enter_clinic()?;
    let status: Option<Status> = asked.value("status").parse().ok();
    let filter = Filter { status, clinic_id: Some(clinic_id), ..Filter::default() };
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
    let narrowed = |status: Option<Status>| match status {
        Some(status) => Address::to(BASE).with("status", status.as_str()),
        None => Address::to(BASE),
    };
    let tab = |(key, of): (&str, Option<Status>)| {
        Link::new(reader.ui.t(key), narrowed(of).to_string()).current(of == status)
    };
    let tabs = TABS.into_iter().map(tab).collect();
    let more = page.next_cursor.map(|cursor| narrowed(status).with("cursor", &cursor).to_string());
    html(TransactionsPage { tabs, rows, more, ui: reader.ui })
}

async fn show(mut reader: Reader, Path(id): Path<TransactionId>) -> Shown {
    reader.signed_in()?;
    reader.clinic()?;
    let receipt = receipt(&reader.app, &reader.caller, &mut reader.ui, id).await?;
    let form = Form::new([("amount", reader.ui.money_field(receipt.balance))]);
    html(page(reader, receipt, form))
}

fn page(reader: Reader, receipt: crate::web::pages::receipts::Receipt, form: Form) -> TransactionPage {
    let may = reader.caller.reach(Action::Refund).is_ok();
    TransactionPage { can_refund: may && receipt.balance.amount > 0, receipt, form, ui: reader.ui }
}

async fn refund(mut reader: Reader, Path(id): Path<TransactionId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let form = form.only(&["amount", "reason"]);
    let receipt = receipt(&reader.app, &reader.caller, &mut reader.ui, id).await?;
    let given = give_back(&reader, id, &form, receipt.balance.currency).await;
    match given {
        Ok(()) => told(&format!("{BASE}/{id}"), "flash-refunded"),
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            let page = page(reader, receipt, form.with_errors(faults));
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
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
