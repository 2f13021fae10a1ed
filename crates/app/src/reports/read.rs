//! A report: which, of which days, grouped how.

use jiff::civil;
use kernel::{
    fields::{Check, Complaint},
    id::ClinicId,
    time::Date,
};

use super::{
    count, fill_rate, late_cancellations, measures,
    model::{By, Report, day_of},
    names, no_shows, offers, payment_failures, revenue, sources,
    store::sums::Asked,
    third_next_available,
    views::{Measure, ReportRow, ReportView},
};
use crate::{
    App,
    access::{Action, Actor},
    clinics::{self, Clinic},
    error::{Error, Result},
};

/// The longest time a report is about.
pub const MOST_DAYS: i32 = 366;

/// How many days a report is about where nobody says.
const USUAL_DAYS: i32 = 30;

#[derive(Clone, Copy, Debug, Default)]
pub struct Input {
    /// Left out: the clinic where the actor has a role.
    pub clinic_id: Option<ClinicId>,
    /// Local dates, both included. Left out: the thirty days up to today.
    pub from: Option<civil::Date>,
    pub to: Option<civil::Date>,
    /// Left out: the first that the report allows.
    pub by: Option<By>,
}

/// Reads a report. 404 for a clinic out of reach; 422 by field: `clinic_id`, `to` (`before_from`, `too_many_days`), `by`.
pub async fn report(app: &App, actor: &Actor, name: Report, input: Input) -> Result<ReportView> {
    let reach = actor.reach(Action::ReadReports)?;
    let clinic_id = input.clinic_id.or_else(|| actor.clinic_id());
    let clinic_id = clinic_id.ok_or_else(|| Error::field("clinic_id", "required", "Say of which clinic."))?;
    let clinic = clinics::by_id(app.db.read(), clinic_id).await?;
    let clinic = clinic.filter(|clinic| reach.covers(None, Some(clinic.id), None));
    let clinic = clinic.ok_or_else(|| Error::not_found("clinic"))?;
    let today = app.now().date_in(&clinic.zone()?);
    let (from, to, by) = parse(name, &input, today)?;
    let (first, last) = (day_of(from), day_of(to));
    let days = last - first + 1;
    let (mut rows, total, before) = if name == Report::ThirdNextAvailable {
        let (rows, total) = third_next_available::rows(app, &clinic, by).await?;
        (rows, total, Vec::new())
    } else {
        let (rows, total) = of_days(app, &clinic, name, by, first, last).await?;
        // Grouped by day it is the fewest figures that the time before has.
        let before = of_days(app, &clinic, name, together(name), first - days, first - 1).await?.1;
        (rows, total, before)
    };
    rows = names::named(app, by, rows).await?;
    Ok(ReportView {
        name,
        clinic_id,
        time_zone: clinic.time_zone,
        from: Date(from),
        to: Date(to),
        by,
        measures: measures_of(name).to_vec(),
        rows,
        total,
        before,
    })
}

/// How a report may be grouped; by the first where nobody says.
pub fn allowed(name: Report) -> &'static [By] {
    match name {
        Report::FillRate => &fill_rate::BY,
        Report::NoShows => &no_shows::BY,
        Report::LateCancellations => &late_cancellations::BY,
        Report::ThirdNextAvailable => &third_next_available::BY,
        Report::Revenue => &revenue::BY,
        Report::PaymentFailures => &payment_failures::BY,
        Report::Sources => &sources::BY,
    }
}

fn measures_of(name: Report) -> &'static [Measure] {
    match name {
        Report::FillRate => &fill_rate::MEASURES,
        Report::NoShows => &no_shows::MEASURES,
        Report::LateCancellations => &late_cancellations::MEASURES,
        Report::ThirdNextAvailable => &third_next_available::MEASURES,
        Report::Revenue => &revenue::MEASURES,
        Report::PaymentFailures => &payment_failures::MEASURES,
        Report::Sources => &sources::MEASURES,
    }
}

/// The grouping that gives all together with the fewest rows.
fn together(name: Report) -> By {
    if allowed(name).contains(&By::Month) { By::Month } else { allowed(name)[0] }
}

/// Counts what is to be counted of some days, and adds up what is kept of them.
async fn of_days(
    app: &App,
    clinic: &Clinic,
    name: Report,
    by: By,
    first: i32,
    last: i32,
) -> Result<(Vec<ReportRow>, Vec<ReportRow>)> {
    count::catch_up(app, clinic, first, last).await?;
    let (db, asked) = (app.db.read(), Asked { clinic_id: clinic.id, by, first, last });
    let measures = measures_of(name);
    let money = async || asked.money(db, clinic.currency).await;
    Ok(match name {
        Report::FillRate => {
            fill_rate::rows(asked.visits(db).await?, offers::minutes(app, clinic, by, first, last).await?)
        }
        Report::NoShows => measures::of_visits(measures, asked.visits(db).await?, no_shows::values),
        Report::LateCancellations => {
            measures::of_visits(measures, asked.visits(db).await?, late_cancellations::values)
        }
        Report::Sources => measures::of_visits(measures, asked.visits(db).await?, sources::values),
        Report::Revenue => measures::of_money(measures, money().await?, revenue::values),
        Report::PaymentFailures => measures::of_money(measures, money().await?, payment_failures::values),
        Report::ThirdNextAvailable => (Vec::new(), Vec::new()),
    })
}

fn parse(name: Report, input: &Input, today: civil::Date) -> Result<(civil::Date, civil::Date, By)> {
    let days = |days: i32| jiff::Span::new().days(days);
    let to = input.to.unwrap_or_else(|| match input.from {
        Some(from) => today.max(from).min(from.saturating_add(days(MOST_DAYS - 1))),
        None => today,
    });
    let from = input.from.unwrap_or_else(|| to.saturating_sub(days(USUAL_DAYS - 1)));
    let mut check = Check::new();
    let length = (to - from).get_days() + 1;
    if length < 1 {
        check.note("to", Complaint::new("before_from", "The last day comes before the first."));
    } else if length > MOST_DAYS {
        let most = format!("A report is about {MOST_DAYS} days at most.");
        check.note("to", Complaint::new("too_many_days", most));
    }
    let by = input.by.unwrap_or(allowed(name)[0]);
    if !allowed(name).contains(&by) {
        let choices: Vec<&str> = allowed(name).iter().map(|by| by.as_str()).collect();
        check.note("by", Complaint::new("not_a_choice", format!("Choose one of: {}.", choices.join(", "))));
    }
    if check.is_clean() { Ok((from, to, by)) } else { Err(Error::fields(check)) }
}
