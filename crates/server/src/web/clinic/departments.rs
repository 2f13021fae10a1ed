//! The clinic's departments with their hours.

use app::access::Action;
use app::clinics::{self, ChangeDepartment, CreateDepartment, DepartmentView, OpeningHours};
use app::{App, Error, reactions, schedule};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::{Check, Complaint};
use kernel::id::DepartmentId;
use kernel::paging::PageRequest;

use super::hours::wall_clock;
use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::departments::{DepartmentPage, DepartmentRow, DepartmentsPage, OpenHours};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/departments", get(list).post(create))
        .route("/clinic/departments/new", get(show_new))
        .route("/clinic/departments/{id}", get(show).post(change))
        .route("/clinic/departments/{id}/delete", post(delete))
}

async fn list(reader: Reader) -> Shown {
    reader.signed_in()?;
    reader.caller.reach(Action::WriteDepartments)?;
    let clinic_id = reader.clinic()?.id;
    let request = PageRequest { limit: 100, cursor: None };
    let page = clinics::list_departments(&reader.app, &reader.caller, Some(clinic_id), request).await?;
    let mut departments = Vec::with_capacity(page.items.len());
    for view in &page.items {
        departments.push(DepartmentRow {
            id: view.id.to_string(),
            name: view.name.clone(),
            place: reader.ui.list([&view.address, &view.city].into_iter().flatten().map(String::as_str)),
            doctors: doctors_in(&reader, view.id).await?,
            hours: view.hours.iter().map(open).collect(),
        });
    }
    html(DepartmentsPage { departments, ui: reader.ui })
}

fn open(hours: &OpeningHours) -> OpenHours {
    OpenHours {
        day: i8::try_from(hours.day.iso()).unwrap_or(1),
        opens: wall_clock(&hours.opens),
        closes: wall_clock(&hours.closes),
    }
}

async fn doctors_in(reader: &Reader, id: DepartmentId) -> Result<u32, Refused> {
    let doctors = schedule::doctors_working_in(reader.app.db.read(), id).await?;
    Ok(u32::try_from(doctors.len()).unwrap_or(u32::MAX))
}

async fn show_new(reader: Reader) -> Shown {
    reader.signed_in()?;
    reader.caller.reach(Action::WriteDepartments)?;
    html(DepartmentPage { ui: reader.ui, id: None, version: 0, form: Form::default(), doctors: 0 })
}

async fn create(reader: Reader, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    if form.given("more").is_some() {
        return html(page(reader, None, form).await?);
    }
    let hours = match hours(&form) {
        Ok(hours) => hours,
        Err(error) => return again(reader, None, form, error).await,
    };
    let input = CreateDepartment {
        clinic_id: Some(reader.clinic()?.id),
        name: Some(form.value("name").to_owned()),
        address: form.given("address"),
        city: form.given("city"),
        hours: Some(hours),
    };
    match clinics::create_department(&reader.app, &reader.caller, input).await {
        Ok(_) => told("/clinic/departments", "saved"),
        Err(error) => again(reader, None, form, error).await,
    }
}

/// The department, if the reader may change it.
async fn department(reader: &Reader, id: DepartmentId) -> Result<DepartmentView, Refused> {
    reader.signed_in()?;
    let reach = reader.caller.reach(Action::WriteDepartments)?;
    let view = clinics::department(&reader.app, id).await?;
    if reach.covers(None, Some(view.clinic_id), None) {
        Ok(view)
    } else {
        Err(Error::not_found("department").into())
    }
}

async fn show(reader: Reader, Path(id): Path<DepartmentId>) -> Shown {
    let view = department(&reader, id).await?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let named = [("name", view.name.clone()), ("address", text(&view.address)), ("city", text(&view.city))];
    let mut values: Vec<_> = named.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for (row, hours) in view.hours.iter().enumerate() {
        let cells = [
            ("day", hours.day.to_string()),
            ("opens", hours.opens.clone()),
            ("closes", hours.closes.clone()),
        ];
        values.extend(cells.map(|(column, value)| (format!("hours.{row}.{column}"), value)));
    }
    let doctors = doctors_in(&reader, id).await?;
    html(DepartmentPage {
        id: Some(id.to_string()),
        version: view.version,
        form: Form::new(values),
        doctors,
        ui: reader.ui,
    })
}

async fn change(reader: Reader, Path(id): Path<DepartmentId>, Typed(form): Typed) -> Shown {
    department(&reader, id).await?;
    if form.given("more").is_some() {
        return html(page(reader, Some(id), form).await?);
    }
    let hours = match hours(&form) {
        Ok(hours) => hours,
        Err(error) => return again(reader, Some(id), form, error).await,
    };
    let input = ChangeDepartment {
        name: Some(form.value("name").to_owned()),
        address: Some(form.given("address")),
        city: Some(form.given("city")),
        hours: Some(hours),
    };
    let version = form.value("version").parse().ok();
    match schedule::change_department(&reader.app, &reader.caller, id, input, version).await {
        Ok(_) => {
            reactions::follow(&reader.app).await?;
            told("/clinic/departments", "saved")
        }
        Err(error) => again(reader, Some(id), form, error).await,
    }
}

async fn delete(reader: Reader, Path(id): Path<DepartmentId>) -> Shown {
    let view = department(&reader, id).await?;
    match clinics::delete_department(&reader.app, &reader.caller, id, None).await {
        Ok(()) => told("/clinic/departments", "flash-removed"),
        Err(error) => again(reader, Some(id), Form::new([("name", view.name)]), error).await,
    }
}

/// The rows that have a time; one without any is an empty row of the form.
fn hours(form: &Form) -> Result<Vec<OpeningHours>, Error> {
    let mut check = Check::new();
    let mut hours = Vec::new();
    for row in 0..form.rows("hours").min(60) {
        let cell = |column: &str| form.value(&format!("hours.{row}.{column}")).trim().to_owned();
        let (opens, closes) = (cell("opens"), cell("closes"));
        if opens.is_empty() && closes.is_empty() {
            continue;
        }
        let day = cell("day").parse().map_err(|_| Complaint::new("required", "Choose a day."));
        if let Some(day) = check.field(&format!("hours.{row}.day"), day) {
            hours.push(OpeningHours { day, opens, closes });
        }
    }
    if check.is_clean() { Ok(hours) } else { Err(Error::fields(check)) }
}

async fn again(reader: Reader, id: Option<DepartmentId>, form: Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let form = form.with_errors(reader.ui.faults(&problem, &[]));
    Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, id, form).await?).shown()
}

/// The form as it was typed.
async fn page(reader: Reader, id: Option<DepartmentId>, form: Form) -> Result<DepartmentPage, Refused> {
    reader.caller.reach(Action::WriteDepartments)?;
    let doctors = match id {
        Some(id) => doctors_in(&reader, id).await?,
        None => 0,
    };
    let version = form.value("version").parse().unwrap_or(0);
    Ok(DepartmentPage { id: id.map(|id| id.to_string()), version, form, doctors, ui: reader.ui })
}
