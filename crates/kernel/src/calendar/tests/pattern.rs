//! Patterns: both forms, their grids, and when two of them overlap.

use super::*;

fn pattern(weekday: u8, from: u16, until: u16, slot_minutes: u16) -> Result<Pattern, HoursError> {
    Pattern::new(LocalHours::new(weekday, from, until)?, slot_minutes)
}

fn starts(pattern: Pattern, on: &str, tz: &TimeZone) -> Vec<String> {
    let starts = pattern.starts_on(date(on), tz);
    assert!(starts.iter().map(|start| start.position).eq(1..=starts.len() as u16));
    starts.iter().map(|start| start.at.strftime("%H:%M").to_string()).collect()
}

#[test]
fn a_pattern_that_makes_no_sense_is_refused() {
    assert_eq!(pattern(1, 3, 60, 15), Err(HoursError::StartOffGrid));
    assert_eq!(pattern(1, 0, 61, 15), Err(HoursError::EndOffGrid));
    assert_eq!(pattern(1, 60, 60, 15), Err(HoursError::EndNotAfterStart));
    assert_eq!(pattern(1, 60, 0, 15), Err(HoursError::EndNotAfterStart));
    assert_eq!(pattern(1, 0, 60, 0), Err(HoursError::SlotOffGrid));
    assert_eq!(pattern(1, 0, 60, 12), Err(HoursError::SlotOffGrid));
    assert_eq!(pattern(1, 0, 60, 65), Err(HoursError::SlotTooLong));
    assert_eq!(pattern(9, 0, 60, 15), Err(HoursError::WeekdayOutOfRange));
}

#[test]
fn a_sitting_that_makes_no_sense_is_refused() {
    let late = minute(22, 0);
    assert_eq!(Pattern::sitting(1, late, 20, 7), Err(HoursError::PastMidnight));
    assert_eq!(Pattern::sitting(1, late, 65_535, 65_535), Err(HoursError::PastMidnight));
    assert_eq!(Pattern::sitting(1, late, 0, 5), Err(HoursError::DurationOffGrid));
    assert_eq!(Pattern::sitting(1, late, 7, 5), Err(HoursError::DurationOffGrid));
    assert_eq!(Pattern::sitting(1, late, 20, 0), Err(HoursError::NoPlaces));
    assert_eq!(Pattern::sitting(0, late, 20, 1), Err(HoursError::WeekdayOutOfRange));
    assert_eq!(Pattern::sitting(1, 1440, 20, 1), Err(HoursError::StartOutOfRange));
    assert_eq!(Pattern::sitting(1, 63, 20, 1), Err(HoursError::StartOffGrid));
    assert_eq!(HoursError::PastMidnight.field(), "num_slots");
}

#[test]
fn a_sitting_may_end_at_midnight_and_has_its_places() {
    let sitting = Pattern::sitting(1, minute(22, 0), 20, 6).unwrap();
    assert_eq!(
        (sitting.hours().ends_minute(), sitting.slot_minutes(), sitting.places()),
        (1440, 20, Some(6))
    );
    let expected = ["22:00", "22:20", "22:40", "23:00", "23:20", "23:40"];
    assert_eq!(starts(sitting, "2026-11-23", &TimeZone::UTC), expected);
    assert!(starts(sitting, "2026-11-24", &TimeZone::UTC).is_empty());
}

#[test]
fn starts_are_counted_from_the_start_of_the_hours() {
    let odd = pattern(1, minute(9, 10), minute(10, 30), 25).unwrap();
    assert_eq!(starts(odd, "2026-11-23", &zone("Asia/Kathmandu")), ["03:25", "03:50", "04:15", "04:40"]);
}

#[test]
fn starts_go_on_counting_across_a_skipped_hour() {
    let early = pattern(7, minute(1, 0), minute(4, 0), 25).unwrap();
    // 01:00 01:25 01:50, then 02:15 and 02:40 are skipped, 03:05 03:30 03:55 of New York. Since 03:05 comes 15
    // minutes after 01:50, whose visit is not over then, it is left out.
    assert_eq!(
        starts(early, "2026-03-08", &zone("America/New_York")),
        ["06:00", "06:25", "06:50", "07:30", "07:55"]
    );
}

#[test]
fn a_sitting_over_a_repeated_hour_keeps_its_number_of_places() {
    let sitting = Pattern::sitting(7, minute(0, 30), 30, 4).unwrap();
    assert_eq!(
        starts(sitting, "2026-11-01", &zone("America/New_York")),
        ["04:30", "05:00", "05:30", "06:00"]
    );
    let hours = pattern(7, minute(0, 30), minute(2, 30), 30).unwrap();
    let twice = ["04:30", "05:00", "05:30", "06:00", "06:30", "07:00"];
    assert_eq!(starts(hours, "2026-11-01", &zone("America/New_York")), twice);
}

#[test]
fn patterns_overlap_when_weekday_times_and_dates_all_meet() {
    let morning = pattern(1, minute(9, 0), minute(12, 0), 15).unwrap();
    let noon = pattern(1, minute(11, 0), minute(14, 0), 15).unwrap();
    let afternoon = pattern(1, minute(12, 0), minute(14, 0), 15).unwrap();
    let tuesday = pattern(2, minute(9, 0), minute(12, 0), 15).unwrap();
    assert!(morning.overlaps(&noon) && noon.overlaps(&morning) && morning.overlaps(&morning));
    assert!(!morning.overlaps(&afternoon) && !afternoon.overlaps(&morning) && !morning.overlaps(&tuesday));
    let until_may = morning.valid(None, Some(date("2026-05-31"))).unwrap();
    let from_may_31 = noon.valid(Some(date("2026-05-31")), None).unwrap();
    let from_june = noon.valid(Some(date("2026-06-01")), None).unwrap();
    assert!(
        until_may.overlaps(&from_may_31) && from_may_31.overlaps(&until_may) && until_may.overlaps(&noon)
    );
    assert!(!until_may.overlaps(&from_june) && !from_june.overlaps(&until_may));
}
