//! What the directory answers. A doctor is shown in the same words as on the doctor's own page.

use std::{collections::HashMap, sync::Arc};

use kernel::{
    id::DoctorId,
    money::Money,
    person::Gender,
    time::{Date, Instant},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    columns::Columns,
    directory::{Candidate, Listed, Question},
    facets::Facets,
    order::{self, Sort},
    place::kilometres,
    query::Wanted,
    recommend::{self, Reason, Standing},
};
use crate::{
    doctors::{
        ClinicOfDoctor, DepartmentOfDoctor, DoctorProfile, Mode, QualificationOfDoctor, Rating,
        SpecializationOfDoctor,
    },
    error::Result,
    schedule::{AvailableTime, OfferedTime},
};

/// One page of the directory, and what is to be said about all of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Found {
    pub items: Vec<DoctorCard>,
    #[schema(required = true)]
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
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
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
    /// Different patients with a completed visit; `sort=popular` orders by it.
    pub patients_seen: i64,
    /// The first free time that suits, RFC 3339 with the clinic's offset; null where there is none.
    pub next_available: Option<String>,
    /// The first free times that suit; each can be booked.
    pub next_times: Vec<AvailableTime>,
    /// Why the doctor stands at this place, in the orders `recommended` and `popular`; the most telling first.
    pub reasons: Vec<Reason>,
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

impl DoctorCard {
    /// The card of a profile, without times and distance.
    pub fn of(profile: &DoctorProfile) -> Self {
        Self {
            id: profile.id,
            full_name: profile.full_name.clone(),
            specializations: profile.specializations.clone(),
            qualifications: profile.qualifications.clone(),
            department: profile.department.clone(),
            clinic: profile.clinic.clone(),
            distance_km: None,
            consultation_fee: profile.consultation_fee,
            rating: profile.rating.clone(),
            gender: profile.gender,
            languages: profile.languages.clone(),
            modes: profile.modes.clone(),
            accepts_new: profile.accepts_new,
            practising_since: profile.practising_since,
            experience_years: None,
            photo: profile.photo.clone(),
            patients_seen: profile.patients_seen,
            next_available: None,
            next_times: Vec::new(),
            reasons: Vec::new(),
        }
    }

    /// As it is shown to somebody who asked from a place, in the doctor's own year.
    #[must_use]
    pub fn seen(mut self, near: Option<(f64, f64)>, today: jiff::civil::Date) -> Self {
        let place = self.clinic.latitude.zip(self.clinic.longitude);
        let distance = near.zip(place).map(|(near, place)| kilometres(near, place));
        self.distance_km = distance.map(shown_distance);
        self.experience_years = self.practising_since.map(|since| experience(since, today));
        self
    }
}

/// To the next hundred metres.
fn shown_distance(kilometres: f64) -> f64 {
    (kilometres * 10.0).round() / 10.0
}

fn experience(since: i32, today: jiff::civil::Date) -> i32 {
    (i32::from(today.year()) - since).max(0)
}

/// The card of a doctor of the embedded index, without times.
pub fn card(columns: &Columns, number: u32, distance_km: Option<f64>, now: Instant) -> DoctorCard {
    let (slot, shown, shared) = (columns.slot(number), columns.shown(number), &columns.shared);
    let zone = shared.zone_of(slot);
    let today = now.date_in(zone);
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
        distance_km: distance_km.map(shown_distance),
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
        experience_years: shown.practising_since.map(|since| experience(since, today)),
        photo: shown.photo.as_deref().map(str::to_owned),
        patients_seen: i64::from(slot.patients_seen),
        next_available: None,
        next_times: Vec::new(),
        reasons: Vec::new(),
    }
}

/// A page's doctors with their times, and the reasons for their places. `average` is of all ratings, in thousandths.
pub async fn shown(
    question: &mut dyn Question,
    page: &[(Candidate, Arc<[OfferedTime]>)],
    wanted: &Wanted,
    average: i64,
) -> Result<Vec<DoctorCard>> {
    let numbers: Vec<u32> = page.iter().map(|(candidate, _)| candidate.number).collect();
    let cards = question.cards(&numbers).await?.into_iter();
    let mut cards: HashMap<u32, Listed> = cards.map(|listed| (listed.number, listed)).collect();
    let with_times = page.iter().filter_map(|(candidate, times)| {
        let listed = cards.remove(&candidate.number)?;
        let reasons = reasons(&listed, candidate, times, wanted, average);
        let zone = question.zone(candidate.number);
        let time = |time: &OfferedTime| AvailableTime {
            starts_at: time.starts_at.rfc3339(&zone),
            ends_at: time.ends_at.rfc3339(&zone),
            sitting_id: time.sitting_id,
            position: time.position,
            department_id: time.elsewhere,
        };
        let next_times: Vec<AvailableTime> = times.iter().map(time).collect();
        let next_available = next_times.first().map(|first| first.starts_at.clone());
        Some(DoctorCard { next_available, next_times, reasons, ..listed.card })
    });
    Ok(with_times.collect())
}

fn reasons(
    listed: &Listed,
    candidate: &Candidate,
    times: &[OfferedTime],
    wanted: &Wanted,
    average: i64,
) -> Vec<Reason> {
    let Listed { card, keeps, .. } = listed;
    match wanted.sort {
        Sort::Popular if card.patients_seen > 0 => vec![Reason::PatientsSeen],
        Sort::Recommended => {
            let tenths = card.rating.average.map_or(0, |average| (average * 10.0).round() as i64);
            let standing = Standing {
                rating: order::weighed_rating(tenths * 100, card.rating.count, average),
                keeps: *keeps,
                acquaintance: wanted.affinity.with(card.id, &card.specializations),
            };
            let next = order::minute(times.first().map(|first| first.starts_at));
            standing.reasons(average, recommend::wait(recommend::opened(candidate.key), next))
        }
        _ => Vec::new(),
    }
}
