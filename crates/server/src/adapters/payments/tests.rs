//! What every gateway must do, whoever runs it: the same cases for each adapter.

use std::sync::Arc;

use app::{
    Clock, ManualClock,
    payments::{Answer, ChargeAsk, Gateway, GatewayError, Outcome, RefundAsk},
};
use database::Database;
use kernel::{
    money::{Currency, Money},
    time::Instant,
};

use super::{Books, OfflineGateway};

const SECRET: &[u8] = b"thirty-two bytes of a test secret";
const START: Instant = Instant(1_795_000_000_000_000);

/// A gateway under test, and how to make time pass for it.
struct Stand<G> {
    gateway: G,
    clock: Arc<ManualClock>,
    /// Methods that do what their names say.
    good: &'static str,
    declined: &'static str,
    db: Database,
    _folder: tempfile::TempDir,
}

async fn offline() -> Stand<OfflineGateway> {
    let folder = tempfile::tempdir().unwrap();
    let url = database::fresh::url(folder.path()).await;
    let db = Database::open(&url, 4).await.unwrap();
    let clock = Arc::new(ManualClock::at(START));
    let gateway = OfflineGateway::new(db.clone(), clock.clone(), SECRET);
    Stand {
        gateway,
        clock,
        good: "4242 4242 4242 4242",
        declined: "4000-0000-0000-0002",
        db,
        _folder: folder,
    }
}

fn charge(key: &str, method: &str) -> ChargeAsk {
    ChargeAsk { idempotency_key: key.to_owned(), amount: pkr(165_000), method: method.to_owned() }
}

fn refund(key: &str, of: &Answer, amount: i64) -> RefundAsk {
    RefundAsk { idempotency_key: key.to_owned(), charge_reference: of.reference.clone(), amount: pkr(amount) }
}

fn pkr(amount: i64) -> Money {
    Money { amount, currency: Currency::Pkr }
}

async fn one_key_is_one_charge<G: Gateway>(stand: &Stand<G>) {
    let first = stand.gateway.charge(charge("key-1", stand.good)).await.unwrap();
    assert_eq!(first.outcome, Outcome::Succeeded);
    // Even with another card: what the key did is what it did.
    for method in [stand.good, stand.declined] {
        let again = stand.gateway.charge(charge("key-1", method)).await.unwrap();
        assert_eq!((again.reference, again.outcome), (first.reference.clone(), Outcome::Succeeded));
    }
    let found = stand.gateway.find("key-1").await.unwrap().unwrap();
    assert_eq!(found.reference, first.reference);
    assert!(stand.gateway.find("never asked").await.unwrap().is_none());
}

async fn a_decline_has_a_code<G: Gateway>(stand: &Stand<G>) {
    let answer = stand.gateway.charge(charge("key-2", stand.declined)).await.unwrap();
    assert_eq!(answer.outcome, Outcome::Failed("card_declined".to_owned()));
}

async fn money_is_given_back_once_and_never_more_than_was_taken<G: Gateway>(stand: &Stand<G>) {
    let taken = stand.gateway.charge(charge("key-3", stand.good)).await.unwrap();
    for _ in 0..3 {
        let answer = stand.gateway.refund(refund("refund-1", &taken, 100_000)).await.unwrap();
        assert_eq!(answer.outcome, Outcome::Succeeded);
    }
    let over = stand.gateway.refund(refund("refund-2", &taken, 65_001)).await.unwrap();
    assert!(matches!(over.outcome, Outcome::Failed(_)), "{over:?}");
    let rest = stand.gateway.refund(refund("refund-3", &taken, 65_000)).await.unwrap();
    assert_eq!(rest.outcome, Outcome::Succeeded);
}

async fn a_webhook_is_read_only_when_its_signature_holds_now<G: Gateway>(stand: &Stand<G>) {
    stand.gateway.charge(charge("key-4", stand.good)).await.unwrap();
    let now = stand.clock.now();
    let due = stand.gateway.deliver_due(now).await.unwrap();
    let sent = due.iter().find(|sent| sent.reference.ends_with("key-4")).unwrap();
    let event = stand.gateway.verify(&sent.headers, &sent.body, now).unwrap();
    assert_eq!((event.about.as_str(), event.outcome), ("key-4", Outcome::Succeeded));

    let forged = [&sent.body[..], b" "].concat();
    let late = now.plus_seconds(301);
    for refused in [
        stand.gateway.verify(&sent.headers, &forged, now),
        stand.gateway.verify(&sent.headers, &sent.body, late),
        stand.gateway.verify(&app::payments::WebhookHeaders::default(), &sent.body, now),
    ] {
        assert!(matches!(refused, Err(GatewayError::Signature)), "{refused:?}");
    }
}

async fn its_books_tell_what_was_settled_when_and_under_which_key<G: Gateway>(stand: &Stand<G>) {
    let now = stand.clock.now();
    let day = async |from, until| -> Vec<(String, i64)> {
        let settled = stand.gateway.settled_between(from, until).await.unwrap();
        assert!(settled.iter().all(|row| from <= row.settled_at && row.settled_at < until));
        settled.into_iter().map(|row| (row.idempotency_key, row.amount.amount)).collect()
    };
    let mut rows = day(now.plus_days(-1), now.plus_days(1)).await;
    rows.sort();
    let all = [("key-1", 165_000), ("key-3", 165_000), ("key-4", 165_000)];
    let back = [("refund-1", 100_000), ("refund-3", 65_000)];
    let expected: Vec<_> = all.into_iter().chain(back).map(|(key, sum)| (key.to_owned(), sum)).collect();
    assert_eq!(rows, expected, "and nothing that was declined");
    assert!(day(now.plus_days(-1), now).await.is_empty());
    assert!(day(now.plus_days(1), now.plus_days(2)).await.is_empty());
}

