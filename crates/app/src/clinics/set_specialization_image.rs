//! A specialization gets a picture.

use bytes::Bytes;
use kernel::id::SpecializationId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel};

use super::{store::specialization, views::SpecializationView};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
    merge,
    outbox::Fact,
    picture,
};

/// `file` is what was sent, of whatever kind it says it is. The one before is removed once nobody is shown it.
pub async fn set_specialization_image(
    app: &App,
    actor: &Actor,
    id: SpecializationId,
    file: Bytes,
) -> Result<SpecializationView> {
    actor.reach(Action::WriteCatalogues)?;
    let missing = || Error::not_found("specialization");
    specialization::Entity::find_by_id(id).one(app.db.read()).await?.ok_or_else(missing)?;
    let key = picture::store(app, &id.to_string(), "image", file).await?;

    let mut work = app.begin(actor).await?;
    let mut present = specialization::Entity::find_by_id(id).one(&**work).await?.ok_or_else(missing)?;
    let mut row = present.clone().into_active_model();
    row.image_key = Set(Some(key.clone()));
    row.version = Set(present.version + 1);
    let unchanged =
        specialization::Column::Id.eq(id).and(specialization::Column::Version.eq(present.version));
    merge::write(&work, row, unchanged).await?;
    work.audit(Entry::new("specialization.set_image", id));
    work.fact(Fact::CatalogueChanged);
    work.commit().await?;
    let old = present.image_key.replace(key.clone()).filter(|old| *old != key);
    present.version += 1;
    if let Some(old) = old {
        picture::remove(app, &old).await;
    }
    Ok(present.into())
}
