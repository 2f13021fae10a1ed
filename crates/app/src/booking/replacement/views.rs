//! What surfaces and letters are given of offers.

use std::collections::{BTreeMap, HashMap};

use kernel::{
    id::{AppointmentId, ClinicId, DoctorId, HolidayId, LeaveId, ReplacementId},
    time::Instant,
};
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    model::ReplacementStatus,
    store::{self, Offered, Replacement, absence, replacement},
};
use crate::{
    App,
    access::{Action, Actor},
    booking::{
        store::{self as visits, Appointment},
        views::{AppointmentView, Around},
    },
    clinics::Location,
    error::{Error, Result},
    schedule,
};

/// The most offers of a leave that are listed.
const MOST: u64 = 500;

/// What a patient is offered instead of a visit that its doctor cannot keep.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Replacement)]
pub struct ReplacementView {
    pub id: ReplacementId,
    /// The leave because of which it was made, or the doctor's part of a holiday.
    pub leave_id: LeaveId,
    pub status: ReplacementStatus,
    /// The time that was crossed out.
    pub crossed_out: String,
    /// The times that are kept for the patient, in order; none once they are not.
    pub offered: Vec<OfferedTimeView>,
    /// Until when they are kept.
    pub answer_by: String,
    /// When it was answered, or came to an end some other way.
    pub ended_at: Option<String>,
    /// Whether there is an account that the offer is mailed to. Others are to be called.
    pub is_mailed: bool,
    /// As it is now.
    pub appointment: AppointmentView,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OfferedTime)]
pub struct OfferedTimeView {
    pub starts_at: String,
    pub ends_at: String,
}

/// How many of those that a leave crosses out have been answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub offered: usize,
    pub answered: usize,
}

/// What the letters about an offer say.
pub struct OfferLetter {
    pub appointment_id: AppointmentId,
    pub status: ReplacementStatus,
    pub crossed_out: Instant,
    /// Each with where it is, of a doctor who works in several places.
    pub offered: Vec<(Instant, Option<Location>)>,
    pub answer_by: Instant,
}

/// One offer, for its patient and the clinic.
pub async fn replacement(app: &App, actor: &Actor, id: ReplacementId) -> Result<ReplacementView> {
    let reach = actor.reach(Action::ReadAppointments)?;
    let row = store::by_id(app.db.read(), id).await?;
    let visit = match visits::reachable(app, &reach, row.appointment_id).await {
        Err(error) if error.is_code("not_found") => return Err(Error::not_found("replacement")),
        found => found?,
    };
    visits::note_read(app, actor, [&visit]).await?;
    let mut views = assemble(app, &[row], &[visit]).await?;
    views.pop().ok_or_else(|| Error::broken("an offer's visit is gone"))
}

/// The offers that a leave made necessary, by the time that was crossed out: who has answered, and who has not.
pub async fn replacements(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    leave_id: LeaveId,
) -> Result<Vec<ReplacementView>> {
    schedule::leave_of(app, actor, doctor_id).await?;
    let of_leave = replacement::Column::LeaveId.eq(leave_id);
    listed(app, actor, of_leave.and(replacement::Column::DoctorId.eq(doctor_id))).await
}

/// As [`replacements`], of everybody's visits in a holiday. 404 for one that is gone.
pub async fn replacements_of_holiday(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    holiday_id: HolidayId,
) -> Result<Vec<ReplacementView>> {
    schedule::holiday(app, actor, clinic_id, holiday_id).await?;
    let leave = absence::Entity::find().filter(absence::Column::HolidayId.eq(holiday_id));
    let leave: Vec<_> = leave.all(app.db.read()).await?.iter().map(|absence| absence.leave_id).collect();
    listed(app, actor, replacement::Column::LeaveId.is_in(leave)).await
}

async fn listed(app: &App, actor: &Actor, which: Expr) -> Result<Vec<ReplacementView>> {
    let rows = replacement::Entity::find()
        .filter(which)
        .order_by_asc(replacement::Column::StartsAt)
        .limit(MOST)
        .all(app.db.read())
        .await?;
    let ids = rows.iter().map(|row| row.appointment_id);
    let visits = visits::Entity::find().filter(visits::Column::Id.is_in(ids)).all(app.db.read()).await?;
    visits::note_read(app, actor, &visits).await?;
    assemble(app, &rows, &visits).await
}

/// How far the answers to each leave of a doctor are; only leave that crosses visits out.
pub async fn answers(app: &App, actor: &Actor, doctor_id: DoctorId) -> Result<HashMap<LeaveId, Answers>> {
    schedule::leave_of(app, actor, doctor_id).await?;
    let of_doctor = absence::Column::DoctorId.eq(doctor_id).and(absence::Column::HolidayId.is_null());
    let answers = answered(app, of_doctor).await?;
    Ok(answers.into_iter().map(|(absence, answers)| (absence.leave_id, answers)).collect())
}

