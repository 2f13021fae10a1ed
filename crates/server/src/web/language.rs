//! What pages say, in the message files of `locales/`, which are compiled into the binary.
//!
//! A new language is a variant of [`Language`] and a folder here and in the room of letters; a test holds that every
//! folder has the same messages.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};
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
    /// The message `key` with its arguments. A missing message shows as `⟦key⟧`: visible to a
    /// reader of the page and to the test that renders every page.
    fn message(self, key: &str, arguments: &[(&'static str, FluentValue<'static>)]) -> String;

    /// The message `key`, if there is one.
    fn find(self, key: &str) -> Option<String>;
}

impl Speaks for Language {
    fn message(self, key: &str, arguments: &[(&'static str, FluentValue<'static>)]) -> String {
        let found = if arguments.is_empty() {
            self.find(key)
        } else {
            let arguments: HashMap<Cow<'static, str>, FluentValue<'static>> =
                arguments.iter().map(|(name, value)| (Cow::Borrowed(*name), fenced(self, value))).collect();
            MESSAGES.try_lookup_with_args(&IDENTIFIERS[self as usize], key, &arguments)
        };
        found.unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    fn find(self, key: &str) -> Option<String> {
        MESSAGES.try_lookup(&IDENTIFIERS[self as usize], key)
    }
}

fn fenced(language: Language, value: &FluentValue<'static>) -> FluentValue<'static> {
    match value {
        FluentValue::String(text) => FluentValue::from(language.fenced(text).into_owned()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_is_visible() {
        assert_eq!(Language::English.message("no-such-message", &[]), "⟦no-such-message⟧");
    }

    #[test]
    fn a_language_says_its_own_words() {
        let said = Language::ALL.map(|language| language.message("sign-in", &[]));
        assert_eq!(said.iter().collect::<std::collections::BTreeSet<_>>().len(), said.len(), "{said:?}");
        assert_eq!(said[0], "Sign in");
    }
}
