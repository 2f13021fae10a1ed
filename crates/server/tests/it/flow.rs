//! The clinic's day as it flows: who is where, who waits how long, who is expected when; and those who come without a time.

use database::counting;
use kernel::time::parse_instant;
use serde_json::{Value, json};

use crate::support::{Answer, Person, Practice, TestApp};

fn at(time: &str) -> String {
    format!("2026-11-23T{time}:00+05:00")
}

fn clock(app: &TestApp, time: &str) {
    app.clock.set(parse_instant(&at(time)).expect("an instant"));
}

async fn flow(app: &TestApp, who: &Person, practice: Practice, query: &str) -> Answer {
    let path = format!("/api/v1/clinics/{}/flow{query}", practice.clinic_id);
    app.get(&path).bearer(&who.token).await
}

async fn place(app: &TestApp, who: &Person, id: &str) -> Answer {
    app.get(&format!("/api/v1/appointments/{id}/place")).bearer(&who.token).await
}

/// A confirmed visit of the day of the tests.
async fn visit(app: &TestApp, patient: &Person, practice: Practice, time: &str) -> String {
    let held = app.hold(patient, practice.doctor_id, &at(time)).await.expect(201);
    let card = json!({"method": "4242424242424242"});
    app.act(patient, held.str("id"), "payments", card).await.expect(201);
    app.drain().await;
    held.str("id").to_owned()
}

async fn walk_in(app: &TestApp, who: &Person, practice: Practice, body: Value) -> Answer {
    let mut body = body;
    body["doctor_id"] = json!(practice.doctor_id);
    let path = format!("/api/v1/clinics/{}/walk-ins", practice.clinic_id);
    app.post(&path).bearer(&who.token).json(body).await
}

/// The board's visit with that id.
fn card(board: &Answer, id: &str) -> Value {
    let visits = board["visits"].as_array().expect("visits");
    visits.iter().find(|visit| visit["id"] == id).expect("it is on the board").clone()
}

#[tokio::test]
async fn a_day_flows_from_booked_to_done_and_says_who_is_expected_when() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (desk, doctor) = (app.desk_of(practice.clinic_id).await, app.as_doctor("omar", practice).await);
    let people = app.patients(4).await;
    let mut ids = Vec::new();
    for (person, time) in people.iter().zip(["09:00", "09:15", "09:30", "11:00"]) {
        ids.push(visit(&app, person, practice, time).await);
    }
    clock(&app, "08:50");
    app.act(&desk, &ids[0], "check_in", json!({})).await.expect(200);
    clock(&app, "09:05");
    app.act(&doctor, &ids[0], "start", json!({})).await.expect(200);
    app.act(&desk, &ids[2], "check_in", json!({})).await.expect(200);
    clock(&app, "09:25");

    let board = flow(&app, &desk, practice, "").await.expect(200);
    assert_eq!((&board["date"], &board["time_zone"]), (&json!("2026-11-23"), &json!("Asia/Karachi")));
    let first = card(&board, &ids[0]);
    assert_eq!((&first["status"], &first["begun_at"]), (&json!("in_progress"), &json!(at("09:05"))));
    assert_eq!((&first["waited_minutes"], &first["late_minutes"]), (&json!(15), &json!(5)));
    assert_eq!((&first["ahead"], &first["expected_time"]), (&Value::Null, &Value::Null));
    // Booked for 9:15 and not here: behind the one who is, and whose time comes at 9:30.
    let absent = card(&board, &ids[1]);
    assert_eq!((&absent["status"], &absent["arrived_at"]), (&json!("confirmed"), &Value::Null));
    assert_eq!((&absent["ahead"], &absent["expected_time"]), (&json!(1), &json!(at("09:25"))));
    let waiting = card(&board, &ids[2]);
    assert_eq!((&waiting["arrived_at"], &waiting["waited_minutes"]), (&json!(at("09:05")), &json!(20)));
    assert_eq!((&waiting["late_minutes"], &waiting["expected_time"]), (&json!(0), &json!(at("09:40"))));
    assert_eq!(card(&board, &ids[3])["expected_time"], at("11:00"));
    assert_eq!(waiting["position"], 3, "the number in the queue");

    app.act(&doctor, &ids[0], "complete", json!({})).await.expect(200);
    app.act(&desk, &ids[1], "no_show", json!({})).await.expect(200);
    let board = flow(&app, &desk, practice, "").await.expect(200);
    let statuses: Vec<_> = ids.iter().map(|id| card(&board, id)["status"].clone()).collect();
    assert_eq!(statuses, ["completed", "no_show", "checked_in", "confirmed"]);
    assert_eq!((&card(&board, &ids[2])["ahead"], &card(&board, &ids[3])["ahead"]), (&json!(0), &json!(1)));
    // On a day that is over nobody is expected; one that is to come flows as it is booked.
    let over = flow(&app, &desk, practice, "?date=2026-11-22").await.expect(200);
    assert_eq!(over["visits"], json!([]));
    let after = app.hold(&people[0], practice.doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
    assert_eq!(flow(&app, &desk, practice, "?date=2026-11-24").await["visits"], json!([]), "only held");
    app.act(&desk, after.str("id"), "confirm", json!({})).await.expect(200);
    let tomorrow = flow(&app, &desk, practice, "?date=2026-11-24").await.expect(200);
    assert_eq!(tomorrow["visits"][0]["expected_time"], "2026-11-24T10:00:00+05:00");
    clock(&app, "23:59");
    app.clock.advance_seconds(120);
    let yesterday = flow(&app, &desk, practice, "?date=2026-11-23").await.expect(200);
    assert_eq!(card(&yesterday, &ids[3])["expected_time"], Value::Null);
}

