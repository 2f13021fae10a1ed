//! Signing up, signing in, and passwords.

use app::{
    App,
    access::{
        self, AccountView, ChangePassword, ConfirmEmail, ForgotPassword, Refresh, Register, ResetPassword,
        SignIn, SignOut, SignedIn,
    },
    patients,
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, OptionalBody, Unstored};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(login))
        .routes(routes!(refresh))
        .routes(routes!(logout))
        .routes(routes!(confirm_email))
        .routes(routes!(forgot_password))
        .routes(routes!(reset_password))
        .routes(routes!(change_password))
}

/// Makes an account and its own patient profile, and has a link mailed that confirms the address. Roles are never
/// taken here. 409 `email_taken`.
#[utoipa::path(post, path = "/api/v1/auth/register", tag = "auth", request_body = Register,
    responses((status = 201, body = AccountView)))]
async fn register(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<Register>,
) -> Answer<Created<AccountView>> {
    Ok(Created(patients::register(&app, &caller, input).await?))
}

/// Signs a device in. One answer for every wrong pair: 401 `wrong_credentials`; 429 `too_many_attempts` after ten in
/// a row. Where the account has a second factor, the right pair without its code is 401 `totp_required`, and with a wrong
/// or used one 401 `totp_invalid`.
#[utoipa::path(post, path = "/api/v1/auth/login", tag = "auth", request_body = SignIn,
    responses((status = 200, body = SignedIn)))]
async fn login(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(input): Body<SignIn>,
) -> Answer<Unstored<SignedIn>> {
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    Ok(Unstored(access::sign_in(&app, &caller, input, user_agent).await?))
}

/// Gives new tokens for a refresh token, which works once: one that comes back ends its session. 401 `invalid_token`.
#[utoipa::path(post, path = "/api/v1/auth/refresh", tag = "auth", request_body = Refresh,
    responses((status = 200, body = SignedIn)))]
async fn refresh(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<Refresh>,
) -> Answer<Unstored<SignedIn>> {
    Ok(Unstored(access::refresh(&app, &caller, input).await?))
}

/// Ends this session, or with `all` every one of the account.
#[utoipa::path(post, path = "/api/v1/auth/logout", tag = "auth", request_body = Option<SignOut>,
    responses((status = 204)))]
async fn logout(
    State(app): State<App>,
    caller: Caller,
    OptionalBody(input): OptionalBody<SignOut>,
) -> Answer<StatusCode> {
    access::sign_out(&app, &caller, input).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Confirms the address by the mailed link's token. 410 `link_used_or_expired`.
#[utoipa::path(post, path = "/api/v1/auth/email/confirm", tag = "auth", request_body = ConfirmEmail,
    responses((status = 204)))]
async fn confirm_email(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ConfirmEmail>,
) -> Answer<StatusCode> {
    access::confirm_email(&app, &caller, input).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has a link mailed that sets a new password. The answer is the same when the address has no account.
#[utoipa::path(post, path = "/api/v1/auth/password/forgot", tag = "auth", request_body = ForgotPassword,
    responses((status = 202)))]
async fn forgot_password(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ForgotPassword>,
) -> Answer<StatusCode> {
    access::forgot_password(&app, &caller, input).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Sets a new password by the mailed link's token and ends every session. 410 `link_used_or_expired`.
#[utoipa::path(post, path = "/api/v1/auth/password/reset", tag = "auth", request_body = ResetPassword,
    responses((status = 204)))]
async fn reset_password(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ResetPassword>,
) -> Answer<StatusCode> {
    access::reset_password(&app, &caller, input).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes the password of who knows it, and ends the account's other sessions.
#[utoipa::path(post, path = "/api/v1/auth/password/change", tag = "auth", request_body = ChangePassword,
    responses((status = 204)))]
async fn change_password(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<ChangePassword>,
) -> Answer<StatusCode> {
    access::change_password(&app, &caller, input).await?;
    Ok(StatusCode::NO_CONTENT)
}
