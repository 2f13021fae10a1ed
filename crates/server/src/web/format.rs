//! Instants, dates, money and numbers as people of each language write them.
//!
//! The patterns are messages (`locales/*/format.ftl`); here is only what a pattern cannot say.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, Zoned};
use kernel::language::{offset, part_of_day};
use kernel::money::{Currency, Money};

use super::language::Speaks;
use super::ui::{ClockFace, Ui};

impl Ui {
    /// `10:30 am`, or `10:30` on a clock face of 24 hours.
    pub fn time(&self, at: impl Given<Zoned>) -> String {
        self.clock_time(at.given().time())
    }

    /// A wall-clock time without a date, as in weekly hours.
    pub fn clock_time(&self, time: impl Given<Time>) -> String {
        let time = time.given();
        match self.clock {
            ClockFace::TwentyFourHours => format!("{:02}:{:02}", time.hour(), time.minute()),
            ClockFace::TwelveHours => {
                let hour = (time.hour() + 11) % 12 + 1;
                let shown = format!("{hour}:{:02}", time.minute());
                self.t2("time-twelve", "time", shown, "period", self.t(part_of_day(time.hour())))
            }
        }
    }

    /// `Monday, 23 November 2026`.
    pub fn date_long(&self, date: impl Given<Date>) -> String {
        self.dated("date-long", *date.given(), Length::Long)
    }

    /// `23 Nov 2026`.
    pub fn date(&self, date: impl Given<Date>) -> String {
        self.dated("date-medium", *date.given(), Length::Short)
    }

    /// `Mon 23 Nov`, for days close enough to need no year.
    pub fn day(&self, date: impl Given<Date>) -> String {
        self.dated("date-short", *date.given(), Length::Short)
    }

    /// `Today`, `Tomorrow`, else `Mon 23 Nov`.
    pub fn near_day(&self, date: impl Given<Date>) -> String {
        let date = *date.given();
        let today = self.now.date();
        if date == today {
            self.t("today")
        } else if today.tomorrow().is_ok_and(|tomorrow| tomorrow == date) {
            self.t("tomorrow")
        } else {
            self.day(date)
        }
    }

    /// `Mon 23 Nov 2026, 10:30 am`.
    pub fn moment(&self, at: impl Given<Zoned>) -> String {
        let at = at.given();
        let date = self.dated("date-short-year", at.date(), Length::Short);
        self.t2("moment", "date", date, "time", self.time(at))
    }

    /// One day, or the first and the last of several.
    pub fn days(&self, first: impl Given<Date>, last: impl Given<Date>) -> String {
        match first.given() == last.given() {
            true => self.date_long(first),
            false => self.t2("leave-span", "from", self.date_long(first), "to", self.date_long(last)),
        }
    }

    /// From one moment to another; whole days as days.
    pub fn span(&self, from: &Zoned, until: &Zoned) -> String {
        let is_midnight = |at: &Zoned| at.time() == Time::midnight();
        match until.date().yesterday() {
            Ok(last) if is_midnight(from) && is_midnight(until) && from < until => {
                self.days(from.date(), last)
            }
            _ => self.t2("leave-span", "from", self.moment(from), "to", self.moment(until)),
        }
    }

    /// `Monday, 23 November 2026, 10:30 am`.
    pub fn moment_long(&self, at: impl Given<Zoned>) -> String {
        let at = at.given();
        self.t2("moment", "date", self.date_long(at.date()), "time", self.time(at))
    }

    /// `November 2026`.
    pub fn month(&self, date: impl Given<Date>) -> String {
        self.dated("date-month", *date.given(), Length::Long)
    }

    /// `Nov`.
    pub fn month_short(&self, date: impl Given<Date>) -> String {
        self.t(&format!("month-{}-short", date.given().month()))
    }

    /// `Mon`, of a date.
    pub fn weekday_of(&self, date: impl Given<Date>) -> String {
        self.weekday_short(date.given().weekday().to_monday_one_offset())
    }

    /// The weekday's name; Monday is 1.
    pub fn weekday(&self, number: impl Given<i8>) -> String {
        self.t(&format!("weekday-{}", number.given()))
    }

