//! Somebody is here without a time: gets the next one of today, or one over the hours on purpose, and is checked in.

use kernel::{
    fields::{Check, Complaint},
    id::{AppointmentId, ClinicId, DoctorId, PatientId, ServiceId},
    person::Gender,
    text,
    time::Instant,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    expire::expire_where,
    hold::{mode_of, overbooking, refuse_hidden},
    model::Status,
    store::{self, Appointment, Column},
    views::{AppointmentView, view_of},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    doctors::Mode,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
    patients::{self, CreatePatient, Patient},
    retrying,
    schedule::{self, Ask, Place, Plan},
};

/// A known patient, or one who is written down now.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WalkInInput {
    #[schema(required = true)]
    pub doctor_id: Option<DoctorId>,
    pub service_id: Option<ServiceId>,
    pub patient_id: Option<PatientId>,
    /// Somebody who has not been here before.
    pub patient: Option<WalkInPatient>,
    /// Why the patient comes; at most 500 characters.
    pub reason: Option<String>,
    /// Where no time of today is free: why it is added all the same. At most 300 characters; only the clinic's people
    /// read it.
    pub overbook_reason: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WalkInPatient {
    #[schema(required = true, max_length = 120)]
    pub name: Option<String>,
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    pub gender: Option<Gender>,
    pub phone: Option<String>,
}

/// What is wanted, once parsed.
struct Wanted {
    doctor_id: DoctorId,
    service_id: Option<ServiceId>,
    reason: String,
    overbook_reason: Option<String>,
}

enum Who {
    Known(Patient),
    New(Patient),
}

/// All who come at one moment want the same time: each looks anew until the others have theirs.
const MOST_ATTEMPTS: u32 = 64;

/// Adds a walk-in in one transaction: 409 `no_time_today` where nothing is free and no reason is given to add it all the
/// same. Nothing is kept of a patient whose visit was refused.
pub async fn walk_in(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: WalkInInput,
) -> Result<AppointmentView> {
    let staff = actor.reach(Action::BookForOthers)?;
    if !staff.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let (patient_id, patient) = (input.patient_id, input.patient.clone());
    let (wanted, new) = parse(app, actor, clinic_id, input, patient)?;
    let plan = schedule::plan_of(app, wanted.doctor_id).await?;
    refuse_hidden(&plan)?;
    if plan.clinic.id != clinic_id {
        return Err(Error::not_found("doctor"));
    }
    let who = match (patient_id, new) {
        (Some(id), None) => Who::Known(patients::reachable(app, &actor.reach(Action::Book)?, id).await?),
        (_, Some(new)) => Who::New(new),
        (None, None) => return Err(Error::field("patient_id", "required", "Say for whom.")),
    };
    // Holds that have run out stand in nobody's way.
    let ended = store::in_the_way(&plan).add(Column::PatientId.eq(who.patient().id));
    expire_where(app, ended).await?;
    for _ in 0..MOST_ATTEMPTS {
        if let Some(added) = retrying(|| attempt(app, actor, &wanted, &who)).await? {
            return Ok(added);
        }
    }
    Err(schedule::time_taken())
}

/// One try: nothing when the database found the time taken.
async fn attempt(app: &App, actor: &Actor, wanted: &Wanted, who: &Who) -> Result<Option<AppointmentView>> {
    let (ask, patient) = (Ask { service_id: wanted.service_id, by_staff: true }, who.patient());
    let over = wanted.overbook_reason.is_some();
    let placed = schedule::place_today(app, wanted.doctor_id, ask, patient.id, over).await?;
    let Some((plan, place)) = placed else { return Err(no_time_today()) };
    // The plan may be a newer one than the first look had.
    refuse_hidden(&plan)?;
    let mode = mode_of(&plan, wanted.service_id, Some(Mode::InPerson))?;
    let appointment = arrived(app, actor, wanted, patient, &plan, &place, mode);
    let view = view_of(&appointment, &plan, &patient.name)?;
    let mut work = app.begin(actor).await?;
    if let Who::New(new) = who {
        patients::write_down(&mut work, new).await?;
    }
    work.draft.insert(appointment.clone().into_active_model().reset_all());
    patients::link(&mut work.draft, patient.id, plan.clinic.id, plan.doctor.id)?;
    let over = appointment.overbook_reason.is_some();
    work.audit(
        Entry::new("appointment.walk_in", appointment.id)
            .clinic(plan.clinic.id)
            .patient(patient.id)
            .detail(serde_json::json!({"doctor": plan.doctor.id, "starts_at": appointment.starts_at.0,
                "total": appointment.total, "overbooked": over})),
    );
    work.fact(Fact::WalkInAdded { appointment_id: appointment.id });
    work.fact(Fact::TimesChanged { doctor_id: plan.doctor.id });
    work.answer(201, &view)?;
    work.flush().await?;
    let decided_on = Some((plan.doctor.id, plan.doctor.schedule_version));
    if !schedule::claim(&work, &appointment.claims(), decided_on).await? {
        work.give_up().await?;
        app.schedules.schedule_changed(plan.doctor.id);
        return Ok(None);
    }
    work.commit().await?;
    Ok(Some(view))
}

