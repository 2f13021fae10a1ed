//! Ways to answer a browser: a page, another page, another page with a sentence.

use app::Error;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;

use super::{Shown, cookies};

/// A page on its way out.
pub struct Page<T>(pub StatusCode, pub T);

impl<T: Template> Page<T> {
    pub fn shown(self) -> Shown {
        let text = self.1.render().map_err(|error| Error::broken_by("a page cannot be rendered", error))?;
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
            // Pages speak of people, and of times that may be gone a moment later.
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (header::VARY, HeaderValue::from_static("Cookie, Accept-Language")),
        ];
        Ok((self.0, headers, text).into_response())
    }
}

/// The page, as a success.
pub fn html(page: impl Template) -> Shown {
    Page(StatusCode::OK, page).shown()
}

/// Go and look there (303): what follows every form that did its work.
pub fn see(path: &str) -> Shown {
    leave(path, [])
}

/// As [`see`], with a sentence that the next page shows once.
pub fn told(path: &str, key: &'static str) -> Shown {
    leave(path, [cookies::flash(key)])
}

/// As [`see`], with cookies.
pub fn leave<const N: usize>(path: &str, set: [HeaderValue; N]) -> Shown {
    let place =
        HeaderValue::try_from(path).map_err(|error| Error::broken_by("an address of ours is none", error))?;
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response();
    for cookie in set {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
