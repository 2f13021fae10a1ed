//! What is shown of accounts and sessions: never a hash, and a token only to the one it was made for.

use kernel::{
    id::{AccountId, ClinicId, DoctorId, SessionId},
    time::{Instant, zone},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    model::SessionKind,
    permission::Role,
    store::{Account, RoleGrant, Session},
};

/// An account, as itself and administrators see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountView {
    pub id: AccountId,
    pub email: String,
    /// Whether the mailed link has been followed.
    pub email_confirmed: bool,
    /// Whether signing in asks for a code of an authenticator app.
    pub totp_on: bool,
    pub name: String,
    pub phone: Option<String>,
    /// The language of mails: `en`, `ur`.
    pub locale: String,
    /// IANA name.
    pub time_zone: String,
    /// Besides being a patient, which every account is.
    pub roles: Vec<RoleView>,
    #[schema(format = DateTime)]
    pub created_at: String,
    pub version: i64,
}

/// A role and where it is held; no clinic means everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HeldRole)]
pub struct RoleView {
    pub role: Role,
    pub clinic_id: Option<ClinicId>,
    /// The doctor record that is the account's own, for the role doctor.
    pub doctor_id: Option<DoctorId>,
}

/// A sign-in: what the client keeps.
#[derive(Clone, Serialize, ToSchema)]
pub struct SignedIn {
    /// For `Authorization: Bearer`.
    pub access_token: String,
    #[schema(example = "Bearer")]
    pub token_type: &'static str,
    /// Seconds the access token works.
    pub expires_in: i64,
    /// Good for one use at `/auth/refresh`, which answers the next one.
    pub refresh_token: String,
    pub account: AccountView,
}

/// A browser's sign-in: what goes into its cookie.
#[derive(Clone)]
pub struct WebSession {
    pub id: SessionId,
    pub token: String,
    pub expires_at: Instant,
    pub account: AccountView,
}

/// A device that is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub struct SessionView {
    pub id: SessionId,
    /// What signed in, as a person would say it.
    #[schema(example = "Firefox on Windows")]
    pub device: String,
    pub kind: SessionKind,
    /// The session this request was made with.
    pub is_current: bool,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub last_seen_at: String,
    #[schema(format = DateTime)]
    pub expires_at: String,
}

impl AccountView {
    pub(super) fn of(account: Account, grants: Vec<RoleGrant>) -> Self {
        Self {
            id: account.id,
            email_confirmed: account.email_confirmed_at.is_some(),
            totp_on: account.has_totp(),
            created_at: shown(account.created_at, &account.time_zone),
            email: account.email,
            name: account.name,
            phone: account.phone,
            locale: account.locale,
            time_zone: account.time_zone,
            roles: grants.into_iter().map(RoleView::from).collect(),
            version: account.version,
        }
    }
}

impl SessionView {
    pub(super) fn of(session: Session, current: Option<SessionId>, time_zone: &str) -> Self {
        Self {
            id: session.id,
            device: session.device,
            kind: session.kind,
            is_current: current == Some(session.id),
            created_at: shown(session.created_at, time_zone),
            last_seen_at: shown(session.last_seen_at, time_zone),
            expires_at: shown(session.expires_at, time_zone),
        }
    }
}

impl From<RoleGrant> for RoleView {
    fn from(grant: RoleGrant) -> Self {
        Self { role: grant.role, clinic_id: grant.clinic_id, doctor_id: grant.doctor_id }
    }
}

/// An instant in the account's own zone.
fn shown(instant: Instant, time_zone: &str) -> String {
    instant.rfc3339(&zone(time_zone).unwrap_or(jiff::tz::TimeZone::UTC))
}
