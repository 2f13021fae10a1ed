//! Who acts and what they may: accounts, sessions, roles, the permission table.
//!
//! Owns `accounts`, `sign_in_failures`, `sessions`, `spent_refresh_tokens`, `one_time_links`, `role_grants`,
//! `recovery_codes`, `emergency_accesses`, `emergency_clinics`. Secrets are kept only as hashes, that of an
//! authenticator app sealed. A role never comes from a public form. Every query of every room takes a [`Reach`] that
//! an [`Actor`] got from the one permission table; "not yours" looks like "not there".

mod actor;
mod audited;
mod authenticate;
mod confirm_email;
mod contact;
mod credentials;
mod device;
mod emergencies;
mod grants;
mod known;
mod links;
mod lockout;
mod me;
mod model;
mod new_password;
mod own_password;
mod password;
mod permission;
mod refresh;
mod register;
mod secret;
mod sessions;
mod sign_in;
mod staff;
mod store;
mod sweep;
mod totp;
mod users;
mod viewing;
mod views;

pub use actor::{Actor, ActorKind, Grant, Opened, Viewer};
pub use audited::{AuditLine, RecordRead, account_names, audit_lines, reads_of, record_reads};
pub use authenticate::{authenticate, authenticate_program};
pub use confirm_email::{ConfirmEmail, ask_confirmation, confirm_email};
pub use contact::{Contact, contact, managers_of, second_factor_of};
pub use emergencies::{
    EMERGENCY_MINUTES, EmergenciesWanted, EmergencyReason, ReviewEmergency, emergencies, emergency,
    emergency_within, end_emergency, open_emergency, overseers_of_emergency, review_emergency,
    unreviewed_emergencies,
};
pub use grants::{forget, grant, grant_doctor, revoke_doctor};
pub(crate) use known::Known;
pub use links::{Link, confirmation_link, reset_link};
pub use me::{ChangeMe, change_me, close_account, me};
pub use model::{SessionKind, hash_of};
pub use new_password::{
    ChangePassword, ForgotPassword, ResetPassword, change_password, forgot_password, reset_password,
};
pub(crate) use password::Hashing;
pub use permission::{Action, Reach, Role, TABLE, Whose};
pub use refresh::{Refresh, refresh};
pub use register::{NewAccount, Register, prepare_account, register_account};
pub use secret::Secret;
pub use sessions::{SignOut, end_session, list_sessions, sign_out};
pub use sign_in::{SignIn, sign_in, sign_in_web, sign_in_with_code};
pub use staff::{
    InvitationView, Invite, Invited, MemberView, StaffView, accept, invitation, invite, invited, let_go,
    staff, withdraw,
};
pub use store::Emergency;
pub(crate) use store::Granted;
pub(crate) use sweep::Swept;
pub use sweep::forget_old;
pub use totp::{
    ConfirmTotp, RecoveryCodes, TotpEnrolment, TurnOffTotp, confirm_totp, enrol_totp, turn_off_totp,
    turn_off_totp_of,
};
pub use users::{ChangeRoles, WantedRole, change_roles, list_users};
pub use viewing::{VIEWING_MINUTES, ViewAs, ViewingReason, end_viewing, view_as};
pub use views::{AccountView, RoleView, SessionView, SignedIn, WebSession};
