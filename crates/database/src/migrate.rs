//! The schema, step by step. Each step is readable SQL in `schema/`; the bookkeeping is the library's.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager};

use crate::{
    connect::Database,
    dialect,
    tables::{self, Table},
};

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error("the schema could not be brought up to date")]
    Step(#[source] DbErr),
    #[error("the database was last opened by a newer Doctorly, which knows more of its schema; run that one")]
    Newer,
}

pub struct Migrator;

impl Migrator {
    /// Whether every step has been taken.
    pub async fn is_current(db: &Database) -> Result<bool, MigrateError> {
        Ok(Self::taken(db).await? == Self::steps().len())
    }

    /// Brings the schema up to date. Does nothing when it already is.
    pub async fn migrate(db: &Database) -> Result<(), MigrateError> {
        Self::migrate_to(db, Self::steps().len()).await
    }

    /// The steps that were taken, each with the second in which it was: a copy of the database has the same, and no other.
    /// Asked for without the library, which would make its table on a server that takes no writes.
    pub(crate) async fn history(db: &Database) -> Result<Vec<(String, i64)>, DbErr> {
        let taken = "select version, applied_at from seaql_migrations order by version";
        let taken = Statement::from_string(db.read().get_database_backend(), taken);
        let rows = db.read().query_all_raw(taken).await?;
        rows.iter().map(|row| Ok((row.try_get("", "version")?, row.try_get("", "applied_at")?))).collect()
    }

    /// The names of all steps, in order.
    pub fn steps() -> Vec<&'static str> {
        steps().iter().map(|step| step.name).collect()
    }

    /// How many steps have been taken, the first of them first; 0 in a database without tables.
    pub async fn taken(db: &Database) -> Result<usize, MigrateError> {
        let connection = db.alone().await.map_err(|fault| MigrateError::Step(fault.source))?;
        let taken = <Self as MigratorTrait>::get_migration_models(&connection).await;
        let taken = taken.map_err(MigrateError::Step)?;
        let known = Self::steps();
        if taken.iter().any(|step| !known.contains(&step.version.as_str())) {
            return Err(MigrateError::Newer);
        }
        Ok(taken.len())
    }

    /// Takes steps until so many have been taken.
    pub async fn migrate_to(db: &Database, steps: usize) -> Result<(), MigrateError> {
        let left = steps.saturating_sub(Self::taken(db).await?);
        let connection = db.alone().await.map_err(|fault| MigrateError::Step(fault.source))?;
        let left = Some(u32::try_from(left).unwrap_or(u32::MAX));
        <Self as MigratorTrait>::up(&connection, left).await.map_err(MigrateError::Step)
    }

    /// The tables that there are after so many steps, each behind those it refers to.
    pub fn tables_after(taken: usize) -> Vec<Table> {
        tables::described(steps().iter().take(taken).map(|step| step.common))
    }

    /// The tables that there are now.
    pub fn tables() -> Vec<Table> {
        Self::tables_after(usize::MAX)
    }
}

fn steps() -> Vec<Step> {
    vec![
        Step {
            name: "0001_walking_product",
            common: include_str!("schema/0001_walking_product.sql"),
            sqlite: include_str!("schema/0001_ledger_is_immutable.sqlite.sql"),
            postgres: include_str!("schema/0001_ledger_is_immutable.postgres.sql"),
            mariadb: include_str!("schema/0001_ledger_is_immutable.mariadb.sql"),
        },
        Step::common("0002_write_probes", include_str!("schema/0002_write_probes.sql")),
        Step::common("0003_patients_seen", include_str!("schema/0003_patients_seen.sql")),
        Step::common("0004_second_factor", include_str!("schema/0004_second_factor.sql")),
        Step::common("0005_moved_away", include_str!("schema/0005_moved_away.sql")),
        Step::common("0006_log_of_facts", include_str!("schema/0006_log_of_facts.sql")),
        Step::common("0007_archive", include_str!("schema/0007_archive.sql")),
        Step::common("0008_charges_asked_with", include_str!("schema/0008_charges_asked_with.sql")),
        Step::common("0009_visits", include_str!("schema/0009_visits.sql")),
        Step::common("0010_overbooked", include_str!("schema/0010_overbooked.sql")),
        Step::common("0011_arrived", include_str!("schema/0011_arrived.sql")),
        Step::common("0012_record_reads", include_str!("schema/0012_record_reads.sql")),
        Step::common("0013_invitations", include_str!("schema/0013_invitations.sql")),
        Step::common("0014_replacements", include_str!("schema/0014_replacements.sql")),
        Step::common("0015_reports", include_str!("schema/0015_reports.sql")),
        Step {
            name: "0016_money_desk",
            common: include_str!("schema/0016_money_desk.sql"),
            sqlite: include_str!("schema/0016_invoices_are_immutable.sqlite.sql"),
            postgres: include_str!("schema/0016_invoices_are_immutable.postgres.sql"),
            mariadb: include_str!("schema/0016_invoices_are_immutable.mariadb.sql"),
        },
        Step::common("0017_fees", include_str!("schema/0017_fees.sql")),
        Step::common("0018_access", include_str!("schema/0018_access.sql")),
        Step::common("0019_resources", include_str!("schema/0019_resources.sql")),
        Step::common("0020_kept_visits", include_str!("schema/0020_kept_visits.sql")),
        Step::common("0021_refunds", include_str!("schema/0021_refunds.sql")),
        Step::common("0022_spent_tokens", include_str!("schema/0022_spent_tokens.sql")),
        Step::common("0023_holidays", include_str!("schema/0023_holidays.sql")),
        Step::common("0024_documents", include_str!("schema/0024_documents.sql")),
        Step::common("0025_places", include_str!("schema/0025_places.sql")),
    ]
}

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        steps().into_iter().map(|step| Box::new(step) as Box<dyn MigrationTrait>).collect()
    }
}

/// One step: what every engine runs, then what only one of them does.
struct Step {
    name: &'static str,
    common: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
    mariadb: &'static str,
}

impl Step {
    /// One that every engine takes as it is.
    fn common(name: &'static str, common: &'static str) -> Self {
        Self { name, common, sqlite: "", postgres: "", mariadb: "" }
    }
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[allow(elided_lifetimes_in_paths)] // the trait is declared so
#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let backend = manager.get_database_backend();
        let own = match backend {
            DbBackend::Sqlite => self.sqlite,
            DbBackend::MySql => self.mariadb,
            _ => self.postgres,
        };
        for statement in self.common.split("\n\n").chain(own.split("\n\n")) {
            let statement = without_comments(statement);
            if !statement.trim().is_empty() {
                connection.execute_unprepared(&dialect::of(backend, &statement)).await?;
            }
        }
        Ok(())
    }
}

fn without_comments(statement: &str) -> String {
    statement.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n")
}
