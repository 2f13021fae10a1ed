//! The languages that pages and letters are written in, and what each writes differently besides its words: direction,
//! hours and numbers, by the Unicode CLDR, always with Latin digits.

use std::borrow::Cow;

use jiff::Zoned;

use crate::money::Money;

/// A language with a complete folder of messages, for pages and for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    Urdu,
    Arabic,
    Hindi,
    Spanish,
    French,
}

impl Language {
    pub const ALL: [Self; 6] =
        [Self::English, Self::Urdu, Self::Arabic, Self::Hindi, Self::Spanish, Self::French];

    /// The BCP 47 tag, as in `<html lang>` and in an account's `locale`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Urdu => "ur",
            Self::Arabic => "ar",
            Self::Hindi => "hi",
            Self::Spanish => "es",
            Self::French => "fr",
        }
    }

    /// Its name in itself: a reader looking for Urdu does not search for the word "Urdu".
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Urdu => "اردو",
            Self::Arabic => "العربية",
            Self::Hindi => "हिन्दी",
            Self::Spanish => "Español",
            Self::French => "Français",
        }
    }

    /// `ltr` or `rtl`, as in `<html dir>`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Urdu | Self::Arabic => "rtl",
            Self::English | Self::Hindi | Self::Spanish | Self::French => "ltr",
        }
    }

    /// Reads a tag; region and script are ignored (`ur-PK` is Urdu).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// Of an account's locale; English for one that we do not speak.
    pub fn of_locale(locale: &str) -> Self {
        Self::from_tag(locale).unwrap_or_default()
    }

    /// The best match for an `Accept-Language` header, by its quality values (RFC 9110 §12.5.4).
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (Self::default(), 0.0_f32);
        for part in header.split(',') {
            let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
            let quality = parameters.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse).unwrap_or(0.0);
            if let Some(language) = Self::from_tag(tag)
                && quality > best.1
            {
                best = (language, quality);
            }
        }
        best.0
    }

    /// Latin words inside a right-to-left sentence are fenced off with isolation marks, so that they do not pull the
    /// numbers beside them to the wrong side. Only those: a sentence whose every word is fenced has no direction of its
    /// own left, and would run left to right.
    pub fn fenced(self, words: &str) -> Cow<'_, str> {
        if self.direction() == "rtl" && words.contains(|c: char| c.is_ascii_alphabetic()) {
            Cow::Owned(format!("\u{2068}{words}\u{2069}"))
        } else {
            Cow::Borrowed(words)
        }
    }

    /// Whether hours are counted to 24 where nobody chose otherwise.
    pub fn counts_24_hours(self) -> bool {
        matches!(self, Self::Spanish | Self::French)
    }

    /// A whole number with its thousands set apart: `1,234,567`, in Hindi `12,34,567`.
    pub fn number(self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let sign = if number < 0 { self.minus() } else { "" };
        // In Spanish a number of four digits stays in one piece.
        let least = if self == Self::Spanish { 5 } else { 4 };
        if digits.len() < least {
            return format!("{sign}{digits}");
        }
        let mut shown = sign.to_owned();
        for (at, digit) in digits.char_indices() {
            if at > 0 && self.is_set_apart(digits.len() - at) {
                shown.push(self.group_mark());
            }
            shown.push(digit);
        }
        shown
    }

    /// Whether a mark stands before the last `places` digits.
    fn is_set_apart(self, places: usize) -> bool {
        match self {
            // A thousand, then by the hundred: a lakh, a crore.
            Self::Hindi => places >= 3 && (places - 3).is_multiple_of(2),
            _ => places.is_multiple_of(3),
        }
    }

    /// Where lines run right to left, with the mark that keeps it before its digits.
    pub fn minus(self) -> &'static str {
        if self.direction() == "rtl" { "\u{200e}−" } else { "−" }
    }

    /// What sets thousands apart.
    fn group_mark(self) -> char {
        match self {
            Self::Spanish => '.',
            Self::French => '\u{202f}',
            Self::English | Self::Urdu | Self::Arabic | Self::Hindi => ',',
        }
    }

    /// What stands before the decimals.
    pub fn decimal_sign(self) -> char {
        match self {
            Self::Spanish | Self::French => ',',
            Self::English | Self::Urdu | Self::Arabic | Self::Hindi => '.',
        }
    }

    /// A number of a whole part and the digits behind its decimal sign, of which there may be none.
    pub fn decimal(self, whole: i64, fraction: &str) -> String {
        let whole = self.number(whole);
        if fraction.is_empty() { whole } else { format!("{whole}{}{fraction}", self.decimal_sign()) }
    }

    /// The digits before and behind the decimal sign of a number that a person typed, with or without marks between
    /// thousands. A point or a comma that is the other sign elsewhere is taken for what it can only be: `25,50` is no
    /// thousands in any language. Nothing where it could be either, or is no number.
    pub fn read_decimal(self, typed: &str) -> Option<(String, String)> {
        let is_mark = |letter: char| letter == ',' || letter == '.';
        let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let marks: Vec<char> = typed.chars().filter(|letter| is_mark(*letter)).collect();
        let mut groups: Vec<&str> = typed.split(is_mark).collect();
        let mut fraction = "";
        if let Some(last) = marks.last() {
            let is_alone = marks.iter().filter(|mark| *mark == last).count() == 1;
            let is_short = groups.last().is_some_and(|behind| behind.len() < 3);
            if is_alone && (*last == self.decimal_sign() || is_short) {
                fraction = groups.pop()?;
            } else if is_alone && *last != self.group_mark() {
                return None;
            }
        }
        let are_thousands = |(at, group): (usize, &&str)| match at {
            0 => matches!(group.len(), 1..=3),
            at if at == groups.len() - 1 => group.len() == 3,
            _ => matches!(group.len(), 2..=3) && marks[at] == marks[0],
        };
        let is_whole = groups.len() == 1 || groups.iter().enumerate().all(are_thousands);
        let digits = groups.concat();
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = is_whole && !digits.is_empty() && are_digits(&digits) && are_digits(fraction);
        is_number.then(|| (digits, fraction.to_owned()))
    }

    /// The amount without its currency; minor units only where there are some: `2,500`, `2,500.50`.
    pub fn amount(self, money: Money) -> String {
        let digits = money.currency.minor_digits();
        let unit = 10_i64.pow(digits);
        let (whole, part) = (money.amount.abs() / unit, money.amount.abs() % unit);
        let fraction =
            if part == 0 { String::new() } else { format!("{part:0width$}", width = digits as usize) };
        let sign = if money.amount < 0 { self.minus() } else { "" };
        format!("{sign}{}", self.decimal(whole, &fraction))
    }
}

