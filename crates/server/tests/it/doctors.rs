//! Doctors through the API: coming in, review, profile, services.

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn application(app: &TestApp) -> Value {
    json!({
        "clinic_id": app.clinic().await,
        "full_name": "Dr Nadia Khan",
        "registration_number": "pmc-00417-s",
        "registration_expiry": "2030-06-30",
        "consultation_fee": { "amount": 150_000, "currency": "PKR" },
    })
}

async fn apply(app: &TestApp, by: &Person) -> Answer {
    app.post("/api/v1/doctors").bearer(&by.token).json(application(app).await).await
}

async fn catalogue_entry(app: &TestApp, catalogue: &str, name: &str) -> String {
    let admin = app.admin().await;
    let path = format!("/api/v1/{catalogue}");
    app.post(&path).bearer(&admin.token).json(json!({ "name": name })).await.expect(201).str("id").to_owned()
}

/// W-A25: an application is not seen before somebody has looked at it; W-A21: and acts as nobody.
#[tokio::test]
async fn who_applies_is_a_doctor_only_after_approval() {
    let app = TestApp::new().await;
    let (nadia, manager, ana) = (app.patient("nadia").await, app.manager().await, app.patient("ana").await);
    let applied = apply(&app, &nadia).await.expect(201);
    assert_eq!(applied["status"], "pending");
    let path = format!("/api/v1/doctors/{}", applied.str("id"));
    app.get(&path).await.expect(404);
    app.get(&path).bearer(&ana.token).await.expect(404);
    app.get(&path).bearer(&nadia.token).await.expect(200);
    app.get(&path).bearer(&manager.token).await.expect(200);
    app.get(&format!("{path}/services")).await.expect(404);
    let hours = json!({ "day": "monday", "start": "09:00", "end": "12:00", "slot_minutes": 30 });
    app.post(&format!("{path}/schedule")).bearer(&nadia.token).json(hours.clone()).await.expect(403);
    app.patch(&path).bearer(&nadia.token).json(json!({ "description": "x" })).await.expect(403);

    let approved = app.post(&format!("{path}/approve")).bearer(&manager.token).await.expect(200);
    assert_eq!(approved["status"], "approved");
    app.get(&path).await.expect(200);
    app.post(&format!("{path}/schedule")).bearer(&nadia.token).json(hours.clone()).await.expect(201);
    app.patch(&path).bearer(&nadia.token).json(json!({ "description": "x" })).await.expect(200);
    // Nobody else's.
    app.post(&format!("{path}/schedule")).bearer(&ana.token).json(hours).await.expect(403);
}

#[tokio::test]
async fn who_reviews_lists_the_clinics_doctors_by_name_and_status() {
    let app = TestApp::new().await;
    let (nadia, manager) = (app.patient("nadia").await, app.manager().await);
    let waiting = apply(&app, &nadia).await.expect(201);
    app.doctor("sana").await;
    app.doctor("Älia").await;
    let path = format!("/api/v1/clinics/{}/doctors", app.clinic().await);
    let names = |page: Answer| -> Vec<String> {
        let items = page["items"].as_array().expect("a list").clone();
        items.iter().map(|item| item["full_name"].as_str().expect("a name").to_owned()).collect()
    };
    let listed =
        async |query: &str| app.get(&format!("{path}{query}")).bearer(&manager.token).await.expect(200);
    assert_eq!(names(listed("").await), ["Dr Älia", "Dr Nadia Khan", "Dr Sana"]);
    assert_eq!(listed("?status=pending").await["items"], json!([waiting.json()]));
    assert_eq!(names(listed("?q=ALIA").await), ["Dr Älia"]);
    let first = listed("?limit=2").await;
    let rest = listed(&format!("?limit=2&cursor={}", first.str("next_cursor"))).await;
    assert_eq!((names(rest), names(first).len()), (vec!["Dr Sana".to_owned()], 2));
    let long = format!("{path}?q={}", "a".repeat(201));
    let refused = app.get(&long).bearer(&manager.token).await.expect(422);
    assert_eq!(refused.field_code("q"), "too_long");
    app.get(&format!("{path}?status=odd")).bearer(&manager.token).await.expect(422);
    app.get(&path).bearer(&app.other_manager().await.token).await.expect(404);
    for person in [&app.desk().await, &nadia] {
        app.get(&path).bearer(&person.token).await.expect(403);
    }
    app.get(&path).await.expect(401);
}

