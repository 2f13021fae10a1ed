//! What the database holds, read by statements of the simulator's own.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    App,
    booking::{Appointment, ReplacementStatus},
};
use kernel::{
    id::{AccountId, AppointmentId, ClinicId, DoctorId, RefundId, ReplacementId, TransactionId},
    money::Currency,
    time::Instant,
};
use sea_orm::{FromQueryResult, Statement};
use uuid::Uuid;

use super::Checked;

/// Everything that an invariant looks at.
pub struct Books {
    /// History: those that are live or lately over, and those in the archive.
    pub appointments: BTreeMap<AppointmentId, Appointment>,
    pub archived: BTreeSet<AppointmentId>,
    /// What patients were offered instead of visits that were crossed out.
    pub offers: Vec<Offer>,
    /// The times that are kept for an answer, as visits that are there, each with an id of its own.
    pub kept: Vec<(ReplacementId, Appointment)>,
    /// The audit of each appointment, of charges that were paid late and of refunds that were paid out: actions, and in
    /// what capacity somebody acted.
    pub audited: BTreeMap<String, Vec<(String, String)>>,
    pub charges: Vec<Charge>,
    pub refunds: Vec<Refund>,
    pub ledger: Vec<Line>,
    pub mails: Vec<Mail>,
    /// How many rows each table has that an operation could leave a trace in.
    pub rows: BTreeMap<&'static str, i64>,
}

const TABLES: [&str; 20] = [
    "absences",
    "appointments",
    "audit",
    "charges",
    "department_hours",
    "gateway_events",
    "holidays",
    "jobs",
    "leave",
    "ledger_entries",
    "mails",
    "offered_times",
    "offline_gateway",
    "outbox",
    "patient_links",
    "patients",
    "refunds",
    "repeats",
    "replacements",
    "weekly_hours",
];

#[derive(Clone, Debug, FromQueryResult)]
pub struct Charge {
    pub id: TransactionId,
    pub payable_id: Uuid,
    pub clinic_id: ClinicId,
    pub status: String,
    pub gateway: String,
    pub gateway_reference: Option<String>,
    pub total: i64,
    /// In the total.
    pub tax: i64,
    pub currency: Currency,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct Refund {
    pub id: RefundId,
    pub charge_id: TransactionId,
    pub amount: i64,
    pub status: String,
    /// None: by a rule of the house.
    pub created_by: Option<AccountId>,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    pub transfer_id: Uuid,
    pub charge_id: TransactionId,
    pub ledger_account: String,
    pub debit: i64,
    pub credit: i64,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct Offer {
    pub id: ReplacementId,
    pub appointment_id: AppointmentId,
    pub status: ReplacementStatus,
    /// Whose time was crossed out, and which.
    pub doctor_id: DoctorId,
    pub starts_at: Instant,
}

#[derive(FromQueryResult)]
struct Kept {
    replacement_id: ReplacementId,
    position: i32,
    starts_at: Instant,
    ends_at: Instant,
    claimed_from: Instant,
    claimed_until: Instant,
    lane: i32,
    resource_ids: Option<String>,
}

impl Kept {
    /// As a visit that is there: of nobody's, because the patient's own time stays free.
    fn visit(self, offer: &Offer, instead: &Appointment) -> Appointment {
        let own = Uuid::from_u128(self.replacement_id.0.as_u128() ^ self.position as u128);
        Appointment {
            id: own.into(),
            patient_id: own.into(),
            doctor_id: offer.doctor_id,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            claimed_from: self.claimed_from,
            claimed_until: self.claimed_until,
            lane: self.lane,
            resource_ids: self.resource_ids,
            overbook_reason: None,
            hold_expires_at: None,
            ..instead.clone()
        }
    }
}

#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub struct Mail {
    pub dedup_key: String,
    pub recipient: String,
    pub calendar: Option<String>,
    pub calendar_method: Option<String>,
}

impl Charge {
    /// Paid at some time, whatever became of it.
    pub fn was_paid(&self) -> bool {
        !matches!(self.status.as_str(), "pending" | "failed")
    }

