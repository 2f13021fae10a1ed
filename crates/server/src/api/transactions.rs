//! Transactions: what was charged, how it ended, what was given back.

use app::{
    App,
    payments::{self, Charge, Filter, RefundInput, Status, Waiting},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{
    id::{AppointmentId, ClinicId, RefundId, TransactionId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Path, Query, Written, page};
use crate::papers;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(receipt))
        .routes(routes!(refund))
        .routes(routes!(hand_back))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    status: Option<Status>,
    appointment: Option<AppointmentId>,
    clinic: Option<ClinicId>,
    /// Only those whose refunds wait for a person of the clinic.
    #[param(inline)]
    refunds: Option<Waiting>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// The transactions the caller may see, newest first: one's own; a clinic's.
#[utoipa::path(get, path = "/api/v1/transactions", tag = "transactions", params(Listing),
    responses((status = 200, body = Page<Charge>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<Charge>>> {
    let filter = Filter {
        own: false,
        status: query.status,
        appointment_id: query.appointment,
        clinic_id: query.clinic,
        refunds: query.refunds,
    };
    let page = page(query.limit, query.cursor)?;
    Ok(Json(payments::transactions(&app, &caller, filter, page).await?))
}

/// One transaction.
#[utoipa::path(get, path = "/api/v1/transactions/{id}", tag = "transactions",
    params(("id" = TransactionId, Path)),
    responses((status = 200, body = Charge)))]
async fn show(State(app): State<App>, caller: Caller, Path(id): Path<TransactionId>) -> Answer<Json<Charge>> {
    Ok(Json(payments::transaction(&app, &caller, id).await?))
}

/// The receipt and tax invoice as tagged PDF. 409 `no_receipt` where no money came in.
#[utoipa::path(get, path = "/api/v1/transactions/{id}/receipt.pdf", tag = "transactions",
    params(("id" = TransactionId, Path), Written),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf")))]
async fn receipt(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<TransactionId>,
    Query(written): Query<Written>,
) -> Answer<Response> {
    let ui = papers::spoken(&app, &caller, written.language).await?;
    Ok(papers::receipt(&app, &caller, ui, id).await?.into_response())
}

/// Gives money back: `amount`, or all that is left. Answers the transaction with the refund, which is `pending` until
/// the gateway has paid it out. What was paid at the desk counts as handed back with this call.
#[utoipa::path(post, path = "/api/v1/transactions/{id}/refunds", tag = "transactions",
    params(("id" = TransactionId, Path)), request_body = RefundInput, responses((status = 201, body = Charge)))]
async fn refund(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<TransactionId>,
    Body(input): Body<RefundInput>,
) -> Answer<Created<Charge>> {
    Ok(Created(payments::refund(&app, &caller, id, input).await?))
}

/// Notes that the desk handed back what it kept ready (`waits_at_desk`), as after a cancellation. 409 `not_at_desk`,
/// `already_handed_back`.
#[utoipa::path(post, path = "/api/v1/transactions/{id}/refunds/{refund_id}/hand_back", tag = "transactions",
    params(("id" = TransactionId, Path), ("refund_id" = RefundId, Path)), responses((status = 200, body = Charge)))]
async fn hand_back(
    State(app): State<App>,
    caller: Caller,
    Path((id, refund_id)): Path<(TransactionId, RefundId)>,
) -> Answer<Json<Charge>> {
    Ok(Json(payments::hand_back(&app, &caller, id, refund_id).await?))
}
