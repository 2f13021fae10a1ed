//! One's own account: its data, its devices.

use app::{
    App,
    access::{
        self, AccountView, ChangeMe, ConfirmTotp, RecoveryCodes, SessionView, TotpEnrolment, TurnOffTotp,
    },
    booking,
    visits::{self, Export},
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::{id::SessionId, paging::Page};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, IfMatch, Paging, Path, Query, Unstored, Versioned, part_of};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show, change, close))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
        .routes(routes!(export))
        .routes(routes!(enrol_totp, turn_off_totp))
        .routes(routes!(confirm_totp))
}

/// The caller's account.
#[utoipa::path(get, path = "/api/v1/me", tag = "me", responses((status = 200, body = AccountView)))]
async fn show(State(app): State<App>, caller: Caller) -> Answer<Versioned<AccountView>> {
    let view = access::me(&app, &caller).await?;
    Ok(Versioned(view.version, view))
}

/// Changes name, phone, language or time zone.
#[utoipa::path(patch, path = "/api/v1/me", tag = "me", params(IfMatch), request_body = ChangeMe,
    responses((status = 200, body = AccountView)))]
async fn change(
    State(app): State<App>,
    caller: Caller,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeMe>,
) -> Answer<Versioned<AccountView>> {
    let view = access::change_me(&app, &caller, input, version).await?;
    Ok(Versioned(view.version, view))
}

/// Closes the account: nobody signs in as it any more, and what it said of itself is forgotten. 409 `visits_ahead`,
/// `still_a_doctor`, `last_administrator`.
#[utoipa::path(delete, path = "/api/v1/me", tag = "me", responses((status = 204)))]
async fn close(State(app): State<App>, caller: Caller) -> Answer<StatusCode> {
    booking::close_account(&app, &caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The devices that are signed in, the last used first.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "me", params(Paging),
    responses((status = 200, body = Page<SessionView>)))]
async fn sessions(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<SessionView>>> {
    let sessions = access::list_sessions(&app, &caller).await?;
    Ok(Json(part_of(sessions, paging, |session| session.id.to_string())?))
}

/// Signs a device out.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", tag = "me", params(("id" = SessionId, Path)),
    responses((status = 204)))]
async fn end_session(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SessionId>,
) -> Answer<StatusCode> {
    access::end_session(&app, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everything that is kept about the caller's account, the people it cares for and all that became of their visits.
#[utoipa::path(post, path = "/api/v1/me/export", tag = "me", responses((status = 200, body = Export)))]
async fn export(State(app): State<App>, caller: Caller) -> Answer<Json<Export>> {
    Ok(Json(visits::export(&app, &caller).await?))
}

/// Begins with an authenticator app: answers the secret to give it, this once. 409 `totp_on`.
#[utoipa::path(post, path = "/api/v1/me/totp", tag = "me", responses((status = 200, body = TotpEnrolment)))]
async fn enrol_totp(State(app): State<App>, caller: Caller) -> Answer<Unstored<TotpEnrolment>> {
    Ok(Unstored(access::enrol_totp(&app, &caller).await?))
}

/// Shows by a first code that the app has the secret; from now on signing in asks for one. Answers recovery codes, this
/// once. 409 `totp_on`, `totp_not_begun`.
#[utoipa::path(post, path = "/api/v1/me/totp/confirm", tag = "me", request_body = ConfirmTotp,
    responses((status = 200, body = RecoveryCodes)))]
async fn confirm_totp(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ConfirmTotp>,
) -> Answer<Unstored<RecoveryCodes>> {
    Ok(Unstored(access::confirm_totp(&app, &caller, input).await?))
}

/// Signing in asks for the password only again. 409 `totp_off`.
#[utoipa::path(delete, path = "/api/v1/me/totp", tag = "me",
    request_body = TurnOffTotp, responses((status = 204)))]
async fn turn_off_totp(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<TurnOffTotp>,
) -> Answer<StatusCode> {
    access::turn_off_totp(&app, &caller, input).await?;
    Ok(StatusCode::NO_CONTENT)
}
