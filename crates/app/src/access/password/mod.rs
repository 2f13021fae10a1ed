//! Passwords: which ones are taken, and how they are kept.

mod hashing;
mod rules;

pub use hashing::Hashing;
pub(super) use hashing::{hash, verify};
pub(super) use rules::check;
