//! Today at a glance: how many visits stand where, who waits for a review, what comes next.

use app::access::{self, Action};
use app::booking::{self, CountInput, Counts, ListInput, Status};
use app::doctors::{self, Doctor};
use app::payments::{self, Waiting};
use app::{App, reports, schedule, setup};
use axum::Router;
use axum::routing::get;
use jiff::civil::Date;
use kernel::id::ClinicId;
use kernel::paging::PageRequest;

use super::appointments::desk_row;
use super::transactions::whose_refunds_wait;
use crate::api::Refused;
use crate::web::address::Address;
use crate::web::door::when::midnight;
use crate::web::door::{Reader, Shown, html};
use crate::web::language::Language;
use crate::web::pages::clinic::overview::{Figure, OverviewPage, RegistrationRow};
use crate::web::pages::shown::Registration;

pub fn routes() -> Router<App> {
    Router::new().route("/clinic", get(show))
}

/// Visits of the list; the whole day is one press away.
const NEXT: u32 = 8;

/// A visit that should have begun longer ago than this is no longer what comes next.
const LATE_MINUTES: i64 = 60;

/// What "booked today" counts: everything that has, or had, a place in the day.
const BOOKED: [Status; 5] =
    [Status::Confirmed, Status::CheckedIn, Status::InProgress, Status::Completed, Status::NoShow];

async fn show(mut reader: Reader) -> Shown {
    let (clinic_id, zone) = reader.enter_clinic()?;
    let today = reader.ui.now.date();
    let now = reader.app.now();
    let from = midnight(today, &zone).unwrap_or(now);
    let to = midnight(today.tomorrow().unwrap_or(today), &zone).unwrap_or(now);
    let counts = booking::count(&reader.app, &reader.caller, CountInput { clinic_id, from, to }).await?;
    let mut figures = figures(reader.ui.language, &counts, today);
    figures.extend(left_and_taken(&reader, clinic_id).await?);
    figures.extend(refunds(&reader, clinic_id).await?);
    let input = ListInput {
        clinic_id: Some(clinic_id),
        statuses: vec![Status::Confirmed, Status::CheckedIn, Status::InProgress],
        from: Some(from.max(now.plus_minutes(-LATE_MINUTES))),
        to: Some(to),
        ascending: true,
        page: PageRequest { limit: NEXT, cursor: None },
        ..ListInput::default()
    };
    let next = booking::list(&reader.app, &reader.caller, input).await?.items;
    let next = next.iter().map(|view| desk_row(&reader, view)).collect::<Result<Vec<_>, _>>()?;
    let closed = schedule::closed_days(&reader.app, clinic_id, today, today).await?;
    let db = reader.app.db.read();
    let doctors: Vec<Doctor> =
        doctors::by_ids(db, doctors::in_clinic(db, clinic_id).await?).await?.into_values().collect();
    html(OverviewPage {
        clinic: reader.clinic()?.name.clone(),
        figures,
        waiting_doctors: waiting(&reader, clinic_id, &doctors),
        emergencies: emergencies(&reader, clinic_id).await?,
        steps_left: steps_left(&reader, clinic_id).await?,
        registrations: registrations(&doctors, today),
        next,
        holiday: closed.into_iter().next().map(|holiday| holiday.name),
        ui: reader.ui,
    })
}

fn figures(language: Language, counts: &Counts, today: Date) -> Vec<Figure> {
    let date = today.to_string();
    let figure = |key, count: u64, status: &str, warns: bool| Figure {
        key,
        shown: language.number(i64::try_from(count).unwrap_or(i64::MAX)),
        href: Address::to("/clinic/appointments")
            .with("from", &date)
            .with("to", &date)
            .with("status", status)
            .into(),
        is_warning: warns && count > 0,
    };
    let of = |key, status: Status, warns| figure(key, counts.of(&[status]), status.as_str(), warns);
    vec![
        figure("figure-booked", counts.of(&BOOKED), "", false),
        of("figure-arrived", Status::CheckedIn, false),
        of("figure-in-progress", Status::InProgress, false),
        of("figure-completed", Status::Completed, false),
        of("figure-no-show", Status::NoShow, true),
        figure("figure-unpaid", counts.unpaid, "", true),
    ]
}

