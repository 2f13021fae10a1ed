//! What is counted and how it is grouped: pure.

use jiff::civil;
use kernel::money::Currency;

kernel::words! {
    /// A report by its name in addresses.
    #[schema(as = ReportName)]
    pub enum Report {
        FillRate = "fill-rate",
        NoShows = "no-shows",
        LateCancellations = "late-cancellations",
        ThirdNextAvailable = "third-next-available",
        Revenue = "revenue",
        PaymentFailures = "payment-failures",
        Sources = "sources",
    }
}

kernel::words! {
    /// What the rows of a report are.
    #[schema(as = ReportBy)]
    pub enum By {
        Day = "day",
        Month = "month",
        Doctor = "doctor",
        Department = "department",
        Service = "service",
        /// How long before the visit it was booked.
        LeadTime = "lead_time",
        /// Whether the patient had been at the clinic before.
        Patient = "patient",
        /// Who booked.
        Source = "source",
    }
}

kernel::words! {
    /// Days from booking to the visit, on the clinic's calendar.
    pub enum LeadTime {
        SameDay = "same_day",
        TwoDays = "1_to_2_days",
        Week = "3_to_7_days",
        Month = "8_to_30_days",
        Longer = "over_30_days",
    }
}

kernel::words! {
    pub enum Acquaintance {
        /// Nobody at the clinic had seen them before this visit.
        New = "new",
        Known = "known",
    }
}

kernel::words! {
    pub enum Source {
        /// The patient's own account.
        Online = "online",
        Desk = "desk",
        WalkIn = "walk_in",
    }
}

impl LeadTime {
    pub fn of(days: i32) -> Self {
        match days {
            ..=0 => Self::SameDay,
            1..=2 => Self::TwoDays,
            3..=7 => Self::Week,
            8..=30 => Self::Month,
            _ => Self::Longer,
        }
    }
}

impl By {
    /// Under which grouping the figures are kept: those of a month are those of its days.
    pub(super) fn kept(self) -> Self {
        if self == Self::Month { Self::Day } else { self }
    }

    /// The words that rows of this grouping may have, where they are words.
    pub(super) fn words(self) -> Vec<&'static str> {
        match self {
            Self::LeadTime => LeadTime::ALL.iter().map(|word| word.as_str()).collect(),
            Self::Patient => Acquaintance::ALL.iter().map(|word| word.as_str()).collect(),
            Self::Source => Source::ALL.iter().map(|word| word.as_str()).collect(),
            Self::Day | Self::Month | Self::Doctor | Self::Department | Self::Service => Vec::new(),
        }
    }
}

/// What became of some visits. A time that was only held is none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct VisitFigures {
    /// Confirmed and not cancelled.
    pub booked: i64,
    /// Of these, the patient was here.
    pub came: i64,
    /// Of these, the patient was not.
    pub missed: i64,
    /// Cancelled after they had been confirmed.
    pub cancelled: i64,
    /// Of these, less than [`super::late_cancellations::LATE_HOURS`] before they should have begun.
    pub cancelled_late: i64,
    /// How long those booked last.
    pub booked_minutes: i64,
}

/// What moved, in minor units, and how payments went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct MoneyFigures {
    /// Taken, with tax.
    pub charged: i64,
    /// Of this, tax.
    pub tax: i64,
    /// Promised back, with tax.
    pub refunded: i64,
    /// Of this, tax.
    pub tax_refunded: i64,
    /// Payments that came about.
    pub paid: i64,
    /// Payments that did not.
    pub failed: i64,
}

macro_rules! add {
    ($name:ident: $($field:ident),+) => {
        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                $(self.$field += other.$field;)+
            }
        }
    };
}
add!(VisitFigures: booked, came, missed, cancelled, cancelled_late, booked_minutes);
add!(MoneyFigures: charged, tax, refunded, tax_refunded, paid, failed);

/// Which figures: how they are grouped, their day, and their group.
pub type Group = (By, i32, String);

/// As [`Group`], in one currency.
pub type MoneyGroup = (By, i32, String, Currency);

/// Part of a whole in basis points, rounded half up; nothing of nothing.
pub fn rate(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part * 10_000 + whole / 2) / whole)
}

/// A date as days since 1970-01-01, as columns hold it.
pub fn day_of(date: civil::Date) -> i32 {
    (date - civil::date(1970, 1, 1)).get_days()
}

pub fn date_of(day: i32) -> civil::Date {
    civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back() {
        for text in ["1970-01-01", "2026-11-23", "1969-12-31", "2028-02-29"] {
            let date: civil::Date = text.parse().unwrap();
            assert_eq!(date_of(day_of(date)), date);
        }
        assert_eq!(day_of(civil::date(1970, 1, 2)), 1);
    }

    #[test]
    fn a_rate_is_rounded_half_up_and_nothing_of_nothing() {
        assert_eq!(
            [rate(23, 412), rate(1, 3), rate(0, 5), rate(0, 0)],
            [Some(558), Some(3333), Some(0), None]
        );
    }

    #[test]
    fn each_number_of_days_has_its_band() {
        let bands = [-1, 0, 1, 2, 3, 7, 8, 30, 31].map(|days| LeadTime::of(days).as_str());
        let [same, two, week, month] = ["same_day", "1_to_2_days", "3_to_7_days", "8_to_30_days"];
        assert_eq!(bands, [same, same, two, two, week, week, month, month, "over_30_days"]);
    }
}
