//! What the clinic keeps of a visit that was called off too late, or missed.

use serde_json::json;

use super::*;

/// Within two hours of the visit at ten: too late to cancel for nothing.
const LATE: &str = "2026-11-24T09:00:00+05:00";

/// After the visit should have begun.
const AFTER: &str = "2026-11-24T10:20:00+05:00";

impl Scene {
    /// It is later; whoever is signed in signs in anew.
    async fn wait_until(&mut self, time: &str) {
        self.app.clock.set(kernel::time::parse_instant(time).unwrap());
        self.ana.token = self.app.token_of(&self.ana).await;
    }

    async fn cancel(&self, person: &Person, body: serde_json::Value) -> Answer {
        self.app.act(person, &self.visit, "cancel", body).await
    }
}

/// A visit that is paid, at a clinic with such rules; gives the transaction's id as well.
async fn paid(rules: serde_json::Value) -> (Scene, String) {
    let (scene, id) = Scene::paid_with(GOOD).await;
    scene.app.drain().await;
    scene.change_clinic(rules).await;
    (scene, id)
}

#[tokio::test]
async fn whoever_cancels_late_gets_the_rest_back() {
    let (mut scene, id) = paid(json!({"late_cancel_fee_bp": 2_000})).await;
    let shown = scene.app.shown(&scene.ana, &scene.visit).await.expect(200);
    assert_eq!(shown["late_cancel_fee"], json!({"amount": 33_000, "currency": "PKR"}));
    assert_eq!(shown["kept_fee"], json!(null));
    scene.wait_until(LATE).await;
    let cancelled = scene.cancel(&scene.ana, json!({})).await.expect(200);
    assert_eq!(cancelled["cancelled_by"], "patient");
    assert_eq!(cancelled["kept_fee"], json!({"amount": 33_000, "currency": "PKR"}));
    scene.app.drain().await;
    assert_eq!(scene.transaction(&id).await["status"], "partly_refunded");
    scene.everybody_says(TOTAL, TOTAL - 33_000).await;
    scene.app.is_consistent().await;
}

#[tokio::test]
async fn whoever_did_not_come_cannot_cancel_afterwards_for_less() {
    let (mut scene, _) = paid(json!({"late_cancel_fee_bp": 2_000, "no_show_fee_bp": 5_000})).await;
    scene.wait_until(AFTER).await;
    assert_eq!(scene.cancel(&scene.ana, json!({})).await.expect(422).code(), "too_late_to_change");
}

#[tokio::test]
async fn whoever_cancels_in_time_gets_all_of_it_back() {
    let (scene, _) = paid(json!({"late_cancel_fee_bp": 2_000})).await;
    let cancelled = scene.cancel(&scene.ana, json!({})).await.expect(200);
    assert_eq!(cancelled["kept_fee"], json!(null));
    scene.app.drain().await;
    scene.everybody_says(TOTAL, TOTAL).await;
}

#[tokio::test]
async fn the_desk_keeps_the_fee_where_it_says_so() {
    for (keep_fee, back) in [(true, TOTAL - 33_000), (false, TOTAL)] {
        let (mut scene, _) = paid(json!({"late_cancel_fee_bp": 2_000})).await;
        scene.wait_until(LATE).await;
        let desk = scene.app.desk().await;
        let body = json!({"keep_fee": keep_fee, "reason": "called this morning"});
        scene.cancel(&desk, body).await.expect(200);
        scene.app.drain().await;
        scene.everybody_says(TOTAL, back).await;
    }
}

#[tokio::test]
async fn a_fee_is_kept_only_of_late_visits_and_where_the_clinic_has_one() {
    let keep = json!({"keep_fee": true});
    let (scene, _) = paid(json!({"late_cancel_fee_bp": 2_000})).await;
    let early = scene.cancel(&scene.app.desk().await, keep.clone()).await.expect(422);
    assert_eq!(early.field_code("keep_fee"), "not_late");
    let (mut scene, _) = paid(json!({"late_cancel_fee_bp": null})).await;
    scene.wait_until(LATE).await;
    let none = scene.cancel(&scene.app.desk().await, keep).await.expect(422);
    assert_eq!(none.field_code("keep_fee"), "no_fee");
    assert_eq!(scene.cancel(&scene.ana, json!({})).await.expect(422).code(), "too_late_to_change");
}

#[tokio::test]
async fn who_does_not_come_gets_back_what_the_clinic_does_not_keep() {
    for (rule, back) in [(10_000, 0), (5_000, 82_500), (0, TOTAL)] {
        let (mut scene, _) = paid(json!({"no_show_fee_bp": rule})).await;
        scene.wait_until(AFTER).await;
        let missed = scene.app.act(&scene.app.desk().await, &scene.visit, "no_show", json!({})).await;
        assert_eq!(missed.expect(200)["kept_fee"]["amount"], TOTAL - back);
        scene.app.drain().await;
        scene.everybody_says(TOTAL, back).await;
    }
}

/// What the letter says of money, in the sentences that may be there.
async fn told_of_money(scene: &Scene) -> Vec<String> {
    scene.app.drain().await;
    let letters = scene.app.letters("appointment_cancelled").await;
    assert_eq!(letters.len(), 1);
    let lines = letters[0].text.lines().map(str::trim);
    lines
        .filter(|line| ["keeps", "given back"].iter().any(|word| line.contains(word)))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn the_letter_says_what_is_kept_and_what_comes_back() {
    let kept = "Because it was cancelled late, the clinic keeps";
    for (fee, said) in [
        (2_000, vec![format!("{kept} Rs 330."), "Rs 1,320 is being given back to you.".to_owned()]),
        (10_000, vec![format!("{kept} Rs 1,650.")]),
    ] {
        let (mut scene, _) = paid(json!({"late_cancel_fee_bp": fee})).await;
        scene.wait_until(LATE).await;
        scene.cancel(&scene.ana, json!({})).await.expect(200);
        assert_eq!(told_of_money(&scene).await, said);
    }
}

#[tokio::test]
async fn the_letter_says_that_the_rest_waits_at_the_desk_where_it_was_paid_there() {
    let mut scene = Scene::new().await;
    let desk = scene.app.desk().await;
    scene.pay_as(&desk, "cash").await.expect(201);
    scene.app.drain().await;
    scene.change_clinic(json!({"late_cancel_fee_bp": 2_000})).await;
    scene.wait_until(LATE).await;
    scene.cancel(&scene.ana, json!({})).await.expect(200);
    let kept = "Because it was cancelled late, the clinic keeps Rs 330.";
    let ready = "The clinic keeps Rs 1,320 ready for you at its desk.";
    assert_eq!(told_of_money(&scene).await, [kept, ready]);
}
