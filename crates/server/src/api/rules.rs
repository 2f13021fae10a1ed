//! The route table: who may call what. One line a route; the finer question on whose rows is the operation's, which
//! takes the same [`Action`].

use std::{collections::HashMap, sync::LazyLock};

use app::access::Action;
use axum::{extract::Request, http::Method};

use super::{Caller, Refused};
use crate::middleware::who::BadCredentials;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Everybody; stale credentials count as none.
    Anyone,
    /// Accounts one of whose roles has the action: 401 for visitors, 403 for others.
    Allow(Action),
    /// A payment gateway that signs what it sends; the handler checks the signature.
    Gateway,
}

/// Sorted by path. A test compares it with the document both ways.
pub const RULES: &[(Method, &str, Rule)] = &[
    (Method::GET, "/api/v1/appointments", Rule::Allow(Action::ReadAppointments)),
    (Method::POST, "/api/v1/appointments", Rule::Allow(Action::Book)),
    (Method::GET, "/api/v1/appointments/{id}", Rule::Allow(Action::ReadAppointments)),
    (Method::GET, "/api/v1/appointments/{id}/calendar.ics", Rule::Allow(Action::ReadAppointments)),
    (Method::POST, "/api/v1/appointments/{id}/cancel", Rule::Allow(Action::CancelAppointments)),
    (Method::POST, "/api/v1/appointments/{id}/check_in", Rule::Allow(Action::RunDesk)),
    (Method::POST, "/api/v1/appointments/{id}/complete", Rule::Allow(Action::RunVisit)),
    (Method::POST, "/api/v1/appointments/{id}/confirm", Rule::Allow(Action::Book)),
    (Method::POST, "/api/v1/appointments/{id}/extend_hold", Rule::Allow(Action::Book)),
    (Method::POST, "/api/v1/appointments/{id}/no_show", Rule::Allow(Action::RunDesk)),
    (Method::POST, "/api/v1/appointments/{id}/payments", Rule::Allow(Action::Pay)),
    (Method::GET, "/api/v1/appointments/{id}/place", Rule::Allow(Action::ReadAppointments)),
    (Method::POST, "/api/v1/appointments/{id}/reschedule", Rule::Allow(Action::CancelAppointments)),
    (Method::POST, "/api/v1/appointments/{id}/resize", Rule::Allow(Action::RunDesk)),
    (Method::POST, "/api/v1/appointments/{id}/review", Rule::Allow(Action::WriteReviews)),
    (Method::POST, "/api/v1/appointments/{id}/start", Rule::Allow(Action::RunVisit)),
    (Method::GET, "/api/v1/appointments/{id}/summary", Rule::Allow(Action::ReadSummaries)),
    (Method::PUT, "/api/v1/appointments/{id}/summary", Rule::Allow(Action::WriteSummaries)),
    (Method::GET, "/api/v1/appointments/{id}/summary.pdf", Rule::Allow(Action::ReadSummaries)),
    (Method::GET, "/api/v1/audit", Rule::Allow(Action::ReadAudit)),
    (Method::GET, "/api/v1/audit/reads", Rule::Allow(Action::ReadAudit)),
    (Method::POST, "/api/v1/auth/email/confirm", Rule::Anyone),
    (Method::POST, "/api/v1/auth/login", Rule::Anyone),
    (Method::POST, "/api/v1/auth/logout", Rule::Allow(Action::UseAccount)),
    (Method::POST, "/api/v1/auth/password/change", Rule::Allow(Action::UseAccount)),
    (Method::POST, "/api/v1/auth/password/forgot", Rule::Anyone),
    (Method::POST, "/api/v1/auth/password/reset", Rule::Anyone),
    (Method::POST, "/api/v1/auth/refresh", Rule::Anyone),
    (Method::POST, "/api/v1/auth/register", Rule::Anyone),
    (Method::GET, "/api/v1/clinics", Rule::Anyone),
    (Method::POST, "/api/v1/clinics", Rule::Allow(Action::WriteClinic)),
    (Method::GET, "/api/v1/clinics/{id}", Rule::Anyone),
    (Method::PATCH, "/api/v1/clinics/{id}", Rule::Allow(Action::WriteClinic)),
    (Method::GET, "/api/v1/clinics/{id}/calendar", Rule::Allow(Action::ReadCalendar)),
    (Method::GET, "/api/v1/clinics/{id}/doctors", Rule::Allow(Action::ReviewDoctors)),
    (Method::GET, "/api/v1/clinics/{id}/flow", Rule::Allow(Action::ReadCalendar)),
    (Method::GET, "/api/v1/clinics/{id}/holidays", Rule::Anyone),
    (Method::POST, "/api/v1/clinics/{id}/holidays", Rule::Allow(Action::WriteClinic)),
    (Method::DELETE, "/api/v1/clinics/{id}/holidays/{holiday_id}", Rule::Allow(Action::WriteClinic)),
    (
        Method::GET,
        "/api/v1/clinics/{id}/holidays/{holiday_id}/replacements",
        Rule::Allow(Action::WriteClinic),
    ),
    (Method::POST, "/api/v1/clinics/{id}/imports", Rule::Allow(Action::ImportRecords)),
    (Method::POST, "/api/v1/clinics/{id}/invitations", Rule::Allow(Action::WriteStaff)),
    (Method::DELETE, "/api/v1/clinics/{id}/invitations/{invitation_id}", Rule::Allow(Action::WriteStaff)),
    (Method::GET, "/api/v1/clinics/{id}/ledger", Rule::Allow(Action::ReadLedger)),
    (Method::GET, "/api/v1/clinics/{id}/resources", Rule::Anyone),
    (Method::POST, "/api/v1/clinics/{id}/resources", Rule::Allow(Action::WriteDepartments)),
    (Method::GET, "/api/v1/clinics/{id}/setup", Rule::Allow(Action::WriteClinic)),
    (Method::GET, "/api/v1/clinics/{id}/staff", Rule::Allow(Action::WriteStaff)),
    (Method::DELETE, "/api/v1/clinics/{id}/staff/{account_id}", Rule::Allow(Action::WriteStaff)),
    (Method::POST, "/api/v1/clinics/{id}/test-mail", Rule::Allow(Action::WriteClinic)),
    (Method::POST, "/api/v1/clinics/{id}/till-closings", Rule::Allow(Action::CloseTill)),
    (Method::POST, "/api/v1/clinics/{id}/walk-ins", Rule::Allow(Action::BookForOthers)),
    (Method::GET, "/api/v1/departments", Rule::Anyone),
    (Method::POST, "/api/v1/departments", Rule::Allow(Action::WriteDepartments)),
    (Method::DELETE, "/api/v1/departments/{id}", Rule::Allow(Action::WriteDepartments)),
    (Method::GET, "/api/v1/departments/{id}", Rule::Anyone),
    (Method::PATCH, "/api/v1/departments/{id}", Rule::Allow(Action::WriteDepartments)),
    (Method::GET, "/api/v1/doctors", Rule::Anyone),
    (Method::POST, "/api/v1/doctors", Rule::Allow(Action::ApplyAsDoctor)),
    (Method::GET, "/api/v1/doctors/{id}", Rule::Anyone),
    (Method::PATCH, "/api/v1/doctors/{id}", Rule::Allow(Action::WriteDoctorProfile)),
    (Method::POST, "/api/v1/doctors/{id}/approve", Rule::Allow(Action::ReviewDoctors)),
    (Method::GET, "/api/v1/doctors/{id}/availability", Rule::Anyone),
    (Method::GET, "/api/v1/doctors/{id}/availability/explain", Rule::Anyone),
    (Method::GET, "/api/v1/doctors/{id}/documents", Rule::Allow(Action::WriteDoctorDocuments)),
    (Method::POST, "/api/v1/doctors/{id}/documents", Rule::Allow(Action::WriteDoctorDocuments)),
    (
        Method::DELETE,
        "/api/v1/doctors/{id}/documents/{document_id}",
        Rule::Allow(Action::WriteDoctorDocuments),
    ),
    (Method::GET, "/api/v1/doctors/{id}/documents/{document_id}", Rule::Allow(Action::WriteDoctorDocuments)),
    (Method::GET, "/api/v1/doctors/{id}/leave", Rule::Allow(Action::WriteSchedule)),
    (Method::POST, "/api/v1/doctors/{id}/leave", Rule::Allow(Action::WriteSchedule)),
    (Method::DELETE, "/api/v1/doctors/{id}/leave/{leave_id}", Rule::Allow(Action::WriteSchedule)),
    (Method::GET, "/api/v1/doctors/{id}/leave/{leave_id}/replacements", Rule::Allow(Action::WriteSchedule)),
    (Method::PUT, "/api/v1/doctors/{id}/photo", Rule::Allow(Action::WriteDoctorProfile)),
    (Method::PUT, "/api/v1/doctors/{id}/qualifications", Rule::Allow(Action::WriteDoctorProfile)),
    (Method::POST, "/api/v1/doctors/{id}/restore", Rule::Allow(Action::ReviewDoctors)),
    (Method::GET, "/api/v1/doctors/{id}/reviews", Rule::Anyone),
    (Method::GET, "/api/v1/doctors/{id}/schedule", Rule::Anyone),
    (Method::POST, "/api/v1/doctors/{id}/schedule", Rule::Allow(Action::WriteSchedule)),
    (Method::DELETE, "/api/v1/doctors/{id}/schedule/{hours_id}", Rule::Allow(Action::WriteSchedule)),
    (Method::PATCH, "/api/v1/doctors/{id}/schedule/{hours_id}", Rule::Allow(Action::WriteSchedule)),
    (Method::GET, "/api/v1/doctors/{id}/services", Rule::Anyone),
    (Method::POST, "/api/v1/doctors/{id}/services", Rule::Allow(Action::WriteDoctorProfile)),
    (Method::PATCH, "/api/v1/doctors/{id}/services/{service_id}", Rule::Allow(Action::WriteDoctorProfile)),
    (Method::GET, "/api/v1/doctors/{id}/sittings", Rule::Anyone),
    (Method::PUT, "/api/v1/doctors/{id}/specializations", Rule::Allow(Action::WriteDoctorProfile)),
    (Method::POST, "/api/v1/doctors/{id}/suspend", Rule::Allow(Action::ReviewDoctors)),
    (Method::GET, "/api/v1/emergencies", Rule::Allow(Action::ReadEmergencies)),
    (Method::POST, "/api/v1/emergencies", Rule::Allow(Action::OpenInEmergency)),
    (Method::GET, "/api/v1/emergencies/{id}", Rule::Allow(Action::ReadEmergencies)),
    (Method::POST, "/api/v1/emergencies/{id}/end", Rule::Allow(Action::ReadEmergencies)),
    (Method::POST, "/api/v1/emergencies/{id}/review", Rule::Allow(Action::ReviewEmergencies)),
    (Method::GET, "/api/v1/events", Rule::Allow(Action::ReadAppointments)),
    (Method::GET, "/api/v1/invitations/{id}", Rule::Allow(Action::UseAccount)),
    (Method::POST, "/api/v1/invitations/{id}/accept", Rule::Allow(Action::UseAccount)),
    (Method::DELETE, "/api/v1/me", Rule::Allow(Action::UseAccount)),
    (Method::GET, "/api/v1/me", Rule::Allow(Action::UseAccount)),
    (Method::PATCH, "/api/v1/me", Rule::Allow(Action::UseAccount)),
    (Method::POST, "/api/v1/me/export", Rule::Allow(Action::UseAccount)),
    (Method::GET, "/api/v1/me/sessions", Rule::Allow(Action::UseAccount)),
    (Method::DELETE, "/api/v1/me/sessions/{id}", Rule::Allow(Action::UseAccount)),
    (Method::DELETE, "/api/v1/me/totp", Rule::Allow(Action::UseAccount)),
    (Method::POST, "/api/v1/me/totp", Rule::Allow(Action::UseAccount)),
    (Method::POST, "/api/v1/me/totp/confirm", Rule::Allow(Action::UseAccount)),
    (Method::GET, "/api/v1/media/{key}", Rule::Anyone),
    (Method::GET, "/api/v1/patients", Rule::Allow(Action::ReadPatients)),
    (Method::POST, "/api/v1/patients", Rule::Allow(Action::WritePatients)),
    (Method::DELETE, "/api/v1/patients/{id}", Rule::Allow(Action::WritePatients)),
    (Method::GET, "/api/v1/patients/{id}", Rule::Allow(Action::ReadPatients)),
    (Method::PATCH, "/api/v1/patients/{id}", Rule::Allow(Action::WritePatients)),
    (Method::GET, "/api/v1/patients/{id}/readers", Rule::Allow(Action::ReadPatients)),
    (Method::POST, "/api/v1/payments/webhooks/{gateway}", Rule::Gateway),
    (Method::GET, "/api/v1/qualifications", Rule::Anyone),
    (Method::POST, "/api/v1/qualifications", Rule::Allow(Action::WriteCatalogues)),
    (Method::DELETE, "/api/v1/qualifications/{id}", Rule::Allow(Action::WriteCatalogues)),
    (Method::PATCH, "/api/v1/qualifications/{id}", Rule::Allow(Action::WriteCatalogues)),
    (Method::GET, "/api/v1/replacements/{id}", Rule::Allow(Action::ReadAppointments)),
    (Method::POST, "/api/v1/replacements/{id}/accept", Rule::Allow(Action::CancelAppointments)),
    (Method::POST, "/api/v1/replacements/{id}/decline", Rule::Allow(Action::CancelAppointments)),
    (Method::GET, "/api/v1/reports/{name}", Rule::Allow(Action::ReadReports)),
    (Method::PATCH, "/api/v1/resources/{id}", Rule::Allow(Action::WriteDepartments)),
    (Method::GET, "/api/v1/reviews", Rule::Allow(Action::ModerateReviews)),
    (Method::POST, "/api/v1/reviews/{id}/hide", Rule::Allow(Action::ModerateReviews)),
    (Method::POST, "/api/v1/reviews/{id}/publish", Rule::Allow(Action::ModerateReviews)),
    (Method::GET, "/api/v1/specializations", Rule::Anyone),
    (Method::POST, "/api/v1/specializations", Rule::Allow(Action::WriteCatalogues)),
    (Method::DELETE, "/api/v1/specializations/{id}", Rule::Allow(Action::WriteCatalogues)),
    (Method::PATCH, "/api/v1/specializations/{id}", Rule::Allow(Action::WriteCatalogues)),
    (Method::PUT, "/api/v1/specializations/{id}/image", Rule::Allow(Action::WriteCatalogues)),
    (Method::GET, "/api/v1/transactions", Rule::Allow(Action::ReadTransactions)),
    (Method::GET, "/api/v1/transactions/{id}", Rule::Allow(Action::ReadTransactions)),
    (Method::GET, "/api/v1/transactions/{id}/receipt.pdf", Rule::Allow(Action::ReadTransactions)),
    (Method::POST, "/api/v1/transactions/{id}/refunds", Rule::Allow(Action::Refund)),
    (Method::POST, "/api/v1/transactions/{id}/refunds/{refund_id}/hand_back", Rule::Allow(Action::Refund)),
    (Method::GET, "/api/v1/users", Rule::Allow(Action::WriteRoles)),
    (Method::PATCH, "/api/v1/users/{id}/roles", Rule::Allow(Action::WriteRoles)),
];

