//! The clinic's doctors: the list, and the review of who applied.

use app::doctors::{self, DoctorProfile, Status};
use app::{App, Error, reactions};
use axum::Router;
use axum::routing::{get, post};
use kernel::id::DoctorId;
use kernel::paging::{Page, PageRequest};

use crate::api::{Path, Refused};
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::{Asked, Reader, Shown, html, told};
use crate::web::pages::clinic::doctors::{ClinicDoctorRow, ClinicDoctorsPage};
use crate::web::pages::shown::{self, Face, Link, Registration};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/doctors", get(list))
        .route("/clinic/doctors/{id}/approve", post(approve))
        .route("/clinic/doctors/{id}/suspend", post(suspend))
        .route("/clinic/doctors/{id}/restore", post(restore))
}

const BASE: &str = "/clinic/doctors";

const TABS: [(&str, Option<Status>); 4] = [
    ("every-doctor", None),
    ("doctors-pending", Some(Status::Pending)),
    ("doctors-approved", Some(Status::Approved)),
    ("doctors-suspended", Some(Status::Suspended)),
];

async fn list(mut reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let (clinic_id, _) = reader.enter_clinic()?;
    let today = reader.ui.now.date();
    let status: Option<Status> = asked.value("status").parse().ok();
    let found = doctors::roster(&reader.app, &reader.caller, clinic_id, status, asked.value("q")).await?;
    let request = PageRequest { limit: 100, cursor: asked.given("cursor") };
    let page = Page::of_whole(found, &request, |doctor| doctor.id.to_string());
    let page = page.ok_or_else(Error::unknown_cursor)?;
    let here = Address::to(BASE).with("q", asked.value("q")).with("status", asked.value("status"));
    let more = page.next_cursor.map(|cursor| here.with("cursor", &cursor).to_string());
    let profiles = doctors::profiles(reader.app.db.read(), reader.app.now(), &page.items).await?;
    let row = |profile: &DoctorProfile| ClinicDoctorRow {
        id: profile.id.to_string(),
        face: Face::new(&profile.full_name),
        specialties: reader.ui.list(profile.specializations.iter().map(|one| one.name.as_str())),
        department: profile.department.as_ref().map(|department| department.name.clone()),
        registration_number: profile.registration_number.clone(),
        registration: Registration::on(today, profile.registration_expiry.0),
        status: shown::Status::doctor(profile.status.as_str()),
    };
    let rows = profiles.iter().map(row).collect();
    let tab = |(key, of): (&str, Option<Status>)| {
        let address =
            of.map_or_else(|| Address::to(BASE), |of| Address::to(BASE).with("status", of.as_str()));
        Link::new(reader.ui.t(key), address.to_string()).current(of == status)
    };
    let tabs = TABS.into_iter().map(tab).collect();
    html(ClinicDoctorsPage { filter: asked.only(&["q", "status"]), tabs, rows, more, ui: reader.ui })
}

async fn approve(reader: Reader, Path(id): Path<DoctorId>) -> Shown {
    let done = doctors::approve(&reader.app, &reader.caller, id).await;
    settle(reader, id, done).await
}

async fn suspend(reader: Reader, Path(id): Path<DoctorId>) -> Shown {
    let done = doctors::suspend(&reader.app, &reader.caller, id).await;
    settle(reader, id, done).await
}

async fn restore(reader: Reader, Path(id): Path<DoctorId>) -> Shown {
    let done = doctors::restore(&reader.app, &reader.caller, id).await;
    settle(reader, id, done).await
}

async fn settle(
    reader: Reader,
    id: DoctorId,
    done: Result<DoctorProfile, Error>,
) -> Result<axum::response::Response, Refused> {
    let key = match done {
        Ok(_) => {
            reactions::follow(&reader.app).await?;
            "saved"
        }
        Err(error) => {
            mendable(error)?;
            "flash-not-possible"
        }
    };
    told(&format!("{BASE}/{id}"), key)
}
