//! Doctors for tests.

use std::str::FromStr;

use kernel::{
    calendar::LocalHours,
    id::{ClinicId, DepartmentId, DoctorId, QualificationId, SpecializationId},
    money::{Currency, Money},
    time::{Date, zone},
};
use uuid::Uuid;

use crate::{
    doctors::{
        ClinicOfDoctor, DepartmentOfDoctor, DoctorProfile, Mode, QualificationOfDoctor, Rating,
        SpecializationOfDoctor, Status,
    },
    search::document::DoctorDocument,
};

pub fn date(text: &str) -> jiff::civil::Date {
    Date::from_str(text).unwrap().0
}

fn id<T: From<Uuid>>(kind: u128, number: usize) -> T {
    T::from(Uuid::from_u128(kind << 64 | number as u128))
}

fn numbered<T: From<Uuid>>(name: &str, kind: u128) -> T {
    T::from(Uuid::new_v5(&Uuid::from_u128(kind), name.as_bytes()))
}

pub fn doctor_id(number: usize) -> DoctorId {
    id(1, number)
}

pub fn specialization(name: &str) -> SpecializationOfDoctor {
    SpecializationOfDoctor { id: numbered::<SpecializationId>(name, 2), name: name.to_owned(), image: None }
}

pub fn qualification(name: &str) -> QualificationOfDoctor {
    QualificationOfDoctor {
        qualification_id: numbered::<QualificationId>(name, 3),
        qualification: name.to_owned(),
        institute: "King Edward".to_owned(),
        awarded_on: Date(date("2010-05-01")),
    }
}

pub fn clinic(name: &str, city: &str, place: (f64, f64)) -> ClinicOfDoctor {
    ClinicOfDoctor {
        id: numbered::<ClinicId>(name, 4),
        name: name.to_owned(),
        time_zone: "Asia/Karachi".to_owned(),
        address: "1 Mall Road".to_owned(),
        city: city.to_owned(),
        phone: None,
        latitude: Some(place.0),
        longitude: Some(place.1),
    }
}

pub fn department(name: &str) -> DepartmentOfDoctor {
    DepartmentOfDoctor { id: numbered::<DepartmentId>(name, 5), name: name.to_owned() }
}

/// A dermatologist in Lahore who works on Monday mornings.
pub fn doctor(number: usize, name: &str) -> DoctorDocument {
    DoctorDocument {
        profile: DoctorProfile {
            id: doctor_id(number),
            full_name: name.to_owned(),
            status: Status::Approved,
            clinic: clinic("Canal Clinic", "Lahore", (31.5204, 74.3587)),
            department: Some(department("Skin")),
            registration_number: number.to_string(),
            registration_expiry: Date(date("2030-01-01")),
            consultation_fee: Money { amount: 150_000, currency: Currency::Pkr },
            description: String::new(),
            gender: Some(kernel::person::Gender::Female),
            languages: vec!["ur".to_owned(), "en".to_owned()],
            modes: vec![Mode::InPerson],
            accepts_new: true,
            practising_since: Some(2010),
            experience_years: Some(16),
            photo: None,
            capacity: 1,
            rating: Rating { average: None, count: 0 },
            patients_seen: 0,
            specializations: vec![specialization("Dermatology")],
            qualifications: vec![qualification("MBBS")],
            services: Vec::new(),
            version: 1,
        },
        zone: zone("Asia/Karachi").unwrap(),
        hours: vec![LocalHours::new(1, 9 * 60, 12 * 60).unwrap()],
        keeps: crate::search::recommend::keeps(0, 0),
    }
}
