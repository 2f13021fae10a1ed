//! A form counts only when it comes from one of our own pages: browsers say so themselves (Fetch Metadata, Origin),
//! so that no secret has to travel in every form. Together with `SameSite=Lax` this closes cross-site forgery.

use app::{App, Kind, Problem, access};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api::{Caller, Refused};
use crate::web::address::is_under;

pub async fn own_forms_only(request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(request.headers()) {
        return next.run(request).await;
    }
    let detail = "This form did not come from one of our pages.";
    Refused(Problem::new(Kind::Forbidden, "foreign_form", detail).into()).into_response()
}

/// The code by which a page knows that it is closed while one looks through another's eyes.
pub const VIEWING: &str = "viewing";

/// The code by which a page knows that this is over.
pub const VIEWING_OVER: &str = "viewing_over";

/// What may be sent then: the way back, the way out, and how one likes the pages oneself.
const SENT_WHILE_VIEWING: [&str; 3] = ["/view-as/stop", "/sign-out", "/preferences"];

/// What an account has as a patient, beside the list of its visits.
const OWN: [&str; 2] = ["/people", "/receipts"];

/// Whoever looks at the pages as another account sees them changes nothing, and sees nothing of its sign-in.
///
/// Once that is over, a form of a page that was shown as somebody else sees it is refused: whoever pressed it expected so,
/// and would now do it as themselves. From the next page on they are.
pub async fn only_looks(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(caller) = request.extensions().get::<Caller>() else { return next.run(request).await };
    let Some(viewer) = caller.viewer() else {
        let caller = caller.clone();
        return if caller.viewed().is_some() {
            after_viewing(app, caller, request, next).await
        } else {
            next.run(request).await
        };
    };
    let path = request.uri().path();
    let is_closed = match request.method().is_safe() {
        true => {
            is_under(path, "/account")
                || !viewer.sees_own && (path == "/appointments" || OWN.iter().any(|own| is_under(path, own)))
        }
        false => !SENT_WHILE_VIEWING.contains(&path),
    };
    if is_closed {
        let detail = "You see this as somebody else does. Nothing can be changed, and what is theirs alone is not shown.";
        return Refused(Problem::new(Kind::Forbidden, VIEWING, detail).into()).into_response();
    }
    next.run(request).await
}

async fn after_viewing(app: App, caller: Caller, request: Request, next: Next) -> Response {
    if !request.method().is_safe() && !SENT_WHILE_VIEWING.contains(&request.uri().path()) {
        let detail =
            "You no longer see the pages of somebody else, and nothing was changed. Look at the page again.";
        return Refused(Problem::new(Kind::Conflict, VIEWING_OVER, detail).into()).into_response();
    }
    // What a page asks for by itself shows nobody that it is over.
    let asks = request.headers().get("sec-fetch-dest").is_none_or(|wanted| wanted == "document");
    if request.method().is_safe()
        && asks
        && let Err(error) = access::end_viewing(&app, &caller).await
    {
        return Refused(error).into_response();
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
