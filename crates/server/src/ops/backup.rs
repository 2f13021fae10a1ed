//! `doctorly backup FILE`: everything in one file, as of one instant, while the installation goes on.

use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
    process::ExitCode,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use database::{
    Database, Migrator,
    tables::{self, Snapshot, Table},
};
use futures::TryStreamExt;
use object_store::ObjectStoreExt;

use super::{
    clock::clock,
    copy::{
        Sum,
        file::{FORM, FileWriter, Line},
        to_text,
    },
    failure::Failure,
    open,
    restore::{Content, read_through},
};
use crate::{
    adapters::{self, media},
    settings::Settings,
};

pub async fn backup(settings: Settings, file: PathBuf) -> Result<ExitCode, Failure> {
    if file.exists() {
        let place = file.display();
        return Err(Failure::Refused(format!("there is a file {place} already; name one that is not there")));
    }
    let db = open::database(&settings).await?;
    let taken = Migrator::taken(&db).await?;
    if taken == 0 {
        let fix =
            "the database is empty; let DOCTORLY_DATABASE_URL or DOCTORLY_DATA_DIR name the one to back up";
        return Err(Failure::Refused(fix.to_owned()));
    }
    // Under another name until it has been read again: a file of the right name is a good one.
    let part = PathBuf::from(format!("{}.part", file.display()));
    let written = write(&db, &settings, taken, &part).await;
    let checked = written.and_then(|written| check(&part, &written).map(|()| written));
    let content = match checked {
        Ok(content) => content,
        Err(failure) => {
            let _ = fs::remove_file(&part);
            return Err(failure);
        }
    };
    fs::rename(&part, &file)?;
    db.close().await;
    println!("{} holds {content}, and was read again.", file.display());
    if content.photographs.is_none() {
        println!("Photographs and documents are not in it: they are in {}.", settings.media_url());
    }
    if settings.secret.is_none() {
        let secret = settings.data_dir().join("secret");
        println!("The secret is not in it: keep {} too, in another place.", secret.display());
    }
    Ok(ExitCode::SUCCESS)
}

async fn write(db: &Database, settings: &Settings, taken: usize, part: &Path) -> Result<Content, Failure> {
    let mut out = FileWriter::new(new_file(part)?);
    // A bucket has backups of its own, and may be as large as it likes.
    let photographs = media::folder_of(&settings.media_url()).is_some();
    let made_at = jiff::Timestamp::from_microsecond(clock().now().0).unwrap_or_default().to_string();
    let schema = Migrator::steps().into_iter().take(taken).map(str::to_owned).collect();
    out.line(&Line::DoctorlyBackup { form: FORM, made_at, schema, photographs })?;
    let mut content = Content { steps: taken, tables: Vec::new(), photographs: None };
    let snapshot = db.snapshot().await?;
    for table in Migrator::tables_after(taken) {
        let (sum, last_number) = write_table(&snapshot, &table, &mut out).await?;
        content.tables.push((table, sum, last_number));
    }
    if photographs {
        content.photographs = Some(write_photographs(settings, &mut out).await?);
    }
    out.end()?;
    Ok(content)
}

async fn write_table(
    snapshot: &Snapshot,
    table: &Table,
    out: &mut FileWriter,
) -> Result<(Sum, Option<i64>), Failure> {
    let columns = table.columns.iter().map(|column| column.name.clone()).collect();
    out.line(&Line::Table { name: table.name.clone(), columns })?;
    let mut sum = Sum::default();
    {
        let mut rows = std::pin::pin!(tables::rows(snapshot, table).await?);
        while let Some(row) = rows.try_next().await? {
            let text = to_text(&row);
            sum.count(&text);
            out.row(&text)?;
        }
    }
    let last_number = tables::last_number(&**snapshot, table).await?;
    out.line(&Line::TableEnd { rows: sum.rows, sum: sum.text(), last_number })?;
    Ok((sum, last_number))
}

/// A photograph that is replaced meanwhile may be missing; the one in its place is of a change after the snapshot.
async fn write_photographs(settings: &Settings, out: &mut FileWriter) -> Result<u64, Failure> {
    let opened = adapters::media::open(&settings.media_url()).await;
    let store = opened.map_err(|error| Failure::Refused(error.to_string()))?;
    let (mut all, mut count) = (store.list(None), 0);
    while let Some(found) = all.try_next().await.map_err(failed)? {
        let content = match store.get(&found.location).await {
            Ok(got) => got.bytes().await.map_err(failed)?,
            Err(object_store::Error::NotFound { .. }) => continue,
            Err(error) => return Err(failed(error)),
        };
        let place = found.location.to_string();
        out.line(&Line::Photograph { place, content: STANDARD.encode(&content) })?;
        count += 1;
    }
    Ok(count)
}

/// Reads the file as a restore would.
fn check(part: &Path, written: &Content) -> Result<(), Failure> {
    let read = read_through(part)?;
    if read != *written {
        let fix =
            "the backup does not read as it was written, so it was deleted; look at the disk and try again";
        return Err(Failure::Refused(fix.to_owned()));
    }
    Ok(())
}

/// Readable by its owner only: it holds everything about everybody.
fn new_file(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| {
        let place = path.display();
        Failure::Refused(format!("{place} cannot be written ({error}); name a file in a folder that can be"))
    })
}

fn failed(error: object_store::Error) -> Failure {
    Failure::Failed(error.into())
}
