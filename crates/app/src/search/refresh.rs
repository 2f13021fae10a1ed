//! The index follows facts. All of this bears being done again, and does nothing before there is an index.

use kernel::id::DoctorId;

use super::{
    directory::{Catalogue, Seen},
    load::entries_of,
};
use crate::{App, clinics, error::Result};

/// Doctors read at a time.
const BATCH: usize = 500;

/// A doctor's profile, services, hours or standing changed.
pub async fn refresh_doctor(app: &App, id: DoctorId) -> Result<()> {
    refresh_doctors(app, &[id]).await
}

/// A time of the doctor was claimed or released. The embedded index marks one number and touches no text: what is free
/// is asked when somebody looks, or by the [`super::sweep`]. A shared one is told by [`write_times`].
pub fn refresh_times(app: &App, id: DoctorId) {
    app.ports.directory.times_changed(id);
}

/// Writes doctors into an index that keeps next free times; found within a second.
pub async fn write_times(app: &App, ids: &[DoctorId]) -> Result<()> {
    write(app, ids, Seen::Soon).await
}

/// A specialization or qualification was renamed or got another picture.
pub async fn refresh_catalogue(app: &App) -> Result<()> {
    let directory = &app.ports.directory;
    let (specializations, qualifications) = directory.catalogue().await?;
    let db = app.db.read();
    let specializations = clinics::specializations_by_ids(db, &specializations).await?;
    let qualifications = clinics::qualifications_by_ids(db, &qualifications).await?;
    let picture = |key: Option<&str>| key.map(crate::picture::path);
    let specializations =
        specializations.into_iter().map(|row| (row.id, row.name, picture(row.image_key.as_deref())));
    let now = Catalogue {
        specializations: specializations.collect(),
        qualifications: qualifications.into_iter().map(|row| (row.id, row.name)).collect(),
    };
    refresh_doctors(app, &directory.outdated(now).await?).await
}

/// Several doctors at once: one commit to the text index, if their words changed at all.
pub async fn refresh_doctors(app: &App, ids: &[DoctorId]) -> Result<()> {
    write(app, ids, Seen::AtOnce).await
}

pub(super) async fn write(app: &App, ids: &[DoctorId], seen: Seen) -> Result<()> {
    for ids in ids.chunks(BATCH) {
        let Some(writing) = app.ports.directory.begin_writing(ids).await? else { continue };
        let now = app.now();
        writing.write(ids.to_vec(), entries_of(app, ids).await?, now, seen).await?;
    }
    Ok(())
}
