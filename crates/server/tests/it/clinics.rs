//! Clinics, departments and catalogues through the API.

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn make_department(app: &TestApp, by: &Person, name: &str, hours: Value) -> Answer {
    let body = json!({ "clinic_id": app.clinic().await, "name": name, "hours": hours });
    app.post("/api/v1/departments").bearer(&by.token).json(body).await
}

#[tokio::test]
async fn a_clinic_is_opened_by_an_administrator_and_changed_by_its_own_manager() {
    let app = TestApp::new().await;
    let (admin, manager, other) = (app.admin().await, app.manager().await, app.other_manager().await);
    let body = json!({ "name": "Sunrise", "time_zone": "Europe/London", "currency": "GBP", "address": "1 High St",
        "city": "London", "latitude": 51.5, "longitude": -0.14, "phone": "+44 20 7946 0000" });
    let made = app.post("/api/v1/clinics").bearer(&admin.token).json(body.clone()).await.expect(201);
    assert_eq!((&made["hold_minutes"], &made["tax_rate_bp"]), (&json!(10), &json!(0)));
    app.post("/api/v1/clinics").bearer(&manager.token).json(body.clone()).await.expect(403);
    app.post("/api/v1/clinics").json(body).await.expect(401);

    let path = format!("/api/v1/clinics/{}", app.clinic().await);
    let change = json!({ "cancel_notice_minutes": 60, "phone": "021 1234567", "pay_at_desk": true });
    let changed = app.patch(&path).bearer(&manager.token).json(change.clone()).await.expect(200);
    assert_eq!((changed.header("etag"), &changed["phone"]), ("\"2\"", &json!("0211234567")));
    let read = app.get(&path).await.expect(200);
    assert_eq!(read.json(), changed.json());
    let cleared = app.patch(&path).bearer(&manager.token).json(json!({ "phone": null })).await.expect(200);
    assert_eq!((&cleared["phone"], &cleared["pay_at_desk"]), (&Value::Null, &json!(true)));
    // Not yours looks like not there.
    app.patch(&path).bearer(&other.token).json(change.clone()).await.expect(404);
    app.patch(&path).bearer(&manager.token).if_match(1).json(change).await.expect(412);
}

#[tokio::test]
async fn a_clinics_terms_have_limits_and_its_zone_and_currency_are_fixed() {
    let app = TestApp::new().await;
    let admin = app.admin().await;
    let whole =
        json!({ "name": "A", "time_zone": "Asia/Karachi", "currency": "PKR", "address": "a", "city": "c" });
    for (field, value, code) in [
        ("name", json!(""), "required"),
        ("name", json!("x".repeat(121)), "too_long"),
        ("name", json!("a\u{202e}b"), "bad_characters"),
        ("time_zone", json!("Mars/Olympus"), "unknown_time_zone"),
        ("time_zone", json!("UTC+5"), "unknown_time_zone"),
        ("currency", json!("XXX"), "not_a_choice"),
        ("tax_rate_bp", json!(10_001), "out_of_range"),
        ("tax_rate_bp", json!(0.1), "wrong_type"),
        ("hold_minutes", json!(0), "out_of_range"),
        ("hold_minutes", json!(61), "out_of_range"),
        ("cancel_notice_minutes", json!(-1), "out_of_range"),
        ("late_cancel_fee_bp", json!(10_001), "out_of_range"),
        ("no_show_fee_bp", json!(-1), "out_of_range"),
        ("phone", json!("call me"), "not_a_phone"),
        ("latitude", json!(91), "out_of_range"),
        ("latitude", json!(24.8), "required"),
        ("colour", json!("red"), "unknown_field"),
    ] {
        let mut body = whole.clone();
        body[field] = value;
        let answer = app.post("/api/v1/clinics").bearer(&admin.token).json(body).await.expect(422);
        let about = if field == "latitude" && code == "required" { "longitude" } else { field };
        assert_eq!(answer.field_code(about), code, "{field}: {}", answer.text());
    }
    let path = format!("/api/v1/clinics/{}", app.clinic().await);
    for fixed in [json!({ "time_zone": "Europe/London" }), json!({ "currency": "USD" })] {
        app.patch(&path).bearer(&admin.token).json(fixed).await.expect(422);
    }
}

