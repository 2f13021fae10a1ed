//! What letters say: the message files in `locales/`, compiled in.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};
pub use kernel::language::Language;

static_loader! {
    static MESSAGES = {
        locales: "./locales",
        fallback_language: "en",
        // Fluent would fence off every argument; see `Language::fenced` for those that need it.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// In the order of [`Language::ALL`], which is that of the variants.
static IDENTIFIERS: LazyLock<[LanguageIdentifier; Language::ALL.len()]> = LazyLock::new(|| {
    Language::ALL.map(|language| language.tag().parse().expect("the tags of `Language` are well formed"))
});

pub trait Speaks {
    /// The message `key`. One that is missing shows as `⟦key⟧`, visible to the test that writes every letter.
    fn message(self, key: &str, arguments: &[(&'static str, &str)]) -> String;
}

impl Speaks for Language {
    fn message(self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> = arguments
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(self.fenced(value))))
            .collect();
        let said = MESSAGES.try_lookup_with_args(&IDENTIFIERS[self as usize], key, &arguments);
        said.unwrap_or_else(|| format!("⟦{key}⟧"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(language: Language, file: &str) -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag());
        let text = std::fs::read_to_string(folder.join(file)).expect("every language has the file");
        let keys =
            text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" ="));
        keys.map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with(' ')).collect()
    }

    #[test]
    fn every_language_has_every_message() {
        for file in ["mail.ftl", "format.ftl"] {
            let english = keys(Language::English, file);
            assert!(!english.is_empty());
            for language in Language::ALL {
                assert_eq!(keys(language, file), english, "{} {file}", language.tag());
            }
        }
    }

    #[test]
    fn latin_words_in_a_right_to_left_sentence_are_fenced_off() {
        let said = Language::Urdu.message("calendar-summary", &[("doctor", "Dr Sana")]);
        assert!(said.contains("\u{2068}Dr Sana\u{2069}"), "{said}");
        assert!(!Language::Urdu.message("calendar-summary", &[("doctor", "ثنا")]).contains('\u{2068}'));
    }
}
