//! The worker's part: jobs that are due, webhooks of a gateway inside the house, and what time itself brings about.
//! Any number of workers may do this beside each other.

use std::time::Duration;

use futures::future::join_all;
use kernel::time::DAY;
use tracing::Instrument;

use super::{chain, react};
use crate::{
    App, access, booking,
    error::{Error, Result},
    jobs::{self, Begun, Handed, Job, Leased, Settled, Taken},
    measured::{self, Attempt},
    notifications,
    outbox::{self, Fact},
    payments, repeats, reports, search,
};

/// Jobs leased and done at a time, and how often in one turn: those that are slow come due again while others are done.
const BATCH: u64 = 10;
const ROUNDS: usize = 3;

/// How often the table is asked for a job that the carrier brought, and how long after the last time.
const MOST_LOOKS: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// How long a job may take before it counts as failed: less than its lease.
const MOST_SECONDS: u64 = 15;

/// Does what is due, and what becomes due by it, but no more than a turn's work; gives how much that was, which is nothing
/// once all is done. A job that fails is tried again later and does not hold up the others.
pub async fn perform_due(app: &App) -> Result<usize> {
    let mut total = 0;
    for _ in 0..ROUNDS {
        let delivered = deliver_webhooks(app).await?;
        let carried: &[&str] = if app.ports.carrier.is_some() { &Job::CARRIED } else { &[] };
        let leased = jobs::lease_due(&app.db, app.now(), jobs::LEASE_SECONDS, BATCH, carried).await?;
        if leased.is_empty() && delivered == 0 {
            return Ok(total);
        }
        // Side by side: what they wait for is elsewhere.
        for outcome in join_all(leased.iter().map(|job| attempt(app, job).instrument(span_of(job)))).await {
            outcome?;
        }
        total += leased.len() + delivered;
    }
    Ok(total)
}

/// What a turn of the worker did, or a part of it.
#[derive(Default)]
pub struct Turn {
    pub done: usize,
    /// There is more of it, to be done soon: other work comes first.
    pub goes_on: bool,
}

/// What time brings about by itself: holds run out, offers are made and end, silent charges are looked after, old answers
/// and sign-ins are forgotten, registrations come to their end, next free times that have passed are looked up again, days are counted.
pub async fn sweep(app: &App) -> Result<Turn> {
    let expired = booking::expire_due(app).await?;
    let replaced = replace(app).await;
    let looked_after = payments::look_after(app).await?;
    repeats::forget_before(&app.db, app.now().plus_seconds(-DAY)).await?;
    if app.swept.is_due(app.now()) {
        access::forget_old(app).await?;
        jobs::forget_old(app).await?;
    }
    let told = notifications::tell_of_registrations(app).await?;
    outbox::forget_old(app).await?;
    // A shared directory has a loop of its own: its engine may take its time.
    let looked_up = if app.ports.directory.is_shared() { 0 } else { search::sweep(app).await? };
    let counted = reports::sweep(app).await.unwrap_or_else(|error| {
        tracing::warn!(error = %chain(&error), "days could not be counted; they are when somebody looks");
        0
    });
    // Last, and on its own: an archive that is away keeps nothing else waiting.
    let archived = booking::archive_due(app).await.unwrap_or_else(|error| {
        tracing::warn!(error = %chain(&error), "what is long over could not be archived; it stays where it is");
        0
    });
    let goes_on = looked_up >= search::SWEPT_AT_ONCE || archived >= booking::ARCHIVED_AT_ONCE || counted > 0;
    Ok(Turn { done: expired + replaced + looked_after + told + looked_up + counted + archived, goes_on })
}

/// Offers end and are made. One that cannot be keeps nothing else waiting.
async fn replace(app: &App) -> usize {
    let failed = |error: Error| {
        tracing::warn!(error = %chain(&error), "offers of other times will be looked at again");
        0
    };
    let ended = booking::end_due(app).await.unwrap_or_else(failed);
    ended + booking::offer_due(app).await.unwrap_or_else(failed)
}

/// What a trace tells of an attempt.
fn span_of(job: &Leased) -> tracing::Span {
    tracing::info_span!("job", job.id = %job.id, job.kind = %job.kind, job.attempts = job.attempts)
}

