//! What the directory answers. A doctor is shown in the same words as on the doctor's own page.

use kernel::{
    id::DoctorId,
    money::Money,
    person::Gender,
    time::{Date, Instant},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{columns::Columns, facets::Facets, order::Sort};
use crate::{
    doctors::{
        ClinicOfDoctor, DepartmentOfDoctor, Mode, QualificationOfDoctor, Rating, SpecializationOfDoctor,
    },
    schedule::{AvailableTime, OfferedTime},
};

/// One page of the directory, and what is to be said about all of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Found {
    pub items: Vec<DoctorCard>,
    pub next_cursor: Option<String>,
    /// How many doctors there are on all pages.
    pub total: usize,
    /// False where so many doctors may have a free time that suits that not all were asked: `total` and the counts
    /// of `facets` are then the most there can be, by their weekly hours.
    pub total_is_exact: bool,
    pub sort: Sort,
    /// The rule of the order, for everybody to read.
    pub ranking: &'static str,
    /// What was probably meant, where nobody has a word as it was typed.
    pub did_you_mean: Option<String>,
    /// False where nobody has all the words that were asked for; the doctors shown have the most of them.
    pub has_all_words: bool,
    /// On request.
    pub facets: Option<Facets>,
    /// Ways out, where nothing was found.
    pub suggestions: Vec<Suggestion>,
}

/// A doctor in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoctorCard {
    pub id: DoctorId,
    pub full_name: String,
    pub specializations: Vec<SpecializationOfDoctor>,
    pub qualifications: Vec<QualificationOfDoctor>,
    pub department: Option<DepartmentOfDoctor>,
    pub clinic: ClinicOfDoctor,
    /// From the place that was asked `near`, in a straight line.
    pub distance_km: Option<f64>,
    pub consultation_fee: Money,
    pub rating: Rating,
    pub gender: Option<Gender>,
    pub languages: Vec<String>,
    pub modes: Vec<Mode>,
    pub accepts_new: bool,
    pub practising_since: Option<i32>,
    pub experience_years: Option<i32>,
    /// Path of the photograph, where there is one.
    pub photo: Option<String>,
    pub patients_seen: i64,
    /// The first free time that suits, RFC 3339 with the clinic's offset; null where there is none.
    pub next_available: Option<String>,
    /// The first free times that suit; each can be booked.
    pub next_times: Vec<AvailableTime>,
}

kernel::words! {
    pub enum Way {
        /// Leave out the parameters.
        Without = "without",
        /// Look farther away: `radius_km`.
        WiderRadius = "wider_radius",
        /// Ask for another day: `date`.
        OtherDay = "other_day",
    }
}

/// What would find somebody.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Suggestion {
    pub kind: Way,
    /// The parameters of the question it changes.
    pub parameters: Vec<&'static str>,
    pub radius_km: Option<f64>,
    pub date: Option<Date>,
    /// How many doctors it would find.
    pub count: usize,
}

/// The card of a doctor with the times that were asked for.
pub fn card(
    columns: &Columns,
    number: u32,
    distance_km: Option<f64>,
    times: &[OfferedTime],
    now: Instant,
) -> DoctorCard {
    let (slot, shown, shared) = (columns.slot(number), columns.shown(number), &columns.shared);
    let zone = shared.zone_of(slot);
    let this_year = i32::from(now.date_in(zone).year());
    let qualification = |awarded: &super::columns::Awarded| QualificationOfDoctor {
        qualification_id: shared.qualification_ids[awarded.qualification as usize],
        qualification: shared.qualifications.get(awarded.qualification).name.clone(),
        institute: shared.institutes.name(awarded.institute).to_owned(),
        awarded_on: awarded.on,
    };
    let specializations = columns.specializations(slot).iter();
    DoctorCard {
        id: slot.id,
        full_name: shown.full_name.to_string(),
        specializations: specializations.map(|&n| shared.specialization_views[n as usize].clone()).collect(),
        qualifications: shown.qualifications.iter().map(qualification).collect(),
        department: shared.department_views.get(slot.department as usize).cloned(),
        clinic: shared.clinic_of(slot).view.clone(),
        distance_km: distance_km.map(|distance| (distance * 10.0).round() / 10.0),
        consultation_fee: Money { amount: slot.fee, currency: shown.currency },
        rating: Rating {
            average: (slot.rating_count > 0).then(|| slot.rating_tenths as f64 / 10.0),
            count: slot.rating_count,
        },
        gender: shared.genders.of(slot.gender).next().and_then(|word| word.parse().ok()),
        languages: shown.languages.iter().map(ToString::to_string).collect(),
        modes: shown.modes.to_vec(),
        accepts_new: slot.accepts_new,
        practising_since: shown.practising_since,
        experience_years: shown.practising_since.map(|since| (this_year - since).max(0)),
        photo: shown.photo.as_deref().map(str::to_owned),
        patients_seen: i64::from(slot.patients_seen),
        next_available: times.first().map(|time| time.starts_at.rfc3339(zone)),
        next_times: times
            .iter()
            .map(|time| AvailableTime {
                starts_at: time.starts_at.rfc3339(zone),
                ends_at: time.ends_at.rfc3339(zone),
                sitting_id: time.sitting_id,
                position: time.position,
            })
            .collect(),
    }
}
