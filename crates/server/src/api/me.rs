//! One's own account: its data, its devices.

use app::{
    App,
    access::{self, AccountView, ChangeMe, SessionView},
    booking,
    patients::{self, Export},
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::{id::SessionId, paging::Page};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, IfMatch, Path, Versioned};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show, change, close))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
        .routes(routes!(export))
}

/// The caller's account.
#[utoipa::path(get, path = "/me", tag = "me", responses((status = 200, body = AccountView)))]
async fn show(State(app): State<App>, caller: Caller) -> Answer<Versioned<AccountView>> {
    let view = access::me(&app, &caller).await?;
    Ok(Versioned(view.version, view))
}

/// Changes name, phone, language or time zone.
#[utoipa::path(patch, path = "/me", tag = "me", params(IfMatch), request_body = ChangeMe,
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
#[utoipa::path(delete, path = "/me", tag = "me", responses((status = 204)))]
async fn close(State(app): State<App>, caller: Caller) -> Answer<StatusCode> {
    booking::close_account(&app, &caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The devices that are signed in, the last used first.
#[utoipa::path(get, path = "/me/sessions", tag = "me", responses((status = 200, body = Page<SessionView>)))]
async fn sessions(State(app): State<App>, caller: Caller) -> Answer<Json<Page<SessionView>>> {
    let items = access::list_sessions(&app, &caller).await?;
    Ok(Json(Page { items, next_cursor: None }))
}

/// Signs a device out.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "me", params(("id" = SessionId, Path)),
    responses((status = 204)))]
async fn end_session(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SessionId>,
) -> Answer<StatusCode> {
    access::end_session(&app, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everything that is kept about the caller's account and the people it cares for.
#[utoipa::path(post, path = "/me/export", tag = "me", responses((status = 200, body = Export)))]
async fn export(State(app): State<App>, caller: Caller) -> Answer<Json<Export>> {
    Ok(Json(patients::export(&app, &caller).await?))
}
