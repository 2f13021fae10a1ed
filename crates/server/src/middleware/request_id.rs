//! Every request has an id: a sane one that the caller gave, or a new one. It is in every answer, every problem and
//! every audit line, so that a person's report leads to the log line.

use app::App;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue},
    response::Response,
};
use kernel::id::AuditId;

use super::Inner;

pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: String;
}

/// The id of the request that is being answered; empty outside one.
pub fn current() -> String {
    CURRENT.try_with(String::clone).unwrap_or_default()
}

/// Gives the same to `read`.
pub fn with_current<T>(read: impl Fn(&str) -> T) -> T {
    CURRENT.try_with(|id| read(id)).unwrap_or_else(|_| read(""))
}

pub async fn name(app: &App, request: Request, next: impl Inner) -> Response {
    let id = given(request.headers()).map_or_else(|| made(app), str::to_owned);
    let header = HeaderValue::from_str(&id);
    let mut response = CURRENT.scope(id, next.run(request)).await;
    if let Ok(header) = header {
        response.headers_mut().insert(HEADER, header);
    }
    response
}

/// The caller's own id, when it can stand in a log line and in our columns.
fn given(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(HEADER)?.to_str().ok()?;
    let sane = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
    (!text.is_empty() && text.len() <= 64 && text.bytes().all(sane)).then_some(text)
}

fn made(app: &App) -> String {
    // Any kind of id will do; only its letters are used.
    let id = app.new_id::<AuditId>();
    id.0.simple().to_string()
}