/// The message that names the part of the day of an hour, 0 to 23. Languages divide it differently, and English makes
/// am and pm of these.
pub fn part_of_day(hour: i8) -> &'static str {
    match hour {
        0..=3 => "period-small-hours",
        4..=11 => "period-morning",
        12..=14 => "period-noon",
        15..=16 => "period-afternoon",
        17..=19 => "period-evening",
        _ => "period-night",
    }
}

/// How far from UTC it is there and then: `+5`, `+5:30`, `−3`.
pub fn offset(at: &Zoned) -> String {
    let seconds = at.offset().seconds();
    let sign = if seconds < 0 { '−' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    if minutes == 0 { format!("{sign}{hours}") } else { format!("{sign}{hours}:{minutes:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn numbers_are_set_apart_as_each_language_does() {
        let written = |number| Language::ALL.map(|language| language.number(number));
        assert_eq!(
            written(1_234_567),
            ["1,234,567", "1,234,567", "1,234,567", "12,34,567", "1.234.567", "1\u{202f}234\u{202f}567"]
        );
        assert_eq!(written(1_234), ["1,234", "1,234", "1,234", "1,234", "1234", "1\u{202f}234"]);
        assert_eq!(written(-999), ["−999", "\u{200e}−999", "\u{200e}−999", "−999", "−999", "−999"]);
        assert_eq!(Language::Hindi.number(100_000), "1,00,000");
        assert_eq!(Language::Spanish.number(12_345), "12.345");
    }

    #[test]
    fn amounts_show_their_minor_units_only_where_there_are_some() {
        let money = |amount, currency| Money { amount, currency };
        assert_eq!(Language::English.amount(money(250_000, Currency::Pkr)), "2,500");
        assert_eq!(Language::English.amount(money(250_050, Currency::Pkr)), "2,500.50");
        assert_eq!(Language::English.amount(money(-5, Currency::Usd)), "−0.05");
        assert_eq!(Language::English.amount(money(1_500, Currency::Kwd)), "1.500");
        assert_eq!(Language::English.amount(money(1_234_567, Currency::Jpy)), "1,234,567");
        assert_eq!(Language::French.amount(money(250_050, Currency::Eur)), "2\u{202f}500,50");
        assert_eq!(Language::Hindi.amount(money(1_234_567_890, Currency::Inr)), "1,23,45,678.90");
    }

    #[test]
    fn numbers_are_read_as_they_are_written_and_never_a_hundred_times_too_large() {
        let read = |language: Language, typed: &str| {
            let parts = language.read_decimal(typed)?;
            Some(if parts.1.is_empty() { parts.0 } else { format!("{}.{}", parts.0, parts.1) })
        };
        for language in Language::ALL {
            for number in [7_i64, 1_234, 12_345_678] {
                assert_eq!(
                    read(language, &language.number(number)),
                    Some(number.to_string()),
                    "{language:?}"
                );
                let with_cents = language.decimal(number, "05");
                assert_eq!(read(language, &with_cents), Some(format!("{number}.05")), "{language:?}");
            }
            assert_eq!(read(language, "25,50"), Some("25.50".to_owned()), "{language:?}");
            assert_eq!(read(language, " 25.50 "), Some("25.50".to_owned()), "{language:?}");
            assert_eq!(read(language, "1.500,50"), Some("1500.50".to_owned()), "{language:?}");
            for wrong in ["", ".5", "-5", "1e9", "abc", "1,2,3", "12,34.567.8", "1.5.5"] {
                assert_eq!(read(language, wrong), None, "{language:?} {wrong}");
            }
        }
        assert_eq!(read(Language::English, "1,500"), Some("1500".to_owned()));
        assert_eq!(read(Language::Spanish, "1.500"), Some("1500".to_owned()));
        // A thousand and a half, or one and a half: the reader says which.
        assert_eq!(read(Language::French, "1.500"), None);
        assert_eq!(read(Language::English, "1.500"), Some("1.500".to_owned()));
    }

    #[test]
    fn an_offset_with_minutes_is_told_in_full() {
        let at = |text: &str| text.parse::<Zoned>().unwrap();
        assert_eq!(offset(&at("2026-11-23T12:00:00+05:45[Asia/Kathmandu]")), "+5:45");
        assert_eq!(offset(&at("2026-11-23T12:00:00-05:00[America/New_York]")), "−5");
    }

    #[test]
    fn the_preferred_language_of_the_browser_is_chosen_by_quality() {
        assert_eq!(Language::from_accept_language("de, ur-PK;q=0.8, en;q=0.5"), Language::Urdu);
        assert_eq!(Language::from_accept_language("en-GB,ur;q=0.1"), Language::English);
        assert_eq!(Language::from_accept_language("ur;q=nonsense"), Language::English);
        assert_eq!(Language::from_accept_language(""), Language::English);
    }

    #[test]
    fn latin_words_are_fenced_off_where_the_sentence_runs_the_other_way() {
        assert_eq!(Language::Urdu.fenced("Dr Sana"), "\u{2068}Dr Sana\u{2069}");
        assert_eq!(Language::Arabic.fenced("ثنا"), "ثنا");
        assert_eq!(Language::French.fenced("Dr Sana"), "Dr Sana");
    }

    #[test]
    fn the_variants_are_counted_in_the_order_in_which_all_are_listed() {
        assert_eq!(Language::ALL.map(|language| language as usize), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_tag_with_a_region_names_its_language() {
        assert_eq!(Language::from_tag("ur-PK"), Some(Language::Urdu));
        assert_eq!(Language::from_tag(" FR_ca "), Some(Language::French));
        assert_eq!(Language::from_tag("tlh"), None);
        assert_eq!(Language::from_tag(""), None);
        assert_eq!(Language::of_locale("tlh"), Language::English);
    }
}
