//! Closed vocabularies: an enum whose variants are words in the database, in JSON and in messages.

/// Declares an enum of words. Each variant has exactly one spelling, used in columns, JSON and the API document.
///
/// Gives `ALL`, `as_str`, `Display`, `FromStr` (error: [`UnknownWord`]), serde and OpenAPI implementations,
/// and makes it a text column. The API document knows it by its own name, or by that of `#[schema(as = …)]`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:tt),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(::sea_orm::DeriveValueType)]
        #[derive(::serde::Serialize, ::serde::Deserialize, ::utoipa::ToSchema)]
        #[sea_orm(value_type = "String")]
        $(#[$meta])*
        $vis enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::word::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($word => Ok($name::$variant),)+ _ => Err($crate::word::UnknownWord) }
            }
        }
    };
}

/// The text is none of the words of this vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of the known words")]
pub struct UnknownWord;

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;

    crate::words! {
        enum Mood { Glad = "glad", VerySad = "very_sad" }
    }

    #[test]
    fn a_word_is_spelled_the_same_in_text_in_json_and_in_the_api_document() {
        let words: Vec<&str> = Mood::ALL.iter().map(|mood| mood.as_str()).collect();
        let document = serde_json::to_value(Mood::schema()).unwrap();
        assert_eq!(words, ["glad", "very_sad"]);
        assert_eq!(serde_json::to_value(Mood::ALL).unwrap(), serde_json::json!(words));
        assert_eq!(document["enum"], serde_json::json!(words));
        assert_eq!("very_sad".parse(), Ok(Mood::VerySad));
    }
}
