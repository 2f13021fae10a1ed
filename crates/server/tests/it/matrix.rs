//! Route × role × own or another clinic's, generated from the route table and the permission table.

use app::{
    access::{Action, Actor, Role, TABLE},
    booking::{self, Affected, Known},
    schedule::LeaveInput,
};
use axum::http::Method;
use kernel::id::{ClinicId, DoctorId};
use serde_json::{Value, json};
use server::api::rules::{RULES, Rule};

use crate::{
    booking::TEN,
    documents,
    support::{Answer, Person, TestApp},
};

/// One clinic's things, as the paths name them.
pub struct Things {
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
    department_id: String,
    resource_id: String,
    hours_id: String,
    leave_id: String,
    document_id: String,
    holiday_id: String,
    service_id: String,
    pub appointment_id: String,
    patient_id: String,
    transaction_id: String,
    replacement_id: String,
}

/// Who asks, and which roles the account has besides being a patient.
pub struct Asker {
    pub name: &'static str,
    pub person: Option<Person>,
    pub roles: &'static [Role],
}

pub async fn things(app: &TestApp, owner: &Person, admin: &Person) -> Things {
    let practice = app.practice().await;
    let (clinic_id, doctor_id) = (practice.clinic_id, practice.doctor_id);
    let post = |path: String, body: Value| app.post(&path).bearer(&admin.token).json(body);
    let department =
        post("/api/v1/departments".into(), json!({"clinic_id": clinic_id, "name": "Skin"})).await;
    let room = json!({"kind": "room", "name": "Room 1"});
    let resource = post(format!("/api/v1/clinics/{clinic_id}/resources"), room).await.expect(201);
    let holiday = json!({"name": "New Year", "first_date": "2027-01-01"});
    let holiday = post(format!("/api/v1/clinics/{clinic_id}/holidays"), holiday).await.expect(201);
    let hours = app.get(&format!("/api/v1/doctors/{doctor_id}/schedule")).await.expect(200);
    let (kind, file) = documents::form(Some("identity"), "card.pdf", b"%PDF-1.7");
    let document = app.post(&format!("/api/v1/doctors/{doctor_id}/documents")).bearer(&admin.token);
    let document = document.body(&kind, file).await.expect(201);
    let service = json!({"name": "Check", "duration_minutes": 15});
    let service = post(format!("/api/v1/doctors/{doctor_id}/services"), service).await.expect(201);
    let held = app.hold(owner, doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
    let card = json!({"method": "4242424242424242"});
    let paid = app.act(owner, held.str("id"), "payments", card.clone()).await.expect(201);
    // Another visit is crossed out.
    let second = app.hold(owner, doctor_id, "2026-12-10T10:00:00+05:00").await.expect(201);
    app.act(owner, second.str("id"), "payments", card).await.expect(201);
    let day = |date: &str| Some(format!("{date}T00:00:00+05:00"));
    let leave = LeaveInput { starts_at: day("2026-12-10"), ends_at: day("2026-12-11"), reason: None };
    let visits = Affected { known: Known::Unasked, are_offered_times: true };
    // By nobody who would be noted as a reader.
    let leave = booking::take_leave(&app.app, &Actor::system(), doctor_id, leave, visits).await.unwrap();
    app.drain().await;
    let crossed_out = second.str("id").parse().unwrap();
    let replacement = booking::open_for(&app.app, crossed_out).await.unwrap().expect("an offer");
    Things {
        clinic_id,
        doctor_id,
        department_id: department.expect(201).str("id").to_owned(),
        resource_id: resource.str("id").to_owned(),
        hours_id: hours["items"][0]["id"].as_str().unwrap().to_owned(),
        replacement_id: replacement.to_string(),
        leave_id: leave.id.to_string(),
        document_id: document.str("id").to_owned(),
        holiday_id: holiday.str("id").to_owned(),
        service_id: service.str("id").to_owned(),
        appointment_id: held.str("id").to_owned(),
        patient_id: owner.patient_id.to_string(),
        transaction_id: paid.str("id").to_owned(),
    }
}

impl Things {
    /// The path of a route, or of a page, with this clinic's ids.
    pub fn path(&self, route: &str) -> String {
        let room = ["/api/v1/", "/clinic/", "/"].iter().find_map(|start| route.strip_prefix(start));
        let id = match room.unwrap_or_default().split('/').next().unwrap_or_default() {
            "appointments" | "day" | "book" => self.appointment_id.clone(),
            "doctors" => self.doctor_id.to_string(),
            "departments" => self.department_id.clone(),
            "clinics" => self.clinic_id.to_string(),
            "patients" | "people" => self.patient_id.clone(),
            "transactions" | "receipts" => self.transaction_id.clone(),
            "holidays" => self.holiday_id.clone(),
            "resources" => self.resource_id.clone(),
            "reviews" => "rev_00000000000000000000000000".to_owned(),
            "invitations" => "inv_00000000000000000000000000".to_owned(),
            "emergencies" => "eme_00000000000000000000000000".to_owned(),
            "replacements" => self.replacement_id.clone(),
            _ => "spe_00000000000000000000000000".to_owned(),
        };
        let path = route
            .replace("{id}", &id)
            .replace("{hours_id}", &self.hours_id)
            .replace("{leave_id}", &self.leave_id)
            .replace("{document_id}", &self.document_id)
            .replace("{holiday_id}", &self.holiday_id)
            .replace("{invitation_id}", "inv_00000000000000000000000000")
            .replace("{name}", "no-shows")
            .replace("{what}", "patients")
            .replace("{refund_id}", "ref_00000000000000000000000000")
            .replace("{account_id}", "acc_00000000000000000000000000")
            .replace("{service_id}", &self.service_id);
        match path.rsplit('/').next() {
            Some("explain") => format!("{path}?at=2026-11-24T05:00:00Z"),
            Some("imports") => format!("{path}?what=patients"),
            // Whoever may would listen for a minute.
            Some("events") => format!("{path}?seconds=0"),
            _ => path,
        }
    }

    /// A body that the route accepts from those who may, so that a stranger is not refused for its form.
    fn body(&self, method: &Method, route: &str) -> Value {
        match (method.as_str(), route.trim_start_matches("/api/v1")) {
            ("POST", "/doctors/{id}/schedule") => {
                json!({"day": "monday", "start": "18:00", "end": "19:00", "slot_minutes": 15})
            }
            ("POST", "/doctors/{id}/leave") => {
                json!({"starts_at": "2027-06-01T00:00:00Z", "ends_at": "2027-06-02T00:00:00Z"})
            }
            ("PUT", "/appointments/{id}/summary") => json!({"notes": "Well."}),
            ("POST", "/appointments/{id}/review") => json!({"rating": 5}),
            ("POST", "/reviews/{id}/hide") => json!({"reason": "Names another patient."}),
            ("POST", "/doctors/{id}/services") => json!({"name": "Second look", "duration_minutes": 15}),
            ("POST", "/emergencies/{id}/review") => json!({"remark": "It was right."}),
            ("PUT", "/doctors/{id}/qualifications") => json!({"qualifications": []}),
            ("PUT", "/doctors/{id}/specializations") => json!({"specializations": []}),
            ("POST", "/transactions/{id}/refunds") => json!({"reason": "goodwill"}),
            ("POST", "/appointments/{id}/reschedule") => json!({"starts_at": "2026-11-25T10:00:00+05:00"}),
            ("POST", "/appointments/{id}/resize") => json!({"duration_minutes": 10}),
            ("POST", "/replacements/{id}/accept") => json!({"starts_at": "2026-11-30T10:00:00+05:00"}),
            ("POST", "/appointments/{id}/payments") => json!({"method": "4242424242424242"}),
            ("POST", "/appointments") => json!({"doctor_id": self.doctor_id, "starts_at": TEN}),
            ("POST", "/clinics/{id}/walk-ins") => {
                json!({"doctor_id": self.doctor_id, "patient_id": self.patient_id, "overbook_reason": "A burn"})
            }
            ("POST", "/clinics/{id}/invitations") => json!({"email": "omar@example.com", "role": "desk"}),
            ("POST", "/clinics/{id}/till-closings") => {
                json!({"counted": {"amount": 0, "currency": "PKR"}, "note": "The float is elsewhere."})
            }
            ("POST", "/clinics/{id}/holidays") => json!({"name": "May Day", "first_date": "2027-05-01"}),
            ("POST", "/clinics/{id}/resources") => json!({"kind": "device", "name": "Ultrasound"}),
            ("POST", "/departments") => json!({"clinic_id": self.clinic_id, "name": "Another"}),
            _ => json!({}),
        }
    }
}

pub async fn ask(app: &TestApp, asker: &Asker, method: &Method, things: &Things, route: &str) -> Answer {
    let mut request = app.ask(method.as_str(), &things.path(route));
    if let Some(person) = &asker.person {
        request = request.bearer(&person.token);
    }
    if *method != Method::GET && *method != Method::DELETE {
        request = request.json(things.body(method, route));
    }
    request.await
}

fn may(asker: &Asker, action: Action) -> bool {
    let holds = |role: Role| role == Role::Patient || asker.roles.contains(&role);
    asker.person.is_some() && TABLE.iter().any(|(of, role, _)| *of == action && holds(*role))
}

/// Calls that end the asker's own account or session are tried by their own tests.
fn ends_the_asker(method: &Method, route: &str) -> bool {
    *method == Method::DELETE && route == "/api/v1/me" || route.ends_with("/auth/logout")
}

#[tokio::test]
async fn every_route_refuses_whom_the_tables_refuse_and_nobody_else() {
    let app = TestApp::new().await;
    let admin = app.patients(1).await.remove(0);
    let admin = Asker {
        name: "administrator",
        person: Some(app.promote(admin).await),
        roles: &[Role::Administrator],
    };
    let [owner, stranger] = app.pair().await;
    let things = things(&app, &owner, admin.person.as_ref().unwrap()).await;
    let practice = crate::support::Practice { clinic_id: things.clinic_id, doctor_id: things.doctor_id };
    let askers = [
        Asker { name: "visitor", person: None, roles: &[] },
        Asker { name: "patient", person: Some(stranger), roles: &[] },
        Asker { name: "desk", person: Some(app.desk_of(things.clinic_id).await), roles: &[Role::Desk] },
        Asker {
            name: "manager",
            person: Some(app.manager_of(things.clinic_id).await),
            roles: &[Role::Manager],
        },
        Asker {
            name: "doctor",
            person: Some(app.as_doctor("doctor", practice).await),
            roles: &[Role::Doctor],
        },
        admin,
    ];
    let mut wrong = Vec::new();
    for (method, route, rule) in RULES {
        for asker in askers.iter().filter(|_| !ends_the_asker(method, route)) {
            let answer = ask(&app, asker, method, &things, route).await;
            let fits = match rule {
                Rule::Anyone | Rule::Gateway => answer.status() != 403,
                Rule::Allow(action) if may(asker, *action) => answer.status() != 401 && answer.status() < 500,
                Rule::Allow(_) if asker.person.is_none() => answer.status() == 401,
                Rule::Allow(_) => answer.status() == 403,
            };
            if !fits {
                wrong.push(format!("{} {method} {route}: {}", asker.name, answer.text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn what_belongs_to_another_clinic_or_account_is_not_there() {
    let app = TestApp::new().await;
    let admin = app.promote(app.patients(1).await.remove(0)).await;
    let [owner, stranger] = app.pair().await;
    let theirs = things(&app, &owner, &admin).await;
    let other = app.practice().await;
    let strangers = [
        Asker { name: "patient", person: Some(stranger), roles: &[] },
        Asker { name: "desk", person: Some(app.desk_of(other.clinic_id).await), roles: &[Role::Desk] },
        Asker {
            name: "manager",
            person: Some(app.manager_of(other.clinic_id).await),
            roles: &[Role::Manager],
        },
        Asker { name: "doctor", person: Some(app.as_doctor("doctor", other).await), roles: &[Role::Doctor] },
    ];
    let mut wrong = Vec::new();
    let with_id = RULES.iter().filter(|(_, route, _)| route.contains("{id}"));
    for (method, route, rule) in with_id {
        let Rule::Allow(action) = rule else { continue };
        // Names in the catalogues and accounts belong to the installation, not to a clinic.
        if ["specializations", "qualifications", "users", "me"]
            .iter()
            .any(|name| route.contains(&format!("/{name}/{{")))
        {
            continue;
        }
        for asker in strangers.iter().filter(|asker| may(asker, *action)) {
            let answer = ask(&app, asker, method, &theirs, route).await;
            // A picture must be a form before anything else is looked at.
            if answer.status() != 404 && answer.status() != 415 {
                wrong.push(format!("{} {method} {route}: {} {}", asker.name, answer.status(), answer.text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.is_consistent().await;
}

#[test]
fn every_permission_is_used_by_a_route_or_a_page() {
    let used = |action: Action| RULES.iter().any(|(_, _, rule)| *rule == Rule::Allow(action));
    let unused: Vec<_> = Action::ALL.iter().filter(|action| !used(**action)).collect();
    // Finer questions within a route: whom staff book for, which doctors a reviewer sees, who answers for a new one; and
    // whose pages one sees, which programs have no use for.
    let inner = [Action::BookForOthers, Action::ReviewDoctors, Action::CreateDoctors, Action::ViewAs];
    assert!(unused.iter().all(|action| inner.contains(action)), "{unused:?}");
}
