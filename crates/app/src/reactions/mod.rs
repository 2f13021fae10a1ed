//! Who acts when something happened: one exhaustive match. Every reaction bears being run again.

use crate::{
    App,
    error::Result,
    outbox::{self, Fact},
};

/// How many facts are taken at a time.
const BATCH: u64 = 200;

/// Reacts to everything that waits, oldest first; gives how many facts are done. Only one drain runs at a time, and a
/// caller that waited for another's drain knows that its own facts are reacted to as well.
pub async fn drain(app: &App) -> Result<usize> {
    let _turn = app.reacting.lock().await;
    let mut total = 0;
    loop {
        let waiting = outbox::waiting(&app.db, app.now(), BATCH).await?;
        if waiting.is_empty() {
            return Ok(total);
        }
        let mut done = Vec::with_capacity(waiting.len());
        for item in &waiting {
            match react(app, &item.fact).await {
                Ok(()) => done.push(item.number),
                Err(error) => {
                    tracing::warn!(fact.number = item.number, fact.attempts = item.attempts, error = %chain(&error),
                        "a reaction failed and will be tried again");
                    let retry_at = crate::jobs::next_try(app.now(), item.attempts);
                    outbox::postpone(&app.db, item.number, retry_at).await?;
                }
            }
        }
        outbox::done(&app.db, &done).await?;
        total += done.len();
    }
}

async fn react(_app: &App, fact: &Fact) -> Result<()> {
    match fact {
        Fact::AccountRegistered { .. } | Fact::PasswordResetAsked { .. } => {}
        Fact::DoctorChanged { .. } | Fact::ScheduleChanged { .. } | Fact::TimesChanged { .. } => {}
        Fact::ClinicChanged { .. } => {}
        Fact::DepartmentChanged { .. } | Fact::CatalogueChanged => {}
        Fact::AppointmentHeld { .. } | Fact::AppointmentConfirmed { .. } | Fact::AppointmentMoved { .. } => {}
        Fact::AppointmentCancelled { .. } | Fact::AppointmentExpired { .. } => {}
        Fact::AppointmentProgressed { .. } => {}
        Fact::ChargePaid { .. } | Fact::ChargeFailed { .. } => {}
        Fact::RefundAsked { .. } | Fact::RefundSettled { .. } => {}
    }
    Ok(())
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
