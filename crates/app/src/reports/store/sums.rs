//! Kept figures, added up by the engine over some days: as many rows as there are groups, or days.

use std::collections::BTreeMap;

use kernel::{id::ClinicId, money::Currency};
use sea_orm::{FromQueryResult, entity::prelude::*};

use crate::{
    error::Result,
    reports::model::{By, MoneyFigures, VisitFigures, date_of},
};

/// Whose figures are added up: a clinic's, grouped in one way, of the days from the first to the last.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub clinic_id: ClinicId,
    pub by: By,
    pub first: i32,
    pub last: i32,
}

#[derive(FromQueryResult)]
struct VisitRow {
    day: i32,
    grouped_as: String,
    booked: i64,
    came: i64,
    missed: i64,
    cancelled: i64,
    cancelled_late: i64,
    booked_minutes: i64,
}

#[derive(FromQueryResult)]
struct MoneyRow {
    day: i32,
    grouped_as: String,
    currency: Currency,
    charged: i64,
    tax: i64,
    refunded: i64,
    tax_refunded: i64,
    paid: i64,
    failed: i64,
}

const VISITS: &str = "
select min(day) as day, min(grouped_as) as grouped_as,
       cast(sum(booked) as bigint) as booked, cast(sum(came) as bigint) as came,
       cast(sum(missed) as bigint) as missed, cast(sum(cancelled) as bigint) as cancelled,
       cast(sum(cancelled_late) as bigint) as cancelled_late, cast(sum(booked_minutes) as bigint) as booked_minutes
from report_visits
where clinic_id = $1 and grouped_by = $2 and day between $3 and $4
group by ";

const MONEY: &str = "
select min(day) as day, min(grouped_as) as grouped_as, currency,
       cast(sum(charged) as bigint) as charged, cast(sum(tax) as bigint) as tax,
       cast(sum(refunded) as bigint) as refunded, cast(sum(tax_refunded) as bigint) as tax_refunded,
       cast(sum(paid) as bigint) as paid, cast(sum(failed) as bigint) as failed
from report_money
where clinic_id = $1 and grouped_by = $2 and day between $3 and $4
group by currency, ";

impl Asked {
    /// What became of visits, by the key of each row; also for days and words that have none.
    pub async fn visits(&self, db: &impl ConnectionTrait) -> Result<BTreeMap<String, VisitFigures>> {
        let mut figures: BTreeMap<String, VisitFigures> =
            self.keys().map(|key| (key, VisitFigures::default())).collect();
        for row in self.rows::<VisitRow>(db, VISITS).await? {
            let VisitRow { day, grouped_as, booked, came, missed, cancelled, cancelled_late, booked_minutes } =
                row;
            let of_row = VisitFigures { booked, came, missed, cancelled, cancelled_late, booked_minutes };
            *figures.entry(self.key(day, grouped_as)).or_default() += of_row;
        }
        Ok(figures)
    }

    /// What moved, by the key of each row and the currency; also for days that have none, in the clinic's.
    pub async fn money(
        &self,
        db: &impl ConnectionTrait,
        currency: Currency,
    ) -> Result<BTreeMap<(String, Currency), MoneyFigures>> {
        let mut figures: BTreeMap<(String, Currency), MoneyFigures> =
            self.keys().map(|key| ((key, currency), MoneyFigures::default())).collect();
        for row in self.rows::<MoneyRow>(db, MONEY).await? {
            let MoneyRow { charged, tax, refunded, tax_refunded, paid, failed, .. } = row;
            let of_row = MoneyFigures { charged, tax, refunded, tax_refunded, paid, failed };
            *figures.entry((self.key(row.day, row.grouped_as), row.currency)).or_default() += of_row;
        }
        Ok(figures)
    }

    async fn rows<T: FromQueryResult>(&self, db: &impl ConnectionTrait, sql: &str) -> Result<Vec<T>> {
        let column = if self.by.kept() == By::Day { "day" } else { "grouped_as" };
        let values =
            [self.clinic_id.into(), self.by.kept().to_string().into(), self.first.into(), self.last.into()];
        let statement = database::statement(db.get_database_backend(), &format!("{sql}{column}"), values);
        Ok(T::find_by_statement(statement).all(db).await?)
    }

    /// The rows that there are whatever happened: a gap in a chart would be taken for the end of it.
    fn keys(&self) -> impl Iterator<Item = String> {
        let days = (self.first..=self.last).filter_map(|day| key_of(self.by, day));
        days.chain(self.by.words().into_iter().map(str::to_owned))
    }

    /// What a row is called: a date, a month, or the group as it is kept.
    fn key(&self, day: i32, grouped_as: String) -> String {
        key_of(self.by, day).unwrap_or(grouped_as)
    }
}

/// The key of a day where rows are days or months.
pub fn key_of(by: By, day: i32) -> Option<String> {
    let date = date_of(day);
    match by {
        By::Day => Some(date.to_string()),
        By::Month => Some(date.strftime("%Y-%m").to_string()),
        _ => None,
    }
}
