//! Weekly hours: list, add, change, remove. Two forms of the same thing: start, end and slot; or the sitting
//! (start, minutes for each, how many, price).

use kernel::{
    calendar::{HoursError, LocalHours, Pattern},
    fields::{Check, Complaint},
    id::{DepartmentId, DoctorId, HoursId, ServiceId},
    money::{MOST, Money},
    time::{Date, Weekday, minute_of_day_text, parse_minute_of_day},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, EntityTrait, IntoActiveModel, ModelTrait};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    store::{self, WeeklyHours, weekly_hours},
    views::HoursView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics, doctors,
    error::{Error, Result},
    outbox::Fact,
};

/// One row of weekly hours: either `end` and `slot_minutes`, or `appointment_duration` and `num_slots`.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursInput {
    pub day: Option<Weekday>,
    /// `HH:MM`, wall clock in the clinic's zone.
    #[schema(example = "09:00")]
    pub start: Option<String>,
    #[schema(example = "13:00")]
    pub end: Option<String>,
    /// Minutes for each patient, a multiple of five.
    pub slot_minutes: Option<u16>,
    /// The sitting form: minutes for each patient.
    pub appointment_duration: Option<u16>,
    /// The sitting form: how many patients.
    pub num_slots: Option<u16>,
    /// The sitting's own price in the clinic's currency.
    pub consultation_fee: Option<Money>,
    /// Only for these services; left out, for all.
    pub service_ids: Option<Vec<ServiceId>>,
    /// A department of the clinic in which the doctor works then, if not in their own: its opening hours hold, and its
    /// address is where patients come.
    pub department_id: Option<DepartmentId>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

/// A change of a row: what is left out stays, `null` clears.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursPatch {
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub day: Option<Weekday>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub start: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub end: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub slot_minutes: Option<u16>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(value_type = Option<Money>)]
    pub consultation_fee: Option<Option<Money>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub service_ids: Option<Vec<ServiceId>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(value_type = Option<DepartmentId>)]
    pub department_id: Option<Option<DepartmentId>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(value_type = Option<Date>)]
    pub valid_from: Option<Option<Date>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(value_type = Option<Date>)]
    pub valid_until: Option<Option<Date>>,
}

/// A doctor's weekly hours. Public for a public doctor; for others to those who may change them.
pub async fn hours_of(app: &App, actor: &Actor, doctor_id: DoctorId) -> Result<Vec<HoursView>> {
    let (doctor, clinic) = visible_doctor(app, actor, doctor_id).await?;
    let rows = store::hours_of_doctor(app.db.read(), doctor.id).await?;
    Ok(rows.iter().map(|row| view(row, &clinic)).collect())
}

