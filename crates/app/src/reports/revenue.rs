//! What was taken, what of it is tax, what was promised back, and what is left: by the day on which the ledger booked it, on
//! an accrual basis (a refund counts when it is promised, and no longer when the promise is withdrawn).

use super::{
    measures::{Values, money},
    model::{By, MoneyFigures},
    views::Measure,
};

pub const MEASURES: [Measure; 5] =
    [money("charged"), money("tax"), money("refunded"), money("tax_refunded"), money("net")];

pub const BY: [By; 5] = [By::Day, By::Month, By::Doctor, By::Department, By::Service];

pub fn values(figures: &MoneyFigures) -> Values {
    let MoneyFigures { charged, tax, refunded, tax_refunded, .. } = *figures;
    [charged, tax, refunded, tax_refunded, charged - refunded].map(Some).to_vec()
}
