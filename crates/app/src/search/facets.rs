//! How many doctors each further choice would keep. Pure.
//!
//! The choices within one facet are alternatives, so a facet counts the doctors that hold every condition but its own.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    columns::{Columns, NOBODY, Slot},
    filter::Condition,
    names::{Names, Vocabulary},
    wish::{TimeOfDay, WeekHours},
};
use kernel::time::Weekday;

/// The most choices shown of one facet.
const MOST_CHOICES: usize = 50;

/// Lower ends of the fee bands in minor units, in steps that suit every currency; the last band is open.
pub const BANDS: [i64; 13] = [
    0, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000,
    5_000_000,
];

/// Averages from which people choose, in tenths.
pub const RATINGS: [i64; 4] = [45, 40, 35, 30];

/// The filters that are left, with how many doctors each choice would keep.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Facets {
    pub specialization: Vec<Choice>,
    pub qualification: Vec<Choice>,
    /// By name: departments of several clinics may share one.
    pub department: Vec<Choice>,
    pub clinic: Vec<Choice>,
    pub city: Vec<Choice>,
    /// Days of the week on which the doctor works.
    pub day: Vec<Choice>,
    /// Parts of the day in which the doctor works.
    pub time_of_day: Vec<Choice>,
    pub mode: Vec<Choice>,
    pub language: Vec<Choice>,
    pub gender: Vec<Choice>,
    pub fee: Vec<FeeBand>,
    /// At least this average; `value` is for `min_rating`.
    pub rating: Vec<Choice>,
    pub accepts_new: Vec<Choice>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Choice {
    /// What to send as the parameter of the facet's name.
    pub value: String,
    /// A name, or the word itself where surfaces have their own name for it.
    pub label: String,
    pub count: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FeeBand {
    /// Minor units: what to send as `min_fee`.
    pub min_fee: i64,
    /// What to send as `max_fee`; null where there is no upper end.
    pub max_fee: Option<i64>,
    pub count: u32,
}

/// Counts while the doctors pass by.
pub struct Counter {
    specialization: Vec<u32>,
    qualification: Vec<u32>,
    department: Vec<u32>,
    clinic: Vec<u32>,
    city: Vec<u32>,
    day: [u32; 7],
    time_of_day: [u32; 3],
    mode: [u32; 64],
    language: [u32; 64],
    gender: [u32; 64],
    fee: [u32; BANDS.len()],
    rating: [u32; RATINGS.len()],
    accepts_new: u32,
    /// The hours and the days of the week that are asked for.
    window: u32,
    days: [bool; 7],
    parts: u32,
}

impl Counter {
    pub fn new(columns: &Columns, wish: &super::wish::Wish) -> Self {
        let shared = &columns.shared;
        Self {
            specialization: vec![0; shared.specializations.len()],
            qualification: vec![0; shared.qualifications.len()],
            department: vec![0; shared.department_names.len()],
            clinic: vec![0; shared.clinics.len()],
            city: vec![0; shared.cities.len()],
            day: [0; 7],
            time_of_day: [0; 3],
            mode: [0; 64],
            language: [0; 64],
            gender: [0; 64],
            fee: [0; BANDS.len()],
            rating: [0; RATINGS.len()],
            accepts_new: 0,
            window: wish.window(),
            days: wish.weekdays(),
            parts: wish.hours_of_parts(),
        }
    }

    /// Counts a doctor that fails at most one condition.
    pub fn count(&mut self, slot: &Slot, columns: &Columns, failed: u16) {
        let counts = |condition: Condition| failed & !condition.bit() == 0;
        if counts(Condition::Specialization) {
            columns.specializations(slot).iter().for_each(|&n| self.specialization[n as usize] += 1);
        }
        if counts(Condition::Qualification) {
            columns.qualifications(slot).iter().for_each(|&n| self.qualification[n as usize] += 1);
        }
        if counts(Condition::Department) && slot.department != NOBODY {
            let name = columns.shared.department_name_of[slot.department as usize];
            self.department[name as usize] += 1;
        }
        if counts(Condition::Clinic) {
            self.clinic[slot.clinic as usize] += 1;
        }
        if counts(Condition::City) {
            self.city[columns.shared.clinic_facts[slot.clinic as usize].city as usize] += 1;
        }
        if counts(Condition::Time) {
            self.count_times(&slot.week);
        }
        if counts(Condition::Mode) {
            count_set(&mut self.mode, slot.modes);
        }
        if counts(Condition::Language) {
            count_set(&mut self.language, slot.languages);
        }
        if counts(Condition::Gender) {
            count_set(&mut self.gender, slot.gender);
        }
        if counts(Condition::Fee) {
            self.fee[BANDS.iter().rposition(|&from| from <= slot.fee).unwrap_or(0)] += 1;
        }
        if counts(Condition::Rating) && slot.rating_count > 0 {
            for (count, tenths) in self.rating.iter_mut().zip(RATINGS) {
                *count += u32::from(slot.rating_tenths >= tenths);
            }
        }
        if counts(Condition::AcceptsNew) {
            self.accepts_new += u32::from(slot.accepts_new);
        }
    }

    /// A day counts in the hours that are asked for, an hour on the days that are.
    fn count_times(&mut self, week: &WeekHours) {
        let mut any_day = 0;
        for (day, worked) in week.iter().enumerate() {
            let hours = worked & self.window;
            self.day[day] += u32::from(hours & self.parts != 0);
            any_day |= if self.days[day] { hours } else { 0 };
        }
        for (count, part) in self.time_of_day.iter_mut().zip(TimeOfDay::ALL) {
            *count += u32::from(any_day & part.hours() != 0);
        }
    }

    pub fn finish(self, columns: &Columns) -> Facets {
        let shared = &columns.shared;
        Facets {
            specialization: named(&self.specialization, &shared.specializations),
            qualification: named(&self.qualification, &shared.qualifications),
            department: named(&self.department, &shared.department_names),
            clinic: named(&self.clinic, &shared.clinics),
            city: named(&self.city, &shared.cities),
            day: in_order(Weekday::ALL.iter().map(|day| day.as_str().to_owned()).zip(self.day)),
            time_of_day: in_order(
                TimeOfDay::ALL.iter().map(|part| part.as_str().to_owned()).zip(self.time_of_day),
            ),
            mode: worded(&self.mode, &shared.modes),
            language: worded(&self.language, &shared.languages),
            gender: worded(&self.gender, &shared.genders),
            fee: bands(&self.fee),
            rating: in_order(
                RATINGS.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).into_iter().zip(self.rating),
            ),
            accepts_new: in_order([("true".to_owned(), self.accepts_new)].into_iter()),
        }
    }
}

