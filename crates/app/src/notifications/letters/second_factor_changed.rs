//! Signing in asks for a code now, or no longer does.

use super::{Written, id_in};
use crate::{
    App, access,
    error::Result,
    notifications::{Draft, Language, Speaks},
};

/// `about`: the account, and which change it was.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let Some((to, is_on)) = access::second_factor_of(app.db.read(), id_in(about)?).await? else {
        return Ok(None);
    };
    let language = Language::of_locale(&to.locale);
    let (subject, opening) = match is_on {
        true => ("second-factor-on-subject", "second-factor-on-opening"),
        false => ("second-factor-off-subject", "second-factor-off-opening"),
    };
    let draft = Draft {
        subject: language.message(subject, &[]),
        name: to.name.clone(),
        opening: vec![language.message(opening, &[])],
        small_print: vec![language.message("second-factor-not-you", &[])],
        ..Draft::default()
    };
    Ok(Some(Written { to, draft }))
}
