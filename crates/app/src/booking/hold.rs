//! Keep a time for a patient while somebody decides and pays.

use kernel::{
    fields::{Check, Complaint},
    id::{AppointmentId, DoctorId, PatientId, ServiceId, SittingId},
    text,
    time::{Instant, parse_instant},
};
use sea_orm::{ActiveModelTrait, Condition, IntoActiveModel, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    expire::expire_where,
    for_whom::{self, is_staff},
    model::Status,
    store::{self, Appointment, Column},
    views::{AppointmentView, view_of},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    doctors::{self, Mode},
    error::{Error, Kind, Problem, Result},
    measured,
    outbox::Fact,
    patients::{self, Patient},
    retrying,
    schedule::{self, Ask, Decision, Plan},
};

/// Alternatives offered to the loser of a race.
pub const ALTERNATIVES: usize = 3;

/// A time by its start, or the next free place of a sitting.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldInput {
    pub doctor_id: Option<DoctorId>,
    /// RFC 3339 with any offset.
    #[schema(example = "2026-11-23T10:30:00+05:00")]
    pub starts_at: Option<String>,
    pub sitting_id: Option<SittingId>,
    pub service_id: Option<ServiceId>,
    /// Left out: the account's own self.
    pub patient_id: Option<PatientId>,
    /// Why the patient comes; at most 500 characters.
    pub reason: Option<String>,
    pub mode: Option<Mode>,
    /// The clinic's people may give a time that is taken once more, and say why; only they read it. At most 300
    /// characters.
    pub overbook_reason: Option<String>,
}

/// What is wanted, once parsed.
struct Wanted {
    doctor_id: DoctorId,
    time: Time,
    service_id: Option<ServiceId>,
    mode: Option<Mode>,
    reason: String,
    overbook_reason: Option<String>,
}

#[derive(Clone, Copy)]
enum Time {
    At(Instant),
    NextOf(SittingId),
}

/// Holds a time: 409 `time_taken` with three alternatives when somebody has it, 422 when it is not offered at all.
pub async fn hold(app: &App, actor: &Actor, input: HoldInput) -> Result<AppointmentView> {
    let outcome = keep(app, actor, input).await;
    measured::count_refused_hold(&outcome);
    outcome
}

async fn keep(app: &App, actor: &Actor, input: HoldInput) -> Result<AppointmentView> {
    actor.reach(Action::Book)?;
    let patient_id = input.patient_id;
    let wanted = parse(input)?;
    let plan = schedule::plan_of(app, wanted.doctor_id).await?;
    refuse_hidden(&plan)?;
    let by_staff = is_staff(actor, &plan);
    if wanted.overbook_reason.is_some() && !by_staff {
        return Err(Error::forbidden());
    }
    let patient = for_whom::patient(app, actor, plan.clinic.id, patient_id).await?;
    let mode = mode_of(&plan, wanted.service_id, wanted.mode)?;
    if let Time::NextOf(sitting_id) = wanted.time
        && store::has_place(app.db.read(), patient.id, sitting_id, app.now()).await?
    {
        let detail = "This patient has a place in this sitting already.";
        return Err(Error::conflict("already_in_sitting", detail));
    }
    for _ in 0..store::MOST_ATTEMPTS {
        let attempt = || attempt(app, actor, &wanted, &patient, mode, by_staff);
        match retrying(attempt).await? {
            Some(view) => return Ok(view),
            // The claim lost. What is known of the doctor's times is out of date; a hold that has run out may be
            // what stands in the way.
            None => {
                app.schedules.times_changed(wanted.doctor_id);
                let of_patient = Column::PatientId.eq(patient.id);
                expire_where(app, store::in_the_way(&plan).add(of_patient)).await?;
            }
        }
    }
    Err(lost(app, &wanted, by_staff, schedule::time_taken()).await)
}

