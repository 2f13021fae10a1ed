//! Who acts when something happened: one exhaustive match for what is done once ([`drain`]), and one for what every
//! process does for its own memory ([`follow`]). Every reaction bears being run again.

mod follow;
mod index;
mod live;
mod news;
mod perform;
mod publish;

pub(crate) use follow::Following;
pub use follow::{follow, keep_pace};
pub(crate) use index::Untold;
pub use index::{index, index_own};
pub use live::{Change, Changes, Live, changes_after, head, listen};
pub use news::hear;
pub(crate) use news::spread;
pub use perform::{Turn, perform_due, perform_taken, sweep};
pub use publish::publish;

use tracing::Instrument;

use crate::{
    App, booking,
    error::Result,
    jobs::{self, Asked, Job},
    measured,
    notifications::{Letter, remind_of_follow_up, tell, tell_of_emergency, tell_of_visit},
    outbox::{self, Fact, Noted},
    payments, reports,
};

/// How many facts are taken at a time.
const BATCH: u64 = 200;

/// How many rounds follow each other at most once nothing is left behind: a reaction may make something happen, as a
/// payment confirms an appointment.
const FOLLOWING: usize = 3;

/// Reacts to everything that waits now, oldest first; gives how many facts are done. Only one drain runs at a time: a
/// caller waits for another's in this process, and does nothing while another process has the turn.
pub async fn drain(app: &App) -> Result<usize> {
    let _turn = app.reacting.lock().await;
    let (mut total, mut caught_up) = (0, 0);
    while let Some(fresh) = outbox::next(app, BATCH).await? {
        let count = fresh.facts.len();
        let mut asked = Vec::new();
        for noted in &fresh.facts {
            let span = tracing::info_span!("fact", fact.kind = noted.kind, fact.number = noted.number);
            match attempt(app, noted).instrument(span).await {
                Ok(letter) => asked.extend(letter),
                Err(error) => {
                    tracing::warn!(fact.number = noted.number, fact.kind = noted.kind, error = %chain(&error),
                        "a reaction failed and will be tried again");
                    asked.push(again(noted));
                }
            }
        }
        // One that only a newer release can read is counted by that.
        let facts: Vec<Fact> = fresh.facts.iter().filter_map(|noted| noted.fact().ok()).collect();
        let touched = reports::touched(app, &facts).await?;
        let Some(tx) = fresh.put_in_order(&app.db).await? else { return Ok(total) };
        jobs::queue(app, &tx, asked).await?;
        reports::mark(&tx, touched).await?;
        tx.commit().await?;
        total += count;
        caught_up += usize::from((count as u64) < BATCH);
        if caught_up == FOLLOWING {
            // What happened meanwhile is the next drain's, so that this one keeps nobody from other work.
            break;
        }
    }
    Ok(total)
}

/// The reaction as a job, so that it is tried again and holds nobody up.
fn again(noted: &Noted) -> Asked {
    let job = Job::React { number: noted.number, fact: noted.payload.clone() };
    Asked { job, dedup_key: format!("react/{}", noted.number), due_at: None }
}

async fn attempt(app: &App, noted: &Noted) -> Result<Option<Asked>> {
    let fact = noted.fact()?;
    let letter = react(app, noted.number, &fact).await?;
    measured::reacted(&fact, noted.happened_at, app.now());
    Ok(letter)
}

/// What is done once, wherever the fact was written. Gives the letter that somebody is to be sent because of it.
async fn react(app: &App, number: i64, fact: &Fact) -> Result<Option<Asked>> {
    Ok(match fact {
        Fact::AccountRegistered { account_id } | Fact::EmailConfirmationAsked { account_id } => {
            Some(tell(Letter::ConfirmEmail, &format!("{account_id}/{number}")))
        }
        Fact::PasswordResetAsked { account_id } => {
            Some(tell(Letter::ResetPassword, &format!("{account_id}/{number}")))
        }
        Fact::SecondFactorChanged { account_id } => {
            Some(tell(Letter::SecondFactorChanged, &format!("{account_id}/{number}")))
        }
        Fact::StaffInvited { invitation_id } => Some(tell(Letter::StaffInvited, &invitation_id.to_string())),
        Fact::EmergencyOpened { emergency_id } => {
            tell_of_emergency(app, *emergency_id).await?;
            None
        }
        Fact::AppointmentConfirmed { appointment_id } => {
            tell_of_visit(app, Letter::AppointmentConfirmed, *appointment_id).await?
        }
        Fact::AppointmentMoved { appointment_id, .. } => {
            booking::close(app, *appointment_id).await?;
            tell_of_visit(app, Letter::AppointmentMoved, *appointment_id).await?
        }
        Fact::AppointmentCancelled { appointment_id } => {
            booking::close(app, *appointment_id).await?;
            tell_of_visit(app, Letter::AppointmentCancelled, *appointment_id).await?
        }
        Fact::AppointmentProgressed { appointment_id } => {
            booking::close(app, *appointment_id).await?;
            None
        }
        Fact::ReplacementOffered { replacement_id } => {
            Some(tell(Letter::ReplacementOffered, &replacement_id.to_string()))
        }
        Fact::ReplacementWithdrawn { replacement_id } => {
            Some(tell(Letter::ReplacementWithdrawn, &replacement_id.to_string()))
        }
        Fact::AppointmentHeld { .. }
        | Fact::AppointmentResized { .. }
        | Fact::AppointmentExpired { .. }
        | Fact::WalkInAdded { .. }
        | Fact::ReviewWritten { .. } => None,
        Fact::SummaryWritten { appointment_id } => remind_of_follow_up(app, *appointment_id).await?,
        Fact::ChargePaid { charge_id } => {
            if let Some(payable_id) = payments::payable_of(app, *charge_id).await? {
                booking::confirm_paid(app, payable_id).await?;
            }
            None
        }
        Fact::ChargeFailed { charge_id } => {
            // Whoever is still waiting for the answer reads it on the page.
            let is_late = payments::failed_late(app, *charge_id).await?;
            is_late.then(|| tell(Letter::PaymentFailed, &charge_id.to_string()))
        }
        Fact::RefundAsked { .. } => None,
        Fact::RefundSettled { refund_id } => {
            // Only then: one that was refused may be paid out after all, and is told of once.
            let is_paid_out = payments::is_paid_out(app, *refund_id).await?;
            is_paid_out.then(|| tell(Letter::PaymentRefunded, &refund_id.to_string()))
        }
        // What is kept in memory of them follows the log in every process.
        Fact::DoctorChanged { .. }
        | Fact::ScheduleChanged { .. }
        | Fact::TimesChanged { .. }
        | Fact::ClinicChanged { .. }
        | Fact::DepartmentChanged { .. }
        | Fact::CatalogueChanged
        | Fact::ReindexAsked => None,
    })
}

/// An error with its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
