//! A refusal on its way to a browser becomes a page in the reader's language, whichever layer it came from.

use app::App;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;

use super::answer::{Page, see};
use super::when::shown;
use super::{cookies, guard, reader, workplace};
use crate::middleware::Inner;
use crate::middleware::who::Addressee;
use crate::web::address::Address;
use crate::web::pages::fault::{FaultKind, FaultPage};
use crate::web::ui::{Ui, Viewing};

/// The most a refusal's body is read: ours are far smaller.
const MOST_BYTES: usize = 64 * 1024;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    request_id: String,
    code: String,
}

pub async fn refusals(app: &App, request: Request, next: impl Inner) -> Response {
    if !is_for_a_person(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let ui = reader::plain(app, &parts);
    let (reads, had_flash) =
        (parts.method.is_safe(), cookies::value(&parts.headers, cookies::FLASH).is_some());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if is_problem(response.headers()) {
        return page(ui, reads, response).await;
    }
    if had_flash && reads && response.status() == StatusCode::OK && is_page(response.headers()) {
        // It has been shown now.
        response.headers_mut().append(header::SET_COOKIE, cookies::forget_flash());
    }
    response
}

async fn page(mut ui: Ui, reads: bool, response: Response) -> Response {
    let status = response.status();
    if status == StatusCode::UNAUTHORIZED {
        let next = if reads { ui.path.as_str() } else { "/" };
        let sign_in = Address::to("/sign-in").with("next", next).to_string();
        return see(&sign_in).unwrap_or(response);
    }
    let (parts, body) = response.into_parts();
    let addressee = parts.extensions.get::<Addressee>().copied();
    if let Some(until) = addressee.and_then(|addressee| addressee.viewing_until) {
        let until = shown(until, ui.now.time_zone());
        ui.viewing = Some(Viewing { who: None, until });
    }
    let is_doctor = addressee.is_some_and(|addressee| addressee.is_doctor);
    let works_at_several = addressee.is_some_and(|addressee| addressee.works_at_several);
    let said: Said = match to_bytes(body, MOST_BYTES).await {
        Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
        Err(_) => Said::default(),
    };
    if said.code == workplace::NONE_YET
        && let Ok(led) = see(workplace::LIST)
    {
        return led;
    }
    let seconds = parts.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    let kind = match said.code.as_str() {
        guard::VIEWING => FaultKind::Viewing,
        guard::VIEWING_OVER => FaultKind::ViewingOver,
        workplace::ANOTHER => FaultKind::AnotherClinic,
        _ => FaultKind::from_status(status.as_u16()),
    };
    let page = FaultPage {
        // Whether or not anybody is there: it tells nothing.
        offers_clinics: works_at_several && kind == FaultKind::NotFound && ui.is_under("/clinic"),
        offers_emergency: is_doctor && kind == FaultKind::NotFound && is_of_a_patient(&ui),
        ui,
        kind,
        request_id: Some(said.request_id).filter(|id| !id.is_empty()),
        retry_seconds: seconds,
    };
    let Ok(mut shown) = Page(status, page).shown() else { return Response::from_parts(parts, "".into()) };
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = parts.headers.get(&name) {
            shown.headers_mut().insert(name, value.clone());
        }
    }
    for (name, value) in &parts.headers {
        if name.as_str().starts_with("ratelimit-") || name == header::SET_COOKIE {
            shown.headers_mut().append(name, value.clone());
        }
    }
    shown
}

/// Pages that show somebody to their doctor.
fn is_of_a_patient(ui: &Ui) -> bool {
    ["/clinic/appointments", "/appointments", "/day", "/people"].iter().any(|prefix| ui.is_under(prefix))
}

/// Programs ask `/api/…` and the probes, and anything else without saying that they read HTML.
fn is_for_a_person(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    !request.uri().path().starts_with("/api/") && accepts.is_some_and(|types| types.contains("text/html"))
}

fn is_problem(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json")
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}
