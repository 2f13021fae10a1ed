//! Refunds that the gateway refuses, and pays out after all.

use super::*;

impl Scene {
    /// How many of the clinic's transactions have a refund that failed and was not made good.
    async fn failed(&self) -> usize {
        let manager = self.app.manager().await;
        let found =
            self.app.get("/api/v1/transactions?refunds=failed").bearer(&manager.token).await.expect(200);
        found["items"].as_array().expect("items").len()
    }
}

/// A paid visit whose refund is at the gateway, and what the gateway first says of it is that it failed.
async fn refused() -> (Scene, String, String) {
    let (scene, id) = Scene::paid_with(REFUNDS_LATER).await;
    let manager = scene.app.manager().await;
    let promised = scene.give_back(&manager, &id, None).await.expect(201);
    let refund = promised["refunds"][0]["id"].as_str().expect("a refund").to_owned();
    scene.app.drain().await;
    scene.tell("evt_refused", &refund, Some("do_not_honour")).await.expect(204);
    (scene, id, refund)
}

#[tokio::test]
async fn a_refused_refund_is_told_to_the_clinic_with_its_reason_until_it_is_made_good() {
    let (scene, id) = Scene::paid_with(REFUNDS_FAIL).await;
    let manager = scene.app.manager().await;
    assert_eq!(scene.failed().await, 0);
    for times in 1..=2 {
        scene.give_back(&manager, &id, None).await.expect(201);
        assert_eq!(scene.failed().await, 0, "it may pass");
        scene.app.drain().await;
        let refunds = scene.transaction(&id).await["refunds"].clone();
        assert_eq!(refunds.as_array().map(Vec::len), Some(times));
        assert_eq!(refunds[times - 1]["failure_code"], "card_closed");
        assert_eq!(scene.failed().await, 1);
        scene.app.clock.advance_seconds(60);
    }
    assert_eq!(scene.app.letters("payment_refunded").await.len(), 0);
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_refund_that_is_paid_out_after_it_was_refused_is_booked_and_told_once() {
    let (scene, id, _) = refused().await;
    let failed = scene.transaction(&id).await;
    assert_eq!(
        (&failed["refunded"]["amount"], &failed["refunds"][0]["status"]),
        (&json!(0), &json!("failed"))
    );
    assert_eq!(scene.failed().await, 1);
    scene.app.drain().await;
    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    let late = scene.transaction(&id).await;
    assert_eq!((&late["status"], &late["refunds"][0]["status"]), (&json!("refunded"), &json!("succeeded")));
    assert_eq!((&late["refunds"][0]["failure_code"], scene.failed().await), (&json!("do_not_honour"), 0));
    scene.everybody_says(TOTAL, TOTAL).await;
    assert_eq!(scene.app.letters("payment_refunded").await.len(), 1);
}

#[tokio::test]
async fn what_goes_back_twice_is_in_the_books_and_is_noticed() {
    let (scene, id, first) = refused().await;
    let manager = scene.app.manager().await;
    scene.app.clock.advance_seconds(1);
    let again = scene.give_back(&manager, &id, None).await.expect(201);
    let second = again["refunds"][1]["id"].as_str().expect("a second refund").to_owned();
    assert_eq!(scene.failed().await, 0, "somebody has seen to it");
    scene.tell("evt_second", &second, None).await.expect(204);
    scene.books_say(TOTAL, TOTAL).await;
    scene.tell("evt_first", &first, None).await.expect(204);
    let twice = scene.transaction(&id).await;
    assert_eq!((&twice["status"], &twice["refunded"]["amount"]), (&json!("refunded"), &json!(2 * TOTAL)));
    assert_eq!(scene.failed().await, 1);
    scene.books_say(TOTAL, 2 * TOTAL).await;
    let more = scene.give_back(&manager, &id, None).await.expect(409);
    assert_eq!(more.code(), "already_refunded");
}

/// The second one fails in its turn: what the first gave back stays counted.
#[tokio::test]
async fn what_was_refused_second_leaves_what_went_out_first() {
    let (scene, id, first) = refused().await;
    let manager = scene.app.manager().await;
    scene.app.clock.advance_seconds(1);
    scene.give_back(&manager, &id, None).await.expect(201);
    scene.tell("evt_first", &first, None).await.expect(204);
    scene.app.drain().await;
    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    let shown = scene.transaction(&id).await;
    assert_eq!((&shown["status"], &shown["refunded"]["amount"]), (&json!("refunded"), &json!(TOTAL)));
    assert_eq!(shown["refunds"][1]["failure_code"], "amount_too_large");
    scene.everybody_says(TOTAL, TOTAL).await;
}
