//! Missed visits. The rate is of the visits whose patient was expected and came or did not: those missed, of those missed
//! and kept (Dantas et al., "No-shows in appointment scheduling – a systematic literature review", Health Policy 2018).
//! Visits still to come, and those that were cancelled, are in neither.

use super::{
    measures::{Values, count, rate},
    model::{By, VisitFigures, rate as part},
    views::Measure,
};

pub const MEASURES: [Measure; 3] = [count("visits"), count("missed"), rate("rate_bp")];

pub const BY: [By; 8] =
    [By::Day, By::Month, By::Doctor, By::Department, By::Service, By::LeadTime, By::Patient, By::Source];

pub fn values(figures: &VisitFigures, _: &VisitFigures) -> Values {
    let visits = figures.came + figures.missed;
    vec![Some(visits), Some(figures.missed), part(figures.missed, visits)]
}