#[tokio::test]
async fn a_suspended_doctor_is_gone_for_the_public_and_no_longer_acts() {
    let app = TestApp::new().await;
    let (sana, manager) = (app.doctor("sana").await, app.manager().await);
    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    let verb = |verb: &str| app.post(&format!("{path}/{verb}")).bearer(&manager.token);
    verb("suspend").await.expect(200);
    app.get(&path).await.expect(404);
    app.get(&format!("{path}/availability?from=2026-11-24&to=2026-11-24")).await.expect(404);
    app.patch(&path).bearer(&sana.token).json(json!({ "description": "x" })).await.expect(403);
    verb("restore").await.expect(200);
    app.get(&path).await.expect(200);
    app.patch(&path).bearer(&sana.token).json(json!({ "description": "x" })).await.expect(200);
}

#[tokio::test]
async fn a_review_out_of_order_is_a_conflict_that_names_both_ends() {
    let app = TestApp::new().await;
    let (manager, nadia) = (app.manager().await, app.patient("nadia").await);
    let id = apply(&app, &nadia).await.expect(201).str("id").to_owned();
    let verb = |verb: &str, by: &Person| app.post(&format!("/api/v1/doctors/{id}/{verb}")).bearer(&by.token);
    let refused = |answer: Answer, from: &str, to: &str| {
        assert_eq!(
            (answer.code(), &answer["from"], &answer["to"]),
            ("illegal_transition", &json!(from), &json!(to))
        );
    };
    refused(verb("restore", &manager).await.expect(409), "pending", "approved");
    for outsider in [&nadia, &app.desk().await, &app.doctor("sana").await] {
        verb("approve", outsider).await.expect(403);
    }
    verb("approve", &app.other_manager().await).await.expect(404);
    verb("approve", &manager).await.expect(200);
    refused(verb("approve", &manager).await.expect(409), "approved", "approved");
    verb("suspend", &manager).await.expect(200);
    refused(verb("suspend", &manager).await.expect(409), "suspended", "suspended");
    refused(verb("approve", &manager).await.expect(409), "suspended", "approved");
    verb("restore", &app.admin().await).await.expect(200);
}

#[tokio::test]
async fn a_registration_number_is_there_once_and_an_account_has_one_doctor() {
    let app = TestApp::new().await;
    let (nadia, omar, manager) = (app.patient("nadia").await, app.patient("omar").await, app.manager().await);
    assert_eq!(apply(&app, &nadia).await.expect(201)["registration_number"], "PMC-00417-S");
    let taken = apply(&app, &omar).await.expect(409);
    assert_eq!(taken.code(), "registration_number_taken");
    assert_eq!(taken.field_code("registration_number"), "registration_number_taken");
    let mut second = application(&app).await;
    second["registration_number"] = json!("PMC-2");
    let twice = app.post("/api/v1/doctors").bearer(&nadia.token).json(second.clone()).await.expect(409);
    assert_eq!(twice.code(), "already_applied");
    // A clinic enters as many as it has, approved and without an account.
    let made = app.post("/api/v1/doctors").bearer(&manager.token).json(second.clone()).await.expect(201);
    assert_eq!(made["status"], "approved");
    second["registration_number"] = json!("PMC-3");
    app.post("/api/v1/doctors").bearer(&manager.token).json(second).await.expect(201);
    let path = format!("/api/v1/doctors/{}", made.str("id"));
    let number = json!({ "registration_number": "pmc-3" });
    app.patch(&path).bearer(&manager.token).json(number).await.expect(409);
}

