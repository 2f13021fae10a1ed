//! A doctor opens the record of somebody who is not their patient, because they must know now.
//!
//! It is open to that doctor alone, to read, and closes by itself. Who asks for somebody that is not there is told so
//! only after saying why, and that leaves a line in the audit as well: nobody finds out quietly who is a patient.

use kernel::{
    fields::{Check, Complaint},
    id::{EmergencyId, PatientId},
    text,
    time::Date,
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    emergencies::EmergencyView,
    links, model,
    store::{self, Patient, patient},
};
use crate::{
    App,
    access::{self, Action, Actor, EMERGENCY_MINUTES, Emergency, EmergencyReason, Opened},
    audit::{Entry, Looked, note_reads},
    doctors::{self, Doctor},
    error::{Error, Result},
};

const LONGEST_EXPLANATION: usize = 1000;

/// Somebody's patient number, or the whole name and the date of birth.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenInEmergency {
    #[schema(value_type = Option<PatientId>)]
    pub patient_id: Option<String>,
    #[schema(max_length = 120)]
    pub name: Option<String>,
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    #[schema(required = true)]
    pub reason: Option<EmergencyReason>,
    /// The same in the doctor's words.
    #[schema(required = true, max_length = 1000)]
    pub explanation: Option<String>,
}

enum Whom {
    Number(PatientId),
    Person(String, Date),
}

/// 422 `no_such_patient`, `several_patients` · 409 `within_reach` for one of the doctor's own, `already_open`.
pub async fn open_in_emergency(app: &App, actor: &Actor, input: OpenInEmergency) -> Result<EmergencyView> {
    actor.reach(Action::OpenInEmergency)?;
    let (whom, reason, explanation) = parse(app, input)?;
    let doctor_id = actor.doctor_id().ok_or_else(Error::forbidden)?;
    let doctor = doctors::by_id(app.db.read(), doctor_id).await?.ok_or_else(Error::forbidden)?;
    let patient = find(app, actor, &doctor, &whom).await?;
    if actor.opened(patient.id).is_some() {
        return Err(Error::conflict("already_open", "This record is open to you already."));
    }
    if store::reachable(app, &actor.reach(Action::ReadPatients)?, patient.id).await.is_ok() {
        let detail = "This is your patient: you can read the record without an emergency.";
        return Err(Error::conflict("within_reach", detail));
    }
    let now = app.now();
    let row = Emergency {
        id: app.new_id::<EmergencyId>(),
        patient_id: patient.id,
        doctor_id,
        account_id: actor.signed_in()?,
        clinic_id: doctor.clinic_id,
        reason,
        explanation,
        opened_at: now,
        ends_at: now.plus_minutes(EMERGENCY_MINUTES),
        reviewed_at: None,
        reviewed_by: None,
        remark: None,
    };
    let (account_id, opened) =
        (row.account_id, Opened { patient_id: row.patient_id, clinic_id: row.clinic_id });
    let view = EmergencyView::of(row.clone(), patient.name, doctor.full_name, None, now);
    let mut looked_into_by = links::clinics_of(app.db.read(), patient.id).await?;
    looked_into_by.extend([doctor.clinic_id].into_iter().chain(patient.clinic_id));
    let mut work = app.begin(actor).await?;
    access::open_emergency(&mut work, row, looked_into_by).await?;
    work.answer(201, &view)?;
    work.commit().await?;
    access::forget(app, account_id).await;
    // The answer shows a name.
    note_reads(app, &actor.with_opened(opened), Looked::Record, [(opened.patient_id, None)]).await?;
    Ok(view)
}

fn parse(app: &App, input: OpenInEmergency) -> Result<(Whom, EmergencyReason, String)> {
    let mut check = Check::new();
    let unknown = || Complaint::new("no_such_patient", NOBODY);
    let whom = match input.patient_id.filter(|raw| !raw.trim().is_empty()) {
        Some(raw) => check.field("patient_id", raw.trim().parse().map(Whom::Number).map_err(|_| unknown())),
        None => {
            let name = check.required("name", input.name, |raw| text::person_name(&raw));
            let born =
                check.required("birth_date", input.birth_date, |raw| model::birth_date(&raw, app.now()));
            name.zip(born).map(|(name, born)| Whom::Person(text::folded(&name), born))
        }
    };
    let reason = check.required("reason", input.reason, Ok);
    let explanation = check.required("explanation", input.explanation, |raw| {
        let said = text::paragraph(&raw, LONGEST_EXPLANATION)?;
        if said.is_empty() { Err(Complaint::new("required", "Say what happened.")) } else { Ok(said) }
    });
    check.build(|| Some((whom?, reason?, explanation?))).map_err(Error::fields)
}

const NOBODY: &str = "Nobody is known by this. Look at the spelling, or ask for the patient number.";

/// The one who is meant. A look that finds nobody, or several, is audited too.
async fn find(app: &App, actor: &Actor, doctor: &Doctor, whom: &Whom) -> Result<Patient> {
    let there = patient::Entity::find().filter(store::there());
    let (field, meant) = match whom {
        Whom::Number(id) => ("patient_id", there.filter(patient::Column::Id.eq(*id))),
        Whom::Person(folded, born) => {
            let named = there.filter(patient::Column::FoldedName.eq(folded.as_str()));
            ("name", named.filter(patient::Column::BirthDate.eq(*born)))
        }
    };
    let mut found = meant.order_by_asc(patient::Column::Id).limit(2).all(app.db.read()).await?;
    if found.len() == 1 {
        return Ok(found.remove(0));
    }
    let mut work = app.begin(actor).await?;
    let line = Entry::new("patient.break_glass_missed", doctor.id).clinic(doctor.clinic_id);
    work.audit(line.detail(serde_json::json!({ "by": field, "found": found.len() })));
    work.commit().await?;
    if found.is_empty() {
        return Err(Error::field(field, "no_such_patient", NOBODY));
    }
    let detail = "Several people have this name and date of birth. Ask for the patient number.";
    Err(Error::field(field, "several_patients", detail))
}
