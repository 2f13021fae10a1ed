//! Appointments: hold, confirm, pay, move, cancel, and the day of the visit.

use app::{
    App, Error,
    booking::{
        self, AppointmentView, CancelInput, HoldInput, ListInput, PayInput, PlaceView, RescheduleInput,
        ResizeInput, Status,
    },
    payments::Charge,
};
use axum::{Json, extract::State};
use kernel::{
    id::{AppointmentId, DoctorId, PatientId},
    paging::Page,
    time::{Instant, parse_instant},
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, IfMatch, OptionalBody, Path, Query, Versioned, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, hold))
        .routes(routes!(show))
        .routes(routes!(confirm))
        .routes(routes!(extend_hold))
        .routes(routes!(pay))
        .routes(routes!(reschedule))
        .routes(routes!(resize))
        .routes(routes!(cancel))
        .routes(routes!(check_in))
        .routes(routes!(start))
        .routes(routes!(complete))
        .routes(routes!(no_show))
        .routes(routes!(place))
}

/// Holds a time. 409 `time_taken` carries `alternatives`, the three nearest free times.
#[utoipa::path(post, path = "/api/v1/appointments", tag = "appointments", request_body = HoldInput,
    responses((status = 201, body = AppointmentView)))]
async fn hold(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<HoldInput>,
) -> Answer<Created<AppointmentView>> {
    Ok(Created(booking::hold(&app, &caller, input).await?))
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Sorting {
    /// Earliest visit first.
    Asc,
    /// Latest visit first.
    #[default]
    Desc,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    patient: Option<PatientId>,
    doctor: Option<DoctorId>,
    /// One or several, `status=held&status=confirmed`.
    #[serde(default)]
    status: Vec<Status>,
    /// Visits that start at or after this instant (RFC 3339),
    from: Option<String>,
    /// and before this one.
    to: Option<String>,
    #[serde(default)]
    #[param(inline)]
    order: Sorting,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// The appointments the caller may see: one's own; a doctor's; a clinic's.
#[utoipa::path(get, path = "/api/v1/appointments", tag = "appointments", params(Listing),
    responses((status = 200, body = Page<AppointmentView>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<AppointmentView>>> {
    let input = ListInput {
        clinic_id: None,
        patient_id: query.patient,
        doctor_id: query.doctor,
        statuses: query.status,
        from: instant("from", query.from)?,
        to: instant("to", query.to)?,
        ascending: query.order == Sorting::Asc,
        own: false,
        page: page(query.limit, query.cursor)?,
    };
    Ok(Json(booking::list(&app, &caller, input).await?))
}

pub(super) fn instant(field: &str, text: Option<String>) -> app::Result<Option<Instant>> {
    let Some(text) = text else { return Ok(None) };
    let wrong = || Error::field(field, "not_an_instant", "Write it like 2026-11-23T10:30:00+05:00.");
    // A plus that was not encoded arrives as a space.
    parse_instant(&text.replace(' ', "+")).map(Some).ok_or_else(wrong)
}

/// One appointment.
#[utoipa::path(get, path = "/api/v1/appointments/{id}", tag = "appointments",
    params(("id" = AppointmentId, Path)),
    responses((status = 200, body = AppointmentView)))]
async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
) -> Answer<Versioned<AppointmentView>> {
    versioned(booking::show(&app, &caller, id).await)
}

/// Confirms a hold where nothing is due now; otherwise 402 `payment_required`.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/confirm", tag = "appointments",
    params(("id" = AppointmentId, Path)), responses((status = 200, body = AppointmentView)))]
async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
) -> Answer<Versioned<AppointmentView>> {
    versioned(booking::confirm(&app, &caller, id).await)
}

/// "I need more time": once for each hold.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/extend_hold", tag = "appointments",
    params(("id" = AppointmentId, Path)), responses((status = 200, body = AppointmentView)))]
async fn extend_hold(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
) -> Answer<Versioned<AppointmentView>> {
    versioned(booking::extend_hold(&app, &caller, id).await)
}

/// Pays. A charge that succeeds confirms the appointment; one that is `pending` does so when the gateway tells.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/payments", tag = "appointments",
    params(("id" = AppointmentId, Path)), request_body = PayInput, responses((status = 201, body = Charge)))]
async fn pay(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    Body(input): Body<PayInput>,
) -> Answer<Created<Charge>> {
    Ok(Created(booking::pay(&app, &caller, id, input).await?))
}

/// Moves to another free time; with `doctor_id` to another doctor of the clinic, at the same price, which only the clinic's
/// people may. Refused, it stays where it was.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/reschedule", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), request_body = RescheduleInput,
    responses((status = 200, body = AppointmentView)))]
async fn reschedule(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
    Body(input): Body<RescheduleInput>,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::reschedule(&app, &caller, id, version, input).await)
}

/// Makes it longer or shorter; it begins when it did and costs what it did. For the clinic's people and its doctor, until
/// it is over. Refused, it stays as it was.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/resize", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), request_body = ResizeInput,
    responses((status = 200, body = AppointmentView)))]
async fn resize(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ResizeInput>,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::resize(&app, &caller, id, version, input).await)
}

/// Cancels: the time is free again, what was paid is given back.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/cancel", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), request_body = Option<CancelInput>,
    responses((status = 200, body = AppointmentView)))]
async fn cancel(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
    OptionalBody(input): OptionalBody<CancelInput>,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::cancel(&app, &caller, id, version, input).await)
}

/// The patient is here.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/check_in", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), responses((status = 200, body = AppointmentView)))]
async fn check_in(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::check_in(&app, &caller, id, version).await)
}

/// The visit begins.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/start", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), responses((status = 200, body = AppointmentView)))]
async fn start(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::start(&app, &caller, id, version).await)
}

/// The visit is over.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/complete", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), responses((status = 200, body = AppointmentView)))]
async fn complete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::complete(&app, &caller, id, version).await)
}

/// The patient did not come.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/no_show", tag = "appointments",
    params(("id" = AppointmentId, Path), IfMatch), responses((status = 200, body = AppointmentView)))]
async fn no_show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
) -> Answer<Versioned<AppointmentView>> {
    decided(version, booking::no_show(&app, &caller, id, version).await)
}

/// The own place on the day of the visit: how many the doctor sees before, and when it is expected to begin. Of the others
/// it tells only how many there are.
#[utoipa::path(get, path = "/api/v1/appointments/{id}/place", tag = "appointments",
    params(("id" = AppointmentId, Path)), responses((status = 200, body = PlaceView)))]
async fn place(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
) -> Answer<Json<PlaceView>> {
    Ok(Json(booking::place(&app, &caller, id).await?))
}

/// What was decided on a version that the caller named: 412 also where somebody was faster by a hair.
fn decided(version: Option<i64>, view: app::Result<AppointmentView>) -> Answer<Versioned<AppointmentView>> {
    versioned(view.map_err(|error| match version {
        Some(_) if error.is_code("changed_meanwhile") => Error::version_mismatch(),
        _ => error,
    }))
}

fn versioned(view: app::Result<AppointmentView>) -> Answer<Versioned<AppointmentView>> {
    let view = view?;
    Ok(Versioned(view.version, view))
}