/// W-C14: numbers of people are text, money is in minor units; every field has a limit and a sentence.
#[tokio::test]
async fn what_cannot_be_is_refused_by_field() {
    let app = TestApp::new().await;
    let nadia = app.patient("nadia").await;
    let pkr = |amount: i64| json!({ "amount": amount, "currency": "PKR" });
    for (field, value, about, code) in [
        ("full_name", json!(""), "full_name", "required"),
        ("full_name", json!("🌹"), "full_name", "not_a_name"),
        ("full_name", json!("x".repeat(121)), "full_name", "too_long"),
        ("registration_number", json!(417), "registration_number", "wrong_type"),
        ("registration_number", json!("1; drop"), "registration_number", "not_a_registration_number"),
        ("registration_number", json!("1".repeat(41)), "registration_number", "too_long"),
        ("registration_expiry", json!("1900-01-01"), "registration_expiry", "out_of_range"),
        ("registration_expiry", json!("2026-11-23"), "registration_expiry", "in_the_past"),
        ("consultation_fee", json!(1500.5), "consultation_fee", "wrong_type"),
        ("consultation_fee", pkr(-1), "consultation_fee", "out_of_range"),
        ("consultation_fee", pkr(100_000_000_001), "consultation_fee", "out_of_range"),
        ("consultation_fee", json!({ "amount": 1, "currency": "USD" }), "consultation_fee", "wrong_currency"),
        (
            "consultation_fee",
            json!({ "amount": 1.5, "currency": "PKR" }),
            "consultation_fee.amount",
            "wrong_type",
        ),
        ("clinic_id", json!("cli_00000000000000000000000000"), "clinic_id", "not_found"),
        ("department_id", json!("dep_00000000000000000000000000"), "department_id", "not_found"),
        ("description", json!("x".repeat(4001)), "description", "too_long"),
        ("gender", json!("yes"), "gender", "not_a_choice"),
        ("languages", json!(["english"]), "languages", "not_a_language"),
        ("modes", json!([]), "modes", "required"),
        ("practising_since", json!(2027), "practising_since", "out_of_range"),
        ("capacity", json!(0), "capacity", "out_of_range"),
        ("capacity", json!(21), "capacity", "out_of_range"),
        ("status", json!("approved"), "status", "unknown_field"),
        ("account_id", json!(nadia.account_id), "account_id", "unknown_field"),
    ] {
        let mut body = application(&app).await;
        body[field] = value.clone();
        let answer = app.post("/api/v1/doctors").bearer(&nadia.token).json(body).await.expect(422);
        assert_eq!(answer.field_code(about), code, "{field} {value}: {}", answer.text());
    }
    let empty = app.post("/api/v1/doctors").bearer(&nadia.token).json(json!({})).await.expect(422);
    for field in ["clinic_id", "full_name", "registration_number", "registration_expiry", "consultation_fee"]
    {
        assert_eq!(empty.field_code(field), "required", "{field}");
    }
    app.post("/api/v1/doctors").json(application(&app).await).await.expect(401);
    apply(&app, &nadia).await.expect(201);
}

#[tokio::test]
async fn names_of_every_script_and_dates_beyond_2038_are_kept_as_they_are() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    for (number, name) in ["ڈاکٹر عائشہ صدیقی", "Dr D'Arcy O’Neil-Åström 🌹", "李雷"].iter().enumerate()
    {
        let mut body = application(&app).await;
        body["full_name"] = json!(name);
        body["registration_number"] = json!(format!("00{number}"));
        body["registration_expiry"] = json!("2061-02-28");
        let made = app.post("/api/v1/doctors").bearer(&manager.token).json(body).await.expect(201);
        let read = app.get(&format!("/api/v1/doctors/{}", made.str("id"))).await.expect(200);
        assert_eq!(read["full_name"], *name);
        assert_eq!(read["registration_number"], format!("00{number}"));
        assert_eq!(read["registration_expiry"], "2061-02-28");
    }
}

/// W-C8: what was changed reads back, and only that; nothing else is asked for.
#[tokio::test]
async fn a_change_reads_back_and_leaves_the_rest() {
    let app = TestApp::new().await;
    let (sana, manager) = (app.doctor("sana").await, app.manager().await);
    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    let before = app.get(&path).await.expect(200);
    let fee = json!({ "amount": 175_050, "currency": "PKR" });
    let change = json!({ "consultation_fee": fee, "languages": ["ur", "en"], "practising_since": 2010,
        "gender": "female" });
    let changed = app.patch(&path).bearer(&sana.token).json(change).await.expect(200);
    assert_eq!(changed.json(), app.get(&path).await.expect(200).json());
    assert_eq!((&changed["consultation_fee"], &changed["experience_years"]), (&fee, &json!(16)));
    assert_eq!(
        (&changed["full_name"], &changed["department"]),
        (&before["full_name"], &before["department"])
    );
    assert_eq!(changed["version"], json!(before["version"].as_i64().unwrap() + 1));

    let clear = json!({ "practising_since": null, "gender": null });
    let cleared = app.patch(&path).bearer(&sana.token).json(clear).await.expect(200);
    assert_eq!((&cleared["practising_since"], &cleared["gender"]), (&Value::Null, &Value::Null));
    assert_eq!(cleared["languages"], json!(["ur", "en"]));

    // What a review has looked at is the clinic's to change.
    for reviewed in [json!({ "registration_expiry": "2035-01-01" }), json!({ "department_id": null })] {
        let refused = app.patch(&path).bearer(&sana.token).json(reviewed.clone()).await.expect(403);
        assert_eq!(refused.code(), "reviewed_field");
        app.patch(&path).bearer(&manager.token).json(reviewed).await.expect(200);
    }
    let read = app.get(&path).await.expect(200);
    assert_eq!((&read["registration_expiry"], &read["department"]), (&json!("2035-01-01"), &Value::Null));
    app.patch(&path)
        .bearer(&app.other_manager().await.token)
        .json(json!({ "capacity": 2 }))
        .await
        .expect(404);
    app.patch(&path).bearer(&manager.token).json(json!({ "clinic_id": "x" })).await.expect(422);
}

