//! Who read what of whose record.
//!
//! Owns the table `record_reads`. What is noted is the hour: a calendar that stays open all day reads the same visits
//! hundreds of times, and that tells nobody more than that it was open.

use std::{
    collections::{BTreeMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use database::Database;
use kernel::{
    id::{AccountId, AuditId, ClinicId, PatientId},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, entity::prelude::*};

use crate::{Actor, App, error::Result};

kernel::words! {
    /// What of a patient was read.
    pub enum Looked {
        /// Name, date of birth, contact, notes.
        Record = "record",
        /// When and to whom they come, and why.
        Appointment = "appointment",
        /// What a visit came to.
        Summary = "summary",
        /// That they paid.
        Payment = "payment",
    }
}

kernel::words! {
    /// What let somebody in who read of a patient.
    pub enum Manner {
        /// Their role reaches the patient.
        Role = "role",
        /// They opened the record in an emergency.
        Emergency = "emergency",
        /// They looked at the pages as another account sees them.
        ViewingAs = "viewing_as",
    }
}

pub(super) mod entity {
    use kernel::{
        id::{AccountId, AuditId, ClinicId, PatientId},
        time::Instant,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "record_reads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AuditId,
        pub patient_id: PatientId,
        pub account_id: AccountId,
        pub what: super::Looked,
        pub manner: super::Manner,
        pub actor_kind: String,
        pub clinic_id: Option<ClinicId>,
        pub hour: Instant,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::Column;
pub use entity::{Column as ReadColumn, Model as Read};

type Key = (AccountId, PatientId, Looked);

/// In microseconds.
const HOUR: i64 = 3_600_000_000;

/// More than a clinic's people read in an hour; what does not fit is looked up in the table.
const REMEMBERED: usize = 100_000;

/// What this process knows to be noted, of the hour that began then.
#[derive(Default)]
pub struct Noted(Mutex<(i64, HashSet<Key>)>);

impl Noted {
    fn of(&self, hour: Instant) -> MutexGuard<'_, (i64, HashSet<Key>)> {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.0 != hour.0 || noted.1.len() > REMEMBERED {
            *noted = (hour.0, HashSet::new());
        }
        noted
    }
}

/// Notes that the actor is shown something of these patients, each with the clinic where they were met; call it before
/// they are shown. Patients see only what is theirs, and that is not noted.
pub async fn note_reads(
    app: &App,
    actor: &Actor,
    what: Looked,
    patients: impl IntoIterator<Item = (PatientId, Option<ClinicId>)>,
) -> Result<()> {
    let reads = actor.is_staff() || actor.viewer().is_some();
    let (Some(account_id), kind) = actor.answerable() else { return Ok(()) };
    if !reads {
        return Ok(());
    }
    let now = app.now();
    let hour = Instant(now.0 - now.0.rem_euclid(HOUR));
    let unknown: BTreeMap<PatientId, Option<ClinicId>> = {
        let noted = app.reads.of(hour);
        patients.into_iter().filter(|(id, _)| !noted.1.contains(&(account_id, *id, what))).collect()
    };
    if unknown.is_empty() {
        return Ok(());
    }
    let row = |(patient_id, clinic_id): (&PatientId, &Option<ClinicId>)| {
        let opened = actor.opened(*patient_id);
        entity::ActiveModel {
            id: Set(app.new_id::<AuditId>()),
            patient_id: Set(*patient_id),
            account_id: Set(account_id),
            what: Set(what),
            manner: Set(match opened {
                Some(_) => Manner::Emergency,
                None if actor.viewer().is_some() => Manner::ViewingAs,
                None => Manner::Role,
            }),
            actor_kind: Set(kind.to_string()),
            // Of a record that was opened in an emergency, what is no clinic's is noted where the doctor works.
            clinic_id: Set(clinic_id.or(opened.map(|opened| opened.clinic_id))),
            hour: Set(hour),
            at: Set(now),
        }
    };
    let key = [Column::PatientId, Column::AccountId, Column::What, Column::Hour];
    let tx = app.db.begin().await?;
    database::insert_absent(&tx, unknown.iter().map(row), key).await?;
    tx.commit().await?;
    app.reads.of(hour).1.extend(unknown.into_keys().map(|id| (account_id, id, what)));
    Ok(())
}

/// Which reads are asked for; everything that is given combines.
#[derive(Clone, Debug, Default)]
pub struct ReadsWanted {
    /// Where the patients were met.
    pub clinic_id: Option<ClinicId>,
    pub patient_id: Option<PatientId>,
    pub account_id: Option<AccountId>,
    pub from: Option<Instant>,
    /// Before this.
    pub to: Option<Instant>,
    /// Behind this one, in the order given.
    pub after: Option<(Instant, AuditId)>,
}

/// At most `most` of the reads within `scope`, latest first.
pub async fn reads(db: &Database, scope: Condition, wanted: &ReadsWanted, most: u64) -> Result<Vec<Read>> {
    let among = Condition::all()
        .add(scope)
        .add_option(wanted.clinic_id.map(|id| Column::ClinicId.eq(id)))
        .add_option(wanted.patient_id.map(|id| Column::PatientId.eq(id)))
        .add_option(wanted.account_id.map(|id| Column::AccountId.eq(id)))
        .add_option(wanted.from.map(|from| Column::At.gte(from)))
        .add_option(wanted.to.map(|to| Column::At.lt(to)))
        .add_option(wanted.after.map(|(at, id)| {
            let same = Condition::all().add(Column::At.eq(at)).add(Column::Id.lt(id));
            Condition::any().add(Column::At.lt(at)).add(same)
        }));
    let latest = entity::Entity::find().filter(among).order_by_desc(Column::At).order_by_desc(Column::Id);
    Ok(latest.limit(most).all(db.read()).await?)
}
