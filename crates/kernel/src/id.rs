//! Typed ids: a UUIDv7 inside, a prefix and 26 letters outside (TypeID specification 0.3, Crockford base 32).

use std::fmt;

/// Why a text is not an id of the wanted kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("the id has another kind's prefix")]
    Prefix,
    #[error("the id is not 26 characters of base 32")]
    Suffix,
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes `prefix_` and the 26-character form of the 128 bits.
pub fn write(prefix: &str, id: uuid::Uuid, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let bits = id.as_u128();
    let mut text = [0_u8; 26];
    for (place, letter) in text.iter_mut().enumerate() {
        *letter = ALPHABET[(bits >> (5 * (25 - place)) & 31) as usize];
    }
    f.write_str(prefix)?;
    f.write_str("_")?;
    f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

/// Reads what [`write`] wrote. Strict: lower case only, so that an id has one spelling.
pub fn parse(prefix: &str, text: &str) -> Result<uuid::Uuid, IdError> {
    let suffix = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(IdError::Prefix)?;
    // 26 × 5 = 130 bits: the first letter may only carry three.
    if suffix.len() != 26 || suffix.as_bytes()[0] > b'7' {
        return Err(IdError::Suffix);
    }
    let mut bits = 0_u128;
    for letter in suffix.bytes() {
        let value = ALPHABET.iter().position(|&known| known == letter).ok_or(IdError::Suffix)?;
        bits = bits << 5 | value as u128;
    }
    Ok(uuid::Uuid::from_u128(bits))
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident = $prefix:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::DeriveValueType)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            pub const PREFIX: &'static str = $prefix;
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self { Self(id) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write($prefix, self.0, f) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self, f) }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> { parse($prefix, text).map(Self) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.collect_str(self) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(|_| serde::de::Error::custom(concat!("not an id of the form ", $prefix, "_…")))
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some(concat!("^", $prefix, "_[0-7][0-9a-hjkmnp-tv-z]{25}$")))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}

        // Columns need it to exist; our ids are never made from a counter.
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    AccountId = "acc",
    SessionId = "ses",
    RoleGrantId = "rol",
    InvitationId = "inv",
    /// A record that is open to a doctor in an emergency.
    EmergencyId = "eme",
    ClinicId = "cli",
    DepartmentId = "dep",
    /// A room or a device of a clinic.
    ResourceId = "rsc",
    DoctorId = "doc",
    /// What a doctor shows the clinic that looks at their application.
    DoctorDocumentId = "dcm",
    SpecializationId = "spe",
    QualificationId = "qua",
    ServiceId = "svc",
    PatientId = "pat",
    /// A row of a doctor's weekly hours.
    HoursId = "hrs",
    LeaveId = "lea",
    /// Days on which a clinic is closed.
    HolidayId = "hol",
    /// A dated block of a doctor's work: computed from the weekly hours and the date, never stored.
    SittingId = "sit",
    AppointmentId = "apt",
    /// What is offered instead of a visit that was crossed out.
    ReplacementId = "rep",
    /// A charge: what `/transactions` lists.
    TransactionId = "txn",
    RefundId = "ref",
    /// A transfer in the ledger: the entries that balance together.
    TransferId = "trf",
    /// A count of a clinic's till.
    TillClosingId = "til",
    ReviewId = "rev",
    JobId = "job",
    MailId = "mai",
    TestMailId = "tml",
    AuditId = "aud",
}

/// The sitting of a row of weekly hours on one date (UUIDv5 of the date in the row's namespace), so that the
/// same block has the same id on every node and after every restart without a table of its own.
pub fn sitting_id(hours: HoursId, date: jiff::civil::Date) -> SittingId {
    SittingId(uuid::Uuid::new_v5(&hours.0, date.to_string().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_as_it_was_written(bits in any::<u128>()) {
            let id = DoctorId(uuid::Uuid::from_u128(bits));
            prop_assert_eq!(id.to_string().parse::<DoctorId>(), Ok(id));
            prop_assert_eq!(id.to_string().parse::<PatientId>(), Err(IdError::Prefix));
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,40}") {
            let _ = text.parse::<DoctorId>();
            let _ = format!("doc_{text}").parse::<DoctorId>();
        }
    }

    #[test]
    fn the_specification_example_is_written_alike() {
        let id = uuid::Uuid::from_u128(0x0188_bac7_4afa_78aa_bc3b_bd1e_ef28_d881);
        assert_eq!(AccountId(id).to_string(), "acc_01h2xcejqtf2nbrexx3vqjhp41");
    }
}
