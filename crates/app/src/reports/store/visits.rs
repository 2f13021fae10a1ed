//! The table `report_visits`.

use kernel::id::ClinicId;
use sea_orm::{Set, entity::prelude::*};

use crate::reports::model::{By, Group, VisitFigures};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub clinic_id: ClinicId,
    // The key goes on: words cannot be part of it here, and nothing is looked up by it.
    pub grouped_by: By,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
    pub grouped_as: String,
    pub booked: i64,
    pub came: i64,
    pub missed: i64,
    pub cancelled: i64,
    pub cancelled_late: i64,
    pub booked_minutes: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub fn row(clinic_id: ClinicId, group: &Group, figures: &VisitFigures) -> ActiveModel {
    let (grouped_by, day, grouped_as) = group.clone();
    ActiveModel {
        clinic_id: Set(clinic_id),
        grouped_by: Set(grouped_by),
        day: Set(day),
        grouped_as: Set(grouped_as),
        booked: Set(figures.booked),
        came: Set(figures.came),
        missed: Set(figures.missed),
        cancelled: Set(figures.cancelled),
        cancelled_late: Set(figures.cancelled_late),
        booked_minutes: Set(figures.booked_minutes),
    }
}

pub fn group(row: Model) -> (Group, VisitFigures) {
    let Model { booked, came, missed, cancelled, cancelled_late, booked_minutes, .. } = row;
    let figures = VisitFigures { booked, came, missed, cancelled, cancelled_late, booked_minutes };
    ((row.grouped_by, row.day, row.grouped_as), figures)
}
