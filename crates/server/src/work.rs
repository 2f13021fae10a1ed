//! The worker: reacts to facts and does what waits, until told to stop. Any number may run beside each other. And beside
//! whatever answers requests: keeping its memory up to what happens elsewhere.

mod carry;

use std::time::Duration;

use app::{
    App, outbox,
    reactions::{self, Turn},
    search,
};
use futures::future::FutureExt;
use tokio::{sync::Notify, time::MissedTickBehavior};

use crate::api::problem::chain;

/// How long the worker rests when nothing rings: what time brings about is found by looking.
const REST: Duration = Duration::from_secs(1);

/// The same for what other processes have made happen.
const LOOK: Duration = Duration::from_millis(250);

/// How long news are gathered: a hundred facts cost little more than one.
const GATHER: Duration = Duration::from_millis(20);

/// How long readers of one process may see what was before a change made through another.
const FOLLOW: Duration = Duration::from_millis(250);

/// Follows the log of facts, and what other processes tell, until `stop` comes.
pub async fn follow(app: &App, stop: impl Future<Output = ()>) {
    let stop = stop.shared();
    tokio::join!(keep_pace(app, stop.clone()), index_own(app, stop.clone()), look_at_replica(app, stop));
}

/// Sees whether a replica of the database can be read from.
async fn look_at_replica(app: &App, stop: impl Future<Output = ()>) {
    if app.db.replica().is_none() {
        return;
    }
    let mut stop = std::pin::pin!(stop);
    let mut looks = tokio::time::interval(REST);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = looks.tick() => outbox::look(app).await,
        }
    }
}

async fn keep_pace(app: &App, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    let mut told = app.ports.cache.hear();
    let mut looks = tokio::time::interval(FOLLOW);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = looks.tick() => {
                let followed = reactions::keep_pace(app).await;
                followed.unwrap_or_else(|error| failed(&error, "facts could not be followed"));
            }
            news = told.recv() => {
                if let Ok(news) = news {
                    let heard = reactions::hear(app, &news).await;
                    heard.unwrap_or_else(|error| failed(&error, "news could not be followed"));
                }
            }
        }
    }
}

/// Tells a directory that is shared of what this process changed and nobody waited for. Beside the rest: its engine may
/// take its time.
async fn index_own(app: &App, stop: impl Future<Output = ()>) {
    if !app.ports.directory.is_shared() {
        return;
    }
    let mut stop = std::pin::pin!(stop);
    let mut looks = tokio::time::interval(FOLLOW);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = looks.tick() => reactions::index_own(app).await,
        }
    }
}

/// Works until `stop` comes; what is begun is finished first.
pub async fn work(app: &App, stop: impl Future<Output = ()>) {
    let (stop, looked, reacted, due) = (stop.shared(), Notify::new(), Notify::new(), Notify::new());
    let carrying = async {
        if let Some(carrier) = &app.ports.carrier {
            tokio::join!(
                carry::hand_over(app, &**carrier, stop.clone(), &looked),
                carry::deliver(app, &**carrier, stop.clone()),
            );
        }
    };
    let indexing = index(app, stop.clone(), &reacted);
    let looking = look(app, stop.clone(), [&looked, &reacted, &due]);
    tokio::join!(looking, perform(app, stop.clone(), &due), tell(app, stop.clone()), indexing, carrying);
}

/// Tells other systems what happens, where there are any, until `stop` comes. Beside the rest, because they may take
/// their time.
async fn tell(app: &App, stop: impl Future<Output = ()>) {
    if app.ports.events.is_none() {
        return;
    }
    let mut stop = std::pin::pin!(stop);
    let mut looks = tokio::time::interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = looks.tick() => {
                let told = reactions::publish(app).await;
                told.unwrap_or_else(|error| failed(&error, "other systems could not be told"));
            }
        }
    }
}

/// Keeps a directory that is shared up to what happens and to what time brings about, until `stop` comes; looks as soon
/// as facts are `reacted` to. Beside the rest: its engine may take its time. Nothing has to be finished, since all of it
/// bears being done again.
async fn index(app: &App, stop: impl Future<Output = ()>, reacted: &Notify) {
    if !app.ports.directory.is_shared() {
        return;
    }
    let mut looks = tokio::time::interval(REST);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut others = tokio::time::interval(LOOK);
    others.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let indexing = async {
        loop {
            tokio::select! {
                _ = looks.tick() => {
                    if sweep_directory(app).await >= search::SWEPT_AT_ONCE {
                        looks.reset_immediately();
                    }
                }
                _ = others.tick() => {
                    index_facts(app).await;
                }
                () = reacted.notified() => {
                    index_facts(app).await;
                }
            }
        }
    };
    tokio::select! {
        () = stop => (),
        () = indexing => (),
    }
}

async fn index_facts(app: &App) -> usize {
    reactions::index(app).await.unwrap_or_else(|error| not_indexed(&error))
}

async fn sweep_directory(app: &App) -> usize {
    search::sweep(app).await.unwrap_or_else(|error| not_indexed(&error))
}

/// That the engine is away is in the log once, when it goes and when it comes.
fn not_indexed(error: &app::Error) -> usize {
    if error.is_code("search_unavailable") {
        0
    } else {
        failed(error, "the shared directory could not be written")
    }
}

/// Reacts to what happens as it does, and looks for what waits; rings after each time.
async fn look(app: &App, stop: impl Future<Output = ()>, rung: [&Notify; 3]) {
    let mut stop = std::pin::pin!(stop);
    let mut looks = tokio::time::interval(REST);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut others = tokio::time::interval(LOOK);
    others.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = others.tick() => {
                react(app).await;
            }
            _ = looks.tick() => {
                if sweep_and_react(app).await.goes_on {
                    looks.reset_immediately();
                }
            }
            () = app.news.notified() => {
                tokio::time::sleep(GATHER).await;
                react(app).await;
            }
        }
        rung.iter().for_each(|waiting| waiting.notify_one());
    }
}

/// Does the jobs that are due whenever it was `looked` for them, until `stop` comes. Beside the rest: whom they wait for may
/// take their time.
async fn perform(app: &App, stop: impl Future<Output = ()> + Clone, looked: &Notify) {
    let stopped = || stop.clone().now_or_never().is_some();
    loop {
        tokio::select! {
            () = stop.clone() => return,
            () = looked.notified() => {}
        }
        while !stopped() && perform_due(app).await > 0 {}
    }
}

/// Does all that is due now, once.
pub async fn turn(app: &App) -> Turn {
    let mut turn = sweep_and_react(app).await;
    turn.done += perform_due(app).await;
    if app.ports.directory.is_shared() {
        turn.done += sweep_directory(app).await + index_facts(app).await;
    }
    turn
}

async fn sweep_and_react(app: &App) -> Turn {
    let what = "what time brings about could not be done";
    let swept = reactions::sweep(app).await.unwrap_or_else(|error| failed(&error, what));
    Turn { done: swept.done + react(app).await, ..swept }
}

async fn react(app: &App) -> usize {
    let reacted = reactions::drain(app).await;
    reacted.unwrap_or_else(|error| failed(&error, "facts could not be reacted to"))
}

async fn perform_due(app: &App) -> usize {
    let performed = reactions::perform_due(app).await;
    performed.unwrap_or_else(|error| failed(&error, "what waits could not be done"))
}

/// A part that fails does not keep the others from their turn.
fn failed<T: Default>(error: &app::Error, what: &str) -> T {
    tracing::warn!(error.chain = %chain(error), "{what}");
    T::default()
}
