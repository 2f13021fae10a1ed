//! A doctor's qualifications are written anew, in order: each with where and when it was awarded.

use kernel::{
    fields::{Check, Complaint},
    id::{DoctorId, QualificationId},
    text,
    time::Date,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::MOST_QUALIFICATIONS,
    profiles,
    store::{self, doctor_qualification},
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

/// All of them, in place of those before. The same qualification may be there twice, from two institutes.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetQualifications {
    #[schema(required = true, max_items = 20)]
    pub qualifications: Option<Vec<AwardedQualification>>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AwardedQualification {
    pub qualification_id: QualificationId,
    #[schema(max_length = 160)]
    pub institute: String,
    /// From 1900 to today.
    pub awarded_on: Date,
}

pub async fn set_qualifications(
    app: &App,
    actor: &Actor,
    id: DoctorId,
    input: SetQualifications,
    expected_version: Option<i64>,
) -> Result<DoctorProfile> {
    let reach = actor.reach(Action::WriteDoctorProfile)?;
    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, id).await?;
    merge::expect_version(expected_version, doctor.version)?;
    let clinic = clinics::by_id(&**work, doctor.clinic_id).await?;
    let zone = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?.zone()?;
    let awarded = parse(input, app.now().date_in(&zone))?;
    let ids: Vec<QualificationId> = awarded.iter().map(|row| row.qualification_id).collect();
    let known = clinics::qualifications_by_ids(&**work, &ids).await?;
    let mut check = Check::new();
    for (place, id) in ids.iter().enumerate() {
        let found = known.iter().any(|row| row.id == *id);
        let field = format!("qualifications.{place}.qualification_id");
        check.require(&field, found, "not_found", "The catalogue has no such qualification.");
    }
    check.build(|| Some(())).map_err(Error::fields)?;

    doctor_qualification::Entity::delete_many()
        .filter(doctor_qualification::Column::DoctorId.eq(id))
        .exec(&**work)
        .await?;
    let is_empty = awarded.is_empty();
    let rows = awarded.into_iter().zip(0_i32..).map(|(row, place)| doctor_qualification::ActiveModel {
        doctor_id: Set(id),
        place: Set(place),
        qualification_id: Set(row.qualification_id),
        institute: Set(row.institute),
        awarded_on: Set(row.awarded_on),
    });
    if !is_empty {
        doctor_qualification::Entity::insert_many(rows).exec_without_returning(&**work).await?;
    }
    store::write(&work, &doctor, doctor.clone().into_active_model(), false).await?;
    work.audit(Entry::new("doctor.set_qualifications", id).clinic(doctor.clinic_id));
    work.fact(Fact::DoctorChanged { doctor_id: id });
    let changed = store::reachable(&**work, &reach, id).await?;
    let view = profiles::profile(&**work, app.now(), &changed).await?;
    work.commit().await?;
    Ok(view)
}

fn parse(input: SetQualifications, today: jiff::civil::Date) -> Result<Vec<AwardedQualification>> {
    let mut check = Check::new();
    let rows = check.required("qualifications", input.qualifications, |rows| {
        if rows.len() > MOST_QUALIFICATIONS {
            return Err(Complaint::new("too_many", "Name at most 20 qualifications."));
        }
        Ok(rows)
    });
    let mut awarded = Vec::new();
    for (place, row) in rows.unwrap_or_default().into_iter().enumerate() {
        let institute =
            check.field(&format!("qualifications.{place}.institute"), text::line(&row.institute, 160));
        let possible = row.awarded_on.0.year() >= 1900 && row.awarded_on.0 <= today;
        let field = format!("qualifications.{place}.awarded_on");
        check.require(&field, possible, "out_of_range", "Choose a date between 1900 and today.");
        awarded.push(AwardedQualification { institute: institute.unwrap_or_default(), ..row });
    }
    check.build(|| Some(awarded)).map_err(Error::fields)
}
