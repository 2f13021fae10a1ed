//! Visits that were cancelled so late that hardly anybody else can be given the time: less than a day before they should
//! have begun, by whomever. The rate is of the visits that were kept, missed or cancelled late (as the no-show rate counts
//! late cancellations where it includes them; Dantas et al., Health Policy 2018).

use super::{
    measures::{Values, count, rate},
    model::{VisitFigures, rate as part},
    views::Measure,
};

pub const LATE_HOURS: i64 = 24;

pub const MEASURES: [Measure; 4] =
    [count("visits"), count("cancelled"), count("cancelled_late"), rate("rate_bp")];

pub use super::no_shows::BY;

pub fn values(figures: &VisitFigures, _: &VisitFigures) -> Values {
    let visits = figures.came + figures.missed + figures.cancelled_late;
    let late = figures.cancelled_late;
    vec![Some(visits), Some(figures.cancelled), Some(late), part(late, visits)]
}
