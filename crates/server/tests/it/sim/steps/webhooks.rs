//! The gateway tells: late, twice, in another order than things happened, and what it once denied. Others try to.

use app::payments::{self, Delivery, Gateway, Received};

use super::{Play, Told, nothing};
use crate::sim::Checked;

/// Delivers what is due in any order, some of it several times; some is never acknowledged and comes again.
pub async fn deliver(play: &mut Play<'_>) -> Checked<Told> {
    let (gateway, now) = (play.world.gateway.clone(), play.now());
    let mut due = gateway.deliver_due(now).await.map_err(|error| format!("webhooks due: {error}"))?;
    let mut received = Vec::new();
    while !due.is_empty() {
        let delivery = due.swap_remove(play.dice.below(due.len()));
        if play.dice.percent(20) {
            continue;
        }
        for _ in 0..play.dice.between(1, 3) {
            received.push(receive(play, &delivery).await?);
        }
        if play.dice.percent(70) {
            gateway.delivered(&delivery).await.map_err(|error| format!("a delivery: {error}"))?;
        }
    }
    Ok(Told { what: format!("webhooks come: {received:?}"), settles: true, ..Told::default() })
}

async fn receive(play: &Play<'_>, delivery: &Delivery) -> Checked<Received> {
    let (app, name) = (&play.world.app, play.world.gateway.name());
    let received = payments::receive_webhook(app, name, &delivery.headers, &delivery.body).await;
    received.map_err(|error| format!("a webhook: {error:?}"))
}

/// The gateway says that a charge failed which it will say later was paid: the payer gets the money back.
pub async fn contradict(play: &mut Play<'_>) -> Checked<Told> {
    let pending: Vec<_> =
        play.books.charges.iter().filter(|charge| charge.status == "pending").cloned().collect();
    let Some(charge) = play.dice.pick(&pending) else { return Ok(nothing("no charge is pending")) };
    let gateway = &play.world.gateway;
    let key = charge.id.to_string();
    let known = gateway.find(&key).await.map_err(|error| format!("the gateway: {error}"))?;
    let Some(known) = known else { return Ok(nothing("the gateway never heard of it")) };
    let body = serde_json::json!({
        "type": "charge.failed",
        "timestamp": play.now().timestamp().to_string(),
        "data": {
            "reference": known.reference,
            "idempotency_key": key,
            "amount": charge.total,
            "currency": charge.currency,
            "failure_code": "do_not_honour",
        },
    });
    let body = body.to_string().into_bytes();
    let headers = gateway.sign(&format!("evt_early_{key}"), &body);
    let delivery = Delivery { reference: known.reference, headers, body };
    let received = receive(play, &delivery).await?;
    let what = format!("the gateway says too early that {key} failed: {received:?}");
    Ok(Told { what, settles: true, ..Told::default() })
}

/// Somebody else posts: with a changed body, an old timestamp, or about nothing of ours.
pub async fn forge(play: &mut Play<'_>) -> Checked<Told> {
    let Some(charge) = play.books.charges.last().cloned() else { return Ok(nothing("no charge to forge")) };
    let gateway = &play.world.gateway;
    let key = charge.id.to_string();
    let data = serde_json::json!({
        "reference": "forged", "idempotency_key": key, "amount": 1, "currency": "PKR", "failure_code": null,
    });
    let body = serde_json::json!({ "type": "charge.succeeded", "timestamp": "", "data": data }).to_string();
    let mut headers = gateway.sign("evt_forged", body.as_bytes());
    match play.dice.below(3) {
        0 => headers.signature = "v1,AAAA".to_owned(),
        1 => headers.id = "evt_other".to_owned(),
        _ => headers.timestamp = (play.now().timestamp().as_second() - 301).to_string(),
    }
    let (app, name) = (&play.world.app, gateway.name());
    match payments::receive_webhook(app, name, &headers, body.as_bytes()).await {
        Err(error) if error.is_code("bad_signature") => Ok(nothing("a forged webhook is refused")),
        other => Err(format!("a forged webhook was not refused: {other:?}")),
    }
}