#[tokio::test]
async fn clinics_are_listed_by_pages_that_inserts_do_not_shift() {
    let app = TestApp::new().await;
    let admin = app.admin().await;
    for name in ["One", "Two", "Three"] {
        let body = json!({ "name": name, "time_zone": "Asia/Karachi", "currency": "PKR", "address": "a", "city": "c" });
        app.post("/api/v1/clinics").bearer(&admin.token).json(body).await.expect(201);
        app.clock.advance_seconds(1);
    }
    let first = app.get("/api/v1/clinics?limit=2").await.expect(200);
    let cursor = first.str("next_cursor").to_owned();
    let rest = app.get(&format!("/api/v1/clinics?limit=2&cursor={cursor}")).await.expect(200);
    let names = |page: &Answer| -> Vec<String> {
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!((names(&first), names(&rest)), (vec!["One".into(), "Two".into()], vec!["Three".into()]));
    assert_eq!(rest["next_cursor"], Value::Null);
    let wrong = app.get("/api/v1/clinics?cursor=%27%20or%201%3D1").await.expect(422);
    assert_eq!(wrong.field_code("cursor"), "unknown_cursor");
    app.get("/api/v1/clinics?limit=101").await.expect(422);
}

#[tokio::test]
async fn lists_that_are_read_as_a_whole_are_given_in_pages_too() {
    let app = TestApp::new().await;
    let admin = app.admin().await;
    for name in ["Cardiology", "Dermatology", "Urology"] {
        let body = json!({ "name": name });
        app.post("/api/v1/specializations").bearer(&admin.token).json(body).await.expect(201);
    }
    let names = |page: &Answer| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items.map(|item| item["name"].as_str().unwrap().to_owned()).collect()
    };
    let first = app.get("/api/v1/specializations?limit=2").await.expect(200);
    assert_eq!(names(&first), ["Cardiology", "Dermatology"]);
    // One that stands before does not move what comes.
    let body = json!({ "name": "Andrology" });
    app.post("/api/v1/specializations").bearer(&admin.token).json(body).await.expect(201);
    let rest = format!("/api/v1/specializations?limit=2&cursor={}", first.str("next_cursor"));
    let rest = app.get(&rest).await.expect(200);
    assert_eq!((names(&rest), &rest["next_cursor"]), (vec!["Urology".to_owned()], &Value::Null));
    let wrong = app.get("/api/v1/specializations?cursor=spc_none").await.expect(422);
    assert_eq!(wrong.field_code("cursor"), "unknown_cursor");
    assert_eq!(
        app.get("/api/v1/qualifications?limit=0").await.expect(422).field_code("limit"),
        "out_of_range"
    );
    assert_eq!(
        app.get("/api/v1/qualifications?page=2").await.expect(422).field_code("page"),
        "unknown_field"
    );
}

/// W-C10: partial updates, overnight and round the clock, the permission before the fields.
#[tokio::test]
async fn a_department_has_hours_by_weekday_overnight_and_round_the_clock() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let hours = json!([
        { "day": "saturday", "opens": "20:00", "closes": "04:00" },
        { "day": "monday", "opens": "09:00", "closes": "13:00" },
        { "day": "monday", "opens": "14:00", "closes": "24:00" },
        { "day": "sunday", "opens": "08:00", "closes": "08:00" },
    ]);
    let made = make_department(&app, &manager, "Night and Day", hours).await.expect(201);
    let days: Vec<&str> =
        made["hours"].as_array().unwrap().iter().map(|row| row["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["monday", "monday", "saturday", "sunday"]);

    let path = format!("/api/v1/departments/{}", made.str("id"));
    let renamed = app.patch(&path).bearer(&manager.token).json(json!({ "name": "Night" })).await.expect(200);
    assert_eq!((&renamed["name"], &renamed["hours"]), (&json!("Night"), &made["hours"]));
    let rehoured = app.patch(&path).bearer(&manager.token).json(json!({ "hours": [] })).await.expect(200);
    assert_eq!((&rehoured["name"], &rehoured["hours"]), (&json!("Night"), &json!([])));
    assert_eq!(app.get(&path).await.expect(200).json(), rehoured.json());
    let same = app.patch(&path).bearer(&manager.token).json(json!({ "name": "Night" })).await.expect(200);
    assert_eq!(same["version"], rehoured["version"], "nothing changed");
    app.patch(&path).bearer(&manager.token).if_match(1).json(json!({ "name": "Late" })).await.expect(412);

    let patient = app.patient("ana").await;
    let nonsense = json!({ "hours": [{ "day": "monday", "opens": "25:00", "closes": "10:00" }] });
    app.post("/api/v1/departments").bearer(&patient.token).json(nonsense.clone()).await.expect(403);
    app.patch(&path).bearer(&patient.token).json(nonsense).await.expect(403);
    let other = app.other_manager().await;
    app.patch(&path).bearer(&other.token).json(json!({ "name": "Mine" })).await.expect(404);
    make_department(&app, &other, "Mine", json!([])).await.expect(404);
}

#[tokio::test]
async fn hours_that_are_none_or_overlap_are_refused_by_field() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let row = |day: &str, opens: &str, closes: &str| json!({ "day": day, "opens": opens, "closes": closes });
    for (hours, field, code) in [
        (json!([row("monday", "24:00", "10:00")]), "hours.0.opens", "not_a_time"),
        (json!([row("monday", "9:00", "10:00")]), "hours.0.opens", "not_a_time"),
        (json!([row("monday", "09:00", "24:01")]), "hours.0.closes", "not_a_time"),
        (json!([row("monday", "22:00", "06:00"), row("tuesday", "05:55", "09:00")]), "hours.1", "overlap"),
        (json!([row("monday", "05:00", "09:00"), row("sunday", "22:00", "06:00")]), "hours.1", "overlap"),
    ] {
        let answer = make_department(&app, &manager, "A", hours.clone()).await.expect(422);
        assert_eq!(answer.field_code(field), code, "{hours}: {}", answer.text());
    }
    make_department(&app, &manager, "A", json!([row("someday", "09:00", "10:00")])).await.expect(422);
}

