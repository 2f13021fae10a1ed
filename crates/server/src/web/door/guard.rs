//! A form counts only when it comes from one of our own pages: browsers say so themselves (Fetch Metadata, Origin),
//! so that no secret has to travel in every form. Together with `SameSite=Lax` this closes cross-site forgery.

use app::{Kind, Problem};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api::{Caller, Refused};

pub async fn own_forms_only(request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(request.headers()) {
        return next.run(request).await;
    }
    let detail = "This form did not come from one of our pages.";
    Refused(Problem::new(Kind::Forbidden, "foreign_form", detail).into()).into_response()
}

/// The code by which a page knows that it is closed while one looks through another's eyes.
pub const VIEWING: &str = "viewing";

/// What may be sent then: the way back, the way out, and how one likes the pages oneself.
const SENT_WHILE_VIEWING: [&str; 3] = ["/view-as/stop", "/sign-out", "/preferences"];

/// Whoever looks at the pages as another account sees them changes nothing, and sees nothing of its sign-in.
pub async fn only_looks(request: Request, next: Next) -> Response {
    let is_viewing = request.extensions().get::<Caller>().is_some_and(|caller| caller.viewer().is_some());
    let path = request.uri().path();
    let is_closed = match request.method().is_safe() {
        true => path == "/account" || path.starts_with("/account/"),
        false => !SENT_WHILE_VIEWING.contains(&path),
    };
    if is_viewing && is_closed {
        let detail = "You see this as somebody else does. Nothing can be changed, and their account stays closed.";
        return Refused(Problem::new(Kind::Forbidden, VIEWING, detail).into()).into_response();
    }
    next.run(request).await
}

/// `Sec-Fetch-Site` decides where there is one; else `Origin` must be the host that was asked. A request with neither
/// is not from a browser that could be tricked with cookies we set, and is refused all the same.
fn is_own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://"));
    origin.is_some_and(|(_, host)| text(header::HOST) == Some(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &str)]) -> bool {
        let header = |(name, value): &(&'static str, &str)| {
            (header::HeaderName::from_static(name), value.parse().expect("a test's own header"))
        };
        is_own(&HeaderMap::from_iter(pairs.iter().map(header)))
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        assert!(asked(&[("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("origin", "http://clinic.example:8080"), ("host", "clinic.example:8080")]));
        for foreign in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://evil.example"), ("host", "clinic.example")],
            &[("origin", "null"), ("host", "clinic.example")],
            &[("host", "clinic.example")],
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://clinic.example"),
                ("host", "clinic.example"),
            ],
        ] {
            assert!(!asked(foreign), "{foreign:?}");
        }
    }
}
