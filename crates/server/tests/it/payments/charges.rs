//! Paying.

use serde_json::json;

use super::*;

#[tokio::test]
async fn paying_confirms_the_visit_and_is_booked_once() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    assert_eq!(scene.visit_status().await, "confirmed");
    let transaction = scene.transaction(&id).await;
    assert_eq!(transaction["appointment_id"], scene.visit.as_str());
    assert_eq!(transaction["fee"], json!({"amount": 150_000, "currency": "PKR"}));
    assert_eq!(transaction["tax_rate_bp"], 1000);
    assert_eq!(transaction["tax"]["amount"], 15_000);
    assert_eq!(transaction["total"]["amount"], TOTAL);
    assert_eq!(transaction["method"], "card");
    assert_eq!(transaction["created_at"], "2026-11-23T09:00:00+05:00");
    assert_eq!(transaction["refunds"], json!([]));
    // The webhook that tells the same a moment later changes nothing.
    scene.app.drain().await;
    scene.everybody_says(TOTAL, 0).await;
}

/// The earlier systems added another payment at every call, and paying a cancelled visit revived it.
#[tokio::test]
async fn paying_again_is_refused_and_paying_for_a_cancelled_visit_too() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    for _ in 0..3 {
        let again = scene.pay(GOOD).await.expect(409);
        assert_eq!((again.code(), again.str("transaction_id")), ("already_paid", &*id));
    }
    scene.everybody_says(TOTAL, 0).await;

    let path = format!("/api/v1/appointments/{}/cancel", scene.visit);
    scene.app.post(&path).bearer(&scene.ana.token).json(json!({})).await.expect(200);
    assert_eq!(scene.pay(GOOD).await.expect(409).code(), "illegal_transition");
    assert_eq!(scene.visit_status().await, "cancelled");
}

