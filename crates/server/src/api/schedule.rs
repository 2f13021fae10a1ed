//! A doctor's hours and leave, free times, sittings.

use app::{
    App, Error,
    booking::{self, Affected, Known},
    schedule::{
        self, Availability, Explanation, HoursInput, HoursPatch, HoursView, LeaveInput, LeaveView,
        SittingView,
    },
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{
    id::{DoctorId, HoursId, LeaveId, ServiceId},
    paging::Page,
    time::{Date, parse_instant},
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Paging, Path, Query, part_of};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(availability))
        .routes(routes!(explain))
        .routes(routes!(sittings))
        .routes(routes!(hours, add_hours))
        .routes(routes!(change_hours, remove_hours))
        .routes(routes!(leave, take_leave))
        .routes(routes!(remove_leave))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Range {
    /// First local date; today where left out.
    from: Option<Date>,
    /// Last local date, at most 61 days later; 13 days later where left out.
    to: Option<Date>,
    /// For this service; a plain consultation where left out.
    service: Option<ServiceId>,
}

/// The local dates from when until when; today, and a fortnight, where nobody says.
async fn between(
    app: &App,
    doctor_id: DoctorId,
    from: Option<Date>,
    to: Option<Date>,
) -> app::Result<(jiff::civil::Date, jiff::civil::Date)> {
    let from = match from {
        Some(from) => from.0,
        None => app.now().date_in(&schedule::plan_of(app, doctor_id).await?.tz),
    };
    let to = to.map_or_else(|| from.saturating_add(jiff::Span::new().days(13)), |to| to.0);
    Ok((from, to))
}

/// Free times, day by day. Every time shown can be booked.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/availability", tag = "schedule",
    params(("id" = DoctorId, Path), Range), responses((status = 200, body = Availability)))]
async fn availability(
    State(app): State<App>,
    Path(id): Path<DoctorId>,
    Query(range): Query<Range>,
) -> Answer<Response> {
    booking::release_expired(&app, id).await?;
    let (from, to) = between(&app, id, range.from, range.to).await?;
    let json = schedule::availability_json(&app, id, from, to, range.service).await?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, json).into_response())
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct At {
    /// RFC 3339; encode the `+` of an offset as `%2B`.
    at: String,
    service: Option<ServiceId>,
}

/// Why is this time closed? Free, or every reason in words and codes.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/availability/explain", tag = "schedule",
    params(("id" = DoctorId, Path), At), responses((status = 200, body = Explanation)))]
async fn explain(
    State(app): State<App>,
    Path(id): Path<DoctorId>,
    Query(query): Query<At>,
) -> Answer<axum::Json<Explanation>> {
    // A plus that was not encoded arrives as a space.
    let at = parse_instant(&query.at.replace(' ', "+"));
    let at =
        at.ok_or_else(|| Error::field("at", "not_an_instant", "Write it like 2026-11-23T10:30:00+05:00."))?;
    booking::release_expired(&app, id).await?;
    Ok(axum::Json(schedule::explain(&app, id, at, query.service).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SittingsBetween {
    /// First local date; today where left out.
    from: Option<Date>,
    /// Last local date, at most 61 days later; 13 days later where left out.
    to: Option<Date>,
    /// 1 to 100; left out means 20.
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Dated sittings: booked, capacity, who would come next.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/sittings", tag = "schedule",
    params(("id" = DoctorId, Path), SittingsBetween), responses((status = 200, body = Page<SittingView>)))]
async fn sittings(
    State(app): State<App>,
    Path(id): Path<DoctorId>,
    Query(query): Query<SittingsBetween>,
) -> Answer<axum::Json<Page<SittingView>>> {
    booking::release_expired(&app, id).await?;
    let (from, to) = between(&app, id, query.from, query.to).await?;
    let sittings = schedule::sittings(&app, id, from, to).await?;
    let paging = Paging { limit: query.limit, cursor: query.cursor };
    Ok(axum::Json(part_of(sittings, paging, |sitting| sitting.id.to_string())?))
}

/// A doctor's weekly hours.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/schedule", tag = "schedule",
    params(("id" = DoctorId, Path), Paging), responses((status = 200, body = Page<HoursView>)))]