    /// The weekday in two or three letters, for the head of a calendar.
    pub fn weekday_short(&self, number: impl Given<i8>) -> String {
        self.t(&format!("weekday-{}-short", number.given()))
    }

    /// `Karachi time (UTC+5)`: the place names the zone, the offset settles what it means that day.
    pub fn zone(&self, at: impl Given<Zoned>) -> String {
        let at = at.given();
        let name = at.time_zone().iana_name().unwrap_or("UTC");
        let place = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        self.t2("zone-named", "place", place, "offset", offset(at))
    }

    /// RFC 3339 with the offset, for `<time datetime>` and form values.
    pub fn machine(&self, at: impl Given<Zoned>) -> String {
        rfc3339(at.given())
    }

    /// `Rs 2,500` or `Rs 2,500.50`.
    pub fn money(&self, money: impl Given<Money>) -> String {
        let money = money.given();
        let shown = self.language.amount(*money);
        match money.currency {
            Currency::Pkr => self.t1("money-pkr", "amount", shown),
            Currency::Inr => self.t1("money-inr", "amount", shown),
            Currency::Usd => self.t1("money-usd", "amount", shown),
            Currency::Eur => self.t1("money-eur", "amount", shown),
            Currency::Gbp => self.t1("money-gbp", "amount", shown),
            other => self.t2("money-other", "amount", shown, "currency", other.as_str()),
        }
    }

