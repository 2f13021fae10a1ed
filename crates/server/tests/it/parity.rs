//! Every row of `docs/parity.md` that is not `later`, run: what the earlier systems did works here, and what was wrong
//! with them does not happen here. A row without a case, or a case without a row, fails.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    archive,
    booking::TEN,
    support::{Answer, PASSWORD, Person, Process, TestApp},
};

/// The cases: a test each, with the rows it covers.
macro_rules! rows {
    ($($name:ident = [$($id:literal),+ $(,)?] |$app:ident| $body:block)+) => {
        const COVERED: &[&str] = &[$($($id),+),+];
        $(#[tokio::test] async fn $name() { let $app = TestApp::new().await; $body })+
    };
}

#[test]
fn every_row_has_its_case_and_every_case_its_row() {
    let page = include_str!("../../../../docs/parity.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| "));
    let rows = rows.filter(|row| !row.starts_with("id ") && !row.ends_with("| later |"));
    let promised: BTreeSet<_> = rows.filter_map(|row| row.split_once(" |")).map(|(id, _)| id).collect();
    let covered: BTreeSet<_> = COVERED.iter().copied().collect();
    assert_eq!(promised, covered);
}

const LATER_DAY: &str = "2026-11-25T10:00:00+05:00";

async fn post(app: &TestApp, person: &Person, path: &str, body: Value) -> Answer {
    app.post(&format!("/api/v1{path}")).bearer(&person.token).json(body).await
}

async fn get(app: &TestApp, person: &Person, path: &str) -> Answer {
    app.get(&format!("/api/v1{path}")).bearer(&person.token).await
}

async fn register(app: &TestApp, email: &str) -> Answer {
    let body = json!({"email": email, "password": PASSWORD, "name": "Ana Malik"});
    app.post("/api/v1/auth/register").json(body).await
}

async fn login(app: &TestApp, email: &str, password: &str) -> Answer {
    app.post("/api/v1/auth/login").json(json!({"email": email, "password": password})).await
}

fn count(answer: &Answer) -> usize {
    answer["items"].as_array().map_or(0, Vec::len)
}

