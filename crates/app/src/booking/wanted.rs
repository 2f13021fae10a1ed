//! What a list is asked for, as a condition over either table of appointments.

use kernel::{
    id::{AccountId, AppointmentId},
    paging,
    time::Instant,
};
use sea_orm::{ColumnTrait, Condition};

use super::{archive_due::ENDED, archived, list::ListInput, store};
use crate::{
    access::{Action, Actor, Reach},
    error::{Error, Result},
};

/// The columns that both tables have.
pub struct Columns<C> {
    pub id: C,
    pub clinic_id: C,
    pub doctor_id: C,
    pub patient_id: C,
    pub account_id: C,
    pub status: C,
    pub starts_at: C,
    pub total: C,
}

pub const LIVE: Columns<store::Column> = Columns {
    id: store::Column::Id,
    clinic_id: store::Column::ClinicId,
    doctor_id: store::Column::DoctorId,
    patient_id: store::Column::PatientId,
    account_id: store::Column::AccountId,
    status: store::Column::Status,
    starts_at: store::Column::StartsAt,
    total: store::Column::Total,
};

pub const ARCHIVED: Columns<archived::Column> = Columns {
    id: archived::Column::Id,
    clinic_id: archived::Column::ClinicId,
    doctor_id: archived::Column::DoctorId,
    patient_id: archived::Column::PatientId,
    account_id: archived::Column::AccountId,
    status: archived::Column::Status,
    starts_at: archived::Column::StartsAt,
    total: archived::Column::Total,
};

pub struct Wanted<'a> {
    reach: Reach,
    /// Whose own, where only the caller's own are asked for.
    own: Option<AccountId>,
    cursor: Option<(Instant, AppointmentId)>,
    input: &'a ListInput,
}

impl<'a> Wanted<'a> {
    pub fn parse(actor: &Actor, input: &'a ListInput) -> Result<Self> {
        let reach = actor.reach(Action::ReadAppointments)?;
        let own = if input.own { Some(actor.signed_in()?) } else { None };
        let cursor = match &input.page.cursor {
            Some(cursor) => {
                let (key, id) = paging::parse_cursor(cursor).ok_or_else(Error::unknown_cursor)?;
                Some((Instant(key), AppointmentId(id)))
            }
            None => None,
        };
        Ok(Self { reach, own, cursor, input })
    }

    /// Whether one that is over may be among them.
    pub fn may_have_ended(&self) -> bool {
        let statuses = &self.input.statuses;
        statuses.is_empty() || statuses.iter().any(|status| ENDED.contains(status))
    }

    pub fn among<C: ColumnTrait>(&self, columns: &Columns<C>) -> Condition {
        let input = self.input;
        let reach =
            self.reach.condition(Some(columns.account_id), Some(columns.clinic_id), Some(columns.doctor_id));
        // Only a list of that patient shows what an emergency opened: everybody else's stays as it is.
        let reach = match input.patient_id.is_some_and(|id| self.reach.is_opened(id)) {
            true => self.reach.or_opened(reach, columns.patient_id),
            false => reach,
        };
        let statuses = Some(&input.statuses).filter(|statuses| !statuses.is_empty());
        Condition::all()
            .add(reach)
            .add_option(self.own.map(|id| columns.account_id.eq(id)))
            .add_option(input.clinic_id.map(|id| columns.clinic_id.eq(id)))
            .add_option(input.patient_id.map(|id| columns.patient_id.eq(id)))
            .add_option(input.doctor_id.map(|id| columns.doctor_id.eq(id)))
            .add_option(statuses.map(|statuses| columns.status.is_in(statuses.iter().copied())))
            .add_option(input.from.map(|from| columns.starts_at.gte(from)))
            .add_option(input.to.map(|to| columns.starts_at.lt(to)))
            .add_option(self.cursor.map(|cursor| behind(columns, cursor, input.ascending)))
    }
}

/// Rows behind a cursor in list order.
fn behind<C: ColumnTrait>(
    columns: &Columns<C>,
    (starts_at, id): (Instant, AppointmentId),
    ascending: bool,
) -> Condition {
    let (later, behind_id) = if ascending {
        (columns.starts_at.gt(starts_at), columns.id.gt(id))
    } else {
        (columns.starts_at.lt(starts_at), columns.id.lt(id))
    };
    Condition::any().add(later).add(Condition::all().add(columns.starts_at.eq(starts_at)).add(behind_id))
}
