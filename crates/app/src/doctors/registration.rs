//! How near the end of a doctor's registration is, and when that is to be said.

use jiff::{ToSpan, civil};
use kernel::time::Date;
use sea_orm::{QueryOrder, entity::prelude::*};

use super::{
    model::Status,
    store::{Doctor, doctor},
};
use crate::error::Result;

/// How many days before the end it is said; the last time on the day itself.
const SAID_DAYS_BEFORE: [i32; 4] = [60, 30, 7, 0];

/// Of one that ended longer ago nobody is told any more: whoever should know reads it on the clinic's pages.
const SAID_DAYS_AFTER: i32 = 30;

/// How a registration stands on a day of the clinic's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    Holds,
    /// In so many days it no longer holds.
    EndsIn(i32),
    /// It no longer holds: nothing new can be booked.
    Ended,
}

impl Registration {
    pub fn on(today: civil::Date, expiry: civil::Date) -> Self {
        match days_left(today, expiry) {
            ..=0 => Self::Ended,
            left if left <= SAID_DAYS_BEFORE[0] => Self::EndsIn(left),
            _ => Self::Holds,
        }
    }

    /// Whether somebody should see to it.
    pub fn is_near_its_end(self) -> bool {
        self != Self::Holds
    }
}

/// The approved doctors of whose registration something may be due to be said, wherever on earth they work.
pub async fn near_their_end(db: &impl ConnectionTrait, utc_today: civil::Date) -> Result<Vec<Doctor>> {
    let from = utc_today.saturating_sub((SAID_DAYS_AFTER + 1).days());
    let to = utc_today.saturating_add((SAID_DAYS_BEFORE[0] + 1).days());
    let near = doctor::Entity::find()
        .filter(doctor::Column::Status.eq(Status::Approved))
        .filter(doctor::Column::RegistrationExpiry.between(Date(from), Date(to)))
        .order_by_asc(doctor::Column::Id);
    Ok(near.all(db).await?)
}

impl Doctor {
    pub fn registration_on(&self, today: civil::Date) -> Registration {
        Registration::on(today, self.registration_expiry.0)
    }

    /// Which of the sayings is due on a day: how many days before the end it belongs to. The nearest only: those before
    /// it, which nobody was there to say, are no longer so.
    pub fn registration_said_on(&self, today: civil::Date) -> Option<i32> {
        said_on(today, self.registration_expiry.0)
    }
}

fn said_on(today: civil::Date, expiry: civil::Date) -> Option<i32> {
    let left = days_left(today, expiry);
    let due = SAID_DAYS_BEFORE.into_iter().rev().find(|before| left <= *before);
    due.filter(|_| left >= -SAID_DAYS_AFTER)
}

fn days_left(today: civil::Date, expiry: civil::Date) -> i32 {
    (expiry - today).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPIRY: civil::Date = civil::date(2027, 3, 1);

    fn days_before(days: i32) -> civil::Date {
        EXPIRY.saturating_sub(days.days())
    }

    #[test]
    fn a_registration_is_near_its_end_for_sixty_days_and_has_ended_on_the_day_itself() {
        for (days, standing) in [
            (400, Registration::Holds),
            (61, Registration::Holds),
            (60, Registration::EndsIn(60)),
            (1, Registration::EndsIn(1)),
            (0, Registration::Ended),
            (-400, Registration::Ended),
        ] {
            assert_eq!(Registration::on(days_before(days), EXPIRY), standing, "{days} days before");
        }
    }

    #[test]
    fn of_the_sayings_only_the_nearest_is_due() {
        for (days, said) in [
            (61, None),
            (60, Some(60)),
            (31, Some(60)),
            (30, Some(30)),
            (7, Some(7)),
            (1, Some(7)),
            (0, Some(0)),
            (-30, Some(0)),
            (-31, None),
        ] {
            assert_eq!(said_on(days_before(days), EXPIRY), said, "{days} days before");
        }
    }
}
