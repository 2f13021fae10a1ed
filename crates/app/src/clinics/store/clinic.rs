//! The table `clinics`.

use jiff::tz::TimeZone;
use kernel::{id::ClinicId, money::Currency, time::Instant};
use sea_orm::entity::prelude::*;

use crate::error::{Error, Result};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "clinics")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClinicId,
    pub name: String,
    pub time_zone: String,
    pub currency: Currency,
    /// Basis points, 0..=10000.
    pub tax_rate_bp: i32,
    pub phone: Option<String>,
    pub address: String,
    pub city: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// How long a chosen time is kept, 1..=60.
    pub hold_minutes: i32,
    /// Visits may be confirmed without paying first.
    pub pay_at_desk: bool,
    pub cancel_notice_minutes: i32,
    /// What is kept when a patient cancels later than the notice, in basis points of the price; nothing: only the clinic
    /// may cancel then.
    pub late_cancel_fee_bp: Option<i32>,
    /// What is kept when a patient does not come, in basis points of the price.
    pub no_show_fee_bp: i32,
    /// Printed on invoices.
    pub tax_number: Option<String>,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The zone in which everything of this clinic is shown.
    pub fn zone(&self) -> Result<TimeZone> {
        kernel::time::zone(&self.time_zone).ok_or_else(|| Error::broken("a clinic's time zone is unknown"))
    }

    pub fn tax_rate(&self) -> u16 {
        u16::try_from(self.tax_rate_bp).unwrap_or(0)
    }

    /// What is kept of a price of `total` minor units when its patient cancels late; nothing where patients may not.
    pub fn late_cancel_fee(&self, total: i64) -> Option<i64> {
        let basis_points = u16::try_from(self.late_cancel_fee_bp?).unwrap_or(0);
        Some(kernel::money::share(total, basis_points))
    }

    /// What is kept of a price of `total` minor units when its patient does not come.
    pub fn no_show_fee(&self, total: i64) -> i64 {
        kernel::money::share(total, u16::try_from(self.no_show_fee_bp).unwrap_or(0))
    }
}
