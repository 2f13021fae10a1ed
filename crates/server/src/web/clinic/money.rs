//! Amounts as people type them: `2750`, `2,750.50`.

use kernel::fields::Complaint;
use kernel::money::{Currency, Money};

/// An amount in major units becomes minor ones; empty is nothing. More decimals than the currency has are refused.
pub fn typed(text: &str, currency: Currency) -> Result<Option<Money>, Complaint> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Complaint::new("not_a_number", "Write an amount like 1500 or 1500.50.");
    let digits = currency.minor_digits() as usize;
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > digits || !plain(whole) || !plain(part) {
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
        let read = |text: &str, currency| typed(text, currency).map(|money| money.map(|money| money.amount));
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