/// Does a job that the carrier brought, if it still is to be done, and tells the carrier.
pub async fn perform_taken(app: &App, taken: Taken) -> Result<()> {
    let outcome = match begin_patiently(app, taken.handed).await {
        Ok(Begun::Ours(leased)) => attempt(app, &leased).instrument(span_of(&leased)).await,
        Ok(Begun::Over) => Ok(Settled::Over),
        Ok(Begun::Dead) => Ok(Settled::Dead),
        Err(error) => Err(error),
    };
    let settled = *outcome.as_ref().unwrap_or(&Settled::Again);
    if let Err(error) = taken.receipt.settle(settled).await {
        tracing::debug!(job.id = %taken.handed.job_id, error = %chain(&error), "a job will come again, and be over");
    }
    outcome.map(drop)
}

/// Waits some seconds for a database that is away: a carrier may give up a job that comes back too often.
async fn begin_patiently(app: &App, handed: Handed) -> Result<Begun> {
    let begin = || jobs::begin(&app.db, handed, app.now(), jobs::LEASE_SECONDS);
    for _ in 1..MOST_LOOKS {
        if let Ok(begun) = begin().await {
            return Ok(begun);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    begin().await
}

/// Gives what is to be said of it. It fails only where the table cannot be asked.
async fn attempt(app: &App, leased: &Leased) -> Result<Settled> {
    let (limit, begun) = (Duration::from_secs(MOST_SECONDS), app.now());
    let outcome = match tokio::time::timeout(limit, perform(app, leased)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::broken("the job took too long")),
    };
    let attempt = match &outcome {
        Ok(Done::Wholly) => Attempt::Done,
        Ok(Done::NotYet(_)) => Attempt::Again,
        Err(_) => Attempt::Failed,
    };
    measured::attempted(leased, attempt, begun, app.now());
    let is_dead = match outcome {
        Ok(Done::Wholly) => {
            jobs::finish(app, leased.id).await?;
            false
        }
        Ok(Done::NotYet(why)) => jobs::postpone(&app.db, leased, app.now(), why).await?,
        Err(error) => {
            let cause = chain(&error);
            tracing::warn!(error = %cause, "a job failed and will be tried again");
            jobs::postpone(&app.db, leased, app.now(), &cause).await?
        }
    };
    Ok(if is_dead { Settled::Dead } else { Settled::Over })
}

enum Done {
    Wholly,
    /// Nothing failed, but it has to be looked at again.
    NotYet(&'static str),
}

async fn perform(app: &App, leased: &Leased) -> Result<Done> {
    match leased.job()? {
        Job::Mail { letter, about } => notifications::send(app, &letter, &about).await?,
        Job::Refund { refund_id } => {
            if !payments::pay_out(app, refund_id).await? {
                return Ok(Done::NotYet("the gateway has not decided yet"));
            }
        }
        Job::React { number, fact } => {
            if let Some(letter) = react(app, number, &Fact::read(&fact)?).await? {
                let tx = app.db.begin().await?;
                jobs::queue(app, &tx, vec![letter]).await?;
                tx.commit().await?;
            }
        }
    }
    Ok(Done::Wholly)
}

/// Takes the due webhooks of a gateway inside the house in by the same door as those that come over the network; gives
/// how many went in. Each is told as delivered only after it was taken in: a crash between the two delivers it again,
/// and so does a refusal, at the next turn.
async fn deliver_webhooks(app: &App) -> Result<usize> {
    let gateway = &app.ports.gateway;
    let of_gateway = |error| Error::broken_by("the gateway inside the house does not answer", error);
    let mut delivered = 0;
    for delivery in gateway.deliver_due(app.now()).await.map_err(of_gateway)? {
        let taken = payments::receive_webhook(app, gateway.name(), &delivery.headers, &delivery.body).await;
        match taken {
            Ok(_) => {
                gateway.delivered(&delivery).await.map_err(of_gateway)?;
                delivered += 1;
            }
            Err(error) => {
                tracing::warn!(webhook.id = delivery.headers.id, error = %chain(&error), "a webhook was not taken in");
            }
        }
    }
    Ok(delivered)
}
