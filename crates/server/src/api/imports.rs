//! Lists of another system are brought in.

use app::{
    App,
    imports::{self, ImportInput, ImportView, What},
    reactions,
};
use axum::{Json, extract::State};
use kernel::id::{ClinicId, DoctorId};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Path, Query, take::File};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(import))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    #[param(inline)]
    what: What,
    /// Says what would become of each row, and writes nothing. Left out means no.
    dry_run: Option<bool>,
    /// Whose visits they are: for a calendar, which does not say.
    doctor_id: Option<DoctorId>,
}

/// Brings in doctors, patients or visits still to come from a table (`text/csv`, UTF-8) or, for visits, a calendar
/// (`text/calendar`): at most 500 rows and 512 KB. What is good goes in, each row by itself; what is not is listed with its
/// reasons, by column. What is there already stays as it is, so that the same file can be sent again.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/imports", tag = "clinics",
    params(("id" = ClinicId, Path), Asked),
    request_body(content((String = "text/csv"), (String = "text/calendar"))),
    responses((status = 200, body = ImportView)))]
async fn import(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Query(asked): Query<Asked>,
    File(file): File,
) -> Answer<Json<ImportView>> {
    let Asked { what, dry_run, doctor_id } = asked;
    let input = ImportInput { what, dry_run: dry_run.unwrap_or(false), doctor_id, file: &file };
    let view = imports::import(&app, &caller, clinic_id, input).await?;
    reactions::follow(&app).await?;
    Ok(Json(view))
}
