//! Looking at the pages as another account sees them: asked for with a reason, shown on every page, ended by one press.

use app::access::{self, Action, ViewAs, ViewingReason};
use app::{App, patients};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};

use super::door::sentences::mendable;
use super::door::{Asked, Page, Reader, Shown, Typed, html, see, told};
use super::pages::view_as::ViewAsPage;

pub fn routes() -> Router<App> {
    Router::new().route("/view-as", get(show).post(begin)).route("/view-as/stop", post(stop))
}

async fn show(reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    reader.caller.reach(Action::ViewAs)?;
    html(ViewAsPage { form: asked.only(&["email"]), ui: reader.ui })
}

async fn begin(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let reason = form.value("reason").parse::<ViewingReason>().ok();
    let input = ViewAs { email: Some(form.value("email").to_owned()), reason };
    match patients::view_as(&reader.app, &reader.caller, input).await {
        Ok(()) => see("/"),
        Err(error) => {
            let problem = mendable(error)?;
            let form = form.only(&["email", "reason"]).with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::UNPROCESSABLE_ENTITY, ViewAsPage { form, ui: reader.ui }).shown()
        }
    }
}

async fn stop(reader: Reader) -> Shown {
    access::end_viewing(&reader.app, &reader.caller).await?;
    told("/", "flash-viewing-over")
}
