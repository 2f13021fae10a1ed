//! Holidays of a clinic and the visits in them: whom they would affect, entering them, taking them back.

use kernel::id::{ClinicId, HolidayId};

use super::{
    leave::{Affected, CrossedOut, Known, views_within},
    views::AppointmentView,
};
use crate::{
    App,
    access::Actor,
    error::{Kind, Problem, Result},
    schedule::{self, HolidayInput, HolidayView},
};

const AFFECTED: &str = "Patients have appointments on these days. Look at them, then confirm the holiday.";

/// Closes a clinic for some days. While appointments lie in them that the caller has not seen, 409
/// `appointments_affected` with `appointments`.
pub async fn add_holiday(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: HolidayInput,
    visits: Affected,
) -> Result<HolidayView> {
    let beside = CrossedOut::new(visits);
    match schedule::add_holiday(app, actor, clinic_id, input.clone(), &beside).await {
        Err(error) if error.is_code("appointments_affected") => {
            let affected = affected_by_holiday(app, actor, clinic_id, &input).await?;
            let problem = Problem::new(Kind::Conflict, "appointments_affected", AFFECTED);
            Err(problem.with("appointments", affected).into())
        }
        added => added,
    }
}

/// Opens the days again: visits in them stay, except those whose patients have chosen other times.
pub async fn remove_holiday(app: &App, actor: &Actor, clinic_id: ClinicId, id: HolidayId) -> Result<()> {
    let beside = CrossedOut::new(Affected { known: Known::Unasked, are_offered_times: false });
    schedule::remove_holiday(app, actor, clinic_id, id, &beside).await
}

/// The appointments that a holiday would meet, for those who may enter it.
pub async fn affected_by_holiday(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: &HolidayInput,
) -> Result<Vec<AppointmentView>> {
    let (doctor_ids, from, until) = schedule::parse_days(app, actor, clinic_id, input).await?;
    views_within(app, actor, &doctor_ids, from, until).await
}
