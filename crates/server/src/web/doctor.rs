//! A doctor's page: the profile, a month of free times, and why a time is not among them.

use std::collections::BTreeMap;

use app::clinics::{Clinic, Location};
use app::doctors::{self, DoctorProfile, Mode};
use app::schedule::{self, Ask, Plan};
use app::{App, Error};
use axum::Router;
use axum::routing::get;
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kernel::id::{DoctorId, ServiceId};
use kernel::paging::PageRequest;

use super::address::Address;
use super::doctor_reviews::said_of;
use super::door::when::{by_date, shown, zone};
use super::door::{Asked, Reader, Shown, html};
use super::form::Form;
use super::pages::calendar::Calendar;
use super::pages::doctor::{DoctorPage, Explained, Profile, Qualification, Service};
use super::pages::shown::{Face, FreeTime, Rating};
use super::ui::Ui;
use crate::api::Path;

pub fn routes() -> Router<App> {
    Router::new().route("/doctors/{id}", get(show))
}

/// How many reviews stand on the page itself.
const NEWEST_REVIEWS: u32 = 3;

async fn show(mut reader: Reader, Path(id): Path<DoctorId>, Asked(asked): Asked) -> Shown {
    let profile = doctors::doctor(&reader.app, &reader.caller, id).await?;
    let zone = zone(&profile.clinic.time_zone)?;
    reader.in_zone(&zone);
    let plan = schedule::plan_of(&reader.app, id).await?;
    let service_id = chosen_service(&profile, asked.value("service"));
    let page = format!("/doctors/{id}");
    let link = |date: Date| {
        let service = service_id.map(|id| id.to_string()).unwrap_or_default();
        String::from(Address::to(&page).with("service", &service).with("date", &date.to_string()))
    };
    let today = reader.ui.now.date();
    let closed = closed(&profile, today, &reader.ui);
    let calendar = match closed {
        Some(_) => None,
        None => Some(
            calendar(
                &reader,
                &plan,
                Ask { service_id, by_staff: false },
                Start::asked(asked.value("date").parse().ok()),
                link,
            )
            .await?,
        ),
    };
    let ask = Form::new([("ask", asked.value("ask"))]);
    let explained = match (&calendar, asked.value("ask").parse::<Time>()) {
        (Some(calendar), Ok(time)) => {
            let date = calendar.day.unwrap_or(today);
            explain(&reader.app, id, service_id, date.to_datetime(time), &zone).await?
        }
        _ => None,
    };
    let services = services(&profile, service_id, &page);
    let request = PageRequest { limit: NEWEST_REVIEWS, cursor: None };
    let said = said_of(&reader, id, request).await?;
    let doctor = shown_profile(&profile, &plan, &reader.ui);
    html(DoctorPage {
        doctor,
        services,
        calendar,
        closed,
        ask,
        explained,
        has_more_reviews: said.next_cursor.is_some(),
        reviews: said.items,
        back: "/doctors".to_owned(),
        ui: reader.ui,
    })
}

/// The service asked for, else the doctor's first; `None` for a doctor who lists none.
pub fn chosen_service(profile: &DoctorProfile, asked: &str) -> Option<ServiceId> {
    let ids = || profile.services.iter().map(|service| service.id);
    ids().find(|id| id.to_string() == asked).or_else(|| ids().next())
}

fn closed(profile: &DoctorProfile, today: Date, ui: &Ui) -> Option<String> {
    let is_public = profile.status == doctors::Status::Approved;
    (!is_public || profile.registration_expiry.0 <= today).then(|| ui.t("doctor-closed-registration"))
}

/// Where a calendar is opened.
#[derive(Debug, Clone, Copy)]
pub enum Start {
    /// At the first free time, this month or the next.
    Soonest,
    /// On this day, free or not.
    On(Date),
    /// On the first day with a free time from this one on, else the first of its month, else of the next.
    Near(Date),
}

impl Start {
    pub fn asked(day: Option<Date>) -> Start {
        day.map_or(Start::Soonest, Start::On)
    }
}

