//! Instants as the operations give them (RFC 3339 text, a zone's name) and as pages show them.

use std::collections::BTreeMap;

use app::schedule::Availability;
use app::{Error, Result};
use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::time::{Instant, parse_instant};

use crate::web::pages::shown::FreeTime;

/// The instant of a view in the zone it is about.
pub fn zoned(text: &str, zone: &TimeZone) -> Result<Zoned> {
    let instant = parse_instant(text).ok_or_else(|| Error::broken("an instant of ours cannot be read"))?;
    Ok(shown(instant, zone))
}

pub fn shown(instant: Instant, zone: &TimeZone) -> Zoned {
    instant.timestamp().to_zoned(zone.clone())
}

/// The zone of a view.
pub fn zone(name: &str) -> Result<TimeZone> {
    kernel::time::zone(name).ok_or_else(|| Error::broken("a zone of ours is unknown"))
}

/// When a date begins there.
pub fn midnight(date: Date, zone: &TimeZone) -> Option<Instant> {
    date.to_zoned(zone.clone()).ok().map(|midnight| Instant::from(midnight.timestamp()))
}

/// Free times by local date.
pub fn by_date(availability: &Availability, zone: &TimeZone) -> Result<BTreeMap<Date, Vec<FreeTime>>> {
    let mut days = BTreeMap::new();
    for day in &availability.days {
        let times: Result<Vec<FreeTime>> = day
            .times
            .iter()
            .map(|time| Ok(FreeTime { starts_at: zoned(&time.starts_at, zone)?, position: None }))
            .collect();
        days.insert(day.date.0, times?);
    }
    Ok(days)
}

/// A time that was typed or pressed: RFC 3339, where a plus sign may have become a space on its way.
pub fn pressed(text: &str) -> Option<Instant> {
    parse_instant(text).or_else(|| parse_instant(&text.replace(' ', "+")))
}
