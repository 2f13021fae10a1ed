//! Letters are queued as jobs by reactions and written when they are sent.

use kernel::id::AppointmentId;

use super::Letter;
use crate::{
    App, booking,
    error::{Error, Result},
    jobs::{self, Job},
    notifications::MailError,
};

/// Queues a letter about something, once: the second of two askings changes nothing.
pub async fn tell(app: &App, letter: Letter, about: &str) -> Result<()> {
    queue(app, letter, about, &format!("mail/{letter}/{about}")).await
}

/// Queues the letter about a visit as it stands now. One letter a change, whichever asks for it first: somebody whose
/// appointment was confirmed and at once moved hears only of where it ended up. A cancellation is told only to
/// somebody who was told, or is about to be told, that there was an appointment.
pub async fn tell_of_visit(app: &App, letter: Letter, id: AppointmentId) -> Result<()> {
    let Some(visit) = booking::for_letter(app, id).await? else { return Ok(()) };
    let worth_telling = match letter {
        Letter::AppointmentCancelled => {
            let earlier: Vec<String> = (0..visit.sequence).map(|sequence| visit_key(id, sequence)).collect();
            visit.status == booking::Status::Cancelled && jobs::any_queued(&app.db, &earlier).await?
        }
        _ => visit.status == booking::Status::Confirmed,
    };
    if !worth_telling {
        return Ok(());
    }
    queue(app, letter, &format!("{id}/{}", visit.sequence), &visit_key(id, visit.sequence)).await
}

fn visit_key(id: AppointmentId, sequence: i32) -> String {
    format!("mail/visit/{id}/{sequence}")
}

async fn queue(app: &App, letter: Letter, about: &str, key: &str) -> Result<()> {
    let job = Job::Mail { letter: letter.to_string(), about: about.to_owned() };
    let tx = app.db.begin().await?;
    jobs::queue(app, &tx, &job, key, app.now()).await?;
    Ok(tx.commit().await?)
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
        // Trying again would be refused again.
        Err(MailError::Refused(cause)) => {
            tracing::warn!(letter = %letter, error = %cause, "the mail server refuses the mail");
            Ok(())
        }
    }
}
