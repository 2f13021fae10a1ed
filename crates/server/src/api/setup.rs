//! How far a clinic is on the way to its first booking.

use app::{
    App,
    notifications::{self, TestMailView},
    setup::{self, SetupView},
};
use axum::{Json, extract::State};
use kernel::id::ClinicId;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Created, Path};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(steps)).routes(routes!(test_mail))
}

/// The steps from nothing to the first booking, each looked up anew, and what became of the last test mail.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/setup", tag = "clinics", params(("id" = ClinicId, Path)),
    responses((status = 200, body = SetupView)))]
async fn steps(State(app): State<App>, caller: Caller, Path(id): Path<ClinicId>) -> Answer<Json<SetupView>> {
    Ok(Json(setup::setup(&app, &caller, id).await?))
}

/// Sends a mail to the caller's own address, to see whether mail works; `GET …/setup` says what became of it. 429
/// `test_mail_waits` within a minute of the last.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/test-mail", tag = "clinics", params(("id" = ClinicId, Path)),
    responses((status = 201, body = TestMailView)))]
async fn test_mail(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ClinicId>,
) -> Answer<Created<TestMailView>> {
    Ok(Created(notifications::send_test_mail(&app, &caller, id).await?))
}
