//! Who calls, as the handlers take it.

use std::ops::Deref;

use app::access::Actor;
use axum::{extract::FromRequestParts, http::request::Parts};

use super::Refused;

/// The actor behind the request, put there by `middleware::who`.
#[derive(Clone, Debug)]
pub struct Caller(pub Actor);

impl Deref for Caller {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        parts
            .extensions
            .get::<Caller>()
            .cloned()
            .ok_or_else(|| app::Error::broken("a request reached its handler without a caller").into())
    }
}
