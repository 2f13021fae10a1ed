//! The offline gateway: behaves like a real one and moves no money. Test cards choose what happens (`docs/payments.md`):
//! success, declines, answers that come later, answers that get lost, webhooks that come three times.
//!
//! It stands outside the house: it keeps books of its own (the table `offline_gateway`, which nobody else reads), knows
//! charges only by their idempotency keys, and tells every outcome by a signed webhook, at least once. Its books
//! survive a kill like everybody's, so a webhook that was due before is delivered after.

use std::sync::Arc;

use app::{
    Clock,
    payments::{
        Answer, ChargeAsk, Delivery, Event, Gateway, GatewayError, Outcome, RefundAsk, Settled,
        WebhookHeaders,
    },
};
use async_trait::async_trait;
use database::Database;
use kernel::{money::Money, time::Instant};
use sea_orm::{ActiveValue::Set, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::standard_webhooks;

/// How much later the answers come that come later.
const DELAY_SECONDS: i64 = 3;

/// How many webhooks are handed out at a time.
const BATCH: u64 = 100;

/// What gets lost on its way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loses {
    Nothing,
    /// After the money was taken.
    FirstAnswer,
    /// Nothing ever arrives.
    Requests,
}

/// What a test card does.
struct Card {
    number: &'static str,
    /// `succeeded`, or the code of the failure.
    charge: &'static str,
    delay_seconds: i64,
    deliveries: i32,
    loses: Loses,
    /// The answer is `pending` however soon the webhook comes.
    by_webhook: bool,
    refund: &'static str,
    refund_delay_seconds: i64,
}

const PLAIN: Card = Card {
    number: "4242424242424242",
    charge: SUCCEEDED,
    delay_seconds: 0,
    deliveries: 1,
    loses: Loses::Nothing,
    by_webhook: false,
    refund: SUCCEEDED,
    refund_delay_seconds: 0,
};

const CARDS: &[Card] = &[
    PLAIN,
    Card { number: "4000000000000002", charge: "card_declined", ..PLAIN },
    Card { number: "4000000000009995", charge: "insufficient_funds", ..PLAIN },
    Card { number: "4000000000003220", by_webhook: true, delay_seconds: DELAY_SECONDS, ..PLAIN },
    Card {
        number: "4000000000000341",
        charge: "card_declined",
        by_webhook: true,
        delay_seconds: DELAY_SECONDS,
        ..PLAIN
    },
    Card { number: "4000000000005126", by_webhook: true, deliveries: 3, ..PLAIN },
    Card { number: "4000000000000119", loses: Loses::FirstAnswer, ..PLAIN },
    Card { number: "4000000000000101", loses: Loses::Requests, ..PLAIN },
    Card { number: "4000000000007726", refund_delay_seconds: DELAY_SECONDS, ..PLAIN },
    Card { number: "4000000000003063", refund: "card_closed", ..PLAIN },
];

const SUCCEEDED: &str = "succeeded";

mod entity {
    use kernel::{money::Currency, time::Instant};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "offline_gateway")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub reference: String,
        pub idempotency_key: String,
        pub kind: String,
        pub charge_reference: Option<String>,
        pub card: String,
        pub amount: i64,
        pub currency: Currency,
        pub outcome: String,
        pub settles_at: Instant,
        pub deliver_at: Instant,
        pub deliveries_left: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a webhook says.
#[derive(Serialize, Deserialize)]
struct Message {
    /// `charge.succeeded`, `charge.failed`, `refund.succeeded`, `refund.failed`.
    r#type: String,
    timestamp: String,
    data: Data,
}

#[derive(Serialize, Deserialize)]
struct Data {
    reference: String,
    idempotency_key: String,
    amount: i64,
    currency: String,
    failure_code: Option<String>,
}

/// What the gateway itself believes to have moved, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    pub captured: i64,
    pub given_back: i64,
}

pub struct OfflineGateway {
    db: Database,
    clock: Arc<dyn Clock>,
    secret: Vec<u8>,
}

impl OfflineGateway {
    /// `secret` is the installation's; the gateway's own is derived from it.
    pub fn new(db: Database, clock: Arc<dyn Clock>, secret: &[u8]) -> Self {
        Self { db, clock, secret: standard_webhooks::derive(secret, "offline gateway webhooks") }
    }

    /// What it has captured and given back by now.
    pub async fn books(&self) -> Result<Books, GatewayError> {
        let rows = entity::Entity::find()
            .filter(entity::Column::Outcome.eq(SUCCEEDED))
            .filter(entity::Column::SettlesAt.lte(self.clock.now()))
            .all(self.db.read())
            .await
            .map_err(down)?;
        let sum = |kind: &str| rows.iter().filter(|row| row.kind == kind).map(|row| row.amount).sum();
        Ok(Books { captured: sum("charge"), given_back: sum("refund") })
    }