#[tokio::test]
async fn a_clinic_has_each_department_once_however_its_name_is_written() {
    let app = TestApp::new().await;
    let (manager, other) = (app.manager().await, app.other_manager().await);
    let made = make_department(&app, &manager, "Augen-Klinik", json!([])).await.expect(201);
    let twice = make_department(&app, &manager, "  AUGEN  klinik ", json!([])).await.expect(409);
    assert_eq!((twice.code(), twice.field_code("name")), ("name_taken", "name_taken"));
    let second = make_department(&app, &manager, "Haut", json!([])).await.expect(201);
    let path = format!("/api/v1/departments/{}", second.str("id"));
    app.patch(&path).bearer(&manager.token).json(json!({ "name": "augen klinik" })).await.expect(409);
    // Another clinic's names are its own.
    let theirs = app.get("/api/v1/clinics").await.expect(200);
    let ours = json!(app.clinic().await);
    let theirs = theirs["items"].as_array().unwrap().iter().find(|clinic| clinic["id"] != ours).unwrap();
    let body = json!({ "clinic_id": theirs["id"], "name": "Augen-Klinik" });
    app.post("/api/v1/departments").bearer(&other.token).json(body).await.expect(201);
    let listed =
        app.get(&format!("/api/v1/departments?clinic_id={}", made.str("clinic_id"))).await.expect(200);
    assert!(listed["items"].as_array().unwrap().iter().all(|row| row["clinic_id"] == made["clinic_id"]));
}

/// W-C4: nothing is taken along by a deletion.
#[tokio::test]
async fn a_department_with_doctors_is_not_deleted_and_an_empty_one_is() {
    let app = TestApp::new().await;
    let (manager, doctor) = (app.manager().await, app.doctor("sana").await);
    let path = format!("/api/v1/departments/{}", app.department().await);
    let kept = app.delete(&path).bearer(&manager.token).await.expect(409);
    assert_eq!(kept.code(), "department_in_use");
    app.get(&path).await.expect(200);
    let profile = app.get(&format!("/api/v1/doctors/{}", doctor.doctor_id())).await.expect(200);
    assert_eq!(profile["department"]["id"], json!(app.department().await));

    let hours = json!([{ "day": "monday", "opens": "09:00", "closes": "10:00" }]);
    let empty = make_department(&app, &manager, "Empty", hours).await.expect(201);
    let path = format!("/api/v1/departments/{}", empty.str("id"));
    app.delete(&path).bearer(&app.other_manager().await.token).await.expect(404);
    app.delete(&path).bearer(&manager.token).await.expect(204);
    app.get(&path).await.expect(404);
    app.delete(&path).bearer(&manager.token).await.expect(404);
}

