//! Paying while the hold ends, and while the visit is called off: one outcome, and nobody's money is kept for nothing.

use app::{
    access::Actor,
    booking::{self, CancelInput, HoldInput, PayInput},
};
use kernel::id::AppointmentId;

use super::*;

/// Half hours of the doctor of the cast, Tuesday to Friday.
fn times() -> impl Iterator<Item = String> {
    (24..=27).flat_map(|day| (9..17).map(move |hour| format!("2026-11-{day}T{hour:02}:30:00+05:00")))
}

struct Race {
    app: TestApp,
    ana: Actor,
}

impl Race {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let ana = Actor::account(app.patient("ana").await.account_id, Vec::new(), None);
        Self { app, ana }
    }

    async fn hold(&self, starts_at: &str) -> AppointmentId {
        let doctor_id = Some(self.app.doctor("omar").await.doctor_id());
        let input = HoldInput { doctor_id, starts_at: Some(starts_at.to_owned()), ..HoldInput::default() };
        booking::hold(&self.app.app, &self.ana, input).await.expect("a free time").id
    }

    async fn pay(&self, id: AppointmentId, card: &str) -> app::Result<app::payments::Charge> {
        let input = PayInput { method: Some(card.to_owned()), return_url: None };
        booking::pay(&self.app.app, &self.ana, id, input).await
    }

    /// What became of the visit, what was captured for it, and what of that was given back.
    async fn end(&self, id: AppointmentId) -> (String, i64, i64) {
        self.app.drain().await;
        let balance = app::payments::balance(&self.app.app).await.unwrap();
        assert_eq!(balance.differences, Vec::<String>::new());
        let charges = app::payments::charges_for(&self.app.app, id.0).await.unwrap();
        let paid =
            charges.iter().filter(|charge| charge.settled_at.is_some() && charge.failure_code.is_none());
        let (captured, back) = paid.fold((0, 0), |(total, back), charge| {
            (total + charge.total.amount, back + charge.refunded.amount)
        });
        let visit = booking::show(&self.app.app, &self.ana, id).await.unwrap();
        (visit.status.to_string(), captured, back)
    }

    async fn gateway_agrees(&self) {
        let sums = app::payments::balance(&self.app.app).await.unwrap().sums;
        let (captured, back) = sums.first().map_or((0, 0), |sums| (sums.captured, sums.given_back));
        let theirs = self.app.gateway.books().await.unwrap();
        assert_eq!((theirs.captured, theirs.given_back), (captured, back));
        assert_eq!(booking::check(&self.app.app).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn paying_while_the_hold_ends_has_one_outcome() {
    let race = Race::new().await;
    for starts_at in times().take(12) {
        let id = race.hold(&starts_at).await;
        let ending = async {
            race.app.clock.advance_seconds(10 * 60);
            booking::expire_due(&race.app.app).await
        };
        let (paid, _) = tokio::join!(race.pay(id, GOOD), ending);
        let outcome = race.end(id).await;
        match (outcome.0.as_str(), &paid) {
            ("confirmed", Ok(_)) => assert_eq!((outcome.1, outcome.2), (TOTAL, 0)),
            ("expired", Ok(_)) => assert_eq!((outcome.1, outcome.2), (TOTAL, TOTAL)),
            ("expired", Err(refused)) => {
                assert_eq!((refused.code(), outcome.1), (Some("hold_expired"), 0));
            }
            other => panic!("{other:?}"),
        }
    }
    race.gateway_agrees().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn paying_while_the_visit_is_called_off_has_one_outcome() {
    let race = Race::new().await;
    for starts_at in times().take(16) {
        let id = race.hold(&starts_at).await;
        let cancelling = booking::cancel(&race.app.app, &race.ana, id, None, CancelInput::default());
        let (paid, cancelled) = tokio::join!(race.pay(id, GOOD), cancelling);
        if let Err(refused) = cancelled {
            // The confirmation came between its look and its write.
            assert!(refused.is_code("changed_meanwhile"));
            booking::cancel(&race.app.app, &race.ana, id, None, CancelInput::default()).await.unwrap();
        }
        let (status, captured, back) = race.end(id).await;
        assert_eq!((status.as_str(), captured), ("cancelled", back), "{paid:?}");
    }
    race.gateway_agrees().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_webhook_while_the_hold_ends_has_one_outcome() {
    let race = Race::new().await;
    for starts_at in times().take(12) {
        let id = race.hold(&starts_at).await;
        race.pay(id, DELAYED).await.unwrap();
        race.app.clock.advance_seconds(10 * 60);
        let delivering = app::reactions::perform_due(&race.app.app);
        let (delivered, ended) = tokio::join!(delivering, booking::expire_due(&race.app.app));
        delivered.unwrap();
        ended.unwrap();
        let (status, captured, back) = race.end(id).await;
        assert_eq!(captured, TOTAL);
        assert_eq!(back, if status == "confirmed" { 0 } else { TOTAL }, "{status}");
    }
    race.gateway_agrees().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calling_off_while_a_part_is_given_back_gives_back_all_of_it() {
    let race = Race::new().await;
    let manager = race.app.manager().await;
    for starts_at in times().take(16) {
        let id = race.hold(&starts_at).await;
        let paid = race.pay(id, GOOD).await.unwrap();
        race.app.drain().await;
        let path = format!("/api/v1/transactions/{}/refunds", paid.id);
        let part = json!({"amount": {"amount": 50_000, "currency": "PKR"}, "reason": "goodwill"});
        let giving_back = async { race.app.post(&path).bearer(&manager.token).json(part).await };
        let cancelling = booking::cancel(&race.app.app, &race.ana, id, None, CancelInput::default());
        let (given, cancelled) = tokio::join!(giving_back, cancelling);
        cancelled.unwrap();
        // Whoever comes after the cancellation finds that nothing is left.
        assert!([201, 409, 422].contains(&given.status()), "{}", given.text());
        assert_eq!(race.end(id).await, ("cancelled".to_owned(), TOTAL, TOTAL));
    }
    race.gateway_agrees().await;
}
