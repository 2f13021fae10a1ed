//! Documents to print and keep: tagged PDF in the reader's language, with a title and an order to be read in.
//!
//! The same content makes the same bytes: nothing in a paper says when or by whom it was asked for.

mod fonts;
mod receipt;
mod sheet;
mod summary;
mod text;

use app::{
    App, Error, Result,
    access::{self, Actor},
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use jiff::{Zoned, tz::TimeZone};
use kernel::language::Language;
pub use receipt::receipt;
pub use sheet::Sheet;
pub use summary::summary;

use crate::web::ui::{ClockFace, Theme, Ui};

/// A document as it is sent.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it is saved as.
    name: String,
    bytes: Vec<u8>,
}

impl IntoResponse for Paper {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, format!("inline; filename=\"{}\"", self.name)),
        ];
        (headers, self.bytes).into_response()
    }
}

/// A paper's own words, for a caller that is no browser: in the language asked for, else in the caller's own. 422
/// `language` for one that is not spoken here.
pub async fn spoken(app: &App, actor: &Actor, asked: Option<String>) -> Result<Ui> {
    let language = match asked {
        Some(tag) => Language::from_tag(&tag).ok_or_else(|| {
            let choices = Language::ALL.map(Language::tag).join(", ");
            Error::field("language", "not_a_choice", format!("Choose one of: {choices}."))
        })?,
        None => Language::of_locale(&access::me(app, actor).await?.locale),
    };
    Ok(Ui {
        language,
        theme: Theme::Device,
        clock: ClockFace::of(language),
        viewer: None,
        viewing: None,
        workplace: None,
        path: String::new(),
        flash: None,
        now: Zoned::new(app.now().timestamp(), TimeZone::UTC),
        demo: app.settings.demo,
    })
}

/// Setting a page is work for the processor: it goes where it keeps nobody waiting.
async fn printed(name: String, print: impl FnOnce() -> Result<Vec<u8>> + Send + 'static) -> Result<Paper> {
    let printing = tokio::task::spawn_blocking(print).await;
    let bytes = printing.map_err(|error| Error::broken_by("a document was not printed", error))??;
    Ok(Paper { name, bytes })
}
