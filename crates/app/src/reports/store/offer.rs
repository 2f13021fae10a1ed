//! The tables `report_offers`, `report_offers_elsewhere` and `report_clinics`.

use database::Tx;
use kernel::id::{ClinicId, DepartmentId, DoctorId};
use sea_orm::{QueryOrder, Set, entity::prelude::*};

use super::{Offer, ROWS};
use crate::error::Result;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_offers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub clinic_id: ClinicId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub doctor_id: DoctorId,
    pub department_id: Option<DepartmentId>,
    pub minutes: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod elsewhere {
    use kernel::id::{ClinicId, DepartmentId, DoctorId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_offers_elsewhere")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub clinic_id: ClinicId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub doctor_id: DoctorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub department_id: DepartmentId,
        pub minutes: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod clinic {
    use kernel::id::ClinicId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_clinics")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub clinic_id: ClinicId,
        pub closed_through: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Up to which day each clinic's offers are kept.
pub async fn closed(db: &impl ConnectionTrait) -> Result<Vec<(ClinicId, i32)>> {
    let rows = clinic::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.clinic_id, row.closed_through)).collect())
}

/// The same of one clinic, where anything is kept.
pub async fn closed_through(db: &impl ConnectionTrait, clinic_id: ClinicId) -> Result<Option<i32>> {
    Ok(clinic::Entity::find_by_id(clinic_id).one(db).await?.map(|row| row.closed_through))
}

/// What doctors offered on days that are kept.
pub async fn offers(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    first: i32,
    last: i32,
) -> Result<Vec<Offer>> {
    let rows = Entity::find()
        .filter(Column::ClinicId.eq(clinic_id))
        .filter(Column::Day.between(first, last))
        .order_by_asc(Column::Day)
        .all(db)
        .await?;
    let elsewhere = elsewhere::Entity::find()
        .filter(elsewhere::Column::ClinicId.eq(clinic_id))
        .filter(elsewhere::Column::Day.between(first, last))
        .all(db)
        .await?;
    let offer = |Model { day, doctor_id, department_id, minutes, .. }| Offer {
        day,
        doctor_id,
        department_id,
        is_elsewhere: false,
        minutes,
    };
    let other = |elsewhere::Model { day, doctor_id, department_id, minutes, .. }| Offer {
        day,
        doctor_id,
        department_id: Some(department_id),
        is_elsewhere: true,
        minutes,
    };
    let mut offers: Vec<Offer> =
        rows.into_iter().map(offer).chain(elsewhere.into_iter().map(other)).collect();
    offers.sort_by_key(|offer| offer.day);
    Ok(offers)
}

/// Keeps what was offered up to `through`, unless somebody has since `before`.
pub async fn close(
    tx: &Tx,
    clinic_id: ClinicId,
    before: Option<i32>,
    through: i32,
    offers: &[Offer],
) -> Result<bool> {
    let first_to_close = match before {
        None => {
            let row = clinic::ActiveModel { clinic_id: Set(clinic_id), closed_through: Set(through) };
            database::insert_if_absent(tx, row, [clinic::Column::ClinicId]).await?
        }
        Some(before) => {
            let closed = clinic::Entity::update_many()
                .col_expr(clinic::Column::ClosedThrough, Expr::value(through))
                .filter(clinic::Column::ClinicId.eq(clinic_id))
                .filter(clinic::Column::ClosedThrough.eq(before))
                .exec(&**tx)
                .await?;
            closed.rows_affected == 1
        }
    };
    if first_to_close {
        let row = |offer: &Offer| ActiveModel {
            clinic_id: Set(clinic_id),
            day: Set(offer.day),
            doctor_id: Set(offer.doctor_id),
            department_id: Set(offer.department_id),
            minutes: Set(offer.minutes),
        };
        let other = |offer: &Offer| {
            Some(elsewhere::ActiveModel {
                clinic_id: Set(clinic_id),
                day: Set(offer.day),
                doctor_id: Set(offer.doctor_id),
                department_id: Set(offer.department_id.filter(|_| offer.is_elsewhere)?),
                minutes: Set(offer.minutes),
            })
        };
        let rows: Vec<_> = offers.iter().filter(|offer| !offer.is_elsewhere).map(row).collect();
        for rows in rows.chunks(ROWS) {
            Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
        }
        let rows: Vec<_> = offers.iter().filter_map(other).collect();
        for rows in rows.chunks(ROWS) {
            elsewhere::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
        }
    }
    Ok(first_to_close)
}
