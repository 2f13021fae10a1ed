//! What changes, as Server-Sent Events: for programs and for the pages that people keep open.
//!
//! An event names by ids what changed, only to those who may see it; they ask for the rest. Its id is the batch of the
//! log up to which everything has been told, so that whoever comes back with it, to whichever process, misses nothing.
//! A listening ends by itself and is begun again by the browser: with the roles and the session that there are then.

use std::{
    collections::{BTreeMap, VecDeque},
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::{
    App, Error, Kind, Problem,
    access::Reach,
    reactions::{self, Change, Changes},
};
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::stream;
use kernel::id::{AccountId, AppointmentId, ClinicId, DoctorId};
use serde::Serialize;
use tokio::{sync::broadcast::Receiver, time::Instant};
use utoipa::ToSchema;

use crate::probes;

/// How long one listening lasts at most.
pub const MOST_SECONDS: u64 = 60;

/// How many listenings one account may have open here at once: a clinic's every screen, and some that were left open.
pub const MOST_AT_ONCE: usize = 40;

/// How soon a browser comes back.
const RETRY: Duration = Duration::from_millis(500);

/// A connection on which nothing happens says that it lives.
const ALIVE: Duration = Duration::from_secs(15);

/// A process that is about to stop lets nobody wait longer than this.
const LOOK_UP: Duration = Duration::from_secs(1);

/// Who listens to what.
pub struct Listening {
    /// Who is to answer for it.
    pub account_id: Option<AccountId>,
    pub reach: Reach,
    /// Only of this clinic, of all that the reach covers.
    pub clinic_id: Option<ClinicId>,
    /// Only of this doctor.
    pub doctor_id: Option<DoctorId>,
    /// The last event that was received, where one was.
    pub after: Option<String>,
    pub seconds: u64,
}

/// An event of the stream, as [Server-Sent Events](https://html.spec.whatwg.org/multipage/server-sent-events.html) have it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "axum writes the events; this describes them")]
pub struct EventView {
    /// How far the listener has heard. It comes alone at the end of a listening.
    id: String,
    /// `change` or `reset`.
    event: Option<String>,
    /// JSON: of a `change` a `ChangeView`, of a `reset` an empty object.
    #[schema(content_media_type = "application/json")]
    data: Option<String>,
}

/// What a `change` says.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangeView {
    /// What happened: `appointment_moved`, `schedule_changed`, …
    pub kind: String,
    pub clinic_id: ClinicId,
    /// Null where it is about the whole clinic.
    pub doctor_id: Option<DoctorId>,
    pub appointment_id: Option<AppointmentId>,
}

impl Listening {
    fn hears(&self, change: &Change) -> bool {
        let covered = self.reach.covers(change.account_id, Some(change.clinic_id), change.doctor_id);
        covered
            && self.clinic_id.is_none_or(|id| id == change.clinic_id)
            && (self.doctor_id.is_none() || change.doctor_id.is_none() || self.doctor_id == change.doctor_id)
    }
}

/// How many listenings each account has open.
static OPEN: Mutex<BTreeMap<AccountId, usize>> = Mutex::new(BTreeMap::new());

/// One of the listenings an account may have open; given back when it ends, however it ends.
struct Seat(AccountId);

