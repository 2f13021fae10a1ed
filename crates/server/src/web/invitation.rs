//! The answer to a letter that asks somebody to work at a clinic.

use app::access;
use app::{App, clinics};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::id::InvitationId;

use super::door::sentences::mendable;
use super::door::{Page, Reader, Shown, html, told};
use super::pages::invitation::{InvitationPage, Offer};
use crate::api::Path;

pub fn routes() -> Router<App> {
    Router::new().route("/invitations/{id}", get(show)).route("/invitations/{id}/accept", post(accept))
}

async fn show(reader: Reader, Path(id): Path<InvitationId>) -> Shown {
    let account = reader.signed_in()?;
    let (email, is_confirmed) = (account.email.clone(), account.email_confirmed);
    let found = match access::invitation(&reader.app, &reader.caller, id).await {
        Ok(view) => clinics::by_id(reader.app.db.read(), view.clinic_id).await?.map(|clinic| (view, clinic)),
        Err(error) if error.is_code("not_found") => None,
        Err(error) => return Err(error.into()),
    };
    let Some((view, clinic)) = found else {
        let page = InvitationPage { ui: reader.ui, email, offer: None };
        return Page(StatusCode::NOT_FOUND, page).shown();
    };
    let offer = Offer {
        id: view.id.to_string(),
        clinic: clinic.name,
        role: reader.ui.t(&format!("role-{}", view.role)),
        is_confirmed,
    };
    html(InvitationPage { ui: reader.ui, email, offer: Some(offer) })
}

async fn accept(reader: Reader, Path(id): Path<InvitationId>) -> Shown {
    reader.signed_in()?;
    match access::accept(&reader.app, &reader.caller, id).await {
        Ok(_) => told("/clinic", "flash-joined"),
        // The page says why: the address is not confirmed, or something changed at this moment.
        Err(error) => mendable(error).map(|_| told(&format!("/invitations/{id}"), "flash-not-possible"))?,
    }
}
