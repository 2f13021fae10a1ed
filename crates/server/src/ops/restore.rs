//! `doctorly restore FILE`: a backup into an empty database of any engine, all of it or nothing.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use database::{
    Database, Migrator,
    tables::{self, Cell, Table},
};
use object_store::{ObjectStore, ObjectStoreExt, path::Path as Place};

use super::{
    check,
    copy::{
        BATCH, Sum,
        file::{Damage, FORM, FileReader, Line, Read},
        first_filled, from_text, sum_of,
    },
    failure::Failure,
    open,
};
use crate::{adapters, settings::Settings};

/// What a backup holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Content {
    /// Steps of the schema.
    pub steps: usize,
    /// Each table with its sum and the last number that was given out.
    pub tables: Vec<(Table, Sum, Option<i64>)>,
    /// How many; none where they are kept elsewhere.
    pub photographs: Option<u64>,
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: u64 = self.tables.iter().map(|(_, sum, _)| sum.rows).sum();
        write!(f, "{rows} rows of {} tables", self.tables.len())?;
        self.photographs.map_or(Ok(()), |count| write!(f, " and {count} photographs and documents"))
    }
}

impl From<Damage> for Failure {
    fn from(damage: Damage) -> Self {
        Self::Refused(damage.to_string())
    }
}

pub async fn restore(settings: Settings, file: PathBuf) -> Result<ExitCode, Failure> {
    // All of it is read before anything is written.
    let content = read_through(&file)?;
    let opened = adapters::media::open(&settings.media_url()).await;
    let media = opened.map_err(|error| Failure::Refused(error.to_string()))?;
    let db = open::database(&settings).await?;
    make_ready(&db, content.steps).await?;
    fill(&db, &content, &file, media).await?;
    Migrator::migrate(&db).await?;
    db.close().await;
    println!("Restored {content}.");
    let app = open::open(&settings, settings.listen(), false).await?;
    let clean = check::report(&app).await?;
    app.db.clone().close().await;
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads a backup to its end and says what it holds.
pub fn read_through(file: &Path) -> Result<Content, Damage> {
    let mut reader = FileReader::open(file)?;
    let (steps, with_photographs) = head(&mut reader)?;
    let mut content = Content { steps, tables: Vec::new(), photographs: with_photographs.then_some(0) };
    let mut left = Migrator::tables_after(steps).into_iter();
    let mut table: Option<(Table, Sum)> = None;
    loop {
        match reader.next()? {
            Read::Row(text) => {
                let Some((table, sum)) = &mut table else { return Err(reader.damage("a row of no table")) };
                let fits = from_text(table, text).is_some();
                sum.count(text);
                if !fits {
                    return Err(reader.damage("a row that does not fit its table"));
                }
            }
            Read::Line(Line::Table { name, columns }) if table.is_none() => {
                let next = left.next().filter(|table| {
                    table.name == name && table.columns.iter().map(|column| &column.name).eq(&columns)
                });
                let Some(next) = next else { return Err(reader.damage("another table was expected")) };
                table = Some((next, Sum::default()));
            }
            Read::Line(Line::TableEnd { rows, sum, last_number }) => match table.take() {
                Some((table, counted)) if counted.is(rows, &sum) => {
                    content.tables.push((table, counted, last_number));
                }
                _ => return Err(reader.damage("a table does not hold what it says")),
            },
            Read::Line(Line::Photograph { content: text, .. }) => match &mut content.photographs {
                Some(count) if STANDARD.decode(&text).is_ok() => *count += 1,
                _ => return Err(reader.damage("a photograph cannot be read")),
            },
            Read::Line(Line::End { .. }) if table.is_none() && left.next().is_none() => return Ok(content),
            Read::Line(_) => return Err(reader.damage("it is out of order")),
        }
    }
}

/// The first line: how many steps of the schema, and whether photographs are in it.
fn head(reader: &mut FileReader) -> Result<(usize, bool), Damage> {
    let Read::Line(Line::DoctorlyBackup { form, schema, photographs, .. }) = reader.next()? else {
        return Err(Damage::Other);
    };
    let known = Migrator::steps();
    if form != FORM || schema.len() > known.len() || !schema.iter().eq(&known[..schema.len()]) {
        return Err(Damage::Newer);
    }
    Ok((schema.len(), photographs))
}

/// Brings an empty database to the schema of the backup; refuses one that is not empty.
pub async fn make_ready(db: &Database, steps: usize) -> Result<(), Failure> {
    let taken = Migrator::taken(db).await?;
    if let Some(table) = first_filled(db.read(), &Migrator::tables_after(taken)).await? {
        return Err(Failure::Refused(format!(
            "the database is not empty (there are {}); name one that is, nothing was written",
            table.name
        )));
    }
    if taken > steps {
        let fix =
            "the database has a newer schema than what is to be put into it; name one without any tables";
        return Err(Failure::Refused(fix.to_owned()));
    }
    Ok(Migrator::migrate_to(db, steps).await?)
}

/// In one transaction, read again before it is committed.
async fn fill(
    db: &Database,
    content: &Content,
    file: &Path,
    media: Arc<dyn ObjectStore>,
) -> Result<(), Failure> {
    for (table, _, last) in &content.tables {
        go_on_from(db, table, last.unwrap_or(0)).await?;
    }
    let tx = db.begin().await?;
    let mut reader = FileReader::open(file)?;
    head(&mut reader)?;
    let mut all = content.tables.iter();
    let mut table: Option<&Table> = None;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    loop {
        match reader.next()? {
            Read::Row(text) => {
                let Some(row) = table.and_then(|table| from_text(table, text)) else {
                    return Err(reader.damage("it is not what it was").into());
                };
                rows.push(row);
                if let Some(table) = table.filter(|_| rows.len() == BATCH) {
                    tables::fill(&tx, table, std::mem::take(&mut rows)).await?;
                }
            }
            Read::Line(Line::Table { .. }) => {
                table = all.next().map(|(table, ..)| table);
                if let Some(table) = table {
                    tables::clear(&tx, table).await?;
                }
            }
            Read::Line(Line::TableEnd { .. }) => {
                if let Some(table) = table.take() {
                    tables::fill(&tx, table, std::mem::take(&mut rows)).await?;
                }
            }
            Read::Line(Line::Photograph { place, content }) => {
                let content = STANDARD.decode(&content).unwrap_or_default();
                let kept = media.put(&Place::from(place), content.into()).await;
                kept.map_err(|error| Failure::Failed(error.into()))?;
            }
            Read::Line(Line::End { .. }) => break,
            Read::Line(Line::DoctorlyBackup { .. }) => {
                return Err(reader.damage("it is out of order").into());
            }
        }
    }
    for (table, sum, _) in &content.tables {
        if sum_of(&tx, table).await? != *sum {
            return Err(differs(table));
        }
    }
    Ok(tx.commit().await?)
}

/// In a transaction of its own; see [`tables::go_on_from`].
pub async fn go_on_from(db: &Database, table: &Table, last: i64) -> Result<(), Failure> {
    let tx = db.begin().await?;
    tables::go_on_from(&*tx, table, last).await?;
    Ok(tx.commit().await?)
}

pub fn differs(table: &Table) -> Failure {
    Failure::Refused(format!(
        "{} would not hold what it should, so nothing was written; tell whoever makes Doctorly",
        table.name
    ))
}
