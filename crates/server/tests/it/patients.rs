//! The people one books for and a clinic's patients, through the front door. The ids in comments are those of
//! `docs/parity.md`.

use kernel::id::{ClinicId, DoctorId, PatientId};
use serde_json::{Value, json};

use crate::support::{Answer, Newcomer, TestApp};

fn path(id: PatientId) -> String {
    format!("/api/v1/patients/{id}")
}

fn names(answer: &Answer) -> Vec<&str> {
    let items = answer["items"].as_array().expect("a list").iter();
    items.map(|patient| patient["name"].as_str().expect("a name")).collect()
}

fn id_of(answer: &Answer) -> PatientId {
    answer.str("id").parse().expect("an id")
}

impl TestApp {
    async fn child_of(&self, person: &Newcomer, name: &str) -> PatientId {
        let body = json!({ "name": name });
        id_of(&self.post("/api/v1/patients").bearer(&person.token).json(body).await.expect(201))
    }

    /// As a booking leaves it.
    async fn link(&self, patient: PatientId, clinic: ClinicId, doctor: DoctorId) {
        let system = app::access::Actor::system();
        let mut work = self.app.begin(&system).await.expect("a transaction");
        app::patients::link(&mut work.draft, patient, clinic, doctor).expect("a link");
        work.commit().await.expect("a commit");
    }
}

#[tokio::test]
async fn an_account_keeps_the_people_it_cares_for() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let body = json!({
        "name": "  Little   Ana ", "birth_date": "2020-02-29", "gender": "female", "phone": "0300-123 4567",
        "notes": "Allergic to nuts.\r\nAfraid of needles.",
    });
    let child = app.post("/api/v1/patients").bearer(&ana.token).json(body).await.expect(201);
    let expected = json!({
        "id": child["id"], "name": "Little Ana", "birth_date": "2020-02-29", "gender": "female",
        "phone": "03001234567", "notes": "Allergic to nuts.\nAfraid of needles.", "is_self": false,
        "is_walk_in": false, "version": 1,
    });
    assert_eq!(child.json(), &expected);
    let list = app.get("/api/v1/patients").bearer(&ana.token).await.expect(200);
    assert_eq!(names(&list), ["Ana María", "Little Ana"], "oneself first");

    let child_path = path(id_of(&child));
    let change = |body: Value| app.patch(&child_path).bearer(&ana.token).json(body);
    let changed = change(json!({ "gender": "unknown", "phone": null })).if_match(1).await.expect(200);
    assert_eq!((&changed["gender"], &changed["phone"]), (&json!("unknown"), &Value::Null));
    assert_eq!(changed["birth_date"], "2020-02-29");
    assert_eq!(changed.header("etag"), "\"2\"");
    assert_eq!(change(json!({ "name": "Ana" })).if_match(1).await.expect(412).code(), "version_mismatch");

    app.delete(&child_path).bearer(&ana.token).await.expect(204);
    app.get(&child_path).bearer(&ana.token).await.expect(404);
    app.delete(&child_path).bearer(&ana.token).await.expect(404);
    assert_eq!(names(&app.get("/api/v1/patients").bearer(&ana.token).await), ["Ana María"]);
}

/// W-A23, W-A32: every field has its limit and its sentence.
#[tokio::test]
async fn what_cannot_be_is_refused_by_field() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let create = |body: Value| app.post("/api/v1/patients").bearer(&ana.token).json(body);
    for (field, value, code) in [
        ("name", json!(""), "required"),
        ("name", json!("123"), "not_a_name"),
        ("name", json!("x".repeat(121)), "too_long"),
        ("name", json!("a\u{202E}b"), "bad_characters"),
        ("birth_date", json!("2038-01-19"), "in_the_future"),
        ("birth_date", json!("1899-12-31"), "too_long_ago"),
        ("birth_date", json!("2023-02-29"), "not_a_date"),
        ("birth_date", json!("1990-04-23T00:00:00Z"), "not_a_date"),
        ("gender", json!("Female"), "not_a_choice"),
        ("phone", json!("call me"), "not_a_phone"),
        ("notes", json!("x".repeat(2001)), "too_long"),
        ("age", json!(30), "unknown_field"),
        ("symptoms", json!("cough"), "unknown_field"),
        ("account_id", json!("acc_01h2xcejqtf2nbrexx3vqjhp41"), "unknown_field"),
    ] {
        let mut body = json!({ "name": "Little Ana" });
        body[field] = value;
        let refused = create(body).await.expect(422);
        assert_eq!(refused.field_code(field), code, "{}", refused.text());
    }
    for name in ["محمد علی", "Zoë 🌹"] {
        assert_eq!(
            create(json!({ "name": name, "birth_date": "1900-01-01" })).await.expect(201)["name"],
            name
        );
    }
    assert_eq!(names(&app.get("/api/v1/patients").bearer(&ana.token).await).len(), 3, "nothing half written");
}

