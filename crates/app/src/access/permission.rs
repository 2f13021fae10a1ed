//! The permission table: action × role × whose rows. The one place that says who may what; the route table names
//! its actions, every query takes the [`Reach`] it gives, and a generated test walks all of it.

use kernel::id::{AccountId, ClinicId, DoctorId, PatientId};

kernel::words! {
    /// What an account may be. Every account is a patient; a doctor is an account with an approved doctor record;
    /// the others are granted.
    pub enum Role {
        Patient = "patient",
        Doctor = "doctor",
        /// Front desk of a clinic.
        Desk = "desk",
        /// Runs a clinic (the earlier systems' partner).
        Manager = "manager",
        /// Runs the installation.
        Administrator = "administrator",
    }
}

/// On whose rows a role may do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The account's own: its patients and their appointments and charges.
    Own,
    /// The doctor's own record, hours and appointments.
    Assigned,
    /// Of patients whose record is open to the doctor in an emergency, one at a time.
    Opened,
    /// Everything of the clinics where the role is held.
    Clinic,
    All,
}

kernel::words! {
    /// What can be done, finer than roles and coarser than routes.
    pub enum Action {
        /// One's own account, sessions, data.
        UseAccount = "use_account",
        ReadPatients = "read_patients",
        WritePatients = "write_patients",
        ApplyAsDoctor = "apply_as_doctor",
        WriteClinic = "write_clinic",
        WriteDepartments = "write_departments",
        WriteCatalogues = "write_catalogues",
        /// See doctors that are not (or no longer) public.
        ReviewDoctors = "review_doctors",
        CreateDoctors = "create_doctors",
        /// See and keep what a doctor shows the clinic.
        WriteDoctorDocuments = "write_doctor_documents",
        WriteDoctorProfile = "write_doctor_profile",
        WriteSchedule = "write_schedule",
        ReadAppointments = "read_appointments",
        /// See a clinic's calendar: who comes when, and what is free.
        ReadCalendar = "read_calendar",
        Book = "book",
        /// Book, confirm or move for somebody else's patient.
        BookForOthers = "book_for_others",
        CancelAppointments = "cancel_appointments",
        /// Check in, no-show.
        RunDesk = "run_desk",
        /// Start, complete.
        RunVisit = "run_visit",
        ReadSummaries = "read_summaries",
        WriteSummaries = "write_summaries",
        /// Rate a visit of one's own.
        WriteReviews = "write_reviews",
        /// Say which reviews everybody may read.
        ModerateReviews = "moderate_reviews",
        Pay = "pay",
        ReadTransactions = "read_transactions",
        Refund = "refund",
        /// See what a clinic's money did on a day.
        ReadLedger = "read_ledger",
        /// Note what was counted in the till.
        CloseTill = "close_till",
        ReadAudit = "read_audit",
        /// Open the record of somebody else's patient in an emergency.
        OpenInEmergency = "open_in_emergency",
        /// See which records were opened so, and close them.
        ReadEmergencies = "read_emergencies",
        /// Say that it was right, or what follows.
        ReviewEmergencies = "review_emergencies",
        /// See what a clinic's figures say.
        ReadReports = "read_reports",
        /// Bring in lists of another system.
        ImportRecords = "import_records",
        /// See who works at a clinic, invite people and let them go.
        WriteStaff = "write_staff",
        WriteRoles = "write_roles",
        /// Look at the pages as another account sees them.
        ViewAs = "view_as",
    }
}

use Action::*;
use Role::*;
use Whose::*;

