//! One service of a doctor: how long it takes, what it costs, when it can be booked, what it needs beside the doctor.

use app::access::Action;
use app::clinics;
use app::doctors::{self, AddService, ChangeService, Mode, ServiceView};
use app::{App, Error, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::Check;
use kernel::id::{DoctorId, ResourceId, ServiceId};
use kernel::money::{self, Money};

use super::subject::{Subject, subject};
use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::resources::kind_key;
use crate::web::pages::clinic::service::{MOST_NEEDS, Needed, ServicePage};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/doctors/{id}/services", post(add))
        .route("/clinic/doctors/{id}/services/new", get(show_new))
        .route("/clinic/doctors/{id}/services/{service_id}", get(show).post(change))
}

async fn show_new(mut reader: Reader, Path(id): Path<DoctorId>) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteDoctorProfile).await?;
    let usual = [("mode", "in_person"), ("buffer_before_minutes", "0"), ("buffer_after_minutes", "0")];
    let form = Form::new(usual.into_iter().chain([("notice_minutes", "0"), ("horizon_days", "30")]));
    html(page(reader, subject, None, form).await?)
}

async fn show(mut reader: Reader, Path((id, service_id)): Path<(DoctorId, ServiceId)>) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteDoctorProfile).await?;
    let services = doctors::services(&reader.app, &reader.caller, id).await?;
    let view = services.into_iter().find(|service| service.id == service_id);
    let view = view.ok_or_else(|| Error::not_found("service"))?;
    let form = filled(&reader, &view);
    html(page(reader, subject, Some(service_id), form).await?)
}

fn filled(reader: &Reader, view: &ServiceView) -> Form {
    let fee = if view.has_own_fee { reader.ui.money_field(view.fee) } else { String::new() };
    let mut values = vec![
        ("name".to_owned(), view.name.clone()),
        ("duration_minutes".to_owned(), view.duration_minutes.to_string()),
        ("fee".to_owned(), fee),
        ("mode".to_owned(), view.mode.to_string()),
        ("buffer_before_minutes".to_owned(), view.buffer_before_minutes.to_string()),
        ("buffer_after_minutes".to_owned(), view.buffer_after_minutes.to_string()),
        ("notice_minutes".to_owned(), view.notice_minutes.to_string()),
        ("horizon_days".to_owned(), view.horizon_days.to_string()),
        ("version".to_owned(), view.version.to_string()),
    ];
    for (number, need) in view.needs.iter().enumerate() {
        values.extend(need.iter().map(|id| (format!("needs.{number}"), id.to_string())));
    }
    Form::new(values)
}

async fn page(
    reader: Reader,
    subject: Subject,
    id: Option<ServiceId>,
    form: Form,
) -> Result<ServicePage, Refused> {
    let resources = clinics::list_resources(&reader.app, &reader.caller, subject.clinic.id).await?;
    let needed = resources.into_iter().map(|view| Needed {
        label: view.name,
        kind: reader.ui.t(kind_key(view.kind.as_str())),
        value: view.id.to_string(),
        is_active: view.active,
    });
    Ok(ServicePage {
        doctor: subject.head,
        id: id.map(|id| id.to_string()),
        needed: needed.collect(),
        form,
        ui: reader.ui,
    })
}

/// What the form says.
struct Said {
    fee: Option<Money>,
    duration_minutes: Option<i64>,
    buffer_before_minutes: Option<i64>,
    buffer_after_minutes: Option<i64>,
    notice_minutes: Option<i64>,
    horizon_days: Option<i64>,
    mode: Option<Mode>,
    needs: Vec<Vec<ResourceId>>,
}

fn read(reader: &Reader, subject: &Subject, form: &Form) -> Result<Said, Error> {
    let mut check = Check::new();
    let fee = money::typed(reader.ui.language, form.value("fee"), subject.clinic.currency);
    let fee = check.field("fee", fee).flatten();
    let mut number = |name: &str| {
        let wrong = || kernel::fields::Complaint::new("not_a_number", "Write a number.");
        check.optional(name, form.given(name), |text| text.trim().parse().map_err(|_| wrong()))
    };
    let said = Said {
        fee,
        duration_minutes: number("duration_minutes"),
        buffer_before_minutes: number("buffer_before_minutes"),
        buffer_after_minutes: number("buffer_after_minutes"),
        notice_minutes: number("notice_minutes"),
        horizon_days: number("horizon_days"),
        mode: form.value("mode").parse().ok(),
        needs: needs(form),
    };
    if check.is_clean() { Ok(said) } else { Err(Error::fields(check)) }
}

/// One row is one need; a row without a mark is none.
fn needs(form: &Form) -> Vec<Vec<ResourceId>> {
    let row = |number: usize| form.all(&format!("needs.{number}"));
    let ids = |values: Vec<String>| values.iter().filter_map(|id| id.parse().ok()).collect::<Vec<_>>();
    (0..MOST_NEEDS).map(row).map(ids).filter(|need| !need.is_empty()).collect()
}

async fn add(mut reader: Reader, Path(id): Path<DoctorId>, Typed(form): Typed) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteDoctorProfile).await?;
    let added = match read(&reader, &subject, &form) {
        Ok(said) => {
            let input = AddService {
                name: form.given("name"),
                duration_minutes: said.duration_minutes,
                fee: said.fee,
                buffer_before_minutes: said.buffer_before_minutes,
                buffer_after_minutes: said.buffer_after_minutes,
                notice_minutes: said.notice_minutes,
                horizon_days: said.horizon_days,
                mode: said.mode,
                active: None,
                needs: Some(said.needs),
            };
            doctors::add_service(&reader.app, &reader.caller, id, input).await
        }
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => saved(&reader, id).await,
        Err(error) => again(reader, subject, None, form, error).await,
    }
}

/// The whole form, or only whether it is offered: what a form does not have stays.
async fn change(
    mut reader: Reader,
    Path((id, service_id)): Path<(DoctorId, ServiceId)>,
    Typed(form): Typed,
) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteDoctorProfile).await?;
    let input = match form.pressed("active") {
        Some(active) => Ok(ChangeService { active: active.parse().ok(), ..ChangeService::default() }),
        None => read(&reader, &subject, &form).map(|said| ChangeService {
            name: Some(form.value("name").to_owned()),
            duration_minutes: said.duration_minutes,
            fee: Some(said.fee),
            buffer_before_minutes: said.buffer_before_minutes,
            buffer_after_minutes: said.buffer_after_minutes,
            notice_minutes: said.notice_minutes,
            horizon_days: said.horizon_days,
            mode: said.mode,
            active: None,
            needs: Some(said.needs),
        }),
    };
    let changed = match input {
        Ok(input) => {
            let version = form.version();
            doctors::change_service(&reader.app, &reader.caller, id, service_id, input, version).await
        }
        Err(error) => Err(error),
    };
    match changed {
        Ok(_) => saved(&reader, id).await,
        Err(error) => again(reader, subject, Some(service_id), form, error).await,
    }
}

async fn saved(reader: &Reader, id: DoctorId) -> Shown {
    reactions::follow(&reader.app).await?;
    told(&format!("/clinic/doctors/{id}#services"), "saved")
}

async fn again(reader: Reader, subject: Subject, id: Option<ServiceId>, form: Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let form = form.with_errors(reader.ui.faults(&problem, &[]));
    Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, subject, id, form).await?).shown()
}
