//! Who acts: a bearer token on the API, the session cookie on pages. The API does not look at cookies, so that no
//! other site can make a browser call it.

use app::{
    App, Error, Kind, Problem,
    access::{Actor, Role, authenticate, authenticate_program},
};
use axum::{
    extract::Request,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use kernel::time::Instant;

use super::{Inner, address, request_id};
use crate::{
    api::{Caller, Refused},
    surface::Shell,
};

/// The name of the session cookie. Over https the prefix makes browsers refuse one set by a neighbouring host.
pub fn session_cookie(https: bool) -> &'static str {
    if https { "__Host-doctorly_session" } else { "doctorly_session" }
}

/// To whom the answer goes, for whoever dresses it.
#[derive(Clone, Copy, Debug)]
pub struct Addressee {
    /// May open a record in an emergency.
    pub is_doctor: bool,
    /// Sees one clinic of several at a time.
    pub works_at_several: bool,
    /// Somebody looks at the pages as this account sees them, until then.
    pub viewing_until: Option<Instant>,
}

/// The request carried credentials that are not (or no longer) good. Routes for everybody treat it as a visitor's.
#[derive(Clone, Debug)]
pub struct BadCredentials(pub Problem);

pub async fn recognise(shell: &Shell, mut request: Request, next: impl Inner) -> Response {
    let address = address::client_of(&request, &shell.http.trusted_proxies);
    request.extensions_mut().insert(address);
    let is_api = request.uri().path().starts_with("/api/");
    let token = if is_api {
        bearer(request.headers())
    } else {
        cookie(request.headers(), session_cookie(shell.https))
    };
    let mut actor = match token.map(str::to_owned) {
        None => Actor::visitor(),
        // Boxed, or every request would carry and move the room that looking up a session takes.
        Some(token) => match Box::pin(look_up(&shell.app, is_api, &token)).await {
            Ok(actor) => actor,
            Err(Error::Problem(problem)) if problem.kind == Kind::Unauthenticated => {
                request.extensions_mut().insert(BadCredentials(*problem));
                Actor::visitor()
            }
            Err(error) => return Refused(error).into_response(),
        },
    };
    actor.request_id = Some(request_id::current());
    let addressee = Addressee {
        is_doctor: actor.holds(Role::Doctor),
        works_at_several: actor.works_at_several(),
        viewing_until: actor.viewer().map(|viewer| viewer.until),
    };
    request.extensions_mut().insert(Caller(actor));
    let mut response = next.run(request).await;
    response.extensions_mut().insert(addressee);
    response
}

async fn look_up(app: &App, is_api: bool, token: &str) -> app::Result<Actor> {
    if is_api { authenticate_program(app, token).await } else { authenticate(app, token).await }
}

/// The token of `Authorization: Bearer`; another scheme counts as a token that is not good.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim()),
        _ => Some(""),
    }
}

/// The session cookie of a browser.
fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == wanted && !value.is_empty()).then_some(value)
    })
}
