//! `doctorly move --to URL`: everything into an empty database of another kind, while the installation stands still.

use std::{fmt::Write, process::ExitCode};

use app::App;
use database::{
    Database, Migrator,
    tables::{self, Still, Table},
};
use futures::TryStreamExt;

use super::{
    check,
    copy::{BATCH, Sum, sum_of, to_text},
    failure::Failure,
    open,
    restore::{differs, go_on_from, make_ready},
};
use crate::settings::Settings;

pub async fn move_to(settings: Settings, to: String) -> Result<ExitCode, Failure> {
    let source = open::open(&settings, settings.listen(), false).await?;
    if !source.db.can_hold_still() {
        let fix = "this kind of database cannot be kept still while it is copied; stop every process, then use `doctorly backup` and `doctorly restore`";
        return Err(Failure::Refused(fix.to_owned()));
    }
    let target_settings = Settings { database_url: Some(to), ..settings };
    let target = open::database(&target_settings).await?;
    make_ready(&target, Migrator::steps().len()).await?;

    let tables = Migrator::tables();
    println!("Nobody can write until this is done.");
    let still = source.db.hold_still(&tables).await?;
    let sums = copy(&still, &target, &tables).await?;
    target.close().await;

    let target = open::open(&target_settings, target_settings.listen(), false).await?;
    let same = compare(&source, &target, &sums).await?;
    target.db.clone().close().await;
    if !same {
        let fix = "the two are not the same, so the old one stays in use; delete what is in the new one and tell whoever makes Doctorly";
        return Err(Failure::Refused(fix.to_owned()));
    }
    // Only now: whoever dies before leaves the old one in use, and a new one that is not empty.
    still.move_away(&tables, source.now().0).await?;
    println!("Moved. Set DOCTORLY_DATABASE_URL to the new database and start every process again.");
    println!("The old one can be read, and refuses every write.");
    source.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Copies all tables in one transaction, and reads them again in it.
async fn copy(still: &Still, target: &Database, tables: &[Table]) -> Result<Vec<(Table, Sum)>, Failure> {
    for table in tables {
        let last = tables::last_number(&**still, table).await?;
        go_on_from(target, table, last.unwrap_or(0)).await?;
    }
    let tx = target.begin().await?;
    let mut sums = Vec::new();
    for table in tables {
        tables::clear(&tx, table).await?;
        let (mut sum, mut batch) = (Sum::default(), Vec::with_capacity(BATCH));
        let mut rows = std::pin::pin!(tables::rows(still, table).await?);
        while let Some(row) = rows.try_next().await? {
            sum.count(&to_text(&row));
            batch.push(row);
            if batch.len() == BATCH {
                tables::fill(&tx, table, std::mem::take(&mut batch)).await?;
            }
        }
        tables::fill(&tx, table, batch).await?;
        if sum_of(&tx, table).await? != sum {
            return Err(differs(table));
        }
        sums.push((table.clone(), sum));
    }
    tx.commit().await?;
    Ok(sums)
}

/// Prints what is on both sides; false where they differ, or where one does not add up.
async fn compare(source: &App, target: &App, sums: &[(Table, Sum)]) -> Result<bool, Failure> {
    for (table, sum) in sums.iter().filter(|(_, sum)| sum.rows > 0) {
        println!("  {:<28} {sum}", table.name);
    }
    let (old, new) = (app::payments::balance(source).await?, app::payments::balance(target).await?);
    for sum in &new.sums {
        println!("  {}", money(sum));
    }
    println!("The new database:");
    Ok(check::report(target).await? && old == new)
}

fn money(sum: &app::payments::Sums) -> String {
    let mut line = sum.currency.clone();
    for (what, amount) in
        [("captured", sum.captured), ("given back", sum.given_back), ("promised", sum.promised)]
    {
        let _ = write!(line, " {what} {amount}");
    }
    line
}
