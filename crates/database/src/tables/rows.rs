//! Reading and writing whole tables, a bounded piece at a time.

use futures::{Stream, StreamExt};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, QueryResult, StreamTrait,
    sea_query::{Alias, Expr, Query, SelectStatement},
};

use super::{Cell, Kind, Table};
use crate::fault::Fault;

/// Parameters of one insert: every engine takes so many.
const MOST_PARAMETERS: usize = 15_000;

/// Rows of one insert.
const MOST_ROWS: usize = 500;

/// All rows of a table, in no order, as they come.
pub async fn rows<'a>(
    db: &'a DatabaseTransaction,
    table: &'a Table,
) -> Result<impl Stream<Item = Result<Vec<Cell>, Fault>> + 'a, Fault> {
    Ok(db.stream(&select(table)).await?.map(|row| Ok(cells(&row?, table)?)))
}

/// Whether a table has any row.
pub async fn has_rows(db: &impl ConnectionTrait, table: &Table) -> Result<bool, Fault> {
    let mut one = select(table);
    one.limit(1);
    Ok(db.query_one(&one).await?.is_some())
}

/// Takes away what the schema itself put into a table, before it is filled.
pub async fn clear(db: &DatabaseTransaction, table: &Table) -> Result<(), Fault> {
    if table.comes_filled {
        db.execute(Query::delete().from_table(Alias::new(&table.name))).await?;
    }
    Ok(())
}

/// Inserts rows, each as long as the table is wide.
pub async fn fill(db: &DatabaseTransaction, table: &Table, rows: Vec<Vec<Cell>>) -> Result<(), Fault> {
    let at_once = (MOST_PARAMETERS / table.columns.len().max(1)).clamp(1, MOST_ROWS);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut insert = Query::insert();
        insert.into_table(Alias::new(&table.name)).columns(table.columns.iter().map(|c| Alias::new(&c.name)));
        for row in rows.by_ref().take(at_once) {
            insert.values(values(table, row)?).map_err(|error| misfit(table, &error.to_string()))?;
        }
        db.execute(&insert).await?;
    }
    Ok(())
}

fn select(table: &Table) -> SelectStatement {
    let mut select = Query::select();
    select.columns(table.columns.iter().map(|column| Alias::new(&column.name)));
    select.from(Alias::new(&table.name));
    select
}

fn values(table: &Table, row: Vec<Cell>) -> Result<Vec<Expr>, Fault> {
    let fits = |(column, cell): (&super::Column, Cell)| {
        let value = column.kind.value(cell).ok_or_else(|| misfit(table, &column.name))?;
        Ok(Expr::value(value))
    };
    table.columns.iter().zip(row).map(fits).collect()
}

fn misfit(table: &Table, what: &str) -> Fault {
    DbErr::Type(format!("a row does not fit {}: {what}", table.name)).into()
}

fn cells(row: &QueryResult, table: &Table) -> Result<Vec<Cell>, DbErr> {
    table.columns.iter().enumerate().map(|(place, column)| cell(row, place, column.kind)).collect()
}

fn cell(row: &QueryResult, place: usize, kind: Kind) -> Result<Cell, DbErr> {
    Ok(match kind {
        Kind::Id => row.try_get_by_index::<Option<_>>(place)?.map_or(Cell::Null, Cell::Id),
        Kind::Serial | Kind::Big => {
            row.try_get_by_index::<Option<_>>(place)?.map_or(Cell::Null, Cell::Number)
        }
        Kind::Integer => {
            let number: Option<i32> = row.try_get_by_index(place)?;
            number.map_or(Cell::Null, |number| Cell::Number(number.into()))
        }
        Kind::Boolean => row.try_get_by_index::<Option<_>>(place)?.map_or(Cell::Null, Cell::Boolean),
        Kind::Real => row.try_get_by_index::<Option<_>>(place)?.map_or(Cell::Null, Cell::Real),
        Kind::Text => row.try_get_by_index::<Option<_>>(place)?.map_or(Cell::Null, Cell::Text),
    })
}
