//! What every process that answers requests keeps in memory follows the log of facts, so that a change made through one
//! is seen by readers of all.
//!
//! A process knows its own facts from the commit that wrote them; it reads those of the others in the log. One that was
//! out of touch for longer than the log is kept forgets everything and begins anew.

use std::sync::{Mutex, PoisonError};

use kernel::time::Instant;

use super::{index::index_own, live};
use crate::{
    App, doctors,
    error::Result,
    measured,
    outbox::{self, Fact, Noted},
    search::{self, Changes},
};

/// Batches read at a time.
const BATCHES: i64 = 20;

/// How far this process has come.
#[derive(Default)]
pub struct Following {
    /// The last batch it has followed; nothing before it has begun. Held while it follows.
    batch: tokio::sync::Mutex<Option<i64>>,
    /// Facts of its own that it has still to follow, and when they happened.
    own: Mutex<Vec<(Fact, Instant)>>,
}

impl Following {
    /// This process has written `fact`, or may have: nobody waited for the commit.
    pub fn note(&self, fact: &Fact, now: Instant) {
        if concerns_memory(fact) {
            self.own().push((fact.clone(), now));
        }
    }

    fn own(&self) -> std::sync::MutexGuard<'_, Vec<(Fact, Instant)>> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// To be called by whoever changed something and will look for it: this process's memory is up to it, and so is the
/// directory, whoever keeps it.
pub async fn follow(app: &App) -> Result<()> {
    keep_pace(app).await?;
    index_own(app).await;
    Ok(())
}

/// Brings this process's memory up to what has happened, its own facts first; gives how many facts were new.
pub async fn keep_pace(app: &App) -> Result<usize> {
    let mut followed = app.following.batch.lock().await;
    let own = follow_own(app).await?;
    let head = outbox::head(&app.db).await?;
    let Some(mut batch) = *followed else {
        // What was read before is from no known place in the log.
        begin_anew(app).await?;
        *followed = Some(head);
        live::look_anew(app);
        return Ok(own);
    };
    let mut others = 0;
    while batch < head {
        let noted = outbox::after(app, batch, BATCHES).await?;
        if noted.first().is_none_or(|(first, _)| *first > batch + 1) {
            tracing::warn!(
                facts.followed = batch,
                facts.head = head,
                "out of touch for too long; begins anew"
            );
            begin_anew(app).await?;
            *followed = Some(head);
            live::look_anew(app);
            return Ok(own + others);
        }
        batch = noted.last().map_or(head, |(of, _)| *of);
        let theirs: Vec<&Noted> =
            noted.iter().map(|(_, noted)| noted).filter(|noted| !noted.is_own).collect();
        // One that only a newer release can read is about what only that shows.
        let known = theirs.iter().filter_map(|noted| Some((noted.fact().ok()?, noted.happened_at)));
        let (facts, times): (Vec<Fact>, Vec<Instant>) = known.unzip();
        facts.iter().for_each(|fact| app.schedules.forget(fact));
        keep_up(app, &facts).await?;
        count(app, facts.iter().zip(&times));
        others += theirs.len();
        *followed = Some(batch);
        live::tell(app, noted).await;
    }
    Ok(own + others)
}

async fn follow_own(app: &App) -> Result<usize> {
    let own = std::mem::take(&mut *app.following.own());
    let facts: Vec<Fact> = own.iter().map(|(fact, _)| fact.clone()).collect();
    if let Err(error) = keep_up(app, &facts).await {
        // Kept for the next time, before what has come meanwhile.
        app.following.own().splice(0..0, own);
        return Err(error);
    }
    count(app, own.iter().map(|(fact, at)| (fact, at)));
    app.untold.note(app, &facts);
    Ok(own.len())
}

/// How far the directory as this process shows it was behind. One that is shared is counted where it is written.
fn count<'a>(app: &App, facts: impl Iterator<Item = (&'a Fact, &'a Instant)>) {
    if !app.ports.directory.is_shared() {
        let shown = facts.filter(|(fact, _)| concerns_directory(fact));
        shown.for_each(|(fact, happened_at)| measured::indexed(fact, *happened_at, app.now()));
    }
}