#[tokio::test]
async fn the_board_is_the_clinics_and_a_doctors_own_and_nobody_elses() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    visit(&app, &ana, practice, "10:00").await;
    flow(&app, &ana, practice, "").await.expect(403);
    flow(&app, &app.other_manager().await, practice, "").await.expect(404);
    let stranger = format!("?doctor={}", app.practice().await.doctor_id);
    flow(&app, &desk, practice, &stranger).await.expect(404);
    flow(&app, &desk, practice, "?date=soon").await.expect(422);
    let second = app.doctor_in(practice.clinic_id, "Dr Second").await;
    let own = app.as_doctor("own", Practice { doctor_id: second, ..practice }).await;
    assert_eq!(flow(&app, &own, practice, "").await.expect(200)["visits"], json!([]));
    flow(&app, &own, practice, &format!("?doctor={}", practice.doctor_id)).await.expect(404);
    let one = flow(&app, &desk, practice, &format!("?doctor={}", practice.doctor_id)).await.expect(200);
    assert_eq!(one["visits"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_step_that_was_decided_on_something_else_is_refused() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let id = visit(&app, &ana, practice, "10:00").await;
    let seen = card(&flow(&app, &desk, practice, "").await, &id)["version"].as_i64().expect("a version");
    // Somebody else moves it before the first has pressed.
    app.act(&desk, &id, "reschedule", json!({"starts_at": at("11:00")})).await.expect(200);
    let press = |version: i64| {
        app.post(&format!("/api/v1/appointments/{id}/check_in")).bearer(&desk.token).if_match(version)
    };
    assert_eq!(press(seen).await.expect(412).code(), "version_mismatch");
    assert_eq!(app.shown(&ana, &id).await["status"], "confirmed");
    press(seen + 1).await.expect(200);
}

#[tokio::test]
async fn a_board_costs_the_same_statements_for_twenty_visits_as_for_two() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (desk, people) = (app.desk_of(practice.clinic_id).await, app.patients(20).await);
    let mut counts = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let doctor_id = app.doctor_in(practice.clinic_id, &format!("Dr Number {number}")).await;
        app.daily_hours(doctor_id, "09:00", "13:00", 15).await;
        let own = Practice { doctor_id, ..practice };
        let id = visit(&app, person, own, "10:00").await;
        if number == 1 || number == 19 {
            app.get("/api/v1/me").bearer(&desk.token).await.expect(200);
            let (board, statements) = counting(flow(&app, &desk, practice, "")).await;
            assert_eq!(board.expect(200)["visits"].as_array().map(Vec::len), Some(number + 1));
            app.get("/api/v1/me").bearer(&person.token).await.expect(200);
            place(&app, person, &id).await.expect(200);
            let (own, of_one) = counting(place(&app, person, &id)).await;
            own.expect(200);
            counts.push((statements.len(), of_one.len()));
        }
    }
    assert_eq!(counts[0], counts[1], "{counts:?}");
    assert!(counts[0].0 <= 9 && counts[0].1 <= 3, "{counts:?}");
}

