//! A question laid against the columns: for each doctor, which of its conditions fail. Pure.

use jiff::civil::Date;
use kernel::time::Instant;

use super::{
    columns::{Columns, NOBODY, Slot},
    place::kilometres,
    query::Wanted,
    recommend::Acquaintance,
    wish::WeekHours,
};

/// The conditions of a question, one bit each. A doctor that fails exactly one of them is what a person would see who
/// takes that condition back: that is how the filters left to choose are counted, and what a fruitless search offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Condition {
    Words,
    Specialization,
    Qualification,
    Department,
    Clinic,
    City,
    Time,
    Mode,
    Language,
    Gender,
    Fee,
    Rating,
    Distance,
    AcceptsNew,
}

impl Condition {
    pub const ALL: [Self; 14] = [
        Self::Words,
        Self::Specialization,
        Self::Qualification,
        Self::Department,
        Self::Clinic,
        Self::City,
        Self::Time,
        Self::Mode,
        Self::Language,
        Self::Gender,
        Self::Fee,
        Self::Rating,
        Self::Distance,
        Self::AcceptsNew,
    ];

    pub const fn bit(self) -> u16 {
        1 << self as u8
    }

    /// The parameters of the question that make the condition.
    pub const fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Words => &["q", "name"],
            Self::Specialization => &["specialization"],
            Self::Qualification => &["qualification"],
            Self::Department => &["department"],
            Self::Clinic => &["clinic"],
            Self::City => &["city"],
            Self::Time => &["day", "date", "from", "to", "time_of_day"],
            Self::Mode => &["mode"],
            Self::Language => &["language"],
            Self::Gender => &["gender"],
            Self::Fee => &["min_fee", "max_fee"],
            Self::Rating => &["min_rating"],
            Self::Distance => &["radius_km"],
            Self::AcceptsNew => &["accepts_new"],
        }
    }
}

/// A question with its names looked up, ready to be put to every doctor.
#[derive(Debug)]
pub struct Filter {
    specializations: Option<Vec<bool>>,
    qualifications: Option<Vec<bool>>,
    departments: Option<Vec<bool>>,
    clinics: Option<Vec<bool>>,
    cities: Option<Vec<bool>>,
    modes: Option<u64>,
    languages: Option<u64>,
    genders: Option<u64>,
    min_fee: i64,
    max_fee: i64,
    min_rating: Option<i64>,
    radius_km: Option<f64>,
    accepts_new: Option<bool>,
    /// Hours of the week that will do; `None` for any.
    pub week: Option<WeekHours>,
    /// Of each clinic, where the question says from where.
    pub kilometres: Vec<Option<f64>>,
    /// Doctors the one who asks has been to, by number and in its order, and the specializations of these.
    been_to: Vec<u32>,
    been_for: Option<Vec<bool>>,
    /// Of each zone.
    pub today: Vec<Date>,
    /// Of each zone: no time before this, none from this on.
    pub window: Vec<(Instant, Option<Instant>)>,
}

impl Filter {
    pub fn new(wanted: &Wanted, columns: &Columns, now: Instant) -> Self {
        let shared = &columns.shared;
        let some = |texts: &[String]| (!texts.is_empty()).then(|| texts.to_vec());
        let departments = some(&wanted.department).map(|texts| {
            // A department is meant by its id, or every one of a name.
            let by_name = shared.department_names.meant(&texts);
            let mut meant: Vec<bool> =
                shared.department_name_of.iter().map(|&name| by_name[name as usize]).collect();
            for number in texts.iter().filter_map(|text| shared.departments.find(text)) {
                meant[number as usize] = true;
            }
            meant
        });
        let words = |words: Vec<&str>, vocabulary: &super::names::Vocabulary| {
            (!words.is_empty()).then(|| vocabulary.known(words))
        };
        Self {
            specializations: some(&wanted.specialization).map(|texts| shared.specializations.meant(&texts)),
            qualifications: some(&wanted.qualification).map(|texts| shared.qualifications.meant(&texts)),
            departments,
            clinics: some(&wanted.clinic).map(|texts| shared.clinics.meant(&texts)),
            cities: some(&wanted.city).map(|texts| shared.cities.meant(&texts)),
            modes: words(wanted.modes.iter().map(|mode| mode.as_str()).collect(), &shared.modes),
            languages: words(wanted.languages.iter().map(String::as_str).collect(), &shared.languages),
            genders: words(wanted.genders.iter().map(|gender| gender.as_str()).collect(), &shared.genders),
            min_fee: wanted.min_fee.unwrap_or(0),
            max_fee: wanted.max_fee.unwrap_or(i64::MAX),
            min_rating: wanted.min_rating,
            radius_km: wanted.radius_km,
            accepts_new: wanted.accepts_new,
            week: (!wanted.wish.is_empty()).then(|| wanted.wish.week()),
            kilometres: match wanted.near {
                Some(near) => {
                    shared.clinic_facts.iter().map(|clinic| Some(kilometres(near, clinic.place?))).collect()
                }
                None => vec![None; shared.clinic_facts.len()],
            },
            been_to: {
                let known = wanted.affinity.doctors.iter().filter_map(|id| columns.find(*id));
                let mut numbers: Vec<u32> = known.collect();
                numbers.sort_unstable();
                numbers
            },
            been_for: (!wanted.affinity.specializations.is_empty()).then(|| {
                let mut marked = vec![false; shared.specializations.len()];
                let ids = wanted.affinity.specializations.iter();
                let known = ids.filter_map(|id| shared.specializations.find(&id.to_string()));
                known.for_each(|number| marked[number as usize] = true);
                marked
            }),
            today: shared.zones.iter().map(|zone| now.date_in(zone)).collect(),
            window: shared
                .zones
                .iter()
                .map(|zone| (wanted.wish.earliest(now, zone), wanted.wish.over(zone)))
                .collect(),
        }
    }

