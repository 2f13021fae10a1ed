//! The index follows facts. All of this bears being done again, and does nothing before there is an index.

use kernel::id::{ClinicId, DepartmentId, DoctorId, SpecializationId};

use super::{load::documents_of, rebuild::off_the_runtime};
use crate::{App, clinics, doctors, error::Result};

/// Doctors read at a time.
const BATCH: usize = 500;

/// A doctor's profile, services, hours or standing changed.
pub async fn refresh_doctor(app: &App, id: DoctorId) -> Result<()> {
    refresh_doctors(app, &[id]).await
}

/// A time of the doctor was claimed or released: one number is marked, no text is touched. What is free is asked
/// when somebody looks, or by the [`super::sweep`].
pub fn refresh_times(app: &App, id: DoctorId) {
    if let Some(live) = app.search.live() {
        live.times_changed(id);
    }
}

/// A department's name or hours changed.
pub async fn refresh_department(app: &App, id: DepartmentId) -> Result<()> {
    refresh_doctors(app, &doctors::in_department(app.db.read(), id).await?).await
}

/// A clinic's name, place, zone or currency changed.
pub async fn refresh_clinic(app: &App, id: ClinicId) -> Result<()> {
    refresh_doctors(app, &doctors::in_clinic(app.db.read(), id).await?).await
}

/// A specialization or qualification was renamed or got another picture.
pub async fn refresh_catalogue(app: &App) -> Result<()> {
    let Some(live) = app.search.live() else { return Ok(()) };
    let (specializations, qualifications) = {
        let columns = live.columns();
        let shared = &columns.shared;
        let ids: Vec<SpecializationId> = shared.specialization_views.iter().map(|view| view.id).collect();
        (ids, shared.qualification_ids.clone())
    };
    let db = app.db.read();
    let specializations = clinics::specializations_by_ids(db, &specializations).await?;
    let qualifications = clinics::qualifications_by_ids(db, &qualifications).await?;
    let renamed = {
        let mut columns = live.columns_to_write();
        let shared = &mut columns.shared;
        let mut renamed = (Vec::new(), Vec::new());
        for row in specializations {
            let image = row.image_key.as_deref().map(crate::picture::path);
            let number = shared.specializations.find(&row.id.to_string());
            let old = number.and_then(|number| shared.specialization_views.get_mut(number as usize));
            if let (Some(number), Some(old)) = (number, old) {
                old.image = image;
                renamed.0.extend((old.name != row.name).then_some(number));
            }
        }
        for row in qualifications {
            let number = shared.qualifications.find(&row.id.to_string());
            renamed.1.extend(number.filter(|&number| shared.qualifications.get(number).name != row.name));
        }
        columns.having(&renamed.0, &renamed.1)
    };
    refresh_doctors(app, &renamed).await
}

/// Several doctors at once: one commit to the text index, if their words changed at all.
pub async fn refresh_doctors(app: &App, ids: &[DoctorId]) -> Result<()> {
    for ids in ids.chunks(BATCH) {
        let _turn = app.search.turn.lock().await;
        app.search.note(ids);
        let Some(live) = app.search.live() else { continue };
        let (documents, now, ids) = (documents_of(app, ids).await?, app.now(), ids.to_vec());
        off_the_runtime(move || live.follow(&ids, &documents, now)).await?;
    }
    Ok(())
}