/// W-A4, W-B1: whose a patient is comes from the credentials, and another's looks like none, read before or not.
#[tokio::test]
async fn anothers_patient_looks_like_none() {
    let app = TestApp::new().await;
    let (ana, bo) = (app.newcomer("Ana María").await, app.newcomer("Bo Lindqvist").await);
    let child = app.child_of(&ana, "Little Ana").await;
    app.get(&path(child)).bearer(&ana.token).await.expect(200);
    let nobody: PatientId = "pat_01h2xcejqtf2nbrexx3vqjhp41".parse().expect("an id");
    let gist = |answer: Answer| (answer.status(), answer.code().to_owned(), answer["detail"].clone());
    for id in [child, ana.patient_id] {
        let ask = |method: &str, id: PatientId| app.ask(method, &path(id)).bearer(&bo.token);
        assert_eq!(gist(ask("GET", id).await), gist(ask("GET", nobody).await));
        let change = json!({ "name": "Mine" });
        assert_eq!(
            gist(ask("PATCH", id).json(change.clone()).await),
            gist(ask("PATCH", nobody).json(change.clone()).await)
        );
        assert_eq!(gist(ask("DELETE", id).await), gist(ask("DELETE", nobody).await));
        app.get(&path(id)).await.expect(401);
        app.patch(&path(id)).json(change).await.expect(401);
    }
    app.get("/api/v1/patients/1").bearer(&bo.token).await.expect(404);
    assert_eq!(names(&app.get("/api/v1/patients").bearer(&bo.token).await), ["Bo Lindqvist"]);
    assert_eq!(app.get(&path(child)).bearer(&ana.token).await["name"], "Little Ana");
}

#[tokio::test]
async fn a_doctor_and_a_clinic_reach_patients_by_an_appointment_and_no_others() {
    let app = TestApp::new().await;
    let (garden, harbour) =
        (app.clinic_named("Garden Clinic").await, app.clinic_named("Harbour Clinic").await);
    let (sana, sana_id) = app.doctor_in_person(garden, "Sana Malik").await;
    let (omar, _) = app.doctor_in_person(garden, "Omar Farooq").await;
    let (desk, manager) =
        (app.new_desk(garden, "Dina Desk").await, app.new_manager(garden, "Mona Manager").await);
    let elsewhere = app.new_desk(harbour, "Hana Harbour").await;
    let ana = app.newcomer("Ana María").await;
    let child = app.child_of(&ana, "Little Ana").await;
    app.link(ana.patient_id, garden, sana_id).await;
    app.link(ana.patient_id, garden, sana_id).await;

    for (person, expected) in [(&sana, 200), (&omar, 404), (&desk, 200), (&manager, 200), (&elsewhere, 404)] {
        app.get(&path(ana.patient_id)).bearer(&person.token).await.expect(expected);
        app.get(&path(child)).bearer(&person.token).await.expect(404);
    }
    // W-A30, W-A10: each patient once, without the account's address.
    let list = app.get("/api/v1/patients").bearer(&sana.token).await.expect(200);
    assert_eq!(names(&list), ["Sana Malik", "Ana María"]);
    assert!(!list.text().contains("@"), "{}", list.text());
    let own = app.get("/api/v1/patients?own=true").bearer(&sana.token).await.expect(200);
    assert_eq!(names(&own), ["Sana Malik"]);

    let phone = json!({ "phone": "0300 7654321" });
    app.patch(&path(ana.patient_id)).bearer(&desk.token).json(phone.clone()).await.expect(200);
    app.patch(&path(ana.patient_id)).bearer(&sana.token).json(phone.clone()).await.expect(404);
    app.patch(&path(ana.patient_id)).bearer(&elsewhere.token).json(phone).await.expect(404);
    let removed = app.delete(&path(ana.patient_id)).bearer(&desk.token).await.expect(403);
    assert_eq!(removed.code(), "forbidden", "the record is the account's");
}

