//! What gateways tell: late, twice, out of order, forged.

use app::payments::WebhookHeaders;
use serde_json::json;

use super::*;

const PATH: &str = "/api/v1/payments/webhooks/offline";

impl Scene {
    /// Posts a body under headers, as a gateway would.
    async fn post(&self, path: &str, headers: &WebhookHeaders, body: &[u8]) -> Answer {
        self.app
            .post(path)
            .header("webhook-id", &headers.id)
            .header("webhook-timestamp", &headers.timestamp)
            .header("webhook-signature", &headers.signature)
            .body("application/json", body.to_vec())
            .await
    }

    /// A message about a charge or a refund, signed by the gateway itself.
    pub(super) async fn tell(&self, event: &str, about: &str, failure_code: Option<&str>) -> Answer {
        let body = json!({
            "type": "charge", "timestamp": "2026-11-23T04:00:00Z",
            "data": {"reference": format!("offline_{about}"), "idempotency_key": about, "amount": TOTAL,
                     "currency": "PKR", "failure_code": failure_code},
        });
        let body = body.to_string().into_bytes();
        self.post(PATH, &self.app.gateway.sign(event, &body), &body).await
    }
}

#[tokio::test]
async fn a_delayed_payment_is_pending_until_its_webhook_confirms_it() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED).await.expect(201);
    assert_eq!(pending["status"], "pending");
    assert_eq!(scene.pay(GOOD).await.expect(409).code(), "payment_in_progress");
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "held");

    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    assert_eq!(scene.transaction(pending.str("id")).await["status"], "paid");
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_delayed_decline_leaves_the_time_held_and_another_card_may_follow() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED_DECLINE).await.expect(201);
    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    let failed = scene.transaction(pending.str("id")).await;
    assert_eq!(
        (failed["status"].as_str(), failed["failure_code"].as_str()),
        (Some("failed"), Some("card_declined"))
    );
    assert_eq!(scene.visit_status().await, "held");
    assert_eq!(scene.pay(GOOD).await.expect(201)["status"], "paid");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_webhook_that_comes_three_times_counts_once() {
    let scene = Scene::new().await;
    assert_eq!(scene.pay(THRICE).await.expect(201)["status"], "pending");
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_webhook_over_the_network_is_taken_in_once_however_often_it_is_posted() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED).await.expect(201);
    for _ in 0..3 {
        scene.tell("evt_mine", pending.str("id"), None).await.expect(204);
    }
    // Another event that says the same.
    scene.tell("evt_other", pending.str("id"), None).await.expect(204);
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.books_say(TOTAL, 0).await;
}

#[tokio::test]
async fn the_same_webhook_posted_at_once_from_everywhere_counts_once() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED).await.expect(201);
    let posts = (0..20).map(|number| {
        let event = format!("evt_{}", number % 2);
        let (scene, id) = (&scene, pending.str("id"));
        async move { scene.tell(&event, id, None).await.status() }
    });
    let statuses = futures::future::join_all(posts).await;
    assert!(statuses.iter().all(|status| *status == 204), "{statuses:?}");
    scene.books_say(TOTAL, 0).await;
}

#[tokio::test]
async fn a_failure_told_after_the_success_changes_nothing() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    scene.tell("evt_late", &id, Some("card_declined")).await.expect(204);
    assert_eq!(scene.transaction(&id).await["status"], "paid");
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.everybody_says(TOTAL, 0).await;
}

