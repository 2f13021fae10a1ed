//! The directory's index in OpenSearch, or what speaks as it does: one for all processes, so that none keeps doctors in
//! memory. The engine looks up, filters, counts and sorts by the rules of the application; what is free is asked of
//! `schedule` afterwards, as with the embedded index.

mod client;
mod conditions;
mod entry;
mod facets;
mod mapping;
mod meaning;
mod order;
mod question;
mod words;
mod writing;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use app::{
    Clock, Result,
    search::{
        Building, Catalogue, Directory, Due, Question, Rival, State, Writing,
        rules::{NO_TIME, Wanted, minute},
    },
};
use async_trait::async_trait;
use kernel::{
    id::{DoctorId, QualificationId, SpecializationId},
    time::Instant,
};
use serde_json::{Value, json};

use self::{
    client::{Client, is_between, is_missing, unavailable, unreadable_answer},
    conditions::listed,
    mapping::{BETWEEN, Names},
    meaning::{buckets, hits, total, understand},
    writing::{Build, Write},
};
use super::DirectoryError;

/// Entries of a catalogue that are looked at.
const MOST_NAMES: usize = 10_000;

/// Doctors written again for one change of a catalogue, and found to be due, at a time.
const MOST: usize = 10_000;

/// How often a question is put again that fell between two indices.
const MOST_TRIES: usize = 3;

/// After so many minutes it is looked again whether a doctor without a free time has one: the horizon moves on.
const NOTHING_HOLDS_MINUTES: u64 = 10;

/// The shared index.
pub struct OpenSearch(Arc<Engine>);

struct Engine {
    client: Client,
    names: Names,
    clock: Arc<dyn Clock>,
    /// Whether there was an index when it was asked last.
    built: AtomicBool,
}

impl OpenSearch {
    /// `http(s)://[user:password@]host:port/prefix`. Nothing is asked yet: the engine may come later.
    pub fn open(address: &str, clock: Arc<dyn Clock>) -> Result<Self, DirectoryError> {
        let (client, prefix) = Client::open(address)?;
        let engine = Engine { client, names: Names::new(&prefix), clock, built: AtomicBool::new(false) };
        Ok(Self(Arc::new(engine)))
    }
}

impl Engine {
    /// Several searches of the live index.
    async fn search_all(&self, searches: &[Value]) -> Result<Vec<Value>> {
        self.of_the_live(|| self.client.search_all(&self.names.live, searches)).await
    }

    /// Cards by doctor, with what is not shown of them,, in their order.
    async fn read(&self, ids: &[DoctorId]) -> Result<Value> {
        let (path, ids) = (format!("{}/_mget?_source=card,keeps", self.names.live), json!({ "ids": ids }));
        self.of_the_live(|| self.client.post(&path, &ids)).await
    }

    /// Asks the live index. Where one takes the place of another, a question may fall between the two: it is put again.
    /// An index that is gone is built again, and cannot be asked until then.
    async fn of_the_live<T, F: Future<Output = Result<T>>>(&self, ask: impl Fn() -> F) -> Result<T> {
        let mut tries = 0;
        loop {
            let error = match ask().await {
                Err(error) if is_between(&error) => error,
                other => return other,
            };
            if self.indices(&self.names.live).await?.is_empty() {
                self.built.store(false, Ordering::Relaxed);
                return Err(unavailable());
            }
            tries += 1;
            if tries > MOST_TRIES {
                tracing::warn!(error.chain = %error, "the live index of doctors does not answer");
                return Err(unavailable());
            }
        }
    }

