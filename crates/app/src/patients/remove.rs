//! A patient leaves the lists, alone or with its account. Rows stay: visits and money refer to them.

use kernel::id::{AccountId, PatientId};
use sea_orm::{ExprTrait, QuerySelect, QueryTrait, entity::prelude::*};

use super::store::{self, patient, patient_link};
use crate::{
    App, Work,
    access::{self, Action, Actor},
    audit::Entry,
    doctors,
    error::{Error, Result},
};

/// Whether any of these patients still has a visit ahead. Asked within the transaction, after their rows are taken,
/// of the room that knows: visits are below this one.
pub trait Ahead: Sync {
    fn is_expected(&self, work: &Work<'_>, ids: &[PatientId]) -> impl Future<Output = Result<bool>> + Send;
}

/// Removes somebody the account cares for, or whom the clinic's desk wrote down; a patient who is only known to a
/// clinic by a visit is the account's. What was said of one whom no clinic has seen is forgotten. 409 `self_patient` and
/// `visits_ahead`.
pub async fn remove(app: &App, actor: &Actor, id: PatientId, ahead: &impl Ahead) -> Result<()> {
    let reach = actor.reach(Action::WritePatients)?;
    let mut work = app.begin(actor).await?;
    let kept = store::reachable_in(&**work, &reach, id).await?;
    if !reach.covers(kept.account_id, kept.clinic_id, None) {
        return Err(Error::forbidden());
    }
    if kept.is_self() {
        let detail = "This is your own profile. It goes with the account.";
        return Err(Error::conflict("self_patient", detail));
    }
    take_off(app, &work, &[id]).await?;
    refuse_if_expected(&work, &[id], ahead).await?;
    forget_unseen(&work, &[id]).await?;
    let clinic_id = kept.clinic_id;
    work.audit(Entry { clinic_id, ..Entry::new("patient.remove", id).patient(id) });
    work.commit().await
}

/// Closes the caller's account with the people it cares for. Records that no clinic has seen are forgotten; of those
/// that one has, the clinic keeps what a medical record must keep, without a way to sign in behind it. Documents
/// of an applicant go as well.
/// 409 `visits_ahead`, `still_a_doctor`, `last_administrator`.
pub async fn close_account(app: &App, actor: &Actor, ahead: &impl Ahead) -> Result<()> {
    actor.reach(Action::UseAccount)?;
    let account_id = actor.signed_in()?;
    let mut work = app.begin(actor).await?;
    let ids = of_account(&work, account_id).await?;
    take_off(app, &work, &ids).await?;
    refuse_if_expected(&work, &ids, ahead).await?;
    forget_unseen(&work, &ids).await?;
    let documents = doctors::forget_documents(&mut work, account_id).await?;
    access::close_account(app, &mut work, account_id).await?;
    for &id in &ids {
        work.audit(Entry::new("patient.remove", id).patient(id));
    }
    work.commit().await?;
    documents.remove_files(app).await;
    access::forget(app, account_id).await;
    Ok(())
}

async fn of_account(work: &Work<'_>, account_id: AccountId) -> Result<Vec<PatientId>> {
    let rows = patient::Entity::find()
        .filter(patient::Column::AccountId.eq(account_id))
        .filter(patient::Column::RemovedAt.is_null())
        .all(&***work)
        .await?;
    Ok(rows.into_iter().map(|patient| patient.id).collect())
}

/// Takes the rows before the question, so that a booking made at the same moment is either seen by it or refused.
async fn take_off(app: &App, work: &Work<'_>, ids: &[PatientId]) -> Result<()> {
    patient::Entity::update_many()
        .col_expr(patient::Column::RemovedAt, Expr::value(app.now()))
        .col_expr(patient::Column::Version, Expr::col(patient::Column::Version).add(1))
        .filter(patient::Column::Id.is_in(ids.iter().copied()))
        .filter(patient::Column::RemovedAt.is_null())
        .exec(&***work)
        .await?;
    Ok(())
}

async fn refuse_if_expected(work: &Work<'_>, ids: &[PatientId], ahead: &impl Ahead) -> Result<()> {
    if !ahead.is_expected(work, ids).await? {
        return Ok(());
    }
    let detail = "There are appointments ahead. Cancel them first.";
    Err(Error::conflict("visits_ahead", detail))
}

/// Clears what was said of those among them with whom no clinic has had an appointment.
async fn forget_unseen(work: &Work<'_>, ids: &[PatientId]) -> Result<()> {
    let seen =
        patient_link::Entity::find().select_only().column(patient_link::Column::PatientId).into_query();
    patient::Entity::update_many()
        .col_expr(patient::Column::Name, Expr::value("Removed"))
        .col_expr(patient::Column::FoldedName, Expr::value("removed"))
        .col_expr(patient::Column::BirthDate, Expr::value(None::<String>))
        .col_expr(patient::Column::Gender, Expr::value(None::<String>))
        .col_expr(patient::Column::Phone, Expr::value(None::<String>))
        .col_expr(patient::Column::Notes, Expr::value(""))
        .filter(patient::Column::Id.is_in(ids.iter().copied()))
        .filter(patient::Column::Id.not_in_subquery(seen))
        .exec(&***work)
        .await?;
    Ok(())
}
