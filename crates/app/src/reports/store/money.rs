//! The table `report_money`.

use kernel::{id::ClinicId, money::Currency};
use sea_orm::{Set, entity::prelude::*};

use crate::reports::model::{By, MoneyFigures, MoneyGroup};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_money")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub clinic_id: ClinicId,
    // The key goes on: words cannot be part of it here, and nothing is looked up by it.
    pub grouped_by: By,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
    pub grouped_as: String,
    pub currency: Currency,
    pub charged: i64,
    pub tax: i64,
    pub refunded: i64,
    pub tax_refunded: i64,
    pub paid: i64,
    pub failed: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub fn row(clinic_id: ClinicId, group: &MoneyGroup, figures: &MoneyFigures) -> ActiveModel {
    let (grouped_by, day, grouped_as, currency) = group.clone();
    ActiveModel {
        clinic_id: Set(clinic_id),
        grouped_by: Set(grouped_by),
        day: Set(day),
        grouped_as: Set(grouped_as),
        currency: Set(currency),
        charged: Set(figures.charged),
        tax: Set(figures.tax),
        refunded: Set(figures.refunded),
        tax_refunded: Set(figures.tax_refunded),
        paid: Set(figures.paid),
        failed: Set(figures.failed),
    }
}

pub fn group(row: Model) -> (MoneyGroup, MoneyFigures) {
    let Model { charged, tax, refunded, tax_refunded, paid, failed, .. } = row;
    let figures = MoneyFigures { charged, tax, refunded, tax_refunded, paid, failed };
    ((row.grouped_by, row.day, row.grouped_as, row.currency), figures)
}
