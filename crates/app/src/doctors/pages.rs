//! Public profiles as finished bytes: a doctor's page is read far more often than anything on it changes.
//!
//! Dropped by facts on this node; another node believes its memory for [`FRESH_SECONDS`].

use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use kernel::{id::DoctorId, time::Instant};
use moka::sync::Cache;
use sha2::{Digest, Sha256};

use super::{Status, read, views::DoctorProfile};
use crate::{
    App,
    access::Actor,
    error::{Error, Result},
};

/// For how long a page is given again without asking the database.
const FRESH_SECONDS: i64 = 10;

/// Some kilobytes each.
const MOST: u64 = 10_000;

/// A profile as it is sent.
#[derive(Clone, Debug)]
pub struct Page {
    pub json: Bytes,
    /// The doctor's version and a hash of the content: names of clinics and catalogues change without the doctor.
    pub tag: String,
    /// Whether everybody sees the same.
    pub is_public: bool,
    made_at: Instant,
}

pub struct Pages {
    pages: Cache<DoctorId, Page>,
    /// Rises with every dropping, so that a page read before one is not kept after it.
    drops: AtomicU64,
}

impl Default for Pages {
    fn default() -> Self {
        Self { pages: Cache::new(MOST), drops: AtomicU64::new(0) }
    }
}

impl Pages {
    /// Something about the doctor changed.
    pub fn forget(&self, id: DoctorId) {
        self.drops.fetch_add(1, Ordering::SeqCst);
        self.pages.invalidate(&id);
    }

    /// Something that many doctors show changed.
    pub fn forget_all(&self) {
        self.drops.fetch_add(1, Ordering::SeqCst);
        self.pages.invalidate_all();
    }

    fn fresh(&self, id: DoctorId, now: Instant) -> Option<Page> {
        let page = self.pages.get(&id)?;
        (0..FRESH_SECONDS).contains(&now.seconds_since(page.made_at)).then_some(page)
    }

    fn keep(&self, drops: u64, id: DoctorId, page: &Page) {
        self.pages.insert(id, page.clone());
        if self.drops.load(Ordering::SeqCst) != drops {
            self.pages.invalidate(&id);
        }
    }
}

/// As [`read::doctor`], as finished JSON.
pub async fn page(app: &App, actor: &Actor, id: DoctorId) -> Result<Page> {
    let now = app.now();
    if let Some(page) = app.pages.fresh(id, now) {
        return Ok(page);
    }
    let drops = app.pages.drops.load(Ordering::SeqCst);
    let page = made(&read::doctor(app, actor, id).await?, now)?;
    if page.is_public {
        app.pages.keep(drops, id, &page);
    }
    Ok(page)
}

fn made(profile: &DoctorProfile, made_at: Instant) -> Result<Page> {
    let json =
        serde_json::to_vec(profile).map_err(|e| Error::broken_by("a profile could not be written", e))?;
    let hash: String = Sha256::digest(&json).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("{}.{hash}", profile.version);
    Ok(Page { json: json.into(), tag, is_public: profile.status == Status::Approved, made_at })
}
