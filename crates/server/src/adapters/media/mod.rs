//! Where photographs are kept.

mod file;

use std::sync::Arc;

use object_store::ObjectStore;

/// Why the media store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    #[error("the media address is none Doctorly knows; set DOCTORLY_MEDIA_URL to file:FOLDER")]
    Unknown,
    #[error("the media folder cannot be used; let DOCTORLY_MEDIA_URL name a folder that can be written")]
    Folder(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Opens the store that `url` names: `file:FOLDER`.
pub fn open(url: &str) -> Result<Arc<dyn ObjectStore>, MediaError> {
    match url.strip_prefix("file:") {
        Some(folder) => file::open(std::path::Path::new(folder)),
        None => Err(MediaError::Unknown),
    }
}

/// Kept in memory only, for tests.
pub fn in_memory() -> Arc<dyn ObjectStore> {
    Arc::new(object_store::memory::InMemory::new())
}
