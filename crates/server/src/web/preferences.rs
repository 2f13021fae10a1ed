//! How somebody likes the pages: language, light, clock. Kept in a cookie, so that it works without an account.

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::post;

use app::App;

use super::address::own_path;
use super::door::cookies::Look;
use super::door::{Shown, Typed, leave};
use super::language::Language;
use super::ui::{ClockFace, Theme};

pub fn routes() -> Router<App> {
    Router::new().route("/preferences", post(choose))
}

async fn choose(headers: HeaderMap, Typed(form): Typed) -> Shown {
    let before = Look::of(&headers);
    let look = Look {
        language: Language::from_tag(form.value("language")).or(before.language),
        theme: Theme::from_tag(form.value("theme")).or(before.theme),
        clock: ClockFace::from_tag(form.value("clock")).or(before.clock),
    };
    leave(own_path(form.value("back")), [look.cookie()])
}
