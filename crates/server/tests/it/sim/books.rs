//! What the database holds, read by statements of the simulator's own.

use std::collections::{BTreeMap, BTreeSet};

use app::{App, booking::Appointment};
use kernel::id::AppointmentId;
use sea_orm::{FromQueryResult, Statement};

use super::Checked;

/// Everything that an invariant looks at.
pub struct Books {
    pub appointments: BTreeMap<AppointmentId, Appointment>,
    /// The actions in the audit of each appointment.
    pub audited: BTreeMap<String, Vec<String>>,
    /// How many rows each table has that an operation could leave a trace in.
    pub rows: BTreeMap<&'static str, i64>,
}

const TABLES: [&str; 14] = [
    "appointments",
    "audit",
    "charges",
    "department_hours",
    "gateway_events",
    "jobs",
    "leave",
    "ledger_entries",
    "outbox",
    "patient_links",
    "patients",
    "refunds",
    "repeats",
    "weekly_hours",
];

#[derive(FromQueryResult)]
struct Counted {
    name: String,
    amount: i64,
}

#[derive(FromQueryResult)]
struct Audited {
    subject: String,
    action: String,
}

impl Books {
    pub async fn read(app: &App) -> Checked<Self> {
        let appointments: Vec<Appointment> = rows(app, "select * from appointments").await?;
        let mut audited: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let lines = "select subject, action from audit where subject like 'apt_%' order by at, id";
        for line in rows::<Audited>(app, lines).await? {
            audited.entry(line.subject).or_default().push(line.action);
        }
        let counts = TABLES.map(|table| format!("select '{table}' as name, count(*) as amount from {table}"));
        let counted: Vec<Counted> = rows(app, &counts.join(" union all ")).await?;
        let amount = |table: &&'static str| {
            counted.iter().find(|counted| counted.name == *table).map_or(0, |counted| counted.amount)
        };
        Ok(Self {
            appointments: appointments.into_iter().map(|row| (row.id, row)).collect(),
            audited,
            rows: TABLES.iter().map(|table| (*table, amount(table))).collect(),
        })
    }

    /// The appointments that keep their time.
    pub fn live(&self) -> impl Iterator<Item = &Appointment> {
        self.appointments.values().filter(|appointment| appointment.status.occupies())
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
