//! Somebody asked to set a new password.

use super::{Written, id_in};
use crate::{
    App, access,
    error::Result,
    notifications::{Draft, Language, Speaks, Writes},
};

/// `about`: the account, and which asking it was.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let Some(link) = access::reset_link(app, id_in(about)?).await? else { return Ok(None) };
    let language = Language::of_locale(&link.to.locale);
    let zone = kernel::time::zone(&link.to.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let until = language.moment(link.expires_at, &zone);
    let draft = Draft {
        subject: language.message("reset-password-subject", &[]),
        name: link.to.name.clone(),
        opening: vec![language.message("reset-password-opening", &[])],
        button: Some((language.message("reset-password-button", &[]), link.url)),
        small_print: vec![
            language.message("link-until", &[("until", &until)]),
            language.message("reset-password-after", &[]),
            language.message("not-you", &[]),
        ],
        ..Draft::default()
    };
    Ok(Some(Written { to: link.to, draft }))
}
