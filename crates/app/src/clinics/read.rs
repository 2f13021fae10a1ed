//! What everybody may see: clinics, departments, catalogues.

use kernel::{
    id::{ClinicId, DepartmentId},
    paging::{Page, PageRequest, cursor, parse_cursor},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    store::{self, clinic, department, qualification, specialization},
    views::{ClinicView, DepartmentView, QualificationView, ResourceView, SpecializationView},
};
use crate::{
    Actor, App,
    error::{Error, Result},
    outbox,
};

/// All clinics, oldest first.
pub async fn list_clinics(app: &App, actor: &Actor, request: PageRequest) -> Result<Page<ClinicView>> {
    let mut query =
        clinic::Entity::find().order_by_asc(clinic::Column::Id).limit(u64::from(request.limit) + 1);
    if let Some(after) = after(&request)? {
        query = query.filter(clinic::Column::Id.gt(ClinicId(after)));
    }
    let rows = outbox::read_old(app, actor, |db| query.clone().all(db)).await?;
    Ok(Page::from_rows(rows, request.limit, |clinic| cursor(0, clinic.id.0)).map(ClinicView::from))
}

pub async fn clinic(app: &App, id: ClinicId) -> Result<ClinicView> {
    let clinic = store::by_id(app.db.read(), id).await?;
    clinic.map(ClinicView::from).ok_or_else(|| Error::not_found("clinic"))
}

/// The departments of one clinic or of all, oldest first.
pub async fn list_departments(
    app: &App,
    actor: &Actor,
    clinic_id: Option<ClinicId>,
    request: PageRequest,
) -> Result<Page<DepartmentView>> {
    let mut query =
        department::Entity::find().order_by_asc(department::Column::Id).limit(u64::from(request.limit) + 1);
    if let Some(clinic_id) = clinic_id {
        query = query.filter(department::Column::ClinicId.eq(clinic_id));
    }
    if let Some(after) = after(&request)? {
        query = query.filter(department::Column::Id.gt(DepartmentId(after)));
    }
    let read = async |db| {
        let rows = query.clone().all(db).await?;
        let page = Page::from_rows(rows, request.limit, |department| cursor(0, department.id.0));
        Ok::<_, Error>(Page { items: shown(db, page.items).await?, next_cursor: page.next_cursor })
    };
    outbox::read_old(app, actor, read).await
}

/// The rooms and devices of a clinic, in use or not, by kind and name. 404 for a clinic that does not exist.
pub async fn list_resources(app: &App, actor: &Actor, clinic_id: ClinicId) -> Result<Vec<ResourceView>> {
    let read = async |db| {
        store::by_id(db, clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
        let resources = store::resources_of(db, &[clinic_id]).await?;
        Ok::<_, Error>(resources.into_iter().map(ResourceView::from).collect())
    };
    outbox::read_old(app, actor, read).await
}

pub async fn department(app: &App, id: DepartmentId) -> Result<DepartmentView> {
    let department = store::department_by_id(app.db.read(), id).await?;
    let department = department.ok_or_else(|| Error::not_found("department"))?;
    shown(app.db.read(), vec![department]).await?.pop().ok_or_else(|| Error::not_found("department"))
}

/// With the hours and the zones, by one query each.
async fn shown(
    db: &impl ConnectionTrait,
    departments: Vec<department::Model>,
) -> Result<Vec<DepartmentView>> {
    let ids: Vec<DepartmentId> = departments.iter().map(|department| department.id).collect();
    let hours = store::hours_of(db, &ids).await?;
    let clinics: Vec<ClinicId> = departments.iter().map(|department| department.clinic_id).collect();
    let clinics = store::by_ids(db, &clinics).await?;
    let view = |department: department::Model| {
        let clinic = clinics.iter().find(|clinic| clinic.id == department.clinic_id);
        let zone = clinic.ok_or_else(|| Error::broken("a department has no clinic"))?.zone()?;
        let hours = hours.get(&department.id).map_or(&[][..], Vec::as_slice);
        Ok(DepartmentView::new(department, hours, &zone))
    };
    departments.into_iter().map(view).collect()
}

/// The whole catalogue, by name.
pub async fn list_specializations(app: &App, actor: &Actor) -> Result<Vec<SpecializationView>> {
    let query = specialization::Entity::find().order_by_asc(specialization::Column::FoldedName);
    let rows = outbox::read_old(app, actor, |db| query.clone().all(db)).await?;
    Ok(rows.into_iter().map(SpecializationView::from).collect())
}

/// The whole catalogue, by name.
pub async fn list_qualifications(app: &App, actor: &Actor) -> Result<Vec<QualificationView>> {
    let query = qualification::Entity::find().order_by_asc(qualification::Column::FoldedName);
    let rows = outbox::read_old(app, actor, |db| query.clone().all(db)).await?;
    Ok(rows.into_iter().map(QualificationView::from).collect())
}

pub(super) fn after(request: &PageRequest) -> Result<Option<uuid::Uuid>> {
    let Some(text) = &request.cursor else { return Ok(None) };
    match parse_cursor(text) {
        Some((_, id)) => Ok(Some(id)),
        None => Err(Error::unknown_cursor()),
    }
}
