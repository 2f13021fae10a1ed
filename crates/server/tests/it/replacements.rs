//! A leave crosses visits out: each patient is offered other times, once, and nobody else gets them meanwhile.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use app::{Clock, SystemClock, booking::check_seen, doctors::VisitCounts};
use kernel::time::parse_instant;
use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Person, Practice, Process, TestApp},
};

const QUARTER: &str = "2026-11-23T10:15:00+05:00";

/// Longer than anything that is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A confirmed visit that is paid for.
async fn paid(app: &TestApp, person: &Person, practice: Practice, at: &str) -> String {
    let held = app.hold(person, practice.doctor_id, at).await.expect(201);
    let card = json!({"method": "4242424242424242"});
    app.act(person, held.str("id"), "payments", card).await.expect(201);
    app.drain().await;
    held.str("id").to_owned()
}

/// The doctor is away all morning and every patient is offered other times; gives the leave's id.
async fn is_away(app: &TestApp, manager: &Person, practice: Practice) -> String {
    let leave = json!({
        "starts_at": "2026-11-23T09:00:00+05:00", "ends_at": "2026-11-23T13:00:00+05:00",
        "despite_appointments": true, "offer_times": true,
    });
    let path = format!("/api/v1/doctors/{}/leave", practice.doctor_id);
    let leave = app.post(&path).bearer(&manager.token).json(leave).await.expect(201);
    app.drain().await;
    leave.str("id").to_owned()
}

async fn offers(app: &TestApp, manager: &Person, practice: Practice, leave: &str) -> Vec<Value> {
    let path = format!("/api/v1/doctors/{}/leave/{leave}/replacements?limit=100", practice.doctor_id);
    let answer = app.get(&path).bearer(&manager.token).await.expect(200);
    answer["items"].as_array().expect("offers").clone()
}

fn times(offer: &Value) -> Vec<String> {
    let times = offer["offered"].as_array().expect("times").iter();
    times.map(|time| time["starts_at"].as_str().expect("an instant").to_owned()).collect()
}

fn id(offer: &Value) -> &str {
    offer["id"].as_str().expect("an id")
}

impl TestApp {
    async fn answers(
        &self,
        person: &Person,
        offer: &Value,
        verb: &str,
        body: Value,
    ) -> crate::support::Answer {
        let path = format!("/api/v1/replacements/{}/{verb}", id(offer));
        self.post(&path).bearer(&person.token).json(body).await
    }

    async fn replacement(&self, person: &Person, offer: &Value) -> crate::support::Answer {
        self.get(&format!("/api/v1/replacements/{}", id(offer))).bearer(&person.token).await
    }
}

/// Ana and Ben have visits, and the doctor is away.
struct Away {
    app: TestApp,
    practice: Practice,
    manager: Person,
    ana: Person,
    visit: String,
    leave: String,
    offers: Vec<Value>,
}

async fn away() -> Away {
    let app = TestApp::new().await;
    let (practice, ana, ben) = (app.practice().await, app.patient("ana").await, app.patient("ben").await);
    let manager = app.manager_of(practice.clinic_id).await;
    let visit = paid(&app, &ana, practice, TEN).await;
    paid(&app, &ben, practice, QUARTER).await;
    let leave = is_away(&app, &manager, practice).await;
    let offers = offers(&app, &manager, practice, &leave).await;
    Away { app, practice, manager, ana, visit, leave, offers }
}

