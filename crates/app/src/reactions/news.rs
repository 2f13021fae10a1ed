//! Processes that share a cache tell each other of facts as soon as they are true: sooner than the log has them, and no
//! matter if they are lost.

use serde::{Deserialize, Serialize};

use super::follow::keep_up;
use crate::{App, error::Result, outbox::Fact};

#[derive(Serialize, Deserialize)]
struct News {
    process: String,
    facts: Vec<Fact>,
}

/// Tells the other processes what this one has just committed.
pub(crate) fn spread(app: &App, facts: &[Fact]) {
    if facts.is_empty() || !app.ports.cache.is_shared() {
        return;
    }
    let news = News { process: app.process.clone(), facts: facts.to_vec() };
    if let Ok(news) = serde_json::to_string(&news) {
        let cache = app.ports.cache.clone();
        tokio::spawn(async move { cache.tell(news).await });
    }
}

/// What another process tells: brings this one's memory up to it at once. What fails or is lost is found in the log.
pub async fn hear(app: &App, news: &str) -> Result<()> {
    // A newer release may tell of what this one does not know.
    let Ok(News { process, facts }) = serde_json::from_str(news) else { return Ok(()) };
    if process != app.process {
        facts.iter().for_each(|fact| app.schedules.forget(fact));
        keep_up(app, &facts).await?;
        app.news.notify_one();
    }
    Ok(())
}
