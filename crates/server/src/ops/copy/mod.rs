//! Copying whole tables, into a file or into another database. What is copied is compared by numbers that do not depend
//! on an order: how many rows, and the sum of a hash of each.

pub mod file;
mod row;

use std::fmt;

use database::{
    Fault,
    tables::{self, Table},
};
use futures::TryStreamExt;
use sea_orm::DatabaseTransaction;
use sha2::{Digest, Sha256};

pub use row::{from_text, to_text};

/// Rows that are held at one moment.
pub const BATCH: usize = 500;

/// What a table holds, whatever the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub rows: u64,
    hashes: u128,
}

impl Sum {
    /// Counts a row, given as its text.
    pub fn count(&mut self, row: &str) {
        let digest = Sha256::digest(row.as_bytes());
        let half = digest.iter().take(16).fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        self.rows += 1;
        self.hashes = self.hashes.wrapping_add(half);
    }

    /// The sum of the hashes, as a file says it.
    pub fn text(self) -> String {
        format!("{:032x}", self.hashes)
    }

    pub fn is(self, rows: u64, text: &str) -> bool {
        self.rows == rows && self.text() == text
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows, sum {}", self.rows, self.text())
    }
}

/// Reads a table to its end.
pub async fn sum_of(db: &DatabaseTransaction, table: &Table) -> Result<Sum, Fault> {
    let mut sum = Sum::default();
    let mut rows = std::pin::pin!(tables::rows(db, table).await?);
    while let Some(row) = rows.try_next().await? {
        sum.count(&to_text(&row));
    }
    Ok(sum)
}

/// The first table that has a row which the schema did not bring, if one does.
pub async fn first_filled<'a>(
    db: &impl sea_orm::ConnectionTrait,
    all: &'a [Table],
) -> Result<Option<&'a Table>, Fault> {
    for table in all.iter().filter(|table| !table.comes_filled) {
        if tables::has_rows(db, table).await? {
            return Ok(Some(table));
        }
    }
    Ok(None)
}
