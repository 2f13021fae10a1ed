//! Records opened in an emergency, with the names of whoever opened which: for the doctor, and for those who look into it.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{
    id::{AccountId, ClinicId, DoctorId, EmergencyId, PatientId},
    paging::{Page, PageRequest},
    time::Instant,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::store::{self, Patient};
use crate::{
    App,
    access::{self, Actor, EmergenciesWanted, Emergency, EmergencyReason, Opened, ReviewEmergency},
    audit::{Looked, note_reads},
    doctors::{self, Doctor},
    error::{Error, Result},
};

/// That a doctor opened the record of somebody else's patient.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Emergency)]
pub struct EmergencyView {
    pub id: EmergencyId,
    pub patient_id: PatientId,
    pub patient_name: String,
    pub doctor_id: DoctorId,
    pub doctor_name: String,
    pub account_id: AccountId,
    pub clinic_id: ClinicId,
    pub reason: EmergencyReason,
    /// The same in the doctor's words.
    pub explanation: String,
    /// In UTC, as the others.
    #[schema(format = DateTime)]
    pub opened_at: String,
    /// When it closes, or was closed.
    #[schema(format = DateTime)]
    pub ends_at: String,
    pub is_open: bool,
    /// Nothing until somebody has looked into it.
    pub review: Option<EmergencyReviewView>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = EmergencyReview)]
pub struct EmergencyReviewView {
    #[schema(format = DateTime)]
    pub at: String,
    pub by: AccountId,
    pub by_name: String,
    pub remark: String,
}

/// Latest first: a doctor's own, or those of the clinics that the actor runs.
pub async fn emergencies(
    app: &App,
    actor: &Actor,
    wanted: EmergenciesWanted,
    request: PageRequest,
) -> Result<Page<EmergencyView>> {
    let page = access::emergencies(app, actor, wanted, request).await?;
    let items = shown(app, actor, page.items).await?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// 404 for one out of reach.
pub async fn emergency(app: &App, actor: &Actor, id: EmergencyId) -> Result<EmergencyView> {
    one(app, actor, access::emergency_within(app, actor, id).await?).await
}

/// Closes the record before its time: by the doctor, or by whoever runs the clinic.
pub async fn end_emergency(app: &App, actor: &Actor, id: EmergencyId) -> Result<EmergencyView> {
    one(app, actor, access::end_emergency(app, actor, id).await?).await
}

/// Notes that somebody looked into it. 409 `own_emergency`, `emergency_reviewed`.
pub async fn review_emergency(
    app: &App,
    actor: &Actor,
    id: EmergencyId,
    input: ReviewEmergency,
) -> Result<EmergencyView> {
    one(app, actor, access::review_emergency(app, actor, id, input).await?).await
}

async fn one(app: &App, actor: &Actor, row: Emergency) -> Result<EmergencyView> {
    let view = shown(app, actor, vec![row]).await?.pop();
    view.ok_or_else(|| Error::broken("an emergency's patient or doctor is gone"))
}

async fn shown(app: &App, actor: &Actor, rows: Vec<Emergency>) -> Result<Vec<EmergencyView>> {
    let db = app.db.read();
    let patients = store::by_ids(db, rows.iter().map(|row| row.patient_id)).await?;
    let doctors = doctors::by_ids(db, rows.iter().map(|row| row.doctor_id)).await?;
    let reviewers = access::account_names(&app.db, rows.iter().filter_map(|row| row.reviewed_by)).await?;
    // The names tell who is a patient; to whoever opened it, because it was opened.
    let (own, others): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| actor.account_id() == Some(row.account_id));
    for row in own {
        let opened = Opened { patient_id: row.patient_id, clinic_id: row.clinic_id };
        note_reads(app, &actor.with_opened(opened), Looked::Record, [(row.patient_id, None)]).await?;
    }
    note_reads(app, actor, Looked::Record, others.iter().map(|row| (row.patient_id, Some(row.clinic_id))))
        .await?;
    let names = Names { patients, doctors, reviewers };
    let now = app.now();
    Ok(rows.into_iter().filter_map(|row| names.view(row, now)).collect())
}

struct Names {
    patients: HashMap<PatientId, Patient>,
    doctors: HashMap<DoctorId, Doctor>,
    reviewers: HashMap<AccountId, String>,
}

impl Names {
    fn view(&self, row: Emergency, now: Instant) -> Option<EmergencyView> {
        let patient = self.patients.get(&row.patient_id)?.name.clone();
        let doctor = self.doctors.get(&row.doctor_id)?.full_name.clone();
        let reviewer = row.reviewed_by.and_then(|id| self.reviewers.get(&id).cloned());
        Some(EmergencyView::of(row, patient, doctor, reviewer, now))
    }
}

impl EmergencyView {
    pub(super) fn of(
        row: Emergency,
        patient_name: String,
        doctor_name: String,
        reviewer: Option<String>,
        now: Instant,
    ) -> Self {
        let utc = |instant: Instant| instant.rfc3339(&TimeZone::UTC);
        let review = row.reviewed_at.zip(row.reviewed_by).map(|(at, by)| EmergencyReviewView {
            at: utc(at),
            by,
            by_name: reviewer.unwrap_or_default(),
            remark: row.remark.unwrap_or_default(),
        });
        Self {
            id: row.id,
            patient_id: row.patient_id,
            patient_name,
            doctor_id: row.doctor_id,
            doctor_name,
            account_id: row.account_id,
            clinic_id: row.clinic_id,
            reason: row.reason,
            explanation: row.explanation,
            opened_at: utc(row.opened_at),
            ends_at: utc(row.ends_at),
            is_open: now < row.ends_at,
            review,
        }
    }
}