    /// Headers for a body, as this gateway would sign it now; for tests that forge everything but the signature.
    pub fn sign(&self, id: &str, body: &[u8]) -> WebhookHeaders {
        standard_webhooks::sign(&self.secret, id, self.clock.now(), body)
    }

    async fn by_key(&self, key: &str) -> Result<Option<entity::Model>, GatewayError> {
        let row = entity::Entity::find().filter(entity::Column::IdempotencyKey.eq(key));
        row.one(self.db.read()).await.map_err(down)
    }

    async fn by_reference(&self, reference: &str) -> Result<Option<entity::Model>, GatewayError> {
        entity::Entity::find_by_id(reference).one(self.db.read()).await.map_err(down)
    }

    /// Writes the row unless its key is there; gives the row that is there now, and whether it is new.
    async fn enter(&self, row: entity::Model) -> Result<(entity::Model, bool), GatewayError> {
        let active = entity::ActiveModel {
            reference: Set(row.reference.clone()),
            idempotency_key: Set(row.idempotency_key.clone()),
            kind: Set(row.kind.clone()),
            charge_reference: Set(row.charge_reference.clone()),
            card: Set(row.card.clone()),
            amount: Set(row.amount),
            currency: Set(row.currency),
            outcome: Set(row.outcome.clone()),
            settles_at: Set(row.settles_at),
            deliver_at: Set(row.deliver_at),
            deliveries_left: Set(row.deliveries_left),
        };
        let tx = self.db.begin().await.map_err(down)?;
        match database::insert_if_absent(&tx, active, [entity::Column::IdempotencyKey]).await {
            Ok(true) => {
                tx.commit().await.map_err(down)?;
                return Ok((row, true));
            }
            Ok(false) => tx.commit().await.map_err(down)?,
            // The reference is made of the key: of two that come at once, PostgreSQL may notice either one first.
            Err(fault) if fault.is_duplicate() => tx.give_up().await.map_err(down)?,
            Err(fault) => return Err(down(fault)),
        }
        let standing = self.by_key(&row.idempotency_key).await?;
        standing.map(|row| (row, false)).ok_or(GatewayError::Unreadable)
    }

    /// What is left of a charge to be given back.
    async fn left_of(&self, charge: &entity::Model) -> Result<i64, GatewayError> {
        let refunds = entity::Entity::find()
            .filter(entity::Column::ChargeReference.eq(&charge.reference))
            .filter(entity::Column::Outcome.eq(SUCCEEDED))
            .all(self.db.read())
            .await
            .map_err(down)?;
        Ok(charge.amount - refunds.iter().map(|refund| refund.amount).sum::<i64>())
    }
}

