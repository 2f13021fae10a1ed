//! Letters are asked for by reactions, queued as jobs, and written when they are sent.

use jiff::ToSpan;
use kernel::{id::AppointmentId, time::Instant};

use super::Letter;
use crate::{
    App, booking, clinics,
    error::{Error, Result},
    jobs::{self, Asked, Job},
    notifications::MailError,
    visits,
};

/// Asks for a letter about something, once: the second of two askings changes nothing.
pub fn tell(letter: Letter, about: &str) -> Asked {
    asked(letter, about, format!("mail/{letter}/{about}"))
}

/// Asks for the letter about a visit as it stands now, if there is something to tell. One letter a change, whichever
/// asks for it first: somebody whose appointment was confirmed and at once moved hears only of where it ended up. A
/// cancellation is told only to somebody who was told, or is about to be told, that there was an appointment.
pub async fn tell_of_visit(app: &App, letter: Letter, id: AppointmentId) -> Result<Option<Asked>> {
    let Some((status, sequence)) = booking::standing_of(app, id).await? else { return Ok(None) };
    let worth_telling = match letter {
        Letter::AppointmentCancelled => {
            let earlier: Vec<String> = (0..sequence).map(|sequence| visit_key(id, sequence)).collect();
            status == booking::Status::Cancelled && jobs::any_queued(&app.db, &earlier).await?
        }
        _ => status == booking::Status::Confirmed,
    };
    Ok(worth_telling.then(|| asked(letter, &format!("{id}/{sequence}"), visit_key(id, sequence))))
}

/// How many days before the day to come again its letter is sent: early enough to find a time.
const REMINDED_DAYS_BEFORE: i64 = 5;

/// At this hour of the clinic's day.
const REMINDED_AT: i8 = 9;

/// Asks for the letter that reminds of the day to come again; none where that would be sent at once: the patient has
/// just heard it from the doctor. One letter for each writing of the summary, and only the last of them is sent.
pub async fn remind_of_follow_up(app: &App, id: AppointmentId) -> Result<Option<Asked>> {
    let Some(asked_for) = visits::follow_up(app, id).await? else { return Ok(None) };
    let clinic = clinics::by_id(app.db.read(), asked_for.clinic_id).await?;
    let zone = clinic.ok_or_else(|| Error::broken("a summary's clinic is gone"))?.zone()?;
    let day = asked_for.on.saturating_sub(REMINDED_DAYS_BEFORE.days());
    let hour = day.at(REMINDED_AT, 0, 0, 0).to_zoned(zone);
    let hour = hour.map_err(|error| Error::broken_by("a day of a summary has no morning", error))?;
    let due_at = Instant::from(hour.timestamp());
    if due_at <= app.now() {
        return Ok(None);
    }
    let asked = tell(Letter::FollowUp, &format!("{id}/{}", asked_for.version));
    Ok(Some(Asked { due_at: Some(due_at), ..asked }))
}

fn visit_key(id: AppointmentId, sequence: i32) -> String {
    format!("mail/visit/{id}/{sequence}")
}

fn asked(letter: Letter, about: &str, dedup_key: String) -> Asked {
    let job = Job::Mail { letter: letter.to_string(), about: about.to_owned() };
    Asked { job, dedup_key, due_at: None }
}

/// Writes a queued letter and hands it to the mailer; for the worker, as often as it takes. A letter that would tell
/// what is no longer so is dropped.
pub async fn send(app: &App, letter: &str, about: &str) -> Result<()> {
    let letter: Letter = letter.parse().map_err(|e| Error::broken_by("a letter of an unknown kind", e))?;
    let Some(written) = letter.write(app, about).await? else {
        tracing::debug!(letter = %letter, "a letter was dropped: there is nothing to tell any more");
        return Ok(());
    };
    let language = written.language();
    let mail = written.draft.into_mail(language, written.to.email, format!("{letter}/{about}"));
    match app.ports.mailer.send(mail).await {
        Ok(()) => Ok(()),
        Err(MailError::Unavailable(cause)) => {
            Err(Error::broken_by("the mail server does not take the mail now", cause))
        }
        // Somebody waits to hear why.
        Err(MailError::Refused(cause)) if letter == Letter::TestMail => {
            Err(Error::broken_by("the mail server refuses the mail", cause))
        }
        // Trying again would be refused again.
        Err(MailError::Refused(cause)) => {
            tracing::warn!(letter = %letter, error = %cause, "the mail server refuses the mail");
            Ok(())
        }
    }
}
