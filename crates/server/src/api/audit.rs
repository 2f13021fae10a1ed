//! What was done, and who read of whom.

use app::{
    App,
    access::{self, AuditLine, RecordRead},
    audit::{LinesWanted, ReadsWanted},
};
use axum::{Json, extract::State};
use kernel::{
    id::{AccountId, ClinicId, PatientId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Query, appointments::instant, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(lines)).routes(routes!(reads))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Lines {
    /// What was done at this clinic only.
    clinic_id: Option<ClinicId>,
    /// Who did it.
    account: Option<AccountId>,
    /// Whose record it touched.
    patient: Option<PatientId>,
    /// The id of what it was done to.
    #[param(max_length = 80)]
    subject: Option<String>,
    /// The verb, as `appointment.cancel`.
    #[param(max_length = 60)]
    action: Option<String>,
    /// At or after this instant (RFC 3339),
    from: Option<String>,
    /// and before this one.
    to: Option<String>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Who did what, latest first. Managers see what was done at their clinics, administrators everything.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit", params(Lines),
    responses((status = 200, body = Page<AuditLine>)))]
async fn lines(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Lines>,
) -> Answer<Json<Page<AuditLine>>> {
    let wanted = LinesWanted {
        clinic_id: query.clinic_id,
        account_id: query.account,
        patient_id: query.patient,
        subject: query.subject,
        action: query.action,
        from: instant("from", query.from)?,
        to: instant("to", query.to)?,
        after: None,
    };
    Ok(Json(access::audit_lines(&app, &caller, wanted, page(query.limit, query.cursor)?).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Reads {
    /// Of patients who were met at this clinic only.
    clinic_id: Option<ClinicId>,
    /// Who read.
    account: Option<AccountId>,
    /// Of whom.
    patient: Option<PatientId>,
    /// At or after this instant (RFC 3339),
    from: Option<String>,
    /// and before this one.
    to: Option<String>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Who read what of which patient, latest first: noted once for each hour in which they did. Managers see what was read
/// at their clinics, administrators everything.
#[utoipa::path(get, path = "/api/v1/audit/reads", tag = "audit", params(Reads),
    responses((status = 200, body = Page<RecordRead>)))]
async fn reads(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Reads>,
) -> Answer<Json<Page<RecordRead>>> {
    let wanted = ReadsWanted {
        clinic_id: query.clinic_id,
        account_id: query.account,
        patient_id: query.patient,
        from: instant("from", query.from)?,
        to: instant("to", query.to)?,
        after: None,
    };
    Ok(Json(access::record_reads(&app, &caller, wanted, page(query.limit, query.cursor)?).await?))
}