#[tokio::test]
async fn the_desk_writes_down_somebody_without_an_account() {
    let app = TestApp::new().await;
    let (garden, harbour) =
        (app.clinic_named("Garden Clinic").await, app.clinic_named("Harbour Clinic").await);
    let (desk, elsewhere) =
        (app.new_desk(garden, "Dina Desk").await, app.new_desk(harbour, "Hana Harbour").await);
    let ana = app.newcomer("Ana María").await;
    let body = json!({ "name": "Walid Walker", "phone": "0300 1112223", "clinic_id": garden });
    let create = |person: &Newcomer| app.post("/api/v1/patients").bearer(&person.token).json(body.clone());
    let walk_in = create(&desk).await.expect(201);
    assert_eq!((&walk_in["is_walk_in"], &walk_in["is_self"]), (&json!(true), &json!(false)));
    for person in [&elsewhere, &ana] {
        assert_eq!(create(person).await.expect(422).field_code("clinic_id"), "no_such_clinic");
    }
    let walk_in = path(id_of(&walk_in));
    app.get(&walk_in).bearer(&desk.token).await.expect(200);
    app.get(&walk_in).bearer(&elsewhere.token).await.expect(404);
    app.delete(&walk_in).bearer(&elsewhere.token).await.expect(404);
    app.delete(&walk_in).bearer(&desk.token).await.expect(204);
}

#[tokio::test]
async fn the_desk_finds_patients_by_name_and_phone() {
    let app = TestApp::new().await;
    let garden = app.clinic_named("Garden Clinic").await;
    let desk = app.new_desk(garden, "Dina Desk").await;
    for (name, phone) in
        [("Müge Çelik", "+92 300 1234567"), ("محمد علی", "0321 5550000"), ("Alia Khan", "042-35761999")]
    {
        let body = json!({ "name": name, "phone": phone, "clinic_id": garden });
        app.post("/api/v1/patients").bearer(&desk.token).json(body).await.expect(201);
    }
    for (typed, found) in [
        ("cel", vec!["Müge Çelik"]),
        ("MUGE C", vec!["Müge Çelik"]),
        ("علي", vec!["محمد علی"]),
        ("0300 123 4567", vec!["Müge Çelik"]),
        ("5550000", vec!["محمد علی"]),
        ("elik", vec![]),
        ("%", vec![]),
        ("_lia", vec![]),
        ("--", vec![]),
        ("", vec!["Dina Desk", "Alia Khan", "Müge Çelik", "محمد علی"]),
    ] {
        let query = serde_html_form::to_string([("q", typed)]).expect("a query");
        let list = app.get(&format!("/api/v1/patients?{query}")).bearer(&desk.token).await.expect(200);
        assert_eq!(names(&list), found, "{typed}");
    }
}

#[tokio::test]
async fn a_list_is_paged_and_stays_in_place_while_it_grows() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    for name in ["Bilal", "Dina", "Celia"] {
        app.child_of(&ana, name).await;
    }
    let list = |query: &str| app.get(&format!("/api/v1/patients?{query}")).bearer(&ana.token);
    let first = list("limit=2").await.expect(200);
    app.child_of(&ana, "Aaron").await;
    let second = list(&format!("limit=2&cursor={}", first.str("next_cursor"))).await.expect(200);
    assert_eq!(names(&first), ["Ana María", "Bilal"]);
    assert_eq!((names(&second), &second["next_cursor"]), (vec!["Celia", "Dina"], &Value::Null));
    let one = list("limit=1").await.expect(200);
    let behind = list(&format!("cursor={}", one.str("next_cursor"))).await.expect(200);
    assert_eq!((names(&one), names(&behind)), (vec!["Ana María"], vec!["Aaron", "Bilal", "Celia", "Dina"]));
    for query in ["limit=0", "limit=101", "limit=x", "cursor=' or 1=1", "page=2"] {
        let status = list(&query.replace(' ', "%20")).await.status();
        assert_eq!(status, 422, "{query}");
    }
}

