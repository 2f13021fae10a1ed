//! What the directory filters, counts and orders by: one compact row a doctor, in memory. Pure.
//!
//! A doctor has a number for as long as the index lives; the text index and the answers between two steps of a
//! question speak of doctors by it. A doctor that is no longer listed keeps the row, marked.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{id::DoctorId, money::Currency};

use super::{document::DoctorDocument, next_free::NextFree, shared::Shared, wish::WeekHours};
use crate::doctors::Mode;

/// No number.
pub const NOBODY: u32 = u32::MAX;

#[derive(Debug, Default)]
pub struct Columns {
    slots: Vec<Slot>,
    shown: Vec<Shown>,
    next_free: Vec<NextFree>,
    by_id: HashMap<DoctorId, u32>,
    /// The numbers of every doctor's specializations and qualifications, one after the other: read in order, they
    /// are in the processor's cache before they are needed.
    lists: Vec<u32>,
    pub shared: Shared,
    /// Sum (in tenths) and count of all ratings of listed doctors.
    ratings: (i64, i64),
    /// The first date on which the hours of any doctor's week are others.
    hours_change_on: Option<Date>,
}

/// One doctor, as a question is put to all of them.
#[derive(Clone, Debug)]
pub struct Slot {
    pub id: DoctorId,
    specializations: List,
    qualifications: List,
    /// Numbers; [`NOBODY`] for none.
    pub department: u32,
    pub clinic: u32,
    /// Sets of words.
    pub languages: u64,
    pub modes: u64,
    pub gender: u64,
    pub fee: i64,
    /// The average as it is shown, in tenths; 0 while nobody has rated.
    pub rating_tenths: i64,
    pub rating_count: i64,
    pub patients_seen: u32,
    /// Points for the visits that were kept.
    pub keeps: u8,
    pub week: WeekHours,
    pub listed_until: Date,
    pub listed: bool,
    pub accepts_new: bool,
}

#[derive(Clone, Copy, Debug)]
struct List {
    from: u32,
    len: u32,
}

/// One doctor, as only those on a page are read.
#[derive(Clone, Debug)]
pub struct Shown {
    pub full_name: Box<str>,
    pub photo: Option<Box<str>>,
    pub practising_since: Option<i32>,
    /// In the order the doctor lists them.
    pub languages: Box<[Box<str>]>,
    pub modes: Box<[Mode]>,
    pub qualifications: Box<[Awarded]>,
    pub currency: Currency,
    /// Of the words in the text index: what did not change need not be written again.
    pub digest: u64,
    /// The first date on which the hours of the week are others.
    pub hours_change_on: Option<Date>,
}

/// A qualification: numbers of what and where.
#[derive(Clone, Copy, Debug)]
pub struct Awarded {
    pub qualification: u32,
    pub institute: u32,
    pub on: kernel::time::Date,
}

impl Columns {
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn slots(&self) -> impl Iterator<Item = (u32, &Slot)> {
        (0..).zip(&self.slots)
    }

    pub fn slot(&self, number: u32) -> &Slot {
        &self.slots[number as usize]
    }

    pub fn shown(&self, number: u32) -> &Shown {
        &self.shown[number as usize]
    }

    pub fn next_free(&self, number: u32) -> &NextFree {
        &self.next_free[number as usize]
    }

    pub fn find(&self, id: DoctorId) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    pub fn specializations(&self, slot: &Slot) -> &[u32] {
        self.list(slot.specializations)
    }

    pub fn qualifications(&self, slot: &Slot) -> &[u32] {
        self.list(slot.qualifications)
    }

    fn list(&self, list: List) -> &[u32] {
        &self.lists[list.from as usize..(list.from + list.len) as usize]
    }

    /// The average of all ratings in thousandths, towards which a doctor with few of them is weighed.
    pub fn average_rating(&self) -> i64 {
        let (sum, count) = self.ratings;
        if count > 0 { sum * 100 / count } else { 0 }
    }

    /// How many doctors are listed.
    pub fn listed(&self) -> usize {
        self.slots.iter().filter(|slot| slot.listed).count()
    }

    /// Writes a doctor's row and gives the number. What is free is to be asked again. `listed_until` is the last date
    /// on which the doctor is found, `digest` is of the words.
    pub fn put(&mut self, document: &DoctorDocument, listed_until: Date, digest: u64, today: Date) -> u32 {
        let slot = self.row(document, listed_until, today);
        let shown = Shown { digest, ..self.shown_of(document, today) };
        self.hours_change_on = [self.hours_change_on, shown.hours_change_on].into_iter().flatten().min();
        self.ratings.0 += slot.rating_tenths * slot.rating_count;
        self.ratings.1 += slot.rating_count;
        if let Some(number) = self.find(document.profile.id) {
            self.forget_ratings(number);
            self.slots[number as usize] = slot;
            self.shown[number as usize] = shown;
            self.next_free[number as usize].changed();
            return number;
        }
        let number = u32::try_from(self.slots.len()).unwrap_or(NOBODY);
        self.by_id.insert(slot.id, number);
        self.slots.push(slot);
        self.shown.push(shown);
        self.next_free.push(NextFree::default());
        number
    }

