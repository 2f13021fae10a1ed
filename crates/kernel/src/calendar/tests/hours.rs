//! Weekly hours: what is refused, and what a date opens.

use super::*;

fn hours(weekday: u8, from: u16, until: u16) -> LocalHours {
    LocalHours::new(weekday, from, until).unwrap()
}

#[test]
fn hours_out_of_range_are_refused_by_field() {
    assert_eq!(LocalHours::new(0, 0, 60), Err(HoursError::WeekdayOutOfRange));
    assert_eq!(LocalHours::new(8, 0, 60), Err(HoursError::WeekdayOutOfRange));
    assert_eq!(LocalHours::new(1, 1440, 60), Err(HoursError::StartOutOfRange));
    assert_eq!(LocalHours::new(1, 0, 1441), Err(HoursError::EndOutOfRange));
    let backwards = hours(1, 0, 60).valid(Some(date("2026-02-01")), Some(date("2026-01-31")));
    assert_eq!(backwards, Err(HoursError::ValidityBackwards));
    assert_eq!(HoursError::ValidityBackwards.field(), "valid_until");
}

#[test]
fn hours_open_on_their_weekday_within_their_dates() {
    let karachi = zone("Asia/Karachi");
    let monday = hours(1, minute(9, 0), minute(17, 0));
    let limited = monday.valid(Some(date("2026-11-23")), Some(date("2026-11-30"))).unwrap();
    let opened = [span("2026-11-23T04:00Z", "2026-11-23T12:00Z")];
    assert_eq!(limited.open_spans(date("2026-11-23"), &karachi), opened);
    assert_eq!(limited.open_spans(date("2026-11-30"), &karachi).len(), 1);
    for closed in ["2026-11-16", "2026-11-24", "2026-12-07"] {
        assert_eq!(limited.open_spans(date(closed), &karachi), []);
    }
}

#[test]
fn an_end_at_or_before_the_start_is_the_next_day() {
    let utc = TimeZone::UTC;
    let monday = date("2026-11-23");
    let night = hours(1, minute(20, 0), minute(6, 0));
    assert_eq!(night.open_spans(monday, &utc), [span("2026-11-23T20:00Z", "2026-11-24T06:00Z")]);
    let round_the_clock = hours(1, minute(8, 0), minute(8, 0));
    assert_eq!(round_the_clock.open_spans(monday, &utc), [span("2026-11-23T08:00Z", "2026-11-24T08:00Z")]);
    let whole_day = hours(1, 0, 1440);
    assert_eq!(whole_day.open_spans(monday, &utc), hours(1, 0, 0).open_spans(monday, &utc));
}

#[test]
fn a_minute_off_the_grid_is_rounded_inwards() {
    let odd = hours(1, 1, minute(23, 59));
    assert_eq!(
        odd.open_spans(date("2026-11-23"), &TimeZone::UTC),
        [span("2026-11-23T00:05Z", "2026-11-23T23:55Z")]
    );
    assert_eq!(hours(1, 1, 4).open_spans(date("2026-11-23"), &TimeZone::UTC), []);
}

#[test]
fn a_skipped_hour_opens_nothing() {
    // New York goes from 02:00 to 03:00 on 2026-03-08, a Sunday.
    let (new_york, sunday) = (zone("America/New_York"), date("2026-03-08"));
    assert_eq!(hours(7, minute(2, 0), minute(3, 0)).open_spans(sunday, &new_york), []);
    let around = hours(7, minute(1, 0), minute(4, 0)).open_spans(sunday, &new_york);
    assert_eq!(around, [span("2026-03-08T06:00Z", "2026-03-08T08:00Z")]);
}

#[test]
fn a_repeated_hour_is_open_twice() {
    // New York goes from 02:00 to 01:00 on 2026-11-01, a Sunday.
    let (new_york, sunday) = (zone("America/New_York"), date("2026-11-01"));
    let half = hours(7, minute(1, 0), minute(1, 30)).open_spans(sunday, &new_york);
    assert_eq!(
        half,
        [span("2026-11-01T05:00Z", "2026-11-01T05:30Z"), span("2026-11-01T06:00Z", "2026-11-01T06:30Z")]
    );
    let whole = hours(7, minute(0, 0), minute(3, 0)).open_spans(sunday, &new_york);
    assert_eq!(whole, [span("2026-11-01T04:00Z", "2026-11-01T08:00Z")]);
}

#[test]
fn a_zone_whose_midnight_is_skipped_begins_its_day_late() {
    // Cairo goes from 00:00 to 01:00 on 2026-04-24, a Friday.
    let opened = hours(5, 0, minute(2, 0)).open_spans(date("2026-04-24"), &zone("Africa/Cairo"));
    assert_eq!(opened, [span("2026-04-23T22:00Z", "2026-04-23T23:00Z")]);
}

#[test]
fn an_offset_off_the_grid_is_rounded_inwards() {
    // Monrovia kept 44 minutes and 30 seconds behind until 1972.
    let opened =
        hours(1, minute(9, 0), minute(10, 0)).open_spans(date("1970-11-23"), &zone("Africa/Monrovia"));
    assert_eq!(opened, [span("1970-11-23T09:45Z", "1970-11-23T10:40Z")]);
}

#[test]
fn a_department_is_open_through_the_night_that_began_the_day_before() {
    let night = hours(1, minute(20, 0), minute(6, 0));
    let tuesday = date("2026-11-24");
    let open = open_ticks(&[night, hours(2, minute(6, 0), minute(12, 0))], tuesday, tuesday, &TimeZone::UTC);
    assert_eq!(open.spans().collect::<Vec<_>>(), [span("2026-11-23T20:00Z", "2026-11-24T12:00Z")]);
}
