//! Delivery jobs by way of a carrier: handed over by every worker, done by whichever the carrier gives them to.

use app::{
    App,
    jobs::{self, Carrier},
    reactions,
};
use tokio::{sync::Notify, task::JoinSet};

use super::{REST, failed};
use crate::api::problem::chain;

/// Jobs that a node has in hand at a time.
const AT_ONCE: usize = 10;

/// Whether a way is open. That it closed is in the log once, and that it opened again: work is tried all the time.
#[derive(Default)]
struct Way {
    is_closed: bool,
}

impl Way {
    fn opened(&mut self, what: &str) {
        if std::mem::take(&mut self.is_closed) {
            tracing::info!("{what}");
        }
    }

    fn closed(&mut self, error: &(dyn std::error::Error + 'static), what: &str) {
        if !std::mem::replace(&mut self.is_closed, true) {
            tracing::warn!(error.chain = %chain(error), "{what}");
        }
    }
}

/// Hands over what is due whenever it was looked for, until `stop` comes.
pub async fn hand_over(app: &App, carrier: &dyn Carrier, stop: impl Future<Output = ()>, looked: &Notify) {
    let mut stop = std::pin::pin!(stop);
    let mut way = Way::default();
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = looked.notified() => {}
        }
        match jobs::hand_over_due(app, carrier).await {
            Ok(_) => way.opened("the carrier takes jobs again"),
            Err(error) => way.closed(&error, "the carrier takes no jobs; they wait"),
        }
    }
}

/// Does what the carrier brings until `stop` comes; what is in hand is finished first.
pub async fn deliver(app: &App, carrier: &dyn Carrier, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    let mut in_hand = JoinSet::new();
    let mut way = Way::default();
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = in_hand.join_next() => {}
            taken = carrier.take(), if in_hand.len() < AT_ONCE => match taken {
                Ok(taken) => {
                    way.opened("the carrier brings jobs again");
                    let app = app.clone();
                    in_hand.spawn(async move {
                        if let Err(error) = reactions::perform_taken(&app, taken).await {
                            failed::<()>(&error, "a job that was handed over could not be begun");
                            // It comes again at once, and shall not come faster than the database does.
                            tokio::time::sleep(REST).await;
                        }
                    });
                }
                Err(error) => {
                    way.closed(&error, "the carrier brings no jobs");
                    tokio::select! {
                        () = &mut stop => break,
                        () = tokio::time::sleep(REST) => {}
                    }
                }
            },
        }
    }
    while in_hand.join_next().await.is_some() {}
    carrier.leave().await;
}
