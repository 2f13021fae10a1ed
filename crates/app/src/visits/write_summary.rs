//! The doctor writes down what was found, what is to be taken and when to come again.

use jiff::{civil::Date, tz::TimeZone};
use kernel::{
    fields::{Check, Complaint},
    id::AppointmentId,
    text,
};
use sea_orm::{IntoActiveModel, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    store::{self, item, summary},
    views::SummaryView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    booking::{self, Appointment, Status},
    clinics,
    error::{Error, Result},
    merge,
    outbox::Fact,
};

/// A longer prescription is a mistake.
const MOST_ITEMS: usize = 30;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SummaryInput {
    /// What was found and done.
    #[schema(max_length = 10_000)]
    pub notes: Option<String>,
    #[schema(max_items = 30)]
    pub prescription: Option<Vec<ItemInput>>,
    #[schema(max_length = 2000)]
    pub diet: Option<String>,
    #[schema(max_length = 2000)]
    pub exercise: Option<String>,
    /// When the patient should come again.
    #[schema(format = Date)]
    pub follow_up_on: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemInput {
    #[schema(required = true, max_length = 200)]
    pub name: Option<String>,
    #[schema(max_length = 200)]
    pub formula: Option<String>,
    #[schema(max_length = 200)]
    pub dosage: Option<String>,
    #[schema(max_length = 200)]
    pub brand: Option<String>,
}

/// Writes the summary, or writes it anew; what was written before is kept.
///
/// 422 `not_begun` for a visit that has not, or will not, take place · 412 when somebody else wrote meanwhile.
pub async fn write_summary(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    seen: Option<i64>,
    input: SummaryInput,
) -> Result<SummaryView> {
    let visit = booking::visit(app, &actor.reach(Action::WriteSummaries)?, id).await?;
    if !matches!(visit.status, Status::InProgress | Status::Completed) {
        let detail = match visit.status {
            Status::Cancelled | Status::Expired | Status::NoShow => "There was no visit to write about.",
            _ => "A summary can be written once the visit has begun.",
        };
        return Err(Error::unacceptable("not_begun", detail));
    }
    let clinic = clinics::by_id(app.db.read(), visit.clinic_id).await?;
    let zone = clinic.ok_or_else(|| Error::broken("an appointment's clinic is gone"))?.zone()?;
    let (row, items) = parse(app, actor, &visit, &zone, input)?;
    let mut work = app.begin(actor).await?;
    let before = store::latest(&**work, id).await?.map_or(0, |(summary, _)| summary.version);
    merge::expect_version(seen, before)?;
    let row = summary::Model { version: before + 1, ..row };
    let items = items.into_iter().map(|item| item::Model { version: row.version, ..item });
    let items: Vec<_> = items.collect();
    let key = [summary::Column::AppointmentId, summary::Column::Version];
    if !database::insert_if_absent(&work, row.clone().into_active_model(), key).await? {
        return Err(Error::version_mismatch());
    }
    if !items.is_empty() {
        let rows = items.iter().cloned().map(IntoActiveModel::into_active_model);
        item::Entity::insert_many::<item::ActiveModel, _>(rows).exec_without_returning(&**work).await?;
    }
    work.audit(
        Entry::new("summary.write", id)
            .clinic(visit.clinic_id)
            .patient(visit.patient_id)
            .detail(serde_json::json!({ "version": row.version })),
    );
    work.fact(Fact::SummaryWritten { appointment_id: id });
    let view = SummaryView::of(row, items, &zone);
    work.answer(200, &view)?;
    work.commit().await?;
    Ok(view)
}

fn parse(
    app: &App,
    actor: &Actor,
    visit: &Appointment,
    zone: &TimeZone,
    input: SummaryInput,
) -> Result<(summary::Model, Vec<item::Model>)> {
    let mut check = Check::new();
    let paragraph = |raw: &Option<String>, most| text::paragraph(raw.as_deref().unwrap_or_default(), most);
    let notes = check.field("notes", paragraph(&input.notes, 10_000));
    let diet = check.field("diet", paragraph(&input.diet, 2000));
    let exercise = check.field("exercise", paragraph(&input.exercise, 2000));
    let given = input.follow_up_on.filter(|raw| !raw.trim().is_empty());
    let follow_up_on = check.optional("follow_up_on", given, |raw| {
        let wrong = || Complaint::new("not_a_date", "Write the date like 2026-12-31.");
        let date = raw.trim().parse::<Date>().map_err(|_| wrong())?;
        match date > visit.starts_at.date_in(zone) {
            true => Ok(date.to_string()),
            false => Err(Complaint::new("before_the_visit", "Choose a day after the visit.")),
        }
    });
    let asked = input.prescription.unwrap_or_default();
    check.require("prescription", asked.len() <= MOST_ITEMS, "too_many", "Prescribe at most 30 things.");
    let mut items = Vec::new();
    for (number, asked) in asked.into_iter().take(MOST_ITEMS).enumerate() {
        let mut part = |name: &str, raw: Option<String>, is_needed: bool| {
            let field = format!("prescription.{number}.{name}");
            let raw = raw.unwrap_or_default();
            let parsed = match raw.trim().is_empty() {
                true if is_needed => Err(Complaint::new("required", "Name what is to be taken.")),
                true => Ok(String::new()),
                false => text::line(&raw, 200),
            };
            check.field(&field, parsed).unwrap_or_default()
        };
        items.push(item::Model {
            appointment_id: visit.id,
            version: 0,
            position: i32::try_from(number + 1).unwrap_or(i32::MAX),
            name: part("name", asked.name, true),
            formula: part("formula", asked.formula, false),
            dosage: part("dosage", asked.dosage, false),
            brand: part("brand", asked.brand, false),
        });
    }
    let says_something = notes.as_ref().is_some_and(|notes| !notes.is_empty()) || !items.is_empty();
    check.require("notes", says_something, "required", "Write what was found, or what is to be taken.");
    let row = || {
        Some(summary::Model {
            appointment_id: visit.id,
            version: 0,
            clinic_id: visit.clinic_id,
            doctor_id: visit.doctor_id,
            patient_id: visit.patient_id,
            notes: notes?,
            diet: diet?,
            exercise: exercise?,
            follow_up_on,
            written_by: actor.account_id(),
            written_at: app.now(),
        })
    };
    Ok((check.build(row).map_err(Error::fields)?, items))
}
