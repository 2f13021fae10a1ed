//! The events of a calendar file (RFC 5545) as rows like those of a table; pure.

use icalendar::parser::{Component, read_calendar_simple, unfold};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use kernel::{fields::Complaint, time::zone};

use super::{
    model::MOST_ROWS,
    sheet::{Row, Sheet, too_many_rows},
};
use crate::error::{Error, Result};

pub fn is_calendar(text: &str) -> bool {
    text.trim_start().get(..15).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
}

/// Reads a calendar: each event with its patient's name for a summary. What has no one time is a row with its fault.
pub fn read(text: &str) -> Result<Sheet> {
    let mut rows = Vec::new();
    for (event, number) in events(&unfold(text)).iter().zip(1..) {
        if number > MOST_ROWS {
            return Err(too_many_rows());
        }
        rows.push(match read_calendar_simple(event).unwrap_or_default().first() {
            Some(event) => row(number, event),
            None => {
                let unreadable = Complaint::new("not_an_event", "This event of the calendar cannot be read.");
                Row::faulty(number, String::new(), unreadable)
            }
        });
    }
    if rows.is_empty() {
        return Err(Error::field("file", "no_rows", "There is nothing in this file."));
    }
    Ok(Sheet { rows, ignored: Vec::new() })
}

/// Each event by itself, so that one that is broken spoils no other, and without the parts within it: alarms are not
/// read, and how deep they are nested is not ours to say.
fn events(text: &str) -> Vec<String> {
    let (mut events, mut event, mut depth) = (Vec::new(), String::new(), 0_usize);
    for line in text.lines() {
        let begins = line.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("BEGIN:"));
        let ends = line.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("END:"));
        match depth {
            0 if line.eq_ignore_ascii_case("BEGIN:VEVENT") => {
                event = "BEGIN:VEVENT\n".to_owned();
                depth = 1;
            }
            0 => {}
            1 if line.eq_ignore_ascii_case("END:VEVENT") => {
                events.push(std::mem::take(&mut event) + "END:VEVENT\n");
                depth = 0;
            }
            _ if begins => depth += 1,
            _ if ends => depth = (depth - 1).max(1),
            1 if !line.is_empty() => {
                event.push_str(line);
                event.push('\n');
            }
            _ => {}
        }
    }
    events
}

fn row(number: usize, event: &Component<'_>) -> Row {
    let value = |name: &str| event.find_prop(name).map(|property| property.val.as_str().trim().to_owned());
    let name = event.find_prop("SUMMARY").map(|summary| summary.val.clone().unescape_text());
    let name = name.map(|name| name.as_str().trim().to_owned()).unwrap_or_default();
    match time(event, &value) {
        Ok((start, minutes)) => {
            let minutes = minutes.map(|minutes| ("minutes", minutes.to_string()));
            Row::new(number, [("name", name), ("start", start)].into_iter().chain(minutes))
        }
        Err(fault) => Row::faulty(number, name, fault),
    }
}

/// When it begins, as a table would say it, and how many minutes it takes.
fn time(
    event: &Component<'_>,
    value: &impl Fn(&str) -> Option<String>,
) -> Result<(String, Option<i64>), Complaint> {
    if value("STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
        return Err(Complaint::new("cancelled_event", "This event was cancelled."));
    }
    if value("RRULE").is_some() || value("RDATE").is_some() {
        let sentence = "This event repeats. Book each of its visits by itself.";
        return Err(Complaint::new("repeating_event", sentence));
    }
    let start = at(event, "DTSTART")?.ok_or_else(unclear)?;
    let end = at(event, "DTEND")?;
    let minutes = match (end, value("DURATION")) {
        (Some(end), _) => Some(seconds_between(&start, &end)? / 60),
        (None, Some(text)) => Some(text.parse::<SignedDuration>().map_err(|_| unclear())?.as_mins()),
        (None, None) => None,
    };
    Ok((start.to_string(), minutes))
}

/// A time in a zone that is known, or in the clinic's.
enum At {
    Fixed(Timestamp),
    Local(DateTime),
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fixed(at) => at.fmt(f),
            Self::Local(at) => at.fmt(f),
        }
    }
}

