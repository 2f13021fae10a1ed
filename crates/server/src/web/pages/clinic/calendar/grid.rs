//! What the grid is drawn from: the calendar as the operation gave it, and every word the script may say.

use app::booking::{CalendarDoctor, CalendarView, NamedService};
use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::View;
use crate::web::language::Speaks;
use crate::web::pages::shown::Status;
use crate::web::ui::{Argument, Ui};

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
    /// Hours, leave, services of the doctor: what opens a time that is closed.
    pub opens: bool,
    /// Departments and holidays.
    pub opens_clinic: bool,
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
        "moved_to": moved_to(ui),
        "moved_back": ui.t2("calendar-moved-back", "patient", "%patient%", "time", "%time%"),
        "resized": ui.t2("calendar-resized", "patient", "%patient%", "length", "%length%"),
        "led_on": ui.t2("calendar-led-on", "patient", "%patient%", "status", "%status%"),
        "cancelled": ui.t("flash-cancelled"),
        "not_open": ui.t("calendar-not-open"),
        "ask_manager": ui.t("calendar-ask-manager"),
        "line_down": ui.t1("calendar-line-down", "time", "%time%"),
        "line_back": ui.t("calendar-line-back"),
        "kept": ui.t("calendar-kept"),
        "over": ui.t("calendar-overbooked"),
        "failed": ui.t("calendar-failed"),
        "on_leave": ui.t("calendar-on-leave"),
        "on_holiday": ui.t1("calendar-on-holiday", "name", "%name%"),
        "closed": closed(ui),
        "more": ui.t1("calendar-more", "number", "%number%"),
        "book": ui.t("clinic-book"),
        "video": ui.t("mode-video"),
        "time_span": ui.t2("time-span", "from", "%from%", "to", "%to%"),
    })
}

/// The sentence after a visit was given to another doctor.
fn moved_to(ui: &Ui) -> String {
    let marks = [("patient", "%patient%"), ("doctor", "%doctor%"), ("time", "%time%")];
    ui.language.message("calendar-moved-to", &marks.map(|(name, mark)| (name, mark.argument())))
}

/// Why a time is closed, by the code of the reason: the sentence, and where it is opened (a word, and an address with `%` for
/// the doctor; nothing where nobody opens it).
fn closed(ui: &Ui) -> Value {
    let reasons = [
        ("in_the_past", None),
        ("too_soon", Some(("profile", "/clinic/doctors/%"))),
        ("beyond_horizon", Some(("profile", "/clinic/doctors/%"))),
        ("registration_expired", Some(("profile", "/clinic/doctors/%"))),
        ("outside_hours", Some(("hours", "/clinic/doctors/%/hours"))),
        ("not_on_grid", Some(("hours", "/clinic/doctors/%/hours"))),
        ("outside_department_hours", Some(("clinic-departments", "/clinic/departments"))),
        ("on_leave", Some(("leave", "/clinic/doctors/%/leave"))),
        ("on_holiday", Some(("clinic-holidays", "/clinic/holidays"))),
        ("resource_taken", None),
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

/// A morning of two doctors with everything that a grid can show.
#[cfg(test)]
pub fn sample(ui: &Ui) -> CalendarView {
    use crate::web::tests::cast;
    use app::booking::{
        CalendarKept, CalendarPart, CalendarSpan, CalendarVisit, NamedPatient, NamedResource, Standing,
        Status,
    };
    use app::clinics::ResourceKind;
    use app::doctors::Mode;
    use app::schedule::HolidayView;
    use kernel::time::Date as Day;

    let at = |time: &str| format!("2026-11-21T{time}:00+05:00");
    let part =
        |from: &str, until: &str| CalendarPart { starts_at: at(from), ends_at: at(until), slot_minutes: 20 };
    let id = |prefix: &str, number: usize| format!("{prefix}_{number:026}");
    let doctor_id = |number| id("doc", number).parse().expect("an id");
    let named = |number: usize| NamedPatient {
        id: id("pat", number).parse().expect("an id"),
        name: cast::patient_choices(ui).swap_remove(number % 3).face.name,
    };
    let doctor = |number: usize, leave: Vec<CalendarSpan>| CalendarDoctor {
        id: doctor_id(number),
        full_name: cast::doctor_name(ui, number),
        capacity: 1,
        hours: vec![part("09:00", "13:00")],
        free: if leave.is_empty() { vec![part("11:20", "13:00")] } else { Vec::new() },
        leave,
    };
    let room = || NamedResource {
        id: id("rsc", 1).parse().expect("an id"),
        kind: ResourceKind::Room,
        name: format!("{} 1", ui.t("resource-room")),
    };
    let visit = |number: usize, doctor: usize, (from, until): (&str, &str), status: Status| CalendarVisit {
        id: id("apt", number).parse().expect("an id"),
        doctor_id: doctor_id(doctor),
        patient: named(number),
        service: None,
        resources: if number < 3 { vec![room()] } else { Vec::new() },
        status,
        starts_at: at(from),
        ends_at: at(until),
        mode: if number == 1 { Mode::Video } else { Mode::InPerson },
        reason: String::new(),
        payment: Standing::AtDesk,
        overbook_reason: (number == 3).then(|| cast::say(ui, "High fever", "تیز بخار")),
        hold_expires_at: (status == Status::Held).then(|| at("09:30")),
        version: 1,
    };
    let away = CalendarSpan { starts_at: at("11:00"), ends_at: at("13:00") };
    CalendarView {
        clinic_id: kernel::id::ClinicId(Default::default()),
        time_zone: "Asia/Karachi".into(),
        from: Day(cast::day(0)),
        to: Day(cast::day(0)),
        now: at("09:20"),
        last_event_id: "1".into(),
        doctors: vec![doctor(0, Vec::new()), doctor(1, vec![away])],
        resources: vec![room()],
        appointments: vec![
            visit(0, 0, ("09:00", "09:20"), Status::Completed),
            visit(1, 0, ("09:20", "09:40"), Status::InProgress),
            visit(2, 0, ("09:40", "10:20"), Status::CheckedIn),
            visit(3, 0, ("10:20", "10:40"), Status::Confirmed),
            visit(4, 0, ("10:40", "11:00"), Status::Held),
            visit(5, 1, ("09:00", "09:20"), Status::NoShow),
        ],
        holidays: vec![HolidayView {
            id: id("hol", 1).parse().expect("an id"),
            name: cast::say(ui, "Founder's Day", "یومِ تاسیس"),
            first_date: Day(cast::day(4)),
            last_date: Day(cast::day(4)),
        }],
        kept: vec![CalendarKept {
            doctor_id: doctor_id(0),
            patient: named(7),
            appointment_id: id("apt", 7).parse().expect("an id"),
            starts_at: at("11:00"),
            ends_at: at("11:20"),
            answer_by: "2026-11-23T09:20:00+05:00".into(),
        }],
    }
}