rows! {
    an_account_is_registered_signs_in_is_shown_and_signs_out =
        ["A-01", "A-02", "A-03", "A-04", "B-01", "B-02", "C-06", "C-07", "W-B2", "W-C7", "W-A2"] |app|
    {
        let registered = register(&app, "Ana@Example.org").await.expect(201);
        assert!(!registered.text().contains("argon2") && !registered.text().contains("password"));
        let signed_in = login(&app, "ana@example.org", PASSWORD).await.expect(200);
        let token = signed_in.str("access_token");
        let me = app.get("/api/v1/me").bearer(token).await.expect(200);
        assert_eq!(me["email"], "ana@example.org");
        app.post("/api/v1/auth/logout").bearer(token).json(json!({"all": true})).await;
        app.get("/api/v1/me").bearer(token).await.expect(401);
    }

    a_doctor_applies_waits_and_is_found_when_approved =
        ["A-05", "A-06", "A-07", "A-12", "C-01", "C-02", "D-01", "D-05", "W-A11", "W-D3"] |app|
    {
        let (sana, admin) = (app.patient("sana").await, app.admin().await);
        let department = app.department().await;
        let body = json!({"clinic_id": app.clinic().await, "department_id": department, "full_name": "Dr Sana Qureshi",
            "registration_number": "PMC-0042-A", "registration_expiry": "2030-01-01",
            "consultation_fee": {"amount": 200_000, "currency": "PKR"}});
        let applied = post(&app, &sana, "/doctors", body).await.expect(201);
        let id = applied.str("id");
        assert_eq!(applied["status"], "pending");
        app.get(&format!("/api/v1/doctors/{id}")).await.expect(404);
        post(&app, &admin, &format!("/doctors/{id}/approve"), json!({})).await.expect(200);
        assert_eq!(app.get(&format!("/api/v1/doctors/{id}")).await.expect(200)["full_name"], "Dr Sana Qureshi");
        let found = app.get("/api/v1/doctors?q=qureshi").await.expect(200);
        assert_eq!(found["items"][0]["id"], id);
        assert_eq!(app.get("/api/v1/doctors").await.expect(200)["items"][0]["id"], id);
        let me = get(&app, &sana, "/me").await.expect(200);
        assert!(me.text().contains("\"doctor\""), "{}", me.text());
    }

    a_sitting_is_written_listed_and_booked_by_its_next_place = ["A-09", "A-13", "A-14", "A-21", "W-A18"] |app| {
        let (practice, admin) = (app.practice().await, app.admin().await);
        let ana = app.patient("ana").await;
        let path = format!("/doctors/{}/schedule", practice.doctor_id);
        let sitting = json!({"day": "tuesday", "start": "17:00", "appointment_duration": 15, "num_slots": 10,
            "consultation_fee": {"amount": 120_000, "currency": "PKR"}});
        let written = post(&app, &admin, &path, sitting).await.expect(201);
        assert_eq!((&written["appointment_duration"], &written["num_slots"]), (&json!(15), &json!(10)));
        assert_eq!(count(&get(&app, &ana, &path).await.expect(200)), 8);
        let sittings = format!("/doctors/{}/sittings?from=2026-11-24&to=2026-11-24", practice.doctor_id);
        let sittings = get(&app, &ana, &sittings).await.expect(200);
        let id = &sittings["items"][1]["id"];
        let body = json!({"doctor_id": practice.doctor_id, "sitting_id": id});
        let held = post(&app, &ana, "/appointments", body).await.expect(201);
        assert!(held["id"].is_string() && held["starts_at"].is_string() && held["price"]["total"].is_object());
        assert_eq!((&held["position"], &held["expected_time"]), (&json!(1), &held["starts_at"]));
    }

    qualifications_and_specializations_are_lists_of_objects =
        ["A-16", "A-17", "A-23", "A-24", "A-27", "A-28", "B-03", "W-A19", "W-A20"] |app|
    {
        let (practice, admin) = (app.practice().await, app.admin().await);
        let mut ids = Vec::new();
        for name in ["Dermatology", "Venereology"] {
            let made = post(&app, &admin, "/specializations", json!({"name": name})).await.expect(201);
            ids.push(json!({"specialization_id": made["id"]}));
        }
        let degree = post(&app, &admin, "/qualifications", json!({"name": "MBBS"})).await.expect(201);
        let path = format!("/api/v1/doctors/{}", practice.doctor_id);
        let put = |what: &str, body: Value| app.put(&format!("{path}/{what}")).bearer(&admin.token).json(body);
        put("specializations", json!({"specializations": ids})).await.expect(200);
        let awarded = json!([{"qualification_id": degree["id"], "institute": "Dow", "awarded_on": "2009-06-01"}]);
        put("qualifications", json!({"qualifications": awarded})).await.expect(200);
        let shown = app.get(&path).await.expect(200);
        assert_eq!(shown["specializations"].as_array().map(Vec::len), Some(2));
        assert_eq!(shown["qualifications"][0]["institute"], "Dow");
        assert_eq!(count(&app.get("/api/v1/specializations").await.expect(200)), 2);
        assert_eq!(count(&app.get("/api/v1/qualifications").await.expect(200)), 1);
        let id = practice.doctor_id.to_string();
        for query in ["specialization=Dermatology", "specialization=venereology", "qualification=mbbs"] {
            assert_eq!(app.get(&format!("/api/v1/doctors?{query}")).await.expect(200)["items"][0]["id"], id, "{query}");
        }
    }

    doctors_are_found_by_name_day_and_popularity = ["A-15", "A-25", "A-26", "D-06"] |app| {
        let practice = app.practice().await;
        let id = practice.doctor_id.to_string();
        for query in ["name=ayesha", "day=monday", "sort=popular", "q=ayesa%20sidiqui", "q=sidiqi&day=friday"] {
            assert_eq!(app.get(&format!("/api/v1/doctors?{query}")).await.expect(200)["items"][0]["id"], id, "{query}");
        }
    }

    patients_are_kept_by_their_account_and_seen_by_their_doctor =
        ["A-10", "A-11", "A-18", "A-19", "A-20", "W-A4", "W-A15"] |app|
    {
        let practice = app.desk_practice().await;
        let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
        let doctor = app.as_doctor("omar", practice).await;
        let child = json!({"name": "Zara", "birth_date": "2020-02-29", "gender": "female"});
        let child = post(&app, &ana, "/patients", child).await.expect(201);
        assert_eq!(count(&get(&app, &ana, "/patients").await.expect(200)), 2);
        let path = format!("/patients/{}", child.str("id"));
        get(&app, &ben, &path).await.expect(404);
        get(&app, &doctor, &path).await.expect(404);
        let body = json!({"doctor_id": practice.doctor_id, "starts_at": TEN, "patient_id": child["id"]});
        let held = post(&app, &ana, "/appointments", body).await.expect(201);
        assert_eq!(get(&app, &doctor, &path).await.expect(200)["name"], "Zara");
        assert!(get(&app, &doctor, "/patients").await.expect(200).text().contains("Zara"));
        let shown = get(&app, &doctor, &format!("/appointments/{}", held.str("id"))).await.expect(200);
        assert_eq!(shown["patient"]["name"], "Zara");
    }

    an_appointment_is_held_listed_paid_and_kept_with_its_own_date =
        ["A-22", "B-04", "C-08", "C-09", "C-10", "C-17", "C-18", "D-07", "W-A9", "W-A13",
         "S-pending", "S-confirmed", "S-paid"] |app|
    {
        let (practice, ana) = (app.practice().await, app.patient("ana").await);
        let held = app.hold(&ana, practice.doctor_id, LATER_DAY).await.expect(201);
        assert_eq!(held["status"], "held");
        let paid = app.act(&ana, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
        assert_eq!((&paid["status"], &paid["tax"]["amount"]), (&json!("paid"), &json!(15_000)));
        app.clock.set(kernel::time::parse_instant("2026-12-20T04:00:00Z").unwrap());
        let ana = app.patients(1).await.remove(0);
        assert_eq!(count(&get(&app, &ana, "/appointments").await.expect(200)), 0);
        let desk = app.desk_of(practice.clinic_id).await;
        let history = get(&app, &desk, "/appointments").await.expect(200);
        assert_eq!((&history["items"][0]["starts_at"], &history["items"][0]["status"]), (&json!(LATER_DAY), &json!("confirmed")));
        assert_eq!(count(&get(&app, &desk, "/transactions").await.expect(200)), 1);
    }

    a_cancelled_appointment_is_given_back_and_nothing_is_deleted =
        ["C-11", "C-12", "C-20", "S-cancelled", "S-refund", "W-B5", "W-D7", "W-C11"] |app|
    {
        let (practice, ana) = (app.practice().await, app.patient("ana").await);
        let held = app.hold(&ana, practice.doctor_id, LATER_DAY).await.expect(201);
        let id = held.str("id");
        let paid = app.act(&ana, id, "payments", json!({"method": "4242424242424242"})).await.expect(201);
        app.act(&ana, id, "reschedule", json!({"starts_at": "2026-11-25T11:00:00+05:00"})).await.expect(200);
        let cancelled = app.act(&ana, id, "cancel", json!({"reason": "better"})).await.expect(200);
        assert_eq!((&cancelled["status"], &cancelled["cancelled_by"]), (&json!("cancelled"), &json!("patient")));
        app.drain().await;
        let charge = get(&app, &ana, &format!("/transactions/{}", paid.str("id"))).await.expect(200);
        assert_eq!(charge["status"], "refunded");
        for path in [format!("/appointments/{id}"), format!("/transactions/{}", paid.str("id"))] {
            app.delete(&format!("/api/v1{path}")).bearer(&ana.token).await.expect(405);
        }
    }

    a_visit_is_completed = ["S-completed", "D-08"] |app| {
        let practice = app.desk_practice().await;
        let (ana, doctor) = (app.patient("ana").await, app.as_doctor("omar", practice).await);
        let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
        for (person, verb) in [(&ana, "confirm"), (&doctor, "start"), (&doctor, "complete")] {
            app.act(person, held.str("id"), verb, json!({})).await.expect(200);
        }
        assert_eq!(app.shown(&ana, held.str("id")).await["status"], "completed");
        app.drain().await;
        assert!(get(&app, &doctor, "/events?seconds=0&after=0").await.text().contains("appointment_progressed"));
    }

    money_goes_back_only_by_a_manager_in_parts_or_whole = ["C-19", "W-C1", "W-C5"] |app| {
        let (practice, ana) = (app.practice().await, app.patient("ana").await);
        let manager = app.manager_of(practice.clinic_id).await;
        let held = app.hold(&ana, practice.doctor_id, LATER_DAY).await.expect(201);
        let card = json!({"method": "4242424242424242"});
        let paid = app.act(&ana, held.str("id"), "payments", card.clone()).await.expect(201);
        assert_eq!(app.act(&ana, held.str("id"), "payments", card).await.expect(409).code(), "already_paid");
        let path = format!("/transactions/{}/refunds", paid.str("id"));
        let part = json!({"amount": {"amount": 65_000, "currency": "PKR"}, "reason": "waited long"});
        app.post(&format!("/api/v1{path}")).json(part.clone()).await.expect(401);
        post(&app, &ana, &path, part.clone()).await.expect(403);
        post(&app, &app.other_manager().await, &path, part.clone()).await.expect(404);
        post(&app, &manager, &path, part).await.expect(201);
        app.drain().await;
        let charge = get(&app, &manager, &format!("/transactions/{}", paid.str("id"))).await.expect(200);
        assert_eq!(charge["status"], "partly_refunded");
        let much = json!({"amount": {"amount": 165_000, "currency": "PKR"}, "reason": "all of it"});
        post(&app, &manager, &path, much).await.expect(422);
    }

    departments_open_change_and_go = ["C-13", "C-14", "C-15", "C-16", "W-C10", "W-C4"] |app| {
        let admin = app.admin().await;
        let hours = json!([{"day": "monday", "opens": "20:00", "closes": "06:00"}]);
        let body = json!({"clinic_id": app.clinic().await, "name": "Night", "hours": hours});
        let made = post(&app, &admin, "/departments", body.clone()).await.expect(201);
        post(&app, &admin, "/departments", body).await.expect(409);
        let path = format!("/api/v1/departments/{}", made.str("id"));
        let changed = app.patch(&path).bearer(&admin.token).json(json!({"name": "Nights"})).await.expect(200);
        assert_eq!((&changed["name"], &changed["hours"]), (&json!("Nights"), &hours));
        assert!(app.get("/api/v1/departments").await.expect(200).text().contains("Nights"));
        app.delete(&path).bearer(&admin.token).await.expect(204);
        let with_doctors = format!("/api/v1/departments/{}", app.department().await);
        app.doctor("sana").await;
        app.delete(&with_doctors).bearer(&admin.token).await.expect(409);
    }

    a_doctor_is_edited_and_suspended_never_deleted = ["C-03", "C-04", "C-05", "W-C8", "W-C2", "D-10"] |app| {
        let (practice, admin) = (app.practice().await, app.admin().await);
        let path = format!("/api/v1/doctors/{}", practice.doctor_id);
        let fee = json!({"consultation_fee": {"amount": 250_000, "currency": "PKR"}, "registration_expiry": "2031-05-05"});
        app.patch(&path).bearer(&admin.token).json(fee).await.expect(200);
        let shown = app.get(&path).await.expect(200);
        assert_eq!(shown["consultation_fee"]["amount"], 250_000);
        let stale = app.patch(&path).bearer(&admin.token).if_match(1).json(json!({"description": "x"})).await;
        assert_eq!(stale.expect(412).code(), "version_mismatch");
        app.delete(&path).bearer(&admin.token).await.expect(405);
        app.post(&format!("{path}/suspend")).bearer(&admin.token).await.expect(200);
        app.get(&path).await.expect(404);
        app.get("/api/v1/users").await.expect(401);
        get(&app, &app.patient("ana").await, "/users").await.expect(403);
        assert!(count(&get(&app, &admin, "/users").await.expect(200)) >= 2);
        app.get("/api/v1/appointments").await.expect(401);
    }

    pictures_are_looked_at_and_only_by_those_who_may = ["A-08", "A-29", "D-02", "W-A14", "W-A25"] |app| {
        let (practice, admin) = (app.practice().await, app.admin().await);
        let ana = app.patient("ana").await;
        let form = |content: &[u8]| {
            let mut body = b"--x\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n".to_vec();
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n--x--\r\n");
            body
        };
        let path = format!("/api/v1/doctors/{}/photo", practice.doctor_id);
        let kind = "multipart/form-data; boundary=x";
        let broken = app.put(&path).bearer(&admin.token).body(kind, form(b"\x89PNG\r\n\x1a\nbroken")).await;
        assert_eq!(broken.expect(422).json()["errors"][0]["field"], "photo");
        app.put(&path).bearer(&admin.token).body(kind, form(b"#!/bin/sh")).await.expect(415);
        app.put(&path).bearer(&ana.token).body(kind, form(b"x")).await.expect(403);
        let made = post(&app, &admin, "/specializations", json!({"name": "Skin"})).await.expect(201);
        let image = format!("/api/v1/specializations/{}/image", made.str("id"));
        app.put(&image).bearer(&ana.token).body(kind, form(b"x")).await.expect(403);
    }

    the_document_and_its_page_are_served = ["A-30"] |app| {
        let document = app.get("/api/openapi.json").await.expect(200);
        assert_eq!(document["openapi"].as_str().map(|version| &version[..3]), Some("3.1"));
        assert!(app.get("/api/docs/").await.expect(200).text().contains("swagger"));
    }

    a_role_is_never_taken_from_a_form = ["W-A1", "W-A27"] |app| {
        let body = json!({"email": "eve@example.org", "password": PASSWORD, "name": "Eve", "role": "administrator"});
        let refused = app.post("/api/v1/auth/register").json(body).await.expect(422);
        assert_eq!(refused.field_code("role"), "unknown_field");
        register(&app, "admin@doctorly.example").await.expect(201);
        let signed_in = login(&app, "admin@doctorly.example", PASSWORD).await.expect(200);
        app.get("/api/v1/users").bearer(signed_in.str("access_token")).await.expect(403);
    }

    tokens_end_and_a_used_refresh_token_ends_its_session = ["W-A3"] |app| {
        register(&app, "ana@example.org").await.expect(201);
        let first = login(&app, "ana@example.org", PASSWORD).await.expect(200);
        let refresh = |token: &str| app.post("/api/v1/auth/refresh").json(json!({"refresh_token": token}));
        let second = refresh(first.str("refresh_token")).await.expect(200);
        refresh(first.str("refresh_token")).await.expect(401);
        refresh(second.str("refresh_token")).await.expect(401);
        let third = login(&app, "ana@example.org", PASSWORD).await.expect(200);
        app.clock.advance_seconds(16 * 60);
        app.get("/api/v1/me").bearer(third.str("access_token")).await.expect(401);
    }

    wrong_credentials_answer_401_whatever_is_wrong = ["W-A24", "W-C12"] |app| {
        register(&app, "ana@example.org").await.expect(201);
        let wrong = login(&app, "ana@example.org", "not-her-password").await.expect(401);
        let unknown = login(&app, "nobody@example.org", "not-her-password").await.expect(401);
        assert_eq!((wrong.code(), &wrong["detail"]), (unknown.code(), &unknown["detail"]));
        app.get("/api/v1/me").bearer("made-up").await.expect(401);
    }

    missing_and_wrong_fields_are_named = ["W-A23", "W-A16", "W-C13"] |app| {
        let refused = app.post("/api/v1/auth/register").json(json!({"email": "a@b.c", "name": ""})).await.expect(422);
        assert!(!refused.field_code("password").is_empty() && !refused.field_code("name").is_empty());
        let empty = json!({"email": "", "name": "", "password": ""});
        let refused = app.post("/api/v1/auth/register").json(empty).await.expect(422);
        assert_eq!(["email", "name", "password"].map(|field| refused.field_code(field)), ["not_an_email", "required", "too_short"]);
        for text in ["%27%20or%201=1", "%22%7B%7D%5B%5D", "%2B-&facets=true", "*%3A*", "%F0%9F%98%80", "%D8%B9%D9%84%DB%8C"] {
            let found = app.get(&format!("/api/v1/doctors?q={text}")).await.expect(200);
            assert_eq!(found.header("content-type"), "application/json");
        }
        app.get("/api/v1/doctors?limit=101").await.expect(422);
    }

    one_place_is_given_once_and_to_whom_it_may_be =
        ["W-A5", "W-A8", "W-A10", "W-B1", "W-B4", "W-C3", "W-C9", "W-D1", "W-D4"] |app|
    {
        let practice = app.practice().await;
        let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
        let body = json!({"doctor_id": practice.doctor_id, "starts_at": TEN});
        app.post("/api/v1/appointments").json(body).await.expect(401);
        app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
        assert_eq!(app.hold(&ben, practice.doctor_id, TEN).await.expect(409).code(), "time_taken");
        let past = app.hold(&ben, practice.doctor_id, "2026-11-22T10:00:00+05:00").await.expect(422);
        assert_eq!(past.field_code("starts_at"), "in_the_past");
        let (clinic_id, expiry) = (practice.clinic_id, "2026-11-25".parse().ok());
        let input = app::doctors::EnrolDoctor { clinic_id: Some(clinic_id), full_name: Some("Dr Old".into()),
            registration_expiry: expiry, ..Default::default() };
        let expiring = app.doctor_with(input).await;
        app.daily_hours(expiring, "09:00", "13:00", 15).await;
        let refused = app.hold(&ben, expiring, "2026-11-25T10:00:00+05:00").await.expect(422);
        assert_eq!(refused.field_code("starts_at"), "registration_expired");
        app.clock.advance_seconds(10 * 60);
        app.hold(&ben, practice.doctor_id, TEN).await.expect(201);
        app.is_consistent().await;
    }

    hours_that_overlap_are_refused_and_patients_write_none = ["W-A21", "W-A22"] |app| {
        let (practice, admin) = (app.practice().await, app.admin().await);
        let path = format!("/doctors/{}/schedule", practice.doctor_id);
        let overlapping = json!({"day": "monday", "start": "12:00", "end": "15:00", "slot_minutes": 15});
        let refused = post(&app, &admin, &path, overlapping.clone()).await.expect(422);
        assert_eq!(refused.field_code("start"), "overlap");
        let past_midnight = json!({"day": "monday", "start": "23:00", "appointment_duration": 30, "num_slots": 10});
        post(&app, &admin, &path, past_midnight).await.expect(422);
        post(&app, &app.patient("ana").await, &path, overlapping).await.expect(403);
    }

    what_commits_is_what_is_found = ["D-03", "D-04", "D-11", "W-A12", "W-A17", "W-D2"] |app| {
        let (practice, ana) = (app.practice().await, app.patient("ana").await);
        let soonest = || app.get("/api/v1/doctors?sort=soonest");
        let before = soonest().await.expect(200)["items"][0]["next_available"].clone();
        app.hold(&ana, practice.doctor_id, before.as_str().unwrap()).await.expect(201);
        app.drain().await;
        let after = soonest().await.expect(200)["items"][0]["next_available"].clone();
        assert!(after.as_str() > before.as_str(), "{before} {after}");
        app::search::rebuild(&app.app).await.unwrap();
        assert_eq!(soonest().await.expect(200)["items"][0]["next_available"], after);
    }

    what_is_long_over_is_archived_and_reads_as_before = ["D-09", "S-archived", "W-D5"] |app| {
        let table = std::sync::Arc::new(server::adapters::archive::TableArchive::new(app.app.db.clone()));
        archive::history_reads_as_before(app.with_archive_in(table)).await;
    }

    a_process_knows_what_another_did = ["D-15"] |app| {
        let (practice, ana) = (app.practice().await, app.patient("ana").await);
        let folder = tempfile::tempdir().unwrap();
        let (_process, other) = Process::start(&app.url, folder.path());
        app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
        app.drain().await;
        let month = format!("{other}/api/v1/doctors/{}/availability", practice.doctor_id);
        let offered = format!("\"starts_at\":\"{TEN}\"");
        let knows = tokio::time::timeout(std::time::Duration::from_secs(20), async {
            while reqwest::get(&month).await.unwrap().text().await.unwrap().contains(&offered) {}
        });
        knows.await.expect("the time is not offered any more");
    }

    roles_are_a_table_that_every_route_and_query_takes = ["D-12", "D-13", "D-14", "W-D6"] |app| {
        let (practice, other) = (app.practice().await, app.practice().await);
        let (desk, other_desk) = (app.desk_of(practice.clinic_id).await, app.desk_of(other.clinic_id).await);
        app.hold(&app.patient("ana").await, practice.doctor_id, TEN).await.expect(201);
        assert_eq!(count(&get(&app, &desk, "/appointments").await.expect(200)), 1);
        assert_eq!(count(&get(&app, &other_desk, "/appointments").await.expect(200)), 0);
        get(&app, &desk, "/users").await.expect(403);
    }

    secrets_are_demanded_and_never_printed = ["W-A6", "W-A7", "W-B3", "W-C6"] |app| {
        let secret = app::access::Secret::from("a-long-walk-in-autumn");
        assert!(!format!("{secret:?}").contains("autumn"));
        for (email, password) in [("admin@example.org", "admin"), ("admin@doctorly.example", "password")] {
            login(&app, email, password).await.expect(401);
        }
    }

    the_pages_are_there_for_patients_and_staff = ["A-31", "D-16"] |app| {
        let home = app.get("/").header("accept", "text/html").await.expect(200);
        assert!(home.header("content-type").starts_with("text/html"), "{}", home.text());
        let visitor = app.get("/clinic/appointments").header("accept", "text/html").await.expect(303);
        assert!(visitor.header("location").starts_with("/sign-in"), "{}", visitor.header("location"));
        app.get("/clinic/departments").await.expect(401);
    }
}
