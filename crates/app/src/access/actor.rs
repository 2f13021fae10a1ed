//! Who acts: always from credentials, never from a request's body.

use kernel::{
    id::{AccountId, ClinicId, DoctorId, PatientId, SessionId},
    time::Instant,
};

use super::permission::{Action, Reach, Role, TABLE, Whose};
use crate::{
    error::{Error, Result},
    repeats::RepeatKey,
};

kernel::words! {
    /// In what capacity somebody acts, as the audit keeps it.
    pub enum ActorKind {
        Visitor = "visitor",
        Patient = "patient",
        Doctor = "doctor",
        Desk = "desk",
        Manager = "manager",
        Administrator = "administrator",
        /// Doctorly itself: sweepers, reactions, gateways.
        System = "system",
    }
}

/// A role an account holds, and where: no clinic means everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub clinic_id: Option<ClinicId>,
}

/// A record that is open to a doctor in an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    pub patient_id: PatientId,
    /// The doctor's.
    pub clinic_id: ClinicId,
}

/// Whoever looks at the pages as another account sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub account_id: AccountId,
    pub kind: ActorKind,
    pub until: Instant,
    /// Where the account works, as far as that is shown.
    pub clinic_id: Option<ClinicId>,
    /// What the account has as a patient is shown as well.
    pub sees_own: bool,
}

/// Somebody acting within one request.
#[derive(Clone, Debug)]
pub struct Actor {
    account_id: Option<AccountId>,
    grants: Vec<Grant>,
    /// The doctor record that belongs to the account, once approved.
    doctor_id: Option<DoctorId>,
    /// Records that are open to the doctor in an emergency now.
    pub(super) opened: Vec<Opened>,
    /// Who it really is, where somebody looks through this account's eyes.
    pub(super) viewer: Option<Viewer>,
    /// Through whose eyes the actor has looked, where that is over and nobody has said so yet.
    pub(super) viewed: Option<AccountId>,
    /// Signed in by a browser's cookie.
    pub(super) browses: bool,
    system: bool,
    pub session_id: Option<SessionId>,
    pub request_id: Option<String>,
    /// The request's idempotency key, where it carried one.
    pub repeat: Option<RepeatKey>,
}

impl Actor {
    /// Nobody in particular.
    pub fn visitor() -> Self {
        Self {
            account_id: None,
            grants: Vec::new(),
            doctor_id: None,
            opened: Vec::new(),
            viewer: None,
            viewed: None,
            browses: false,
            system: false,
            session_id: None,
            request_id: None,
            repeat: None,
        }
    }

    /// Doctorly itself. May everything, and is audited as itself.
    pub fn system() -> Self {
        Self { system: true, ..Self::visitor() }
    }

    /// A signed-in account with the roles it holds. Every account may act as a patient.
    pub fn account(account_id: AccountId, grants: Vec<Grant>, doctor_id: Option<DoctorId>) -> Self {
        Self { account_id: Some(account_id), grants, doctor_id, ..Self::visitor() }
    }

    pub fn account_id(&self) -> Option<AccountId> {
        self.account_id
    }

    /// The account, or 401.
    pub fn signed_in(&self) -> Result<AccountId> {
        self.account_id.ok_or_else(Error::unauthenticated)
    }

    pub fn doctor_id(&self) -> Option<DoctorId> {
        self.doctor_id
    }

    pub fn viewer(&self) -> Option<Viewer> {
        self.viewer
    }

    /// Through whose eyes the actor has looked, until [`super::end_viewing`].
    pub fn viewed(&self) -> Option<AccountId> {
        self.viewed
    }

    /// Whoever looks through this account's eyes, as themselves and with no role; otherwise the actor.
    pub fn itself(&self) -> Self {
        let Some(viewer) = self.viewer else { return self.clone() };
        Self {
            session_id: self.session_id,
            request_id: self.request_id.clone(),
            ..Self::account(viewer.account_id, Vec::new(), None)
        }
    }

    /// Who is to answer for it, and in what capacity: whoever looks through this account's eyes, or the account.
    pub fn answerable(&self) -> (Option<AccountId>, ActorKind) {
        match self.viewer {
            Some(viewer) => (Some(viewer.account_id), viewer.kind),
            None => (self.account_id, self.kind()),
        }
    }

    /// Whether that is this account's own, and it is its owner who looks.
    pub fn owns(&self, account_id: Option<AccountId>) -> bool {
        self.viewer.is_none() && account_id.is_some() && account_id == self.account_id
    }

