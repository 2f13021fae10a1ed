//! Days on which a whole clinic is closed: list, add, remove. Adding first tells whom it affects (booking knows; see its
//! door).

use jiff::{ToSpan, civil, tz::TimeZone};
use kernel::{
    calendar::Span,
    fields::Check,
    id::{ClinicId, DoctorId, HolidayId},
    text,
    time::{Date, Instant},
};
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, ModelTrait};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    leave::{Absence, Away, Beside},
    store::{self, Holiday, holidays},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics::{self, Clinic},
    doctors,
    error::{Error, Result},
    outbox::Fact,
};

/// The longest a clinic is closed at once.
const MOST_DAYS: i32 = 60;

/// Holidays of a clinic ahead at most, so that they can be read at once.
const MOST: usize = 200;

#[derive(Clone, Debug, Default)]
pub struct HolidayInput {
    /// What the days are called, in 120 characters; everybody reads it.
    pub name: Option<String>,
    /// A local date of the clinic.
    pub first_date: Option<Date>,
    /// Included; left out, the clinic is closed on one day.
    pub last_date: Option<Date>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Holiday)]
pub struct HolidayView {
    pub id: HolidayId,
    pub name: String,
    /// Local dates of the clinic, both included.
    pub first_date: Date,
    pub last_date: Date,
}

impl From<Holiday> for HolidayView {
    fn from(row: Holiday) -> Self {
        Self { id: row.id, name: row.name, first_date: row.first_date, last_date: row.last_date }
    }
}

impl Holiday {
    /// From the first midnight to the one after the last day; nothing for days that no calendar has.
    pub(super) fn span(&self, zone: &TimeZone) -> Option<Span> {
        let midnight = |date: civil::Date| Some(date.to_zoned(zone.clone()).ok()?.timestamp());
        Some(Span::new(midnight(self.first_date.0)?, midnight(self.last_date.0.tomorrow().ok()?)?))
    }

    fn span_at(&self, clinic: &Clinic) -> Result<(Instant, Instant)> {
        let span = self.span(&clinic.zone()?);
        let no_such_day = || Error::field("first_date", "not_a_date", "Choose a day.");
        span.map(|span| (span.from.into(), span.until.into())).ok_or_else(no_such_day)
    }
}