fn count_set(counts: &mut [u32; 64], mut set: u64) {
    while set != 0 {
        counts[set.trailing_zeros() as usize] += 1;
        set &= set - 1;
    }
}

fn named(counts: &[u32], names: &Names) -> Vec<Choice> {
    let entries = names.entries().iter().zip(counts);
    largest(entries.map(|(entry, &count)| Choice {
        value: entry.key.clone(),
        label: entry.name.clone(),
        count,
    }))
}

fn worded(counts: &[u32; 64], vocabulary: &Vocabulary) -> Vec<Choice> {
    let words = vocabulary.words().iter().zip(counts);
    largest(words.map(|(word, &count)| Choice { value: word.clone(), label: word.clone(), count }))
}

/// Largest first, among equals by name.
pub fn largest(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = choices.filter(|choice| choice.count > 0).collect();
    choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    choices.truncate(MOST_CHOICES);
    choices
}

fn in_order(counts: impl Iterator<Item = (String, u32)>) -> Vec<Choice> {
    counts
        .filter(|(_, count)| *count > 0)
        .map(|(value, count)| Choice { label: value.clone(), value, count })
        .collect()
}

fn bands(counts: &[u32; BANDS.len()]) -> Vec<FeeBand> {
    let ends = BANDS.iter().skip(1).map(|end| Some(end - 1)).chain([None]);
    let bands = BANDS.iter().zip(ends).zip(counts);
    bands
        .filter(|(_, count)| **count > 0)
        .map(|((&min_fee, max_fee), &count)| FeeBand { min_fee, max_fee, count })
        .collect()
}
