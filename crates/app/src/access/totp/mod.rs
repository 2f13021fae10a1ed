//! The second factor: codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, thirty seconds, which is what
//! every app can) and recovery codes for whoever has lost it.
//!
//! The secret is kept sealed and shown once. A code works once, in its own half minute or the one before or after.

mod check;
mod codes;
mod confirm;
mod enrol;
mod seal;
mod ticket;
mod turn_off;

pub(super) use check::{check, use_up};
pub(super) use codes::{Proof, forget};
pub use confirm::{ConfirmTotp, RecoveryCodes, confirm_totp};
pub use enrol::{TotpEnrolment, enrol_totp};
pub(super) use ticket::{holder_of, ticket_for};
pub use turn_off::{TurnOffTotp, turn_off_totp, turn_off_totp_of};