impl Who {
    fn patient(&self) -> &Patient {
        match self {
            Self::Known(patient) | Self::New(patient) => patient,
        }
    }
}

/// The appointment of somebody who is here.
fn arrived(
    app: &App,
    actor: &Actor,
    wanted: &Wanted,
    patient: &Patient,
    plan: &Plan,
    place: &Place,
    mode: Mode,
) -> Appointment {
    let now: Instant = app.now();
    Appointment {
        id: app.new_id::<AppointmentId>(),
        clinic_id: plan.clinic.id,
        doctor_id: plan.doctor.id,
        patient_id: patient.id,
        account_id: patient.account_id,
        service_id: wanted.service_id,
        department_id: plan.department_at(place.starts_at),
        status: Status::CheckedIn,
        starts_at: place.starts_at,
        ends_at: place.ends_at,
        claimed_from: Instant::from(place.claimed.from),
        claimed_until: Instant::from(place.claimed.until),
        lane: i32::from(place.lane),
        resource_ids: store::written_resources(&place.resources),
        sitting_id: place.sitting.map(|(id, _)| id),
        position: place.sitting.map(|(_, position)| i32::from(position)),
        mode,
        reason: wanted.reason.clone(),
        // Of a time that turned out to be free nothing needs to be said.
        overbook_reason: wanted.overbook_reason.clone().filter(|_| place.is_over(plan)),
        arrived_at: Some(now),
        begun_at: None,
        hold_expires_at: None,
        hold_extended: false,
        hold_place: None,
        fee: place.price.fee.amount,
        tax_rate_bp: i32::from(place.price.tax_rate_bp),
        tax: place.price.tax.amount,
        total: place.price.total.amount,
        currency: place.price.fee.currency,
        // Nobody pays for a walk-in before they are here.
        pay_at_desk: true,
        created_by: actor.account_id(),
        cancelled_by: None,
        cancel_reason: None,
        kept_fee: None,
        sequence: 0,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

fn no_time_today() -> Error {
    let detail = "No time of this doctor is free today. Say why, and the visit is added over the hours.";
    Problem::new(Kind::Conflict, "no_time_today", detail).about("overbook_reason").into()
}

fn parse(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: WalkInInput,
    patient: Option<WalkInPatient>,
) -> Result<(Wanted, Option<Patient>)> {
    let mut check = Check::new();
    let required = || Complaint::new("required", "Fill this in.");
    let doctor_id = check.field("doctor_id", input.doctor_id.ok_or_else(required));
    let reason = check.field("reason", text::paragraph(input.reason.as_deref().unwrap_or_default(), 500));
    let overbook_reason = check.optional("overbook_reason", input.overbook_reason, overbooking);
    if input.patient_id.is_some() && patient.is_some() {
        check.note("patient", Complaint::new("two_forms", "Give a patient or write one down, not both."));
    }
    let new = patient.map(|patient| {
        let input = CreatePatient {
            name: patient.name,
            birth_date: patient.birth_date,
            gender: patient.gender,
            phone: patient.phone,
            notes: None,
            clinic_id: Some(clinic_id),
        };
        patients::new_patient(app, actor, input)
    });
    let new = match new {
        Some(Err(Error::Problem(problem))) => {
            check.note_within("patient", problem.fields);
            None
        }
        Some(new) => Some(new?),
        None => None,
    };
    match (doctor_id, reason) {
        (Some(doctor_id), Some(reason)) if check.is_clean() => {
            let wanted = Wanted { doctor_id, service_id: input.service_id, reason, overbook_reason };
            Ok((wanted, new))
        }
        _ => Err(Error::fields(check)),
    }
}
