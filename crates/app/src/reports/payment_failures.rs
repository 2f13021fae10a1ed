//! Payments that were asked for and did not come about, of those that are decided; by the day on which they were asked for.

use super::{
    measures::{Values, count, rate},
    model::{By, MoneyFigures, rate as part},
    views::Measure,
};

pub const MEASURES: [Measure; 3] = [count("payments"), count("failed"), rate("rate_bp")];

pub const BY: [By; 5] = super::revenue::BY;

pub fn values(figures: &MoneyFigures) -> Values {
    let all = figures.paid + figures.failed;
    vec![Some(all), Some(figures.failed), part(figures.failed, all)]
}
