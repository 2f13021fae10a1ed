//! What a clinic's money did on a day, and the counting of its till.

use app::{
    App,
    payments::{self, CloseTill, Closing, LedgerDay},
};
use axum::{Json, extract::State};
use kernel::{id::ClinicId, time::Date};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Path, Query};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(ledger)).routes(routes!(close_till))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Day {
    /// Local date; today where left out.
    date: Option<Date>,
}

/// The ledger of a clinic's day: what came in and went back by how it was paid, the accounts, what the till should hold, and
/// every row on which the gateway's own books differ.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/ledger", tag = "transactions",
    params(("id" = ClinicId, Path), Day),
    responses((status = 200, body = LedgerDay)))]
async fn ledger(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Query(day): Query<Day>,
) -> Answer<Json<LedgerDay>> {
    Ok(Json(payments::ledger_day(&app, &caller, clinic_id, day.date).await?))
}

/// Notes what was counted in the till, beside what the ledger says; a `note` is needed where the two differ. A day may be
/// counted again, and every count stays.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/till-closings", tag = "transactions",
    params(("id" = ClinicId, Path)),
    request_body = CloseTill, responses((status = 201, body = Closing)))]
async fn close_till(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Body(input): Body<CloseTill>,
) -> Answer<Created<Closing>> {
    Ok(Created(payments::close_till(&app, &caller, clinic_id, input).await?))
}