    /// The emergency in which this patient's record is open, where there is one.
    pub fn opened(&self, patient_id: PatientId) -> Option<Opened> {
        self.opened.iter().find(|opened| opened.patient_id == patient_id).copied()
    }

    /// The same, to whom one record more is open.
    pub fn with_opened(&self, opened: Opened) -> Self {
        let mut actor = self.clone();
        actor.opened.push(opened);
        actor
    }

    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    pub fn is_system(&self) -> bool {
        self.system
    }

    pub fn is_visitor(&self) -> bool {
        self.account_id.is_none() && !self.system
    }

    pub fn holds(&self, role: Role) -> bool {
        match role {
            Role::Patient => self.account_id.is_some(),
            Role::Doctor => self.doctor_id.is_some(),
            _ => self.grants.iter().any(|grant| grant.role == role),
        }
    }

    /// Whether it is somebody who sees other people's records: a doctor, or whom a role was granted.
    pub fn is_staff(&self) -> bool {
        self.doctor_id.is_some() || !self.grants.is_empty()
    }

    /// The same, with the roles that are held at one clinic or everywhere: whoever works at several sees one at a time.
    pub fn at(&self, clinic_id: ClinicId) -> Self {
        let mut actor = self.clone();
        actor.grants.retain(|grant| grant.clinic_id.is_none_or(|own| own == clinic_id));
        actor
    }

    /// Whether a role is held at that clinic, or everywhere.
    pub fn works_at(&self, clinic_id: ClinicId) -> bool {
        self.grants.iter().any(|grant| grant.clinic_id.is_none_or(|own| own == clinic_id))
    }

    /// Whether roles are held at more than one clinic, each for itself.
    pub fn works_at_several(&self) -> bool {
        let own = self.clinic_id();
        self.grants.iter().any(|grant| grant.clinic_id.is_some() && grant.clinic_id != own)
    }

    /// The clinic where a role is held, where there is one.
    pub fn clinic_id(&self) -> Option<ClinicId> {
        self.grants.iter().find_map(|grant| grant.clinic_id)
    }

    /// The most far-reaching capacity the actor has.
    pub fn kind(&self) -> ActorKind {
        match () {
            () if self.system => ActorKind::System,
            () if self.holds(Role::Administrator) => ActorKind::Administrator,
            () if self.holds(Role::Manager) => ActorKind::Manager,
            () if self.holds(Role::Desk) => ActorKind::Desk,
            () if self.holds(Role::Doctor) => ActorKind::Doctor,
            () if self.account_id.is_some() => ActorKind::Patient,
            () => ActorKind::Visitor,
        }
    }

    /// Which rows the actor may do `action` on. 401 for a visitor, 403 for an account none of whose roles has it.
    pub fn reach(&self, action: Action) -> Result<Reach> {
        if self.system {
            return Ok(Reach::everything());
        }
        let account_id = self.signed_in()?;
        let mut reach = Reach::nothing();
        // What was written of a visit stays between patient and doctor, through whosever eyes one looks.
        if self.viewer.is_some() && action == Action::ReadSummaries {
            return Ok(reach);
        }
        let sees_own = self.viewer.is_none_or(|viewer| viewer.sees_own) || action == Action::UseAccount;
        let mut allowed = false;
        for &(_, role, whose) in TABLE.iter().filter(|(of, _, _)| *of == action) {
            match (role, whose) {
                (Role::Patient, _) if !sees_own => {}
                (Role::Patient, _) => {
                    allowed = true;
                    reach.account_id = Some(account_id);
                }
                (Role::Doctor, Whose::Opened) => {
                    reach.opened = self.opened.iter().map(|opened| opened.patient_id).collect();
                }
                (Role::Doctor, _) => {
                    allowed |= self.doctor_id.is_some();
                    reach.doctor_id = reach.doctor_id.or(self.doctor_id);
                }
                (role, whose) => {
                    for grant in self.grants.iter().filter(|grant| grant.role == role) {
                        allowed = true;
                        match (whose, grant.clinic_id) {
                            (Whose::All, _) | (_, None) => reach.all = true,
                            (_, Some(clinic_id)) => reach.clinics.push(clinic_id),
                        }
                    }
                }
            }
        }
        if allowed { Ok(reach) } else { Err(Error::forbidden()) }
    }
}