    /// Whether the public may find the doctor at all.
    pub fn is_listed(&self, slot: &Slot, columns: &Columns) -> bool {
        let zone = columns.shared.clinic_facts[slot.clinic as usize].zone;
        slot.listed && self.today[zone as usize] <= slot.listed_until
    }

    /// What the one who asks has had to do with the doctor.
    pub fn acquaintance(&self, number: u32, slot: &Slot, columns: &Columns) -> Acquaintance {
        if self.been_to.binary_search(&number).is_ok() {
            return Acquaintance::Doctor;
        }
        let same = |marked: &Vec<bool>| columns.specializations(slot).iter().any(|&of| marked[of as usize]);
        if self.been_for.as_ref().is_some_and(same) {
            Acquaintance::Specialization
        } else {
            Acquaintance::None
        }
    }

    /// The conditions that the doctor fails, apart from the words and from what only free times can tell.
    pub fn failures(&self, slot: &Slot, columns: &Columns) -> u16 {
        let clinic = slot.clinic as usize;
        let mut failed = 0;
        let mut hold = |condition: Condition, holds: bool| failed |= condition.bit() * u16::from(!holds);
        let any = |chosen: &Option<Vec<bool>>, numbers: &[u32]| {
            chosen.as_ref().is_none_or(|chosen| numbers.iter().any(|&number| chosen[number as usize]))
        };
        let shares = |chosen: Option<u64>, set: u64| chosen.is_none_or(|chosen| chosen & set != 0);
        if self.specializations.is_some() {
            hold(Condition::Specialization, any(&self.specializations, columns.specializations(slot)));
        }
        if self.qualifications.is_some() {
            hold(Condition::Qualification, any(&self.qualifications, columns.qualifications(slot)));
        }
        if let Some(chosen) = &self.departments {
            hold(Condition::Department, slot.department != NOBODY && chosen[slot.department as usize]);
        }
        if let Some(chosen) = &self.clinics {
            hold(Condition::Clinic, chosen[clinic]);
        }
        if let Some(chosen) = &self.cities {
            hold(Condition::City, chosen[columns.shared.clinic_facts[clinic].city as usize]);
        }
        if let Some(week) = &self.week {
            hold(Condition::Time, slot.week.iter().zip(week).any(|(works, wanted)| works & wanted != 0));
        }
        hold(Condition::Mode, shares(self.modes, slot.modes));
        hold(Condition::Language, shares(self.languages, slot.languages));
        hold(Condition::Gender, shares(self.genders, slot.gender));
        hold(Condition::Fee, (self.min_fee..=self.max_fee).contains(&slot.fee));
        if let Some(least) = self.min_rating {
            hold(Condition::Rating, slot.rating_count > 0 && slot.rating_tenths * 100 >= least);
        }
        if let Some(radius) = self.radius_km {
            hold(Condition::Distance, self.kilometres[clinic].is_some_and(|distance| distance <= radius));
        }
        if let Some(wanted) = self.accepts_new {
            hold(Condition::AcceptsNew, slot.accepts_new == wanted);
        }
        failed
    }
}
