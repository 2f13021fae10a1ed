//! The report of an import, row by row.

use kernel::fields::FieldError;
use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Outcome, What};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Import)]
pub struct ImportView {
    pub what: What,
    /// Nothing was written: this is what would become of the file.
    pub dry_run: bool,
    /// How many rows went in, were there already and stay out.
    pub new: usize,
    pub known: usize,
    pub refused: usize,
    /// Columns of the table that nothing is read from.
    pub ignored_columns: Vec<String>,
    /// In the order of the file.
    pub rows: Vec<RowView>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ImportedRow)]
pub struct RowView {
    /// As a spreadsheet counts: the first row is that of the names. Of a calendar, which of its events.
    pub number: usize,
    /// Whom the row is about, as the file has it.
    pub name: String,
    pub outcome: Outcome,
    /// Why it stays out. `field` is a column, or empty for the row as a whole.
    pub errors: Vec<FieldError>,
}

impl ImportView {
    pub(super) fn of(what: What, dry_run: bool, ignored_columns: Vec<String>, rows: Vec<RowView>) -> Self {
        let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
        Self {
            what,
            dry_run,
            new: count(Outcome::New),
            known: count(Outcome::Known),
            refused: count(Outcome::Refused),
            ignored_columns,
            rows,
        }
    }
}
