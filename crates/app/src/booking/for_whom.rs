//! Whom somebody may book for: whoever works at a clinic, for everybody they reach there; everywhere else each is a patient,
//! who books for themselves and their own people.

use kernel::id::{ClinicId, PatientId};

use crate::{
    App,
    access::{Action, Actor, Reach},
    error::{Error, Result},
    patients::{self, Patient},
    schedule::Plan,
};

/// Whether the actor books at this doctor's clinic for others.
pub fn is_staff(actor: &Actor, plan: &Plan) -> bool {
    books_at(actor, plan.clinic.id)
}

/// The patient of an id, or of none: the actor's own record.
pub async fn patient(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    id: Option<PatientId>,
) -> Result<Patient> {
    match id {
        Some(id) => bookable(app, actor, clinic_id, id).await,
        None => {
            let own = patients::self_of(app.db.read(), actor.signed_in()?).await?;
            own.ok_or_else(|| Error::field("patient_id", "required", "Say for whom."))
        }
    }
}

/// A patient whom the actor may book for at a clinic; 404 for everybody else.
pub async fn bookable(app: &App, actor: &Actor, clinic_id: ClinicId, id: PatientId) -> Result<Patient> {
    let reach = actor.reach(Action::Book)?;
    let reach = match books_at(actor, clinic_id) {
        true => reach,
        false => Reach { account_id: reach.account_id, ..Reach::nothing() },
    };
    patients::reachable(app, &reach, id).await
}

fn books_at(actor: &Actor, clinic_id: ClinicId) -> bool {
    let reach = actor.reach(Action::BookForOthers);
    reach.is_ok_and(|reach| reach.covers(None, Some(clinic_id), None))
}