fn at(event: &Component<'_>, name: &str) -> Result<Option<At>, Complaint> {
    let Some(property) = event.find_prop(name) else { return Ok(None) };
    let text = property.val.as_str().trim();
    if text.len() == 8 && !text.contains('T') {
        return Err(Complaint::new("whole_day_event", "This event is of whole days and has no time."));
    }
    let (text, is_utc) = text.strip_suffix('Z').map_or((text, false), |text| (text, true));
    let local = DateTime::strptime("%Y%m%dT%H%M%S", text).map_err(|_| unclear())?;
    let id = property.params.iter().find(|parameter| parameter.key == "TZID");
    let zone = match id.and_then(|id| id.val.as_ref()) {
        _ if is_utc => Some(TimeZone::UTC),
        Some(id) => Some(zone(id.as_str().trim_matches('"')).ok_or_else(|| {
            let sentence = "This event is in a time zone that is not known by that name.";
            Complaint::new("unknown_event_zone", sentence)
        })?),
        None => None,
    };
    match zone {
        Some(zone) => Ok(Some(At::Fixed(local.to_zoned(zone).map_err(|_| unclear())?.timestamp()))),
        None => Ok(Some(At::Local(local))),
    }
}

fn seconds_between(start: &At, end: &At) -> Result<i64, Complaint> {
    match (start, end) {
        (At::Fixed(start), At::Fixed(end)) => Ok(end.as_second() - start.as_second()),
        (At::Local(start), At::Local(end)) => Ok(end.duration_since(*start).as_secs()),
        _ => Err(unclear()),
    }
}

fn unclear() -> Complaint {
    Complaint::new("unclear_time", "When this begins and ends cannot be read.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(events: &[&str]) -> Sheet {
        let events = events.iter().map(|lines| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n"));
        let text =
            format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.collect::<String>());
        assert!(is_calendar(&text));
        read(&text).unwrap()
    }

    #[test]
    fn times_of_every_form_are_read_with_their_length() {
        let sheet = calendar(&[
            "SUMMARY:Khan\\, Omar\r\nDTSTART:20261130T050000Z\r\nDTEND:20261130T053000Z",
            "SUMMARY:Ana\r\nDTSTART;TZID=Asia/Karachi:20261130T100000\r\nDURATION:PT45M",
            "SUMMARY:A name that is\r\n  folded\r\nDTSTART:20261130T100000\r\nBEGIN:VALARM\r\nSUMMARY:Beep\r\nEND:VALARM",
        ]);
        let row =
            |at: usize| ["name", "start", "minutes"].map(|of| sheet.rows[at].given(of).unwrap_or_default());
        assert_eq!(row(0), ["Khan, Omar", "2026-11-30T05:00:00Z", "30"]);
        assert_eq!(row(1), ["Ana", "2026-11-30T05:00:00Z", "45"]);
        assert_eq!(row(2), ["A name that is folded", "2026-11-30T10:00:00", ""]);
    }

    #[test]
    fn what_has_no_one_time_stays_out_and_spoils_no_other() {
        let sheet = calendar(&[
            "SUMMARY:Weekly\r\nDTSTART:20261130T050000Z\r\nRRULE:FREQ=WEEKLY",
            "SUMMARY:Holiday\r\nDTSTART;VALUE=DATE:20261130",
            "SUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART:20261130T050000Z",
            "SUMMARY:Nowhere\r\nDTSTART;TZID=Middle Earth:20261130T050000",
            "SUMMARY:Never",
            "this is no property at all",
            "SUMMARY:Ana\r\nDTSTART:20261130T050000Z",
        ]);
        let codes: Vec<_> =
            sheet.rows.iter().map(|row| row.fault.as_ref().map_or("", |fault| fault.code)).collect();
        let faults = [
            "repeating_event",
            "whole_day_event",
            "cancelled_event",
            "unknown_event_zone",
            "unclear_time",
            "not_an_event",
            "",
        ];
        assert_eq!(codes, faults);
    }

    #[test]
    fn parts_nested_beyond_all_reason_are_not_followed() {
        let deep = "BEGIN:VALARM\r\n".repeat(20_000);
        let sheet = calendar(&[&format!(
            "SUMMARY:Ana\r\nDTSTART:20261130T050000Z\r\n{deep}{}",
            "END:VALARM\r\n".repeat(20_000)
        )]);
        assert!(sheet.rows[0].fault.is_none());
    }
}
