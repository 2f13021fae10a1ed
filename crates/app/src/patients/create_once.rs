//! Somebody from a clinic's list of another system is written down, unless they are there already.

use kernel::{id::ClinicId, text, time::Date};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    create::{CreatePatient, new_patient, write_down},
    store::{self, Patient, patient},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    clinics,
    error::{Error, Result},
    retrying,
};

/// People of one name that are looked at; there are no more in a clinic.
const MOST_NAMESAKES: u64 = 100;

/// The clinic's patient of that name, date of birth and phone, and whether it was written now.
pub async fn create_once(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: CreatePatient,
) -> Result<(Patient, bool)> {
    let reach = actor.reach(Action::WritePatients)?;
    if !reach.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let row = new_patient(app, actor, CreatePatient { clinic_id: Some(clinic_id), ..input })?;
    retrying(|| attempt(app, actor, clinic_id, &row)).await
}

async fn attempt(app: &App, actor: &Actor, clinic_id: ClinicId, row: &Patient) -> Result<(Patient, bool)> {
    let mut work = app.begin(actor).await?;
    clinics::one_at_a_time(&work, clinic_id).await?;
    let same = |there: &Patient| there.birth_date == row.birth_date && there.phone == row.phone;
    if let Some(there) = namesakes(&**work, clinic_id, &row.folded_name).await?.into_iter().find(same) {
        // Whoever wrote them down may not have committed yet.
        work.give_up().await?;
        return Ok((there, false));
    }
    write_down(&mut work, row).await?;
    work.commit().await?;
    Ok((row.clone(), true))
}

/// The clinic's people of that name who are meant: the one of whom the same is known, or else all who share the date of
/// birth or the phone and have no other. A name alone is nobody's.
pub async fn alike(
    app: &App,
    clinic_id: ClinicId,
    name: &str,
    birth_date: Option<Date>,
    phone: Option<&str>,
) -> Result<Vec<Patient>> {
    let mut found = namesakes(app.db.read(), clinic_id, &text::folded(name)).await?;
    let same = |there: &Patient| there.birth_date == birth_date && there.phone.as_deref() == phone;
    if let Some(at) = found.iter().position(same) {
        return Ok(vec![found.swap_remove(at)]);
    }
    found.retain(|there| {
        let dates = there.birth_date.zip(birth_date).map(|(here, said)| here == said);
        let phones = there.phone.as_deref().zip(phone).map(|(here, said)| here == said);
        matches!((dates, phones), (Some(true), Some(true) | None) | (None, Some(true)))
    });
    Ok(found)
}

/// Those whom the clinic's desk wrote down or who have had an appointment there.
async fn namesakes(db: &impl ConnectionTrait, clinic_id: ClinicId, folded: &str) -> Result<Vec<Patient>> {
    let of_clinic = Reach { clinics: vec![clinic_id], ..Reach::nothing() };
    let found = patient::Entity::find()
        .filter(store::within(&of_clinic))
        .filter(patient::Column::FoldedName.eq(folded))
        .order_by_asc(patient::Column::Id)
        .limit(MOST_NAMESAKES);
    Ok(found.all(db).await?)
}