#[tokio::test]
async fn two_who_change_one_doctor_do_not_undo_each_other() {
    let app = TestApp::new().await;
    let (sana, manager) = (app.doctor("sana").await, app.manager().await);
    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    let version = app.get(&path).await.expect(200)["version"].as_i64().unwrap();
    let change = |by: &Person, text: &str| {
        app.patch(&path).bearer(&by.token).if_match(version).json(json!({ "description": text }))
    };
    let first = change(&sana, "mine").await.expect(200);
    let second = change(&manager, "no, mine").await.expect(412);
    assert_eq!(second.code(), "version_mismatch");
    assert_eq!(app.get(&path).await.expect(200)["description"], "mine");
    let again = app.get(&path).header("if-none-match", first.header("etag")).await;
    assert!(matches!(again.status(), 200 | 304));
}

/// W-A19 and W-A20: all of them are kept, in order, each with its own where and when.
#[tokio::test]
async fn every_specialization_and_qualification_is_kept_in_order() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    let mut specializations = Vec::new();
    for name in ["Urology", "Allergy", "Dermatology"] {
        specializations.push(catalogue_entry(&app, "specializations", name).await);
    }
    let choices: Vec<Value> = specializations.iter().map(|id| json!({ "specialization_id": id })).collect();
    let body = json!({ "specializations": choices });
    app.put(&format!("{path}/specializations")).bearer(&sana.token).json(body).await.expect(200);
    let (md, phd) = (
        catalogue_entry(&app, "qualifications", "MD").await,
        catalogue_entry(&app, "qualifications", "PhD").await,
    );
    let awarded = json!([
        { "qualification_id": phd, "institute": "Aga Khan University", "awarded_on": "2019-09-01" },
        { "qualification_id": md, "institute": "Dow University", "awarded_on": "2010-06-15" },
        { "qualification_id": md, "institute": "King’s College", "awarded_on": "2012-01-31" },
    ]);
    let body = json!({ "qualifications": awarded });
    app.put(&format!("{path}/qualifications")).bearer(&sana.token).json(body).await.expect(200);

    let profile = app.get(&path).await.expect(200);
    let ids: Vec<&str> = profile["specializations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, specializations);
    let shown = |place: usize| {
        let row = &profile["qualifications"][place];
        (
            row["qualification"].as_str().unwrap(),
            row["institute"].as_str().unwrap(),
            row["awarded_on"].as_str().unwrap(),
        )
    };
    assert_eq!(shown(0), ("PhD", "Aga Khan University", "2019-09-01"));
    assert_eq!(shown(1), ("MD", "Dow University", "2010-06-15"));
    assert_eq!(shown(2), ("MD", "King’s College", "2012-01-31"));
}