/// The month where to start, with its free times; also for moving an appointment and for the desk.
pub async fn calendar(
    reader: &Reader,
    plan: &Plan,
    ask: Ask,
    start: Start,
    link: impl Fn(Date) -> String,
) -> app::Result<Calendar> {
    let now = &reader.ui.now;
    let today = now.date();
    let horizon = |days: i64| today.saturating_add(days.days());
    let last = horizon(
        ask.service_id
            .and_then(|id| plan.service(id))
            .map_or_else(|| plan.farthest_days(), |service| i64::from(service.horizon_days)),
    );
    let mut month = match start {
        Start::Soonest => today,
        Start::On(day) | Start::Near(day) => day.clamp(today, last),
    };
    let mut free = month_of(reader, plan, ask, month, today).await?;
    let day = match start {
        Start::Soonest => None,
        Start::On(_) => Some(month),
        Start::Near(_) => free.range(month..).find(|(_, times)| !times.is_empty()).map(|(date, _)| *date),
    };
    if day.is_none() && free.values().all(Vec::is_empty) && month.last_of_month() < last {
        // Late in a month everything may be in the next one.
        month = month.last_of_month().saturating_add(1.days());
        free = month_of(reader, plan, ask, month, today).await?;
    }
    let mut calendar = Calendar::new(month, day, now, last, &free, &link);
    if plan.locations().len() > 1 && !is_by_video(plan, ask) {
        let place =
            |time: &FreeTime| place_name(&reader.ui, &plan.location_at(time.starts_at.timestamp().into()));
        calendar.name_places(place);
    }
    let (from, until) = (month.first_of_month().max(today), month.last_of_month());
    let holidays = schedule::closed_days(&reader.app, plan.clinic.id, from, until).await?;
    calendar.holidays =
        holidays.into_iter().map(|days| (days.name, days.first_date.0, days.last_date.0)).collect();
    if calendar.parts.is_empty() {
        calendar.next_free = next_free(reader, plan, ask, today, last).await?.map(|at| {
            let day = at.date();
            (at, link(day))
        });
    }
    Ok(calendar)
}

fn is_by_video(plan: &Plan, ask: Ask) -> bool {
    ask.service_id.and_then(|id| plan.service(id)).is_some_and(|service| service.mode == Mode::Video)
}

/// Department, address and city as one line.
pub fn place_name(ui: &Ui, location: &Location) -> String {
    ui.list([location.department.as_deref().unwrap_or_default(), &location.address, &location.city])
}

/// The free times of a month, from today on.
async fn month_of(
    reader: &Reader,
    plan: &Plan,
    ask: Ask,
    month: Date,
    today: Date,
) -> app::Result<BTreeMap<Date, Vec<FreeTime>>> {
    free_between(reader, plan, ask, month.first_of_month().max(today), month.last_of_month()).await
}

/// The public's free times are kept ready; those that only staff may give are looked up.
async fn free_between(
    reader: &Reader,
    plan: &Plan,
    ask: Ask,
    first: Date,
    last: Date,
) -> app::Result<BTreeMap<Date, Vec<FreeTime>>> {
    let (app, id) = (&reader.app, plan.doctor.id);
    if !ask.by_staff {
        return by_date(&*schedule::availability(app, id, first, last, ask.service_id).await?, &plan.tz);
    }
    let mut days: BTreeMap<Date, Vec<FreeTime>> = BTreeMap::new();
    for offer in schedule::offers(app, id, ask, first, last).await? {
        days.entry(offer.time.date).or_default().push(free_time(offer.time.starts_at, &plan.tz));
    }
    Ok(days)
}

async fn next_free(
    reader: &Reader,
    plan: &Plan,
    ask: Ask,
    today: Date,
    last: Date,
) -> app::Result<Option<jiff::Zoned>> {
    // Sixty-two days are what one question may ask about.
    let last = last.min(today.saturating_add(61.days()));
    let free = free_between(reader, plan, ask, today, last).await?;
    Ok(free.into_values().flatten().next().map(|time| time.starts_at))
}

async fn explain(
    app: &App,
    id: DoctorId,
    service_id: Option<ServiceId>,
    local: jiff::civil::DateTime,
    zone: &TimeZone,
) -> app::Result<Option<Explained>> {
    let at = local
        .to_zoned(zone.clone())
        .map_err(|error| Error::broken_by("a local time has no instant", error))?;
    let explanation = schedule::explain(app, id, at.timestamp().into(), service_id).await?;
    let reasons = explanation.reasons.into_iter().map(|reason| reason.code).collect();
    Ok(Some(Explained { at, reasons }))
}

