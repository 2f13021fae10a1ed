//! The ledger of a day, the gateway's books beside it, and the till.

use app::payments::{ChargeAsk, Gateway};
use kernel::{
    id::TransactionId,
    money::{Currency, Money},
};
use serde_json::json;

use super::*;

impl Scene {
    async fn day(&self, person: &Person, query: &str) -> Value {
        let path = format!("/api/v1/clinics/{}/ledger{query}", self.app.clinic().await);
        self.app.get(&path).bearer(&person.token).await.expect(200).json().clone()
    }

    async fn count(&self, person: &Person, body: Value) -> Answer {
        let path = format!("/api/v1/clinics/{}/till-closings", self.app.clinic().await);
        self.app.post(&path).bearer(&person.token).json(body).await
    }
}

fn pkr(amount: i64) -> Value {
    json!({"amount": amount, "currency": "PKR"})
}

/// Taken, given back and kept, by one way of paying.
fn taken(day: &Value, method: &str) -> (i64, i64, i64) {
    let rows = day["taken"].as_array().unwrap();
    let row = rows.iter().find(|row| row["method"] == method).unwrap();
    let amount = |name: &str| row[name]["amount"].as_i64().unwrap();
    (amount("taken"), amount("given_back"), amount("kept"))
}

fn reasons(day: &Value) -> Vec<&str> {
    let rows = day["gateway"]["differences"].as_array().unwrap();
    rows.iter().map(|row| row["reason"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_day_adds_up_by_how_it_was_paid() {
    let scene = Scene::new().await;
    let (desk, manager) = (scene.app.desk().await, scene.app.manager().await);
    let cash = scene.pay_as(&desk, "cash").await.expect(201);
    let doctor = scene.app.doctor("omar").await;
    let other = async |at: &str, person: &Person, method: &str| {
        let held = scene.app.hold(&scene.ana, doctor.doctor_id(), at).await.expect(201);
        scene.app.act(person, held.str("id"), "payments", json!({ "method": method })).await.expect(201)
    };
    let terminal = other("2026-11-25T10:00:00+05:00", &desk, "card_at_desk").await;
    let card = other("2026-11-25T11:00:00+05:00", &scene.ana, GOOD).await;
    scene.give_back(&manager, cash.str("id"), Some(65_000)).await.expect(201);
    scene.give_back(&manager, terminal.str("id"), Some(15_000)).await.expect(201);
    scene.give_back(&manager, card.str("id"), None).await.expect(201);
    scene.app.drain().await;

    let day = scene.day(&manager, "").await;
    assert_eq!(day["date"], "2026-11-23");
    assert_eq!(taken(&day, "cash"), (TOTAL, 65_000, TOTAL - 65_000));
    assert_eq!(taken(&day, "card_at_desk"), (TOTAL, 15_000, TOTAL - 15_000));
    assert_eq!(taken(&day, "card"), (TOTAL, TOTAL, 0));
    assert_eq!((&day["till"], &day["debit"]), (&pkr(TOTAL - 65_000), &day["credit"]));
    let accounts = day["accounts"].as_array().unwrap();
    let side = |account: &str, side: &str| {
        let row = accounts.iter().find(|row| row["account"] == account).unwrap();
        row[side]["amount"].as_i64().unwrap()
    };
    assert_eq!((side("clinic_revenue", "credit"), side("tax_payable", "credit")), (450_000, 45_000));
    assert_eq!(side("refunds_payable", "debit"), side("refunds_payable", "credit"));
    assert_eq!((day["gateway"]["agreed"].as_i64(), reasons(&day)), (Some(2), vec![]));
    assert_eq!(scene.day(&desk, "?date=2026-11-23").await, day, "the desk sees the same");
    for other_day in ["?date=2026-11-22", "?date=2026-11-24"] {
        let day = scene.day(&manager, other_day).await;
        assert_eq!((taken(&day, "cash"), &day["debit"]), ((0, 0, 0), &pkr(0)));
    }
}

#[tokio::test]
async fn what_the_gateway_has_and_we_do_not_is_listed_by_row_and_reason() {
    let scene = Scene::new().await;
    let (manager, admin) = (scene.app.manager().await, scene.app.admin().await);
    let pending = scene.pay(DELAYED).await.expect(201);
    assert_eq!(reasons(&scene.day(&manager, "").await), [""; 0], "it has not settled there either");
    scene.app.clock.advance_seconds(5);
    let day = scene.day(&manager, "").await;
    assert_eq!(reasons(&day), ["not_booked"], "its webhook has not come");
    let row = &day["gateway"]["differences"][0];
    assert_eq!((&row["transaction_id"], &row["here"]), (&pending["id"], &json!(null)));
    assert_eq!(row["there"], pkr(TOTAL));
    scene.app.drain().await;
    let day = scene.day(&manager, "").await;
    assert_eq!((day["gateway"]["agreed"].as_i64(), reasons(&day)), (Some(1), vec![]));

    let stranger = TransactionId(uuid::Uuid::from_u128(7)).to_string();
    let amount = Money { amount: 100, currency: Currency::Pkr };
    let ask = ChargeAsk { idempotency_key: stranger, amount, method: GOOD.to_owned() };
    scene.app.gateway.charge(ask).await.expect("the gateway takes anybody's");
    assert_eq!(reasons(&scene.day(&manager, "").await), [""; 0], "no clinic owns it");
    let day = scene.day(&admin, "").await;
    assert_eq!(reasons(&day), ["unknown_here"]);
    assert_eq!(day["gateway"]["differences"][0]["there"], pkr(100));
}

#[tokio::test]
async fn the_till_is_counted_and_every_count_stays() {
    let scene = Scene::new().await;
    let desk = scene.app.desk().await;
    scene.pay_as(&desk, "cash").await.expect(201);
    for (body, field, code) in [
        (json!({}), "counted", "required"),
        (json!({"counted": pkr(-1)}), "counted", "out_of_range"),
        (json!({"counted": {"amount": 1, "currency": "USD"}}), "counted", "wrong_currency"),
        (json!({"counted": pkr(TOTAL), "date": "2026-11-24"}), "date", "in_the_future"),
        (json!({"counted": pkr(TOTAL - 5_000)}), "note", "required"),
        (json!({"counted": pkr(TOTAL), "note": "x".repeat(301)}), "note", "too_long"),
    ] {
        assert_eq!(scene.count(&desk, body.clone()).await.expect(422).field_code(field), code, "{body}");
    }
    let short = json!({"counted": pkr(TOTAL - 5_000), "note": "A note of fifty was torn"});
    let short = scene.count(&desk, short).await.expect(201);
    assert_eq!((&short["expected"], &short["difference"]), (&pkr(TOTAL), &pkr(-5_000)));
    scene.app.clock.advance_seconds(60);
    scene.count(&desk, json!({"counted": pkr(TOTAL)})).await.expect(201);
    let manager = scene.app.manager().await;
    let day = scene.day(&manager, "").await;
    let closings = day["closings"].as_array().unwrap();
    assert_eq!(closings.len(), 2);
    assert_eq!((&closings[0], &closings[1]["difference"]), (short.json(), &pkr(0)));
    let lines = scene.app.get("/api/v1/audit?action=till.close").bearer(&manager.token).await.expect(200);
    assert_eq!(lines["items"].as_array().unwrap().len(), 2);
    assert_eq!(lines["items"][1]["detail"]["counted"], TOTAL - 5_000);
}

#[tokio::test]
async fn a_days_money_is_the_business_of_the_clinics_people_only() {
    let scene = Scene::new().await;
    let path = format!("/api/v1/clinics/{}/ledger", scene.app.clinic().await);
    scene.app.get(&path).bearer(&scene.ana.token).await.expect(403);
    scene.app.get(&path).bearer(&scene.app.other_manager().await.token).await.expect(404);
    let body = json!({"counted": pkr(0)});
    scene.count(&scene.ana, body.clone()).await.expect(403);
    scene.count(&scene.app.other_manager().await, body).await.expect(404);
}

#[tokio::test]
async fn many_rows_of_the_gateways_are_looked_up_a_piece_at_a_time() {
    let (scene, _) = Scene::paid_with(GOOD).await;
    let (manager, admin) = (scene.app.manager().await, scene.app.admin().await);
    scene.app.drain().await;
    for number in 1..=501 {
        let idempotency_key = TransactionId(uuid::Uuid::from_u128(number)).to_string();
        let amount = Money { amount: 100, currency: Currency::Pkr };
        let ask = ChargeAsk { idempotency_key, amount, method: GOOD.to_owned() };
        scene.app.gateway.charge(ask).await.expect("the gateway takes anybody's");
    }
    let day = scene.day(&manager, "").await;
    assert_eq!((day["gateway"]["agreed"].as_i64(), reasons(&day)), (Some(1), vec![]));
    let day = scene.day(&admin, "").await;
    assert_eq!((day["gateway"]["agreed"].as_i64(), reasons(&day).len()), (Some(1), 501));
}