#[tokio::test]
async fn other_hours_of_a_department_are_at_once_other_times_of_its_doctors() {
    let app = TestApp::new().await;
    let (manager, doctor) = (app.manager().await, app.doctor("sana").await);
    let times = format!("/api/v1/doctors/{}/availability?from=2026-11-24&to=2026-11-24", doctor.doctor_id());
    let count = |answer: Answer| answer["days"][0]["times"].as_array().unwrap().len();
    assert_eq!(count(app.get(&times).await.expect(200)), 16);
    let path = format!("/api/v1/departments/{}", app.department().await);
    let mornings = json!({ "hours": [{ "day": "tuesday", "opens": "09:00", "closes": "12:00" }] });
    app.patch(&path).bearer(&manager.token).json(mornings).await.expect(200);
    assert_eq!(count(app.get(&times).await.expect(200)), 6);
}

/// W-C13: lists are JSON and say so.
#[tokio::test]
async fn catalogues_are_public_json_that_may_be_kept_and_asked_about_again() {
    let app = TestApp::new().await;
    let admin = app.admin().await;
    for catalogue in ["specializations", "qualifications"] {
        let path = format!("/api/v1/{catalogue}");
        let made =
            app.post(&path).bearer(&admin.token).json(json!({ "name": "Cardiology" })).await.expect(201);
        let listed = app.get(&path).await.expect(200);
        assert_eq!(listed.header("content-type"), "application/json");
        assert!(listed.header("cache-control").contains("public"), "{}", listed.header("cache-control"));
        let tag = listed.header("etag").to_owned();
        let again = app.get(&path).header("if-none-match", &tag).await.expect(304);
        assert_eq!(again.text(), "");
        let one = format!("{path}/{}", made.str("id"));
        app.patch(&one).bearer(&admin.token).json(json!({ "name": "Heart" })).await.expect(200);
        // Whoever writes sees the new list at once (W-A11).
        let changed = app.get(&path).header("if-none-match", &tag).await.expect(200);
        assert_eq!(changed["items"][0]["name"], "Heart");
    }
    for path in ["/api/v1/clinics", "/api/v1/departments"] {
        assert_eq!(app.get(path).await.expect(200).header("content-type"), "application/json");
    }
}

/// W-A25: nobody but an administrator touches the catalogues or their pictures.
#[tokio::test]
async fn catalogues_are_written_by_administrators_and_never_under_a_doctor() {
    let app = TestApp::new().await;
    let (admin, manager, doctor) = (app.admin().await, app.manager().await, app.doctor("sana").await);
    for (catalogue, member) in
        [("specializations", "specialization_id"), ("qualifications", "qualification_id")]
    {
        let path = format!("/api/v1/{catalogue}");
        let name = json!({ "name": "Dermatology" });
        app.post(&path).bearer(&manager.token).json(name.clone()).await.expect(403);
        app.post(&path).bearer(&doctor.token).json(name.clone()).await.expect(403);
        app.post(&path).json(name.clone()).await.expect(401);
        let made = app.post(&path).bearer(&admin.token).json(name).await.expect(201);
        let twice =
            app.post(&path).bearer(&admin.token).json(json!({ "name": "DERMATOLOGY" })).await.expect(409);
        assert_eq!((twice.code(), twice.field_code("name")), ("name_taken", "name_taken"));
        let one = format!("{path}/{}", made.str("id"));
        app.patch(&one).bearer(&manager.token).json(json!({ "name": "Skin" })).await.expect(403);
        app.delete(&one).bearer(&manager.token).await.expect(403);

        let mut entry = json!({ member: made.str("id") });
        if catalogue == "qualifications" {
            entry["institute"] = json!("A university");
            entry["awarded_on"] = json!("2015-06-01");
        }
        let of_doctor = format!("/api/v1/doctors/{}/{catalogue}", doctor.doctor_id());
        let body = |entries: Value| json!({ catalogue: entries });
        app.put(&of_doctor).bearer(&doctor.token).json(body(json!([entry]))).await.expect(200);
        let kept = app.delete(&one).bearer(&admin.token).await.expect(409);
        assert_eq!(kept.code(), format!("{}_in_use", catalogue.trim_end_matches('s')));
        app.put(&of_doctor).bearer(&doctor.token).json(body(json!([]))).await.expect(200);
        app.delete(&one).bearer(&admin.token).await.expect(204);
        app.delete(&one).bearer(&admin.token).await.expect(404);
    }
}
