//! The mailbox of a demo: where all its mail ends, for everybody to read. Elsewhere it is not there.

use kernel::{
    id::MailId,
    paging::{Page, PageRequest},
};

use super::store::{self, KeptMail};
use crate::{
    App,
    error::{Error, Result},
};

/// What was sent, newest first. 404 outside a demo.
pub async fn mailbox(app: &App, request: PageRequest) -> Result<Page<KeptMail>> {
    only_in_demo(app)?;
    store::kept_mails(&app.db, request).await
}

/// One mail. 404 when it is not there, and outside a demo.
pub async fn mail(app: &App, id: MailId) -> Result<KeptMail> {
    only_in_demo(app)?;
    store::kept_mail(&app.db, id).await?.ok_or_else(|| Error::not_found("mail"))
}

/// Mails hold links that sign people in.
fn only_in_demo(app: &App) -> Result<()> {
    if app.settings.demo { Ok(()) } else { Err(Error::not_found("page")) }
}