/// One try: `None` when the database found the time taken.
async fn attempt(
    app: &App,
    actor: &Actor,
    wanted: &Wanted,
    patient: &Patient,
    mode: Mode,
    by_staff: bool,
) -> Result<Option<AppointmentView>> {
    let ask = Ask { service_id: wanted.service_id, by_staff };
    let (plan, decision) = match decide(app, wanted, ask).await {
        Ok(decided) => decided,
        Err(error) if schedule::meets_others(&error) => {
            // Known to be taken: refused before the database is asked, unless a hold has just run out there.
            let plan = schedule::plan_of(app, wanted.doctor_id).await?;
            if expire_where(app, store::in_the_way(&plan)).await? > 0 {
                return Ok(None);
            }
            match (&wanted.overbook_reason, wanted.time) {
                (Some(_), Time::At(at)) => schedule::decide_over(app, wanted.doctor_id, ask, at).await?,
                _ => return Err(lost(app, wanted, by_staff, error).await),
            }
        }
        Err(error) => return Err(error),
    };
    // The plan may be a newer one than the first look had: the claim holds only for the plan that is looked at here.
    refuse_hidden(&plan)?;
    let now = app.now();
    let hold_place = match (by_staff, actor.account_id()) {
        (false, Some(account_id)) => Some(free_place(app, account_id).await?),
        _ => None,
    };
    let appointment = to_be_held(app, actor, wanted, patient, &plan, &decision, mode, hold_place, now);
    let mut draft = app.draft(actor);
    draft.insert(appointment.clone().into_active_model().reset_all());
    patients::link(&mut draft, patient.id, plan.clinic.id, plan.doctor.id)?;
    draft.audit(
        Entry::new("appointment.hold", appointment.id)
            .clinic(plan.clinic.id)
            .patient(patient.id)
            .detail(serde_json::json!({"doctor": plan.doctor.id, "starts_at": appointment.starts_at.0,
                "total": appointment.total, "overbooked": appointment.overbook_reason.is_some()})),
    );
    draft.fact(Fact::AppointmentHeld { appointment_id: appointment.id });
    draft.fact(Fact::TimesChanged { doctor_id: plan.doctor.id });
    let view = view_of(&appointment, &plan, &patient.name)?;
    draft.answer(201, &view)?;
    let decided_on = (plan.doctor.id, plan.doctor.schedule_version);
    match draft.write_claiming(&appointment.claims(), decided_on).await {
        Ok(true) => {}
        Ok(false) => return lost_claim(app, &plan, &appointment).await,
        Err(Error::Fault(fault))
            if fault.is_duplicate_of("appointments_hold_place", "appointments.hold_place") =>
        {
            return Ok(None);
        }
        Err(error) => return Err(error),
    }
    if let Some(expires_at) = appointment.hold_expires_at {
        app.holds.note(plan.doctor.id, expires_at);
    }
    Ok(Some(view))
}

/// The claim changed too few rows: was it the patient, a changed schedule, or the doctor's time?
async fn lost_claim(app: &App, plan: &Plan, appointment: &Appointment) -> Result<Option<AppointmentView>> {
    let whose = Condition::all().add(Column::PatientId.eq(appointment.patient_id));
    expire_where(app, whose).await?;
    let claim = appointment.claim_of_patient();
    if schedule::is_taken(app, claim.resource, claim.span).await? {
        let detail = "This patient already has an appointment at that time.";
        return Err(Problem::new(Kind::Unacceptable, "patient_busy", detail).about("starts_at").into());
    }
    let current = doctors::by_id(app.db.read(), plan.doctor.id).await?;
    if current.is_none_or(|doctor| doctor.schedule_version != plan.doctor.schedule_version) {
        app.schedules.schedule_changed(plan.doctor.id);
    }
    Ok(None)
}

async fn decide(app: &App, wanted: &Wanted, ask: Ask) -> Result<(std::sync::Arc<Plan>, Decision)> {
    let at = match wanted.time {
        Time::At(at) => at,
        Time::NextOf(sitting_id) => {
            let plan = schedule::plan_of(app, wanted.doctor_id).await?;
            let (_, date) = plan.sitting(sitting_id, app.now()).ok_or_else(|| Error::not_found("sitting"))?;
            let offers = schedule::offers(app, wanted.doctor_id, ask, date, date).await?;
            let next = offers.iter().find(|offer| offer.time.sitting_id == sitting_id);
            let full = || Error::conflict("time_taken", "This sitting is full.");
            next.map(|offer| offer.time.starts_at).ok_or_else(full)?
        }
    };
    schedule::decide(app, wanted.doctor_id, ask, at).await
}

