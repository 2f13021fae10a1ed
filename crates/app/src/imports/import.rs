//! A file is looked at, or brought in.

use std::collections::HashSet;

use jiff::tz::TimeZone;
use kernel::{
    fields::FieldError,
    id::{ClinicId, DoctorId},
    paging::{MOST, PageRequest},
};

use super::{
    appointments::{self, Planned},
    doctors as doctor_rows, events,
    model::{MOST_BYTES, Outcome, What, columns},
    patients as patient_rows,
    sheet::{self, Row, Sheet},
    views::{ImportView, RowView},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics::{self, Clinic, DepartmentView, SpecializationView},
    doctors::{self, Doctor},
    error::{Error, Kind, Problem, Result},
};

/// A file and what it is.
pub struct ImportInput<'a> {
    pub what: What,
    /// Only looks: nothing is written.
    pub dry_run: bool,
    /// Whose visits they are, where the file does not say.
    pub doctor_id: Option<DoctorId>,
    /// A table in UTF-8, with a byte order mark or without, or a calendar.
    pub file: &'a [u8],
}

/// What the rows of a file need to be understood.
pub(super) struct Import<'a> {
    pub app: &'a App,
    pub actor: Actor,
    pub clinic: Clinic,
    pub zone: TimeZone,
    pub dry_run: bool,
    pub doctor_id: Option<DoctorId>,
    pub doctors: Vec<Doctor>,
    pub departments: Vec<DepartmentView>,
    pub specializations: Vec<SpecializationView>,
    /// Visits that stand before the present row.
    pub planned: Vec<Planned>,
    seen: HashSet<String>,
}

/// Brings in every row that can be accepted, each by itself, and says what became of each. 422 for a file of which
/// nothing can be read.
pub async fn import(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: ImportInput<'_>,
) -> Result<ImportView> {
    if !actor.reach(Action::ImportRecords)?.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let what = input.what;
    let Sheet { rows, ignored } = read(&input)?;
    let mut import = prepared(app, actor, clinic_id, &input).await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let (outcome, errors) = match bring(&mut import, what, &row).await {
            Ok(outcome) => (outcome, Vec::new()),
            Err(error) => (Outcome::Refused, reasons(error)?),
        };
        let name = row.given("full_name").or_else(|| row.given("name")).unwrap_or_default();
        told.push(RowView { number: row.number, name, outcome, errors });
    }
    let view = ImportView::of(what, input.dry_run, ignored, told);
    if !view.dry_run {
        let mut work = app.begin(actor).await?;
        let (new, known, refused) = (view.new, view.known, view.refused);
        let detail = serde_json::json!({"what": what, "new": new, "known": known, "refused": refused});
        work.audit(Entry::new("clinic.import", clinic_id).clinic(clinic_id).detail(detail));
        work.answer(200, &view)?;
        work.commit().await?;
    }
    Ok(view)
}

fn read(input: &ImportInput<'_>) -> Result<Sheet> {
    if input.file.len() > MOST_BYTES {
        let sentence = "This file is larger than 512 KB: cut it into parts.";
        return Err(Error::field("file", "file_too_large", sentence));
    }
    let file = input.file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.file);
    let text = std::str::from_utf8(file).map_err(|_| {
        let sentence = "This file is not UTF-8. Save it as “CSV UTF-8”, and try again.";
        Error::field("file", "not_utf8", sentence)
    })?;
    match (events::is_calendar(text), input.what, input.doctor_id) {
        (true, What::Appointments, Some(_)) => events::read(text),
        (true, What::Appointments, None) => {
            Err(Error::field("doctor_id", "required", "Choose whose calendar this is."))
        }
        (true, What::Doctors | What::Patients, _) => {
            let sentence = "A calendar has visits: choose them, or another file.";
            Err(Error::field("file", "not_a_table", sentence))
        }
        (false, what, _) => sheet::read(text, columns(what)),
    }
}

async fn prepared<'a>(
    app: &'a App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: &ImportInput<'_>,
) -> Result<Import<'a>> {
    let db = app.db.read();
    let clinic = clinics::by_id(db, clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    let ids = doctors::in_clinic(db, clinic_id).await?;
    let request = PageRequest { limit: MOST, cursor: None };
    // The answer to the request is that of the whole file, not of its first row.
    let mut actor = actor.clone();
    actor.repeat = None;
    Ok(Import {
        app,
        zone: clinic.zone()?,
        clinic,
        dry_run: input.dry_run,
        doctor_id: input.doctor_id,
        doctors: doctors::by_ids(db, ids).await?.into_values().collect(),
        departments: clinics::list_departments(app, &actor, Some(clinic_id), request).await?.items,
        specializations: clinics::list_specializations(app, &actor).await?,
        planned: Vec::new(),
        seen: HashSet::new(),
        actor,
    })
}

async fn bring(import: &mut Import<'_>, what: What, row: &Row) -> Result<Outcome> {
    if let Some(fault) = &row.fault {
        return Err(Error::field("", fault.code, fault.message.clone()));
    }
    match what {
        What::Doctors => doctor_rows::bring(import, row).await,
        What::Patients => patient_rows::bring(import, row).await,
        What::Appointments => appointments::bring(import, row).await,
    }
}

/// Why a row stays out; whatever is no fault of the row ends the import, and what is in stays in.
fn reasons(error: Error) -> Result<Vec<FieldError>> {
    match error {
        Error::Problem(problem) if problem.kind != Kind::Unavailable => {
            let Problem { code, detail, mut fields, .. } = *problem;
            if fields.is_empty() {
                fields.push(FieldError { field: String::new(), code: code.to_owned(), message: detail });
            }
            // Booking's name of what the table calls its start.
            for error in fields.iter_mut().filter(|error| error.field == "starts_at") {
                error.field = "start".to_owned();
            }
            Ok(fields)
        }
        error => Err(error),
    }
}

impl Import<'_> {
    /// Whether a row is the first of this file to say so.
    pub(super) fn is_first(&mut self, said: String) -> bool {
        self.seen.insert(said)
    }
}

pub(super) fn found(is_there: bool) -> Outcome {
    if is_there { Outcome::Known } else { Outcome::New }
}