#[tokio::test]
async fn leave_offers_each_patient_three_times_that_nobody_else_gets() {
    let Away { app, practice, ana, visit, offers, .. } = away().await;
    assert_eq!(offers.len(), 2);
    assert!(offers.iter().all(|offer| offer["status"] == "offered" && offer["is_mailed"] == true));
    let all: Vec<String> = offers.iter().flat_map(times).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 6, "{all:?}");
    // On different days, at about the same hour.
    assert_eq!(times(&offers[0]), ["24", "25", "26"].map(|day| format!("2026-11-{day}T10:00:00+05:00")));
    let free: BTreeSet<String> =
        app.offered(practice.doctor_id, "2026-11-23", "2026-11-30").await.into_iter().collect();
    let eve = app.patient("eve").await;
    for time in &all {
        assert!(!free.contains(time), "{time}");
        let refused = app.hold(&eve, practice.doctor_id, time).await.expect(409);
        assert_eq!(refused.code(), "time_taken");
    }
    // The visit keeps its time, and its patient is told once.
    let seen = app.shown(&ana, &visit).await.expect(200);
    assert_eq!((&seen["status"], &seen["starts_at"]), (&json!("confirmed"), &json!(TEN)));
    app.drain().await;
    let letters = app.letters("replacement_offered").await;
    assert_eq!(letters.iter().filter(|mail| mail.recipient == ana.email).count(), 1);
    assert_eq!(letters.len(), 2);
    app.is_consistent().await;
}

#[tokio::test]
async fn the_calendar_shows_what_is_kept_and_for_whom_until_there_is_an_answer() {
    let Away { app, practice, manager, ana, visit, offers, .. } = away().await;
    let path = format!("/api/v1/clinics/{}/calendar?from=2026-11-23&to=2026-11-29", practice.clinic_id);
    let week = app.get(&path).bearer(&manager.token).await.expect(200);
    let kept = week["kept"].as_array().expect("times");
    let of_ana: Vec<_> = kept.iter().filter(|kept| kept["appointment_id"] == *visit).collect();
    assert_eq!(
        of_ana.iter().map(|kept| kept["starts_at"].as_str().unwrap()).collect::<Vec<_>>(),
        times(&offers[0])
    );
    assert_eq!((kept.len(), &of_ana[0]["patient"]["name"]), (6, &json!("Ana")));
    let stranger = app.as_doctor("far", app.practice().await).await;
    app.get(&path).bearer(&stranger.token).await.expect(404);
    app.answers(&ana, &offers[0], "decline", json!({})).await.expect(200);
    app.drain().await;
    let week = app.get(&path).bearer(&manager.token).await.expect(200);
    assert_eq!(week["kept"].as_array().map(Vec::len), Some(3), "those of the other patient");
}

#[tokio::test]
async fn a_patient_takes_one_of_the_times_and_the_others_are_free_again() {
    let Away { app, practice, ana, visit, offers, .. } = away().await;
    let times = times(&offers[0]);
    let moved = app.answers(&ana, &offers[0], "accept", json!({"starts_at": times[1]})).await.expect(200);
    assert_eq!((moved.str("id"), moved.str("starts_at")), (&*visit, &*times[1]));
    assert_eq!(moved["payment"]["status"], "paid");
    let offer = app.replacement(&ana, &offers[0]).await.expect(200);
    assert_eq!((&offer["status"], offer["offered"].as_array().map(Vec::len)), (&json!("moved"), Some(0)));
    let free = app.offered(practice.doctor_id, "2026-11-23", "2026-11-30").await;
    assert!(free.contains(&times[0]) && free.contains(&times[2]) && !free.contains(&times[1]));
    let again = app.answers(&ana, &offers[0], "accept", json!({"starts_at": times[0]})).await.expect(409);
    assert_eq!(again.code(), "already_answered");
    app.drain().await;
    assert_eq!(app.letters("appointment_moved").await.len(), 1);
    app.is_consistent().await;
}

#[tokio::test]
async fn any_other_free_time_may_be_chosen_but_none_that_is_kept_for_somebody_else() {
    let Away { app, ana, offers, .. } = away().await;
    let theirs = &times(&offers[1])[0];
    let refused = app.answers(&ana, &offers[0], "accept", json!({"starts_at": theirs})).await.expect(409);
    assert_eq!(refused.code(), "time_taken");
    assert_eq!(refused["alternatives"].as_array().map(Vec::len), Some(3));
    let none = app.answers(&ana, &offers[0], "accept", json!({})).await.expect(422);
    assert_eq!(none.field_code("starts_at"), "required");
    let in_leave = json!({"starts_at": "2026-11-23T11:00:00+05:00"});
    let refused = app.answers(&ana, &offers[0], "accept", in_leave).await.expect(422);
    assert_eq!(refused.field_code("starts_at"), "on_leave");
    let other = "2026-12-02T12:00:00+05:00";
    let moved = app.answers(&ana, &offers[0], "accept", json!({"starts_at": other})).await.expect(200);
    assert_eq!(moved["starts_at"], other);
    app.is_consistent().await;
}

