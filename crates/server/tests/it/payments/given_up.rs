//! Refunds whose job was given up: the gateway did not answer for hours.

use std::sync::Arc;

use app::{
    App, OsChance, Ports, jobs,
    payments::{
        Answer as Told, ChargeAsk, Event, Gateway, GatewayError, RefundAsk, RefundStatus, Settled,
        WebhookHeaders,
    },
    reactions,
};
use kernel::time::Instant;
use server::adapters::payments::OfflineGateway;

use super::*;

/// The gateway, when it takes no refunds.
struct Deaf(Arc<OfflineGateway>);

#[async_trait::async_trait]
impl Gateway for Deaf {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn accepts(&self, method: &str) -> bool {
        self.0.accepts(method)
    }

    async fn charge(&self, ask: ChargeAsk) -> Result<Told, GatewayError> {
        self.0.charge(ask).await
    }

    async fn refund(&self, _: RefundAsk) -> Result<Told, GatewayError> {
        Err(GatewayError::Unavailable("nobody answers".into()))
    }

    async fn find(&self, idempotency_key: &str) -> Result<Option<Told>, GatewayError> {
        self.0.find(idempotency_key).await
    }

    async fn settled_between(&self, from: Instant, until: Instant) -> Result<Vec<Settled>, GatewayError> {
        self.0.settled_between(from, until).await
    }

    fn verify(&self, headers: &WebhookHeaders, body: &[u8], now: Instant) -> Result<Event, GatewayError> {
        self.0.verify(headers, body, now)
    }
}

impl Scene {
    async fn refund_is(&self, id: &str) -> RefundStatus {
        let charge = app::payments::charge_by_id(&self.app.app, id.parse().unwrap()).await.unwrap();
        charge.expect("a charge").refunds[0].status
    }
}

#[tokio::test]
async fn a_refund_whose_job_was_given_up_is_asked_for_again() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    scene.app.drain().await;
    let manager = scene.app.manager().await;
    scene.give_back(&manager, &id, None).await.expect(201);
    let app = &scene.app.app;
    let ports = Ports { gateway: Arc::new(Deaf(scene.app.gateway.clone())), ..app.ports.clone() };
    let deaf =
        App::new(app.db.clone(), scene.app.clock.clone(), Arc::new(OsChance), app.settings.clone(), ports);
    for _ in 1..jobs::MOST_ATTEMPTS {
        reactions::perform_due(&deaf).await.unwrap();
        scene.app.clock.advance_seconds(3600);
        assert_eq!(app::payments::look_after(&deaf).await.unwrap(), 0, "its job is tried");
    }
    reactions::perform_due(&deaf).await.unwrap();
    assert_eq!(jobs::dead(&app.db, 10).await.unwrap().len(), 1);
    assert_eq!(app::payments::look_after(&deaf).await.unwrap(), 0, "given up a moment ago");
    assert_eq!(scene.refund_is(&id).await, RefundStatus::Pending);

    scene.app.clock.advance_seconds(3600);
    scene.app.drain().await;
    assert_eq!(scene.refund_is(&id).await, RefundStatus::Succeeded);
    assert_eq!(jobs::dead(&app.db, 10).await.unwrap().len(), 0);
    scene.everybody_says(TOTAL, TOTAL).await;
}

/// As after a database came back from a backup that had lost the job.
#[tokio::test]
async fn a_refund_without_a_job_is_asked_for_again() {
    use sea_orm::ConnectionTrait;
    let (scene, id) = Scene::paid_with(GOOD).await;
    scene.app.drain().await;
    let manager = scene.app.manager().await;
    scene.give_back(&manager, &id, None).await.expect(201);
    let tx = scene.app.app.db.begin().await.unwrap();
    tx.execute_unprepared("delete from jobs where kind = 'refund'").await.unwrap();
    tx.commit().await.unwrap();
    scene.app.drain().await;
    assert_eq!(scene.refund_is(&id).await, RefundStatus::Pending, "it may be on its way");
    scene.app.clock.advance_seconds(3600);
    scene.app.drain().await;
    assert_eq!(scene.refund_is(&id).await, RefundStatus::Succeeded);
    scene.everybody_says(TOTAL, TOTAL).await;
}