static BY_PATH: LazyLock<HashMap<&'static str, Vec<(&'static Method, Rule)>>> = LazyLock::new(|| {
    let mut by_path = HashMap::<_, Vec<_>>::new();
    for (method, path, rule) in RULES {
        by_path.entry(*path).or_default().push((method, *rule));
    }
    by_path
});

/// The rule of a route; `HEAD` is `GET` without its body.
pub fn rule_of(method: &Method, path: &str) -> Option<Rule> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    let rules = BY_PATH.get(path)?;
    rules.iter().find(|(of, _)| *of == method).map(|(_, rule)| *rule)
}

/// Refuses a request that the rule of its route, `path`, does not allow.
pub fn enforce(path: &str, request: &Request) -> Result<(), Refused> {
    let rule = rule_of(request.method(), path);
    match rule.ok_or_else(|| app::Error::broken("a route has no rule"))? {
        Rule::Anyone | Rule::Gateway => Ok(()),
        Rule::Allow(action) => {
            if let Some(BadCredentials(problem)) = request.extensions().get() {
                return Err(problem.clone().into());
            }
            let caller = request.extensions().get::<Caller>();
            let caller =
                caller.ok_or_else(|| app::Error::broken("a request met its rule without a caller"))?;
            caller.reach(action)?;
            Ok(())
        }
    }
}
