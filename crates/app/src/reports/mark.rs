//! Which days facts tell of: noted in the transaction that gives the facts their place in the log, so that no fact is
//! passed by, and each may come late, twice or in another order than it happened.

use std::collections::{BTreeSet, HashMap};

use database::Tx;
use kernel::{
    id::{AppointmentId, ClinicId, RefundId, TransactionId},
    time::Instant,
};

use super::{model::day_of, store};
use crate::{
    App, booking, clinics,
    error::{Error, Result},
    outbox::Fact,
    payments,
};

/// The days of clinics that are to be counted anew.
pub struct Touched(BTreeSet<(ClinicId, i32)>);

/// What facts are about, as far as reports count it.
#[derive(Default)]
struct About {
    /// These stand on another day now, or in another state.
    appointments: BTreeSet<AppointmentId>,
    /// Of these, the patient may have come for the first time now, or not yet.
    came: BTreeSet<AppointmentId>,
    /// Of these, the day before counts one less.
    moved: BTreeSet<AppointmentId>,
    /// What was paid for these counts for another doctor and department, on the days it was paid.
    reassigned: BTreeSet<AppointmentId>,
    charges: Vec<TransactionId>,
    refunds: Vec<RefundId>,
}

/// The days that these facts tell of, in as many statements however many facts there are.
pub async fn touched<'a>(app: &App, facts: impl IntoIterator<Item = &'a Fact>) -> Result<Touched> {
    let mut about = About::default();
    facts.into_iter().for_each(|fact| about.add(fact));
    let moments = about.moments(app).await?;
    let clinic_ids: BTreeSet<ClinicId> = moments.iter().map(|(clinic_id, _)| *clinic_id).collect();
    let clinic_ids: Vec<ClinicId> = clinic_ids.into_iter().collect();
    let mut zones = HashMap::new();
    for clinic in clinics::by_ids(app.db.read(), &clinic_ids).await? {
        zones.insert(clinic.id, clinic.zone()?);
    }
    let day = |(clinic_id, at): (ClinicId, Instant)| {
        let zone = zones.get(&clinic_id).ok_or_else(|| Error::broken("a fact's clinic is gone"))?;
        Ok((clinic_id, day_of(at.date_in(zone))))
    };
    Ok(Touched(moments.into_iter().map(day).collect::<Result<_>>()?))
}

/// Notes that they are to be counted anew.
pub async fn mark(tx: &Tx, touched: Touched) -> Result<()> {
    store::mark(tx, touched.0).await
}

impl About {
    fn add(&mut self, fact: &Fact) {
        match fact {
            Fact::AppointmentConfirmed { appointment_id } | Fact::AppointmentResized { appointment_id } => {
                self.appointments.insert(*appointment_id);
            }
            Fact::AppointmentMoved { appointment_id, from_doctor_id } => {
                self.appointments.insert(*appointment_id);
                self.moved.insert(*appointment_id);
                if from_doctor_id.is_some() {
                    self.reassigned.insert(*appointment_id);
                }
            }
            Fact::AppointmentCancelled { appointment_id }
            | Fact::AppointmentProgressed { appointment_id }
            | Fact::WalkInAdded { appointment_id } => {
                self.appointments.insert(*appointment_id);
                self.came.insert(*appointment_id);
            }
            Fact::ChargePaid { charge_id } | Fact::ChargeFailed { charge_id } => self.charges.push(*charge_id),
            Fact::RefundAsked { refund_id } | Fact::RefundSettled { refund_id } => self.refunds.push(*refund_id),
            // A time that is only held, or was, is no visit.
            Fact::AppointmentHeld { .. }
            | Fact::AppointmentExpired { .. }
            | Fact::TimesChanged { .. }
            // The visit counts where it stands until its patient answers.
            | Fact::ReplacementOffered { .. }
            | Fact::ReplacementWithdrawn { .. }
            // What was offered is asked of the schedule until the day is over.
            | Fact::ScheduleChanged { .. }
            // Names are read when a report is.
            | Fact::DoctorChanged { .. }
            | Fact::ClinicChanged { .. }
            | Fact::DepartmentChanged { .. }
            | Fact::CatalogueChanged
            | Fact::ReindexAsked
            | Fact::AccountRegistered { .. }
            | Fact::EmailConfirmationAsked { .. }
            | Fact::PasswordResetAsked { .. }
            | Fact::SecondFactorChanged { .. }
            | Fact::StaffInvited { .. }
            | Fact::EmergencyOpened { .. }
            | Fact::SummaryWritten { .. }
            | Fact::ReviewWritten { .. } => {}
        }
    }

    /// Where and when all of it counts.
    async fn moments(self, app: &App) -> Result<Vec<(ClinicId, Instant)>> {
        let db = app.db.read();
        let mut moments = booking::stands(app, &self.appointments).await?;
        moments.extend(booking::stood(app, &self.moved).await?);
        moments.extend(booking::stand_after(app, &self.came).await?);
        moments.extend(payments::moments(db, &self.charges, &self.refunds).await?);
        let reassigned = self.reassigned.iter().map(|id| id.0).collect();
        moments.extend(payments::moments_of(db, reassigned).await?);
        Ok(moments)
    }
}