fn services(profile: &DoctorProfile, chosen: Option<ServiceId>, page: &str) -> Vec<Service> {
    let service = |view: &doctors::ServiceView| Service {
        id: view.id.to_string(),
        name: view.name.clone(),
        duration_minutes: u32::try_from(view.duration_minutes).unwrap_or(0),
        fee: view.fee,
        href: Address::to(page).with("service", &view.id.to_string()).into(),
        is_chosen: Some(view.id) == chosen,
    };
    profile.services.iter().map(service).collect()
}

fn shown_profile(profile: &DoctorProfile, plan: &Plan, ui: &Ui) -> Profile {
    let qualification = |of: &doctors::QualificationOfDoctor| Qualification {
        title: of.qualification.clone(),
        institution: of.institute.clone(),
        year: Some(of.awarded_on.0.year()),
    };
    let places = plan.locations();
    let mut cities: Vec<&str> = places.iter().map(|place| place.city.as_str()).collect();
    cities.dedup();
    Profile {
        id: profile.id.to_string(),
        face: face(&profile.full_name, profile.photo.as_deref()),
        specialties: ui.list(profile.specializations.iter().map(|of| of.name.as_str())),
        department: profile.department.as_ref().map_or(&profile.clinic.name, |of| &of.name).clone(),
        place: ui.list(cities),
        addresses: places.iter().map(|place| place_name(ui, place)).collect(),
        description: profile.description.clone(),
        languages: ui.list(profile.languages.iter().map(|code| ui.language_name(code))),
        registration_number: profile.registration_number.clone(),
        rating: rating(&profile.rating),
        patients_seen: profile.patients_seen,
        by_video: profile.modes.contains(&Mode::Video),
        accepts_new: profile.accepts_new,
        fee: profile.consultation_fee,
        qualifications: profile.qualifications.iter().map(qualification).collect(),
        cancel_rule: cancel_rule(ui, &plan.clinic, None),
    }
}

pub fn face(name: &str, photo: Option<&str>) -> Face {
    Face { name: name.to_owned(), photo: photo.map(str::to_owned) }
}

pub fn rating(rating: &doctors::Rating) -> Option<Rating> {
    let average = rating.average?;
    Some(Rating {
        tenths: (average * 10.0).round() as u32,
        count: u32::try_from(rating.count).unwrap_or(u32::MAX),
    })
}

/// What it costs to cancel or to miss a visit; one at a known time may be too near to be cancelled free of charge. The
/// notice is in whole hours, rounded up: nobody shall be told less than the rule.
pub fn cancel_rule(ui: &Ui, clinic: &Clinic, at: Option<kernel::time::Instant>) -> String {
    let hours = u32::try_from(clinic.cancel_notice_minutes).unwrap_or(0).div_ceil(60);
    let share = |key, basis_points: i32| {
        ui.t1(key, "share", ui.percent(u16::try_from(basis_points).unwrap_or(u16::MAX)))
    };
    let late = clinic.late_cancel_fee_bp.filter(|&basis_points| basis_points > 0);
    let missed = Some(clinic.no_show_fee_bp).filter(|&basis_points| basis_points > 0);
    let notice = i64::from(clinic.cancel_notice_minutes);
    let is_late =
        at.is_some_and(|at| at.plus_minutes(-notice) <= kernel::time::Instant::from(ui.now.timestamp()));
    let is_final = clinic.late_cancel_fee_bp.is_none();
    let sentences = [
        (!is_late).then(|| ui.n("cancel-rule", hours)),
        match (late, is_late) {
            (Some(basis_points), false) => Some(share("cancel-rule-late", basis_points)),
            (Some(basis_points), true) => Some(share("cancel-rule-soon", basis_points)),
            (None, false) => (is_final && hours > 0).then(|| ui.t("cancel-rule-final")),
            (None, true) if is_final => Some(ui.t("cancel-rule-soon-final")),
            (None, true) => Some(ui.n("cancel-rule", 0)),
        },
        missed.map(|basis_points| share("cancel-rule-missed", basis_points)),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A free time of an instant.
pub fn free_time(at: kernel::time::Instant, zone: &TimeZone) -> FreeTime {
    FreeTime { starts_at: shown(at, zone), position: None }
}
