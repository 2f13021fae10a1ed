//! Who booked: the patient's own account, the clinic's people, or nobody before the patient stood at the desk. Counts every
//! visit that was confirmed, also one that was cancelled later.

use super::{
    measures::{Values, count, rate},
    model::{By, VisitFigures, rate as part},
    views::Measure,
};

pub const MEASURES: [Measure; 3] = [count("booked"), rate("share_bp"), count("cancelled")];

pub const BY: [By; 1] = [By::Source];

pub fn values(figures: &VisitFigures, all: &VisitFigures) -> Values {
    let made = figures.booked + figures.cancelled;
    vec![Some(made), part(made, all.booked + all.cancelled), Some(figures.cancelled)]
}
