//! The people one books for, and a clinic's patients.

use app::{
    App,
    access::RecordRead,
    booking,
    patients::{self, ChangePatient, CreatePatient, PatientView, Wanted},
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::{
    id::{ClinicId, PatientId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, IfMatch, Paging, Path, Query, Versioned, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(show, change, remove))
        .routes(routes!(readers))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    /// The beginning of a word of the name, or at least four digits of the phone number.
    #[param(max_length = 120)]
    q: Option<String>,
    /// Only the account's own people, whatever else the caller may see.
    #[serde(default)]
    own: bool,
    /// Only those known at this clinic, for a caller who sees all.
    clinic_id: Option<ClinicId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// The account's own people; for a clinic's staff and for doctors also those with an appointment there.
#[utoipa::path(get, path = "/api/v1/patients", tag = "patients", params(Listing),
    responses((status = 200, body = Page<PatientView>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<PatientView>>> {
    let wanted = Wanted { text: query.q, is_own: query.own, clinic_id: query.clinic_id };
    let page = page(query.limit, query.cursor)?;
    Ok(Json(patients::list(&app, &caller, wanted, page).await?))
}

/// Adds somebody the account cares for; with `clinic_id`, the desk writes down somebody without an account.
#[utoipa::path(post, path = "/api/v1/patients", tag = "patients", request_body = CreatePatient,
    responses((status = 201, body = PatientView)))]
async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<CreatePatient>,
) -> Answer<Created<PatientView>> {
    Ok(Created(patients::create(&app, &caller, input).await?))
}

/// One patient.
#[utoipa::path(get, path = "/api/v1/patients/{id}", tag = "patients", params(("id" = PatientId, Path)),
    responses((status = 200, body = PatientView)))]
async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<PatientId>,
) -> Answer<Versioned<PatientView>> {
    let view = patients::patient(&app, &caller, id).await?;
    Ok(Versioned(view.version, view))
}

/// Who looked at the record of one of the account's own people, latest first: noted once for each hour in which they did.
#[utoipa::path(get, path = "/api/v1/patients/{id}/readers", tag = "patients",
    params(("id" = PatientId, Path), Paging), responses((status = 200, body = Page<RecordRead>)))]
async fn readers(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<PatientId>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<RecordRead>>> {
    let page = page(paging.limit, paging.cursor)?;
    Ok(Json(patients::readers(&app, &caller, id, page).await?))
}

/// Changes what is known of a patient.
#[utoipa::path(patch, path = "/api/v1/patients/{id}", tag = "patients",
    params(("id" = PatientId, Path), IfMatch),
    request_body = ChangePatient, responses((status = 200, body = PatientView)))]
async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<PatientId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangePatient>,
) -> Answer<Versioned<PatientView>> {
    let view = patients::change(&app, &caller, id, input, version).await?;
    Ok(Versioned(view.version, view))
}

/// Takes somebody off the list; visits and receipts stay. 409 `self_patient`, `visits_ahead`.
#[utoipa::path(delete, path = "/api/v1/patients/{id}", tag = "patients", params(("id" = PatientId, Path)),
    responses((status = 204)))]
async fn remove(State(app): State<App>, caller: Caller, Path(id): Path<PatientId>) -> Answer<StatusCode> {
    booking::remove_patient(&app, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
