//! The clinic's doctors: the list, and the review of who applied.

use app::access::Action;
use app::doctors::{self, DoctorProfile, Status};
use app::{App, Error, reactions};
use axum::Router;
use axum::routing::{get, post};
use kernel::id::DoctorId;
use kernel::text::folded;

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
    reader.caller.reach(Action::ReviewDoctors)?;
    let (clinic_id, _) = reader.enter_clinic()?;
    let today = reader.ui.now.date();
    let db = reader.app.db.read();
    let ids = doctors::in_clinic(db, clinic_id).await?;
    let rows: Vec<_> = doctors::by_ids(db, ids).await?.into_values().collect();
    let profiles = doctors::profiles(db, reader.app.now(), &rows).await?;
    let status: Option<Status> = asked.value("status").parse().ok();
    let words = folded(asked.value("q"));
    let suits = |profile: &&DoctorProfile| {
        status.is_none_or(|status| profile.status == status) && folded(&profile.full_name).contains(&words)
    };
    let row = |profile: &DoctorProfile| ClinicDoctorRow {
        id: profile.id.to_string(),
        face: Face::new(&profile.full_name),
        specialties: reader.ui.list(profile.specializations.iter().map(|one| one.name.as_str())),
        department: profile.department.as_ref().map(|department| department.name.clone()),
        registration_number: profile.registration_number.clone(),
        registration: Registration::on(today, profile.registration_expiry.0),
        status: shown::Status::doctor(profile.status.as_str()),
    };
    let mut rows: Vec<ClinicDoctorRow> = profiles.iter().filter(suits).map(row).collect();
    rows.sort_by(|a, b| a.face.name.cmp(&b.face.name));
    let tab = |(key, of): (&str, Option<Status>)| {
        let address =
            of.map_or_else(|| Address::to(BASE), |of| Address::to(BASE).with("status", of.as_str()));
        Link::new(reader.ui.t(key), address.to_string()).current(of == status)
    };
    let tabs = TABS.into_iter().map(tab).collect();
    html(ClinicDoctorsPage { filter: asked.only(&["q", "status"]), tabs, rows, more: None, ui: reader.ui })
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