#[tokio::test]
async fn lists_that_cannot_be_leave_those_before() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    let skin = catalogue_entry(&app, "specializations", "Dermatology").await;
    let md = catalogue_entry(&app, "qualifications", "MD").await;
    let one = json!({ "specialization_id": skin });
    let put = |list: &str, body: Value| {
        app.put(&format!("{path}/{list}")).bearer(&sana.token).json(json!({ list: body }))
    };
    put("specializations", json!([one])).await.expect(200);
    let unknown = json!({ "specialization_id": "spe_00000000000000000000000000" });
    let award = |institute: &str, on: &str| json!({ "qualification_id": md, "institute": institute, "awarded_on": on });
    for (list, body, field, code) in [
        ("specializations", json!([one, one]), "specializations.1.specialization_id", "twice"),
        ("specializations", json!([one, unknown]), "specializations.1.specialization_id", "not_found"),
        ("specializations", json!(vec![one.clone(); 11]), "specializations", "too_many"),
        ("qualifications", json!([award("", "2010-01-01")]), "qualifications.0.institute", "required"),
        ("qualifications", json!([award("A", "1899-12-31")]), "qualifications.0.awarded_on", "out_of_range"),
        ("qualifications", json!([award("A", "2026-11-24")]), "qualifications.0.awarded_on", "out_of_range"),
        ("qualifications", json!(vec![award("A", "2010-01-01"); 21]), "qualifications", "too_many"),
    ] {
        let answer = put(list, body).await.expect(422);
        assert_eq!(answer.field_code(field), code, "{list}: {}", answer.text());
    }
    // Parallel lists are not understood (W-A20).
    let parallel = json!({ "qualification_name": ["MD"], "procurement_year": ["2010-01-01"] });
    app.put(&format!("{path}/qualifications")).bearer(&sana.token).json(parallel).await.expect(422);
    let profile = app.get(&path).await.expect(200);
    assert_eq!(profile["specializations"].as_array().unwrap().len(), 1);
    assert_eq!(profile["qualifications"], json!([]));
}

/// W-A29 and W-A30: figures are counted, and nothing of the account is shown.
#[tokio::test]
async fn a_profile_counts_what_happened_and_shows_nothing_of_the_account() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let phone = json!({ "phone": "+92 300 7654321" });
    app.patch("/api/v1/me").bearer(&sana.token).json(phone).await.expect(200);
    let profile = app.get(&format!("/api/v1/doctors/{}", sana.doctor_id())).await.expect(200);
    assert_eq!(profile["rating"], json!({ "average": null, "count": 0 }));
    assert_eq!(profile["patients_seen"], 0);
    let text = profile.text();
    for private in [sana.email.as_str(), "7654321", "account", &sana.account_id.to_string(), "password"] {
        assert!(!text.contains(private), "{private} in {text}");
    }
}

#[tokio::test]
async fn a_service_is_added_changed_and_taken_off_the_list() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let doctor = format!("/api/v1/doctors/{}", sana.doctor_id());
    let path = format!("{doctor}/services");
    let video = json!({ "name": "Mole check", "duration_minutes": 40, "mode": "video" });
    let refused = app.post(&path).bearer(&sana.token).json(video).await.expect(422);
    assert_eq!(refused.field_code("mode"), "not_offered");
    let modes = json!({ "modes": ["in_person", "video"] });
    app.patch(&doctor).bearer(&sana.token).json(modes).await.expect(200);
    let body = json!({ "name": "Mole check", "duration_minutes": 40, "buffer_after_minutes": 10,
        "notice_minutes": 120, "fee": { "amount": 99_900, "currency": "PKR" }, "mode": "video" });
    let made = app.post(&path).bearer(&sana.token).json(body).await.expect(201);
    assert_eq!((&made["horizon_days"], &made["has_own_fee"]), (&json!(30), &json!(true)));
    let one = format!("{path}/{}", made.str("id"));
    let change = json!({ "fee": null, "duration_minutes": 45 });
    let changed = app.patch(&one).bearer(&sana.token).json(change).await.expect(200);
    assert_eq!((&changed["fee"]["amount"], &changed["has_own_fee"]), (&json!(150_000), &json!(false)));
    assert_eq!((&changed["name"], &changed["version"]), (&json!("Mole check"), &json!(2)));
    app.patch(&one).bearer(&sana.token).if_match(1).json(json!({ "name": "x" })).await.expect(412);
    let listed = app.get(&path).await.expect(200);
    assert_eq!(listed["items"], json!([changed.json()]));

    app.patch(&one).bearer(&sana.token).json(json!({ "active": false })).await.expect(200);
    assert_eq!(app.get(&path).await.expect(200)["items"], json!([]));
    let own = app.get(&path).bearer(&sana.token).await.expect(200);
    assert_eq!(own["items"][0]["active"], false);
    let profile = app.get(&format!("/api/v1/doctors/{}", sana.doctor_id())).await.expect(200);
    assert_eq!(profile["services"], json!([]));

    let omar = app.doctor("omar").await;
    app.patch(&one).bearer(&omar.token).json(json!({ "name": "x" })).await.expect(404);
    let elsewhere = format!("/api/v1/doctors/{}/services/{}", omar.doctor_id(), made.str("id"));
    app.patch(&elsewhere).bearer(&omar.token).json(json!({ "name": "x" })).await.expect(404);
    app.delete(&one).bearer(&sana.token).await.expect(405);
}