    /// What stands before money that goes back.
    pub fn minus(&self) -> &'static str {
        self.language.minus()
    }

    /// Minor units as a form field holds them: `2500` or `2500.50`.
    pub fn money_field(&self, money: impl Given<Money>) -> String {
        let money = money.given();
        let digits = money.currency.minor_digits();
        let unit = 10_i64.pow(digits);
        match money.amount % unit {
            0 => format!("{}", money.amount / unit),
            part => {
                let sign = self.language.decimal_sign();
                format!("{}{sign}{:0width$}", money.amount / unit, part.abs(), width = digits as usize)
            }
        }
    }

    /// Basis points as a percentage: 1000 is `10 %`, 1750 is `17.5 %`.
    pub fn percent(&self, basis_points: impl Given<u16>) -> String {
        self.t1("percent", "number", self.percent_field(*basis_points.given()))
    }

    /// The same as the value of a form's field: no sign.
    pub fn percent_field(&self, basis_points: u16) -> String {
        let fraction = format!("{:02}", basis_points % 100);
        self.language.decimal(i64::from(basis_points / 100), fraction.trim_end_matches('0'))
    }

    /// A rating in tenths: 47 is `4.7`.
    pub fn tenths(&self, tenths: impl Given<u32>) -> String {
        let tenths = *tenths.given();
        self.language.decimal(i64::from(tenths / 10), &(tenths % 10).to_string())
    }

    /// A whole number with its thousands set apart.
    pub fn number(&self, number: impl Given<i64>) -> String {
        self.language.number(*number.given())
    }

    /// The parts of a number between dashes keep their order beside words that run the other way.
    pub fn in_order(&self, number: &str) -> String {
        match self.language.direction() {
            "rtl" => format!("\u{2068}{number}\u{2069}"),
            _ => number.to_owned(),
        }
    }

    /// Several names in a row, as the language separates them; empty ones are left out.
    pub fn list<T: AsRef<str>>(&self, names: impl IntoIterator<Item = T>) -> String {
        let names: Vec<T> = names.into_iter().filter(|name| !name.as_ref().is_empty()).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        names.join(&self.t("list-comma"))
    }

    /// A spoken language by its ISO 639 code; the code itself where we have no name for it.
    pub fn language_name(&self, code: &str) -> String {
        self.language.find(&format!("language-{code}")).unwrap_or_else(|| code.to_uppercase())
    }

    /// Whole minutes from now until `at`, at least 0; what a countdown starts with.
    pub fn minutes_until(&self, at: impl Given<Zoned>) -> i64 {
        let seconds = at.given().timestamp().as_second() - self.now.timestamp().as_second();
        (seconds.max(0) + 59) / 60
    }

    fn dated(&self, pattern: &str, date: Date, length: Length) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        let (weekday, month) = match length {
            Length::Long => (format!("weekday-{weekday}"), format!("month-{}", date.month())),
            Length::Short => (format!("weekday-{weekday}-short"), format!("month-{}-short", date.month())),
        };
        self.language.message(
            pattern,
            &[
                ("weekday", self.t(&weekday).into()),
                ("day", date.day().to_string().into()),
                ("month", self.t(&month).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }
}

/// A value however many references a template puts before it.
pub trait Given<T> {
    fn given(&self) -> &T;
}

macro_rules! given {
    ($($kind:ty),*) => {$(
        impl Given<$kind> for $kind {
            fn given(&self) -> &$kind {
                self
            }
        }
        impl<G: Given<$kind>> Given<$kind> for &G {
            fn given(&self) -> &$kind {
                (**self).given()
            }
        }
    )*};
}
given!(Zoned, Date, Time, Money, i8, i64, u16, u32);

enum Length {
    Long,
    Short,
}

/// RFC 3339 with the offset and without the zone's name: what the API reads and writes.
pub fn rfc3339(at: &Zoned) -> String {
    let instant: Timestamp = at.timestamp();
    instant.display_with_offset(at.offset()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Language;
    use crate::web::tests::cast;

    fn money(amount: i64, currency: Currency) -> Money {
        Money { amount, currency }
    }

    fn at(text: &str) -> Zoned {
        text.parse().expect("a test's own instant")
    }

    #[test]
    fn a_moment_reads_as_people_write_it() {
        let noon = at("2026-11-23T12:05:00+05:00[Asia/Karachi]");
        let mut ui = cast::visitor(Language::English);
        assert_eq!(ui.time(&noon), "12:05 pm");
        assert_eq!(ui.moment(&noon), "Mon 23 Nov 2026, 12:05 pm");
        assert_eq!(ui.date_long(noon.date()), "Monday, 23 November 2026");
        assert_eq!(ui.zone(&noon), "Karachi time (UTC+5)");
        ui.clock = ClockFace::TwentyFourHours;
        assert_eq!(ui.time(at("2026-11-23T00:05:00+05:00[Asia/Karachi]")), "00:05");
    }

    #[test]
    fn the_hours_around_midnight_and_noon_keep_their_names() {
        let ui = cast::visitor(Language::English);
        for (hour, expected) in
            [(0, "12:00 am"), (1, "1:00 am"), (11, "11:00 am"), (12, "12:00 pm"), (23, "11:00 pm")]
        {
            assert_eq!(ui.clock_time(jiff::civil::time(hour, 0, 0, 0)), expected);
        }
    }

    #[test]
    fn an_offset_with_minutes_is_told_in_full() {
        let kathmandu = at("2026-11-23T12:00:00+05:45[Asia/Kathmandu]");
        assert_eq!(cast::visitor(Language::English).zone(&kathmandu), "Kathmandu time (UTC+5:45)");
        let new_york = at("2026-11-23T12:00:00-05:00[America/New_York]");
        assert_eq!(cast::visitor(Language::English).zone(&new_york), "New York time (UTC−5)");
    }

    #[test]
    fn money_shows_its_minor_units_only_where_there_are_some() {
        let ui = cast::visitor(Language::English);
        assert_eq!(ui.money(money(250_000, Currency::Pkr)), "Rs 2,500");
        assert_eq!(ui.money(money(250_050, Currency::Pkr)), "Rs 2,500.50");
        assert_eq!(ui.money(money(-100, Currency::Usd)), "$−1");
        assert_eq!(ui.money(money(1_234_567, Currency::Jpy)), "1,234,567 JPY");
        assert_eq!(ui.money(money(1_500, Currency::Kwd)), "1.500 KWD");
        assert_eq!(ui.money_field(money(250_050, Currency::Pkr)), "2500.50");
    }

    #[test]
    fn a_tax_rate_loses_only_its_trailing_zeros() {
        let ui = cast::visitor(Language::English);
        assert_eq!(ui.percent(1000_u16), "10%");
        assert_eq!(ui.percent(1750_u16), "17.5%");
        assert_eq!(ui.percent(0_u16), "0%");
    }
}
