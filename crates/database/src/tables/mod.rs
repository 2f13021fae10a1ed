//! Tables as they are, whatever is in them: for backups, and for moving from one engine to another. What a table's
//! columns are is read from the schema's own text, so that no engine's types stand between the two.

mod described;
mod numbers;
mod rows;
mod still;

use sea_orm::Value;
use uuid::Uuid;

pub use self::{
    described::described,
    numbers::{go_on_from, last_number},
    rows::{clear, fill, has_rows, rows},
    still::{MOVED_AWAY, Snapshot, Still},
};

/// A table of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// The schema itself puts rows into it, so that an empty database has them too.
    pub comes_filled: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// What a column holds, in words of the schema's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Id,
    /// A number that the engine gives out.
    Serial,
    /// 32 bits.
    Integer,
    /// 64 bits; instants too.
    Big,
    Boolean,
    Real,
    Text,
}

/// What stands in a column of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Id(Uuid),
    Number(i64),
    Boolean(bool),
    Real(f64),
    Text(String),
}

impl Table {
    /// The column whose numbers the engine gives out.
    pub fn serial(&self) -> Option<&Column> {
        self.columns.iter().find(|column| column.kind == Kind::Serial)
    }
}

impl Kind {
    /// The value that an engine is given; nothing when the cell does not fit the column.
    fn value(self, cell: Cell) -> Option<Value> {
        Some(match (self, cell) {
            (Self::Id, Cell::Null) => Value::Uuid(None),
            (Self::Id, Cell::Id(id)) => Value::from(id),
            (Self::Serial | Self::Big, Cell::Null) => Value::BigInt(None),
            (Self::Serial | Self::Big, Cell::Number(number)) => number.into(),
            (Self::Integer, Cell::Null) => Value::Int(None),
            (Self::Integer, Cell::Number(number)) => i32::try_from(number).ok()?.into(),
            (Self::Boolean, Cell::Null) => Value::Bool(None),
            (Self::Boolean, Cell::Boolean(is)) => is.into(),
            (Self::Real, Cell::Null) => Value::Double(None),
            (Self::Real, Cell::Real(real)) => real.into(),
            (Self::Text, Cell::Null) => Value::String(None),
            (Self::Text, Cell::Text(text)) => text.into(),
            _ => return None,
        })
    }
}
