//! What a doctor shows the clinic that looks at their application: registration, certificates, proof of identity. Only the
//! doctor and who runs the clinic see them. The files are among the media, as they were sent.

use bytes::Bytes;
use jiff::tz::TimeZone;
use kernel::{
    fields::{Check, Complaint},
    id::{AccountId, DoctorDocumentId, DoctorId},
    text,
};
use object_store::{ObjectStoreExt, path::Path};
use sea_orm::{
    ConnectionTrait, IntoActiveModel, ModelTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::store::{self, Doctor, doctor, doctor_document};
use crate::{
    App, Work,
    access::{Action, Actor},
    audit::Entry,
    clinics,
    error::{Error, Kind, Problem, Result},
    picture::unavailable,
};

/// The largest file taken.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// Documents of one doctor at most.
const MOST: u64 = 20;

kernel::words! {
    /// What a document shows.
    pub enum DocumentKind {
        /// The entry in the register of doctors.
        Registration = "registration",
        /// A degree, a certificate, a licence of a specialty.
        Qualification = "qualification",
        Identity = "identity",
        Other = "other",
    }
}

kernel::words! {
    /// What a file is, by its first bytes.
    pub enum MediaType {
        Pdf = "application/pdf",
        Jpeg = "image/jpeg",
        Png = "image/png",
    }
}

impl MediaType {
    /// How names of such files end; the first is the one that is given.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
        }
    }

    /// Whoever opens the file gets what looks at such files, and nothing that runs it.
    fn named(self, name: &str) -> String {
        let ends =
            |ending: &&str| name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(ending));
        match self.endings() {
            endings if endings.iter().any(ends) => name.to_owned(),
            endings => format!("{name}.{}", endings[0]),
        }
    }

    fn of(file: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| file.starts_with(with);
        match () {
            () if begins(b"%PDF-") => Some(Self::Pdf),
            () if begins(&[0xff, 0xd8, 0xff]) => Some(Self::Jpeg),
            () if begins(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () => None,
        }
    }
}

/// A file that somebody sends.
#[derive(Clone, Debug)]
pub struct NewDocument {
    pub kind: Option<String>,
    /// As the sender's device calls it.
    pub file_name: Option<String>,
    pub file: Bytes,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DoctorDocument)]
pub struct DocumentView {
    pub id: DoctorDocumentId,
    pub kind: DocumentKind,
    pub file_name: String,
    pub media_type: MediaType,
    pub size_bytes: i64,
    /// RFC 3339 with the clinic's offset.
    pub added_at: String,
}

impl DocumentView {
    fn of(row: doctor_document::Model, zone: &TimeZone) -> Self {
        let doctor_document::Model { id, kind, file_name, media_type, size_bytes, added_at, .. } = row;
        Self { id, kind, file_name, media_type, size_bytes, added_at: added_at.rfc3339(zone) }
    }
}

/// The file is larger than is taken.
pub fn document_too_large() -> Error {
    Problem::new(Kind::TooLarge, "document_too_large", "Send a file of at most 10 MiB.").about("file").into()
}

/// A doctor's documents, oldest first. 404 for everybody but the doctor and who runs the clinic.
pub async fn documents(app: &App, actor: &Actor, doctor_id: DoctorId) -> Result<Vec<DocumentView>> {
    let db = app.db.read();
    let doctor = reachable(db, actor, doctor_id).await?;
    let zone = zone_of(db, &doctor).await?;
    let rows = doctor_document::Entity::find()
        .filter(doctor_document::Column::DoctorId.eq(doctor_id))
        .order_by_asc(doctor_document::Column::AddedAt)
        .order_by_asc(doctor_document::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| DocumentView::of(row, &zone)).collect())
}

/// Keeps a document of a doctor. 413 `document_too_large` · 415 `unsupported_document` · 422 by field, `too_many_documents`.
pub async fn add_document(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    sent: NewDocument,
) -> Result<DocumentView> {
    reachable(app.db.read(), actor, doctor_id).await?;
    let file = sent.file.clone();
    let row = parse(app, actor, doctor_id, sent)?;
    // Before the row: a row without its file would be worse than a file without its row.
    app.ports.media.put(&place(&row), file.into()).await.map_err(unavailable)?;
    let written = write(app, actor, row.clone()).await;
    // Of a fault nobody knows what became of the row.
    if matches!(written, Err(Error::Problem(_))) {
        remove_file(app, &row).await;
    }
    written
}

