//! Money in minor units, tax in basis points, one rounding rule; amounts as people type them.

use crate::{fields::Complaint, language::Language};

crate::words! {
    /// Currencies a clinic may charge in (ISO 4217).
    pub enum Currency {
        Pkr = "PKR", Inr = "INR", Usd = "USD", Eur = "EUR", Gbp = "GBP", Aed = "AED", Sar = "SAR", Bdt = "BDT",
        Jpy = "JPY", Kwd = "KWD", Bhd = "BHD", Mxn = "MXN",
    }
}

impl Currency {
    /// How many decimal digits the minor unit has (ISO 4217).
    pub fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy => 0,
            Self::Kwd | Self::Bhd => 3,
            Self::Pkr | Self::Inr | Self::Usd | Self::Eur | Self::Gbp => 2,
            Self::Aed | Self::Sar | Self::Bdt | Self::Mxn => 2,
        }
    }
}

/// An amount of minor units (paisa, cents) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units: 150000 is PKR 1,500.00.
    pub amount: i64,
    pub currency: Currency,
}

/// The most any price may be, in minor units: far above a real fee and far below where sums could overflow.
pub const MOST: i64 = 100_000_000_000;

/// So many basis points of an amount in minor units, rounded half up to the minor unit once.
pub fn share(amount: i64, basis_points: u16) -> i64 {
    (amount * i64::from(basis_points) + 5_000).div_euclid(10_000)
}

/// What one visit costs: the snapshot kept with the appointment. `total = fee + tax`, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Price {
    pub fee: Money,
    /// Basis points: 1000 is 10 %.
    pub tax_rate_bp: u16,
    pub tax: Money,
    pub total: Money,
}

impl Price {
    /// Tax on `fee`, rounded half up to the minor unit once, on the fee as a whole (not per line).
    ///
    /// `fee` is 0..=[`MOST`]; `tax_rate_bp` at most 10000, both checked where they are entered.
    pub fn of(fee: Money, tax_rate_bp: u16) -> Self {
        let tax = share(fee.amount, tax_rate_bp);
        Self {
            fee,
            tax_rate_bp,
            tax: Money { amount: tax, ..fee },
            total: Money { amount: fee.amount + tax, ..fee },
        }
    }
}

/// An amount in major units, as people who read `language` write it, becomes minor ones; empty is nothing. More decimals
/// than the currency has are refused.
pub fn typed(language: Language, text: &str, currency: Currency) -> Result<Option<Money>, Complaint> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Complaint::new("not_an_amount", "Write an amount like 1500 or 1500.50.");
    let digits = currency.minor_digits() as usize;
    let (whole, part) = language.read_decimal(text).ok_or_else(wrong)?;
    if whole.len() > 12 || part.len() > digits {
        return Err(wrong());
    }
    let minor = format!("{whole}{part:0<digits$}");
    let amount = minor.parse().map_err(|_| wrong())?;
    Ok(Some(Money { amount, currency }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pkr(amount: i64) -> Money {
        Money { amount, currency: Currency::Pkr }
    }

    #[test]
    fn tax_is_rounded_half_up_on_the_minor_unit() {
        for (fee, rate, tax) in
            [(150_000, 1000, 15_000), (5, 1000, 1), (4, 1000, 0), (333, 1750, 58), (0, 1000, 0)]
        {
            assert_eq!(Price::of(pkr(fee), rate).tax.amount, tax, "{fee} at {rate}");
        }
    }

    #[test]
    fn amounts_are_read_to_the_minor_unit() {
        let read = |text: &str, currency| {
            typed(Language::English, text, currency).map(|money| money.map(|money| money.amount))
        };
        for (text, amount) in [("1500", 150_000), ("1,500.5", 150_050), (" 0.05 ", 5), ("0", 0)] {
            assert_eq!(read(text, Currency::Pkr), Ok(Some(amount)), "{text}");
        }
        assert_eq!(read("1500", Currency::Jpy), Ok(Some(1500)));
        assert_eq!(read("", Currency::Pkr), Ok(None));
        for wrong in ["-5", "1.505", "abc", ".5", "1e9", "9999999999999"] {
            assert!(read(wrong, Currency::Pkr).is_err(), "{wrong}");
        }
        assert!(read("1.5", Currency::Jpy).is_err());
    }

    proptest! {
        #[test]
        fn a_price_adds_up_and_its_tax_is_within_half_a_unit(fee in 0..=MOST, rate in 0_u16..=10_000) {
            let price = Price::of(pkr(fee), rate);
            prop_assert_eq!(price.total.amount, price.fee.amount + price.tax.amount);
            let exact = i128::from(fee) * i128::from(rate);
            let rounded = i128::from(price.tax.amount) * 10_000;
            prop_assert!((exact - rounded).abs() <= 5_000);
        }
    }
}
