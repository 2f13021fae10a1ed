//! What happens, for those who look at a screen: each change of an appointment or a doctor's calendar, in the order of
//! the log, with the ids that say whom it may be told. No names, so that whoever is told asks, and is shown what they may
//! see.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use kernel::id::{AccountId, AppointmentId, ClinicId, DoctorId};
use tokio::sync::broadcast;

use crate::{
    App, booking, doctors,
    error::Result,
    outbox::{self, Fact, Noted},
};

/// Batches that somebody who listens slowly may be behind.
const BEHIND: usize = 256;

/// Batches read at a time for somebody who comes back.
const BATCHES: i64 = 1000;

/// Those who listen in this process.
pub struct Live(broadcast::Sender<Option<Arc<Changes>>>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::Sender::new(BEHIND))
    }
}

/// The changes of one batch of the log.
#[derive(Debug)]
pub struct Changes {
    pub batch: i64,
    pub changes: Vec<Change>,
}

/// Something that a calendar shows has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The fact's name.
    pub kind: String,
    pub clinic_id: ClinicId,
    /// None where it is about the whole clinic.
    pub doctor_id: Option<DoctorId>,
    pub appointment_id: Option<AppointmentId>,
    /// Whose appointment it is; told to nobody.
    pub account_id: Option<AccountId>,
}

/// What happens from now on. Nothing instead of changes means that some may be missing: look at everything anew.
pub fn listen(app: &App) -> broadcast::Receiver<Option<Arc<Changes>>> {
    app.live.0.subscribe()
}

/// The last batch of the log there is.
pub async fn head(app: &App) -> Result<i64> {
    outbox::head(&app.db).await
}

/// What happened after a batch of the log, for somebody who comes back; nothing where the log does not reach back that
/// far. Also gives the batch up to which it reaches.
pub async fn changes_after(app: &App, batch: i64) -> Result<Option<(Vec<Changes>, i64)>> {
    let head = outbox::head(&app.db).await?;
    if batch > head || head - batch > BATCHES {
        return Ok(None);
    }
    let noted = outbox::after(app, batch, BATCHES).await?;
    let reaches_back = noted.first().map_or(batch == head, |(first, _)| *first == batch + 1);
    if !reaches_back {
        return Ok(None);
    }
    let head = noted.last().map_or(head, |(last, _)| *last);
    Ok(Some((changes_of(app, &noted).await?, head)))
}

/// Tells those who listen of these facts. What cannot be read they find when they look anew.
pub(super) async fn tell(app: &App, noted: Vec<(i64, Noted)>) {
    if app.live.0.receiver_count() == 0 {
        return;
    }
    match changes_of(app, &noted).await {
        Ok(batches) => batches.into_iter().for_each(|changes| {
            let _ = app.live.0.send(Some(Arc::new(changes)));
        }),
        Err(error) => {
            tracing::warn!(error = %error, "changes could not be told to those who look");
            look_anew(app);
        }
    }
}

/// Some changes may have been missed.
pub(super) fn look_anew(app: &App) {
    let _ = app.live.0.send(None);
}

/// What a fact is about, as far as a calendar shows it.
enum About {
    Appointment(AppointmentId),
    Doctor(DoctorId),
    Clinic(ClinicId),
}

fn about(fact: &Fact) -> Option<About> {
    match fact {
        Fact::AppointmentHeld { appointment_id }
        | Fact::AppointmentConfirmed { appointment_id }
        | Fact::AppointmentMoved { appointment_id, .. }
        | Fact::AppointmentResized { appointment_id }
        | Fact::AppointmentCancelled { appointment_id }
        | Fact::AppointmentExpired { appointment_id }
        | Fact::AppointmentProgressed { appointment_id }
        | Fact::WalkInAdded { appointment_id } => Some(About::Appointment(*appointment_id)),
        Fact::DoctorChanged { doctor_id }
        | Fact::ScheduleChanged { doctor_id }
        | Fact::TimesChanged { doctor_id } => Some(About::Doctor(*doctor_id)),
        Fact::ClinicChanged { clinic_id } => Some(About::Clinic(*clinic_id)),
        Fact::AccountRegistered { .. }
        | Fact::EmailConfirmationAsked { .. }
        | Fact::PasswordResetAsked { .. }
        | Fact::StaffInvited { .. }
        | Fact::EmergencyOpened { .. }
        | Fact::SecondFactorChanged { .. }
        | Fact::DepartmentChanged { .. }
        | Fact::CatalogueChanged
        | Fact::ReindexAsked
        | Fact::ReplacementOffered { .. }
        | Fact::ReplacementWithdrawn { .. }
        | Fact::SummaryWritten { .. }
        | Fact::ReviewWritten { .. }
        | Fact::ChargePaid { .. }
        | Fact::ChargeFailed { .. }
        | Fact::RefundAsked { .. }
        | Fact::RefundSettled { .. } => None,
    }
}

/// The changes in these facts, by batch, in two statements at most. A batch without any is there and empty, because
/// whoever listens counts on from it.
async fn changes_of(app: &App, noted: &[(i64, Noted)]) -> Result<Vec<Changes>> {
    // One that only a newer release can read is about what only that shows.
    let facts: Vec<_> = noted
        .iter()
        .map(|(batch, noted)| (*batch, &noted.kind, noted.fact().ok().as_ref().and_then(about)))
        .collect();
    let appointments: BTreeSet<AppointmentId> = facts
        .iter()
        .filter_map(|(_, _, about)| match about {
            Some(About::Appointment(id)) => Some(*id),
            _ => None,
        })
        .collect();
    let doctors: BTreeSet<DoctorId> = facts
        .iter()
        .filter_map(|(_, _, about)| match about {
            Some(About::Doctor(id)) => Some(*id),
            _ => None,
        })
        .collect();
    let db = app.db.read();
    let whose = match appointments.is_empty() {
        true => HashMap::new(),
        false => booking::whose(db, appointments).await?,
    };
    let doctors = match doctors.is_empty() {
        true => HashMap::new(),
        false => doctors::by_ids(db, doctors).await?,
    };
    let change = |kind: &String, about: &About| {
        let (clinic_id, doctor_id, appointment_id, account_id) = match about {
            About::Appointment(id) => {
                let whose = whose.get(id)?;
                (whose.clinic_id, Some(whose.doctor_id), Some(*id), whose.account_id)
            }
            About::Doctor(id) => (doctors.get(id)?.clinic_id, Some(*id), None, None),
            About::Clinic(id) => (*id, None, None, None),
        };
        Some(Change { kind: kind.clone(), clinic_id, doctor_id, appointment_id, account_id })
    };
    let mut batches: Vec<Changes> = Vec::new();
    for (batch, kind, about) in &facts {
        if batches.last().is_none_or(|last| last.batch != *batch) {
            batches.push(Changes { batch: *batch, changes: Vec::new() });
        }
        let change = about.as_ref().and_then(|about| change(kind, about));
        if let (Some(change), Some(last)) = (change, batches.last_mut()) {
            last.changes.push(change);
        }
    }
    Ok(batches)
}