#[allow(clippy::too_many_arguments)] // The row has these many sources.
fn to_be_held(
    app: &App,
    actor: &Actor,
    wanted: &Wanted,
    patient: &Patient,
    plan: &Plan,
    decision: &Decision,
    mode: Mode,
    hold_place: Option<i32>,
    now: Instant,
) -> Appointment {
    let (offer, time) = (&decision.offer, &decision.offer.time);
    Appointment {
        id: app.new_id::<AppointmentId>(),
        clinic_id: plan.clinic.id,
        doctor_id: plan.doctor.id,
        patient_id: patient.id,
        account_id: patient.account_id,
        service_id: wanted.service_id,
        department_id: offer.department_id,
        status: Status::Held,
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        claimed_from: Instant::from(offer.claimed.from),
        claimed_until: Instant::from(offer.claimed.until),
        lane: i32::from(decision.lane),
        resource_ids: store::written_resources(&decision.resources),
        sitting_id: Some(time.sitting_id),
        position: Some(i32::from(time.position)),
        mode,
        reason: wanted.reason.clone(),
        // Of a time that turned out to be free nothing needs to be said.
        overbook_reason: wanted.overbook_reason.clone().filter(|_| decision.lane >= plan.lanes()),
        arrived_at: None,
        begun_at: None,
        hold_expires_at: Some(hold_ends(plan, time.starts_at, now)),
        hold_extended: false,
        hold_place,
        fee: offer.price.fee.amount,
        tax_rate_bp: i32::from(offer.price.tax_rate_bp),
        tax: offer.price.tax.amount,
        total: offer.price.total.amount,
        currency: offer.price.fee.currency,
        pay_at_desk: plan.clinic.pay_at_desk,
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

/// The lowest of the account's hold places that is free, after its own overdue holds have been released.
async fn free_place(app: &App, account_id: kernel::id::AccountId) -> Result<i32> {
    let most = i32::from(app.settings.holds_per_account);
    let mut taken = store::hold_places(app, account_id).await?;
    if taken.len() >= usize::from(app.settings.holds_per_account) {
        expire_where(app, Condition::all().add(Column::AccountId.eq(account_id))).await?;
        taken = store::hold_places(app, account_id).await?;
    }
    (0..most).find(|place| !taken.contains(place)).ok_or_else(|| {
        let detail = format!("You already keep {most} times. Confirm or cancel one of them first.");
        Problem::new(Kind::Unacceptable, "too_many_holds", detail).into()
    })
}

/// Adds the three nearest free times to the refusal.
async fn lost(app: &App, wanted: &Wanted, by_staff: bool, error: Error) -> Error {
    let Time::At(at) = wanted.time else { return error };
    let ask = Ask { service_id: wanted.service_id, by_staff };
    with_alternatives(app, wanted.doctor_id, ask, at, error).await
}

/// The refusal with `alternatives`, the free times nearest to `at`; without, where they cannot be found.
pub(super) async fn with_alternatives(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
    error: Error,
) -> Error {
    let Error::Problem(problem) = error else { return error };
    let (Ok(times), Ok(plan)) = (
        schedule::nearest(app, doctor_id, ask, at, ALTERNATIVES).await,
        schedule::plan_of(app, doctor_id).await,
    ) else {
        return Error::Problem(problem);
    };
    let alternatives: Vec<_> = times
        .iter()
        .map(|time| {
            serde_json::json!({
                "starts_at": time.starts_at.rfc3339(&plan.tz),
                "ends_at": time.ends_at.rfc3339(&plan.tz),
                "sitting_id": time.sitting_id,
                "position": time.position,
            })
        })
        .collect();
    problem.with("alternatives", alternatives).into()
}

/// When a hold that begins now runs out: after the clinic's time, and at the latest when the visit begins.
pub(super) fn hold_ends(plan: &Plan, starts_at: Instant, now: Instant) -> Instant {
    let full = now.plus_minutes(i64::from(plan.clinic.hold_minutes));
    if starts_at > now { full.min(starts_at) } else { full }
}

/// Nobody gets a time of a doctor who is not (or no longer) in the public's sight.
pub(super) fn refuse_hidden(plan: &Plan) -> Result<()> {
    if plan.doctor.is_public() { Ok(()) } else { Err(Error::not_found("doctor")) }
}

/// How the visit takes place: as asked, as the service does, as the doctor does.
pub(super) fn mode_of(plan: &Plan, service_id: Option<ServiceId>, asked: Option<Mode>) -> Result<Mode> {
    let offered = plan.doctor.modes();
    let service = service_id.and_then(|id| plan.service(id));
    let mode = asked.or(service.map(|service| service.mode)).or(offered.first().copied());
    let mode = mode.unwrap_or(Mode::InPerson);
    let fits =
        service.is_none_or(|service| service.mode == mode) && (offered.is_empty() || offered.contains(&mode));
    if fits { Ok(mode) } else { Err(Error::field("mode", "not_offered", "The doctor does not offer this.")) }
}

/// Why a visit is booked over others.
pub(super) fn overbooking(raw: String) -> Result<String, Complaint> {
    let required = || Complaint::new("required", "Fill this in.");
    text::paragraph(&raw, 300).and_then(|text| if text.is_empty() { Err(required()) } else { Ok(text) })
}

fn parse(input: HoldInput) -> Result<Wanted> {
    let mut check = Check::new();
    let required = || Complaint::new("required", "Fill this in.");
    let doctor_id = check.field("doctor_id", input.doctor_id.ok_or_else(required));
    let time = match (&input.starts_at, input.sitting_id) {
        (Some(text), None) => {
            let wrong = || Complaint::new("not_an_instant", "Write it like 2026-11-23T10:30:00+05:00.");
            check.field("starts_at", parse_instant(text).ok_or_else(wrong)).map(Time::At)
        }
        (None, Some(sitting_id)) => Some(Time::NextOf(sitting_id)),
        (None, None) => {
            check.field("starts_at", Err(Complaint::new("required", "Choose a time or a sitting.")))
        }
        (Some(_), Some(_)) => {
            check.field("sitting_id", Err(Complaint::new("two_forms", "Give a time or a sitting, not both.")))
        }
    };
    let reason = check.field("reason", text::paragraph(input.reason.as_deref().unwrap_or_default(), 500));
    let overbook_reason = check.optional("overbook_reason", input.overbook_reason, overbooking);
    match (doctor_id, time, reason) {
        (Some(doctor_id), Some(time), Some(reason)) if check.is_clean() => Ok(Wanted {
            doctor_id,
            time,
            service_id: input.service_id,
            mode: input.mode,
            reason,
            overbook_reason,
        }),
        _ => Err(Error::fields(check)),
    }
}
