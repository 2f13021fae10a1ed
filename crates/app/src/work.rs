//! One operation's writes: the change, its audit lines, its facts and the remembered answer are committed together.

use database::{Group, Together, Tx};
use kernel::id::DoctorId;
use sea_orm::{
    ActiveModelTrait, DbBackend, EntityTrait, FromQueryResult, QueryTrait, Select, Statement, UpdateMany,
    sea_query::InsertStatement,
};

use crate::{
    access::Actor,
    app::App,
    audit::{self, Entry},
    error::{Error, Result},
    measured,
    outbox::{self, Fact},
    reactions, repeats,
    schedule::{self, Claim},
    search,
};

/// What an operation of an actor is going to write. By itself for an operation all of whose writes are known before
/// the first: they go to the database in one piece. Otherwise part of a [`Work`].
pub struct Draft<'a> {
    app: &'a App,
    actor: &'a Actor,
    /// Each with how many rows it inserts.
    inserts: Vec<(Statement, u64)>,
    /// What is not there when they insert fewer.
    needed: &'static str,
    entries: Vec<Entry>,
    facts: Vec<Fact>,
    /// Facts already written: what is kept in memory is forgotten by them once they are true.
    written: Vec<Fact>,
    /// The one claim on a doctor's time, where that is all that changes of it.
    claim: Option<(DoctorId, Claim)>,
}

/// A transaction begun by an actor. Dropped without [`Work::commit`], nothing of it happened.
pub struct Work<'a> {
    pub draft: Draft<'a>,
    tx: Tx,
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
            match fact {
                Fact::TimesChanged { doctor_id } => search::refresh_times(self.app, *doctor_id),
                fact => self.app.following.note(fact, self.app.now()),
            }
        }
    }
}

impl App {
    /// Begins an operation of `actor` that writes in one piece.
    pub fn draft<'a>(&'a self, actor: &'a Actor) -> Draft<'a> {
        Draft {
            app: self,
            actor,
            inserts: Vec::new(),
            needed: "row",
            entries: Vec::new(),
            facts: Vec::new(),
            written: Vec::new(),
            claim: None,
        }
    }

    /// Begins an operation of `actor` that reads and writes in turns.
    pub async fn begin<'a>(&'a self, actor: &'a Actor) -> Result<Work<'a>> {
        let tx = self.db.begin().await?;
        Ok(Work { draft: self.draft(actor), tx })
    }
}

