//! The one statement form that engines write differently and every room needs.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, sea_query::OnConflict};

use crate::{connect::Tx, fault::Fault};

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
    let conflict = OnConflict::columns(conflict_on).do_nothing().to_owned();
    let inserted =
        <A::Entity as EntityTrait>::insert(row).on_conflict(conflict).exec_without_returning(&**tx).await?;
    Ok(inserted > 0)
}
