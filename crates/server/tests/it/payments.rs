//! Money through the API: paying, webhooks, refunds, and the books behind them.

mod charges;
mod day;
mod desk;
mod fees;
mod given_up;
mod invoices;
mod races;
mod refunds;
mod refused;
mod webhooks;

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

const GOOD: &str = "4242 4242 4242 4242";
const DECLINED: &str = "4000 0000 0000 0002";
const DELAYED: &str = "4000 0000 0000 3220";
const DELAYED_DECLINE: &str = "4000 0000 0000 0341";
const THRICE: &str = "4000 0000 0000 5126";
const ANSWER_LOST: &str = "4000 0000 0000 0119";
const REQUEST_LOST: &str = "4000 0000 0000 0101";
const REFUNDS_LATER: &str = "4000 0000 0000 7726";
const REFUNDS_FAIL: &str = "4000 0000 0000 3063";

/// What a visit to the doctor of the cast costs: PKR 1,500 and 10 % tax.
const TOTAL: i64 = 165_000;

/// A patient and a visit that the patient holds.
struct Scene {
    app: TestApp,
    ana: Person,
    visit: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let (doctor, ana) = (app.doctor("omar").await, app.patient("ana").await);
        let body = json!({"doctor_id": doctor.doctor_id(), "starts_at": "2026-11-24T10:00:00+05:00"});
        let held = app.post("/api/v1/appointments").bearer(&ana.token).json(body).await.expect(201);
        Self { visit: held.str("id").to_owned(), app, ana }
    }

    /// With the visit paid by `card`; gives the transaction's id as well.
    async fn paid_with(card: &str) -> (Self, String) {
        let scene = Self::new().await;
        let paid = scene.pay(card).await.expect(201);
        assert_eq!(paid["status"], "paid");
        let id = paid.str("id").to_owned();
        (scene, id)
    }

    async fn pay(&self, method: &str) -> Answer {
        self.pay_as(&self.ana, method).await
    }

    async fn pay_as(&self, person: &Person, method: &str) -> Answer {
        let path = format!("/api/v1/appointments/{}/payments", self.visit);
        self.app.post(&path).bearer(&person.token).json(json!({ "method": method })).await
    }

    async fn visit_status(&self) -> String {
        let path = format!("/api/v1/appointments/{}", self.visit);
        let shown = self.app.get(&path).bearer(&self.ana.token).await.expect(200);
        shown.str("status").to_owned()
    }

    async fn transaction(&self, id: &str) -> Value {
        let path = format!("/api/v1/transactions/{id}");
        self.app.get(&path).bearer(&self.ana.token).await.expect(200).json().clone()
    }

    async fn give_back(&self, person: &Person, id: &str, amount: Option<i64>) -> Answer {
        let amount = amount.map(|amount| json!({"amount": amount, "currency": "PKR"}));
        let path = format!("/api/v1/transactions/{id}/refunds");
        let body = json!({"amount": amount, "reason": "asked for it"});
        self.app.post(&path).bearer(&person.token).json(body).await
    }

    async fn change_clinic(&self, change: Value) {
        let path = format!("/api/v1/clinics/{}", self.app.clinic().await);
        let manager = self.app.manager().await;
        self.app.patch(&path).bearer(&manager.token).json(change).await.expect(200);
    }

    /// The books add up, agree with the gateway's own, and say that so much was captured and given back.
    async fn books_say(&self, captured: i64, given_back: i64) {
        let balance = app::payments::balance(&self.app.app).await.unwrap();
        assert_eq!(balance.differences, Vec::<String>::new());
        let sums = balance.sums.first();
        let held = sums.map_or((0, 0, 0), |sums| (sums.captured, sums.given_back, sums.money_in));
        assert_eq!(held, (captured, given_back, captured - given_back));
    }

    /// As [`Scene::books_say`], where all of it went through the gateway.
    async fn everybody_says(&self, captured: i64, given_back: i64) {
        self.books_say(captured, given_back).await;
        let theirs = self.app.gateway.books().await.unwrap();
        assert_eq!((theirs.captured, theirs.given_back), (captured, given_back));
    }
}