#[tokio::test]
async fn who_declines_gets_everything_back_whatever_the_clinics_notice_is() {
    let Away { app, ana, visit, offers, practice, .. } = away().await;
    let cancelled = app.answers(&ana, &offers[0], "decline", json!({})).await.expect(200);
    assert_eq!(cancelled["status"], "cancelled");
    app.drain().await;
    assert_eq!(app.replacement(&ana, &offers[0]).await.expect(200)["status"], "cancelled");
    assert_eq!(app.shown(&ana, &visit).await["payment"]["status"], "refunded");
    let again = app.answers(&ana, &offers[0], "decline", json!({})).await.expect(409);
    assert_eq!(again.code(), "already_answered");
    app.is_consistent().await;
    // It is the doctor who did not keep it, whoever called it off.
    let let_down = VisitCounts { let_down: 1, ..VisitCounts::default() };
    let noted = ::app::doctors::visit_counts(app.app.db.read()).await.unwrap();
    assert_eq!(noted, [(practice.doctor_id, let_down)]);
    assert_eq!(check_seen(&app.app).await.unwrap(), []);
}

#[tokio::test]
async fn who_cancels_or_moves_the_ordinary_way_pays_no_fee_for_a_doctor_who_is_away() {
    let app = TestApp::new().await;
    let (practice, ana, ben) = (app.practice().await, app.patient("ana").await, app.patient("ben").await);
    let manager = app.manager_of(practice.clinic_id).await;
    let terms = json!({"cancel_notice_minutes": 20_160, "late_cancel_fee_bp": 10_000});
    let clinic = format!("/api/v1/clinics/{}", practice.clinic_id);
    app.patch(&clinic).bearer(&manager.token).json(terms).await.expect(200);
    let hers = paid(&app, &ana, practice, TEN).await;
    let his = paid(&app, &ben, practice, QUARTER).await;
    let to = json!({"starts_at": "2026-11-30T10:00:00+05:00"});
    assert_eq!(app.act(&ben, &his, "reschedule", to.clone()).await.expect(422).code(), "too_late_to_change");
    is_away(&app, &manager, practice).await;
    let cancelled = app.act(&ana, &hers, "cancel", json!({})).await.expect(200);
    assert!(cancelled["kept_fee"].is_null(), "{}", cancelled["kept_fee"]);
    app.act(&ben, &his, "reschedule", to).await.expect(200);
    app.drain().await;
    assert_eq!(app.shown(&ana, &hers).await["payment"]["status"], "refunded");
    app.is_consistent().await;
}

#[tokio::test]
async fn only_the_patient_and_the_clinic_see_and_answer_an_offer() {
    let Away { app, practice, manager, offers, .. } = away().await;
    let (eve, other) = (app.patient("eve").await, app.other_manager().await);
    let chosen = json!({"starts_at": times(&offers[0])[0]});
    for stranger in [&eve, &other] {
        app.replacement(stranger, &offers[0]).await.expect(404);
        app.answers(stranger, &offers[0], "accept", chosen.clone()).await.expect(404);
        app.answers(stranger, &offers[0], "decline", json!({})).await.expect(404);
    }
    let path = format!("/api/v1/replacements/{}", id(&offers[0]));
    app.get(&path).await.expect(401);
    // The desk answers for somebody who called.
    let desk = app.desk_of(practice.clinic_id).await;
    app.answers(&desk, &offers[0], "accept", chosen).await.expect(200);
    assert_eq!(app.replacement(&manager, &offers[0]).await.expect(200)["status"], "moved");
}