#[tokio::test]
async fn patients_see_their_own_place_and_nothing_of_others() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (desk, doctor) = (app.desk_of(practice.clinic_id).await, app.as_doctor("omar", practice).await);
    let [ana, ben] = app.pair().await;
    let (first, second) =
        (visit(&app, &ana, practice, "09:00").await, visit(&app, &ben, practice, "09:15").await);
    let told = place(&app, &ben, &second).await.expect(200);
    assert_eq!((&told["ahead"], &told["late_minutes"]), (&json!(1), &json!(0)));
    assert_eq!((&told["expected_time"], &told["position"]), (&json!(at("09:15")), &json!(2)));

    clock(&app, "09:10");
    for step in ["check_in", "start"] {
        app.act(&doctor, &first, step, json!({})).await.expect(200);
    }
    app.act(&desk, &second, "check_in", json!({})).await.expect(200);
    clock(&app, "09:20");
    let told = place(&app, &ben, &second).await.expect(200);
    assert_eq!((&told["ahead"], &told["late_minutes"]), (&json!(1), &json!(10)));
    assert_eq!((&told["expected_time"], &told["now"]), (&json!(at("09:25")), &json!(at("09:20"))));
    for others in
        [ana.name.as_str(), first.as_str(), &ana.patient_id.to_string(), &ana.account_id.to_string()]
    {
        assert!(!told.text().contains(others), "{}", told.text());
    }
    app.act(&doctor, &first, "complete", json!({})).await.expect(200);
    let told = place(&app, &ben, &second).await.expect(200);
    assert_eq!((&told["ahead"], &told["expected_time"]), (&json!(0), &json!(at("09:20"))));
    // Once it has begun, and on any other day, there is no place.
    app.act(&doctor, &second, "start", json!({})).await.expect(200);
    let told = place(&app, &ben, &second).await.expect(200);
    assert_eq!((&told["status"], &told["ahead"]), (&json!("in_progress"), &Value::Null));
    let later = app.hold(&ben, practice.doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
    app.act(&desk, later.str("id"), "confirm", json!({})).await.expect(200);
    assert_eq!(place(&app, &ben, later.str("id")).await.expect(200)["expected_time"], Value::Null);

    place(&app, &ana, &second).await.expect(404);
    place(&app, &app.other_manager().await, &second).await.expect(404);
    app.get(&format!("/api/v1/appointments/{second}/place")).await.expect(401);
}

#[tokio::test]
async fn a_walk_in_gets_the_next_free_time_of_today_and_is_here() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    clock(&app, "09:05");
    visit(&app, &ana, practice, "09:15").await;
    let since = flow(&app, &desk, practice, "").await.str("last_event_id").to_owned();
    let new = json!({"patient": {"name": "Zara Khan", "phone": "+92 300 1234567"}, "reason": "A burn"});
    let added = walk_in(&app, &desk, practice, new).await.expect(201);
    assert_eq!((&added["status"], &added["starts_at"]), (&json!("checked_in"), &json!(at("09:30"))));
    assert_eq!((&added["patient"]["name"], &added["reason"]), (&json!("Zara Khan"), &json!("A burn")));
    assert_eq!((&added["payment"]["status"], &added["position"]), (&json!("due_at_desk"), &json!(3)));
    let id = added.str("id");
    let board = flow(&app, &desk, practice, "").await.expect(200);
    let shown = card(&board, id);
    assert_eq!((&shown["arrived_at"], &shown["waited_minutes"]), (&json!(at("09:05")), &json!(0)));
    // It lives on as any other visit, and is told as one.
    app.drain().await;
    let events = app.get(&format!("/api/v1/events?seconds=0&after={since}")).bearer(&desk.token).await;
    assert!(events.text().contains("walk_in_added"), "{}", events.text());
    app.act(&desk, id, "payments", json!({"method": "cash"})).await.expect(201);
    let doctor = app.as_doctor("omar", practice).await;
    app.act(&doctor, id, "start", json!({})).await.expect(200);
    app.act(&doctor, id, "complete", json!({})).await.expect(200);

    // Somebody known, who cannot be in two visits at once: the next that suits both.
    let again = json!({"patient_id": added["patient"]["id"]});
    let again = walk_in(&app, &desk, practice, again).await.expect(201);
    assert_eq!(again["starts_at"], at("09:45"));
    app.act(&desk, again.str("id"), "cancel", json!({})).await.expect(200);
    app.is_consistent().await;
}