/// What is free of the day, and the money it has brought, for those who see it.
async fn left_and_taken(reader: &Reader, clinic_id: ClinicId) -> Result<Vec<Figure>, Refused> {
    let today = reports::today(&reader.app, &reader.caller, clinic_id).await?;
    let free = reader.ui.number(i64::try_from(today.free).unwrap_or(i64::MAX));
    let calendar = Address::to("/clinic/calendar").with("date", &reader.ui.today());
    let mut figures =
        vec![Figure { key: "figure-free", shown: free, href: calendar.into(), is_warning: false }];
    for money in today.taken.iter().flatten() {
        let (shown, href) = (reader.ui.money(*money), "/clinic/transactions".to_owned());
        figures.push(Figure { key: "figure-taken", shown, href, is_warning: false });
    }
    Ok(figures)
}

/// Refunds that wait for somebody, where there are any.
async fn refunds(reader: &Reader, clinic_id: ClinicId) -> Result<Vec<Figure>, Refused> {
    let mut figures = Vec::new();
    let kinds = [("figure-to-hand-back", Waiting::ToHandBack), ("figure-refunds-failed", Waiting::Failed)];
    for (key, what) in kinds {
        let count = payments::waiting(&reader.app, &reader.caller, clinic_id, what).await?;
        if count > 0 {
            let shown = reader.ui.number(i64::try_from(count).unwrap_or(i64::MAX));
            figures.push(Figure { key, shown, href: whose_refunds_wait(what).into(), is_warning: true });
        }
    }
    Ok(figures)
}

/// Doctors who applied here, for those who review them.
fn waiting(reader: &Reader, clinic_id: ClinicId, doctors: &[Doctor]) -> u32 {
    let reach = reader.caller.reach(Action::ReviewDoctors);
    if !reach.is_ok_and(|reach| reach.covers(None, Some(clinic_id), None)) {
        return 0;
    }
    let waiting = doctors.iter().filter(|doctor| doctor.status == doctors::Status::Pending).count();
    u32::try_from(waiting).unwrap_or(u32::MAX)
}

/// Records opened in an emergency that nobody has looked into, for those who do.
async fn emergencies(reader: &Reader, clinic_id: ClinicId) -> Result<u64, Refused> {
    let reach = reader.caller.reach(Action::ReviewEmergencies);
    if !reach.is_ok_and(|reach| reach.covers(None, Some(clinic_id), None)) {
        return Ok(0);
    }
    Ok(access::unreviewed_emergencies(&reader.app, clinic_id).await?)
}

/// What is missing until the clinic's first booking, for those who can see to it.
async fn steps_left(reader: &Reader, clinic_id: ClinicId) -> Result<usize, Refused> {
    let reach = reader.caller.reach(Action::WriteClinic);
    if !reach.is_ok_and(|reach| reach.covers(None, Some(clinic_id), None)) {
        return Ok(0);
    }
    if booking::has_any(&reader.app, clinic_id).await? {
        return Ok(0);
    }
    let view = setup::setup(&reader.app, &reader.caller, clinic_id).await?;
    Ok(view.steps.len() - view.done)
}

/// Those who see patients here and whose registration somebody should see to.
fn registrations(doctors: &[Doctor], today: Date) -> Vec<RegistrationRow> {
    let of = |doctor: &Doctor| RegistrationRow {
        doctor_id: doctor.id.to_string(),
        doctor: doctor.full_name.clone(),
        registration: Registration::on(today, doctor.registration_expiry.0),
    };
    let mut rows: Vec<_> = doctors.iter().filter(|doctor| doctor.is_public()).map(of).collect();
    rows.retain(|row| row.registration.is_near_its_end());
    rows.sort_by(|a, b| (a.registration.ends, &a.doctor).cmp(&(b.registration.ends, &b.doctor)));
    rows
}
