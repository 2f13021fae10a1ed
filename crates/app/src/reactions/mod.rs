//! Who acts when something happened: one exhaustive match. Every reaction bears being run again.

mod perform;

pub use perform::{perform_due, sweep};

use crate::{
    App, booking, doctors,
    error::Result,
    notifications::{Letter, tell, tell_of_visit},
    outbox::{self, Fact, Waiting},
    payments, search,
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
            match react(app, item).await {
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

async fn react(app: &App, waiting: &Waiting) -> Result<()> {
    // The operation did so itself; but it may have run in another process, or died before it could.
    app.schedules.forget(&waiting.fact);
    match &waiting.fact {
        Fact::AccountRegistered { account_id } | Fact::EmailConfirmationAsked { account_id } => {
            tell(app, Letter::ConfirmEmail, &format!("{account_id}/{}", waiting.number)).await?;
        }
        Fact::PasswordResetAsked { account_id } => {
            tell(app, Letter::ResetPassword, &format!("{account_id}/{}", waiting.number)).await?;
        }
        Fact::DoctorChanged { doctor_id } | Fact::ScheduleChanged { doctor_id } => {
            app.pages.forget(*doctor_id);
            app.schedules.schedule_changed(*doctor_id);
            search::refresh_doctor(app, *doctor_id).await?;
        }
        Fact::TimesChanged { doctor_id } => search::refresh_times(app, *doctor_id),
        Fact::ClinicChanged { clinic_id } => {
            app.pages.forget_all();
            // Prices and holds follow the clinic's terms.
            for doctor_id in doctors::in_clinic(app.db.read(), *clinic_id).await? {
                app.schedules.schedule_changed(doctor_id);
            }
            search::refresh_clinic(app, *clinic_id).await?;
        }
        Fact::DepartmentChanged { department_id } => {
            app.pages.forget_all();
            search::refresh_department(app, *department_id).await?;
        }
        Fact::CatalogueChanged => {
            app.pages.forget_all();
            search::refresh_catalogue(app).await?;
        }
        Fact::ReindexAsked => {
            search::rebuild(app).await?;
        }
        Fact::AppointmentConfirmed { appointment_id } => {
            tell_of_visit(app, Letter::AppointmentConfirmed, *appointment_id).await?;
        }
        Fact::AppointmentMoved { appointment_id } => {
            tell_of_visit(app, Letter::AppointmentMoved, *appointment_id).await?;
        }
        Fact::AppointmentCancelled { appointment_id } => {
            tell_of_visit(app, Letter::AppointmentCancelled, *appointment_id).await?;
        }
        Fact::AppointmentHeld { .. } | Fact::AppointmentExpired { .. } => {}
        Fact::AppointmentProgressed { .. } => {}
        Fact::ChargePaid { charge_id } => {
            if let Some(payable_id) = payments::payable_of(app, *charge_id).await? {
                booking::confirm_paid(app, payable_id).await?;
            }
        }
        Fact::ChargeFailed { charge_id } => {
            // Whoever is still waiting for the answer reads it on the page.
            if payments::failed_late(app, *charge_id).await? {
                tell(app, Letter::PaymentFailed, &charge_id.to_string()).await?;
            }
        }
        Fact::RefundAsked { .. } => {}
        Fact::RefundSettled { refund_id } => {
            tell(app, Letter::PaymentRefunded, &refund_id.to_string()).await?;
        }
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