impl<'a> Draft<'a> {
    /// Notes who did what to which thing.
    pub fn audit(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Notes that something happened.
    pub fn fact(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Notes a new row.
    pub fn insert<A: ActiveModelTrait>(&mut self, row: A) {
        self.note(A::Entity::insert(row).build(self.backend()), 1);
    }

    /// Notes what inserts one row if `needed` is there; otherwise the operation is a 404 for it.
    pub fn insert_where(&mut self, insert: InsertStatement, needed: &'static str) {
        self.needed = needed;
        self.note(self.backend().build(&insert), 1);
    }

    /// Remembers the answer, where the request carried an idempotency key.
    pub fn answer(&mut self, status: u16, body: &impl serde::Serialize) -> Result<()> {
        if let Some(key) = &self.actor.repeat {
            let body = serde_json::to_string(body)
                .map_err(|e| Error::broken_by("an answer could not be written", e))?;
            let row = repeats::row(key, status, &body, self.app.now());
            self.insert(row);
        }
        Ok(())
    }

    /// Writes all that is noted and then the claims, which come last because they are what others wait for. False,
    /// and nothing is written, when a claim is lost or the doctor's schedule is not that of `decided_on` any more. The
    /// first claim is on the doctor, and all that changes of the doctor's times.
    pub async fn write_claiming(mut self, claims: &[Claim], decided_on: (DoctorId, i64)) -> Result<bool> {
        self.claim = claims.first().map(|claim| (decided_on.0, *claim));
        let claiming = schedule::claiming(self.backend(), claims, Some(decided_on))?;
        let noted = self.noted()?;
        match self.write(vec![noted, claiming]).await? {
            Together::Written(_) => Ok(true),
            Together::Short(0) => Err(Error::not_found(self.needed)),
            Together::Short(_) => Ok(false),
        }
    }

    /// Makes a change to one row, which `row` finds, and writes all that is noted; gives the row as it became. Nothing,
    /// and nothing is written, when the row was not there to be changed.
    pub async fn write_changing<E: EntityTrait>(
        mut self,
        change: UpdateMany<E>,
        row: Select<E>,
    ) -> Result<Option<E::Model>> {
        let change = Group::changing(self.backend(), change, row);
        let noted = self.noted()?;
        match self.write(vec![change, noted]).await? {
            Together::Written(row) => {
                let row = row.map(|row| E::Model::from_query_result(&row, ""));
                row.transpose().map_err(|e| Error::broken_by("a changed row is unreadable", e))
            }
            Together::Short(0) => Ok(None),
            Together::Short(_) => Err(Error::not_found(self.needed)),
        }
    }

    async fn write(&mut self, groups: Vec<Group>) -> Result<Together> {
        let forgetting = self.forgetting();
        let written = self.app.db.write_together(groups).await?;
        if matches!(written, Together::Written(_)) {
            self.happened(forgetting);
        }
        Ok(written)
    }

    fn backend(&self) -> DbBackend {
        self.app.db.read().get_database_backend()
    }

    fn note(&mut self, statement: Statement, rows: u64) {
        self.inserts.push((statement, rows));
    }

    /// All that is noted so far and not yet written.
    fn noted(&mut self) -> Result<Group> {
        let now = self.app.now();
        if !self.entries.is_empty() {
            let entries = std::mem::take(&mut self.entries);
            let rows = entries.len() as u64;
            self.note(audit::inserting(self.app, self.backend(), self.actor, now, entries), rows);
        }
        if !self.facts.is_empty() {
            let facts = std::mem::take(&mut self.facts);
            self.written.extend(facts.iter().cloned());
            let rows = facts.len() as u64;
            self.note(outbox::appending(self.app, self.backend(), now, facts)?, rows);
        }
        Ok(Group::writing(std::mem::take(&mut self.inserts)))
    }

    fn forgetting(&mut self) -> Forgetting<'a> {
        Forgetting { app: self.app, facts: std::mem::take(&mut self.written) }
    }

    /// It is committed.
    fn happened(&self, mut forgetting: Forgetting<'_>) {
        forgetting.facts.iter().for_each(measured::count);
        reactions::spread(self.app, &forgetting.facts);
        if let Some((doctor_id, claim)) = self.claim {
            self.app.schedules.claimed(doctor_id, claim.lane, claim.span);
            let changed = Fact::TimesChanged { doctor_id };
            forgetting.facts.retain(|fact| *fact != changed);
            search::refresh_times(self.app, doctor_id);
        }
        self.app.news.notify_one();
    }
}

impl<'a> Work<'a> {
    pub fn app(&self) -> &'a App {
        self.draft.app
    }

    pub fn actor(&self) -> &'a Actor {
        self.draft.actor
    }

    /// See [`Draft::audit`].
    pub fn audit(&mut self, entry: Entry) {
        self.draft.audit(entry);
    }

    /// See [`Draft::fact`].
    pub fn fact(&mut self, fact: Fact) {
        self.draft.fact(fact);
    }

    /// See [`Draft::answer`].
    pub fn answer(&mut self, status: u16, body: &impl serde::Serialize) -> Result<()> {
        self.draft.answer(status, body)
    }

    /// Writes what is noted now. An operation whose last write must be a claim on a contended row calls this before
    /// it; [`Work::commit`] calls it otherwise.
    pub async fn flush(&mut self) -> Result<()> {
        let noted = self.draft.noted()?;
        match self.tx.write(noted).await? {
            Together::Written(_) => Ok(()),
            Together::Short(_) => Err(Error::not_found(self.draft.needed)),
        }
    }

    /// Undoes it, for whoever goes on by reading what somebody faster did; see [`Tx::give_up`].
    pub async fn give_up(self) -> Result<()> {
        Ok(self.tx.give_up().await?)
    }

    /// Makes it so, and lets those who wait for news know.
    pub async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        let forgetting = self.draft.forgetting();
        self.tx.commit().await?;
        self.draft.happened(forgetting);
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