/// As [`answers`], to each holiday of a clinic.
pub async fn answers_to_holidays(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
) -> Result<HashMap<HolidayId, Answers>> {
    let reach = actor.reach(Action::WriteClinic)?;
    if !reach.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let of_clinic = absence::Column::ClinicId.eq(clinic_id).and(absence::Column::HolidayId.is_not_null());
    let mut all: HashMap<HolidayId, Answers> = HashMap::new();
    for (absence, answers) in answered(app, of_clinic).await? {
        let Some(holiday_id) = absence.holiday_id else { continue };
        let sum = all.entry(holiday_id).or_default();
        sum.offered += answers.offered;
        sum.answered += answers.answered;
    }
    Ok(all)
}

/// The absences that are not over, each with its answers.
async fn answered(app: &App, which: Expr) -> Result<Vec<(absence::Model, Answers)>> {
    let db = app.db.read();
    let leave =
        absence::Entity::find().filter(which).filter(absence::Column::EndsAt.gt(app.now())).all(db).await?;
    let mut answers: HashMap<LeaveId, Answers> =
        leave.iter().map(|absence| (absence.leave_id, Answers::default())).collect();
    let offers: Vec<(LeaveId, ReplacementStatus)> = replacement::Entity::find()
        .select_only()
        .columns([replacement::Column::LeaveId, replacement::Column::Status])
        .filter(replacement::Column::LeaveId.is_in(answers.keys().copied()))
        .into_tuple()
        .all(db)
        .await?;
    for (leave_id, status) in offers {
        let of_leave = answers.entry(leave_id).or_default();
        of_leave.offered += 1;
        of_leave.answered += usize::from(!status.is_open());
    }
    let with_answers = |absence: absence::Model| {
        let answers = answers.get(&absence.leave_id).copied().unwrap_or_default();
        (absence, answers)
    };
    Ok(leave.into_iter().map(with_answers).collect())
}

/// The offer that waits for an answer about a visit. Who may see the visit is the caller's question.
pub async fn open_for(app: &App, id: AppointmentId) -> Result<Option<ReplacementId>> {
    let open = replacement::Entity::find().filter(replacement::Column::OpenKey.eq(id));
    Ok(open.one(app.db.read()).await?.map(|row| row.id))
}

/// What a letter says of an offer; nothing when it is not there.
pub async fn offer_for_letter(app: &App, id: ReplacementId) -> Result<Option<OfferLetter>> {
    let Some(row) = replacement::Entity::find_by_id(id).one(app.db.read()).await? else { return Ok(None) };
    let offered = store::offered(app.db.read(), [id]).await?;
    let plan = schedule::plan_of(app, row.doctor_id).await?;
    let has_several = plan.locations().len() > 1;
    let time = |at| (at, has_several.then(|| plan.location_at(at)));
    Ok(Some(OfferLetter {
        appointment_id: row.appointment_id,
        status: row.status,
        crossed_out: row.starts_at,
        offered: offered.iter().map(|offered| time(offered.starts_at)).collect(),
        answer_by: row.answer_by,
    }))
}

async fn assemble(app: &App, rows: &[Replacement], visits: &[Appointment]) -> Result<Vec<ReplacementView>> {
    let mut offered: BTreeMap<ReplacementId, Vec<Offered>> = BTreeMap::new();
    for time in store::offered(app.db.read(), rows.iter().map(|row| row.id)).await? {
        offered.entry(time.replacement_id).or_default().push(time);
    }
    let around = Around::of(app, visits).await?;
    let visits: HashMap<AppointmentId, &Appointment> = visits.iter().map(|visit| (visit.id, visit)).collect();
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        // One that is in the archive by now is long over.
        let Some(visit) = visits.get(&row.appointment_id) else { continue };
        let appointment = around.view(visit)?;
        let zone = kernel::time::zone(&appointment.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let text = |at: Instant| at.rfc3339(&zone);
        let times = offered.remove(&row.id).unwrap_or_default();
        views.push(ReplacementView {
            id: row.id,
            leave_id: row.leave_id,
            status: row.status,
            crossed_out: text(row.starts_at),
            offered: times
                .iter()
                .map(|time| OfferedTimeView { starts_at: text(time.starts_at), ends_at: text(time.ends_at) })
                .collect(),
            answer_by: text(row.answer_by),
            ended_at: row.ended_at.map(text),
            is_mailed: visit.account_id.is_some(),
            appointment,
        });
    }
    Ok(views)
}
