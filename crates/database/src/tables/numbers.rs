//! The numbers that an engine gives out: they go on where they were, because others may remember them.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::Table;
use crate::fault::Fault;

/// The last number given out in a table, 0 before the first; nothing for a table without such a column.
pub async fn last_number(db: &impl ConnectionTrait, table: &Table) -> Result<Option<i64>, Fault> {
    let Some(column) = table.serial() else { return Ok(None) };
    let (name, backend) = (&table.name, db.get_database_backend());
    let sql = match backend {
        DbBackend::Sqlite => format!("select seq from sqlite_sequence where name = '{name}'"),
        DbBackend::Postgres => format!(
            "select coalesce(last_value, 0) from pg_sequences \
             where schemaname = current_schema() and sequencename = '{name}_{}_seq'",
            column.name
        ),
        _ => format!(
            "select cast(coalesce(auto_increment, 1) as signed) - 1 from information_schema.tables \
             where table_schema = database() and table_name = '{name}'"
        ),
    };
    let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
    Ok(Some(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0)))
}

/// Has the engine go on behind `last`. Call it before the table is filled: it is no part of a transaction, and harms
/// nobody where the filling fails.
pub async fn go_on_from(db: &impl ConnectionTrait, table: &Table, last: i64) -> Result<(), Fault> {
    let Some(column) = table.serial().filter(|_| last > 0) else { return Ok(()) };
    let name = &table.name;
    let statements = match db.get_database_backend() {
        DbBackend::Sqlite => vec![
            format!("delete from sqlite_sequence where name = '{name}'"),
            format!("insert into sqlite_sequence (name, seq) values ('{name}', {last})"),
        ],
        DbBackend::Postgres => {
            vec![format!("select setval(pg_get_serial_sequence('{name}', '{}'), {last})", column.name)]
        }
        _ => vec![format!("alter table {name} auto_increment = {}", last + 1)],
    };
    for statement in statements {
        db.execute_unprepared(&statement).await?;
    }
    Ok(())
}
