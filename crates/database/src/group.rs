//! Statements that are written together, and how many rows they must write.

use sea_orm::{
    ActiveModelTrait, DbBackend, EntityTrait, Iterable, QueryTrait, Select, Statement, UpdateMany,
    sea_query::Query,
};

use crate::statement::absent;

/// Statements that need nothing of each other.
pub struct Group {
    pub(crate) statements: Vec<Statement>,
    pub(crate) rows: Rows,
    pub(crate) gives: bool,
}

/// How many rows a group must write in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    Any,
    Exactly(u64),
    /// At least one; where a row is not to be changed, its statement is refused as a whole.
    SomeOrRefused,
}

impl Rows {
    pub fn are(self, wrote: u64) -> bool {
        match self {
            Self::Any => true,
            Self::Exactly(rows) => wrote == rows,
            Self::SomeOrRefused => wrote > 0,
        }
    }
}

impl Group {
    /// They must write so many rows in all.
    pub fn writing(statements: Vec<Statement>, rows: u64) -> Self {
        Self { statements, rows: Rows::Exactly(rows), gives: false }
    }

    /// However many rows it writes.
    pub fn any(statement: Statement) -> Self {
        Self { statements: vec![statement], rows: Rows::Any, gives: false }
    }

    /// Inserts a row unless its key is there already; see [`crate::insert_absent`].
    pub fn absent<A: ActiveModelTrait>(
        backend: DbBackend,
        row: A,
        conflict_on: impl IntoIterator<Item = <A::Entity as EntityTrait>::Column>,
    ) -> Self {
        Self::any(absent(backend, [row], conflict_on).build(backend))
    }

    /// Makes a change of one row, which must be there, and gives it as it became; see [`crate::change_one`].
    pub fn changing<E: EntityTrait>(backend: DbBackend, change: UpdateMany<E>, row: Select<E>) -> Self {
        let mut change = change.into_query();
        if backend == DbBackend::MySql {
            return Self::giving(vec![backend.build(&change), row.build(backend)]);
        }
        change.returning(Query::returning().columns(E::Column::iter()));
        Self::giving(vec![backend.build(&change)])
    }

    /// It must write one row, which its last statement gives: an update that ends in `returning`, or a select after it.
    pub(crate) fn giving(statements: Vec<Statement>) -> Self {
        Self { statements, rows: Rows::Exactly(1), gives: true }
    }

    /// Nothing when a row is not to be changed; at least one row otherwise.
    pub(crate) fn some_or_refused(statement: Statement) -> Self {
        Self { statements: vec![statement], rows: Rows::SomeOrRefused, gives: false }
    }
}
