//! Instants and money as people of each language write them.

use jiff::{Zoned, tz::TimeZone};
use kernel::{
    money::{Currency, Money},
    time::Instant,
};

use super::Language;

impl Language {
    /// `Monday, 23 November 2026, 10:30 am`.
    pub fn moment(self, at: Instant, zone: &TimeZone) -> String {
        let at = at.timestamp().to_zoned(zone.clone());
        let weekday = self.message(&format!("weekday-{}", at.weekday().to_monday_one_offset()), &[]);
        let month = self.message(&format!("month-{}", at.month()), &[]);
        let (day, year) = (at.day().to_string(), at.year().to_string());
        let parts = [("weekday", &*weekday), ("day", &*day), ("month", &*month), ("year", &*year)];
        let date = self.message("date-long", &parts);
        self.message("moment", &[("date", &date), ("time", &self.time(&at))])
    }

    /// `Monday, 23 November 2026, 10:30 am (Karachi time, UTC+5)`: the place names the zone, the offset settles what
    /// it means that day.
    pub fn moment_with_zone(self, at: Instant, zone: &TimeZone) -> String {
        let zoned = at.timestamp().to_zoned(zone.clone());
        let name = zone.iana_name().unwrap_or("UTC");
        let place = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        let zone_named = self.message("zone-named", &[("place", &place), ("offset", &offset(&zoned))]);
        format!("{} – {zone_named}", self.moment(at, zone))
    }

    fn time(self, at: &Zoned) -> String {
        let hour = (at.hour() + 11) % 12 + 1;
        let shown = format!("{hour}:{:02}", at.minute());
        self.message("time-twelve", &[("time", &shown), ("period", &self.message(period(at.hour()), &[]))])
    }

    /// `Rs 2,500`, `$12.50`.
    pub fn money(self, money: Money) -> String {
        let digits = money.currency.minor_digits();
        let unit = 10_i64.pow(digits);
        let mut shown = grouped(money.amount / unit);
        if money.amount % unit != 0 {
            shown.push_str(&format!(".{:0width$}", money.amount % unit, width = digits as usize));
        }
        let key = match money.currency {
            Currency::Pkr => "money-pkr",
            Currency::Usd => "money-usd",
            Currency::Eur => "money-eur",
            Currency::Gbp => "money-gbp",
            _ => "money-other",
        };
        self.message(key, &[("amount", &shown), ("currency", money.currency.as_str())])
    }
}

/// Languages divide the day differently; English makes am and pm of these.
fn period(hour: i8) -> &'static str {
    match hour {
        0..=3 => "period-small-hours",
        4..=11 => "period-morning",
        12..=14 => "period-noon",
        15..=16 => "period-afternoon",
        17..=19 => "period-evening",
        _ => "period-night",
    }
}

/// `+5`, `+5:30`, `−3`.
fn offset(at: &Zoned) -> String {
    let seconds = at.offset().seconds();
    let sign = if seconds < 0 { '−' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    if minutes == 0 { format!("{sign}{hours}") } else { format!("{sign}{hours}:{minutes:02}") }
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_names_the_zone_and_its_offset_that_day() {
        let karachi = kernel::time::zone("Asia/Karachi").unwrap();
        let at = kernel::time::parse_instant("2026-11-23T07:05:00Z").unwrap();
        assert_eq!(
            Language::English.moment_with_zone(at, &karachi),
            "Monday, 23 November 2026, 12:05 pm – Karachi time (UTC+5)"
        );
        let london = kernel::time::zone("Europe/London").unwrap();
        let summer = kernel::time::parse_instant("2026-07-01T00:30:00Z").unwrap();
        assert!(
            Language::English.moment_with_zone(summer, &london).ends_with("1:30 am – London time (UTC+1)")
        );
    }

    #[test]
    fn money_shows_its_minor_units_only_where_there_are_some() {
        let pkr = |amount| Money { amount, currency: Currency::Pkr };
        assert_eq!(Language::English.money(pkr(165_000)), "Rs 1,650");
        assert_eq!(Language::English.money(pkr(165_050)), "Rs 1,650.50");
        assert_eq!(Language::English.money(Money { amount: 1_500, currency: Currency::Kwd }), "1.500 KWD");
        assert_eq!(Language::Urdu.money(pkr(165_000)), "1,650 روپے");
    }
}
