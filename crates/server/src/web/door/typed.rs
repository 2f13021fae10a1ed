//! What was typed into a form or stands in an address, as pairs; every field is text until an operation parses it.

use app::{Kind, Problem};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::response::IntoResponse;

use crate::api::Refused;
use crate::web::form::Form;

/// The fields of a posted form.
pub struct Typed(pub Form);

/// The fields of the address.
pub struct Asked(pub Form);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            let too_large = rejection.into_response().status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE;
            if too_large { crate::api::take::too_large() } else { unreadable() }
        })?;
        read(&bytes).map(Typed)
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        read(parts.uri.query().unwrap_or_default().as_bytes()).map(Asked)
    }
}

fn read(bytes: &[u8]) -> Result<Form, Refused> {
    let pairs: Vec<(String, String)> = serde_html_form::from_bytes(bytes).map_err(|_| unreadable())?;
    Ok(Form::new(pairs))
}

fn unreadable() -> Problem {
    Problem::new(Kind::Unreadable, "unreadable", "The form cannot be read.")
}
