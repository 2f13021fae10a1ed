//! Reports add up what there is: each is read by its operation and compared with a walk over every row.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    Actor,
    booking::{Appointment, Status},
    reports::{self, By, Input, Report, ReportRow},
};
use jiff::{civil::Date, tz::TimeZone};
use kernel::{
    id::{AppointmentId, ClinicId},
    time::Instant,
};

use super::{Checked, Play};
use crate::sim::{
    books::Charge,
    model::{Ask, HORIZON_DAYS},
};

/// Days around now that no history leaves.
const DAYS: i32 = 180;

type Rows = BTreeMap<String, BTreeMap<&'static str, i64>>;

/// Once no fact waits: every report of every clinic.
pub async fn added_up(play: &Play<'_>) -> Checked {
    let app = &play.world.app;
    if let Some(wrong) = reports::check(app).await.map_err(|error| format!("reports: {error:?}"))?.first() {
        return Err(format!("a figure is kept that is not so: {wrong}"));
    }
    let books = &play.books;
    let mut clinics: Vec<ClinicId> = books.appointments.values().map(|row| row.clinic_id).collect();
    clinics.sort_unstable();
    clinics.dedup();
    for clinic_id in clinics {
        let clinic =
            app::clinics::by_id(app.db.read(), clinic_id).await.map_err(|error| format!("{error:?}"))?;
        let zone = clinic.and_then(|clinic| clinic.zone().ok()).ok_or("a clinic has no zone")?;
        for by in [By::Month, By::Doctor, By::Department, By::Service, By::LeadTime, By::Source] {
            let visits = walk(play, clinic_id, |row| key(by, row, &zone));
            same(play, clinic_id, Report::NoShows, by, &visits, &["visits", "missed"]).await?;
        }
        let visits = walk(play, clinic_id, |row| row.starts_at.date_in(&zone).to_string());
        same(play, clinic_id, Report::LateCancellations, By::Day, &visits, &["cancelled", "cancelled_late"])
            .await?;
        same(play, clinic_id, Report::FillRate, By::Day, &visits, &["booked_minutes"]).await?;
        let known = walk(play, clinic_id, |row| acquaintance(play, row).to_owned());
        same(play, clinic_id, Report::NoShows, By::Patient, &known, &["visits", "missed"]).await?;
        let sources = walk(play, clinic_id, |row| key(By::Source, row, &zone));
        same(play, clinic_id, Report::Sources, By::Source, &sources, &["booked", "cancelled"]).await?;
        let money = walk_money(play, clinic_id);
        let sums = ["charged", "tax", "refunded", "tax_refunded", "net"];
        same(play, clinic_id, Report::Revenue, By::Doctor, &money, &sums).await?;
        same(play, clinic_id, Report::PaymentFailures, By::Doctor, &money, &["payments", "failed"]).await?;
        offered(play, clinic_id, &zone).await?;
        third_next_available(play, clinic_id, &zone).await?;
    }
    Ok(())
}

/// Reads a report as somebody would at any moment: its days are counted now, and have to be counted again later.
pub async fn looked_at(play: &Play<'_>) -> Checked {
    let Some(clinic_id) = play.books.appointments.values().next().map(|row| row.clinic_id) else {
        return Ok(());
    };
    read(play, clinic_id, Report::FillRate, By::Day, whole(play)).await.map(drop)
}

fn whole(play: &Play<'_>) -> (Date, Date) {
    let today = play.world.now().date_in(&TimeZone::UTC);
    let days = jiff::Span::new().days(DAYS);
    (today.saturating_sub(days), today.saturating_add(days))
}

async fn read(
    play: &Play<'_>,
    clinic_id: ClinicId,
    name: Report,
    by: By,
    (from, to): (Date, Date),
) -> Checked<Vec<ReportRow>> {
    let input = Input { clinic_id: Some(clinic_id), from: Some(from), to: Some(to), by: Some(by) };
    let report = reports::report(&play.world.app, &Actor::system(), name, input).await;
    report.map(|report| report.rows).map_err(|error| format!("{name} by {by}: {error:?}"))
}

