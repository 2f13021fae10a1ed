//! Calendar files that really move and remove (RFC 5545, RFC 5546): one appointment is one UID for ever, its SEQUENCE
//! rises with every change, and a cancellation says METHOD:CANCEL. Times are in UTC, so no zone definition is needed
//! and none can be wrong. Nothing medical is in them: calendars are shared.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use kernel::{id::AppointmentId, time::Instant};

use super::{CalendarPart, Language, Speaks};
use crate::{
    App,
    access::{self, Actor, Contact},
    booking::{self, LetterVisit, Status},
    error::{Error, Result},
};

/// The calendar file of an appointment that the actor may see, in the language of whose it is.
pub async fn calendar_file(app: &App, actor: &Actor, id: AppointmentId) -> Result<CalendarPart> {
    let shown = booking::show(app, actor, id).await?;
    let gone = || Error::not_found("appointment");
    let visit = booking::for_letter(app, shown.id).await?.ok_or_else(gone)?;
    let whose = match visit.account_id {
        Some(account_id) => access::contact(app, account_id).await?,
        None => None,
    };
    let language = whose.map_or(Language::English, |contact| Language::of_locale(&contact.locale));
    Ok(calendar_of(app, &visit, language, None))
}

/// The calendar part about a visit. With an `attendee` it is an invitation, as mail carries it (`REQUEST`, `CANCEL`);
/// without one it is a file to be kept (`PUBLISH`, `CANCEL`).
pub fn calendar_of(
    app: &App,
    visit: &LetterVisit,
    language: Language,
    attendee: Option<&Contact>,
) -> CalendarPart {
    let cancelled = matches!(visit.status, Status::Cancelled | Status::Expired);
    let method = match attendee {
        _ if cancelled => "CANCEL",
        Some(_) => "REQUEST",
        None => "PUBLISH",
    };
    let host = host_of(&app.settings.base_url);
    let url = format!("{}/appointments/{}", app.settings.base_url, visit.appointment_id);

    let mut event = Event::new();
    event
        .uid(&format!("{}@{host}", visit.appointment_id))
        .sequence(u32::try_from(visit.calendar_sequence).unwrap_or(0))
        .add_property("DTSTAMP", utc(visit.updated_at))
        .add_property("DTSTART", utc(visit.starts_at))
        .add_property("DTEND", utc(visit.ends_at))
        .add_property("STATUS", status_of(visit.status))
        .summary(&language.message("calendar-summary", &[("doctor", &visit.doctor_name)]))
        .location(&place_of(visit))
        .description(&language.message("calendar-description", &[("url", &url)]))
        .add_property("URL", &url)
        .append_property(
            Property::new("ORGANIZER", format!("mailto:no-reply@{host}"))
                .add_parameter("CN", &parameter(&visit.clinic.name))
                .done(),
        );
    if let Some(attendee) = attendee {
        event.append_property(
            Property::new("ATTENDEE", format!("mailto:{}", attendee.email))
                .add_parameter("CN", &parameter(&attendee.name))
                .add_parameter("PARTSTAT", "ACCEPTED")
                .add_parameter("RSVP", "FALSE")
                .done(),
        );
    }
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Doctorly//Appointments//EN"))
        .append_property(Property::new("METHOD", method))
        .push(event.done());
    CalendarPart { method, text: calendar.to_string() }
}

fn status_of(status: Status) -> &'static str {
    match status {
        Status::Cancelled | Status::Expired => "CANCELLED",
        Status::Held => "TENTATIVE",
        Status::Confirmed | Status::CheckedIn | Status::InProgress | Status::Completed | Status::NoShow => {
            "CONFIRMED"
        }
    }
}

fn place_of(visit: &LetterVisit) -> String {
    let place = &visit.location;
    [&visit.clinic.name, &place.address, &place.city]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `20261123T053000Z`.
fn utc(at: Instant) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A parameter's value has no way to write a quotation mark (RFC 5545 §3.2); a line end in it would begin a property.
fn parameter(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && *c != '"').collect()
}

fn host_of(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or(rest);
    authority.rsplit_once(':').map_or(authority, |(host, _)| host)
}
