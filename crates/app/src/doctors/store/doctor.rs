//! The table `doctors`.

use kernel::{
    id::{AccountId, ClinicId, DepartmentId, DoctorId},
    person::Gender,
    time::{Date, Instant},
};
use sea_orm::entity::prelude::*;

use crate::doctors::model::{Mode, Status};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "doctors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DoctorId,
    pub account_id: Option<AccountId>,
    pub clinic_id: ClinicId,
    pub department_id: Option<DepartmentId>,
    pub full_name: String,
    pub registration_number: String,
    /// From this date on the registration no longer holds.
    pub registration_expiry: Date,
    pub description: String,
    pub gender: Option<Gender>,
    /// Minor units of the clinic's currency.
    pub consultation_fee: i64,
    pub accepts_new: bool,
    /// Words separated by spaces; see [`Model::modes`].
    pub modes: String,
    /// ISO 639 codes separated by spaces.
    pub languages: String,
    pub practising_since: Option<i32>,
    pub photo_key: Option<String>,
    pub status: Status,
    pub capacity: i32,
    pub rating_sum: i64,
    pub rating_count: i64,
    /// Different patients with a completed visit.
    pub patients_seen: i64,
    /// Visits that took place.
    pub visits_completed: i64,
    /// Visits that the doctor or the clinic called off, or that came to nothing with the patient there.
    pub visits_let_down: i64,
    pub schedule_version: i64,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_public(&self) -> bool {
        self.status == Status::Approved
    }

    pub fn modes(&self) -> Vec<Mode> {
        self.modes.split_whitespace().filter_map(|word| word.parse().ok()).collect()
    }

    pub fn languages(&self) -> Vec<String> {
        self.languages.split_whitespace().map(str::to_owned).collect()
    }

    /// How many visits this doctor's times take at once, at least one.
    pub fn lanes(&self) -> u16 {
        u16::try_from(self.capacity).unwrap_or(1).max(1)
    }
}