#[async_trait]
impl Gateway for OfflineGateway {
    fn name(&self) -> &'static str {
        "offline"
    }

    fn accepts(&self, method: &str) -> bool {
        card_of_number(method).is_some()
    }

    async fn charge(&self, ask: ChargeAsk) -> Result<Answer, GatewayError> {
        let card = card_of_number(&ask.method).ok_or(GatewayError::Unreadable)?;
        if card.loses == Loses::Requests {
            return Err(GatewayError::Unavailable("the request was lost".into()));
        }
        let now = self.clock.now();
        let settles_at = now.plus_seconds(card.delay_seconds);
        let (row, new) = self
            .enter(entity::Model {
                reference: format!("offline_{}", ask.idempotency_key),
                idempotency_key: ask.idempotency_key,
                kind: "charge".to_owned(),
                charge_reference: None,
                card: last_four(card.number).to_owned(),
                amount: ask.amount.amount,
                currency: ask.amount.currency,
                outcome: card.charge.to_owned(),
                settles_at,
                deliver_at: settles_at,
                deliveries_left: card.deliveries,
            })
            .await?;
        if new && card.loses == Loses::FirstAnswer {
            return Err(GatewayError::Unavailable("the answer was lost".into()));
        }
        let outcome = if new && card.by_webhook { Outcome::Pending } else { outcome_of(&row, now) };
        Ok(Answer { reference: row.reference, outcome })
    }

    async fn refund(&self, ask: RefundAsk) -> Result<Answer, GatewayError> {
        let charge = self.by_reference(&ask.charge_reference).await?.ok_or(GatewayError::Unreadable)?;
        let card = CARDS.iter().find(|card| last_four(card.number) == charge.card).unwrap_or(&PLAIN);
        let now = self.clock.now();
        let outcome =
            if ask.amount.amount > self.left_of(&charge).await? { "amount_too_large" } else { card.refund };
        let settles_at = now.plus_seconds(card.refund_delay_seconds);
        let (row, _) = self
            .enter(entity::Model {
                reference: format!("offline_{}", ask.idempotency_key),
                idempotency_key: ask.idempotency_key,
                kind: "refund".to_owned(),
                charge_reference: Some(charge.reference),
                card: charge.card,
                amount: ask.amount.amount,
                currency: ask.amount.currency,
                outcome: outcome.to_owned(),
                settles_at,
                deliver_at: settles_at,
                deliveries_left: 1,
            })
            .await?;
        Ok(Answer { outcome: outcome_of(&row, now), reference: row.reference })
    }

    async fn find(&self, idempotency_key: &str) -> Result<Option<Answer>, GatewayError> {
        let now = self.clock.now();
        let row = self.by_key(idempotency_key).await?;
        Ok(row.map(|row| Answer { outcome: outcome_of(&row, now), reference: row.reference }))
    }

    async fn settled_between(&self, from: Instant, until: Instant) -> Result<Vec<Settled>, GatewayError> {
        let rows = entity::Entity::find()
            .filter(entity::Column::Outcome.eq(SUCCEEDED))
            .filter(entity::Column::SettlesAt.gte(from))
            .filter(entity::Column::SettlesAt.lt(until))
            .filter(entity::Column::SettlesAt.lte(self.clock.now()))
            .all(self.db.read())
            .await
            .map_err(down)?;
        let settled = |row: entity::Model| Settled {
            idempotency_key: row.idempotency_key,
            reference: row.reference,
            amount: Money { amount: row.amount, currency: row.currency },
            settled_at: row.settles_at,
        };
        Ok(rows.into_iter().map(settled).collect())
    }

    fn verify(&self, headers: &WebhookHeaders, body: &[u8], now: Instant) -> Result<Event, GatewayError> {
        if !standard_webhooks::holds(&self.secret, headers, body, now) {
            return Err(GatewayError::Signature);
        }
        let message: Message = serde_json::from_slice(body).map_err(|_| GatewayError::Unreadable)?;
        let outcome = match message.data.failure_code {
            Some(code) => Outcome::Failed(code),
            None => Outcome::Succeeded,
        };
        Ok(Event {
            id: headers.id.clone(),
            about: message.data.idempotency_key,
            reference: message.data.reference,
            outcome,
        })
    }

    async fn deliver_due(&self, now: Instant) -> Result<Vec<Delivery>, GatewayError> {
        let rows = entity::Entity::find()
            .filter(entity::Column::DeliveriesLeft.gt(0))
            .filter(entity::Column::DeliverAt.lte(now))
            .order_by_asc(entity::Column::DeliverAt)
            .order_by_asc(entity::Column::Reference)
            .limit(BATCH)
            .all(self.db.read())
            .await
            .map_err(down)?;
        rows.into_iter().map(|row| self.delivery(row, now)).collect()
    }

    async fn delivered(&self, delivery: &Delivery) -> Result<(), GatewayError> {
        let tx = self.db.begin().await.map_err(down)?;
        entity::Entity::update_many()
            .col_expr(entity::Column::DeliveriesLeft, Expr::col(entity::Column::DeliveriesLeft).sub(1))
            .filter(entity::Column::Reference.eq(&delivery.reference))
            .filter(entity::Column::DeliveriesLeft.gt(0))
            .exec(&*tx)
            .await
            .map_err(down)?;
        tx.commit().await.map_err(down)
    }
}

impl OfflineGateway {
    fn delivery(&self, row: entity::Model, now: Instant) -> Result<Delivery, GatewayError> {
        let failure_code = (row.outcome != SUCCEEDED).then(|| row.outcome.clone());
        let word = if failure_code.is_some() { "failed" } else { SUCCEEDED };
        // The same event keeps its id however often it is sent; the timestamp is that of the sending.
        let id = format!("evt_{}", row.reference);
        let message = Message {
            r#type: format!("{}.{word}", row.kind),
            timestamp: row.settles_at.timestamp().to_string(),
            data: Data {
                reference: row.reference.clone(),
                idempotency_key: row.idempotency_key,
                amount: row.amount,
                currency: row.currency.to_string(),
                failure_code,
            },
        };
        let body = serde_json::to_vec(&message).map_err(|_| GatewayError::Unreadable)?;
        let headers = standard_webhooks::sign(&self.secret, &id, now, &body);
        Ok(Delivery { reference: row.reference, headers, body })
    }
}

fn card_of_number(method: &str) -> Option<&'static Card> {
    let digits: String = method.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    CARDS.iter().find(|card| card.number == digits)
}

fn last_four(number: &'static str) -> &'static str {
    &number[number.len() - 4..]
}

fn outcome_of(row: &entity::Model, now: Instant) -> Outcome {
    match row.outcome.as_str() {
        _ if now < row.settles_at => Outcome::Pending,
        SUCCEEDED => Outcome::Succeeded,
        code => Outcome::Failed(code.to_owned()),
    }
}

fn down(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> GatewayError {
    GatewayError::Unavailable(error.into())
}
