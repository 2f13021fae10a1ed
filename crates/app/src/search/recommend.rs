//! What `sort=recommended` is by: points, out of a thousand, for what is known of a doctor. Pure. Nobody can pay for one:
//! there is no such part.
//!
//! | part | points | |
//! |---|---|---|
//! | rating | 0 to 400 | the average, weighed as the order by rating weighs it |
//! | visits kept | 0 to 240 | the share of promised visits that took place, as if there were twenty more, nineteen of them kept; in steps of ten, so that the share itself cannot be read off |
//! | next free time | 0 to 200 | 200 now, half of it in three days, a third in six |
//! | known already | 0, 75, 150 | somebody of the account has been to the doctor (150), or to one whose main specialization the doctor has (75) |
//!
//! A list is measured at the moment it was opened: a key carries that minute, and a cursor with it, so that the next page is
//! in the same order as the first however long somebody reads.

use super::order::{NO_TIME, descending, first_of, key_of, minute_of};

/// What somebody can have at most.
pub const MOST: i64 = 1_000;

pub const RATING: i64 = 400;
const KEEPS: i64 = 250;
pub const SOON: i64 = 200;
const DOCTOR: i64 = 150;
const SPECIALIZATION: i64 = 75;

/// A rating of five in thousandths.
pub const BEST_RATING: i64 = 5_000;

/// From this average on a doctor is said to be rated high, in thousandths.
const HIGH_RATING: i64 = 4_000;

/// Visits of nobody's that are added to everybody's, and how many of them are taken to have been kept: few of one's own do
/// not decide.
const OTHERS: i64 = 20;
const OTHERS_KEPT: i64 = 19;

/// The points for visits kept are told in such steps.
const STEP: i64 = 10;

/// After so many minutes, three days, a free time counts half.
pub const HALF_MINUTES: i64 = 3 * 24 * 60;

/// Bits of what comes first in a key for the points.
const POINT_BITS: u32 = 11;

kernel::words! {
    /// Why a doctor stands at this place: what counts more for this doctor than it would for one of whom nothing is known.
    #[schema(as = RankingReason)]
    pub enum Reason {
        /// Rated four or better, and better than doctors are on average.
        RatedHigh = "rated_high",
        /// Hardly any promised visit was called off by the doctor or the clinic.
        KeepsAppointments = "keeps_appointments",
        /// Has a free time within three days.
        FreeSoon = "free_soon",
        /// You, or somebody you care for, have been to this doctor.
        SeenBefore = "seen_before",
        /// You, or somebody you care for, have been to a doctor of this specialization.
        SameSpecialization = "same_specialization",
        /// In the order by patients: how many is `patients_seen`.
        PatientsSeen = "patients_seen",
    }
}

/// What the one who asks has had to do with a doctor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acquaintance {
    #[default]
    None,
    /// Has been to a doctor of one of the specializations.
    Specialization,
    /// Has been to the doctor.
    Doctor,
}

/// What is known of a doctor apart from the next free time.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The weighed average in thousandths; see [`super::order::weighed_rating`].
    pub rating: i64,
    /// As [`keeps`] gives it.
    pub keeps: i64,
    pub acquaintance: Acquaintance,
}

impl Standing {
    /// Points without those for the next free time.
    pub fn points(&self) -> i64 {
        let rating = self.rating.clamp(0, BEST_RATING) * RATING / BEST_RATING;
        rating + self.keeps + self.acquaintance.points()
    }

    /// What raised a doctor whose first free time is so many minutes away, the most telling first. `average` is that of all
    /// ratings, in thousandths.
    pub fn reasons(&self, average: i64, wait_minutes: Option<i64>) -> Vec<Reason> {
        let known = match self.acquaintance {
            Acquaintance::Doctor => Some(Reason::SeenBefore),
            Acquaintance::Specialization => Some(Reason::SameSpecialization),
            Acquaintance::None => None,
        };
        let rated = self.rating > average && self.rating >= HIGH_RATING;
        let soon = wait_minutes.is_some_and(|minutes| minutes <= HALF_MINUTES);
        let others = [
            (rated, Reason::RatedHigh),
            (self.keeps > keeps(0, 0), Reason::KeepsAppointments),
            (soon, Reason::FreeSoon),
        ];
        known.into_iter().chain(others.into_iter().filter(|(is_so, _)| *is_so).map(|(_, why)| why)).collect()
    }
}

impl Acquaintance {
    pub const fn points(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Specialization => SPECIALIZATION,
            Self::Doctor => DOCTOR,
        }
    }
}

/// The points of a doctor of whose promised visits so many took place, and so many let their patient down.
pub const fn keeps(completed: i64, let_down: i64) -> i64 {
    let kept = completed + OTHERS_KEPT;
    let points = KEEPS * kept / (completed + let_down + OTHERS);
    points - points % STEP
}

/// The points of a free time so many minutes away.
pub const fn soon(wait_minutes: i64) -> i64 {
    let wait = if wait_minutes < 0 { 0 } else { wait_minutes };
    SOON * HALF_MINUTES / (HALF_MINUTES + wait)
}

/// What comes first in a key: for fewer points lacking, smaller.
pub fn first(opened: u64, lacking: u64) -> u64 {
    opened << POINT_BITS | lacking
}

/// The key of a doctor with so many points beside those for the free time, in a list opened in the minute `opened`.
pub fn key(opened: u64, points: i64, minute: u64) -> i64 {
    let all = points + soon_from(opened, minute);
    key_of(first(opened, descending(all, MOST)), minute)
}

/// The key of the same doctor, whose free time turns out to be another.
pub fn moved(key: i64, minute: u64) -> i64 {
    let opened = opened(key);
    self::key(opened, points_of(key) - soon_from(opened, minute_of(key)), minute)
}

/// How many minutes before a free time the list was opened; nothing where there is no such time.
pub fn wait(opened: u64, minute: u64) -> Option<i64> {
    i64::try_from(minute.saturating_sub(opened)).ok().filter(|_| minute != NO_TIME)
}

/// The minute in which the list of a key was opened.
pub fn opened(key: i64) -> u64 {
    first_of(key) >> POINT_BITS
}

/// What comes first in a key without the minute: smaller for more points.
pub fn lacking(key: i64) -> u64 {
    first_of(key) & ((1 << POINT_BITS) - 1)
}

fn points_of(key: i64) -> i64 {
    MOST - i64::try_from(lacking(key)).unwrap_or(MOST)
}

fn soon_from(opened: u64, minute: u64) -> i64 {
    wait(opened, minute).map_or(0, soon)
}