/// Holidays that are not over, in order. Everybody may know them. 404 for a clinic that does not exist.
pub async fn holidays_of(app: &App, clinic_id: ClinicId) -> Result<Vec<HolidayView>> {
    let db = app.db.read();
    let clinic = clinics::by_id(db, clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    let today = Date(app.now().date_in(&clinic.zone()?));
    let rows = store::holidays_within(db, &[clinic_id], today, None).await?;
    Ok(rows.into_iter().map(HolidayView::from).collect())
}

/// One, for those who may enter them.
pub async fn holiday(app: &App, actor: &Actor, clinic_id: ClinicId, id: HolidayId) -> Result<HolidayView> {
    writable_clinic(app, actor, clinic_id).await?;
    Ok(store::holiday_by_id(app.db.read(), clinic_id, id).await?.into())
}

/// The holidays of a clinic that meet these local dates, both included, in order.
pub async fn closed_days(
    app: &App,
    clinic_id: ClinicId,
    first: civil::Date,
    last: civil::Date,
) -> Result<Vec<HolidayView>> {
    let rows = store::holidays_within(app.db.read(), &[clinic_id], Date(first), Some(Date(last))).await?;
    Ok(rows.into_iter().map(HolidayView::from).collect())
}

/// Closes the calendars of everybody at a clinic for some days. What becomes of the appointments in them is said by
/// `beside`. 422 by field; days that are closed already are refused by the first.
pub async fn add_holiday(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: HolidayInput,
    beside: &impl Beside,
) -> Result<HolidayView> {
    let clinic = writable_clinic(app, actor, clinic_id).await?;
    let row = parse(app, &clinic, input)?;
    let (starts_at, ends_at) = row.span_at(&clinic)?;
    let mut work = app.begin(actor).await?;
    // First: of two who close days at once, the second sees those of the first; and nobody books by the days before.
    let doctor_ids = doctors::clinic_changed(&work, clinic_id).await?;
    refuse_overlap(&**work, &row).await?;
    holidays::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await?;
    let absence = |&doctor_id: &DoctorId| Absence {
        leave_id: app.new_id(),
        holiday_id: Some(row.id),
        clinic_id,
        doctor_id,
        starts_at,
        ends_at,
    };
    let absences: Vec<Absence> = doctor_ids.iter().map(absence).collect();
    beside.taken(&work, &absences).await?;
    work.audit(Entry::new("holiday.add", row.id).clinic(clinic_id));
    for doctor_id in doctor_ids {
        work.fact(Fact::ScheduleChanged { doctor_id });
    }
    let view = HolidayView::from(row);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// Opens the days again.
pub async fn remove_holiday(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    id: HolidayId,
    beside: &impl Beside,
) -> Result<()> {
    writable_clinic(app, actor, clinic_id).await?;
    let row = store::holiday_by_id(app.db.read(), clinic_id, id).await?;
    let mut work = app.begin(actor).await?;
    row.delete(&**work).await?;
    let doctor_ids = doctors::clinic_changed(&work, clinic_id).await?;
    beside.removed(&work, Away::Holiday(id)).await?;
    work.audit(Entry::new("holiday.remove", id).clinic(clinic_id));
    for doctor_id in doctor_ids {
        work.fact(Fact::ScheduleChanged { doctor_id });
    }
    work.commit().await?;
    Ok(())
}

/// When the days of an input begin and end at a clinic, and who works there: for those who must know whom they would
/// affect.
pub async fn parse_days(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: &HolidayInput,
) -> Result<(Vec<DoctorId>, Instant, Instant)> {
    let clinic = writable_clinic(app, actor, clinic_id).await?;
    let row = parse(app, &clinic, input.clone())?;
    refuse_overlap(app.db.read(), &row).await?;
    let (from, until) = row.span_at(&clinic)?;
    Ok((doctors::in_clinic(app.db.read(), clinic_id).await?, from, until))
}

async fn writable_clinic(app: &App, actor: &Actor, id: ClinicId) -> Result<Clinic> {
    let reach = actor.reach(Action::WriteClinic)?;
    let clinic = clinics::by_id(app.db.read(), id).await?;
    clinic.filter(|_| reach.covers(None, Some(id), None)).ok_or_else(|| Error::not_found("clinic"))
}

fn parse(app: &App, clinic: &Clinic, input: HolidayInput) -> Result<Holiday> {
    let mut check = Check::new();
    let name = check.required("name", input.name, |raw| text::line(&raw, 120));
    let first = check.required("first_date", input.first_date, Ok);
    let last = input.last_date.or(first);
    let today = app.now().date_in(&clinic.zone()?);
    if let (Some(first), Some(last)) = (first, last) {
        let longest = first.0.saturating_add((MOST_DAYS - 1).days());
        check.require("last_date", first.0 <= last.0, "before_start", "The last day comes before the first.");
        let detail = "A clinic is closed for at most 60 days at once.";
        check.require("last_date", last.0 <= longest, "holiday_too_long", detail);
        check.require("last_date", today <= last.0, "in_the_past", "These days are over.");
    }
    let row = || {
        let (name, first_date, last_date) = (name?, first?, last?);
        let (id, created_at) = (app.new_id(), app.now());
        Some(Holiday { id, clinic_id: clinic.id, first_date, last_date, name, created_at })
    };
    check.build(row).map_err(Error::fields)
}

async fn refuse_overlap(db: &impl ConnectionTrait, new: &Holiday) -> Result<()> {
    let ahead = store::holidays_within(db, &[new.clinic_id], new.first_date, None).await?;
    if let Some(other) = ahead.iter().find(|other| other.first_date.0 <= new.last_date.0) {
        let detail = format!("The clinic is closed then already: {}.", other.name);
        return Err(Error::field("first_date", "closed_already", detail));
    }
    if ahead.len() >= MOST {
        let detail = format!("A clinic has at most {MOST} holidays ahead.");
        return Err(Error::conflict("too_many_holidays", detail));
    }
    Ok(())
}
