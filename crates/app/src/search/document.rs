//! What the index is told of one doctor. Pure; `load` gathers it from the rooms that own it.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use jiff::{civil::Date, tz::TimeZone};
use kernel::calendar::LocalHours;

use super::{
    closeness::Part,
    complaints,
    wish::{WeekHours, week_hours},
    words::{sounds, stem, words},
};
use crate::doctors::DoctorProfile;

/// Hours that begin to be valid later than so many days ahead do not count yet.
const HORIZON_DAYS: i64 = 30;

/// Words of one part beyond these are not searched; only a description has so many.
const MOST_WORDS: usize = 400;

/// One doctor as the directory shows and finds them.
#[derive(Clone, Debug)]
pub struct DoctorDocument {
    pub profile: DoctorProfile,
    /// The clinic's.
    pub zone: TimeZone,
    /// Weekly hours, whatever their dates.
    pub hours: Vec<LocalHours>,
    /// Points for the visits that were kept; see [`super::recommend::keeps`].
    pub keeps: i64,
}

impl DoctorDocument {
    /// The last date on which the doctor is found; `None` for one whom the public may not see at all.
    pub fn listed_until(&self) -> Option<Date> {
        let approved = self.profile.status == crate::doctors::Status::Approved;
        // On the day of expiry the registration no longer holds.
        approved.then(|| self.profile.registration_expiry.0.yesterday().ok()).flatten()
    }

    /// In which hours of the week the doctor works.
    pub fn week(&self, today: Date) -> WeekHours {
        week_hours(&self.hours, today, horizon(today))
    }

    /// The first date after `today` on which the hours of the week are others.
    pub fn hours_change_on(&self, today: Date) -> Option<Date> {
        let begins = self.hours.iter().filter_map(|row| row.valid_from());
        let begins = begins.map(|date| date.saturating_sub(jiff::Span::new().days(HORIZON_DAYS)));
        let ends = self.hours.iter().filter_map(|row| row.valid_until()?.tomorrow().ok());
        begins.chain(ends).filter(|date| today < *date).min()
    }

    pub fn searchable(&self) -> Searchable {
        let parts = Part::ALL.into_iter().map(|part| (part, with_stems(part, self.words(part)))).collect();
        let names = words(&self.profile.full_name).into_iter();
        let sounds = names.flat_map(|name| sounds(&name).into_iter().map(move |sound| (sound, name.clone())));
        Searchable { parts, sounds: sounds.collect() }
    }

    fn words(&self, part: Part) -> BTreeSet<String> {
        let profile = &self.profile;
        let specializations = profile.specializations.iter().map(|of| of.name.as_str());
        let texts: Vec<&str> = match part {
            Part::Complaint => return specializations.flat_map(complaints::said_for).collect(),
            Part::Name => vec![&profile.full_name],
            Part::Specialization => specializations.collect(),
            Part::Service => profile.services.iter().map(|of| of.name.as_str()).collect(),
            Part::Department => profile.department.iter().map(|of| of.name.as_str()).collect(),
            Part::Qualification => {
                profile.qualifications.iter().map(|of| of.qualification.as_str()).collect()
            }
            Part::Place => vec![&profile.clinic.name, &profile.clinic.city],
            Part::Description => vec![&profile.description],
        };
        texts.into_iter().flat_map(words).take(MOST_WORDS).collect()
    }
}

fn horizon(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().days(HORIZON_DAYS))
}

/// All that the text index has of a doctor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Searchable {
    /// Every word and stem, by the part it comes from.
    pub parts: Vec<(Part, BTreeSet<String>)>,
    /// Sounds of the names, each with the name.
    pub sounds: BTreeSet<(String, String)>,
}

impl Searchable {
    /// The same for the same words within one run of the program.
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// The words and, where words of the part meet by stem, their stems.
pub fn with_stems(part: Part, words: BTreeSet<String>) -> BTreeSet<String> {
    let stems: Vec<String> =
        if part.has_stems() { words.iter().filter_map(|word| stem(word)).collect() } else { Vec::new() };
    words.into_iter().chain(stems).collect()
}
