//! An appointment as a calendar file.

use app::{App, notifications};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use kernel::id::AppointmentId;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Path};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(calendar))
}

/// The appointment as iCalendar (RFC 5545). Its UID never changes and its SEQUENCE rises with every change, so that
/// taking it into a calendar again moves or removes what is there.
#[utoipa::path(get, path = "/api/v1/appointments/{id}/calendar.ics", tag = "appointments",
    params(("id" = AppointmentId, Path)),
    responses((status = 200, body = String, content_type = "text/calendar")))]
async fn calendar(State(app): State<App>, caller: Caller, Path(id): Path<AppointmentId>) -> Answer<Response> {
    let file = notifications::calendar_file(&app, &caller, id).await?;
    let kind = format!("text/calendar; charset=utf-8; method={}", file.method);
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\"".to_owned()),
    ];
    Ok((headers, file.text).into_response())
}
