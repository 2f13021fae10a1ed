//! What the one who asks has had to do with doctors: read for that question, kept nowhere.

use std::collections::BTreeSet;

use kernel::id::{DoctorId, SpecializationId};

use super::recommend::Acquaintance;
use crate::{
    App,
    access::Actor,
    doctors::{self, SpecializationOfDoctor},
    error::Result,
    patients,
};

/// Doctors somebody has been to that are looked at.
const MOST: u64 = 100;

#[derive(Clone, Debug, Default)]
pub struct Affinity {
    /// With whom a patient of the account has had a visit that took place.
    pub doctors: BTreeSet<DoctorId>,
    /// The main ones of these doctors.
    pub specializations: BTreeSet<SpecializationId>,
}

impl Affinity {
    /// Of the actor's own account. Whoever sees the pages as somebody else does is not told whom that person has been to.
    pub async fn of(app: &App, actor: &Actor) -> Result<Self> {
        let account_id = actor.account_id().filter(|id| actor.owns(Some(*id)));
        let Some(account_id) = account_id else { return Ok(Self::default()) };
        let db = app.db.read();
        let seen = patients::doctors_seen(db, account_id, MOST).await?;
        if seen.is_empty() {
            return Ok(Self::default());
        }
        let specializations = doctors::main_specializations(db, &seen).await?;
        Ok(Self { doctors: seen.into_iter().collect(), specializations })
    }

    pub fn with(&self, id: DoctorId, specializations: &[SpecializationOfDoctor]) -> Acquaintance {
        if self.doctors.contains(&id) {
            Acquaintance::Doctor
        } else if specializations.iter().any(|of| self.specializations.contains(&of.id)) {
            Acquaintance::Specialization
        } else {
            Acquaintance::None
        }
    }
}
