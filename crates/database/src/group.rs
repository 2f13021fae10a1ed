//! Statements that are written together, and how many rows they must write.

use sea_orm::{
    ActiveModelTrait, DbBackend, EntityTrait, Iterable, QueryTrait, Select, Statement, UpdateMany,
    sea_query::Query,
};

use crate::statement::absent;

/// Statements that need nothing of each other.
pub struct Group {
    /// Each with how many rows it must write.
    pub(crate) statements: Vec<(Statement, Rows)>,
    pub(crate) gives: bool,
}

/// How many rows a statement must write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    Any,
    Exactly(u64),
    /// At least one; where a row is not to be changed, it is refused as a whole.
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
    /// Statements, each of which must write so many rows.
    pub fn writing(statements: impl IntoIterator<Item = (Statement, u64)>) -> Self {
        let statements = statements.into_iter().map(|(statement, rows)| (statement, Rows::Exactly(rows)));
        Self { statements: statements.collect(), gives: false }
    }

    /// However many rows it writes.
    pub fn any(statement: Statement) -> Self {
        Self { statements: vec![(statement, Rows::Any)], gives: false }
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
            return Self::giving(vec![
                (backend.build(&change), Rows::Exactly(1)),
                (row.build(backend), Rows::Any),
            ]);
        }
        change.returning(Query::returning().columns(E::Column::iter()));
        Self::giving(vec![(backend.build(&change), Rows::Exactly(1))])
    }

    /// The last statement gives a row: an update that ends in `returning`, or a select after it.
    pub(crate) fn giving(statements: Vec<(Statement, Rows)>) -> Self {
        Self { statements, gives: true }
    }

    /// Nothing when a row is not to be changed; at least one row otherwise.
    pub(crate) fn some_or_refused(statement: Statement) -> Self {
        Self { statements: vec![(statement, Rows::SomeOrRefused)], gives: false }
    }
}
