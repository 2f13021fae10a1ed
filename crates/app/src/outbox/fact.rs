//! The vocabulary of facts.

use kernel::id::{
    AccountId, AppointmentId, ClinicId, DepartmentId, DoctorId, EmergencyId, InvitationId, RefundId,
    ReplacementId, ReviewId, TransactionId,
};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Something that happened. The name is the past tense of the verb that did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    AccountRegistered {
        account_id: AccountId,
    },
    EmailConfirmationAsked {
        account_id: AccountId,
    },
    PasswordResetAsked {
        account_id: AccountId,
    },
    /// An authenticator app is asked for at signing in, or no longer.
    SecondFactorChanged {
        account_id: AccountId,
    },
    /// Somebody is asked to work at a clinic.
    StaffInvited {
        invitation_id: InvitationId,
    },
    /// A doctor opened the record of somebody else's patient.
    EmergencyOpened {
        emergency_id: EmergencyId,
    },
    DoctorChanged {
        doctor_id: DoctorId,
    },
    /// Hours, leave, services or capacity: what is free may differ from now on.
    ScheduleChanged {
        doctor_id: DoctorId,
    },
    /// Name, place or terms of a clinic: whatever shows them differs.
    ClinicChanged {
        clinic_id: ClinicId,
    },
    DepartmentChanged {
        department_id: DepartmentId,
    },
    /// A specialization or qualification was renamed.
    CatalogueChanged,
    /// An operator wants the search index built anew.
    ReindexAsked,
    /// A time was claimed or released.
    TimesChanged {
        doctor_id: DoctorId,
    },
    AppointmentHeld {
        appointment_id: AppointmentId,
    },
    AppointmentConfirmed {
        appointment_id: AppointmentId,
    },
    AppointmentMoved {
        appointment_id: AppointmentId,
        /// The doctor whom it was with before, where it is with another now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from_doctor_id: Option<DoctorId>,
    },
    /// It begins when it did and ends at another time.
    AppointmentResized {
        appointment_id: AppointmentId,
    },
    AppointmentCancelled {
        appointment_id: AppointmentId,
    },
    AppointmentExpired {
        appointment_id: AppointmentId,
    },
    AppointmentProgressed {
        appointment_id: AppointmentId,
    },
    /// Somebody came without a time, was given one and is here.
    WalkInAdded {
        appointment_id: AppointmentId,
    },
    /// A visit is crossed out, and its patient is offered other times.
    ReplacementOffered {
        replacement_id: ReplacementId,
    },
    /// A visit that was crossed out takes place all the same.
    ReplacementWithdrawn {
        replacement_id: ReplacementId,
    },
    /// A doctor wrote, or wrote anew, what a visit came to.
    SummaryWritten {
        appointment_id: AppointmentId,
    },
    ReviewWritten {
        review_id: ReviewId,
    },
    ChargePaid {
        charge_id: TransactionId,
    },
    ChargeFailed {
        charge_id: TransactionId,
    },
    RefundAsked {
        refund_id: RefundId,
    },
    RefundSettled {
        refund_id: RefundId,
    },
}

impl Fact {
    /// From the JSON it is kept as.
    pub fn read(payload: &str) -> Result<Self> {
        serde_json::from_str(payload).map_err(|e| Error::broken_by("a fact is unreadable", e))
    }

    /// The fact's name and what it is about, as columns.
    pub(crate) fn columns(&self) -> (&'static str, String) {
        match self {
            Self::AccountRegistered { account_id } => ("account_registered", account_id.to_string()),
            Self::EmailConfirmationAsked { account_id } => {
                ("email_confirmation_asked", account_id.to_string())
            }
            Self::PasswordResetAsked { account_id } => ("password_reset_asked", account_id.to_string()),
            Self::SecondFactorChanged { account_id } => ("second_factor_changed", account_id.to_string()),
            Self::StaffInvited { invitation_id } => ("staff_invited", invitation_id.to_string()),
            Self::EmergencyOpened { emergency_id } => ("emergency_opened", emergency_id.to_string()),
            Self::DoctorChanged { doctor_id } => ("doctor_changed", doctor_id.to_string()),
            Self::ScheduleChanged { doctor_id } => ("schedule_changed", doctor_id.to_string()),
            Self::ClinicChanged { clinic_id } => ("clinic_changed", clinic_id.to_string()),
            Self::DepartmentChanged { department_id } => ("department_changed", department_id.to_string()),
            Self::CatalogueChanged => ("catalogue_changed", String::new()),
            Self::ReindexAsked => ("reindex_asked", String::new()),
            Self::TimesChanged { doctor_id } => ("times_changed", doctor_id.to_string()),
            Self::AppointmentHeld { appointment_id } => ("appointment_held", appointment_id.to_string()),
            Self::AppointmentConfirmed { appointment_id } => {
                ("appointment_confirmed", appointment_id.to_string())
            }
            Self::AppointmentMoved { appointment_id, .. } => {
                ("appointment_moved", appointment_id.to_string())
            }
            Self::AppointmentResized { appointment_id } => {
                ("appointment_resized", appointment_id.to_string())
            }
            Self::AppointmentCancelled { appointment_id } => {
                ("appointment_cancelled", appointment_id.to_string())
            }
            Self::AppointmentExpired { appointment_id } => {
                ("appointment_expired", appointment_id.to_string())
            }
            Self::AppointmentProgressed { appointment_id } => {
                ("appointment_progressed", appointment_id.to_string())
            }
            Self::WalkInAdded { appointment_id } => ("walk_in_added", appointment_id.to_string()),
            Self::ReplacementOffered { replacement_id } => {
                ("replacement_offered", replacement_id.to_string())
            }
            Self::ReplacementWithdrawn { replacement_id } => {
                ("replacement_withdrawn", replacement_id.to_string())
            }
            Self::SummaryWritten { appointment_id } => ("summary_written", appointment_id.to_string()),
            Self::ReviewWritten { review_id } => ("review_written", review_id.to_string()),
            Self::ChargePaid { charge_id } => ("charge_paid", charge_id.to_string()),
            Self::ChargeFailed { charge_id } => ("charge_failed", charge_id.to_string()),
            Self::RefundAsked { refund_id } => ("refund_asked", refund_id.to_string()),
            Self::RefundSettled { refund_id } => ("refund_settled", refund_id.to_string()),
        }
    }
}