async fn write(app: &App, actor: &Actor, row: doctor_document::Model) -> Result<DocumentView> {
    let mut work = app.begin(actor).await?;
    let doctor = reachable(&**work, actor, row.doctor_id).await?;
    // The doctor's row is locked, so that two requests at one moment cannot both find the last place.
    doctor::Entity::find_by_id(row.doctor_id).lock_exclusive().one(&**work).await?;
    let of_doctor = doctor_document::Column::DoctorId.eq(row.doctor_id);
    if doctor_document::Entity::find().filter(of_doctor).count(&**work).await? >= MOST {
        let detail = "This doctor has 20 documents. Remove one of them first.";
        return Err(Error::field("file", "too_many_documents", detail));
    }
    doctor_document::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await?;
    work.audit(entry("doctor.add_document", &doctor, &row));
    let view = DocumentView::of(row, &zone_of(&**work, &doctor).await?);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// A document and its content, as it was sent. Noted in the audit unless it is the doctor's own.
pub async fn document(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    id: DoctorDocumentId,
) -> Result<(DocumentView, Bytes)> {
    let doctor = reachable(app.db.read(), actor, doctor_id).await?;
    let row = of_doctor(app.db.read(), doctor_id, id).await?;
    let content = match app.ports.media.get(&place(&row)).await {
        Ok(found) => found.bytes().await.map_err(unavailable)?,
        Err(object_store::Error::NotFound { .. }) => return Err(Error::not_found("document")),
        Err(error) => return Err(unavailable(error)),
    };
    if !actor.owns(doctor.account_id) {
        let mut work = app.begin(actor).await?;
        work.audit(entry("doctor.read_document", &doctor, &row));
        work.commit().await?;
    }
    let view = DocumentView::of(row, &zone_of(app.db.read(), &doctor).await?);
    Ok((view, content))
}

/// Forgets a document.
pub async fn remove_document(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    id: DoctorDocumentId,
) -> Result<()> {
    let mut work = app.begin(actor).await?;
    let doctor = reachable(&**work, actor, doctor_id).await?;
    let row = of_doctor(&**work, doctor_id, id).await?;
    row.clone().delete(&**work).await?;
    work.audit(entry("doctor.remove_document", &doctor, &row));
    work.commit().await?;
    remove_file(app, &row).await;
    Ok(())
}

/// Documents that are forgotten, whose files are still there.
#[must_use]
#[derive(Default)]
pub struct Forgotten(Vec<doctor_document::Model>);

impl Forgotten {
    /// After the commit.
    pub async fn remove_files(self, app: &App) {
        for row in &self.0 {
            remove_file(app, row).await;
        }
    }
}

/// Forgets, within the transaction that closes an account, what its owner has shown as a doctor.
pub async fn forget_documents(work: &mut Work<'_>, account_id: AccountId) -> Result<Forgotten> {
    let Some(doctor) = store::of_account(&***work, account_id).await? else {
        return Ok(Forgotten::default());
    };
    let of_doctor = doctor_document::Column::DoctorId.eq(doctor.id);
    let rows = doctor_document::Entity::find().filter(of_doctor.clone()).all(&***work).await?;
    doctor_document::Entity::delete_many().filter(of_doctor).exec(&***work).await?;
    for row in &rows {
        work.audit(entry("doctor.remove_document", &doctor, row));
    }
    Ok(Forgotten(rows))
}

fn parse(app: &App, actor: &Actor, doctor_id: DoctorId, sent: NewDocument) -> Result<doctor_document::Model> {
    if sent.file.len() > MOST_BYTES {
        return Err(document_too_large());
    }
    let Some(media_type) = MediaType::of(&sent.file) else {
        let detail = "Send a PDF, JPEG or PNG file.";
        let problem = Problem::new(Kind::UnsupportedMedia, "unsupported_document", detail);
        return Err(problem.about("file").into());
    };
    let mut check = Check::new();
    let kind = check.required("kind", sent.kind, |word| {
        word.parse().map_err(|_| Complaint::new("unknown_word", "Choose what the document shows."))
    });
    // Whatever the device calls it: only shown.
    let name: String =
        sent.file_name.unwrap_or_default().chars().filter(|c| !matches!(c, '/' | '\\')).collect();
    let name: String = name.chars().take(200).collect();
    let name = text::line(&name, 200).unwrap_or_else(|_| "document".to_owned());
    let added_by = actor.signed_in()?;
    let row = || {
        Some(doctor_document::Model {
            id: app.new_id(),
            doctor_id,
            kind: kind?,
            file_name: media_type.named(&name),
            media_type,
            size_bytes: i64::try_from(sent.file.len()).ok()?,
            added_by,
            added_at: app.now(),
        })
    };
    check.build(row).map_err(Error::fields)
}

async fn zone_of(db: &impl ConnectionTrait, doctor: &Doctor) -> Result<TimeZone> {
    let clinic = clinics::by_id(db, doctor.clinic_id).await?;
    clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?.zone()
}

/// The doctor, for themselves and who runs the clinic; else it is not there.
async fn reachable(db: &impl ConnectionTrait, actor: &Actor, id: DoctorId) -> Result<Doctor> {
    let reach = actor.reach(Action::WriteDoctorDocuments)?;
    let (account, clinic) = (doctor::Column::AccountId, doctor::Column::ClinicId);
    let covered = reach.condition(Some(account), Some(clinic), None);
    let found = doctor::Entity::find_by_id(id).filter(covered).one(db).await?;
    found.ok_or_else(|| Error::not_found("doctor"))
}

async fn of_doctor(
    db: &impl ConnectionTrait,
    doctor_id: DoctorId,
    id: DoctorDocumentId,
) -> Result<doctor_document::Model> {
    let found =
        doctor_document::Entity::find_by_id(id).filter(doctor_document::Column::DoctorId.eq(doctor_id));
    found.one(db).await?.ok_or_else(|| Error::not_found("document"))
}

fn entry(action: &'static str, doctor: &Doctor, row: &doctor_document::Model) -> Entry {
    let detail = serde_json::json!({"document": row.id, "kind": row.kind});
    Entry::new(action, doctor.id).clinic(doctor.clinic_id).detail(detail)
}

/// Among the media, away from the pictures, which everybody may see.
fn place(row: &doctor_document::Model) -> Path {
    Path::from(format!("documents/{}/{}", row.doctor_id, row.id))
}

/// A failure leaves a file behind that nobody is shown.
async fn remove_file(app: &App, row: &doctor_document::Model) {
    if let Err(error) = app.ports.media.delete(&place(row)).await {
        tracing::warn!(document.id = %row.id, error = %error, "a document's file could not be removed");
    }
}
