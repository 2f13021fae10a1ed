//! Make a visit longer or shorter: it begins when it did and costs what it did, only its end is another. Nobody is written to.

use kernel::{
    fields::{Check, Complaint, whole},
    id::AppointmentId,
    time::Instant,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    exchange::{Exchange, exchange},
    expire::expire_where,
    extend_hold::hold_expired,
    hold::overbooking,
    model::Status,
    reschedule::refuse_unavailable,
    store::{self, Appointment, tried},
    views::AppointmentView,
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
    retrying,
    schedule::{self, Stretch},
};

/// As long as a service may be.
const DURATION_MINUTES: std::ops::RangeInclusive<i64> = 5..=480;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResizeInput {
    /// From 5 to 480, a multiple of five.
    #[schema(required = true, example = 30)]
    pub duration_minutes: Option<i64>,
    /// The visit may run into others, and this says why; only the clinic's people read it. At most 300 characters.
    pub overbook_reason: Option<String>,
}

/// What is wanted, once parsed.
struct Wanted {
    minutes: i64,
    overbook_reason: Option<String>,
}

/// Changes how long a visit takes that is not over yet. What it gains must be within the doctor's hours and free, unless a
/// reason is given to run into others; a visit that was booked over others stays so. 409 `time_taken` leaves it as it was; so does 412, where it is no longer the
/// `version` that this was decided on. Once moved, a visit takes as long as those at its new time do.
pub async fn resize(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
    input: ResizeInput,
) -> Result<AppointmentView> {
    let reach = actor.reach(Action::RunDesk)?;
    let wanted = parse(input)?;
    let resized = tried(|| retrying(|| attempt(app, actor, &reach, id, version, &wanted))).await?;
    resized.ok_or_else(schedule::time_taken)
}

/// One try: nothing when the database found what it gains taken.
async fn attempt(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: AppointmentId,
    version: Option<i64>,
    Wanted { minutes, overbook_reason }: &Wanted,
) -> Result<Option<AppointmentView>> {
    let old = store::reachable(app, reach, id).await?;
    if version.is_some_and(|version| version != old.version) {
        return Err(Error::version_mismatch());
    }
    refuse_over(&old, app.now())?;
    let gained_minutes = *minutes - old.minutes();
    if gained_minutes == 0 {
        let detail = "This is how long it takes already.";
        return Err(Error::field("duration_minutes", "unchanged", detail));
    }
    let plan = schedule::plan_of(app, old.doctor_id).await?;
    let lane = if gained_minutes > 0 {
        refuse_unavailable(&plan)?;
        let resources = old.resources();
        let (visit, claimed, lane) = (old.claim_of_patient().span, old.claimed(), old.lane());
        let (resources, over) = (&*resources, overbook_reason.is_some());
        let wanted = Stretch { visit, claimed, lane, resources, gained_minutes, over };
        match schedule::stretch(app, old.doctor_id, wanted).await {
            Ok(lane) => lane,
            Err(error) if schedule::meets_others(&error) => {
                // A hold that has run out may be what stands in the way.
                let is_freed = expire_where(app, store::in_the_way(&plan)).await? > 0;
                return if is_freed { Ok(None) } else { Err(error) };
            }
            Err(error) => return Err(error),
        }
    } else {
        old.lane()
    };
    let new = Appointment {
        ends_at: old.ends_at.plus_minutes(gained_minutes),
        claimed_until: old.claimed_until.plus_minutes(gained_minutes),
        lane: i32::from(lane),
        // In another lane it is one that was free, unless the doctor does not have that lane.
        overbook_reason: match lane == old.lane() {
            true => old.overbook_reason.clone(),
            false => overbook_reason.clone().filter(|_| lane >= plan.lanes()),
        },
        ..old.clone()
    };
    let detail = serde_json::json!({"from_minutes": old.minutes(), "to_minutes": minutes,
        "overbooked": new.overbook_reason.is_some()});
    let entry = Entry::new("appointment.resize", id).detail(detail);
    let fact = Some(Fact::AppointmentResized { appointment_id: id });
    exchange(app, actor, Exchange { plan: &plan, old: &old, new, entry, fact, instead: None }).await
}

/// A visit may run over as long as it goes on; what is over has the length it had.
fn refuse_over(visit: &Appointment, now: Instant) -> Result<()> {
    match visit.status {
        Status::Held if visit.hold_is_over(now) => Err(hold_expired()),
        Status::Expired => Err(hold_expired()),
        Status::Held | Status::Confirmed | Status::CheckedIn | Status::InProgress => Ok(()),
        Status::Completed | Status::NoShow | Status::Cancelled => {
            Err(visit.status.illegal(Status::InProgress))
        }
    }
}

fn parse(input: ResizeInput) -> Result<Wanted> {
    let mut check = Check::new();
    let minutes = check.required("duration_minutes", input.duration_minutes, duration);
    let overbook_reason = check.optional("overbook_reason", input.overbook_reason, overbooking);
    check.build(|| Some(Wanted { minutes: minutes?, overbook_reason })).map_err(Error::fields)
}

fn duration(minutes: i64) -> Result<i64, Complaint> {
    let minutes = whole(minutes, DURATION_MINUTES)?;
    match minutes % 5 {
        0 => Ok(minutes),
        _ => Err(Complaint::new("not_on_grid", "Choose a multiple of five minutes.")),
    }
}
