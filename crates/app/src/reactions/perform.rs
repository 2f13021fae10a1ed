//! The worker's part: jobs that are due, webhooks of a gateway inside the house, and what time itself brings about.
//! Any number of workers may do this beside each other.

use std::time::Duration;

use kernel::time::DAY;

use super::chain;
use crate::{
    App, access, booking,
    error::{Error, Result},
    jobs::{self, Job, Leased},
    notifications, payments, repeats, search,
};

/// Jobs leased at a time.
const BATCH: u64 = 10;

/// How long a job may take before it counts as failed.
const MOST_SECONDS: u64 = 15;

/// How long a job is this worker's: long enough for all of a batch to take their most.
const LEASE_SECONDS: i64 = 180;

/// Does everything that is due, and what becomes due by it; gives how much that was. A job that fails is tried again
/// later and does not hold up the others.
pub async fn perform_due(app: &App) -> Result<usize> {
    let mut total = 0;
    loop {
        let delivered = deliver_webhooks(app).await?;
        let leased = jobs::lease_due(&app.db, app.now(), LEASE_SECONDS, BATCH).await?;
        if leased.is_empty() && delivered == 0 {
            return Ok(total);
        }
        for job in &leased {
            attempt(app, job).await?;
        }
        total += leased.len() + delivered;
    }
}

/// What time brings about by itself: holds run out, silent charges are looked after, old answers and sign-ins are
/// forgotten, next free times that have passed are looked up again. Gives how much there was.
pub async fn sweep(app: &App) -> Result<usize> {
    let expired = booking::expire_due(app).await?;
    let looked_after = payments::look_after(app).await?;
    repeats::forget_before(&app.db, app.now().plus_seconds(-DAY)).await?;
    access::sweep(app).await?;
    let looked_up = search::sweep(app).await?;
    Ok(expired + looked_after + looked_up)
}

async fn attempt(app: &App, leased: &Leased) -> Result<()> {
    let limit = Duration::from_secs(MOST_SECONDS);
    let outcome = match tokio::time::timeout(limit, perform(app, &leased.job)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Error::broken("the job took too long")),
    };
    match outcome {
        Ok(Done::Wholly) => jobs::finish(&app.db, leased.id, app.now()).await,
        Ok(Done::NotYet(why)) => jobs::postpone(&app.db, leased, app.now(), why).await,
        Err(error) => {
            let cause = chain(&error);
            tracing::warn!(job.id = %leased.id, job.kind = leased.job.kind(), job.attempts = leased.attempts,
                error = %cause, "a job failed and will be tried again");
            jobs::postpone(&app.db, leased, app.now(), &cause).await
        }
    }
}

enum Done {
    Wholly,
    /// Nothing failed, but it has to be looked at again.
    NotYet(&'static str),
}

async fn perform(app: &App, job: &Job) -> Result<Done> {
    match job {
        Job::Mail { letter, about } => notifications::send(app, letter, about).await?,
        Job::Refund { refund_id } => {
            if !payments::pay_out(app, *refund_id).await? {
                return Ok(Done::NotYet("the gateway has not decided yet"));
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