#[tokio::test]
async fn a_walk_in_is_added_over_the_hours_only_with_a_reason() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let desk = app.desk_of(practice.clinic_id).await;
    clock(&app, "12:35");
    let people = app.patients(2).await;
    visit(&app, &people[0], practice, "12:45").await;
    let named = |name: &str| json!({"patient": {"name": name}});
    let refused = walk_in(&app, &desk, practice, named("Zara")).await.expect(409);
    assert_eq!(refused.code(), "no_time_today");
    assert_eq!(refused.field_code("overbook_reason"), "no_time_today");
    let zara = app.get("/api/v1/patients?q=zara").bearer(&desk.token).await.expect(200);
    assert_eq!(zara["items"], json!([]), "nothing is kept of a refusal");

    let with = |name: &str| json!({"patient": {"name": name}, "overbook_reason": "High fever"});
    let over = walk_in(&app, &desk, practice, with("Zara")).await.expect(201);
    assert_eq!(over["starts_at"], at("12:45"));
    app.clock.advance_seconds(1);
    let second = walk_in(&app, &desk, practice, with("Omar")).await.expect(201);
    assert_eq!(second["starts_at"], at("12:45"), "it is the only time left");
    let board = flow(&app, &desk, practice, "").await.expect(200);
    assert_eq!(card(&board, over.str("id"))["overbook_reason"], "High fever");
    // Those who are here are seen one after the other, whatever they were booked for.
    let expected = |id: &str| card(&board, id)["expected_time"].clone();
    assert_eq!(
        (expected(over.str("id")), expected(second.str("id"))),
        (json!(at("12:45")), json!(at("13:00")))
    );

    // The day's hours are over: the first time at which the doctor has nobody, but for leave.
    clock(&app, "13:02");
    let late = walk_in(&app, &desk, practice, with("Late")).await.expect(201);
    assert_eq!((&late["starts_at"], &late["ends_at"]), (&json!(at("13:05")), &json!(at("13:20"))));
    assert_eq!((&late["position"], &late["sitting_id"]), (&Value::Null, &Value::Null));
    let later = walk_in(&app, &desk, practice, with("Later")).await.expect(201);
    assert_eq!(later["starts_at"], at("13:20"));
    let manager = app.manager_of(practice.clinic_id).await;
    let leave = json!({"starts_at": at("14:00"), "ends_at": at("23:00")});
    let path = format!("/api/v1/doctors/{}/leave", practice.doctor_id);
    app.post(&path).bearer(&manager.token).json(leave).await.expect(201);
    clock(&app, "14:10");
    let away = walk_in(&app, &desk, practice, with("Away")).await.expect(422);
    assert_eq!(away.code(), "on_leave");
    app.is_consistent().await;
}

#[tokio::test]
async fn walk_ins_are_the_desks_once_and_within_its_clinic() {
    let app = TestApp::new().await;
    let (practice, other) = (app.practice().await, app.practice().await);
    let (desk, ana) = (app.desk_of(practice.clinic_id).await, app.patient("ana").await);
    clock(&app, "09:05");
    let named = |name: &str| json!({"patient": {"name": name}});
    walk_in(&app, &ana, practice, named("Zara")).await.expect(403);
    walk_in(&app, &app.as_doctor("omar", practice).await, practice, named("Zara")).await.expect(403);
    walk_in(&app, &desk, other, named("Zara")).await.expect(404);
    let elsewhere = Practice { doctor_id: other.doctor_id, ..practice };
    walk_in(&app, &desk, elsewhere, named("Zara")).await.expect(404);
    walk_in(&app, &desk, practice, json!({"patient_id": ana.patient_id})).await.expect(404);
    let wrong = walk_in(&app, &desk, practice, named(" ")).await.expect(422);
    assert_eq!(wrong.field_code("patient.name"), "required");
    let nobody = walk_in(&app, &desk, practice, json!({})).await.expect(422);
    assert_eq!(nobody.field_code("patient_id"), "required");
    let both = json!({"patient_id": ana.patient_id, "patient": {"name": "Zara"}});
    let both = walk_in(&app, &desk, practice, both).await.expect(422);
    assert_eq!(both.field_code("patient"), "two_forms");

    // Pressed twice, it is added once.
    let path = format!("/api/v1/clinics/{}/walk-ins", practice.clinic_id);
    let body = json!({"doctor_id": practice.doctor_id, "patient": {"name": "Zara"}});
    let send = || app.post(&path).bearer(&desk.token).idempotency("walk-in-1").json(body.clone());
    let (first, again) = (send().await.expect(201), send().await.expect(201));
    assert_eq!(first["id"], again["id"]);
    let board = flow(&app, &desk, practice, "").await.expect(200);
    assert_eq!(board["visits"].as_array().map(Vec::len), Some(1));
    // Ten at once get ten times.
    let at_once = (0..10).map(|number| walk_in(&app, &desk, practice, named(&format!("Racer {number}"))));
    let answers = futures::future::join_all(at_once).await;
    let mut starts: Vec<_> =
        answers.into_iter().map(|it| it.expect(201).str("starts_at").to_owned()).collect();
    starts.sort();
    starts.dedup();
    assert_eq!(starts.len(), 10, "{starts:?}");
    app.is_consistent().await;
}
