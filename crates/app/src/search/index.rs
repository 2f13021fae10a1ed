//! The embedded index as it lives in memory, and how a new one takes its place.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard},
};

use kernel::{id::DoctorId, time::Instant};
use moka::sync::Cache;

use super::{
    columns::Columns, directory::Entry, document::Searchable, text::TextIndex, times::Answered, wish::Wish,
};
use crate::error::{Error, Result};

/// Answers of `schedule` kept for the pages people look at.
const MOST_ANSWERS: u64 = 20_000;

/// The directory of one process. Empty until somebody asks or [`super::rebuild`] is called.
#[derive(Clone, Default)]
pub struct Index(Arc<Kept>);

#[derive(Default)]
struct Kept {
    live: RwLock<Option<Arc<Live>>>,
    /// Held while the live index is written or replaced.
    turn: Arc<tokio::sync::Mutex<()>>,
    /// Who changed since a building began; it read some of them too early.
    meanwhile: Mutex<Option<BTreeSet<DoctorId>>>,
}

/// One generation: built, followed by changes, replaced as a whole.
pub struct Live {
    columns: RwLock<Columns>,
    pub text: TextIndex,
    /// By doctor's number and wish.
    pub times: Cache<(u32, Wish), Answered>,
}

impl Index {
    pub(super) fn live(&self) -> Option<Arc<Live>> {
        self.0.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until nobody else writes.
    pub(super) async fn turn(&self) -> tokio::sync::OwnedMutexGuard<()> {
        self.0.turn.clone().lock_owned().await
    }

    /// From now on `fresh` answers; questions under way finish on the one they began with.
    pub(super) fn switch_to(&self, fresh: Arc<Live>) {
        *self.0.live.write().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
    }

    pub(super) fn begin_noting_changes(&self) {
        *self.noted() = Some(BTreeSet::new());
    }

    /// Notes who changed, if a new index is being built.
    pub(super) fn note(&self, ids: &[DoctorId]) {
        if let Some(noted) = &mut *self.noted() {
            noted.extend(ids);
        }
    }

    pub(super) fn stop_noting_changes(&self) -> Vec<DoctorId> {
        self.noted().take().unwrap_or_default().into_iter().collect()
    }

    fn noted(&self) -> std::sync::MutexGuard<'_, Option<BTreeSet<DoctorId>>> {
        self.0.meanwhile.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    pub fn new() -> Result<Self> {
        Ok(Self {
            columns: RwLock::default(),
            text: TextIndex::new().map_err(broken)?,
            times: Cache::new(MOST_ANSWERS),
        })
    }

    pub fn columns(&self) -> RwLockReadGuard<'_, Columns> {
        self.columns.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn columns_to_write(&self) -> std::sync::RwLockWriteGuard<'_, Columns> {
        self.columns.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds doctors to an index nobody asks yet; found after [`TextIndex::finish`].
    pub fn fill(&self, entries: &[Entry], now: Instant) -> Result<()> {
        let mut columns = self.columns_to_write();
        for Entry { document, .. } in entries {
            let Some(listed_until) = document.listed_until() else { continue };
            let searchable = document.searchable();
            let today = now.date_in(&document.zone);
            let number = columns.put(document, listed_until, searchable.digest(), today);
            self.text.add(number, &searchable).map_err(broken)?;
        }
        Ok(())
    }

    /// Writes doctors as they are now: `entries` of those that exist among `ids`. They can be found at once.
    pub fn follow(&self, ids: &[DoctorId], entries: &[Entry], now: Instant) -> Result<()> {
        let mut changes: Vec<(u32, Option<Searchable>)> = Vec::new();
        let mut columns = self.columns_to_write();
        let mut listed = BTreeSet::new();
        for Entry { document, .. } in entries {
            let id = document.profile.id;
            let Some(listed_until) = document.listed_until() else { continue };
            listed.insert(id);
            let searchable = document.searchable();
            let digest = searchable.digest();
            let known = columns.find(id).filter(|&number| columns.slot(number).listed);
            let same_words = known.is_some_and(|number| columns.shown(number).digest == digest);
            let number = columns.put(document, listed_until, digest, now.date_in(&document.zone));
            if !same_words {
                changes.push((number, Some(searchable)));
            }
        }
        for id in ids.iter().filter(|id| !listed.contains(id)) {
            let known = columns.find(*id).filter(|&number| columns.slot(number).listed);
            if known.is_some() {
                changes.extend(columns.remove(*id).map(|number| (number, None)));
            }
        }
        drop(columns);
        if changes.is_empty() {
            return Ok(());
        }
        self.text.apply(changes.iter().map(|(number, words)| (*number, words.as_ref()))).map_err(broken)
    }

    /// The doctor's times may have changed.
    pub fn times_changed(&self, id: DoctorId) {
        let columns = self.columns();
        if let Some(number) = columns.find(id) {
            columns.next_free(number).changed();
        }
    }
}

pub fn broken(error: tantivy::TantivyError) -> Error {
    Error::broken_by("the text index failed", error)
}