#[tokio::test]
async fn without_an_answer_the_times_are_free_again_and_the_visit_is_called_off_when_it_would_begin() {
    let app = TestApp::for_years().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let manager = app.manager_of(practice.clinic_id).await;
    let visit = paid(&app, &ana, practice, "2026-11-27T10:00:00+05:00").await;
    let leave = json!({
        "starts_at": "2026-11-27T00:00:00+05:00", "ends_at": "2026-11-28T00:00:00+05:00",
        "despite_appointments": true, "offer_times": true,
    });
    let path = format!("/api/v1/doctors/{}/leave", practice.doctor_id);
    let leave = app.post(&path).bearer(&manager.token).json(leave).await.expect(201);
    app.drain().await;
    let offer = offers(&app, &manager, practice, leave.str("id")).await.remove(0);
    let kept = times(&offer);
    app.clock.set(parse_instant("2026-11-25T09:00:01+05:00").unwrap());
    app.drain().await;
    let lapsed = app.replacement(&ana, &offer).await.expect(200);
    assert_eq!((&lapsed["status"], lapsed["offered"].as_array().map(Vec::len)), (&json!("lapsed"), Some(0)));
    let free = app.offered(practice.doctor_id, "2026-11-25", "2026-12-02").await;
    assert!(kept.iter().all(|time| free.contains(time)), "{kept:?}");
    assert_eq!(app.shown(&ana, &visit).await["status"], "confirmed");

    app.clock.set(parse_instant("2026-11-27T10:00:00+05:00").unwrap());
    app.drain().await;
    let over = app.shown(&ana, &visit).await.expect(200);
    assert_eq!((&over["status"], &over["cancelled_by"]), (&json!("cancelled"), &json!("clinic")));
    assert_eq!(over["payment"]["status"], "refunded");
    assert_eq!(app.replacement(&ana, &offer).await["status"], "cancelled");
    assert_eq!(app.letters("appointment_cancelled").await.len(), 1);
    app.is_consistent().await;
}

#[tokio::test]
async fn leave_that_is_taken_back_frees_the_times_and_tells_those_who_had_not_answered() {
    let Away { app, practice, manager, ana, visit, leave, offers } = away().await;
    let chosen = json!({"starts_at": times(&offers[1])[0]});
    app.answers(&manager, &offers[1], "accept", chosen).await.expect(200);
    let path = format!("/api/v1/doctors/{}/leave/{leave}", practice.doctor_id);
    app.delete(&path).bearer(&manager.token).await.expect(204);
    app.drain().await;
    assert_eq!(app.replacement(&ana, &offers[0]).await.expect(200)["status"], "withdrawn");
    assert_eq!(app.shown(&ana, &visit).await["starts_at"], TEN);
    let told = app.letters("replacement_withdrawn").await;
    assert_eq!(told.iter().map(|mail| &mail.recipient).collect::<Vec<_>>(), [&ana.email]);
    app.is_consistent().await;
}

#[tokio::test]
async fn a_visit_that_changes_some_other_way_ends_its_offer() {
    let Away { app, practice, manager, visit, offers, .. } = away().await;
    app.act(&manager, &visit, "reschedule", json!({"starts_at": "2026-12-03T09:00:00+05:00"}))
        .await
        .expect(200);
    // The doctor comes all the same and sees Ben.
    let bens = offers[1]["appointment"]["id"].as_str().unwrap();
    app.clock.set(parse_instant("2026-11-23T10:10:00+05:00").unwrap());
    app.act(&manager, bens, "check_in", json!({})).await.expect(200);
    app.drain().await;
    assert_eq!(app.replacement(&manager, &offers[0]).await["status"], "moved");
    assert_eq!(app.replacement(&manager, &offers[1]).await["status"], "withdrawn");
    let free = app.offered(practice.doctor_id, "2026-11-24", "2026-11-24").await;
    assert!(
        offers
            .iter()
            .flat_map(times)
            .filter(|time| time.starts_with("2026-11-24"))
            .all(|time| free.contains(&time))
    );
    app.is_consistent().await;
}