/// Adds a row. 422 by field when it is not sound or overlaps another of the doctor's rows.
pub async fn add_hours(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: HoursInput,
) -> Result<HoursView> {
    let (doctor, clinic) = writable_doctor(app, actor, doctor_id).await?;
    let row = parse(app, &doctor, &clinic, input).await?;
    let mut work = app.begin(actor).await?;
    // First: of two who write hours at once, the second sees those of the first.
    doctors::schedule_changed(&**work, doctor_id).await?;
    refuse_overlap(&store::hours_of_doctor(&**work, doctor_id).await?, &row)?;
    weekly_hours::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await?;
    work.audit(
        Entry::new("hours.add", doctor_id).clinic(clinic.id).detail(serde_json::json!({"hours": row.id})),
    );
    work.fact(Fact::ScheduleChanged { doctor_id });
    let view = view(&row, &clinic);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// Changes a row in place. Appointments already made stay as they are.
pub async fn change_hours(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    hours_id: HoursId,
    patch: HoursPatch,
) -> Result<HoursView> {
    let (doctor, clinic) = writable_doctor(app, actor, doctor_id).await?;
    let mut work = app.begin(actor).await?;
    doctors::schedule_changed(&**work, doctor_id).await?;
    let old = store::hours_by_id(&**work, doctor_id, hours_id).await?;
    let text = |minute: i32| minute_of_day_text(u16::try_from(minute).unwrap_or(0));
    let old_fee = old.consultation_fee.map(|amount| Money { amount, currency: clinic.currency });
    let merged = HoursInput {
        day: patch.day.or_else(|| weekday(&old)),
        start: patch.start.or_else(|| Some(text(old.starts_minute))),
        end: patch.end.or_else(|| Some(text(old.ends_minute))),
        slot_minutes: patch.slot_minutes.or_else(|| u16::try_from(old.slot_minutes).ok()),
        appointment_duration: None,
        num_slots: None,
        consultation_fee: patch.consultation_fee.unwrap_or(old_fee),
        service_ids: patch.service_ids.or_else(|| Some(old.services())),
        department_id: patch.department_id.unwrap_or(old.department_id),
        valid_from: patch.valid_from.unwrap_or(old.valid_from),
        valid_until: patch.valid_until.unwrap_or(old.valid_until),
    };
    let row =
        WeeklyHours { id: old.id, created_at: old.created_at, ..parse(app, &doctor, &clinic, merged).await? };
    let others = store::hours_of_doctor(&**work, doctor_id).await?;
    refuse_overlap(&others.into_iter().filter(|other| other.id != row.id).collect::<Vec<_>>(), &row)?;
    let mut active = row.clone().into_active_model().reset_all();
    active.id = Unchanged(row.id);
    weekly_hours::Entity::update(active).exec(&**work).await?;
    work.audit(
        Entry::new("hours.change", doctor_id).clinic(clinic.id).detail(serde_json::json!({"hours": row.id})),
    );
    work.fact(Fact::ScheduleChanged { doctor_id });
    work.commit().await?;
    Ok(view(&row, &clinic))
}

/// Removes a row. Appointments already made stay as they are.
pub async fn remove_hours(app: &App, actor: &Actor, doctor_id: DoctorId, hours_id: HoursId) -> Result<()> {
    let (_, clinic) = writable_doctor(app, actor, doctor_id).await?;
    let row = store::hours_by_id(app.db.read(), doctor_id, hours_id).await?;
    let mut work = app.begin(actor).await?;
    row.delete(&**work).await?;
    doctors::schedule_changed(&**work, doctor_id).await?;
    work.audit(
        Entry::new("hours.remove", doctor_id)
            .clinic(clinic.id)
            .detail(serde_json::json!({"hours": hours_id})),
    );
    work.fact(Fact::ScheduleChanged { doctor_id });
    work.commit().await?;
    Ok(())
}

/// The doctor and clinic, if the actor may change the doctor's schedule; otherwise 404 or 403.
pub(super) async fn writable_doctor(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
) -> Result<(doctors::Doctor, clinics::Clinic)> {
    let reach = actor.reach(Action::WriteSchedule)?;
    let db = app.db.read();
    let doctor = doctors::by_id(db, doctor_id).await?.ok_or_else(|| Error::not_found("doctor"))?;
    if !reach.covers(None, Some(doctor.clinic_id), Some(doctor.id)) {
        return Err(Error::not_found("doctor"));
    }
    let clinic =
        clinics::by_id(db, doctor.clinic_id).await?.ok_or_else(|| Error::broken("a clinic is gone"))?;
    Ok((doctor, clinic))
}

async fn visible_doctor(
    app: &App,
    actor: &Actor,
    id: DoctorId,
) -> Result<(doctors::Doctor, clinics::Clinic)> {
    let db = app.db.read();
    let doctor = doctors::by_id(db, id).await?.ok_or_else(|| Error::not_found("doctor"))?;
    let may_write = || {
        let reach = actor.reach(Action::WriteSchedule);
        reach.is_ok_and(|reach| reach.covers(None, Some(doctor.clinic_id), Some(doctor.id)))
    };
    if doctor.status != doctors::Status::Approved && !may_write() {
        return Err(Error::not_found("doctor"));
    }
    let clinic =
        clinics::by_id(db, doctor.clinic_id).await?.ok_or_else(|| Error::broken("a clinic is gone"))?;
    Ok((doctor, clinic))
}

async fn parse(
    app: &App,
    doctor: &doctors::Doctor,
    clinic: &clinics::Clinic,
    input: HoursInput,
) -> Result<WeeklyHours> {
    let mut check = Check::new();
    let day = check.field("day", input.day.ok_or_else(|| Complaint::new("required", "Choose a day.")));
    let start = check.field("start", minute(input.start.as_deref()));
    let is_sitting = input.appointment_duration.is_some() || input.num_slots.is_some();
    if is_sitting && (input.end.is_some() || input.slot_minutes.is_some()) {
        let message = "Give either end and slot_minutes, or appointment_duration and num_slots.";
        check.note("end", Complaint::new("two_forms", message));
    }
    let number =
        |value: Option<u16>| value.ok_or_else(|| Complaint::new("required", "Give a number of minutes."));
    let pattern = if is_sitting {
        let duration = check.field("appointment_duration", number(input.appointment_duration));
        let places = check.field("num_slots", number(input.num_slots));
        match (day, start, duration, places) {
            (Some(day), Some(start), Some(duration), Some(places)) => {
                sound(&mut check, Pattern::sitting(day.iso(), start, duration, places))
            }
            _ => None,
        }
    } else {
        let end = check.field("end", minute(input.end.as_deref()));
        let slot = check.field("slot_minutes", number(input.slot_minutes));
        match (day, start, end, slot) {
            (Some(day), Some(start), Some(end), Some(slot)) => {
                let pattern =
                    LocalHours::new(day.iso(), start, end).and_then(|hours| Pattern::new(hours, slot));
                sound(&mut check, pattern)
            }
            _ => None,
        }
    };
    let dates = (input.valid_from.map(|date| date.0), input.valid_until.map(|date| date.0));
    let pattern = pattern.and_then(|pattern| sound(&mut check, pattern.valid(dates.0, dates.1)));
    if let Some(fee) = input.consultation_fee {
        check.require(
            "consultation_fee",
            (0..=MOST).contains(&fee.amount),
            "out_of_range",
            "This price cannot be right.",
        );
        check.require(
            "consultation_fee",
            fee.currency == clinic.currency,
            "wrong_currency",
            "Use the clinic's currency.",
        );
    }
    let service_ids = input.service_ids.unwrap_or_default();
    check.require("service_ids", service_ids.len() <= 50, "too_many", "Name at most 50 services.");
    let services = doctors::services_of(app.db.read(), doctor.id).await?;
    let known = service_ids.iter().all(|id| services.iter().any(|service| service.id == *id));
    check.require("service_ids", known, "unknown_service", "One of these is not a service of the doctor.");
    if let Some(id) = input.department_id {
        let department = clinics::departments_by_ids(app.db.read(), &[id]).await?.pop();
        let is_here = department.is_some_and(|department| department.clinic_id == clinic.id);
        check.require("department_id", is_here, "unknown_department", "Choose a department of this clinic.");
    }
    let (Some(pattern), true) = (pattern, check.is_clean()) else { return Err(Error::fields(check)) };
    let hours = pattern.hours();
    Ok(WeeklyHours {
        id: app.new_id(),
        doctor_id: doctor.id,
        weekday: i32::from(hours.weekday()),
        starts_minute: i32::from(hours.starts_minute()),
        ends_minute: i32::from(hours.ends_minute()),
        slot_minutes: i32::from(pattern.slot_minutes()),
        consultation_fee: input.consultation_fee.map(|fee| fee.amount),
        valid_from: input.valid_from,
        valid_until: input.valid_until,
        service_ids: service_ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        department_id: input.department_id,
        created_at: app.now(),
    })
}

fn minute(text: Option<&str>) -> Result<u16, Complaint> {
    let text = text.ok_or_else(|| Complaint::new("required", "Give a time like 09:00."))?;
    parse_minute_of_day(text).ok_or_else(|| Complaint::new("not_a_time", "Write a time like 09:00."))
}

fn sound(check: &mut Check, pattern: Result<Pattern, HoursError>) -> Option<Pattern> {
    pattern.map_err(|error| check.note(error.field(), Complaint::new(error.code(), capitalised(&error)))).ok()
}

/// An error's text as a sentence for a person.
fn capitalised(error: &HoursError) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn refuse_overlap(others: &[WeeklyHours], row: &WeeklyHours) -> Result<()> {
    let pattern = row.pattern()?;
    for other in others {
        if other.pattern()?.overlaps(&pattern) {
            return Err(Error::field("start", "overlap", "These hours overlap other hours of the same day."));
        }
    }
    Ok(())
}

fn weekday(row: &WeeklyHours) -> Option<Weekday> {
    usize::try_from(row.weekday - 1).ok().and_then(|index| Weekday::ALL.get(index)).copied()
}

fn view(row: &WeeklyHours, clinic: &clinics::Clinic) -> HoursView {
    let number = |value: i32| u16::try_from(value).unwrap_or(0);
    let (starts, ends, slot) = (number(row.starts_minute), number(row.ends_minute), number(row.slot_minutes));
    HoursView {
        id: row.id,
        day: weekday(row).unwrap_or(Weekday::Monday),
        start: minute_of_day_text(starts),
        end: minute_of_day_text(ends),
        slot_minutes: slot,
        appointment_duration: slot,
        num_slots: ends.saturating_sub(starts) / slot.max(1),
        consultation_fee: row.consultation_fee.map(|amount| Money { amount, currency: clinic.currency }),
        service_ids: row.services(),
        department_id: row.department_id,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
    }
}
