//! What surfaces are given of summaries and reviews.

use jiff::tz::TimeZone;
use kernel::id::{AppointmentId, DoctorId, ReviewId};
use serde::Serialize;
use utoipa::ToSchema;

use super::store::{ReviewStatus, item, review, summary};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SummaryView {
    pub appointment_id: AppointmentId,
    /// What was found and done.
    pub notes: String,
    pub prescription: Vec<PrescriptionItem>,
    pub diet: String,
    pub exercise: String,
    #[schema(format = Date)]
    pub follow_up_on: Option<String>,
    #[schema(format = DateTime)]
    pub written_at: String,
    /// Rises with every writing, from 1.
    pub version: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PrescriptionItem {
    pub name: String,
    /// What is in it.
    pub formula: String,
    /// How much of it, how often, for how long.
    pub dosage: String,
    pub brand: String,
}

impl SummaryView {
    pub(super) fn of(summary: summary::Model, items: Vec<item::Model>, zone: &TimeZone) -> Self {
        let prescription = items.into_iter().map(|item::Model { name, formula, dosage, brand, .. }| {
            PrescriptionItem { name, formula, dosage, brand }
        });
        Self {
            appointment_id: summary.appointment_id,
            notes: summary.notes,
            prescription: prescription.collect(),
            diet: summary.diet,
            exercise: summary.exercise,
            follow_up_on: summary.follow_up_on,
            written_at: summary.written_at.rfc3339(zone),
            version: summary.version,
        }
    }
}

/// A review as its writer and those who moderate see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReviewView {
    pub id: ReviewId,
    pub appointment_id: AppointmentId,
    pub doctor_id: DoctorId,
    /// 1 to 5.
    pub rating: i32,
    pub text: String,
    pub status: ReviewStatus,
    pub hidden_because: Option<String>,
    /// RFC 3339, in UTC.
    #[schema(format = DateTime)]
    pub written_at: String,
    pub version: i64,
}

impl From<review::Model> for ReviewView {
    fn from(row: review::Model) -> Self {
        Self {
            id: row.id,
            appointment_id: row.appointment_id,
            doctor_id: row.doctor_id,
            rating: row.rating,
            text: row.text,
            status: row.status,
            hidden_because: row.hidden_because,
            written_at: row.written_at.rfc3339(&TimeZone::UTC),
            version: row.version,
        }
    }
}

/// A review as everybody sees it: nothing in it tells who wrote it, or of which visit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PublicReview {
    pub id: ReviewId,
    pub rating: i32,
    pub text: String,
    /// The month, as `2026-11`: a day would tell who it was.
    pub written_in: String,
}

impl From<review::Model> for PublicReview {
    fn from(row: review::Model) -> Self {
        let date = row.written_at.date_in(&TimeZone::UTC);
        let written_in = format!("{:04}-{:02}", date.year(), date.month());
        Self { id: row.id, rating: row.rating, text: row.text, written_in }
    }
}