/// Sorted by action; one line a permission.
pub const TABLE: &[(Action, Role, Whose)] = &[
    (UseAccount, Patient, Own),
    (ReadPatients, Patient, Own),
    (ReadPatients, Doctor, Assigned),
    (ReadPatients, Doctor, Opened),
    (ReadPatients, Desk, Clinic),
    (ReadPatients, Manager, Clinic),
    (ReadPatients, Administrator, All),
    (WritePatients, Patient, Own),
    (WritePatients, Desk, Clinic),
    (WritePatients, Manager, Clinic),
    (WritePatients, Administrator, All),
    (ApplyAsDoctor, Patient, Own),
    (WriteClinic, Manager, Clinic),
    (WriteClinic, Administrator, All),
    (WriteDepartments, Manager, Clinic),
    (WriteDepartments, Administrator, All),
    (WriteCatalogues, Administrator, All),
    (ReviewDoctors, Manager, Clinic),
    (ReviewDoctors, Administrator, All),
    (CreateDoctors, Manager, Clinic),
    (CreateDoctors, Administrator, All),
    (WriteDoctorDocuments, Patient, Own),
    (WriteDoctorDocuments, Manager, Clinic),
    (WriteDoctorDocuments, Administrator, All),
    (WriteDoctorProfile, Doctor, Assigned),
    (WriteDoctorProfile, Manager, Clinic),
    (WriteDoctorProfile, Administrator, All),
    (WriteSchedule, Doctor, Assigned),
    (WriteSchedule, Manager, Clinic),
    (WriteSchedule, Administrator, All),
    (ReadAppointments, Patient, Own),
    (ReadAppointments, Doctor, Assigned),
    (ReadAppointments, Doctor, Opened),
    (ReadAppointments, Desk, Clinic),
    (ReadAppointments, Manager, Clinic),
    (ReadAppointments, Administrator, All),
    (ReadCalendar, Doctor, Assigned),
    (ReadCalendar, Desk, Clinic),
    (ReadCalendar, Manager, Clinic),
    (ReadCalendar, Administrator, All),
    (Book, Patient, Own),
    (Book, Desk, Clinic),
    (Book, Manager, Clinic),
    (Book, Administrator, All),
    (BookForOthers, Desk, Clinic),
    (BookForOthers, Manager, Clinic),
    (BookForOthers, Administrator, All),
    (CancelAppointments, Patient, Own),
    (CancelAppointments, Doctor, Assigned),
    (CancelAppointments, Desk, Clinic),
    (CancelAppointments, Manager, Clinic),
    (CancelAppointments, Administrator, All),
    (RunDesk, Doctor, Assigned),
    (RunDesk, Desk, Clinic),
    (RunDesk, Manager, Clinic),
    (RunDesk, Administrator, All),
    (RunVisit, Doctor, Assigned),
    (RunVisit, Manager, Clinic),
    (RunVisit, Administrator, All),
    (ReadSummaries, Patient, Own),
    (ReadSummaries, Doctor, Assigned),
    (ReadSummaries, Doctor, Opened),
    (WriteSummaries, Doctor, Assigned),
    (WriteReviews, Patient, Own),
    (ModerateReviews, Manager, Clinic),
    (ModerateReviews, Administrator, All),
    (Pay, Patient, Own),
    (Pay, Desk, Clinic),
    (Pay, Manager, Clinic),
    (Pay, Administrator, All),
    (ReadTransactions, Patient, Own),
    (ReadTransactions, Desk, Clinic),
    (ReadTransactions, Manager, Clinic),
    (ReadTransactions, Administrator, All),
    (Refund, Manager, Clinic),
    (Refund, Administrator, All),
    (ReadLedger, Desk, Clinic),
    (ReadLedger, Manager, Clinic),
    (ReadLedger, Administrator, All),
    (CloseTill, Desk, Clinic),
    (CloseTill, Manager, Clinic),
    (CloseTill, Administrator, All),
    (ReadAudit, Manager, Clinic),
    (ReadAudit, Administrator, All),
    (OpenInEmergency, Doctor, Assigned),
    (ReadEmergencies, Doctor, Assigned),
    (ReadEmergencies, Manager, Clinic),
    (ReadEmergencies, Administrator, All),
    (ReviewEmergencies, Manager, Clinic),
    (ReviewEmergencies, Administrator, All),
    (ReadReports, Manager, Clinic),
    (ReadReports, Administrator, All),
    (ImportRecords, Manager, Clinic),
    (ImportRecords, Administrator, All),
    (WriteStaff, Manager, Clinic),
    (WriteStaff, Administrator, All),
    (WriteRoles, Administrator, All),
    (ViewAs, Manager, Clinic),
    (ViewAs, Administrator, All),
];

/// The rows an actor may reach for one action: the union of what its roles allow. Stores turn it into a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub all: bool,
    pub clinics: Vec<ClinicId>,
    pub account_id: Option<AccountId>,
    pub doctor_id: Option<DoctorId>,
    /// Patients whose record is open in an emergency. Lists do not show them by it: somebody reads one thing of one
    /// patient.
    pub opened: Vec<PatientId>,
}

impl Reach {
    pub fn nothing() -> Self {
        Self { all: false, clinics: Vec::new(), account_id: None, doctor_id: None, opened: Vec::new() }
    }

    pub fn everything() -> Self {
        Self { all: true, ..Self::nothing() }
    }

    /// The same, of one clinic only where it is of all.
    pub fn at(self, clinic_id: ClinicId) -> Self {
        match self.all {
            true => Self { all: false, clinics: vec![clinic_id], ..self },
            false => self,
        }
    }

    /// Whether it covers a row of that owner, clinic and doctor; leave out what the row does not have.
    pub fn covers(
        &self,
        account_id: Option<AccountId>,
        clinic_id: Option<ClinicId>,
        doctor_id: Option<DoctorId>,
    ) -> bool {
        self.all
            || account_id.is_some() && self.account_id == account_id
            || clinic_id.is_some_and(|clinic_id| self.clinics.contains(&clinic_id))
            || doctor_id.is_some() && self.doctor_id == doctor_id
    }

    /// Whether this patient's record is open in an emergency.
    pub fn is_opened(&self, patient_id: PatientId) -> bool {
        self.opened.contains(&patient_id)
    }

    /// Adds the rows of patients whose record is open in an emergency to those that `covered` finds: for whoever looks
    /// for one row.
    pub fn or_opened<C: sea_orm::ColumnTrait>(
        &self,
        covered: sea_orm::Condition,
        patient_id: C,
    ) -> sea_orm::Condition {
        if self.opened.is_empty() {
            return covered;
        }
        let opened = patient_id.is_in(self.opened.iter().copied());
        sea_orm::Condition::any().add(covered).add(opened)
    }

    /// The rows it covers as a condition over a table's columns; leave out columns the table does not have.
    pub fn condition<C: sea_orm::ColumnTrait>(
        &self,
        account_id: Option<C>,
        clinic_id: Option<C>,
        doctor_id: Option<C>,
    ) -> sea_orm::Condition {
        use sea_orm::{Condition, ExprTrait};
        if self.all {
            return Condition::all();
        }
        let mut any = Condition::any();
        if let (Some(column), Some(account_id)) = (account_id, self.account_id) {
            any = any.add(column.eq(account_id));
        }
        if let (Some(column), false) = (clinic_id, self.clinics.is_empty()) {
            any = any.add(column.is_in(self.clinics.iter().copied()));
        }
        if let (Some(column), Some(doctor_id)) = (doctor_id, self.doctor_id) {
            any = any.add(column.eq(doctor_id));
        }
        if any.is_empty() {
            // An empty `any` would mean every row.
            any = any.add(sea_orm::sea_query::Expr::val(1).eq(0_i32));
        }
        any
    }
}
