//! Words and sums of money: pure.

use kernel::{
    id::{AccountId, ClinicId},
    money::Price,
};

kernel::words! {
    /// Where a charge stands. `pending` ends in `paid` or `failed`; what was paid may be given back in parts.
    #[schema(as = TransactionStatus)]
    pub enum Status {
        Pending = "pending",
        Paid = "paid",
        Failed = "failed",
        PartlyRefunded = "partly_refunded",
        Refunded = "refunded",
    }
}

kernel::words! {
    /// Where a refund stands.
    pub enum RefundStatus {
        Pending = "pending",
        Succeeded = "succeeded",
        Failed = "failed",
    }
}

kernel::words! {
    /// How somebody paid. What exactly they chose (a card) is the gateway's business and is never kept.
    pub enum Method {
        /// Through the gateway.
        Card = "card",
        /// Coins and notes at the desk.
        Cash = "cash",
        /// The desk's own card machine.
        CardAtDesk = "card_at_desk",
    }
}

impl Method {
    pub fn is_at_desk(self) -> bool {
        matches!(self, Self::Cash | Self::CardAtDesk)
    }
}

/// The name in `charges.gateway` of money that the desk took itself.
pub const DESK: &str = "desk";

/// Something to be paid for. Today an appointment; payments do not need to know.
#[derive(Clone, Copy, Debug)]
pub struct Payable {
    pub id: uuid::Uuid,
    /// Whose it is; none for a patient without an account.
    pub account_id: Option<AccountId>,
    pub clinic_id: ClinicId,
    /// The snapshot taken when it was promised.
    pub price: Price,
}

impl Status {
    /// Of a charge that was paid, after `settled` minor units of `total` were given back.
    pub fn after_refunds(settled: i64, total: i64) -> Self {
        match settled {
            settled if settled >= total => Self::Refunded,
            0 => Self::Paid,
            _ => Self::PartlyRefunded,
        }
    }
}

/// How much of a refund is tax. After `refunded` of `total` the tax given back is its proportional share, rounded half
/// up once on the whole; what earlier refunds gave back already (`tax_before`) is taken off, so that refunding the rest
/// always gives back the tax to the last minor unit.
pub fn tax_in_refund(amount: i64, refunded: i64, total: i64, tax: i64, tax_before: i64) -> i64 {
    if total <= 0 {
        return 0;
    }
    let share = (i128::from(tax) * i128::from(refunded) * 2 + i128::from(total)) / (2 * i128::from(total));
    let share = i64::try_from(share).unwrap_or(tax);
    (share - tax_before).clamp(0, amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_of_a_price_gives_back_half_of_its_tax() {
        assert_eq!(tax_in_refund(82_500, 82_500, 165_000, 15_000, 0), 7_500);
        assert_eq!(tax_in_refund(82_500, 165_000, 165_000, 15_000, 7_500), 7_500);
    }

    proptest! {
        #[test]
        fn parts_that_make_the_whole_give_back_the_whole_tax(
            fee in 0_i64..1_000_000, rate in 0_i64..10_000, cuts in prop::collection::vec(1_i64..400_000, 0..8),
        ) {
            let tax = (fee * rate + 5_000) / 10_000;
            let total = fee + tax;
            let (mut refunded, mut tax_back) = (0, 0);
            for amount in cuts.into_iter().chain([i64::MAX]) {
                let amount = amount.min(total - refunded);
                refunded += amount;
                let part = tax_in_refund(amount, refunded, total, tax, tax_back);
                prop_assert!(part >= 0 && part <= amount);
                tax_back += part;
            }
            prop_assert_eq!(tax_back, tax);
        }
    }
}