#[tokio::test]
async fn an_account_cares_for_twenty_people_and_not_for_more() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    for number in 0..19 {
        app.child_of(&ana, &format!("Child {number}")).await;
    }
    let body = json!({ "name": "The last one" });
    let racers = [0; 4]
        .map(|_| async { app.post("/api/v1/patients").bearer(&ana.token).json(body.clone()).await.status() });
    let mut statuses = futures::future::join_all(racers).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409]);
    let refused = app.post("/api/v1/patients").bearer(&ana.token).json(body).await.expect(409);
    assert_eq!(refused.code(), "too_many_patients");
}

#[tokio::test]
async fn oneself_is_not_removed_and_a_patient_who_is_expected_stays() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    assert_eq!(app.delete(&path(ana.patient_id)).bearer(&ana.token).await.expect(409).code(), "self_patient");

    let clinic = app.clinic_named("Garden Clinic").await;
    let doctor = app.doctor_of(clinic, "Sana Malik").await;
    let manager = app.new_manager(clinic, "Mona Manager").await;
    let hours = json!({ "day": "monday", "start": "10:00", "end": "12:00", "slot_minutes": 30 });
    let schedule = format!("/api/v1/doctors/{doctor}/schedule");
    app.post(&schedule).bearer(&manager.token).json(hours).await.expect(201);
    let child = app.child_of(&ana, "Little Ana").await;
    let body = json!({ "doctor_id": doctor, "patient_id": child, "starts_at": "2026-11-23T10:30:00+05:00" });
    let held = app.post("/api/v1/appointments").bearer(&ana.token).json(body).await.expect(201);

    assert_eq!(app.delete(&path(child)).bearer(&ana.token).await.expect(409).code(), "visits_ahead");
    assert_eq!(app.delete("/api/v1/me").bearer(&ana.token).await.expect(409).code(), "visits_ahead");
    app.get(&path(child)).bearer(&ana.token).await.expect(200);
    app.get(&path(child)).bearer(&manager.token).await.expect(200);

    // A hold that ran out expects nobody; the record of the visit keeps the name.
    app.clock.advance_seconds(3600);
    let token = app.sign_in(&ana.email).await.token;
    app.delete(&path(child)).bearer(&token).await.expect(204);
    let appointment = format!("/api/v1/appointments/{}", held.str("id"));
    let appointment = app.get(&appointment).bearer(&token).await.expect(200);
    assert_eq!(
        (&appointment["status"], &appointment["patient"]["name"]),
        (&json!("expired"), &json!("Little Ana"))
    );
    let again = json!({ "doctor_id": doctor, "patient_id": child, "starts_at": "2026-11-30T10:30:00+05:00" });
    app.post("/api/v1/appointments").bearer(&token).json(again).await.expect(404);
    app.delete("/api/v1/me").bearer(&token).await.expect(204);
}

#[tokio::test]
async fn a_visit_that_nobody_marked_as_over_holds_nobody_back_once_it_has_ended() {
    let app = TestApp::new().await;
    let practice = app.desk_practice().await;
    let ana = app.patient("ana").await;
    let held = app.hold(&ana, practice.doctor_id, "2026-11-23T10:00:00+05:00").await.expect(201);
    app.act(&ana, held.str("id"), "confirm", json!({})).await.expect(200);
    assert_eq!(app.delete("/api/v1/me").bearer(&ana.token).await.expect(409).code(), "visits_ahead");
    app.clock.advance_seconds(3 * 24 * 3600);
    let token = app.token_of(&ana).await;
    app.delete("/api/v1/me").bearer(&token).await.expect(204);
}

#[tokio::test]
async fn of_somebody_whom_no_clinic_has_seen_nothing_is_kept_once_they_are_removed() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let child = json!({ "name": "Little Ana", "birth_date": "2020-02-29", "notes": "allergic to nuts" });
    let child = app.post("/api/v1/patients").bearer(&ana.token).json(child).await.expect(201);
    app.delete(&format!("/api/v1/patients/{}", child.str("id"))).bearer(&ana.token).await.expect(204);
    let kept =
        app::patients::by_id(app.app.db.read(), child.str("id").parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.birth_date, kept.notes.as_str()), ("Removed", None, ""));
}
