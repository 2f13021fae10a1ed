//! One operation's transaction: the change, its audit lines, its facts and the remembered answer commit together.

use database::Tx;

use crate::{
    access::Actor,
    app::App,
    audit::{self, Entry},
    error::{Error, Result},
    outbox::{self, Fact},
    repeats,
};

/// A transaction begun by an actor. Dropped without [`Work::commit`], nothing of it happened.
pub struct Work<'a> {
    app: &'a App,
    actor: &'a Actor,
    tx: Tx,
    entries: Vec<Entry>,
    facts: Vec<Fact>,
    /// Facts already written: what is kept in memory is forgotten by them once they are true.
    written: Vec<Fact>,
}

/// Forgets what facts made out of date: also when whoever waits for the commit goes away in the middle of it, because
/// nobody then knows whether it happened.
struct Forgetting<'a> {
    app: &'a App,
    facts: Vec<Fact>,
}

impl Drop for Forgetting<'_> {
    fn drop(&mut self) {
        for fact in &self.facts {
            self.app.schedules.forget(fact);
        }
    }
}

impl App {
    /// Begins an operation of `actor`.
    pub async fn begin<'a>(&'a self, actor: &'a Actor) -> Result<Work<'a>> {
        let tx = self.db.begin().await?;
        Ok(Work { app: self, actor, tx, entries: Vec::new(), facts: Vec::new(), written: Vec::new() })
    }
}

impl<'a> Work<'a> {
    pub fn app(&self) -> &'a App {
        self.app
    }

    /// Notes who did what to which thing; written at [`Work::flush`].
    pub fn audit(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Notes that something happened; written at [`Work::flush`].
    pub fn fact(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Writes the noted audit lines and facts now. An operation whose last write must be a claim on a contended row
    /// calls this before it; [`Work::commit`] calls it otherwise.
    pub async fn flush(&mut self) -> Result<()> {
        let (now, entries, facts) =
            (self.app.now(), std::mem::take(&mut self.entries), std::mem::take(&mut self.facts));
        if !entries.is_empty() {
            audit::write(self.app, &self.tx, self.actor, now, entries).await?;
        }
        if !facts.is_empty() {
            self.written.extend(facts.iter().cloned());
            outbox::append(&self.tx, now, facts).await?;
        }
        Ok(())
    }

    /// Remembers the answer, where the request carried an idempotency key.
    pub async fn answer(&self, status: u16, body: &impl serde::Serialize) -> Result<()> {
        if let Some(key) = &self.actor.repeat {
            let body = serde_json::to_string(body)
                .map_err(|e| Error::broken_by("an answer could not be written", e))?;
            repeats::remember(&self.tx, key, status, &body, self.app.now()).await?;
        }
        Ok(())
    }

    /// Makes it so, and lets those who wait for news know.
    pub async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        let _forgetting = Forgetting { app: self.app, facts: std::mem::take(&mut self.written) };
        self.tx.commit().await?;
        self.app.news.notify_one();
        Ok(())
    }
}

impl std::ops::Deref for Work<'_> {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.tx
    }
}

/// Runs `operation` again when the database says that it lost to another transaction, at most five times in all.
pub async fn retrying<T, F, Fut>(operation: F) -> Result<T>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<T>>,
{
    for _ in 0..4 {
        match operation().await {
            Err(error) if error.is_retryable() => tokio::task::yield_now().await,
            outcome => return outcome,
        }
    }
    operation().await
}