#[tokio::test]
async fn callers_who_pay_at_once_make_one_charge() {
    let scene = Scene::new().await;
    let answers = futures::future::join_all((0..20).map(|_| scene.pay(GOOD))).await;
    let ids: Vec<&str> =
        answers.iter().filter(|answer| answer.status() == 201).map(|answer| answer.str("id")).collect();
    assert!(!ids.is_empty() && ids.iter().all(|id| *id == ids[0]), "{ids:?} {:?}", answers[0].text());
    for answer in answers.iter().filter(|answer| answer.status() != 201) {
        assert!(["already_paid", "payment_in_progress"].contains(&answer.code()), "{}", answer.text());
    }
    scene.app.drain().await;
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_declined_card_says_why_and_another_may_follow() {
    let scene = Scene::new().await;
    for (card, code) in [(DECLINED, "card_declined"), ("4000000000009995", "insufficient_funds")] {
        let declined = scene.pay(card).await.expect(201);
        assert_eq!((declined.str("status"), declined.str("failure_code")), ("failed", code));
        assert_eq!(scene.visit_status().await, "held");
    }
    assert_eq!(scene.pay(GOOD).await.expect(201)["status"], "paid");
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn what_the_gateway_does_not_take_is_refused_before_anything_is_written() {
    let scene = Scene::new().await;
    for (method, code) in
        [("5555 5555 5555 4444", "unknown_method"), ("card", "unknown_method"), (" ", "required")]
    {
        let refused = scene.pay(method).await.expect(422);
        assert_eq!(refused.field_code("method"), code, "{method}");
    }
    let listed = scene.app.get("/api/v1/transactions").bearer(&scene.ana.token).await.expect(200);
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn an_answer_that_got_lost_is_asked_for_again_under_the_same_charge() {
    let scene = Scene::new().await;
    let lost = scene.pay(ANSWER_LOST).await.expect(503);
    assert_eq!(lost.code(), "gateway_unavailable");
    assert!(!lost.header("retry-after").is_empty());
    let paid = scene.pay(ANSWER_LOST).await.expect(201);
    assert_eq!(paid["status"], "paid");
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_payer_who_goes_away_without_an_answer_is_looked_after() {
    let scene = Scene::new().await;
    scene.pay(ANSWER_LOST).await.expect(503);
    // The webhook comes by itself.
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    assert_eq!(scene.pay(ANSWER_LOST).await.expect(409).code(), "already_paid");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_request_that_comes_again_is_given_the_answer_it_never_had() {
    let scene = Scene::new().await;
    let path = format!("/api/v1/appointments/{}/payments", scene.visit);
    let pay = async || {
        let asked = scene.app.post(&path).bearer(&scene.ana.token).header("idempotency-key", "pay-1");
        asked.json(json!({ "method": ANSWER_LOST })).await
    };
    pay().await.expect(503);
    scene.app.drain().await;
    let paid = pay().await.expect(201);
    assert_eq!(paid["status"], "paid");
    assert_eq!(pay().await.expect(201).header("idempotent-replay"), "true");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn a_charge_that_never_arrived_fails_after_ten_minutes() {
    let scene = Scene::new().await;
    scene.pay(REQUEST_LOST).await.expect(503);
    scene.app.clock.advance_seconds(61);
    scene.app.drain().await;
    let listed = scene.app.get("/api/v1/transactions").bearer(&scene.ana.token).await.expect(200);
    assert_eq!(listed["items"][0]["status"], "pending", "the request may still be on its way");
    for seconds in [300, 365] {
        scene.app.clock.advance_seconds(seconds);
        scene.app.drain().await;
    }
    let listed =
        scene.app.get("/api/v1/transactions?status=failed").bearer(&scene.ana.token).await.expect(200);
    assert_eq!(listed["items"][0]["failure_code"], "never_arrived");
    assert_eq!(scene.visit_status().await, "expired");
    scene.everybody_says(0, 0).await;
}

#[tokio::test]
async fn one_idempotency_key_is_one_payment_with_one_answer() {
    let scene = Scene::new().await;
    let path = format!("/api/v1/appointments/{}/payments", scene.visit);
    let ask = |method: &str| {
        let ask = scene.app.post(&path).bearer(&scene.ana.token).idempotency("pay-1");
        ask.json(json!({ "method": method }))
    };
    let first = ask(GOOD).await.expect(201);
    for _ in 0..5 {
        let again = ask(GOOD).await.expect(201);
        assert_eq!(again.text(), first.text());
        assert_eq!(again.header("idempotent-replay"), "true");
    }
    assert_eq!(ask(DECLINED).await.expect(422).code(), "idempotency_key_reused");
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn only_the_desk_takes_money_at_the_desk() {
    let scene = Scene::new().await;
    for method in ["cash", "card_at_desk"] {
        assert_eq!(scene.pay(method).await.expect(403).code(), "forbidden");
    }
    let desk = scene.app.desk().await;
    let elsewhere = scene.app.other_manager().await;
    scene.pay_as(&elsewhere, "cash").await.expect(404);
    let paid = scene.pay_as(&desk, "cash").await.expect(201);
    assert_eq!((paid.str("status"), paid.str("method")), ("paid", "cash"));
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.books_say(TOTAL, 0).await;
    assert_eq!(scene.app.gateway.books().await.unwrap().captured, 0, "no gateway was asked");

    // What the desk took, the desk hands back.
    let manager = scene.app.manager().await;
    let back = scene.give_back(&manager, paid.str("id"), None).await.expect(201);
    assert_eq!((back.str("status"), back["refunds"][0]["status"].as_str()), ("refunded", Some("succeeded")));
    scene.books_say(TOTAL, TOTAL).await;
}

#[tokio::test]
async fn the_desk_and_the_patient_who_pay_at_once_make_one_charge() {
    let scene = Scene::new().await;
    let desk = scene.app.desk().await;
    let asks = (0..12).map(|turn| match turn % 2 {
        0 => scene.pay_as(&desk, "card_at_desk"),
        _ => scene.pay_as(&scene.ana, GOOD),
    });
    let answers = futures::future::join_all(asks).await;
    let paid: std::collections::BTreeSet<&str> =
        answers.iter().filter(|answer| answer.status() == 201).map(|answer| answer.str("id")).collect();
    assert_eq!(paid.len(), 1, "{paid:?}");
    for answer in answers.iter().filter(|answer| answer.status() != 201) {
        assert!(["already_paid", "payment_in_progress"].contains(&answer.code()), "{}", answer.text());
    }
    scene.app.drain().await;
    assert_eq!(scene.visit_status().await, "confirmed");
    scene.books_say(TOTAL, 0).await;
}

#[tokio::test]
async fn everybody_sees_the_transactions_they_may_see() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let ben = scene.app.patient("ben").await;
    let manager = scene.app.manager().await;
    let other_manager = scene.app.other_manager().await;
    let admin = scene.app.admin().await;
    let path = format!("/api/v1/transactions/{id}");
    for (who, sees) in
        [(&scene.ana, true), (&ben, false), (&manager, true), (&other_manager, false), (&admin, true)]
    {
        scene.app.get(&path).bearer(&who.token).await.expect(if sees { 200 } else { 404 });
        let listed = scene.app.get("/api/v1/transactions").bearer(&who.token).await.expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), usize::from(sees), "{}", who.email);
    }
    scene.app.get(&path).await.expect(401);
    scene.app.get("/api/v1/transactions").await.expect(401);
    scene.pay_as(&ben, GOOD).await.expect(404);
    let by_visit = format!("/api/v1/transactions?appointment={}&limit=1", scene.visit);
    let listed = scene.app.get(&by_visit).bearer(&manager.token).await.expect(200);
    assert_eq!(listed["items"][0]["id"], id.as_str());
    for wrong in ["status=stolen", "cursor=x", "colour=red", "appointment=doc_1"] {
        let path = format!("/api/v1/transactions?{wrong}");
        scene.app.get(&path).bearer(&manager.token).await.expect(422);
    }
}

#[tokio::test]
async fn a_list_of_transactions_is_paged_newest_first() {
    let scene = Scene::new().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(scene.pay(DECLINED).await.expect(201).str("id").to_owned());
        scene.app.clock.advance_seconds(1);
    }
    ids.reverse();
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/transactions?limit=2{cursor}");
        let page = scene.app.get(&path).bearer(&scene.ana.token).await.expect(200);
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ids);
}