async fn same(
    play: &Play<'_>,
    clinic_id: ClinicId,
    name: Report,
    by: By,
    walked: &Rows,
    measures: &[&'static str],
) -> Checked {
    let mut told = Rows::new();
    for row in read(play, clinic_id, name, by, whole(play)).await? {
        let values = told.entry(row.group).or_default();
        for measure in measures {
            *values.entry(measure).or_default() += row.values.get(measure).copied().flatten().unwrap_or(0);
        }
    }
    let renamed = |values: &BTreeMap<&'static str, i64>| -> BTreeMap<&'static str, i64> {
        let value = |measure: &'static str| match (name, measure) {
            (Report::NoShows, "visits") => values["came"] + values["missed"],
            (Report::Sources, "booked") => values["booked"] + values["cancelled"],
            _ => values[measure],
        };
        measures.iter().map(|measure| (*measure, value(measure))).collect()
    };
    let is_something = |values: &BTreeMap<&'static str, i64>| values.values().any(|value| *value != 0);
    let walked: Rows = walked.iter().map(|(key, values)| (key.clone(), renamed(values))).collect();
    let something =
        |rows: Rows| -> Rows { rows.into_iter().filter(|(_, values)| is_something(values)).collect() };
    let (told, walked) = (something(told), something(walked));
    if told == walked {
        Ok(())
    } else {
        Err(format!("{name} by {by} of {clinic_id} tells {told:?}; the rows say {walked:?}"))
    }
}

/// Every appointment of a clinic that was ever certain, by a key.
fn walk(play: &Play<'_>, clinic_id: ClinicId, key: impl Fn(&Appointment) -> String) -> Rows {
    let mut rows = Rows::new();
    for row in play.books.appointments.values().filter(|row| row.clinic_id == clinic_id) {
        if !was_certain(play, row.id) {
            continue;
        }
        let is = |statuses: &[Status]| i64::from(statuses.contains(&row.status));
        let came = is(&[Status::CheckedIn, Status::InProgress, Status::Completed]);
        let (missed, cancelled) = (is(&[Status::NoShow]), is(&[Status::Cancelled]));
        let notice = row.starts_at.seconds_since(row.updated_at);
        let minutes = row.ends_at.seconds_since(row.starts_at) / 60;
        let booked = 1 - cancelled;
        let values = rows.entry(key(row)).or_default();
        for (measure, more) in [
            ("booked", booked),
            ("came", came),
            ("missed", missed),
            ("cancelled", cancelled),
            ("cancelled_late", cancelled * i64::from(notice < 24 * 3600)),
            ("booked_minutes", booked * minutes),
        ] {
            *values.entry(measure).or_default() += more;
        }
    }
    rows
}

/// By the audit, which has a line for it.
fn was_certain(play: &Play<'_>, id: AppointmentId) -> bool {
    let lines = play.books.audited.get(&id.to_string());
    let certain = ["appointment.confirm", "appointment.walk_in"];
    lines.is_some_and(|lines| lines.iter().any(|(action, _)| certain.contains(&action.as_str())))
}

fn key(by: By, row: &Appointment, zone: &TimeZone) -> String {
    let text = |id: Option<String>| id.unwrap_or_default();
    match by {
        By::Month => row.starts_at.date_in(zone).strftime("%Y-%m").to_string(),
        By::Doctor => row.doctor_id.to_string(),
        By::Department => text(row.department_id.map(|id| id.to_string())),
        By::Service => text(row.service_id.map(|id| id.to_string())),
        By::LeadTime => {
            let date = |at: Instant| at.date_in(zone);
            let days = (date(row.starts_at) - date(row.created_at)).get_days();
            let bands = [(30, "over_30_days"), (7, "8_to_30_days"), (2, "3_to_7_days"), (0, "1_to_2_days")];
            let band = bands.iter().find(|(beyond, _)| days > *beyond);
            band.map_or("same_day", |(_, band)| *band).to_owned()
        }
        _ => match (row.arrived_at == Some(row.created_at), row.created_by) {
            (true, _) => "walk_in".to_owned(),
            (false, Some(by)) if Some(by) == row.account_id => "online".to_owned(),
            _ => "desk".to_owned(),
        },
    }
}

