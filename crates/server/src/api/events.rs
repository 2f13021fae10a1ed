//! What changes, as it happens.

use app::{App, Error, access::Action};
use axum::{extract::State, http::HeaderMap, response::Response};
use kernel::id::{ClinicId, DoctorId};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Query};
use crate::live::{self, EventView, Listening, MOST_SECONDS};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(events))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wish {
    /// Only of this clinic.
    clinic: Option<ClinicId>,
    /// Only of this doctor.
    doctor: Option<DoctorId>,
    /// As the header `Last-Event-ID`, for whoever cannot send one: `last_event_id` of a calendar.
    after: Option<String>,
    /// How long to listen, 0 to 60; left out means 60. With 0 it tells what has happened and ends.
    seconds: Option<u64>,
}

/// What changes, as Server-Sent Events: `change` with ids and no names, told within a second to whoever may see it, and
/// `reset` where some may be missing and everything should be read anew. Send the last `id` as `Last-Event-ID` to go on.
#[utoipa::path(get, path = "/api/v1/events", tag = "events",
    params(Wish, ("Last-Event-ID" = Option<String>, Header, description = "The last event that was received.")),
    responses((status = 200, body = EventView, content_type = "text/event-stream")))]
async fn events(
    State(app): State<App>,
    caller: Caller,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Answer<Response> {
    let seconds = wish.seconds.unwrap_or(MOST_SECONDS);
    if seconds > MOST_SECONDS {
        let message = format!("Listen for at most {MOST_SECONDS} seconds at a time.");
        return Err(Error::field("seconds", "out_of_range", message).into());
    }
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let listening = Listening {
        account_id: caller.answerable().0,
        reach: caller.reach(Action::ReadAppointments)?,
        clinic_id: wish.clinic,
        doctor_id: wish.doctor,
        after: last.or(wish.after),
        seconds,
    };
    Ok(live::listen(&app, listening).await?)
}
