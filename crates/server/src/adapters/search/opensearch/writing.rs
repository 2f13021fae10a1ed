//! Writing doctors, and a new index beside the live one.
//!
//! Every write names a version: a number taken before the doctors are read. The engine keeps the write with the larger
//! one, so a write that comes late never covers a newer one. Every write goes to the live index and to the one that is
//! being built, if there is one; what the building reads itself has the smallest number of all.

use std::{
    collections::HashSet,
    sync::{Arc, atomic::Ordering},
};

use app::{
    Error, Result,
    search::{Building, Entry, Rival, Seen, Writing},
};
use async_trait::async_trait;
use kernel::{id::DoctorId, time::Instant};
use serde_json::{Value, json};

use super::{
    Engine,
    client::{is_missing, is_there_already, unavailable, unreadable_answer},
    conditions::listed,
    entry,
};

/// Doctors in one request.
const BULK: usize = 500;

/// For how long a building may be silent before another begins; longer than one batch of doctors takes.
const LEASE_MILLISECONDS: u64 = 20_000;

pub struct Write {
    pub engine: Arc<Engine>,
    pub version: u64,
}

#[async_trait]
impl Writing for Write {
    async fn write(
        self: Box<Self>,
        ids: Vec<DoctorId>,
        entries: Vec<Entry>,
        now: Instant,
        seen: Seen,
    ) -> Result<()> {
        let written: HashSet<DoctorId> = entries.iter().map(|entry| entry.document.profile.id).collect();
        let gone = ids.iter().filter(|id| !written.contains(id)).map(ToString::to_string);
        let mut documents: Vec<(String, Value)> = gone.map(|id| (id.clone(), entry::nobody(&id))).collect();
        documents.extend(entries.iter().map(|entry| of(entry, now)));
        let names = &self.engine.names;
        let outcome = self.engine.bulk(&[&names.live, &names.next], &documents, self.version, seen).await?;
        if outcome.missing.contains(&names.live) {
            // Whoever builds it reads what this would have written.
            self.engine.built.store(false, Ordering::Relaxed);
        }
        Ok(())
    }
}

fn of(entry: &Entry, now: Instant) -> (String, Value) {
    (entry.document.profile.id.to_string(), entry::of(entry, now))
}

/// Which indices a write did not find.
#[derive(Default)]
pub struct Written {
    pub missing: Vec<String>,
}

impl Engine {
    /// A number larger than every one given before, by whichever process: to be taken before doctors are read. Close to
    /// the time, so that it stays larger when the engine has lost its own.
    pub async fn ticket(&self) -> Result<u64> {
        let path = format!("{}/_update/number?_source=true&retry_on_conflict=20", self.names.clock);
        let source = "long next = ctx._source.number == null ? 0L : (long) ctx._source.number + 1L; \
                      long now = (long) params.now; \
                      ctx._source.number = next > now ? next : now";
        let now = self.clock.now().0;
        let body = json!({ "scripted_upsert": true, "upsert": {},
            "script": { "source": source, "params": { "now": now } } });
        let answer = self.client.post(&path, &body).await?;
        answer["get"]["_source"]["number"].as_u64().ok_or_else(unreadable_answer)
    }

    /// Takes the building of a new index for a while, or keeps it for longer; false while a rival has it. By the
    /// engine's own clock, which all processes share.
    async fn lease(&self, version: u64, rival: Rival, milliseconds: u64) -> Result<bool> {
        let path = format!("{}/_update/building?retry_on_conflict=20", self.names.clock);
        let source = "boolean taken = ctx._source.by != null && (long) ctx._source.by != (long) params.by \
                      && (long) ctx._source.until > (long) ctx._now; \
                      if (taken && !params.takes_over) { ctx.op = 'none' } else { \
                      ctx._source.by = (long) params.by; ctx._source.until = (long) ctx._now + (long) params.more }";
        let params = json!({ "by": version, "takes_over": rival == Rival::TakeOver, "more": milliseconds });
        let body = json!({ "scripted_upsert": true, "upsert": {}, "script": { "source": source, "params": params } });
        let answer = self.client.post(&path, &body).await?;
        answer["result"].as_str().map(|result| result != "noop").ok_or_else(unreadable_answer)
    }

    /// Makes the index of the number, where it is not there yet.
    async fn clock_index(&self) -> Result<()> {
        let shape =
            json!({ "settings": { "index": { "number_of_shards": 1, "auto_expand_replicas": "0-1" } } });
        match self.client.put(&self.names.clock, &shape).await {
            Err(error) if !is_there_already(&error) => Err(error),
            _ => Ok(()),
        }
    }

