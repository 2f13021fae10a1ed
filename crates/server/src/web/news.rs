//! What changes while a page is open, for its script.

use app::access::Reach;
use axum::http::HeaderMap;
use kernel::id::ClinicId;

use super::door::{Asked, Reader, Shown};
use crate::live::{self, Listening, MOST_SECONDS};

/// Of all that the reach covers: where `clinic_id` names one, of this clinic, and where the page asks for a `doctor`, of
/// this doctor. The page says up to where it knows (`after`).
pub async fn news(
    reader: &Reader,
    reach: Reach,
    clinic_id: Option<ClinicId>,
    Asked(asked): Asked,
    headers: &HeaderMap,
) -> Shown {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let listening = Listening {
        account_id: reader.caller.answerable().0,
        reach,
        clinic_id,
        doctor_id: asked.value("doctor").parse().ok(),
        after: last.or_else(|| asked.given("after")),
        seconds: asked.value("seconds").parse().unwrap_or(MOST_SECONDS),
    };
    Ok(live::listen(&reader.app, listening).await?)
}
