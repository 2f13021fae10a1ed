//! Who works at a clinic, and who is asked to.

use app::{
    App,
    access::{self, AccountView, InvitationView, Invite, StaffView},
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::id::{AccountId, ClinicId, InvitationId};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Path};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(staff))
        .routes(routes!(let_go))
        .routes(routes!(invite))
        .routes(routes!(withdraw))
        .routes(routes!(invitation))
        .routes(routes!(accept))
}

/// Who works at the clinic besides its doctors, and who is asked to.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/staff", tag = "staff", params(("id" = ClinicId, Path)),
    responses((status = 200, body = StaffView)))]
async fn staff(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
) -> Answer<Json<StaffView>> {
    Ok(Json(access::staff(&app, &caller, clinic_id).await?))
}

/// Takes the roles of somebody who works at the clinic. 409 `yourself`.
#[utoipa::path(delete, path = "/api/v1/clinics/{id}/staff/{account_id}", tag = "staff",
    params(("id" = ClinicId, Path), ("account_id" = AccountId, Path)), responses((status = 204)))]
async fn let_go(
    State(app): State<App>,
    caller: Caller,
    Path((clinic_id, id)): Path<(ClinicId, AccountId)>,
) -> Answer<StatusCode> {
    access::let_go(&app, &caller, clinic_id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks somebody by mail to work at the clinic; the letter is good for a week. 409 `already_on_staff`,
/// `already_invited`, `too_many_invitations`.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/invitations", tag = "staff",
    params(("id" = ClinicId, Path)),
    request_body = Invite, responses((status = 201, body = InvitationView)))]
async fn invite(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Body(input): Body<Invite>,
) -> Answer<Created<InvitationView>> {
    Ok(Created(access::invite(&app, &caller, clinic_id, input).await?))
}

/// Takes an invitation back that has not been answered.
#[utoipa::path(delete, path = "/api/v1/clinics/{id}/invitations/{invitation_id}", tag = "staff",
    params(("id" = ClinicId, Path), ("invitation_id" = InvitationId, Path)), responses((status = 204)))]
async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Path((clinic_id, id)): Path<(ClinicId, InvitationId)>,
) -> Answer<StatusCode> {
    access::withdraw(&app, &caller, clinic_id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An open invitation for the account's own address.
#[utoipa::path(get, path = "/api/v1/invitations/{id}", tag = "staff", params(("id" = InvitationId, Path)),
    responses((status = 200, body = InvitationView)))]
async fn invitation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<InvitationId>,
) -> Answer<Json<InvitationView>> {
    Ok(Json(access::invitation(&app, &caller, id).await?))
}

/// Accepts it: the account has the role from now on. 409 `email_not_confirmed`.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/accept", tag = "staff",
    params(("id" = InvitationId, Path)),
    responses((status = 200, body = AccountView)))]
async fn accept(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<InvitationId>,
) -> Answer<Json<AccountView>> {
    Ok(Json(access::accept(&app, &caller, id).await?))
}
