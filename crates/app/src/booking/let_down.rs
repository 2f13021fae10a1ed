//! Visits that were promised and did not take place, for no reason of the patient's.

use std::collections::BTreeMap;

use kernel::id::{AppointmentId, DoctorId};
use sea_orm::{ExprTrait, QueryOrder, entity::prelude::*};

use super::{
    archived,
    counted::cancelled_as_held,
    model::{CancelledBy, Status},
    store::{Appointment, Column, Entity},
};
use crate::{App, error::Result};

/// Archived records held in memory at a time.
const AT_ONCE: u64 = 500;

/// Why a visit whose doctor is away is called off, whoever says so, as its patient reads it.
pub const DOCTOR_AWAY: &str = "doctor_away";

/// How a visit is called off.
#[derive(Clone, Copy)]
pub struct Ending<'a> {
    pub by: CancelledBy,
    pub reason: &'a str,
    /// Where the clinic keeps its fee, it says that the patient called too late.
    pub kept_fee: Option<i64>,
}

impl Ending<'_> {
    /// Whether it lets the patient of a visit down: it is the doctor or the clinic that cannot keep it, or the patient has
    /// come and goes unseen. A time that was only held was promised to nobody.
    pub fn lets_down(&self, visit: &Appointment) -> bool {
        let promised = matches!(visit.status, Status::Confirmed | Status::CheckedIn);
        promised && self.would_let_down(visit.arrived_at.is_some())
    }

    fn would_let_down(&self, has_come: bool) -> bool {
        let for_the_clinic = self.by != CancelledBy::Patient || self.reason == DOCTOR_AWAY;
        self.kept_fee.is_none() && (has_come || for_the_clinic)
    }

    fn of(visit: &Appointment) -> Option<Ending<'_>> {
        let reason = visit.cancel_reason.as_deref().unwrap_or_default();
        Some(Ending { by: visit.cancelled_by?, reason, kept_fee: visit.kept_fee })
    }
}

/// How many visits of each doctor let their patient down, counted from the visits themselves, archived ones too.
pub(super) async fn counted(app: &App) -> Result<BTreeMap<DoctorId, i64>> {
    let mut let_down: BTreeMap<AppointmentId, DoctorId> = BTreeMap::new();
    let mut add = |visit: &Appointment| {
        if Ending::of(visit).is_some_and(|ending| ending.would_let_down(visit.arrived_at.is_some())) {
            let_down.insert(visit.id, visit.doctor_id);
        }
    };
    let live =
        Entity::find().filter(Column::Status.eq(Status::Cancelled)).filter(Column::KeptFee.is_null()).filter(
            Column::CancelledBy
                .ne(CancelledBy::Patient)
                .or(Column::ArrivedAt.is_not_null())
                .or(Column::CancelReason.eq(DOCTOR_AWAY)),
        );
    live.all(app.db.read()).await?.iter().for_each(&mut add);
    let long_over = archived::Entity::find().filter(archived::Column::Status.eq(Status::Cancelled));
    let mut pages = long_over.order_by_asc(archived::Column::Id).paginate(app.db.read(), AT_ONCE);
    while let Some(rows) = pages.fetch_and_next().await? {
        archived::whole(app, &rows).await?.values().for_each(&mut add);
    }
    let held = cancelled_as_held(app, let_down.keys().copied()).await?;
    let mut counted = BTreeMap::new();
    for (_, doctor_id) in let_down.into_iter().filter(|(id, _)| !held.contains(id)) {
        *counted.entry(doctor_id).or_default() += 1;
    }
    Ok(counted)
}
