//! What a clinic's figures say, as JSON and for spreadsheets.

use app::{
    App, Error,
    reports::{self, By, Input, Report, ReportView},
};
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{id::ClinicId, time::Date};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Path, Query};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(report))
}

kernel::words! {
    #[schema(as = ReportFormat)]
    enum Format { Json = "json", Csv = "csv" }
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Left out: the clinic where the caller has a role.
    clinic_id: Option<ClinicId>,
    /// Local dates, both included, at most 366 days; left out: the thirty days up to today.
    from: Option<Date>,
    to: Option<Date>,
    /// What the rows are. Which of them a report knows is in docs/reports.md.
    by: Option<By>,
    /// `json` where it is left out.
    #[param(inline)]
    format: Option<Format>,
}

/// A report of a clinic: what each row and all of them together come to, and what as many days before came to. Managers see
/// their clinic, administrators each. As `text/csv` it has a line of names and a line for each row.
#[utoipa::path(get, path = "/api/v1/reports/{name}", tag = "reports", params(("name" = Report, Path), Asked),
    responses((status = 200, content((ReportView = "application/json"), (String = "text/csv")))))]
async fn report(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer<Response> {
    let name = name.parse().map_err(|_| Error::not_found("report"))?;
    let Asked { clinic_id, from, to, by, format } = asked;
    let input = Input { clinic_id, from: from.map(|date| date.0), to: to.map(|date| date.0), by };
    let report = reports::report(&app, &caller, name, input).await?;
    Ok(match format {
        Some(Format::Csv) => csv(&report)?,
        Some(Format::Json) | None => Json(report).into_response(),
    })
}

/// The report as a file for spreadsheets. Names of columns are those of the API and stay.
pub fn csv(report: &ReportView) -> Answer<Response> {
    let text = written(report).map_err(|error| Error::broken_by("a report cannot be written", error))?;
    let file = format!("{}-{}-{}.csv", report.name, report.from, report.to);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

fn written(report: &ReportView) -> Result<Vec<u8>, csv::Error> {
    let mut lines = csv::Writer::from_writer(Vec::new());
    let measures = || report.measures.iter().map(|measure| measure.name);
    lines.write_record([report.by.as_str(), "name", "currency"].into_iter().chain(measures()))?;
    for row in &report.rows {
        let currency = row.currency.map_or("", |currency| currency.as_str());
        let mut cells =
            vec![row.group.clone(), as_text(row.name.as_deref().unwrap_or_default()), currency.to_owned()];
        let number = |name| row.values.get(name).copied().flatten();
        cells.extend(measures().map(|name| number(name).map(|value| value.to_string()).unwrap_or_default()));
        lines.write_record(cells)?;
    }
    lines.into_inner().map_err(|error| error.into_error().into())
}

/// A name that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
fn as_text(name: &str) -> String {
    let is_formula = name.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{name}") } else { name.to_owned() }
}
