//! The languages letters are written in, and their words: the message files in `locales/`, compiled in.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};

static_loader! {
    static MESSAGES = {
        locales: "./locales",
        fallback_language: "en",
        // Fluent would fence off every argument; `fenced` does it for those that need it.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier("en"));
static URDU: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier("ur"));

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Urdu,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::English, Self::Urdu];

    /// Of an account's locale; English for one that we do not speak.
    pub fn of_locale(locale: &str) -> Self {
        let primary = locale.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag() == primary).unwrap_or(Self::English)
    }

    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Urdu => "ur",
        }
    }

    pub fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
            Self::Urdu => "rtl",
        }
    }

    /// The message `key`. One that is missing shows as `⟦key⟧`, visible to the test that writes every letter.
    pub fn message(self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        let identifier = match self {
            Self::English => &*ENGLISH,
            Self::Urdu => &*URDU,
        };
        let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> = arguments
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(self.fenced(value))))
            .collect();
        MESSAGES.try_lookup_with_args(identifier, key, &arguments).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Latin words inside a right-to-left sentence are fenced off, so that they do not pull the numbers beside them to
    /// the wrong side.
    fn fenced(self, value: &str) -> String {
        if self.direction() == "rtl" && value.contains(|c: char| c.is_ascii_alphabetic()) {
            format!("\u{2068}{value}\u{2069}")
        } else {
            value.to_owned()
        }
    }
}

fn identifier(tag: &'static str) -> LanguageIdentifier {
    tag.parse().expect("the tags of `Language` are well formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(file: &str) -> Vec<&str> {
        file.lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn every_language_has_every_message() {
        let english =
            [include_str!("../../locales/en/mail.ftl"), include_str!("../../locales/en/format.ftl")];
        let urdu = [include_str!("../../locales/ur/mail.ftl"), include_str!("../../locales/ur/format.ftl")];
        for (english, urdu) in english.into_iter().zip(urdu) {
            assert!(!keys(english).is_empty());
            assert_eq!(keys(english), keys(urdu));
        }
    }

    #[test]
    fn a_locale_that_is_not_spoken_is_written_to_in_english() {
        assert_eq!(Language::of_locale("ur-PK"), Language::Urdu);
        assert_eq!(Language::of_locale("fr"), Language::English);
        assert_eq!(Language::of_locale(""), Language::English);
    }

    #[test]
    fn latin_words_in_a_right_to_left_sentence_are_fenced_off() {
        let said = Language::Urdu.message("calendar-summary", &[("doctor", "Dr Sana")]);
        assert!(said.contains("\u{2068}Dr Sana\u{2069}"), "{said}");
        assert!(!Language::Urdu.message("calendar-summary", &[("doctor", "ثنا")]).contains('\u{2068}'));
    }
}