    /// The indices that have a name.
    async fn indices(&self, alias: &str) -> Result<Vec<String>> {
        match self.client.get(&format!("_alias/{alias}")).await {
            Ok(found) => Ok(found.as_object().into_iter().flat_map(|found| found.keys().cloned()).collect()),
            Err(error) if is_missing(&error) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Whose next free time has passed, or who had none a while ago; whose week has other hours now.
    fn due(&self, now: Instant, most: usize) -> Value {
        let this_minute = minute(Some(now));
        let passed = json!({ "range": { "next": { "lt": this_minute } } });
        let long_ago =
            json!({ "range": { "asked": { "lt": this_minute.saturating_sub(NOTHING_HOLDS_MINUTES) } } });
        let nothing = json!({ "bool": { "filter": [{ "term": { "next": NO_TIME } }, long_ago] } });
        let other_hours = json!({ "range": { "hours_change_at": { "lte": now.0 } } });
        let any = json!({ "bool": { "should": [passed, nothing, other_hours], "minimum_should_match": 1 } });
        json!({ "size": most, "_source": false, "track_total_hits": true,
            "query": { "bool": { "filter": [listed(now.0), any] } } })
    }
}

#[async_trait]
impl Directory for OpenSearch {
    fn is_shared(&self) -> bool {
        true
    }

    async fn is_built(&self) -> Result<bool> {
        if self.0.built.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let built = !self.0.indices(&self.0.names.live).await?.is_empty();
        self.0.built.store(built, Ordering::Relaxed);
        Ok(built)
    }

    async fn ask(&self, wanted: Arc<Wanted>, now: Instant) -> Result<Box<dyn Question>> {
        let engine = self.0.clone();
        let meaning = understand(&engine, &wanted, now.0).await?;
        Ok(Box::new(question::Asked::new(engine, wanted, now, meaning)))
    }

    async fn begin_writing(&self, ids: &[DoctorId]) -> Result<Option<Box<dyn Writing>>> {
        if ids.is_empty() {
            return Ok(None);
        }
        // The first of all may be under way, and may have read these doctors already.
        if !self.is_built().await? && self.0.indices(&self.0.names.next).await?.is_empty() {
            return Ok(None);
        }
        let version = self.0.ticket().await?;
        Ok(Some(Box::new(Write { engine: self.0.clone(), version })))
    }

    async fn begin_building(&self, rival: Rival) -> Result<Option<Box<dyn Building>>> {
        let building = Build::begin(self.0.clone(), rival).await?;
        Ok(building.map(|building| Box::new(building) as Box<dyn Building>))
    }

    fn times_changed(&self, _id: DoctorId) {
        // The next free time is written with the doctor.
    }

    async fn due(&self, now: Instant, most: usize) -> Result<Due> {
        if !self.is_built().await? {
            return Ok(Due::default());
        }
        let answers = self.0.search_all(&[self.0.due(now, most)]).await?;
        let ids = answers.iter().flat_map(hits).map(id);
        Ok(Due { documents: ids.collect::<Result<_>>()?, times: None })
    }

    async fn catalogue(&self) -> Result<(Vec<SpecializationId>, Vec<QualificationId>)> {
        if !self.is_built().await? {
            return Ok(Default::default());
        }
        let list = |kind: &str| json!({ "terms": { "field": format!("{kind}.key"), "size": MOST_NAMES } });
        let search = json!({ "size": 0, "track_total_hits": false,
            "aggs": { "specializations": list("specialization"), "qualifications": list("qualification") } });
        let answers = self.0.search_all(&[search]).await?;
        let answer = answers.first().ok_or_else(unreadable_answer)?;
        let ids = |name: &'static str| buckets(answer, name).map(|(key, _)| key);
        Ok((
            ids("specializations").filter_map(|key| key.parse().ok()).collect(),
            ids("qualifications").filter_map(|key| key.parse().ok()).collect(),
        ))
    }

    async fn outdated(&self, now: Catalogue) -> Result<Vec<DoctorId>> {
        // Who has the entry, but not as it is now.
        let other = |kind: &str, id: String, field: &str, now: String| {
            let has = json!({ "term": { format!("{kind}.key"): id } });
            let same = json!({ "term": { format!("{kind}.{field}"): now } });
            json!({ "bool": { "filter": has, "must_not": same } })
        };
        let specializations = now.specializations.iter().map(|(id, name, image)| {
            let id = id.to_string();
            let now = entry::shown(&id, name, image.as_deref());
            other("specialization", id, "shown", now)
        });
        let qualifications = now.qualifications.iter().map(|(id, name)| {
            other("qualification", id.to_string(), "named", format!("{id}{BETWEEN}{name}"))
        });
        let any: Vec<Value> = specializations.chain(qualifications).collect();
        let mut outdated = Vec::new();
        // An engine takes only so many clauses.
        for any in any.chunks(500) {
            let search = json!({ "size": MOST, "_source": false, "query": { "bool": { "should": any } } });
            for answer in self.0.search_all(&[search]).await? {
                outdated.extend(hits(&answer).iter().map(id).collect::<Result<Vec<_>>>()?);
            }
        }
        Ok(outdated)
    }

    async fn state(&self, now: Instant) -> State {
        let built = self.is_built().await.unwrap_or(false);
        let unknown = match built {
            true => self.0.search_all(&[self.0.due(now, 0)]).await,
            false => Ok(Vec::new()),
        };
        let times_unknown = unknown.iter().flatten().map(total).sum();
        State { up: unknown.is_ok() && self.0.client.is_up(), built, times_unknown }
    }
}

fn id(hit: &Value) -> Result<DoctorId> {
    hit["_id"].as_str().and_then(|id| id.parse().ok()).ok_or_else(unreadable_answer)
}