#[tokio::test]
async fn a_time_that_is_held_is_offered_others_once_it_is_booked() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let manager = app.manager_of(practice.clinic_id).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let leave = is_away(&app, &manager, practice).await;
    assert!(offers(&app, &manager, practice, &leave).await.is_empty());
    app.act(&ana, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
    assert_eq!(offers(&app, &manager, practice, &leave).await.len(), 1);
    app.is_consistent().await;
}

/// A page of times: those of the first day on which the doctor has all of them, by the clock of the process.
async fn whole_day(server: &str, practice: Practice) -> Vec<String> {
    let month = format!("{server}/api/v1/doctors/{}/availability", practice.doctor_id);
    let month: Value = reqwest::get(month).await.unwrap().json().await.unwrap();
    let days = month["days"].as_array().expect("days").iter();
    let whole = days.filter_map(|day| day["times"].as_array().filter(|times| times.len() == 16)).nth(2);
    let times = whole.expect("a day that is free").iter();
    times.map(|time| time["starts_at"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_day_of_forty_visits_is_finished_once_though_the_process_dies_half_way() {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(4).await;
    let manager = app.manager_of(practice.clinic_id).await;
    let people = app.patients(40).await;
    let folder = tempfile::tempdir().unwrap();
    let (process, server) = Process::start(&app.url, folder.path());
    let day = whole_day(&server, practice).await;
    let client = reqwest::Client::new();
    let post = async |person: &Person, path: &str, body: &Value| {
        let asked = client.post(format!("{server}/api/v1{path}")).bearer_auth(&person.token).json(body);
        let answer = asked.send().await.unwrap();
        assert_eq!(answer.status(), 201, "{path}");
        answer.json::<Value>().await.unwrap()
    };
    for (person, at) in people.iter().zip(day.iter().cycle()) {
        let held = json!({"doctor_id": practice.doctor_id, "starts_at": at});
        let held = post(person, "/appointments", &held).await;
        let payments = format!("/appointments/{}/payments", held["id"].as_str().unwrap());
        post(person, &payments, &json!({"method": "4242424242424242"})).await;
    }
    let date = &day[0][..10];
    let leave = json!({
        "starts_at": format!("{date}T00:00:00+05:00"), "ends_at": format!("{date}T23:55:00+05:00"),
        "despite_appointments": true, "offer_times": true,
    });
    let leave = post(&manager, &format!("/doctors/{}/leave", practice.doctor_id), &leave).await;
    let leave = leave["id"].as_str().unwrap();
    let begun = Instant::now();
    while offers(&app, &manager, practice, leave).await.len() < 5 {
        assert!(begun.elapsed() < PATIENCE, "no offers are made");
    }
    drop(process);
    let half_way = offers(&app, &manager, practice, leave).await.len();
    assert!(half_way < 40, "it was finished before it died");
    let (process, _) = Process::start(&app.url, folder.path());
    let begun = Instant::now();
    while offers(&app, &manager, practice, leave).await.len() < 40
        || app.letters("replacement_offered").await.len() < 40
    {
        assert!(begun.elapsed() < PATIENCE, "after {half_way} offers it does not go on");
    }
    drop(process);
    let offers = offers(&app, &manager, practice, leave).await;
    let visits: BTreeSet<_> = offers.iter().map(|offer| offer["appointment"]["id"].as_str()).collect();
    assert_eq!((offers.len(), visits.len()), (40, 40));
    assert!(offers.iter().all(|offer| times(offer).len() == 3));
    // What it left undone when it was stopped is done now, and nobody is told a second time.
    app.clock.set(SystemClock.now().plus_minutes(30));
    app.drain().await;
    let letters = app.letters("replacement_offered").await;
    let told: BTreeSet<_> = letters.iter().map(|mail| &mail.recipient).collect();
    assert_eq!((letters.len(), told.len()), (40, 40));
    // Of each instant no more is kept than the doctor has lanes, and the sheets say the same.
    let all: Vec<String> = offers.iter().flat_map(times).collect();
    for time in &all {
        assert!(all.iter().filter(|other| *other == time).count() <= 4, "{time}");
    }
    app.is_consistent().await;
}
