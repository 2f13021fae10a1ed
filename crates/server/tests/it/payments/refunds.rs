//! Giving money back.

use serde_json::json;

use super::*;

#[tokio::test]
async fn parts_are_given_back_until_nothing_is_left() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let manager = scene.app.manager().await;
    let promised = scene.give_back(&manager, &id, Some(65_000)).await.expect(201);
    assert_eq!(promised["status"], "paid", "nothing has gone back yet");
    assert_eq!(promised["refunded"]["amount"], 65_000);
    assert_eq!(promised["refunds"][0]["status"], "pending");
    assert_eq!(promised["refunds"][0]["reason"], "asked for it");
    scene.books_say(TOTAL, 0).await;
    scene.app.drain().await;
    let partly = scene.transaction(&id).await;
    assert_eq!(
        (partly["status"].as_str(), partly["refunds"][0]["status"].as_str()),
        (Some("partly_refunded"), Some("succeeded"))
    );
    scene.everybody_says(TOTAL, 65_000).await;

    let over = scene.give_back(&manager, &id, Some(100_001)).await.expect(422);
    assert_eq!(over.field_code("amount"), "more_than_paid");
    assert!(over.text().contains("At most PKR 1,000 can be given back."), "{}", over.text());
    scene.give_back(&manager, &id, None).await.expect(201);
    scene.app.drain().await;
    assert_eq!(scene.transaction(&id).await["status"], "refunded");
    scene.everybody_says(TOTAL, TOTAL).await;

    let again = scene.give_back(&manager, &id, None).await.expect(409);
    assert_eq!(again.code(), "already_refunded");
}

#[tokio::test]
async fn refunds_that_cannot_be_are_refused_by_field() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let manager = scene.app.manager().await;
    let path = format!("/api/v1/transactions/{id}/refunds");
    let pkr = |amount: i64| json!({"amount": amount, "currency": "PKR"});
    for (body, field, code) in [
        (json!({"amount": pkr(0), "reason": "r"}), "amount", "not_positive"),
        (json!({"amount": pkr(-1), "reason": "r"}), "amount", "not_positive"),
        (json!({"amount": pkr(TOTAL + 1), "reason": "r"}), "amount", "more_than_paid"),
        (json!({"amount": pkr(i64::MAX), "reason": "r"}), "amount", "more_than_paid"),
        (json!({"amount": {"amount": 1, "currency": "USD"}, "reason": "r"}), "amount", "wrong_currency"),
        (json!({"amount": pkr(1)}), "reason", "required"),
        (json!({"reason": "x".repeat(501)}), "reason", "too_long"),
        (json!({"reason": "r", "to": "me"}), "to", "unknown_field"),
    ] {
        let refused = scene.app.post(&path).bearer(&manager.token).json(body.clone()).await.expect(422);
        assert_eq!(refused.field_code(field), code, "{body}");
    }
    scene.everybody_says(TOTAL, 0).await;
}

/// One of the earlier systems gave any paid booking back to anybody who counted its id.
#[tokio::test]
async fn only_managers_of_the_clinic_give_money_back() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let path = format!("/api/v1/transactions/{id}/refunds");
    scene.app.post(&path).json(json!({"reason": "r"})).await.expect(401);
    scene.give_back(&scene.ana, &id, None).await.expect(403);
    let desk = scene.app.desk().await;
    scene.give_back(&desk, &id, None).await.expect(403);
    let elsewhere = scene.app.other_manager().await;
    scene.give_back(&elsewhere, &id, None).await.expect(404);
    scene.app.drain().await;
    scene.everybody_says(TOTAL, 0).await;
    let admin = scene.app.admin().await;
    scene.give_back(&admin, &id, None).await.expect(201);
}

#[tokio::test]
async fn what_was_never_paid_cannot_be_given_back() {
    let scene = Scene::new().await;
    let manager = scene.app.manager().await;
    let failed = scene.pay(DECLINED).await.expect(201);
    assert_eq!(scene.give_back(&manager, failed.str("id"), None).await.expect(409).code(), "not_paid");
    let pending = scene.pay(DELAYED).await.expect(201);
    assert_eq!(scene.give_back(&manager, pending.str("id"), None).await.expect(409).code(), "not_paid");
    let nothing = "txn_01kbnxp1d5f8crdxyyp0fg0000";
    scene.give_back(&manager, nothing, None).await.expect(404);
}

#[tokio::test]
async fn refunds_that_race_never_give_back_more_than_was_paid() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let manager = scene.app.manager().await;
    let asks = (0..12).map(|_| scene.give_back(&manager, &id, Some(50_000)));
    let answers = futures::future::join_all(asks).await;
    let given = answers.iter().filter(|answer| answer.status() == 201).count();
    assert_eq!(given, 3, "three times 50,000 fit into 165,000");
    for answer in answers.iter().filter(|answer| answer.status() != 201) {
        assert_eq!(answer.field_code("amount"), "more_than_paid", "{}", answer.text());
    }
    scene.app.drain().await;
    scene.everybody_says(TOTAL, 150_000).await;
}

