//! Somebody wants to see whether mail works.

use super::{Written, id_in};
use crate::{
    App, access, clinics,
    error::Result,
    notifications::{Draft, Language, Speaks, test_mail},
};

/// `about`: the test mail.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let Some((account_id, clinic_id)) = test_mail::asked_for(app, id_in(about)?).await? else {
        return Ok(None);
    };
    let Some(to) = access::contact(app, account_id).await? else { return Ok(None) };
    let Some(clinic) = clinics::by_id(app.db.read(), clinic_id).await? else { return Ok(None) };
    let language = Language::of_locale(&to.locale);
    let draft = Draft {
        subject: language.message("test-mail-subject", &[("clinic", &clinic.name)]),
        name: to.name.clone(),
        opening: vec![language.message("test-mail-opening", &[])],
        button: Some((
            language.message("test-mail-button", &[]),
            format!("{}/clinic/setup", app.settings.base_url),
        )),
        ..Draft::default()
    };
    Ok(Some(Written { to, draft }))
}