#[tokio::test]
async fn the_offline_gateway_keeps_the_contract() {
    let stand = offline().await;
    assert!(stand.gateway.accepts(stand.good) && stand.gateway.accepts(stand.declined));
    assert!(!stand.gateway.accepts("5555 5555 5555 4444"), "a real card must not be typed in here");
    one_key_is_one_charge(&stand).await;
    a_decline_has_a_code(&stand).await;
    money_is_given_back_once_and_never_more_than_was_taken(&stand).await;
    a_webhook_is_read_only_when_its_signature_holds_now(&stand).await;
    its_books_tell_what_was_settled_when_and_under_which_key(&stand).await;
    let books = stand.gateway.books().await.unwrap();
    assert_eq!(books, Books { captured: 3 * 165_000, given_back: 165_000 });
}

#[tokio::test]
async fn delayed_cards_answer_by_webhook_three_seconds_later() {
    let stand = offline().await;
    let cards = [("ok", "4000000000003220", None), ("no", "4000000000000341", Some("card_declined"))];
    for (key, card, _) in cards {
        let answer = stand.gateway.charge(charge(key, card)).await.unwrap();
        assert_eq!(answer.outcome, Outcome::Pending);
    }
    stand.clock.advance_seconds(2);
    assert!(stand.gateway.deliver_due(stand.clock.now()).await.unwrap().is_empty());
    stand.clock.advance_seconds(1);
    let due = stand.gateway.deliver_due(stand.clock.now()).await.unwrap();
    for (key, _, failure) in cards {
        let sent = due.iter().find(|sent| sent.reference.ends_with(key)).unwrap();
        let event = stand.gateway.verify(&sent.headers, &sent.body, stand.clock.now()).unwrap();
        let expected = failure.map_or(Outcome::Succeeded, |code| Outcome::Failed(code.to_owned()));
        assert_eq!(event.outcome, expected);
    }
}

#[tokio::test]
async fn a_webhook_comes_until_it_is_taken_and_as_often_as_the_card_says() {
    let stand = offline().await;
    let answer = stand.gateway.charge(charge("key", "4000000000005126")).await.unwrap();
    assert_eq!(answer.outcome, Outcome::Pending);
    let mut ids = Vec::new();
    for _ in 0..3 {
        for _not_taken in 0..2 {
            assert_eq!(stand.gateway.deliver_due(stand.clock.now()).await.unwrap().len(), 1);
        }
        let due = stand.gateway.deliver_due(stand.clock.now()).await.unwrap();
        ids.push(due[0].headers.id.clone());
        stand.gateway.delivered(&due[0]).await.unwrap();
    }
    assert!(stand.gateway.deliver_due(stand.clock.now()).await.unwrap().is_empty());
    assert!(ids.iter().all(|id| *id == ids[0]), "one event has one id: {ids:?}");
}

#[tokio::test]
async fn an_answer_that_got_lost_is_given_when_asked_again() {
    let stand = offline().await;
    let lost = stand.gateway.charge(charge("key", "4000000000000119")).await;
    assert!(matches!(lost, Err(GatewayError::Unavailable(_))), "{lost:?}");
    assert_eq!(stand.gateway.find("key").await.unwrap().unwrap().outcome, Outcome::Succeeded);
    let again = stand.gateway.charge(charge("key", "4000000000000119")).await.unwrap();
    assert_eq!(again.outcome, Outcome::Succeeded);
    assert_eq!(stand.gateway.books().await.unwrap().captured, 165_000);
}

#[tokio::test]
async fn a_gateway_that_was_killed_remembers_its_charges_and_webhooks() {
    let stand = offline().await;
    stand.gateway.charge(charge("key", "4000000000003220")).await.unwrap();
    let Stand { gateway, clock, db, _folder, .. } = stand;
    drop(gateway);
    let gateway = OfflineGateway::new(db, clock.clone(), SECRET);
    clock.advance_seconds(10);
    let due = gateway.deliver_due(clock.now()).await.unwrap();
    assert_eq!(due.len(), 1);
    assert!(gateway.verify(&due[0].headers, &due[0].body, clock.now()).is_ok());
}

#[tokio::test]
async fn refunds_of_some_cards_come_later_or_fail() {
    let stand = offline().await;
    let later = stand.gateway.charge(charge("a", "4000000000007726")).await.unwrap();
    let answer = stand.gateway.refund(refund("refund-a", &later, 1_000)).await.unwrap();
    assert_eq!(answer.outcome, Outcome::Pending);
    let closed = stand.gateway.charge(charge("b", "4000000000003063")).await.unwrap();
    let answer = stand.gateway.refund(refund("refund-b", &closed, 1_000)).await.unwrap();
    assert_eq!(answer.outcome, Outcome::Failed("card_closed".to_owned()));
}