async fn begin_anew(app: &App) -> Result<()> {
    app.pages.forget_all();
    app.schedules.everything_changed();
    // One that is shared follows the log by itself.
    if !app.ports.directory.is_shared() && search::is_ready(app).await {
        search::rebuild(app).await?;
    }
    Ok(())
}

/// Whether the directory shows what changed.
pub(super) fn concerns_directory(fact: &Fact) -> bool {
    concerns_memory(fact) || matches!(fact, Fact::TimesChanged { .. })
}

fn concerns_memory(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::DoctorChanged { .. }
            | Fact::ScheduleChanged { .. }
            | Fact::ClinicChanged { .. }
            | Fact::DepartmentChanged { .. }
            | Fact::CatalogueChanged
    )
}

/// Drops or reads again what facts say is no longer as it was read: many at once, since the index takes many doctors for
/// little more than one. Of its own facts a process has dropped times and plans at the commit. An index of the directory
/// that is shared is no memory of this process.
pub(super) async fn keep_up(app: &App, facts: &[Fact]) -> Result<()> {
    for fact in facts {
        forget(app, fact).await?;
    }
    if app.ports.directory.is_shared() {
        return Ok(());
    }
    let changes = Changes::of(app, facts.iter().filter(|fact| concerns_memory(fact))).await?;
    search::refresh_doctors(app, &changes.doctors()).await?;
    changes.write_catalogue(app).await?;
    if facts.iter().any(|fact| matches!(fact, Fact::ReindexAsked)) {
        search::rebuild(app).await?;
    }
    Ok(())
}

/// Drops what a fact says is no longer as it was read; of a doctor's times, the index is told that they changed.
async fn forget(app: &App, fact: &Fact) -> Result<()> {
    match fact {
        Fact::DoctorChanged { doctor_id } | Fact::ScheduleChanged { doctor_id } => {
            app.pages.forget(*doctor_id);
            app.schedules.schedule_changed(*doctor_id);
        }
        Fact::TimesChanged { doctor_id } => search::refresh_times(app, *doctor_id),
        Fact::ClinicChanged { clinic_id } => {
            app.pages.forget_all();
            // Prices and holds follow the clinic's terms.
            for doctor_id in doctors::in_clinic(app.db.read(), *clinic_id).await? {
                app.schedules.schedule_changed(doctor_id);
            }
        }
        Fact::DepartmentChanged { .. } | Fact::CatalogueChanged => app.pages.forget_all(),
        // An operator may have ended its sign-ins from a process of their own.
        Fact::SecondFactorChanged { account_id } => app.known.drop_account(*account_id).await,
        Fact::AccountRegistered { .. }
        | Fact::EmailConfirmationAsked { .. }
        | Fact::PasswordResetAsked { .. }
        | Fact::StaffInvited { .. }
        | Fact::EmergencyOpened { .. }
        | Fact::AppointmentHeld { .. }
        | Fact::AppointmentConfirmed { .. }
        | Fact::AppointmentMoved { .. }
        | Fact::AppointmentResized { .. }
        | Fact::AppointmentCancelled { .. }
        | Fact::AppointmentExpired { .. }
        | Fact::AppointmentProgressed { .. }
        | Fact::WalkInAdded { .. }
        | Fact::ReplacementOffered { .. }
        | Fact::ReplacementWithdrawn { .. }
        | Fact::SummaryWritten { .. }
        | Fact::ReviewWritten { .. }
        | Fact::ChargePaid { .. }
        | Fact::ChargeFailed { .. }
        | Fact::RefundAsked { .. }
        | Fact::RefundSettled { .. }
        | Fact::ReindexAsked => {}
    }
    Ok(())
}
