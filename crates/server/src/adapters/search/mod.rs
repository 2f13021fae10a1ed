//! The index of the directory: in each process, or one engine for all of them.

#[cfg(feature = "opensearch")]
mod opensearch;

use std::sync::Arc;

use app::{
    Clock,
    search::{Directory, Index},
};

#[cfg(feature = "opensearch")]
pub use self::opensearch::OpenSearch;

/// Why the index cannot be had; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    #[error(
        "the search URL is none Doctorly knows; set DOCTORLY_SEARCH_URL to opensearch+http://host:9200/doctorly, or leave it out and every process keeps its own index"
    )]
    Unknown,
    #[error(
        "the search URL cannot be read; write it like opensearch+https://user:password@host:9200/doctorly, with a name of small letters, digits and - at the end"
    )]
    Unreadable,
    #[error(
        "this Doctorly is built without OpenSearch; leave DOCTORLY_SEARCH_URL out, or build it with the feature `opensearch`"
    )]
    NotBuiltIn,
}

/// The index that `url` names; without one, in memory.
pub fn open(url: Option<&str>, clock: &Arc<dyn Clock>) -> Result<Arc<dyn Directory>, DirectoryError> {
    let Some(url) = url else { return Ok(Arc::new(Index::default())) };
    match url.strip_prefix("opensearch+") {
        Some(address) => shared(address, clock),
        None => Err(DirectoryError::Unknown),
    }
}

#[cfg(feature = "opensearch")]
fn shared(address: &str, clock: &Arc<dyn Clock>) -> Result<Arc<dyn Directory>, DirectoryError> {
    Ok(Arc::new(OpenSearch::open(address, clock.clone())?))
}

#[cfg(not(feature = "opensearch"))]
fn shared(_address: &str, _clock: &Arc<dyn Clock>) -> Result<Arc<dyn Directory>, DirectoryError> {
    Err(DirectoryError::NotBuiltIn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_none_is_refused_with_what_to_write() {
        let clock: Arc<dyn Clock> = Arc::new(app::SystemClock);
        let refused =
            |url: &str| open(Some(url), &clock).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(refused("http://127.0.0.1:9200").contains("opensearch+http://"));
        #[cfg(feature = "opensearch")]
        for wrong in ["opensearch+ftp://a/b", "opensearch+http://", "opensearch+http://a:9200/Big Name"] {
            assert!(refused(wrong).contains("cannot be read"), "{wrong}");
        }
        assert!(open(None, &clock).is_ok_and(|directory| !directory.is_shared()));
    }
}
