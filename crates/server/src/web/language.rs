//! The languages the product speaks, and the message files compiled into the binary.
//!
//! A new language is a folder in `locales/` with the same files and a variant here; a test holds
//! that every folder has the same messages.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

static_loader! {
    static MESSAGES = {
        locales: "./locales",
        fallback_language: "en",
        // Fluent would fence off every argument; see `fenced` for those that need it.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier("en"));
static URDU: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier("ur"));

/// A language with a complete folder of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    Urdu,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::Urdu];

    /// The BCP 47 tag, as in `<html lang>` and in an account's `locale`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Urdu => "ur",
        }
    }

    /// Its name in itself: a reader looking for Urdu does not search for the word "Urdu".
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Urdu => "اردو",
        }
    }

    /// `ltr` or `rtl`, as in `<html dir>`.
    pub fn direction(self) -> &'static str {
        match self {
            Language::English => "ltr",
            Language::Urdu => "rtl",
        }
    }

    /// Reads a stored choice or an account's locale; region and script are ignored (`ur-PK` is Urdu).
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The best match for an `Accept-Language` header, by its quality values (RFC 9110 §12.5.4).
    pub fn from_accept_language(header: &str) -> Language {
        let mut best = (Language::default(), 0.0_f32);
        for part in header.split(',') {
            let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
            let quality = parameters.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse).unwrap_or(0.0);
            if let Some(language) = Language::from_tag(tag)
                && quality > best.1
            {
                best = (language, quality);
            }
        }
        best.0
    }

    /// The message `key` with its arguments. A missing message shows as `⟦key⟧`: visible to a
    /// reader of the page and to the test that renders every page.
    pub fn message(self, key: &str, arguments: &[(&'static str, FluentValue<'static>)]) -> String {
        let found = if arguments.is_empty() {
            self.find(key)
        } else {
            let arguments: HashMap<Cow<'static, str>, FluentValue<'static>> =
                arguments.iter().map(|(name, value)| (Cow::Borrowed(*name), self.fenced(value))).collect();
            MESSAGES.try_lookup_with_args(self.identifier(), key, &arguments)
        };
        found.unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// The message `key`, if there is one.
    pub fn find(self, key: &str) -> Option<String> {
        MESSAGES.try_lookup(self.identifier(), key)
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Language::English => &ENGLISH,
            Language::Urdu => &URDU,
        }
    }

    /// Latin words inside a right-to-left sentence are fenced off with isolation marks, so that
    /// they do not pull the numbers beside them to the wrong side. Only those: a sentence whose
    /// every word is fenced has no direction of its own left, and would run left to right.
    fn fenced(self, value: &FluentValue<'static>) -> FluentValue<'static> {
        match value {
            FluentValue::String(text)
                if self.direction() == "rtl" && text.contains(|c: char| c.is_ascii_alphabetic()) =>
            {
                FluentValue::from(format!("\u{2068}{text}\u{2069}"))
            }
            other => other.clone(),
        }
    }
}

fn identifier(tag: &'static str) -> LanguageIdentifier {
    tag.parse().expect("the tags of `Language` are well formed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_of_the_browser_is_chosen_by_quality() {
        assert_eq!(Language::from_accept_language("de, ur-PK;q=0.8, en;q=0.5"), Language::Urdu);
        assert_eq!(Language::from_accept_language("en-GB,ur;q=0.1"), Language::English);
        assert_eq!(Language::from_accept_language("ur;q=nonsense"), Language::English);
        assert_eq!(Language::from_accept_language(""), Language::English);
    }

    #[test]
    fn a_missing_message_is_visible() {
        assert_eq!(Language::English.message("no-such-message", &[]), "⟦no-such-message⟧");
    }
}
