//! No route asks the database once a row: the statements of each list are the same for three rows as for twelve.

use serde_json::json;

use crate::support::{Person, Practice, TestApp};

const LISTS: &[&str] = &[
    "/api/v1/appointments",
    "/api/v1/transactions",
    "/api/v1/patients",
    "/api/v1/users",
    "/api/v1/doctors",
    "/api/v1/departments",
    "/api/v1/specializations",
    "/api/v1/qualifications",
    "/api/v1/clinics",
];

/// More statements than any list needs: the page, and one for each kind of neighbour.
const MOST: usize = 8;

/// The statements of each list, asked by an administrator whose session is known.
async fn statements(app: &TestApp, admin: &Person) -> Vec<(&'static str, Vec<String>)> {
    let mut counted = Vec::new();
    for path in LISTS {
        app.get("/api/v1/me").bearer(&admin.token).await.expect(200);
        let asked = app.get(&format!("{path}?limit=100")).bearer(&admin.token);
        let (answer, statements) = database::counting(asked.into_future()).await;
        answer.expect(200);
        counted.push((*path, statements));
    }
    counted
}

/// Adds an appointment with its patient, payment and doctor, a department and a name in each catalogue.
async fn add(app: &TestApp, admin: &Person, number: usize, practice: Practice) {
    let post = |path: &str, body| app.post(&format!("/api/v1{path}")).bearer(&admin.token).json(body);
    let name = |what: &str| format!("{what} {number}");
    post("/specializations", json!({"name": name("Field")})).await.expect(201);
    post("/qualifications", json!({"name": name("Degree")})).await.expect(201);
    post("/departments", json!({"clinic_id": practice.clinic_id, "name": name("Ward")})).await.expect(201);
    let doctor_id = app.doctor_in(practice.clinic_id, &name("Dr Number")).await;
    app.daily_hours(doctor_id, "09:00", "13:00", 15).await;
    let person = app.patient(&format!("person{number}")).await;
    let held = app.hold(&person, doctor_id, "2026-11-25T10:00:00+05:00").await.expect(201);
    app.act(&person, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
}

#[tokio::test]
async fn a_list_costs_the_same_statements_for_twelve_rows_as_for_three() {
    let app = TestApp::new().await;
    let (practice, admin) = (app.practice().await, app.admin().await);
    for number in 0..3 {
        add(&app, &admin, number, practice).await;
    }
    let few = statements(&app, &admin).await;
    for number in 3..12 {
        add(&app, &admin, number, practice).await;
    }
    let many = statements(&app, &admin).await;
    for ((path, few), (_, many)) in few.iter().zip(&many) {
        // What is warm by then is not asked again, so it may be fewer.
        assert!(many.len() <= few.len(), "{path}:\n{}", many.join("\n"));
        assert!(many.len() <= MOST, "{path}:\n{}", many.join("\n"));
    }
}

#[tokio::test]
async fn a_warm_month_of_free_times_asks_the_database_nothing() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let path = format!("/api/v1/doctors/{}/availability?from=2026-11-23&to=2026-12-22", practice.doctor_id);
    app.get(&path).await.expect(200);
    let (answer, statements) = database::counting(app.get(&path).into_future()).await;
    answer.expect(200);
    assert!(statements.is_empty(), "{statements:?}");
}

#[tokio::test]
async fn a_refused_hold_of_a_taken_time_writes_nothing() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let [ana, ben] = app.pair().await;
    app.hold(&ana, practice.doctor_id, crate::booking::TEN).await.expect(201);
    let (answer, statements) =
        database::counting(app.hold(&ben, practice.doctor_id, crate::booking::TEN)).await;
    answer.expect(409);
    let writes = |sql: &&String| !sql.trim_start().to_lowercase().starts_with("select");
    assert_eq!(statements.iter().filter(writes).count(), 0, "{statements:?}");
}
