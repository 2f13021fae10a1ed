//! Lists of another system are brought in: first looked at, then, by a second press, brought in. The file travels along in
//! the page between the two; nothing of it is kept.

use app::imports::{self, ImportInput, ImportView, Outcome, What};
use app::{App, Error, access::Action, reactions};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::id::ClinicId;

use super::desk::bookable;
use crate::api::{Path, Refused};
use crate::web::door::filed::Filed;
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, html};
use crate::web::form::Form;
use crate::web::pages::clinic::import::{ImportPage, ImportReportPage, Line, Reason};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/import", get(show).post(look_or_bring))
        .route("/clinic/import/{what}/example", get(example))
}

async fn show(reader: Reader) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    html(page(reader, clinic_id, Form::new([("what", What::Doctors.as_str())])).await?)
}

fn own_clinic(reader: &Reader) -> Result<ClinicId, Refused> {
    reader.signed_in()?;
    reader.caller.reach(Action::ImportRecords)?;
    Ok(reader.clinic()?.id)
}

async fn page(reader: Reader, clinic_id: ClinicId, form: Form) -> Result<ImportPage, Refused> {
    Ok(ImportPage { doctors: bookable(&reader, clinic_id).await?, form, ui: reader.ui })
}

/// A file that was chosen is looked at; the text that came along with what was looked at is brought in.
async fn look_or_bring(reader: Reader, Filed { form, file }: Filed) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    reader.still_at(&form)?;
    let text = Some(form.value("text").to_owned()).filter(|text| !text.is_empty());
    let content = match (&text, &file) {
        // Browsers send the line ends of a field as two characters each.
        (Some(text), _) => text.replace("\r\n", "\n").into_bytes(),
        (None, Some(file)) => file.to_vec(),
        (None, None) => Vec::new(),
    };
    let form = form.only(&["what", "doctor_id"]);
    match import(&reader, clinic_id, &form, text.is_none(), &content).await {
        Ok(view) => {
            reactions::follow(&reader.app).await?;
            let text = view.dry_run.then(|| String::from_utf8_lossy(&content).into_owned());
            html(report(reader, view, form, text))
        }
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, clinic_id, form.with_errors(faults)).await?)
                .shown()
        }
    }
}

async fn import(
    reader: &Reader,
    clinic_id: ClinicId,
    form: &Form,
    dry_run: bool,
    file: &[u8],
) -> Result<ImportView, Error> {
    if file.is_empty() {
        return Err(Error::field("file", "required", "Choose a file."));
    }
    let unknown = |_| Error::field("what", "not_a_choice", "Choose one of the list.");
    let what = form.value("what").parse().map_err(unknown)?;
    let input = ImportInput { what, dry_run, doctor_id: form.value("doctor_id").parse().ok(), file };
    imports::import(&reader.app, &reader.caller, clinic_id, input).await
}

fn report(reader: Reader, view: ImportView, form: Form, text: Option<String>) -> ImportReportPage {
    let ui = reader.ui;
    let (mut refused, mut taken) = (Vec::new(), Vec::new());
    for row in view.rows {
        let reasons = row.errors.iter().map(|error| Reason {
            column: error.field.clone(),
            sentence: ui.sentence(&error.code, &error.message),
        });
        let line = Line {
            number: row.number,
            name: row.name,
            is_known: row.outcome == Outcome::Known,
            reasons: reasons.collect(),
        };
        if row.outcome == Outcome::Refused { refused.push(line) } else { taken.push(line) }
    }
    ImportReportPage {
        new: view.new,
        known: view.known,
        refused,
        taken,
        ignored: view.ignored_columns.join(", "),
        text,
        form,
        ui,
    }
}

/// A table to begin with.
async fn example(reader: Reader, Path(what): Path<String>) -> Shown {
    own_clinic(&reader)?;
    let what: What = what.parse().map_err(|_| Error::not_found("file"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{what}.csv\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, imports::example(what, reader.app.now())).into_response())
}
