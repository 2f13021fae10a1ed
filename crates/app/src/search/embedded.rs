//! The embedded index as the port wants it.

use std::{collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use jiff::tz::TimeZone;
use kernel::{
    id::{DoctorId, QualificationId, SpecializationId},
    time::Instant,
};
use tokio::sync::OwnedMutexGuard;

use super::{
    asked::Asked,
    columns::Columns,
    directory::{Building, Catalogue, Directory, Due, Entry, Question, Rival, Seen, State, Writing},
    index::{Index, Live, broken},
    next_free::Known,
    query::Wanted,
};
use crate::error::{Error, Result};

#[async_trait]
impl Directory for Index {
    fn is_shared(&self) -> bool {
        false
    }

    async fn is_built(&self) -> Result<bool> {
        Ok(self.live().is_some())
    }

    async fn ask(&self, wanted: Arc<Wanted>, now: Instant) -> Result<Box<dyn Question>> {
        let live = self.live().ok_or_else(|| Error::broken("the index was asked before it was built"))?;
        Ok(Box::new(Asked::new(live, wanted, now)?))
    }

    async fn begin_writing(&self, ids: &[DoctorId]) -> Result<Option<Box<dyn Writing>>> {
        let turn = self.turn().await;
        self.note(ids);
        let writing = |live| Box::new(Write { live, _turn: turn }) as Box<dyn Writing>;
        Ok(self.live().map(writing))
    }

    async fn begin_building(&self, _rival: Rival) -> Result<Option<Box<dyn Building>>> {
        let fresh = Arc::new(Live::new()?);
        self.begin_noting_changes();
        Ok(Some(Box::new(Build { index: self.clone(), fresh, turn: None })))
    }

    fn times_changed(&self, id: DoctorId) {
        if let Some(live) = self.live() {
            live.times_changed(id);
        }
    }

    async fn due(&self, now: Instant, most: usize) -> Result<Due> {
        let Some(live) = self.live() else { return Ok(Due::default()) };
        // One date for all zones: a zone that is ahead is read a little late, which only a filter by weekday can show.
        let today = now.date_in(&TimeZone::UTC);
        let documents = live.columns().hours_due(today);
        if documents.is_empty() {
            live.columns_to_write().hours_followed(today);
        }
        let numbers: Vec<u32> = unknown(&live.columns(), now).take(most).collect();
        let question: Box<dyn Question> = Box::new(Asked::new(live, Arc::new(Wanted::default()), now)?);
        Ok(Due { documents, times: Some((question, numbers)) })
    }

    async fn catalogue(&self) -> Result<(Vec<SpecializationId>, Vec<QualificationId>)> {
        let Some(live) = self.live() else { return Ok(Default::default()) };
        let columns = live.columns();
        let specializations = columns.shared.specialization_views.iter().map(|view| view.id);
        Ok((specializations.collect(), columns.shared.qualification_ids.clone()))
    }

    async fn outdated(&self, now: Catalogue) -> Result<Vec<DoctorId>> {
        let Some(live) = self.live() else { return Ok(Vec::new()) };
        let mut columns = live.columns_to_write();
        let shared = &mut columns.shared;
        let mut renamed = (Vec::new(), Vec::new());
        for (id, name, image) in now.specializations {
            let number = shared.specializations.find(&id.to_string());
            let old = number.and_then(|number| shared.specialization_views.get_mut(number as usize));
            if let (Some(number), Some(old)) = (number, old) {
                old.image = image;
                renamed.0.extend((old.name != name).then_some(number));
            }
        }
        for (id, name) in now.qualifications {
            let number = shared.qualifications.find(&id.to_string());
            renamed.1.extend(number.filter(|&number| shared.qualifications.get(number).name != name));
        }
        Ok(columns.having(&renamed.0, &renamed.1))
    }

    async fn state(&self, now: Instant) -> State {
        let live = self.live();
        let times_unknown = live.as_ref().map_or(0, |live| unknown(&live.columns(), now).count());
        State { up: true, built: live.is_some(), times_unknown }
    }
}

fn unknown(columns: &Columns, now: Instant) -> impl Iterator<Item = u32> {
    let listed = columns.slots().filter(|(_, slot)| slot.listed).map(|(number, _)| number);
    listed.filter(move |&number| matches!(columns.next_free(number).known(now), Known::NotBefore(_)))
}

struct Write {
    live: Arc<Live>,
    _turn: OwnedMutexGuard<()>,
}

#[async_trait]
impl Writing for Write {
    async fn write(
        self: Box<Self>,
        ids: Vec<DoctorId>,
        entries: Vec<Entry>,
        now: Instant,
        _seen: Seen,
    ) -> Result<()> {
        off_the_runtime(move || self.live.follow(&ids, &entries, now)).await
    }
}

struct Build {
    index: Index,
    fresh: Arc<Live>,
    /// Once it is known who changed meanwhile, nobody may until the switch is done.
    turn: Option<OwnedMutexGuard<()>>,
}

#[async_trait]
impl Building for Build {
    async fn fill(&mut self, entries: Vec<Entry>, now: Instant) -> Result<()> {
        let fresh = self.fresh.clone();
        off_the_runtime(move || fresh.fill(&entries, now)).await
    }

    async fn missed(&mut self) -> Result<Vec<DoctorId>> {
        let fresh = self.fresh.clone();
        let finished = off_the_runtime(move || fresh.text.finish().map_err(broken)).await;
        self.turn = Some(self.index.turn().await);
        let changed: BTreeSet<DoctorId> = self.index.stop_noting_changes().into_iter().collect();
        finished.map(|()| changed.into_iter().collect())
    }

    async fn follow(&mut self, ids: Vec<DoctorId>, entries: Vec<Entry>, now: Instant) -> Result<()> {
        let fresh = self.fresh.clone();
        off_the_runtime(move || fresh.follow(&ids, &entries, now)).await
    }

    async fn switch(self: Box<Self>) -> Result<usize> {
        self.index.switch_to(self.fresh.clone());
        Ok(self.fresh.columns().listed())
    }
}

/// Runs what takes a core for longer than others should wait.
async fn off_the_runtime<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|stopped| Err(Error::broken_by("indexing stopped", stopped)))
}