    /// Takes a doctor off the list; gives the number, if there was one.
    pub fn remove(&mut self, id: DoctorId) -> Option<u32> {
        let number = self.find(id)?;
        self.forget_ratings(number);
        self.slots[number as usize].listed = false;
        Some(number)
    }

    /// Who is to be read again because the hours of the week changed by themselves with the date.
    pub fn hours_due(&self, today: Date) -> Vec<DoctorId> {
        if self.hours_change_on.is_none_or(|date| today < date) {
            return Vec::new();
        }
        let both = self.slots.iter().zip(&self.shown).filter(|(slot, _)| slot.listed);
        let due = both.filter(|(_, shown)| shown.hours_change_on.is_some_and(|date| date <= today));
        due.map(|(slot, _)| slot.id).collect()
    }

    /// Those that were due have been read again.
    pub fn hours_followed(&mut self, today: Date) {
        if self.hours_change_on.is_none_or(|date| today < date) {
            return;
        }
        let dates = self.shown.iter().filter_map(|shown| shown.hours_change_on);
        self.hours_change_on = dates.filter(|date| today < *date).min();
    }

    /// Doctors that have any of these specializations or qualifications, by number.
    pub fn having(&self, specializations: &[u32], qualifications: &[u32]) -> Vec<DoctorId> {
        let any = |has: &[u32], wanted: &[u32]| has.iter().any(|number| wanted.contains(number));
        let listed = self.slots.iter().filter(|slot| slot.listed);
        let having = listed.filter(|slot| {
            any(self.specializations(slot), specializations) || any(self.qualifications(slot), qualifications)
        });
        having.map(|slot| slot.id).collect()
    }

    fn forget_ratings(&mut self, number: u32) {
        let old = &self.slots[number as usize];
        if old.listed {
            self.ratings.0 -= old.rating_tenths * old.rating_count;
            self.ratings.1 -= old.rating_count;
        }
    }

    fn row(&mut self, document: &DoctorDocument, listed_until: Date, today: Date) -> Slot {
        let profile = &document.profile;
        let shared = &mut self.shared;
        let specializations = profile.specializations.iter().map(|of| shared.specialization(of)).collect();
        let mut qualifications: Vec<u32> =
            profile.qualifications.iter().map(|of| shared.qualification(of)).collect();
        // The same degree of two institutes is one thing to filter by.
        let mut seen = std::collections::BTreeSet::new();
        qualifications.retain(|number| seen.insert(*number));
        Slot {
            id: profile.id,
            department: profile.department.as_ref().map_or(NOBODY, |of| shared.department(of)),
            clinic: shared.clinic(&profile.clinic, &document.zone),
            languages: shared.languages.set(profile.languages.iter().map(String::as_str)),
            modes: shared.modes.set(profile.modes.iter().map(|mode| mode.as_str())),
            gender: shared.genders.set(profile.gender.map(|gender| gender.as_str())),
            specializations: self.keep(specializations),
            qualifications: self.keep(qualifications),
            fee: profile.consultation_fee.amount,
            rating_tenths: profile.rating.average.map_or(0, |average| (average * 10.0).round() as i64),
            rating_count: profile.rating.count,
            patients_seen: u32::try_from(profile.patients_seen).unwrap_or(0),
            keeps: u8::try_from(document.keeps).unwrap_or(0),
            week: document.week(today),
            listed_until,
            listed: true,
            accepts_new: profile.accepts_new,
        }
    }

    fn keep(&mut self, numbers: Vec<u32>) -> List {
        let at = |length: usize| u32::try_from(length).unwrap_or(0);
        let list = List { from: at(self.lists.len()), len: at(numbers.len()) };
        self.lists.extend(numbers);
        list
    }

    fn shown_of(&mut self, document: &DoctorDocument, today: Date) -> Shown {
        let profile = &document.profile;
        let shared = &mut self.shared;
        let awarded = profile.qualifications.iter().map(|of| Awarded {
            qualification: shared.qualification(of),
            institute: shared.institute(&of.institute),
            on: of.awarded_on,
        });
        Shown {
            qualifications: awarded.collect(),
            full_name: profile.full_name.as_str().into(),
            photo: profile.photo.as_deref().map(Into::into),
            practising_since: profile.practising_since,
            languages: profile.languages.iter().map(|code| code.as_str().into()).collect(),
            modes: profile.modes.clone().into_boxed_slice(),
            currency: profile.consultation_fee.currency,
            digest: 0,
            hours_change_on: document.hours_change_on(today),
        }
    }
}