#[tokio::test]
async fn one_idempotency_key_is_one_refund_with_one_answer() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let manager = scene.app.manager().await;
    let path = format!("/api/v1/transactions/{id}/refunds");
    let ask = |amount: i64| {
        let body = json!({"amount": {"amount": amount, "currency": "PKR"}, "reason": "r"});
        scene.app.post(&path).bearer(&manager.token).idempotency("refund-1").json(body)
    };
    let first = ask(1_000).await.expect(201);
    for _ in 0..5 {
        let again = ask(1_000).await.expect(201);
        assert_eq!((again.text(), again.header("idempotent-replay")), (first.text(), "true"));
    }
    assert_eq!(ask(2_000).await.expect(422).code(), "idempotency_key_reused");
    scene.app.drain().await;
    scene.everybody_says(TOTAL, 1_000).await;
}

#[tokio::test]
async fn a_refund_that_fails_can_be_given_back_in_another_way() {
    let (scene, id) = Scene::paid_with(REFUNDS_FAIL).await;
    let manager = scene.app.manager().await;
    for _ in 0..2 {
        scene.give_back(&manager, &id, None).await.expect(201);
        scene.app.drain().await;
        let failed = scene.transaction(&id).await;
        assert_eq!(failed["status"], "paid");
        assert_eq!(failed["refunded"]["amount"], 0);
        assert_eq!(failed["refunds"][0]["status"], "failed");
        scene.everybody_says(TOTAL, 0).await;
    }
}

#[tokio::test]
async fn a_refund_that_takes_its_time_is_settled_by_its_webhook() {
    let (scene, id) = Scene::paid_with(REFUNDS_LATER).await;
    let manager = scene.app.manager().await;
    scene.give_back(&manager, &id, Some(1_000)).await.expect(201);
    scene.app.drain().await;
    assert_eq!(scene.transaction(&id).await["refunds"][0]["status"], "pending");
    scene.app.clock.advance_seconds(3);
    scene.app.drain().await;
    assert_eq!(scene.transaction(&id).await["refunds"][0]["status"], "succeeded");
    scene.everybody_says(TOTAL, 1_000).await;
}

/// In the earlier systems cancelling did not refund, and a refund overwrote the payment.
#[tokio::test]
async fn cancelling_a_paid_visit_gives_everything_back_and_keeps_the_payment_on_record() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let manager = scene.app.manager().await;
    scene.give_back(&manager, &id, Some(65_000)).await.expect(201);
    scene.app.clock.advance_seconds(1);
    let path = format!("/api/v1/appointments/{}/cancel", scene.visit);
    scene.app.post(&path).bearer(&scene.ana.token).json(json!({})).await.expect(200);
    scene.app.drain().await;
    let transaction = scene.transaction(&id).await;
    assert_eq!(transaction["status"], "refunded");
    assert_eq!(transaction["total"]["amount"], TOTAL);
    let parts: Vec<i64> = transaction["refunds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|refund| refund["amount"]["amount"].as_i64().unwrap())
        .collect();
    assert_eq!(parts, [65_000, 100_000]);
    scene.everybody_says(TOTAL, TOTAL).await;
}

#[tokio::test]
async fn ledger_entries_can_be_neither_changed_nor_deleted() {
    use sea_orm::ConnectionTrait;
    let (scene, _) = Scene::paid_with(GOOD).await;
    for forbidden in
        ["update ledger_entries set debit = debit + 1 where debit > 0", "delete from ledger_entries"]
    {
        let tx = scene.app.app.db.begin().await.unwrap();
        assert!(tx.execute_unprepared(forbidden).await.is_err(), "{forbidden}");
    }
    scene.everybody_says(TOTAL, 0).await;
}

#[tokio::test]
async fn books_that_were_tampered_with_are_found() {
    use sea_orm::ConnectionTrait;
    let (scene, _) = Scene::paid_with(GOOD).await;
    let tx = scene.app.app.db.begin().await.unwrap();
    tx.execute_unprepared("update charges set total = total + 1").await.unwrap();
    tx.commit().await.unwrap();
    let balance = app::payments::balance(&scene.app.app).await.unwrap();
    assert_eq!(balance.differences.len(), 2, "{:?}", balance.differences);
}

#[tokio::test]
async fn everything_about_money_is_in_the_audit() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let manager = scene.app.manager().await;
    let refunded = scene.give_back(&manager, &id, None).await.expect(201);
    scene.app.drain().await;
    let of = async |subject: &str| -> Vec<String> {
        let lines = app::audit::of_subject(&scene.app.app.db, subject).await.unwrap();
        let mut said: Vec<String> =
            lines.into_iter().map(|line| format!("{} by {}", line.action, line.actor_kind)).collect();
        said.sort();
        said
    };
    assert_eq!(of(&id).await, ["charge.open by patient", "charge.paid by patient"]);
    let refund = refunded["refunds"][0]["id"].as_str().unwrap();
    assert_eq!(of(refund).await, ["refund.paid_out by system", "refund.promise by manager"]);
}
