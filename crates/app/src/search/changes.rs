//! Whose entries in the directory facts change.

use std::collections::BTreeSet;

use kernel::id::DoctorId;

use super::refresh::refresh_catalogue;
use crate::{App, doctors, error::Result, outbox::Fact};

/// What facts change in the directory.
#[derive(Default)]
pub struct Changes {
    doctors: BTreeSet<DoctorId>,
    catalogue: bool,
}

impl Changes {
    /// Whom facts concern.
    pub async fn of(app: &App, facts: impl Iterator<Item = &Fact>) -> Result<Self> {
        let mut changes = Self::default();
        for fact in facts {
            match fact {
                Fact::DoctorChanged { doctor_id }
                | Fact::ScheduleChanged { doctor_id }
                | Fact::TimesChanged { doctor_id } => {
                    changes.doctors.insert(*doctor_id);
                }
                Fact::ClinicChanged { clinic_id } => {
                    changes.doctors.extend(doctors::in_clinic(app.db.read(), *clinic_id).await?);
                }
                Fact::DepartmentChanged { department_id } => {
                    changes.doctors.extend(doctors::in_department(app.db.read(), *department_id).await?);
                }
                Fact::CatalogueChanged => changes.catalogue = true,
                // Nothing else is shown in the directory.
                _ => {}
            }
        }
        Ok(changes)
    }

    pub fn and(&mut self, others: Self) {
        self.doctors.extend(others.doctors);
        self.catalogue |= others.catalogue;
    }

    pub fn doctors(&self) -> Vec<DoctorId> {
        self.doctors.iter().copied().collect()
    }

    pub async fn write_catalogue(&self, app: &App) -> Result<()> {
        if self.catalogue { refresh_catalogue(app).await } else { Ok(()) }
    }
}