    /// Nobody knows whether the gateway has it.
    pub fn is_unanswered(&self) -> bool {
        self.status == "pending" && self.gateway_reference.is_none()
    }
}

#[derive(FromQueryResult)]
struct Archived {
    id: AppointmentId,
    body: Option<String>,
}

#[derive(FromQueryResult)]
struct Counted {
    name: String,
    amount: i64,
}

#[derive(FromQueryResult)]
struct Audited {
    subject: String,
    action: String,
    actor_kind: String,
}

impl Books {
    pub async fn read(app: &App) -> Checked<Self> {
        let appointments: Vec<Appointment> = rows(app, "select * from appointments").await?;
        let mut appointments: BTreeMap<_, _> = appointments.into_iter().map(|row| (row.id, row)).collect();
        let mut archived = BTreeSet::new();
        let whole = "select a.id as id, r.body as body from archived_appointments a \
                     left join archived_records r on r.id = a.id";
        for Archived { id, body } in rows::<Archived>(app, whole).await? {
            let body = body.ok_or_else(|| format!("{id} is not in the archive"))?;
            let row = serde_json::from_str(&body).map_err(|error| format!("{id} is unreadable: {error}"))?;
            if appointments.insert(id, row).is_some() || !archived.insert(id) {
                return Err(format!("{id} is archived and not"));
            }
        }
        let offers: Vec<Offer> = rows(app, "select * from replacements").await?;
        let mut kept = Vec::new();
        for time in rows::<Kept>(app, "select * from offered_times order by starts_at").await? {
            let id = time.replacement_id;
            let offer =
                offers.iter().find(|offer| offer.id == id && offer.status == ReplacementStatus::Offered);
            let instead = offer.and_then(|offer| Some((offer, appointments.get(&offer.appointment_id)?)));
            let (offer, visit) =
                instead.ok_or_else(|| format!("a time is kept for {id}, which does not wait for it"))?;
            kept.push((id, time.visit(offer, visit)));
        }
        let mut audited: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let lines = "select subject, action, actor_kind from audit \
                     where subject like 'apt_%' or action in ('charge.paid_late', 'refund.paid_out') order by at, id";
        for line in rows::<Audited>(app, lines).await? {
            audited.entry(line.subject).or_default().push((line.action, line.actor_kind));
        }
        let counts =
            TABLES.map(|table| format!("select '{table}' as name, count(*) as amount from \"{table}\""));
        let counted: Vec<Counted> = rows(app, &counts.join(" union all ")).await?;
        let amount = |table: &&'static str| {
            counted.iter().find(|counted| counted.name == *table).map_or(0, |counted| counted.amount)
        };
        Ok(Self {
            appointments,
            archived,
            offers,
            kept,
            audited,
            charges: rows(app, "select * from charges order by created_at, id").await?,
            refunds: rows(app, "select * from refunds order by created_at, id").await?,
            ledger: rows(app, "select * from ledger_entries order by transfer_id, line").await?,
            mails: rows(app, "select * from mails").await?,
            rows: TABLES.iter().map(|table| (*table, amount(table))).collect(),
        })
    }

    /// The appointments that keep their time.
    pub fn live(&self) -> impl Iterator<Item = &Appointment> {
        self.appointments.values().filter(|appointment| appointment.status.occupies())
    }

    /// What takes a doctor's time: visits, and times that are kept for an answer.
    pub fn busy(&self) -> impl Iterator<Item = &Appointment> {
        self.live().chain(self.kept.iter().map(|(_, visit)| visit))
    }

    /// Charges that stand in the way of another: pending, or paid and not wholly given back. What was paid after it
    /// had been reported as failed goes back whole by itself, and stands in nobody's way.
    pub fn live_charges_of(&self, id: AppointmentId) -> impl Iterator<Item = &Charge> {
        let goes_back = |charge: &Charge| {
            let of_charge = |refund: &&Refund| refund.charge_id == charge.id && refund.created_by.is_none();
            self.refunds.iter().filter(of_charge).map(|refund| refund.amount).sum::<i64>() >= charge.total
        };
        self.charges_of(id).filter(move |charge| match charge.status.as_str() {
            "failed" | "refunded" => false,
            "pending" => true,
            _ => !goes_back(charge),
        })
    }

    /// Promised, and the money lies at the desk.
    pub fn waits_at_desk(&self, refund: &Refund) -> bool {
        let of_refund = self.charges.iter().find(|charge| charge.id == refund.charge_id);
        refund.status == "pending" && of_refund.is_some_and(|charge| charge.gateway == "desk")
    }

    pub fn charges_of(&self, id: AppointmentId) -> impl Iterator<Item = &Charge> {
        self.charges.iter().filter(move |charge| charge.payable_id == id.0)
    }

    /// Every appointment that differs between the two.
    pub fn changed_since(&self, before: &Self) -> BTreeSet<AppointmentId> {
        let ids = before.appointments.keys().chain(self.appointments.keys());
        ids.filter(|id| before.appointments.get(id) != self.appointments.get(id)).copied().collect()
    }
}

/// The rows of a statement without parameters.
pub async fn rows<T: FromQueryResult>(app: &App, sql: &str) -> Checked<Vec<T>> {
    let db = app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    T::find_by_statement(statement)
        .all(db)
        .await
        .map_err(|error| format!("the books cannot be read: {error}"))
}
