//! Changing a row: merge semantics and optimistic concurrency, alike in every room.

use database::Tx;
use sea_orm::{
    ActiveModelTrait, ActiveValue, EntityTrait, IntoActiveModel, QueryFilter, Value, sea_query::IntoCondition,
};

use crate::error::{Error, Result};

/// The caller saw this version, where it said so; 412 when it is another by now.
pub fn expect_version(expected: Option<i64>, present: i64) -> Result<()> {
    match expected {
        Some(expected) if expected != present => Err(Error::version_mismatch()),
        _ => Ok(()),
    }
}

/// Sets a column to what was given; what was left out, or is the same, stays unset.
pub fn merge<V: Into<Value> + Clone + PartialEq>(column: &mut ActiveValue<V>, given: Option<V>) {
    if let Some(value) = given
        && column.try_as_ref() != Some(&value)
    {
        *column = ActiveValue::Set(value);
    }
}

/// Writes the columns that are set, if the row is still as it was read: `unchanged` names its id and version.
pub async fn write<A>(tx: &Tx, row: A, unchanged: impl IntoCondition) -> Result<()>
where
    A: ActiveModelTrait + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let written = <A::Entity as EntityTrait>::update_many()
        .set(row)
        .filter(unchanged.into_condition())
        .exec(&**tx)
        .await?;
    if written.rows_affected == 1 { Ok(()) } else { Err(Error::version_mismatch()) }
}
