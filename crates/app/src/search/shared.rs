//! What many doctors share: names, places, zones, words; each kept once with a small number. Pure.

use jiff::tz::TimeZone;

use super::{
    closeness::Part,
    columns::Slot,
    names::{Names, Vocabulary},
};
use crate::doctors::{ClinicOfDoctor, DepartmentOfDoctor, QualificationOfDoctor, SpecializationOfDoctor};

#[derive(Debug, Default)]
pub struct Shared {
    pub specializations: Names,
    /// As they are shown, by number.
    pub specialization_views: Vec<SpecializationOfDoctor>,
    pub qualifications: Names,
    /// Ids by number.
    pub qualification_ids: Vec<kernel::id::QualificationId>,
    pub institutes: Institutes,
    pub departments: Names,
    pub department_views: Vec<DepartmentOfDoctor>,
    /// Departments of several clinics may share a name.
    pub department_names: Names,
    pub department_name_of: Vec<u32>,
    pub clinics: Names,
    pub clinic_facts: Vec<ClinicFacts>,
    pub cities: Names,
    pub languages: Vocabulary,
    pub modes: Vocabulary,
    pub genders: Vocabulary,
    pub zones: Vec<TimeZone>,
}

#[derive(Clone, Debug)]
pub struct ClinicFacts {
    pub view: ClinicOfDoctor,
    pub city: u32,
    pub zone: u32,
    /// Degrees.
    pub place: Option<(f64, f64)>,
}

/// Names of schools, which nobody searches by.
#[derive(Debug, Default)]
pub struct Institutes {
    names: Vec<Box<str>>,
    numbers: std::collections::HashMap<Box<str>, u32>,
}

impl Institutes {
    pub fn name(&self, number: u32) -> &str {
        &self.names[number as usize]
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(0);
        self.names.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }
}

impl Shared {
    pub fn specialization(&mut self, of: &SpecializationOfDoctor) -> u32 {
        let number = self.specializations.number(Part::Specialization, &of.id.to_string(), &of.name);
        put(&mut self.specialization_views, number, of.clone());
        number
    }

    pub fn qualification(&mut self, of: &QualificationOfDoctor) -> u32 {
        let key = of.qualification_id.to_string();
        let number = self.qualifications.number(Part::Qualification, &key, &of.qualification);
        put(&mut self.qualification_ids, number, of.qualification_id);
        number
    }

    pub fn institute(&mut self, name: &str) -> u32 {
        self.institutes.number(name)
    }

    pub fn department(&mut self, of: &DepartmentOfDoctor) -> u32 {
        let key = kernel::text::folded(&of.name);
        let named = self.department_names.number(Part::Department, &key, &of.name);
        let number = self.departments.number(Part::Department, &of.id.to_string(), &of.name);
        put(&mut self.department_name_of, number, named);
        put(&mut self.department_views, number, of.clone());
        number
    }

    pub fn clinic(&mut self, of: &ClinicOfDoctor, zone: &TimeZone) -> u32 {
        let facts = ClinicFacts {
            city: self.cities.number(Part::Place, &kernel::text::folded(&of.city), &of.city),
            zone: self.zone(zone),
            place: of.latitude.zip(of.longitude),
            view: of.clone(),
        };
        let number = self.clinics.number(Part::Place, &of.id.to_string(), &of.name);
        put(&mut self.clinic_facts, number, facts);
        number
    }

    fn zone(&mut self, zone: &TimeZone) -> u32 {
        let known = self.zones.iter().position(|known| known == zone);
        let number = known.unwrap_or_else(|| {
            self.zones.push(zone.clone());
            self.zones.len() - 1
        });
        u32::try_from(number).unwrap_or(0)
    }

    pub fn clinic_of(&self, slot: &Slot) -> &ClinicFacts {
        &self.clinic_facts[slot.clinic as usize]
    }

    pub fn zone_of(&self, slot: &Slot) -> &TimeZone {
        &self.zones[self.clinic_of(slot).zone as usize]
    }
}

/// Numbers are given in order, so a new one is the next place.
fn put<T>(list: &mut Vec<T>, number: u32, value: T) {
    match list.get_mut(number as usize) {
        Some(old) => *old = value,
        None => list.push(value),
    }
}
