//! Where photographs are kept.

mod file;
#[cfg(feature = "s3")]
mod s3;

use std::sync::Arc;

use object_store::ObjectStore;

/// Why the media store could not be opened; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    #[error(
        "the media address is none of file:FOLDER, s3://BUCKET/PREFIX; set DOCTORLY_MEDIA_URL to one of them"
    )]
    Unknown,
    #[error("the media folder cannot be used; let DOCTORLY_MEDIA_URL name a folder that can be written")]
    Folder(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error(
        "this binary cannot speak to S3; build it with `--features s3`, or let DOCTORLY_MEDIA_URL be file:FOLDER"
    )]
    NotBuiltIn,
    #[error("{0}")]
    Address(String),
    #[error("{fix}")]
    Bucket {
        fix: String,
        #[source]
        source: object_store::Error,
    },
}

/// Opens the store that `url` names: `file:FOLDER` or `s3://BUCKET/PREFIX?endpoint=…&region=…`. A bucket must answer.
pub async fn open(url: &str) -> Result<Arc<dyn ObjectStore>, MediaError> {
    match folder_of(url) {
        Some(folder) => file::open(folder),
        None if url.starts_with("s3:") => open_s3(url).await,
        None => Err(MediaError::Unknown),
    }
}

/// The folder on this machine that `url` names, where it names one.
pub fn folder_of(url: &str) -> Option<&std::path::Path> {
    url.strip_prefix("file:").map(std::path::Path::new)
}

#[cfg(feature = "s3")]
async fn open_s3(url: &str) -> Result<Arc<dyn ObjectStore>, MediaError> {
    s3::open(url).await
}

#[cfg(not(feature = "s3"))]
async fn open_s3(_: &str) -> Result<Arc<dyn ObjectStore>, MediaError> {
    Err(MediaError::NotBuiltIn)
}

/// Kept in memory only, for tests.
pub fn in_memory() -> Arc<dyn ObjectStore> {
    Arc::new(object_store::memory::InMemory::new())
}
