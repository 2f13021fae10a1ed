//! What is known of a patient changes.

use kernel::{fields::Check, id::PatientId, person::Gender, text};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ExprTrait, IntoActiveModel, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model,
    store::{self, patient},
    views::PatientView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
    merge::{self, merge},
};

/// What is left out stays; `null` clears.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePatient {
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(format = Date)]
    pub birth_date: Option<Option<String>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub gender: Option<Option<Gender>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub phone: Option<Option<String>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 2000)]
    pub notes: Option<String>,
}

pub async fn change(
    app: &App,
    actor: &Actor,
    id: PatientId,
    input: ChangePatient,
    expected_version: Option<i64>,
) -> Result<PatientView> {
    let reach = actor.reach(Action::WritePatients)?;
    let mut work = app.begin(actor).await?;
    let kept = store::reachable_in(&**work, &reach, id).await?;
    merge::expect_version(expected_version, kept.version)?;
    let mut row = kept.clone().into_active_model();
    parse(app, &mut row, input)?;
    if !row.is_changed() {
        return Ok(kept.into());
    }
    row.version = Set(kept.version + 1);
    let unchanged = patient::Column::Id.eq(id).and(patient::Column::Version.eq(kept.version));
    merge::write(&work, row, unchanged).await?;
    let changed = store::reachable_in(&**work, &reach, id).await?;
    let met = store::met_at(&**work, &reach, &[&kept]).await?;
    let clinic_id =
        met.first().and_then(|(_, clinic_id)| *clinic_id).filter(|_| !actor.owns(kept.account_id));
    work.audit(Entry { clinic_id, ..Entry::new("patient.change", id).patient(id) });
    work.commit().await?;
    Ok(changed.into())
}

fn parse(app: &App, row: &mut patient::ActiveModel, input: ChangePatient) -> Result<()> {
    let mut check = Check::new();
    let name = check.optional("name", input.name, |raw| text::person_name(&raw));
    let birth_date = check.patched("birth_date", input.birth_date, |raw| model::birth_date(&raw, app.now()));
    let phone = check.patched("phone", input.phone, |raw| text::phone(&raw));
    let notes = check.optional("notes", input.notes, |raw| model::notes(&raw));
    check.build(|| Some(())).map_err(Error::fields)?;
    merge(&mut row.folded_name, name.as_deref().map(text::folded));
    merge(&mut row.name, name);
    merge(&mut row.birth_date, birth_date);
    merge(&mut row.gender, input.gender);
    merge(&mut row.phone, phone);
    merge(&mut row.notes, notes);
    Ok(())
}
