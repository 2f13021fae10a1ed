//! A doctor's specializations are written anew, in order.

use database::Tx;
use kernel::{
    fields::{Check, Complaint},
    id::{DoctorId, SpecializationId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::MOST_SPECIALIZATIONS,
    profiles,
    store::{self, doctor_specialization},
    views::DoctorProfile,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics,
    error::{Error, Result},
    merge,
    outbox::Fact,
};

/// All of them, the main one first, in place of those before.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSpecializations {
    #[schema(required = true, max_items = 10)]
    pub specializations: Option<Vec<SpecializationChoice>>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecializationChoice {
    pub specialization_id: SpecializationId,
}

pub async fn set_specializations(
    app: &App,
    actor: &Actor,
    id: DoctorId,
    input: SetSpecializations,
    expected_version: Option<i64>,
) -> Result<DoctorProfile> {
    let reach = actor.reach(Action::WriteDoctorProfile)?;
    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, id).await?;
    merge::expect_version(expected_version, doctor.version)?;
    let ids = parse(input)?;
    let known = clinics::specializations_by_ids(&**work, &ids).await?;
    let mut check = Check::new();
    for (place, id) in ids.iter().enumerate() {
        let found = known.iter().any(|row| row.id == *id);
        let field = format!("specializations.{place}.specialization_id");
        check.require(&field, found, "not_found", "The catalogue has no such specialization.");
    }
    check.build(|| Some(())).map_err(Error::fields)?;

    doctor_specialization::Entity::delete_many()
        .filter(doctor_specialization::Column::DoctorId.eq(id))
        .exec(&**work)
        .await?;
    put(&work, id, &ids).await?;
    store::write(&work, &doctor, doctor.clone().into_active_model(), false).await?;
    work.audit(Entry::new("doctor.set_specializations", id).clinic(doctor.clinic_id));
    work.fact(Fact::DoctorChanged { doctor_id: id });
    let changed = store::reachable(&**work, &reach, id).await?;
    let view = profiles::profile(&**work, app.now(), &changed).await?;
    work.commit().await?;
    Ok(view)
}

/// Writes the specializations of a doctor who has none.
pub(super) async fn put(tx: &Tx, id: DoctorId, ids: &[SpecializationId]) -> Result<()> {
    let rows = ids.iter().zip(0_i32..).map(|(specialization_id, place)| doctor_specialization::ActiveModel {
        doctor_id: Set(id),
        specialization_id: Set(*specialization_id),
        place: Set(place),
    });
    if !ids.is_empty() {
        doctor_specialization::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

fn parse(input: SetSpecializations) -> Result<Vec<SpecializationId>> {
    let mut check = Check::new();
    let choices = check.required("specializations", input.specializations, |choices| {
        if choices.len() > MOST_SPECIALIZATIONS {
            return Err(Complaint::new("too_many", "Choose at most 10 specializations."));
        }
        Ok(choices)
    });
    let mut ids: Vec<SpecializationId> = Vec::new();
    for (place, choice) in choices.unwrap_or_default().into_iter().enumerate() {
        let twice = ids.contains(&choice.specialization_id);
        let field = format!("specializations.{place}.specialization_id");
        check.require(&field, !twice, "twice", "This specialization is chosen twice.");
        ids.push(choice.specialization_id);
    }
    check.build(|| Some(ids)).map_err(Error::fields)
}
