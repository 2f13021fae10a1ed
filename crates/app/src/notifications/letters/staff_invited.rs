//! Somebody is asked to work at a clinic.

use super::{Written, id_in};
use crate::{
    App, access, clinics,
    error::Result,
    notifications::{Draft, Language, Speaks, Writes},
};

/// `about`: the invitation.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let Some(invited) = access::invited(app, id_in(about)?).await? else { return Ok(None) };
    let Some(clinic) = clinics::by_id(app.db.read(), invited.clinic_id).await? else { return Ok(None) };
    let language = Language::of_locale(&invited.to.locale);
    let until = language.moment_with_zone(invited.expires_at, &clinic.zone()?);
    let role = language.message(&format!("role-{}", invited.role), &[]);
    let draft = Draft {
        subject: language.message("staff-invited-subject", &[("clinic", &clinic.name)]),
        name: invited.to.name.clone(),
        opening: vec![
            language.message("staff-invited-opening", &[("who", &invited.by), ("clinic", &clinic.name)]),
        ],
        facts: vec![(language.message("staff-invited-as", &[]), role)],
        button: Some((language.message("staff-invited-button", &[]), invited.url)),
        small_print: vec![
            language.message("staff-invited-account", &[("email", &invited.to.email)]),
            language.message("staff-invited-until", &[("until", &until)]),
            language.message("staff-invited-unknown", &[]),
        ],
        ..Draft::default()
    };
    Ok(Some(Written { to: invited.to, draft }))
}