fn acquaintance(play: &Play<'_>, row: &Appointment) -> &'static str {
    let seen = [Status::CheckedIn, Status::InProgress, Status::Completed];
    let before = |other: &&Appointment| {
        (other.patient_id, other.clinic_id) == (row.patient_id, row.clinic_id)
            && other.starts_at < row.starts_at
            && seen.contains(&other.status)
    };
    if play.books.appointments.values().any(|other| before(&other)) { "known" } else { "new" }
}

/// From the charges and refunds, not from the ledger, which is what reports are made of.
fn walk_money(play: &Play<'_>, clinic_id: ClinicId) -> Rows {
    let mut rows = Rows::new();
    for charge in play.books.charges.iter().filter(|charge| charge.clinic_id == clinic_id) {
        let Some(visit) = play.books.appointments.get(&AppointmentId(charge.payable_id)) else { continue };
        let (charged, tax) = if charge.was_paid() { (charge.total, charge.tax) } else { (0, 0) };
        let given_back = refunded(play, charge);
        let values = rows.entry(visit.doctor_id.to_string()).or_default();
        for (measure, more) in [
            ("charged", charged),
            ("tax", tax),
            ("refunded", given_back),
            ("tax_refunded", tax_in(given_back, charge)),
            ("net", charged - given_back),
            ("payments", i64::from(charge.status != "pending")),
            ("failed", i64::from(charge.status == "failed")),
        ] {
            *values.entry(measure).or_default() += more;
        }
    }
    rows
}

fn refunded(play: &Play<'_>, charge: &Charge) -> i64 {
    let of_charge = play.books.refunds.iter().filter(|refund| refund.charge_id == charge.id);
    of_charge.filter(|refund| refund.status != "failed").map(|refund| refund.amount).sum()
}

/// The share of the tax that is in so much of what was paid, rounded half up.
fn tax_in(given_back: i64, charge: &Charge) -> i64 {
    if charge.total == 0 {
        return 0;
    }
    (2 * charge.tax * given_back.min(charge.total) + charge.total) / (2 * charge.total)
}

/// Days ahead of which what is offered is counted.
const AHEAD: i32 = 10;

/// What doctors offer from tomorrow on, by hours as they are now: what was offered before is kept, and hours have
/// changed.
async fn offered(play: &Play<'_>, clinic_id: ClinicId, zone: &TimeZone) -> Checked {
    let certain = play.books.appointments.values();
    let certain = certain.filter(|row| row.clinic_id == clinic_id && was_certain(play, row.id));
    // Nothing is counted before the first visit.
    let Some(first_visit) = certain.map(|row| row.starts_at.date_in(zone)).min() else { return Ok(()) };
    let tomorrow = play.world.now().date_in(zone).saturating_add(jiff::Span::new().days(1));
    let from = tomorrow.max(first_visit);
    let to = from.saturating_add(jiff::Span::new().days(AHEAD));
    for by in [By::Day, By::Doctor, By::Department] {
        let mut walked: BTreeMap<String, i64> = BTreeMap::new();
        let doctors = play.cast.doctors.iter().enumerate();
        for (number, doctor) in doctors.filter(|(_, doctor)| play.cast.clinics[doctor.clinic].id == clinic_id)
        {
            for date in from.series(jiff::Span::new().days(1)).take_while(|date| *date <= to) {
                for (department, minutes) in play.model.minutes_offered(play.cast, number, date) {
                    let group = match by {
                        By::Doctor => doctor.id.to_string(),
                        By::Department => department.map(|id| id.to_string()).unwrap_or_default(),
                        _ => date.to_string(),
                    };
                    *walked.entry(group).or_default() += minutes;
                }
            }
        }
        let rows = read(play, clinic_id, Report::FillRate, by, (from, to)).await?;
        let minutes = |row: ReportRow| (row.group, row.values["offered_minutes"].unwrap_or(0));
        let told: BTreeMap<String, i64> =
            rows.into_iter().map(minutes).filter(|(_, minutes)| *minutes != 0).collect();
        if told != walked {
            return Err(format!("{clinic_id} offers by {by} {told:?}; its hours say {walked:?}"));
        }
    }
    Ok(())
}

/// Days until each doctor's third free time.
async fn third_next_available(play: &Play<'_>, clinic_id: ClinicId, zone: &TimeZone) -> Checked {
    let now = play.world.now();
    let today = now.date_in(zone);
    let rows = read(play, clinic_id, Report::ThirdNextAvailable, By::Doctor, whole(play)).await?;
    for (number, doctor) in play.cast.doctors.iter().enumerate() {
        if play.cast.clinics[doctor.clinic].id != clinic_id || play.model.doctors[number].suspended {
            continue;
        }
        let ask = Ask { doctor: number, service: None, staff: false, beside: None };
        let mut free = BTreeSet::new();
        for date in today.series(jiff::Span::new().days(1)).take(HORIZON_DAYS as usize + 1) {
            free.extend(play.model.offered(play.cast, &play.books, ask, date, now).must);
        }
        let days = free.iter().nth(2).map(|at| i64::from((at.date_in(zone) - today).get_days()));
        let told = rows.iter().find(|row| row.group == doctor.id.to_string());
        let told = told.map(|row| row.values["days"]);
        if told != Some(days) {
            return Err(format!("the third time of {} is in {days:?} days; told is {told:?}", doctor.id));
        }
    }
    Ok(())
}
