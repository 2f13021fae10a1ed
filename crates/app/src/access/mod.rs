//! Who acts and what they may: accounts, sessions, roles, the permission table.
//!
//! Owns `accounts`, `sign_in_failures`, `sessions`, `spent_refresh_tokens`, `one_time_links`, `role_grants`. Secrets are kept only as
//! hashes. A role never comes from a public form. Every query of every room takes a [`Reach`] that an [`Actor`] got
//! from the one permission table; "not yours" looks like "not there".

mod actor;
mod authenticate;
mod contact;
mod grants;
mod known;
mod links;
mod model;
mod password;
mod permission;
mod secret;
mod store;

pub use actor::{Actor, ActorKind, Grant};
pub use authenticate::authenticate;
pub use contact::{Contact, contact};
pub use grants::{forget, grant, grant_doctor, revoke_doctor};
pub(crate) use known::Known;
pub use links::{Link, confirmation_link, reset_link};
pub use model::SessionKind;
pub(crate) use password::Hashing;
pub use permission::{Action, Reach, Role, TABLE, Whose};
pub use secret::Secret;