/// The payer was told that nothing was taken, and has paid by another card since.
#[tokio::test]
async fn a_success_told_after_the_failure_is_given_back_whole() {
    let scene = Scene::new().await;
    let failed = scene.pay(DELAYED_DECLINE).await.expect(201).str("id").to_owned();
    scene.tell("evt_1", &failed, Some("card_declined")).await.expect(204);
    let paid = scene.pay(GOOD).await.expect(201);
    assert_eq!(paid["status"], "paid");
    scene.tell("evt_2", &failed, None).await.expect(204);
    let late = scene.transaction(&failed).await;
    assert_eq!(late["status"], "paid");
    assert_eq!(
        (late["refunds"][0]["amount"]["amount"].as_i64(), late["refunds"].as_array().map(Vec::len)),
        (Some(TOTAL), Some(1))
    );
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    let standing = scene.transaction(paid.str("id")).await;
    assert_eq!(
        (standing["status"].as_str(), standing["refunded"]["amount"].as_i64()),
        (Some("paid"), Some(0))
    );
}

#[tokio::test]
async fn money_that_arrives_after_the_hold_has_ended_is_given_back_whole() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED).await.expect(201).str("id").to_owned();
    // Nobody works meanwhile: the webhook is delivered only after the hold has run out and was swept.
    scene.app.clock.advance_seconds(11 * 60);
    app::booking::expire_due(&scene.app.app).await.unwrap();
    assert_eq!(scene.visit_status().await, "expired");
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "expired");
    assert_eq!(scene.transaction(&pending).await["status"], "refunded");
    scene.everybody_says(TOTAL, TOTAL).await;
}

#[tokio::test]
async fn money_that_arrives_after_a_cancellation_is_given_back_whole() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED).await.expect(201).str("id").to_owned();
    let path = format!("/api/v1/appointments/{}/cancel", scene.visit);
    scene.app.post(&path).bearer(&scene.ana.token).json(json!({})).await.expect(200);
    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "cancelled");
    assert_eq!(scene.transaction(&pending).await["status"], "refunded");
    scene.everybody_says(TOTAL, TOTAL).await;
}

#[tokio::test]
async fn a_forged_old_or_renamed_webhook_is_refused() {
    let scene = Scene::new().await;
    let pending = scene.pay(DELAYED).await.expect(201).str("id").to_owned();
    let body = json!({
        "type": "charge.succeeded", "timestamp": "2026-11-23T04:00:00Z",
        "data": {"reference": "r", "idempotency_key": pending, "amount": TOTAL, "currency": "PKR", "failure_code": null},
    });
    let body = body.to_string().into_bytes();
    let good = scene.app.gateway.sign("evt_1", &body);
    let elsewhere = app::payments::WebhookHeaders { signature: "v1,AAAA".to_owned(), ..good.clone() };
    let renamed = WebhookHeaders { id: "evt_2".to_owned(), ..good.clone() };
    let unsigned = WebhookHeaders::default();
    let changed = [&body[..], b" "].concat();
    for (headers, body) in [(&elsewhere, &body), (&renamed, &body), (&unsigned, &body), (&good, &changed)] {
        assert_eq!(scene.post(PATH, headers, body).await.expect(401).code(), "bad_signature");
    }
    scene.app.clock.advance_seconds(301);
    assert_eq!(scene.post(PATH, &good, &body).await.expect(401).code(), "bad_signature");
    assert_eq!(scene.transaction(&pending).await["status"], "pending");
    scene.books_say(0, 0).await;
}

#[tokio::test]
async fn a_webhook_about_nothing_known_is_accepted_and_one_that_cannot_be_read_is_not() {
    let scene = Scene::new().await;
    for about in ["txn_01kbnxp1d5f8crdxyyp0fg0000", "ref_01kbnxp1d5f8crdxyyp0fg0000", "another shop's order"]
    {
        scene.tell("evt_1", about, None).await.expect(202);
    }
    for body in [&b"not json"[..], b"{}", b""] {
        let headers = scene.app.gateway.sign("evt_2", body);
        assert_eq!(scene.post(PATH, &headers, body).await.expect(400).code(), "unreadable");
    }
    let headers = scene.app.gateway.sign("evt_3", b"{}");
    scene.post("/api/v1/payments/webhooks/stripe", &headers, b"{}").await.expect(404);
    scene.books_say(0, 0).await;
}