async fn hours(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Query(paging): Query<Paging>,
) -> Answer<axum::Json<Page<HoursView>>> {
    let hours = schedule::hours_of(&app, &caller, id).await?;
    Ok(axum::Json(part_of(hours, paging, |hours| hours.id.to_string())?))
}

/// Adds weekly hours, in either form; refused where they overlap others.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/schedule", tag = "schedule",
    params(("id" = DoctorId, Path)),
    request_body = HoursInput, responses((status = 201, body = HoursView)))]
async fn add_hours(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Body(input): Body<HoursInput>,
) -> Answer<Created<HoursView>> {
    let view = schedule::add_hours(&app, &caller, id, input).await?;
    app::reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Changes a row of weekly hours. Appointments already made stay.
#[utoipa::path(patch, path = "/api/v1/doctors/{id}/schedule/{hours_id}", tag = "schedule",
    params(("id" = DoctorId, Path), ("hours_id" = HoursId, Path)),
    request_body = HoursPatch, responses((status = 200, body = HoursView)))]
async fn change_hours(
    State(app): State<App>,
    caller: Caller,
    Path((id, hours_id)): Path<(DoctorId, HoursId)>,
    Body(patch): Body<HoursPatch>,
) -> Answer<axum::Json<HoursView>> {
    let view = schedule::change_hours(&app, &caller, id, hours_id, patch).await?;
    app::reactions::follow(&app).await?;
    Ok(axum::Json(view))
}

/// Removes a row of weekly hours. Appointments already made stay.
#[utoipa::path(delete, path = "/api/v1/doctors/{id}/schedule/{hours_id}", tag = "schedule",
    params(("id" = DoctorId, Path), ("hours_id" = HoursId, Path)), responses((status = 204)))]
async fn remove_hours(
    State(app): State<App>,
    caller: Caller,
    Path((id, hours_id)): Path<(DoctorId, HoursId)>,
) -> Answer<StatusCode> {
    schedule::remove_hours(&app, &caller, id, hours_id).await?;
    app::reactions::follow(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leave that is not over.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/leave", tag = "schedule",
    params(("id" = DoctorId, Path), Paging), responses((status = 200, body = Page<LeaveView>)))]
async fn leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Query(paging): Query<Paging>,
) -> Answer<axum::Json<Page<LeaveView>>> {
    let leave = schedule::leave_of(&app, &caller, id).await?;
    Ok(axum::Json(part_of(leave, paging, |leave| leave.id.to_string())?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakeLeave {
    /// RFC 3339.
    starts_at: Option<String>,
    ends_at: Option<String>,
    /// Only staff read it.
    reason: Option<String>,
    /// The caller has seen the appointments in this time. They stay as they are, unless `offer_times`.
    #[serde(default)]
    despite_appointments: bool,
    /// The appointments are crossed out: a worker offers each patient up to three other times, which are kept for the
    /// answer, and mails them. An appointment keeps its time until then; one that nobody answered for is cancelled when
    /// it would begin, and its money goes back.
    #[serde(default)]
    offer_times: bool,
}

/// Takes leave; 409 `appointments_affected` names the appointments in it until the caller has seen them.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/leave", tag = "schedule", params(("id" = DoctorId, Path)),
    request_body = TakeLeave, responses((status = 201, body = LeaveView)))]
async fn take_leave(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Body(input): Body<TakeLeave>,
) -> Answer<Created<LeaveView>> {
    let leave = LeaveInput { starts_at: input.starts_at, ends_at: input.ends_at, reason: input.reason };
    let known = if input.despite_appointments { Known::Unasked } else { Known::Only(Vec::new()) };
    let visits = Affected { known, are_offered_times: input.offer_times };
    let view = booking::take_leave(&app, &caller, id, leave, visits).await?;
    app::reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Ends leave: the time is open again. Appointments that were crossed out and not yet answered for stay as they were.
#[utoipa::path(delete, path = "/api/v1/doctors/{id}/leave/{leave_id}", tag = "schedule",
    params(("id" = DoctorId, Path), ("leave_id" = LeaveId, Path)), responses((status = 204)))]
async fn remove_leave(
    State(app): State<App>,
    caller: Caller,
    Path((id, leave_id)): Path<(DoctorId, LeaveId)>,
) -> Answer<StatusCode> {
    booking::remove_leave(&app, &caller, id, leave_id).await?;
    app::reactions::follow(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}