impl Seat {
    fn take(account_id: AccountId) -> Option<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = open.entry(account_id).or_default();
        (*taken < MOST_AT_ONCE).then(|| {
            *taken += 1;
            Self(account_id)
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = open.get_mut(&self.0) {
            *taken -= 1;
            if *taken == 0 {
                open.remove(&self.0);
            }
        }
    }
}

/// Answers with what changes: first what happened since the last event, then what happens. 429 where the account listens
/// [`MOST_AT_ONCE`] times already.
pub async fn listen(app: &App, listening: Listening) -> app::Result<Response> {
    let seat = listening.account_id.map(|id| Seat::take(id).ok_or_else(listens_too_often)).transpose()?;
    // Before the log is read, so that nothing falls between the two.
    let told = reactions::listen(app);
    let mut hearing = Hearing {
        told,
        waiting: VecDeque::new(),
        batch: 0,
        until: Instant::now() + Duration::from_secs(listening.seconds.min(MOST_SECONDS)),
        is_over: false,
        listening,
        _seat: seat,
    };
    hearing.catch_up(app).await?;
    let events = stream::unfold(hearing, |mut hearing| async move {
        let event = hearing.next().await?;
        Some((Ok::<_, Infallible>(event), hearing))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that gathers answers would keep every event until the end.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

fn listens_too_often() -> Error {
    let detail = "You have too many of these open. Close some and try again.";
    // Each of them ends within a minute.
    Problem::new(Kind::TooMany, "too_many_requests", detail).retry_after(60).into()
}

struct Hearing {
    told: Receiver<Option<Arc<Changes>>>,
    waiting: VecDeque<Event>,
    /// Everything up to this batch has been told.
    batch: i64,
    until: Instant,
    is_over: bool,
    listening: Listening,
    _seat: Option<Seat>,
}

impl Hearing {
    /// Tells what happened since the last event; that everything may have changed, where that is too long ago.
    async fn catch_up(&mut self, app: &App) -> app::Result<()> {
        let begun = Event::default().retry(RETRY).comment("listening");
        self.waiting.push_back(begun);
        let Some(after) = self.listening.after.take() else {
            self.batch = reactions::head(app).await?;
            self.waiting.push_back(Event::default().id(self.batch.to_string()));
            return Ok(());
        };
        let missed = match after.trim().parse::<i64>() {
            Ok(batch) => reactions::changes_after(app, batch).await?,
            Err(_) => None,
        };
        match missed {
            Some((batches, head)) => {
                batches.iter().for_each(|changes| self.tell(changes));
                self.batch = head;
            }
            None => {
                self.batch = reactions::head(app).await?;
                self.look_anew();
            }
        }
        Ok(())
    }

    fn tell(&mut self, batch: &Changes) {
        let heard: Vec<&Change> =
            batch.changes.iter().filter(|change| self.listening.hears(change)).collect();
        // That a time was taken goes without saying where a visit says so.
        let is_said = |change: &Change| {
            let by = |other: &&Change| other.appointment_id.is_some() && other.doctor_id == change.doctor_id;
            change.kind == "times_changed" && heard.iter().any(by)
        };
        let told: Vec<&Change> = heard.iter().copied().filter(|change| !is_said(change)).collect();
        let last = told.len().saturating_sub(1);
        for (number, change) in told.into_iter().enumerate() {
            let view = ChangeView {
                kind: change.kind.clone(),
                clinic_id: change.clinic_id,
                doctor_id: change.doctor_id,
                appointment_id: change.appointment_id,
            };
            // Whoever breaks off in the middle of a batch is told all of it again.
            let id = if number == last { batch.batch } else { batch.batch - 1 };
            let event = Event::default().event("change").id(id.to_string());
            if let Ok(event) = event.json_data(view) {
                self.waiting.push_back(event);
            }
        }
        self.batch = batch.batch;
    }

    fn look_anew(&mut self) {
        self.waiting.push_back(Event::default().event("reset").id(self.batch.to_string()).data("{}"));
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            let now = Instant::now();
            if now >= self.until || probes::is_leaving() {
                if self.is_over {
                    return None;
                }
                // So that whoever heard nothing for long comes back at the right place.
                self.is_over = true;
                return Some(Event::default().id(self.batch.to_string()));
            }
            match tokio::time::timeout_at(self.until.min(now + LOOK_UP), self.told.recv()).await {
                Ok(Ok(Some(changes))) if changes.batch > self.batch => self.tell(&changes),
                Ok(Ok(Some(_))) | Err(_) => {}
                Ok(Ok(None) | Err(tokio::sync::broadcast::error::RecvError::Lagged(_))) => self.look_anew(),
                Ok(Err(tokio::sync::broadcast::error::RecvError::Closed)) => self.until = now,
            }
        }
    }
}
