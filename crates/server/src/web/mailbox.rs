//! The mailbox of a demo.

use app::notifications::{self, KeptMail};
use app::{App, Error};
use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use jiff::tz::TimeZone;
use kernel::id::MailId;
use kernel::paging::PageRequest;

use super::address::Address;
use super::door::when::shown;
use super::door::{Asked, Reader, Shown, html};
use super::pages::mailbox::{MailPage, MailRow, MailboxPage};
use crate::api::Path;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/mailbox", get(list))
        .route("/mailbox/{id}", get(show))
        .route("/mailbox/{id}/visit.ics", get(attachment))
}

async fn list(reader: Reader, Asked(asked): Asked) -> Shown {
    let request = PageRequest { cursor: asked.given("cursor"), ..PageRequest::default() };
    let page = notifications::mailbox(&reader.app, request).await?;
    let zone = reader.ui.now.time_zone().clone();
    let row = |mail: KeptMail| MailRow {
        id: mail.id.to_string(),
        to: mail.recipient,
        subject: mail.subject,
        at: shown(mail.sent_at, &zone),
    };
    let more = page.next_cursor.map(|cursor| Address::to("/mailbox").with("cursor", &cursor).into());
    html(MailboxPage { mails: page.items.into_iter().map(row).collect(), more, ui: reader.ui })
}

async fn show(reader: Reader, Path(id): Path<MailId>) -> Shown {
    let mail = notifications::mail(&reader.app, id).await?;
    let zone: TimeZone = reader.ui.now.time_zone().clone();
    let file = mail.calendar.is_some().then(|| ("visit.ics".to_owned(), format!("/mailbox/{id}/visit.ics")));
    html(MailPage {
        to: mail.recipient,
        subject: mail.subject,
        at: shown(mail.sent_at, &zone),
        body: mail.text,
        attachments: file.into_iter().collect(),
        ui: reader.ui,
    })
}

async fn attachment(reader: Reader, Path(id): Path<MailId>) -> Shown {
    let mail = notifications::mail(&reader.app, id).await?;
    let text = mail.calendar.ok_or_else(|| Error::not_found("file"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"visit.ics\""),
    ];
    Ok((headers, text).into_response())
}
