//! Days on which a clinic is closed, whoever works there.

use app::{
    App,
    booking::{self, Affected, Known, ReplacementView},
    reactions,
    schedule::{self, HolidayInput, HolidayView},
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::{
    id::{ClinicId, HolidayId},
    paging::Page,
    time::Date,
};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Paging, Path, Query, part_of};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(holidays, add_holiday))
        .routes(routes!(remove_holiday))
        .routes(routes!(replacements))
}

/// The clinic's holidays that are not over, in order.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/holidays", tag = "clinics", params(("id" = ClinicId, Path), Paging),
    responses((status = 200, body = Page<HolidayView>)))]
async fn holidays(
    State(app): State<App>,
    Path(id): Path<ClinicId>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<HolidayView>>> {
    let holidays = schedule::holidays_of(&app, id).await?;
    Ok(Json(part_of(holidays, paging, |holiday| holiday.id.to_string())?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddHoliday {
    /// What the days are called; everybody reads it.
    #[schema(required = true, max_length = 120, example = "Eid al-Fitr")]
    name: Option<String>,
    /// A local date of the clinic.
    #[schema(required = true)]
    first_date: Option<Date>,
    /// Included, at most 60 days on; left out, the clinic is closed on one day.
    last_date: Option<Date>,
    /// The caller has seen the appointments on these days. They stay as they are, unless `offer_times`.
    #[serde(default)]
    despite_appointments: bool,
    /// The appointments are crossed out, and their patients are offered other times, as with a doctor's leave.
    #[serde(default)]
    offer_times: bool,
}

/// Closes the clinic for some days; 409 `appointments_affected` names the appointments on them until the caller has seen
/// them.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/holidays", tag = "clinics", params(("id" = ClinicId, Path)),
    request_body = AddHoliday, responses((status = 201, body = HolidayView)))]
async fn add_holiday(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ClinicId>,
    Body(input): Body<AddHoliday>,
) -> Answer<Created<HolidayView>> {
    let known = if input.despite_appointments { Known::Unasked } else { Known::Only(Vec::new()) };
    let visits = Affected { known, are_offered_times: input.offer_times };
    let days = HolidayInput { name: input.name, first_date: input.first_date, last_date: input.last_date };
    let view = booking::add_holiday(&app, &caller, id, days, visits).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Opens the days again. Appointments that were crossed out and not yet answered for stay as they were.
#[utoipa::path(delete, path = "/api/v1/clinics/{id}/holidays/{holiday_id}", tag = "clinics",
    params(("id" = ClinicId, Path), ("holiday_id" = HolidayId, Path)), responses((status = 204)))]
async fn remove_holiday(
    State(app): State<App>,
    caller: Caller,
    Path((id, holiday_id)): Path<(ClinicId, HolidayId)>,
) -> Answer<StatusCode> {
    booking::remove_holiday(&app, &caller, id, holiday_id).await?;
    reactions::follow(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What patients were offered instead of their visits on these days, and how they answered.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/holidays/{holiday_id}/replacements", tag = "replacements",
    params(("id" = ClinicId, Path), ("holiday_id" = HolidayId, Path), Paging),
    responses((status = 200, body = Page<ReplacementView>)))]
async fn replacements(
    State(app): State<App>,
    caller: Caller,
    Path((id, holiday_id)): Path<(ClinicId, HolidayId)>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<ReplacementView>>> {
    let offers = booking::replacements_of_holiday(&app, &caller, id, holiday_id).await?;
    Ok(Json(part_of(offers, paging, |offer| offer.id.to_string())?))
}
