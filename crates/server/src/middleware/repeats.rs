//! `Idempotency-Key`: a request that comes again is answered again, not done again.
//!
//! A success is remembered inside the transaction of its effect where the operation can; this layer remembers refusals
//! and what is left. Routes that answer with tokens and secrets (`/auth/…`, `/me/totp`) or with all of somebody
//! (`/me/export`) are left out: those are kept nowhere as they are.

use app::{App, repeats};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::address::ClientAddress;
use crate::api::{
    Caller, Refused,
    problem::{self, LostToItsRepeat},
    take,
};

pub const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replay");

const LONGEST: usize = 255;

pub async fn answer_repeats(app: &App, request: Request, next: Next) -> Response {
    if !takes_key(request.method(), request.uri().path()) {
        return next.run(request).await;
    }
    match key_of(request.headers()) {
        Ok(None) => next.run(request).await,
        Ok(Some(key)) => once(app, key, request, next).await.unwrap_or_else(IntoResponse::into_response),
        Err(refused) => refused.into_response(),
    }
}

/// Whether calls of this kind are answered from memory when they come again.
pub fn takes_key(method: &Method, path: &str) -> bool {
    let changes = matches!(*method, Method::POST | Method::PUT | Method::PATCH | Method::DELETE);
    let holds_secrets =
        ["/api/v1/auth/", "/api/v1/me/totp", "/api/v1/me/export", "/api/v1/payments/webhooks/"];
    changes && !holds_secrets.iter().any(|prefix| path.starts_with(prefix))
}

fn key_of(headers: &HeaderMap) -> Result<Option<String>, Refused> {
    let Some(value) = headers.get(HEADER) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    let visible = !text.is_empty() && text.bytes().all(|byte| (0x21..=0x7e).contains(&byte));
    if visible && text.len() <= LONGEST {
        return Ok(Some(text.to_owned()));
    }
    let detail = "An Idempotency-Key is 1 to 255 visible ASCII characters.";
    Err(app::Problem::new(app::Kind::Unreadable, "idempotency_key_unreadable", detail).into())
}

async fn once(app: &App, key: String, request: Request, next: Next) -> Result<Response, Refused> {
    let caller = request.extensions().get::<Caller>().cloned();
    let Caller(mut actor) = caller.ok_or_else(|| app::Error::broken("a repeat came without a caller"))?;
    let whose = match (actor.account_id(), request.extensions().get::<ClientAddress>()) {
        (Some(account_id), _) => account_id.to_string(),
        (None, Some(ClientAddress(address))) => format!("visitor {address}"),
        (None, None) => "visitor".to_owned(),
    };
    let (request, fingerprint) = fingerprint(request).await?;
    let key = repeats::RepeatKey { caller: whose, key, fingerprint };
    let Some(_running) = app.running.enter(&key) else {
        // What runs under this key may itself be a repeat of an answer that is long known.
        if let Some(first) = repeats::find(&app.db, &key).await? {
            return replay(&key, first);
        }
        let detail = "The first request with this key still runs.";
        return Err(app::Error::conflict("request_in_progress", detail).into());
    };
    if let Some(first) = repeats::find(&app.db, &key).await? {
        return replay(&key, first);
    }
    actor.repeat = Some(key.clone());
    let mut request = request;
    request.extensions_mut().insert(Caller(actor));
    let response = next.run(request).await;
    if response.extensions().get::<LostToItsRepeat>().is_some()
        && let Some(first) = repeats::find(&app.db, &key).await?
    {
        return replay(&key, first);
    }
    Ok(remember(app, &key, response).await)
}

/// Reads the body, so that the same key with another request can be told apart.
async fn fingerprint(request: Request) -> Result<(Request, String), Refused> {
    let (parts, body) = request.into_parts();
    let mut digest = Sha256::new();
    digest.update(parts.method.as_str());
    digest.update([0]);
    digest.update(parts.uri.path_and_query().map_or("", |path| path.as_str()));
    digest.update([0]);
    let request = Request::from_parts(parts.clone(), body);
    let bytes = Bytes::from_request(request, &()).await.map_err(|_| Refused(take::too_large().into()))?;
    digest.update(&bytes);
    let fingerprint = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((Request::from_parts(parts, Body::from(bytes)), fingerprint))
}

fn replay(key: &repeats::RepeatKey, first: repeats::Remembered) -> Result<Response, Refused> {
    if first.fingerprint != key.fingerprint {
        let detail = "This Idempotency-Key was used for another request. Take a new key for a new request.";
        return Err(app::Error::unacceptable("idempotency_key_reused", detail).into());
    }
    let status = StatusCode::from_u16(first.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if status.is_success() { "application/json" } else { "application/problem+json" };
    let mut response = (status, first.body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(response)
}

/// Remembers an answer that would be the same again. What depends on who asks, on a header or on the moment (401, 403, 412,
/// 429, 5xx) is not remembered.
async fn remember(app: &App, key: &repeats::RepeatKey, response: Response) -> Response {
    let status = response.status();
    let lasting = status.is_success()
        || matches!(status.as_u16(), 402 | 404 | 409 | 410 | 422)
            && response.headers().get(header::RETRY_AFTER).is_none();
    if !lasting {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return problem::broken().into_response() };
    let text = String::from_utf8_lossy(&bytes);
    // Asked first because most successes are there already, and a read is cheaper than a refused write.
    let known = status.is_success() && matches!(repeats::find(&app.db, key).await, Ok(Some(_)));
    if !known
        && let Err(error) = repeats::remember_refusal(&app.db, key, status.as_u16(), &text, app.now()).await
    {
        tracing::warn!(error.chain = %problem::chain(&error), "an answer could not be remembered");
    }
    Response::from_parts(parts, Body::from(bytes))
}