    /// Writes documents into each of the indices that exist.
    pub async fn bulk(
        &self,
        indices: &[&String],
        documents: &[(String, Value)],
        version: u64,
        seen: Seen,
    ) -> Result<Written> {
        let path = match seen {
            Seen::AtOnce => "_bulk?refresh=wait_for",
            Seen::Soon => "_bulk",
        };
        let mut written = Written::default();
        for documents in documents.chunks(BULK) {
            let mut lines = String::new();
            for index in indices {
                for (id, document) in documents {
                    // A repeated write with the same number has read the same or more.
                    let head = json!({ "index": { "_index": index, "_id": id, "version": version,
                        "version_type": "external_gte", "require_alias": true } });
                    lines.push_str(&format!("{head}\n{document}\n"));
                }
            }
            let answer = self.client.post_lines(path, lines).await?;
            let failed = answer["items"].as_array().into_iter().flatten().filter_map(|item| {
                let item = &item["index"];
                Some((item["_index"].as_str()?, item["status"].as_u64()?, &item["error"]))
            });
            for (index, status, error) in failed {
                match status {
                    // 409: a newer one is there already.
                    0..=299 | 409 => {}
                    404 => {
                        if !written.missing.iter().any(|missing| missing == index) {
                            written.missing.push(index.to_owned());
                        }
                    }
                    429 | 503 => return Err(unavailable()),
                    _ => {
                        let kind = error["type"].as_str().unwrap_or("unknown").to_owned();
                        return Err(Error::broken_by("the search engine did not take a doctor", kind));
                    }
                }
            }
        }
        Ok(written)
    }
}

/// A new index, known under the name of the next one until it takes its place.
pub struct Build {
    engine: Arc<Engine>,
    index: String,
    version: u64,
}

impl Build {
    /// Makes it, and takes away what an earlier building has left; `None` where that goes on and is to.
    pub async fn begin(engine: Arc<Engine>, rival: Rival) -> Result<Option<Self>> {
        engine.clock_index().await?;
        let version = engine.ticket().await?;
        if !engine.lease(version, rival, LEASE_MILLISECONDS).await? {
            return Ok(None);
        }
        for left in engine.indices(&engine.names.next).await? {
            engine.client.delete(&left).await?;
        }
        let index = format!("{}{version}", engine.names.stem);
        let mut shape = super::mapping::index();
        shape["aliases"] = json!({ engine.names.next.as_str(): {} });
        engine.client.put(&index, &shape).await?;
        Ok(Some(Self { engine, index, version }))
    }
}

#[async_trait]
impl Building for Build {
    async fn fill(&mut self, entries: Vec<Entry>, now: Instant) -> Result<()> {
        if !self.engine.lease(self.version, Rival::Leave, LEASE_MILLISECONDS).await? {
            return Err(taken_over());
        }
        let documents: Vec<(String, Value)> = entries.iter().map(|entry| of(entry, now)).collect();
        let next = &self.engine.names.next;
        let written = self.engine.bulk(&[next], &documents, self.version, Seen::Soon).await?;
        if written.missing.is_empty() { Ok(()) } else { Err(taken_over()) }
    }

    async fn missed(&mut self) -> Result<Vec<DoctorId>> {
        // Whoever writes meanwhile writes here too.
        Ok(Vec::new())
    }

    async fn follow(&mut self, _ids: Vec<DoctorId>, entries: Vec<Entry>, now: Instant) -> Result<()> {
        self.fill(entries, now).await
    }

    async fn switch(self: Box<Self>) -> Result<usize> {
        let Engine { client, names, .. } = &*self.engine;
        client.post(&format!("{}/_refresh", self.index), &json!({})).await?;
        let mut actions = vec![
            // Fails with all the others where another building has taken over.
            json!({ "remove": { "index": self.index, "alias": names.next, "must_exist": true } }),
            json!({ "add": { "index": self.index, "alias": names.live } }),
        ];
        let old = self.engine.indices(&names.live).await?;
        actions.extend(old.into_iter().map(|old| json!({ "remove_index": { "index": old } })));
        client
            .post("_aliases", &json!({ "actions": actions }))
            .await
            .map_err(|error| if is_missing(&error) { taken_over() } else { error })?;
        self.engine.built.store(true, Ordering::Relaxed);
        self.engine.lease(self.version, Rival::Leave, 0).await?;
        let found = json!({ "query": listed(self.engine.clock.now().0) });
        let answer = client.post(&format!("{}/_count", names.live), &found).await?;
        answer["count"].as_u64().and_then(|count| usize::try_from(count).ok()).ok_or_else(unreadable_answer)
    }
}

fn taken_over() -> Error {
    Error::broken("another process has begun to build the search index anew")
}
