//! What surfaces are given.

use std::collections::BTreeMap;

use kernel::{id::ClinicId, money::Currency, time::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::model::{By, Report};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Report)]
pub struct ReportView {
    pub name: Report,
    pub clinic_id: ClinicId,
    /// IANA name; the dates are of this zone.
    pub time_zone: String,
    pub from: Date,
    /// Included.
    pub to: Date,
    pub by: By,
    /// What `values` of each row has, in the order in which people read it.
    pub measures: Vec<Measure>,
    pub rows: Vec<ReportRow>,
    /// All rows together, a row for each currency where money is counted.
    pub total: Vec<ReportRow>,
    /// The same of as many days before, where the report is about days.
    pub before: Vec<ReportRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ReportMeasure)]
pub struct Measure {
    pub name: &'static str,
    pub unit: Unit,
}

kernel::words! {
    #[schema(as = ReportUnit)]
    pub enum Unit {
        Count = "count",
        Minutes = "minutes",
        Days = "days",
        /// 558 is 5.58 %.
        BasisPoints = "basis_points",
        /// Minor units of the row's currency.
        Money = "money",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReportRow {
    /// A date, a month as `2026-11`, an id, or a word; empty for what belongs to none, and for all together.
    pub group: String,
    /// Of a doctor, a department or a service.
    pub name: Option<String>,
    pub currency: Option<Currency>,
    /// By the name of the measure; `null` where there is nothing to measure.
    pub values: BTreeMap<&'static str, Option<i64>>,
}

impl ReportView {
    /// A measure of all rows together, in the currency that comes first.
    pub fn total_of(&self, measure: &str) -> Option<i64> {
        value(&self.total, measure)
    }

    /// The same of as many days before.
    pub fn before_of(&self, measure: &str) -> Option<i64> {
        value(&self.before, measure)
    }
}

fn value(rows: &[ReportRow], measure: &str) -> Option<i64> {
    rows.first().and_then(|row| row.values.get(measure).copied().flatten())
}
