//! Instants and money as people of each language write them.

use jiff::{Zoned, civil::Date, tz::TimeZone};
use kernel::{
    language::{Language, offset, part_of_day},
    money::{Currency, Money},
    time::Instant,
};

use super::language::Speaks;

/// What a language writes by a pattern of messages.
pub trait Writes {
    /// `Monday, 23 November 2026, 10:30 am`.
    fn moment(self, at: Instant, zone: &TimeZone) -> String;

    /// `Monday, 23 November 2026`.
    fn date(self, date: Date) -> String;

    /// `Monday, 23 November 2026, 10:30 am (Karachi time, UTC+5)`: the place names the zone, the offset settles what
    /// it means that day.
    fn moment_with_zone(self, at: Instant, zone: &TimeZone) -> String;

    /// `Rs 2,500`, `$12.50`.
    fn money(self, money: Money) -> String;
}

impl Writes for Language {
    fn moment(self, at: Instant, zone: &TimeZone) -> String {
        let at = at.timestamp().to_zoned(zone.clone());
        self.message("moment", &[("date", &self.date(at.date())), ("time", &time(self, &at))])
    }

    fn date(self, date: Date) -> String {
        let weekday = self.message(&format!("weekday-{}", date.weekday().to_monday_one_offset()), &[]);
        let month = self.message(&format!("month-{}", date.month()), &[]);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let parts = [("weekday", &*weekday), ("day", &*day), ("month", &*month), ("year", &*year)];
        self.message("date-long", &parts)
    }

    fn moment_with_zone(self, at: Instant, zone: &TimeZone) -> String {
        let zoned = at.timestamp().to_zoned(zone.clone());
        let name = zone.iana_name().unwrap_or("UTC");
        let place = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        let zone_named = self.message("zone-named", &[("place", &place), ("offset", &offset(&zoned))]);
        format!("{} – {zone_named}", self.moment(at, zone))
    }

    fn money(self, money: Money) -> String {
        let key = match money.currency {
            Currency::Pkr => "money-pkr",
            Currency::Inr => "money-inr",
            Currency::Usd => "money-usd",
            Currency::Eur => "money-eur",
            Currency::Gbp => "money-gbp",
            _ => "money-other",
        };
        self.message(key, &[("amount", &self.amount(money)), ("currency", money.currency.as_str())])
    }
}

fn time(language: Language, at: &Zoned) -> String {
    if language.counts_24_hours() {
        return format!("{:02}:{:02}", at.hour(), at.minute());
    }
    let shown = format!("{}:{:02}", (at.hour() + 11) % 12 + 1, at.minute());
    let period = language.message(part_of_day(at.hour()), &[]);
    language.message("time-twelve", &[("time", &shown), ("period", &period)])
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
