//! Why is this time closed?

use kernel::{
    id::{DoctorId, ServiceId},
    time::Instant,
};

use super::{
    availability::{on, plan, taken},
    needs::Needs,
    plan::{Ask, Busy},
    refusal::sentence,
    views::{Explanation, ReasonView},
};
use crate::{
    App, doctors,
    error::{Error, Result},
};

/// Whether a visit could start at `at`, and if not, every reason. The codes are those a booking would be refused with.
pub async fn explain(
    app: &App,
    doctor_id: DoctorId,
    at: Instant,
    service_id: Option<ServiceId>,
) -> Result<Explanation> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    if plan.doctor.status != doctors::Status::Approved {
        return Err(Error::not_found("doctor"));
    }
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let ask = Ask { service_id, by_staff: false };
    let needs = Needs::read(app, &plan, ask, on(&plan, at), None).await?;
    let reasons = plan.reasons(ask, at, now, Busy { lanes: &taken.lanes, needs: &needs })?;
    let view = |reason: &kernel::calendar::Reason| ReasonView {
        code: reason.code().to_owned(),
        message: sentence(*reason).to_owned(),
    };
    Ok(Explanation {
        at: at.rfc3339(&plan.tz),
        free: reasons.is_empty(),
        reasons: reasons.iter().map(view).collect(),
    })
}
