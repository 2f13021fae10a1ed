//! What the grid is drawn from: the calendar as the operation gave it, and every word the script may say.

use app::booking::{CalendarDoctor, CalendarView, NamedService};
use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::View;
use crate::web::pages::shown::Status;
use crate::web::ui::Ui;

/// What the reader may do with the visits shown.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct May {
    pub books: bool,
    pub moves: bool,
    pub cancels: bool,
    /// Check in, note as missed.
    pub runs_desk: bool,
    /// Start, complete.
    pub runs_visits: bool,
    /// Hours, leave, services: what opens a time that is closed.
    pub opens: bool,
}

/// The service of a visit by its name.
pub fn service(ui: &Ui, service: Option<&NamedService>) -> String {
    service.map_or_else(|| ui.t("plain-consultation"), |service| service.name.clone())
}

/// The data as JSON, for the attribute that the script reads.
pub fn data(
    ui: &Ui,
    view: View,
    span: (Date, Date),
    date: Date,
    calendar: &CalendarView,
    may: May,
) -> String {
    let days: Map<String, Value> = span
        .0
        .series(1.day())
        .take_while(|day| *day <= span.1)
        .map(|day| (day.to_string(), Value::from(ui.day(day))))
        .collect();
    let hours: Vec<String> = (0..24).map(|hour| ui.clock_time(Time::constant(hour, 0, 0, 0))).collect();
    let weekdays: Vec<String> = (1..=7).map(|number: i8| ui.weekday_short(number)).collect();
    let statuses = ["held", "confirmed", "checked_in", "in_progress", "completed", "no_show"];
    let statuses: Map<String, Value> = statuses
        .iter()
        .map(|word| ((*word).to_owned(), Value::from(ui.t(Status::appointment(word).key()))))
        .collect();
    json!({
        "view": view.word(),
        "date": date.to_string(),
        "language": ui.language.tag(),
        "offset": offset(&ui.now),
        "days": days,
        "hours": hours,
        "weekdays": weekdays,
        "statuses": statuses,
        "counts": counts(ui, calendar),
        "may": may,
        "consultation": ui.t("plain-consultation"),
        "words": words(ui),
        "calendar": calendar,
    })
    .to_string()
}

/// How many visits a column has, in words, with some that may still come.
fn counts(ui: &Ui, calendar: &CalendarView) -> Vec<String> {
    let of = |doctor: &CalendarDoctor| {
        calendar.appointments.iter().filter(|visit| visit.doctor_id == doctor.id).count()
    };
    let most = calendar.doctors.iter().map(of).max().unwrap_or_default();
    (0..=most + 10).map(|count| ui.n("visits-count", count)).collect()
}

/// Sentences with marks where the script puts a name or a time.
fn words(ui: &Ui) -> Value {
    json!({
        "moved": ui.t2("calendar-moved", "patient", "%patient%", "time", "%time%"),
        "moved_back": ui.t2("calendar-moved-back", "patient", "%patient%", "time", "%time%"),
        "resized": ui.t2("calendar-resized", "patient", "%patient%", "length", "%length%"),
        "led_on": ui.t2("calendar-led-on", "patient", "%patient%", "status", "%status%"),
        "cancelled": ui.t("flash-cancelled"),
        "other_doctor": ui.t("calendar-other-doctor"),
        "not_open": ui.t("calendar-not-open"),
        "line_down": ui.t1("calendar-line-down", "time", "%time%"),
        "line_back": ui.t("calendar-line-back"),
        "kept": ui.t("calendar-kept"),
        "over": ui.t("calendar-overbooked"),
        "failed": ui.t("calendar-failed"),
        "on_leave": ui.t("calendar-on-leave"),
        "closed": closed(ui),
        "more": ui.t1("calendar-more", "number", "%number%"),
        "book": ui.t("clinic-book"),
        "video": ui.t("mode-video"),
        "time_span": ui.t2("time-span", "from", "%from%", "to", "%to%"),
    })
}

/// Why a time is closed, by the code of the reason: the sentence, and where it is opened (a word, and what follows the
/// doctor's address; nothing where nobody opens it).
fn closed(ui: &Ui) -> Value {
    let reasons = [
        ("in_the_past", None),
        ("too_soon", Some(("profile", ""))),
        ("beyond_horizon", Some(("profile", ""))),
        ("registration_expired", Some(("profile", ""))),
        ("outside_hours", Some(("hours", "/hours"))),
        ("not_on_grid", Some(("hours", "/hours"))),
        ("outside_department_hours", Some(("hours", "/hours"))),
        ("on_leave", Some(("leave", "/leave"))),
        ("time_taken", None),
    ];
    let reason = |(code, opened): (&str, Option<(&str, &str)>)| {
        let sentence = ui.t(&format!("fault-{}", code.replace('_', "-")));
        let opened = opened.map(|(key, path)| json!({"label": ui.t(key), "path": path}));
        (code.to_owned(), json!({"sentence": sentence, "opened": opened}))
    };
    Value::Object(reasons.into_iter().map(reason).collect())
}

/// `+05:00`.
fn offset(now: &Zoned) -> String {
    let seconds = now.offset().seconds();
    let (sign, seconds) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    format!("{sign}{:02}:{:02}", seconds / 3600, seconds % 3600 / 60)
}
