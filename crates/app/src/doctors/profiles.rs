//! Doctors with everything that is shown of them, many at once by one query a table.

use std::collections::HashMap;

use kernel::{id::DoctorId, money::Money, time::Instant};
use sea_orm::ConnectionTrait;

use super::{
    store::{self, Doctor, Service, doctor_qualification, doctor_specialization},
    views::{
        ClinicOfDoctor, DepartmentOfDoctor, DoctorProfile, QualificationOfDoctor, Rating, ServiceView,
        SpecializationOfDoctor,
    },
};
use crate::{
    clinics::{self, Clinic, Department, Qualification, Specialization},
    error::{Error, Result},
};

/// Everything that the profiles of some doctors are made of.
struct Around {
    clinics: HashMap<kernel::id::ClinicId, Clinic>,
    departments: HashMap<kernel::id::DepartmentId, Department>,
    specializations: HashMap<kernel::id::SpecializationId, Specialization>,
    qualifications: HashMap<kernel::id::QualificationId, Qualification>,
    specializations_of: HashMap<DoctorId, Vec<doctor_specialization::Model>>,
    qualifications_of: HashMap<DoctorId, Vec<doctor_qualification::Model>>,
    services_of: HashMap<DoctorId, Vec<Service>>,
}

/// The profiles of `doctors`, in their order, with active services only. A constant number of queries.
pub async fn profiles(
    db: &impl ConnectionTrait,
    now: Instant,
    doctors: &[Doctor],
) -> Result<Vec<DoctorProfile>> {
    let around = Around::read(db, doctors).await?;
    doctors.iter().map(|doctor| around.profile(doctor, now)).collect()
}

/// As [`profiles`], of one.
pub async fn profile(db: &impl ConnectionTrait, now: Instant, doctor: &Doctor) -> Result<DoctorProfile> {
    let profile = profiles(db, now, std::slice::from_ref(doctor)).await?.pop();
    profile.ok_or_else(|| Error::broken("a doctor has no profile"))
}

impl Around {
    async fn read(db: &impl ConnectionTrait, doctors: &[Doctor]) -> Result<Self> {
        let ids: Vec<DoctorId> = doctors.iter().map(|doctor| doctor.id).collect();
        let specializations_of = store::specializations_of(db, &ids).await?;
        let qualifications_of = store::qualifications_of(db, &ids).await?;
        let services_of = store::services_of_each(db, &ids).await?;
        let clinic_ids = each_once(doctors.iter().map(|doctor| doctor.clinic_id));
        let department_ids = each_once(doctors.iter().filter_map(|doctor| doctor.department_id));
        let specialization_ids = each_once(specializations_of.iter().map(|row| row.specialization_id));
        let qualification_ids = each_once(qualifications_of.iter().map(|row| row.qualification_id));
        Ok(Self {
            clinics: by_key(clinics::by_ids(db, &clinic_ids).await?, |row| row.id),
            departments: by_key(clinics::departments_by_ids(db, &department_ids).await?, |row| row.id),
            specializations: by_key(clinics::specializations_by_ids(db, &specialization_ids).await?, |row| {
                row.id
            }),
            qualifications: by_key(clinics::qualifications_by_ids(db, &qualification_ids).await?, |row| {
                row.id
            }),
            specializations_of: grouped(specializations_of, |row| row.doctor_id),
            qualifications_of: grouped(qualifications_of, |row| row.doctor_id),
            services_of: grouped(services_of, |row| row.doctor_id),
        })
    }

    fn profile(&self, doctor: &Doctor, now: Instant) -> Result<DoctorProfile> {
        let clinic = self.clinics.get(&doctor.clinic_id);
        let clinic = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?;
        let department = doctor.department_id.and_then(|id| self.departments.get(&id));
        let this_year = i32::from(now.date_in(&clinic.zone()?).year());
        let services = self.services_of.get(&doctor.id).map_or(&[][..], Vec::as_slice);
        Ok(DoctorProfile {
            id: doctor.id,
            full_name: doctor.full_name.clone(),
            status: doctor.status,
            clinic: ClinicOfDoctor::from(clinic),
            department: department.map(DepartmentOfDoctor::from),
            registration_number: doctor.registration_number.clone(),
            registration_expiry: doctor.registration_expiry,
            consultation_fee: Money { amount: doctor.consultation_fee, currency: clinic.currency },
            description: doctor.description.clone(),
            gender: doctor.gender,
            languages: doctor.languages(),
            modes: doctor.modes(),
            accepts_new: doctor.accepts_new,
            practising_since: doctor.practising_since,
            experience_years: doctor.practising_since.map(|since| (this_year - since).max(0)),
            photo: doctor.photo_key.as_deref().map(crate::picture::path),
            capacity: doctor.capacity,
            rating: Rating::of(doctor.rating_sum, doctor.rating_count),
            patients_seen: doctor.patients_seen,
            specializations: self.specializations_of(doctor.id),
            qualifications: self.qualifications_of(doctor.id),
            services: services
                .iter()
                .filter(|service| service.active)
                .map(|service| ServiceView::new(service, doctor, clinic.currency))
                .collect(),
            version: doctor.version,
        })
    }

    fn specializations_of(&self, id: DoctorId) -> Vec<SpecializationOfDoctor> {
        let rows = self.specializations_of.get(&id).map_or(&[][..], Vec::as_slice);
        let known = rows.iter().filter_map(|row| self.specializations.get(&row.specialization_id));
        known
            .map(|row| SpecializationOfDoctor {
                id: row.id,
                name: row.name.clone(),
                image: row.image_key.as_deref().map(crate::picture::path),
            })
            .collect()
    }

    fn qualifications_of(&self, id: DoctorId) -> Vec<QualificationOfDoctor> {
        let rows = self.qualifications_of.get(&id).map_or(&[][..], Vec::as_slice);
        let known =
            rows.iter().filter_map(|row| Some((row, self.qualifications.get(&row.qualification_id)?)));
        known
            .map(|(row, qualification)| QualificationOfDoctor {
                qualification_id: row.qualification_id,
                qualification: qualification.name.clone(),
                institute: row.institute.clone(),
                awarded_on: row.awarded_on,
            })
            .collect()
    }
}

fn each_once<T: Ord>(ids: impl Iterator<Item = T>) -> Vec<T> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort();
    ids.dedup();
    ids
}

fn by_key<K: std::hash::Hash + Eq, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, T> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> DoctorId) -> HashMap<DoctorId, Vec<T>> {
    let mut groups: HashMap<DoctorId, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
