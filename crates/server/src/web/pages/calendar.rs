//! A month of free times and the times of one day in it: on a doctor's page, when an appointment
//! is moved, and at the desk.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use super::shown::FreeTime;

/// What the template `components/calendar.html` shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The first of the month.
    pub month: Date,
    /// The months before and after, where there is anything to see.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Weeks from Monday to Sunday, past ones left out; days of other months are there to fill the rows.
    pub weeks: Vec<Vec<CalendarDay>>,
    pub day: Option<Date>,
    pub parts: Vec<PartOfDay>,
    /// The first free time at all and the address of its day, for a day or a month without any.
    pub next_free: Option<(Zoned, String)>,
    /// The days of the month on which the clinic is closed: what they are called, the first and the last.
    pub holidays: Vec<(String, Date, Date)>,
    /// Any instant of the month in the zone of the place: it names the zone.
    pub zone: Zoned,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    pub date: Date,
    pub is_in_month: bool,
    pub is_today: bool,
    pub is_chosen: bool,
    /// How many times are free.
    pub count: usize,
    pub href: String,
}

/// Morning, afternoon or evening, with its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOfDay {
    /// The message that names it.
    pub key: &'static str,
    pub icon: &'static str,
    /// Where, of a doctor who works at several places.
    pub place: Option<String>,
    pub times: Vec<FreeTime>,
}

impl Calendar {
    /// Lays out the month of `month`. `free` holds each date's free times in order; `link` makes
    /// the address that shows a date; `last` is the last date that may be booked. The chosen day
    /// is `day`, else the first of the month with a free time.
    pub fn new(
        month: Date,
        day: Option<Date>,
        now: &Zoned,
        last: Date,
        free: &BTreeMap<Date, Vec<FreeTime>>,
        link: impl Fn(Date) -> String,
    ) -> Calendar {
        let month = month.first_of_month();
        let end = month.last_of_month();
        let today = now.date();
        let day = day
            .filter(|day| day.first_of_month() == month)
            .or_else(|| free.range(month..=end).find(|(_, times)| !times.is_empty()).map(|(date, _)| *date));
        let counted = |date: Date| free.get(&date).map_or(0, Vec::len);
        let lead = i64::from(month.weekday().to_monday_zero_offset());
        let rows = (lead + i64::from(end.day()) + 6) / 7;
        let weeks = (0..rows)
            .map(|row| {
                (0..7)
                    .map(|column| {
                        // Near the calendar's last year the sum saturates; no such date is ever offered.
                        let date = month.saturating_add((row * 7 + column - lead).days());
                        CalendarDay {
                            date,
                            is_in_month: date.first_of_month() == month,
                            is_today: date == today,
                            is_chosen: Some(date) == day,
                            count: counted(date),
                            href: link(date),
                        }
                    })
                    .collect::<Vec<_>>()
            })
            .filter(|week| week.iter().any(|day| day.is_in_month && day.date >= today))
            .collect();
        let following = end.saturating_add(1.days());
        Calendar {
            month,
            previous: (month > today)
                .then(|| link(month.saturating_sub(1.days()).first_of_month().max(today))),
            next: (following <= last).then(|| link(following)),
            weeks,
            day,
            parts: day.and_then(|day| free.get(&day)).map(|times| parts(times)).unwrap_or_default(),
            next_free: None,
            holidays: Vec::new(),
            zone: now.clone(),
        }
    }

    /// Says where the times of the day are; those of one place that follow each other stand together.
    pub fn name_places(&mut self, place_of: impl Fn(&FreeTime) -> String) {
        let split = |part: PartOfDay| {
            let runs = part.times.chunk_by(|one, next| place_of(one) == place_of(next));
            let run = |times: &[FreeTime]| PartOfDay {
                place: times.first().map(&place_of),
                times: times.to_vec(),
                ..part.clone()
            };
            runs.map(run).collect::<Vec<_>>()
        };
        self.parts = std::mem::take(&mut self.parts).into_iter().flat_map(split).collect();
    }
}

fn parts(times: &[FreeTime]) -> Vec<PartOfDay> {
    let part = |key, icon, hours: std::ops::Range<i8>| PartOfDay {
        key,
        icon,
        place: None,
        times: times.iter().filter(|time| hours.contains(&time.starts_at.hour())).cloned().collect(),
    };
    [
        part("time-of-day-night", "moon", 0..5),
        part("time-of-day-morning", "sun", 5..12),
        part("time-of-day-afternoon", "sun", 12..17),
        part("time-of-day-evening", "moon", 17..24),
    ]
    .into_iter()
    .filter(|part| !part.times.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::tests::cast;

    fn calendar(month: &str) -> Calendar {
        let month: Date = month.parse().expect("a test's own date");
        let free = [cast::day(1), cast::day(12)].map(|date| (date, cast::times(date, 16, 5, 30))).into();
        Calendar::new(month, None, &cast::now(), cast::day(60), &free, |date| format!("?date={date}"))
    }

    #[test]
    fn a_month_begins_on_monday_and_fills_whole_weeks() {
        let december = calendar("2026-12-01");
        assert_eq!(december.weeks.len(), 5);
        assert_eq!(december.weeks[0][1].date.to_string(), "2026-12-01");
        assert!(!december.weeks[0][0].is_in_month);
        assert_eq!(december.weeks[4][3].date.to_string(), "2026-12-31");
        let february = calendar("2027-02-01");
        assert_eq!(february.weeks.len(), 4);
    }

    #[test]
    fn weeks_that_have_passed_take_no_room() {
        let november = calendar("2026-11-21");
        assert_eq!(november.weeks.len(), 3);
        assert_eq!(november.weeks[0][0].date.to_string(), "2026-11-16");
    }

    #[test]
    fn the_first_day_with_a_free_time_is_chosen_and_split_into_parts() {
        let november = calendar("2026-11-21");
        assert_eq!(november.day, Some(cast::day(1)));
        assert_eq!(november.parts.iter().map(|part| part.times.len()).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn there_is_no_way_into_the_past_nor_beyond_the_horizon() {
        let november = calendar("2026-11-21");
        assert_eq!((november.previous, november.next.as_deref()), (None, Some("?date=2026-12-01")));
        let january = calendar("2027-01-01");
        assert_eq!((january.previous.as_deref(), january.next), (Some("?date=2026-12-01"), None));
    }
}
