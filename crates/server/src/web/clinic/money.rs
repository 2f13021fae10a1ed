//! Amounts as people type them: `2750`, `2,750.50`.

use kernel::fields::Complaint;
use kernel::language::Language;
use kernel::money::{Currency, Money};

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
}
