//! A gateway tells what became of something: late, twice, in any order.

use kernel::id::{RefundId, TransactionId};
use sea_orm::ActiveValue::Set;

use super::{
    gateway::{Event, GatewayError, WebhookHeaders},
    settle,
    store::{self, event},
};
use crate::{
    App,
    access::Actor,
    error::{Error, Kind, Problem, Result},
    retrying,
};

/// What became of a webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Taken in now.
    New,
    /// Seen before: nothing changed.
    Again,
    /// About nothing of ours. Accepted, so that the gateway stops sending it.
    Unknown,
}

/// Takes a webhook in. The event's id and its effect commit together: an event is either wholly taken in or will be
/// taken in by the next delivery.
///
/// 404 for a gateway that is not in use · 401 `bad_signature` (wrong, or older than five minutes) · 400 `unreadable`.
pub async fn receive_webhook(
    app: &App,
    gateway: &str,
    headers: &WebhookHeaders,
    body: &[u8],
) -> Result<Received> {
    if app.ports.gateway.name() != gateway {
        return Err(Error::not_found("gateway"));
    }
    let event = app.ports.gateway.verify(headers, body, app.now()).map_err(refusal)?;
    let about = About::read(&event.about);
    let known = match about {
        Some(About::Charge(id)) => store::charge_by_id(app.db.read(), id).await?.is_some(),
        Some(About::Refund(id)) => store::refund_by_id(app.db.read(), id).await?.is_some(),
        None => false,
    };
    let Some(about) = about.filter(|_| known) else { return Ok(Received::Unknown) };

    retrying(|| take_in(app, &event, about)).await
}

async fn take_in(app: &App, event: &Event, about: About) -> Result<Received> {
    let actor = Actor::system();
    let mut work = app.begin(&actor).await?;
    let row = event::ActiveModel {
        gateway: Set(app.ports.gateway.name().to_owned()),
        event_id: Set(event.id.chars().take(120).collect()),
        kind: Set(about.kind().to_owned()),
        received_at: Set(app.now()),
    };
    if !database::insert_if_absent(&work, row, [event::Column::Gateway, event::Column::EventId]).await? {
        return Ok(Received::Again);
    }
    match about {
        About::Charge(id) => {
            settle::charge_in(&mut work, id, Some(&event.reference), &event.outcome).await?;
        }
        About::Refund(id) => {
            settle::refund_in(&mut work, id, Some(&event.reference), &event.outcome).await?;
        }
    }
    work.commit().await?;
    Ok(Received::New)
}

/// Our idempotency keys are ids: they say themselves what they are about.
#[derive(Clone, Copy)]
enum About {
    Charge(TransactionId),
    Refund(RefundId),
}

impl About {
    fn read(text: &str) -> Option<Self> {
        let charge = text.parse().ok().map(Self::Charge);
        charge.or_else(|| text.parse().ok().map(Self::Refund))
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Charge(_) => "charge",
            Self::Refund(_) => "refund",
        }
    }
}

fn refusal(error: GatewayError) -> Error {
    match error {
        GatewayError::Signature => {
            let detail = "The signature is wrong, or the message is too old.";
            Problem::new(Kind::Unauthenticated, "bad_signature", detail).into()
        }
        GatewayError::Unreadable => {
            Problem::new(Kind::Unreadable, "unreadable", "The message cannot be read.").into()
        }
        GatewayError::Unavailable(cause) => Error::broken_by("the gateway cannot verify its webhook", cause),
    }
}
