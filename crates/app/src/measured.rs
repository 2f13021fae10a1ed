//! What is counted of the work itself, for whoever runs Doctorly. Counted once it is true: behind the commit.

use kernel::time::Instant;

use crate::{
    error::Result,
    jobs::{Leased, MOST_ATTEMPTS},
    outbox::Fact,
};

/// Begins what alarms are raised by at nought: an increase from nothing to one is none for whoever reads counters.
pub fn count_from_zero() {
    for outcome in ["held", "taken", "refused", "failed"] {
        metrics::counter!("doctorly_holds_total", "outcome" => outcome).increment(0);
    }
    for change in ["confirmed", "moved", "resized", "cancelled", "expired", "progressed", "walked_in"] {
        metrics::counter!("doctorly_appointments_total", "change" => change).increment(0);
    }
    for outcome in ["paid", "failed", "refund_asked", "refund_settled"] {
        metrics::counter!("doctorly_payments_total", "outcome" => outcome).increment(0);
    }
    for outcome in ["proven", "refused", "failed"] {
        metrics::counter!("doctorly_sign_ins_total", "outcome" => outcome).increment(0);
    }
}

/// Counts what a committed fact says.
pub(crate) fn count(fact: &Fact) {
    metrics::counter!("doctorly_facts_total", "fact" => fact.columns().0).increment(1);
    let appointment = |change: &'static str| {
        metrics::counter!("doctorly_appointments_total", "change" => change).increment(1);
    };
    let payment = |outcome: &'static str| {
        metrics::counter!("doctorly_payments_total", "outcome" => outcome).increment(1);
    };
    match fact {
        Fact::AppointmentHeld { .. } => held("held"),
        Fact::AppointmentConfirmed { .. } => appointment("confirmed"),
        Fact::AppointmentMoved { .. } => appointment("moved"),
        Fact::AppointmentResized { .. } => appointment("resized"),
        Fact::AppointmentCancelled { .. } => appointment("cancelled"),
        Fact::AppointmentExpired { .. } => appointment("expired"),
        Fact::AppointmentProgressed { .. } => appointment("progressed"),
        Fact::WalkInAdded { .. } => appointment("walked_in"),
        Fact::ChargePaid { .. } => payment("paid"),
        Fact::ChargeFailed { .. } => payment("failed"),
        Fact::RefundAsked { .. } => payment("refund_asked"),
        Fact::RefundSettled { .. } => payment("refund_settled"),
        Fact::AccountRegistered { .. }
        | Fact::EmailConfirmationAsked { .. }
        | Fact::PasswordResetAsked { .. }
        | Fact::StaffInvited { .. }
        | Fact::EmergencyOpened { .. }
        | Fact::SecondFactorChanged { .. }
        | Fact::DoctorChanged { .. }
        | Fact::ScheduleChanged { .. }
        | Fact::ClinicChanged { .. }
        | Fact::DepartmentChanged { .. }
        | Fact::CatalogueChanged
        | Fact::ReindexAsked
        | Fact::ReplacementOffered { .. }
        | Fact::ReplacementWithdrawn { .. }
        | Fact::SummaryWritten { .. }
        | Fact::ReviewWritten { .. }
        | Fact::TimesChanged { .. } => {}
    }
}

/// Counts a hold that did not come about: somebody else has the time, or it may not be.
pub(crate) fn count_refused_hold<T>(outcome: &Result<T>) {
    match outcome {
        Err(error) if crate::schedule::meets_others(error) => held("taken"),
        Err(error) if error.problem().is_some() => held("refused"),
        Err(_) => held("failed"),
        // Counted by its fact.
        Ok(_) => {}
    }
}

/// Counts somebody who says who they are: the right password, a wrong one or one too many, or nobody could tell.
pub(crate) fn count_sign_in<T>(outcome: &Result<T>) {
    let outcome = match outcome {
        Ok(_) => "proven",
        Err(error) if error.problem().is_some() => "refused",
        Err(_) => "failed",
    };
    metrics::counter!("doctorly_sign_ins_total", "outcome" => outcome).increment(1);
}

/// How long ago the fact happened that everything has now been done about.
pub(crate) fn reacted(fact: &Fact, happened_at: Instant, now: Instant) {
    let seconds = seconds_between(happened_at, now);
    metrics::histogram!("doctorly_reaction_lag_seconds", "fact" => fact.columns().0).record(seconds);
}

/// How long ago a change of the directory happened that is now found by searches.
pub(crate) fn indexed(fact: &Fact, happened_at: Instant, now: Instant) {
    let seconds = seconds_between(happened_at, now);
    metrics::histogram!("doctorly_search_lag_seconds", "fact" => fact.columns().0).record(seconds);
}

/// How an attempt at a job went.
#[derive(Clone, Copy)]
pub(crate) enum Attempt {
    Done,
    /// Nothing failed, but it has to be looked at again.
    Again,
    Failed,
}

/// Counts an attempt at a job that began at `begun`, and how long it took.
pub(crate) fn attempted(leased: &Leased, attempt: Attempt, begun: Instant, now: Instant) {
    let outcome = match attempt {
        Attempt::Done => "done",
        Attempt::Again => "again",
        Attempt::Failed if leased.attempts >= MOST_ATTEMPTS => "dead",
        Attempt::Failed => "failed",
    };
    let kind = leased.kind.clone();
    metrics::counter!("doctorly_jobs_total", "kind" => kind.clone(), "outcome" => outcome).increment(1);
    metrics::histogram!("doctorly_job_seconds", "kind" => kind).record(seconds_between(begun, now));
}

/// Clocks of two machines may differ: nothing happens before its cause.
fn seconds_between(earlier: Instant, later: Instant) -> f64 {
    (later.0 - earlier.0).max(0) as f64 / 1e6
}

fn held(outcome: &'static str) {
    metrics::counter!("doctorly_holds_total", "outcome" => outcome).increment(1);
}
