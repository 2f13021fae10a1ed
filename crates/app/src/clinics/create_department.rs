//! A clinic gets a department.

use kernel::{fields::Check, id::ClinicId, text};
use sea_orm::EntityTrait;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{self, Hours, OpeningHours},
    store::{self, department},
    views::DepartmentView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateDepartment {
    #[schema(required = true)]
    pub clinic_id: Option<ClinicId>,
    #[schema(required = true, max_length = 120)]
    pub name: Option<String>,
    /// Where it is, if not at the clinic's address.
    #[schema(max_length = 300)]
    pub address: Option<String>,
    #[schema(max_length = 120)]
    pub city: Option<String>,
    /// Left out or empty: the doctors' own hours are the only rule.
    pub hours: Option<Vec<OpeningHours>>,
}

pub async fn create_department(app: &App, actor: &Actor, input: CreateDepartment) -> Result<DepartmentView> {
    let reach = actor.reach(Action::WriteDepartments)?;
    let (row, hours) = parse(app, input)?;
    let clinic = store::by_id(app.db.read(), row.clinic_id).await?;
    let clinic = clinic
        .filter(|clinic| reach.covers(None, Some(clinic.id), None))
        .ok_or_else(|| Error::not_found("clinic"))?;
    let (id, clinic_id) = (row.id, row.clinic_id);

    let mut work = app.begin(actor).await?;
    let inserted = department::Entity::insert(department::ActiveModel::from(row.clone()))
        .exec_without_returning(&**work)
        .await;
    inserted.map_err(name_taken)?;
    store::put_hours(&work, id, &hours).await?;
    work.audit(Entry::new("department.create", id).clinic(clinic_id));
    work.fact(Fact::DepartmentChanged { department_id: id });
    let view = DepartmentView::new(row, &hours, &clinic.zone()?);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

fn parse(app: &App, input: CreateDepartment) -> Result<(department::Model, Vec<Hours>)> {
    let mut check = Check::new();
    let clinic_id = check.required("clinic_id", input.clinic_id, Ok);
    let name = check.required("name", input.name, |raw| model::name_and_fold(&raw, 120));
    let address = check.optional("address", input.address, |raw| text::line(&raw, 300));
    let city = check.optional("city", input.city, |raw| text::line(&raw, 120));
    let hours = model::parse_hours(&mut check, &input.hours.unwrap_or_default());
    let row = || {
        let (name, folded_name) = name?;
        let (id, now) = (app.new_id(), app.now());
        let clinic_id = clinic_id?;
        let row = department::Model {
            id,
            clinic_id,
            name,
            folded_name,
            address,
            city,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        Some((row, hours))
    };
    check.build(row).map_err(Error::fields)
}

/// The clinic has a department of that name already, however it is written.
pub(super) fn name_taken(error: impl Into<Error>) -> Error {
    match error.into() {
        Error::Fault(fault) if fault.is_duplicate_of("departments_name", "departments.folded_name") => {
            Problem::new(Kind::Conflict, "name_taken", "This clinic has a department of that name already.")
                .about("name")
                .into()
        }
        error => error,
    }
}
