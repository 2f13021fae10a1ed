//! JSON merge patch (RFC 7396): telling a member that is `null` from one that is left out.

use serde::{Deserialize, Deserializer};

/// For `Option<Option<T>>` with `#[serde(default, deserialize_with = "crate::patch::present")]`: left out is `None`,
/// `null` is `Some(None)`.
pub fn present<'de, T, D>(from: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::<T>::deserialize(from).map(Some)
}

/// For `Option<T>` of what is never empty, with `#[serde(default, deserialize_with = "crate::patch::given")]`: left out is
/// `None`; `null` is refused as any other value of a wrong type.
pub fn given<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(from).map(Some)
}