#[tokio::test]
async fn a_service_that_cannot_be_is_refused_by_field() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}/services", sana.doctor_id());
    let whole = json!({ "name": "Visit", "duration_minutes": 30 });
    for (field, value, code) in [
        ("name", json!("  "), "required"),
        ("duration_minutes", json!(0), "out_of_range"),
        ("duration_minutes", json!(485), "out_of_range"),
        ("duration_minutes", json!(7), "not_on_grid"),
        ("buffer_before_minutes", json!(3), "not_on_grid"),
        ("buffer_after_minutes", json!(125), "out_of_range"),
        ("notice_minutes", json!(-1), "out_of_range"),
        ("horizon_days", json!(0), "out_of_range"),
        ("horizon_days", json!(366), "out_of_range"),
        ("fee", json!({ "amount": 1, "currency": "GBP" }), "wrong_currency"),
        ("mode", json!("fax"), "not_a_choice"),
        ("price", json!(1), "unknown_field"),
    ] {
        let mut body = whole.clone();
        body[field] = value.clone();
        let answer = app.post(&path).bearer(&sana.token).json(body).await.expect(422);
        assert_eq!(answer.field_code(field), code, "{field} {value}: {}", answer.text());
    }
    app.post(&path).json(whole.clone()).await.expect(401);
    app.post(&path).bearer(&app.patient("ana").await.token).json(whole).await.expect(403);
    assert_eq!(app.get(&path).await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn a_registration_that_has_run_out_is_not_approved() {
    let app = TestApp::new().await;
    let (manager, nadia) = (app.manager().await, app.patient("nadia").await);
    let path = format!("/api/v1/doctors/{}", apply(&app, &nadia).await.expect(201).str("id"));
    let expired = json!({ "registration_expiry": "2026-11-23" });
    app.patch(&path).bearer(&manager.token).json(expired).await.expect(200);
    let refused = app.post(&format!("{path}/approve")).bearer(&manager.token).await.expect(422);
    assert_eq!(refused.code(), "registration_expired");
    let renewed = json!({ "registration_expiry": "2031-11-23" });
    app.patch(&path).bearer(&manager.token).json(renewed).await.expect(200);
    app.post(&format!("{path}/approve")).bearer(&manager.token).await.expect(200);
}

/// W-C4: a doctor with a history cannot be deleted at all.
#[tokio::test]
async fn a_doctor_is_never_deleted() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    app.delete(&path).bearer(&app.admin().await.token).await.expect(405);
    app.get(&path).await.expect(200);
}

#[tokio::test]
async fn the_same_application_sent_twice_is_one_doctor() {
    let app = TestApp::new().await;
    let nadia = app.patient("nadia").await;
    let ask = || app.post("/api/v1/doctors").bearer(&nadia.token).idempotency("once");
    let first = ask().json(application(&app).await).await.expect(201);
    let again = ask().json(application(&app).await).await.expect(201);
    assert_eq!((first.json(), again.header("idempotent-replay")), (again.json(), "true"));
}

#[tokio::test]
async fn every_change_of_a_doctor_is_in_the_audit() {
    let app = TestApp::new().await;
    let (nadia, manager) = (app.patient("nadia").await, app.manager().await);
    let id = apply(&app, &nadia).await.expect(201).str("id").to_owned();
    let path = format!("/api/v1/doctors/{id}");
    app.clock.advance_seconds(1);
    app.post(&format!("{path}/approve")).bearer(&manager.token).await.expect(200);
    app.clock.advance_seconds(1);
    app.patch(&path).bearer(&nadia.token).json(json!({ "capacity": 2 })).await.expect(200);
    app.clock.advance_seconds(1);
    let service = json!({ "name": "Visit", "duration_minutes": 30 });
    app.post(&format!("{path}/services")).bearer(&nadia.token).json(service).await.expect(201);
    let lines = app::audit::of_subject(&app.app.db, &id).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.action.as_str(), line.actor_account_id)).collect();
    let (nadia, manager) = (Some(nadia.account_id), Some(manager.account_id));
    let expected = [
        ("doctor.apply", nadia),
        ("doctor.approve", manager),
        ("doctor.change", nadia),
        ("service.add", nadia),
    ];
    assert_eq!(told, expected);
}
