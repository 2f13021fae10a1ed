//! Money that was paid at the desk goes back by somebody's hands.

use serde_json::json;

use super::*;

/// A visit that was paid at the desk, and the charge.
async fn paid_at_desk(method: &str) -> (Scene, String) {
    let scene = Scene::new().await;
    let desk = scene.app.desk().await;
    let paid = scene.pay_as(&desk, method).await.expect(201);
    let id = paid.str("id").to_owned();
    (scene, id)
}

impl Scene {
    /// Cancelled by its patient, while nobody is at the desk; gives what is promised.
    async fn cancelled_at_night(&self, id: &str) -> String {
        self.app.act(&self.ana, &self.visit, "cancel", json!({})).await.expect(200);
        self.app.drain().await;
        self.transaction(id).await["refunds"][0]["id"].as_str().expect("a refund").to_owned()
    }

    async fn hand_back(&self, person: &Person, id: &str, refund: &str) -> Answer {
        let path = format!("/api/v1/transactions/{id}/refunds/{refund}/hand_back");
        self.app.post(&path).bearer(&person.token).json(json!({})).await
    }

    async fn till(&self, person: &Person) -> i64 {
        let path = format!("/api/v1/clinics/{}/ledger", self.app.clinic().await);
        let day = self.app.get(&path).bearer(&person.token).await.expect(200);
        day["till"]["amount"].as_i64().expect("an amount")
    }

    async fn to_hand_back(&self, person: &Person) -> usize {
        let path = "/api/v1/transactions?refunds=to_hand_back";
        let waiting = self.app.get(path).bearer(&person.token).await.expect(200);
        waiting["items"].as_array().expect("items").len()
    }
}

#[tokio::test]
async fn what_was_paid_at_the_desk_stays_in_the_till_until_somebody_hands_it_back() {
    let (scene, id) = paid_at_desk("cash").await;
    let (desk, manager) = (scene.app.desk().await, scene.app.manager().await);
    assert_eq!((scene.till(&desk).await, scene.to_hand_back(&desk).await), (TOTAL, 0));
    let refund = scene.cancelled_at_night(&id).await;
    let waiting = scene.transaction(&id).await;
    assert_eq!((&waiting["status"], &waiting["refunds"][0]["status"]), (&json!("paid"), &json!("pending")));
    assert_eq!(waiting["refunds"][0]["waits_at_desk"], true);
    assert_eq!((scene.till(&desk).await, scene.to_hand_back(&desk).await), (TOTAL, 1));
    assert_eq!(scene.to_hand_back(&scene.app.other_manager().await).await, 0);
    assert_eq!(scene.app.letters("payment_refunded").await.len(), 0, "nobody has given anything back");
    scene.books_say(TOTAL, 0).await;

    for (person, status) in [(&scene.ana, 403), (&desk, 403), (&scene.app.other_manager().await, 404)] {
        scene.hand_back(person, &id, &refund).await.expect(status);
    }
    let done = scene.hand_back(&manager, &id, &refund).await.expect(200);
    assert_eq!((&done["status"], &done["refunds"][0]["waits_at_desk"]), (&json!("refunded"), &json!(false)));
    assert_eq!((scene.till(&desk).await, scene.to_hand_back(&desk).await), (0, 0));
    scene.books_say(TOTAL, TOTAL).await;
    let again = scene.hand_back(&manager, &id, &refund).await.expect(409);
    assert_eq!(again.code(), "already_handed_back");

    scene.app.drain().await;
    let letters = scene.app.letters("payment_refunded").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].text.contains("We have handed Rs 1,650 back at the desk."), "{}", letters[0].text);
    assert!(!letters[0].text.contains("bank"), "{}", letters[0].text);
    let lines = app::audit::of_subject(&scene.app.app.db, &refund).await.unwrap();
    let said = lines.iter().map(|line| format!("{} by {}", line.action, line.actor_kind));
    let said: std::collections::BTreeSet<String> = said.collect();
    assert_eq!(said, ["refund.paid_out by manager", "refund.promise by patient"].map(str::to_owned).into());
}

#[tokio::test]
async fn the_rest_of_a_missed_visit_waits_at_the_desk_too() {
    let (scene, id) = paid_at_desk("card_at_desk").await;
    scene.change_clinic(json!({"no_show_fee_bp": 5_000})).await;
    scene.app.clock.set(kernel::time::parse_instant("2026-11-24T10:20:00+05:00").unwrap());
    let desk = scene.app.desk().await;
    let token = scene.app.token_of(&desk).await;
    let path = format!("/api/v1/appointments/{}/no_show", scene.visit);
    scene.app.post(&path).bearer(&token).json(json!({})).await.expect(200);
    scene.app.drain().await;
    scene.books_say(TOTAL, 0).await;
    let charge = app::payments::charge_by_id(&scene.app.app, id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(charge.ready_at_desk().map(|ready| ready.amount), Some(82_500));
}

#[tokio::test]
async fn who_gives_money_back_over_the_desk_has_handed_it_back() {
    let (scene, id) = paid_at_desk("cash").await;
    let manager = scene.app.manager().await;
    let back = scene.give_back(&manager, &id, Some(65_000)).await.expect(201);
    assert_eq!(
        (&back["status"], &back["refunds"][0]["status"]),
        (&json!("partly_refunded"), &json!("succeeded"))
    );
    assert_eq!(scene.till(&manager).await, TOTAL - 65_000);
    scene.books_say(TOTAL, 65_000).await;
}

#[tokio::test]
async fn what_a_gateway_gives_back_is_not_handed_back_at_the_desk() {
    let (scene, id) = Scene::paid_with(REFUNDS_LATER).await;
    let manager = scene.app.manager().await;
    let promised = scene.give_back(&manager, &id, None).await.expect(201);
    assert_eq!(promised["refunds"][0]["waits_at_desk"], false);
    let refund = promised["refunds"][0]["id"].as_str().unwrap();
    assert_eq!(scene.hand_back(&manager, &id, refund).await.expect(409).code(), "not_at_desk");
    assert_eq!(scene.to_hand_back(&manager).await, 0);
    let nothing = "ref_01kbnxp1d5f8crdxyyp0fg0000";
    scene.hand_back(&manager, &id, nothing).await.expect(404);
    scene.app.drain().await;
    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    scene.everybody_says(TOTAL, TOTAL).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn money_that_many_hand_back_at_once_is_handed_back_once() {
    let (scene, id) = paid_at_desk("cash").await;
    let manager = scene.app.manager().await;
    let refund = scene.cancelled_at_night(&id).await;
    let asks = (0..8).map(|_| scene.hand_back(&manager, &id, &refund));
    let answers = futures::future::join_all(asks).await;
    let handed = answers.iter().filter(|answer| answer.status() == 200).count();
    assert_eq!(handed, 1);
    for answer in answers.iter().filter(|answer| answer.status() != 200) {
        assert_eq!(answer.expect_ref(409).code(), "already_handed_back");
    }
    scene.books_say(TOTAL, TOTAL).await;
    assert_eq!(scene.till(&manager).await, 0);
}
