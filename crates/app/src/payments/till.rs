//! Closing the till: the cash that was counted, beside what the ledger says there should be.

use kernel::{
    fields::Check,
    id::{AccountId, ClinicId, TillClosingId},
    money::{self, Money},
    text,
    time::Date,
};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{day::expected_in_till, store::closing};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics::{self, Clinic},
    error::{Error, Result},
};

/// What was counted.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseTill {
    /// The clinic's day that the cash is of; left out means today.
    pub date: Option<Date>,
    /// Coins and notes of that day, without the float.
    #[schema(required = true)]
    pub counted: Option<Money>,
    /// Why it differs, where it does.
    #[schema(max_length = 300)]
    pub note: Option<String>,
}

/// One count of the till.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = TillClosing)]
pub struct Closing {
    pub id: TillClosingId,
    pub date: Date,
    /// By the ledger, when it was counted.
    pub expected: Money,
    pub counted: Money,
    /// Counted less expected: below zero, some is missing.
    pub difference: Money,
    pub note: String,
    pub counted_by: AccountId,
    #[schema(format = DateTime)]
    pub counted_at: String,
}

/// Notes what the till held. It may be counted again: every count stays.
///
/// 404 for a clinic out of reach · 422 by field: `date` (`in_the_future`), `counted` (`required`, `out_of_range`,
/// `wrong_currency`), `note` (`required` where the count differs).
pub async fn close_till(app: &App, actor: &Actor, clinic_id: ClinicId, input: CloseTill) -> Result<Closing> {
    let reach = actor.reach(Action::CloseTill)?;
    let clinic = clinics::by_id(app.db.read(), clinic_id).await?;
    let clinic = clinic
        .filter(|clinic| reach.covers(None, Some(clinic.id), None))
        .ok_or_else(|| Error::not_found("clinic"))?;
    let today = Date(app.now().date_in(&clinic.zone()?));
    let date = input.date.unwrap_or(today);
    let mut check = Check::new();
    check.require("date", date <= today, "in_the_future", "This day has not come yet.");
    let counted = check.required("counted", input.counted, Ok);
    if let Some(counted) = counted {
        let sentence = format!("The clinic counts in {}.", clinic.currency);
        check.require("counted", counted.currency == clinic.currency, "wrong_currency", &sentence);
        let sentence = "Count from nothing up to what a till can hold.";
        check.require("counted", (0..=money::MOST).contains(&counted.amount), "out_of_range", sentence);
    }
    let note = input.note.filter(|note| !note.trim().is_empty());
    let note = check.optional("note", note, |raw| text::line(&raw, 300));
    let (true, Some(counted)) = (check.is_clean(), counted) else { return Err(Error::fields(check)) };

    let mut work = app.begin(actor).await?;
    let expected = expected_in_till(&**work, &clinic, date).await?;
    if note.is_none() && counted.amount != expected {
        let sentence = "The count differs from the ledger: say why, as far as you know.";
        return Err(Error::field("note", "required", sentence));
    }
    let row = closing::Model {
        id: app.new_id(),
        clinic_id,
        closed_date: date,
        expected,
        counted: counted.amount,
        currency: clinic.currency,
        note: note.unwrap_or_default(),
        counted_by: actor.signed_in()?,
        counted_at: app.now(),
    };
    let written = closing::ActiveModel {
        id: Set(row.id),
        clinic_id: Set(row.clinic_id),
        closed_date: Set(row.closed_date),
        expected: Set(row.expected),
        counted: Set(row.counted),
        currency: Set(row.currency),
        note: Set(row.note.clone()),
        counted_by: Set(row.counted_by),
        counted_at: Set(row.counted_at),
    };
    closing::Entity::insert(written).exec_without_returning(&**work).await?;
    let detail = serde_json::json!({ "date": date, "expected": expected, "counted": counted.amount });
    work.audit(Entry::new("till.close", row.id).clinic(clinic_id).detail(detail));
    let view = Closing::of(row, &clinic)?;
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// The counts of one day, oldest first.
pub(super) async fn closings(app: &App, clinic: &Clinic, date: Date) -> Result<Vec<Closing>> {
    let rows = closing::Entity::find()
        .filter(closing::Column::ClinicId.eq(clinic.id))
        .filter(closing::Column::ClosedDate.eq(date))
        .order_by_asc(closing::Column::CountedAt)
        .order_by_asc(closing::Column::Id)
        .all(app.db.read())
        .await?;
    rows.into_iter().map(|row| Closing::of(row, clinic)).collect()
}

impl Closing {
    fn of(row: closing::Model, clinic: &Clinic) -> Result<Self> {
        let money = |amount| Money { amount, currency: row.currency };
        Ok(Self {
            id: row.id,
            date: row.closed_date,
            expected: money(row.expected),
            counted: money(row.counted),
            difference: money(row.counted - row.expected),
            note: row.note.clone(),
            counted_by: row.counted_by,
            counted_at: row.counted_at.rfc3339(&clinic.zone()?),
        })
    }
}
