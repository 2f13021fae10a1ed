//! Where records of what is long over are kept.

#[cfg(feature = "dynamodb")]
mod dynamodb;
mod table;

use std::sync::Arc;

use app::archive::Archive;
use database::Database;

pub use self::table::TableArchive;

/// Why an archive cannot be had; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenArchiveError {
    #[error(
        "the archive address is none of table:, dynamodb://TABLE; set DOCTORLY_ARCHIVE_URL to one of them"
    )]
    Unknown,
    #[error(
        "this binary cannot speak to DynamoDB; build it with `--features dynamodb`, or let DOCTORLY_ARCHIVE_URL be table:"
    )]
    NotBuiltIn,
    #[error("{0}")]
    Address(String),
}

/// The archive of a URL: `table:` is one of the database itself, `dynamodb://TABLE?endpoint=…&region=…` another's. A table
/// there is made when it is missing.
pub async fn open(url: &str, db: &Database) -> Result<Arc<dyn Archive>, OpenArchiveError> {
    match url.split_once(':') {
        Some(("table", "")) => Ok(Arc::new(TableArchive::new(db.clone()))),
        Some(("dynamodb", _)) => open_dynamodb(url).await,
        _ => Err(OpenArchiveError::Unknown),
    }
}

#[cfg(feature = "dynamodb")]
async fn open_dynamodb(url: &str) -> Result<Arc<dyn Archive>, OpenArchiveError> {
    Ok(Arc::new(dynamodb::DynamoArchive::open(url).await?))
}

#[cfg(not(feature = "dynamodb"))]
async fn open_dynamodb(_: &str) -> Result<Arc<dyn Archive>, OpenArchiveError> {
    Err(OpenArchiveError::NotBuiltIn)
}
