//! Statement forms that engines take differently and every room needs.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, Insert, InsertMany,
    IntoActiveModel, QueryFilter, QueryTrait, Select, Statement, UpdateMany, Value, sea_query::OnConflict,
};

use crate::{connect::Tx, engine::Engine, fault::Fault};

/// A statement written by hand, with `$1`, `$2`, … for its values, in any order and as often as one likes. Sums are cast
/// to `bigint`: as they are, they have another type on each engine.
pub fn statement(backend: DbBackend, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    let values: Vec<Value> = values.into_iter().collect();
    if backend != DbBackend::MySql {
        return Statement::from_sql_and_values(backend, sql, values);
    }
    let mut in_turn = Vec::with_capacity(values.len());
    let sql = with_places(sql, |number| {
        in_turn.extend(number.checked_sub(1).and_then(|index| values.get(index)).cloned());
        "?".to_owned()
    });
    Statement::from_sql_and_values(backend, sql.replace(" as bigint)", " as signed)"), in_turn)
}

/// Replaces each `$1`, `$2`, … Such statements have no other dollar signs: texts are values.
pub(crate) fn with_places(sql: &str, mut place: impl FnMut(usize) -> String) -> String {
    let mut parts = sql.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        text.push_str(&place(part[..end].parse().unwrap_or(0)));
        text.push_str(&part[end..]);
    }
    text
}

/// What stands behind a select within a statement, so that nobody changes what it found until the transaction ends.
/// Nothing where there is one writer at a time.
pub fn read_to_stay(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Postgres => " for share",
        DbBackend::MySql => " lock in share mode",
        _ => "",
    }
}

/// Inserts a row unless its key is there already. Gives whether it was inserted.
///
/// `conflict_on` names the columns of the unique key.
pub async fn insert_if_absent<A>(
    tx: &Tx,
    row: A,
    conflict_on: impl IntoIterator<Item = <A::Entity as EntityTrait>::Column>,
) -> Result<bool, Fault>
where
    A: ActiveModelTrait + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    if tx.engine() != Engine::MariaDb {
        return Ok(absent(tx.get_database_backend(), [row], conflict_on)
            .exec_without_returning(&**tx)
            .await?
            > 0);
    }
    // There, a row that is left as it is counts as one that was inserted; and a refused row spoils nothing but itself.
    let mut same_key = A::Entity::find();
    for column in conflict_on {
        let value = row.get(column).into_value().unwrap_or(Value::Bool(None));
        same_key = same_key.filter(column.eq(value));
    }
    let same_key = same_key.build(tx.get_database_backend());
    if tx.query_one_raw(same_key.clone()).await?.is_some() {
        return Ok(false);
    }
    match A::Entity::insert(row).exec_without_returning(&**tx).await.map_err(Fault::from) {
        Err(fault) if fault.is_duplicate() && tx.query_one_raw(same_key).await?.is_some() => Ok(false),
        outcome => outcome.map(|_| true),
    }
}

/// Inserts those of the rows whose key is not there already.
///
/// `conflict_on` names the columns of the unique key.
pub async fn insert_absent<A>(
    tx: &Tx,
    rows: impl IntoIterator<Item = A>,
    conflict_on: impl IntoIterator<Item = <A::Entity as EntityTrait>::Column>,
) -> Result<(), Fault>
where
    A: ActiveModelTrait + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    absent(tx.get_database_backend(), rows, conflict_on).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The statement of [`insert_absent`]. MariaDB takes no name of a key, so that it leaves alone what is there under any
/// other as well; and a column set to itself instead of nothing.
pub(crate) fn absent<A: ActiveModelTrait>(
    backend: DbBackend,
    rows: impl IntoIterator<Item = A>,
    conflict_on: impl IntoIterator<Item = <A::Entity as EntityTrait>::Column>,
) -> InsertMany<A> {
    let key: Vec<_> = conflict_on.into_iter().collect();
    let mut conflict = OnConflict::columns(key.iter().copied());
    if backend == DbBackend::MySql {
        conflict.do_nothing_on(key);
    } else {
        conflict.do_nothing();
    }
    Insert::many(rows).on_conflict(conflict)
}

/// Makes a change of one row; gives the row as it became, nothing when the change's conditions found none. `row` finds
/// it afterwards, where the engine does not give back what an update wrote.
pub async fn change_one<E: EntityTrait>(
    tx: &Tx,
    change: UpdateMany<E>,
    row: Select<E>,
) -> Result<Option<E::Model>, Fault> {
    if tx.engine() != Engine::MariaDb {
        return Ok(change.exec_with_returning(&**tx).await?.pop());
    }
    if change.exec(&**tx).await?.rows_affected == 0 {
        return Ok(None);
    }
    Ok(row.one(&**tx).await?)
}
