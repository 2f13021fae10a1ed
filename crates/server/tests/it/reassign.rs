//! A visit is given to another doctor of its clinic.

use app::doctors::{EnrolDoctor, Mode};
use futures::future::join;
use kernel::{
    id::DoctorId,
    money::{Currency, Money},
};
use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Answer, Person, Practice, TestApp},
};

const ELEVEN: &str = "2026-11-23T11:00:00+05:00";

/// Sana sees patients in half hours, Omar in thirds, at another price and in no department.
struct Scene {
    app: TestApp,
    sana: Person,
    omar: Person,
    omar_id: DoctorId,
    ana: Person,
    desk: Person,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let (clinic_id, sana) = (app.clinic().await, app.doctor("sana").await);
        let omar_id = colleague(&app, "Dr Omar", EnrolDoctor::default()).await;
        let omar = app.as_doctor("omar", Practice { clinic_id, doctor_id: omar_id }).await;
        let (ana, desk) = (app.patient("ana").await, app.desk().await);
        Self { app, sana, omar, omar_id, ana, desk }
    }

    /// Ana's visit at Sana's, paid for.
    async fn visit(&self, at: &str) -> String {
        self.booked(&self.ana, json!({"doctor_id": self.sana.doctor_id(), "starts_at": at})).await
    }

    async fn booked(&self, person: &Person, body: Value) -> String {
        let held = self.app.post("/api/v1/appointments").bearer(&person.token).json(body).await.expect(201);
        let card = json!({"method": "4242424242424242"});
        self.app.act(person, held.str("id"), "payments", card).await.expect(201);
        self.app.drain().await;
        held.str("id").to_owned()
    }

    async fn give(&self, who: &Person, id: &str, to: DoctorId) -> Answer {
        self.app.act(who, id, "reschedule", json!({"doctor_id": to})).await
    }

    async fn is_offered(&self, doctor_id: DoctorId, at: &str) -> bool {
        self.app.offered(doctor_id, "2026-11-23", "2026-11-23").await.contains(&at.to_owned())
    }
}

/// Another doctor of the clinic, who works every day in thirds of an hour.
async fn colleague(app: &TestApp, name: &str, input: EnrolDoctor) -> DoctorId {
    let id = app
        .doctor_with(EnrolDoctor {
            clinic_id: Some(app.clinic().await),
            full_name: Some(name.to_owned()),
            consultation_fee: Some(Money { amount: 400_000, currency: Currency::Pkr }),
            ..input
        })
        .await;
    app.daily_hours(id, "09:00", "13:00", 20).await;
    id
}

#[tokio::test]
async fn a_visit_leaves_the_one_doctor_for_the_other_and_costs_what_it_did() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar, omar_id, ana, desk } = &scene;
    let id = scene.visit(TEN).await;
    let before = app.shown(ana, &id).await;
    let patient = format!("/api/v1/patients/{}", ana.patient_id);
    app.get(&patient).bearer(&omar.token).await.expect(404);

    let given = scene.give(desk, &id, *omar_id).await.expect(200);
    assert_eq!((&given["doctor"]["full_name"], &given["starts_at"]), (&json!("Dr Omar"), &json!(TEN)));
    assert_eq!(given["ends_at"], "2026-11-23T10:20:00+05:00", "as long as visits are there");
    assert_eq!((&given["price"], &given["payment"]), (&before["price"], &before["payment"]));
    assert!(given["department_id"].is_null() && !before["department_id"].is_null());
    assert!(given["sequence"].as_i64() > before["sequence"].as_i64());
    assert!(scene.is_offered(sana.doctor_id(), TEN).await && !scene.is_offered(*omar_id, TEN).await);
    app.shown(omar, &id).await.expect(200);
    app.get(&patient).bearer(&omar.token).await.expect(200);
    app.shown(sana, &id).await.expect(404);
    app.is_consistent().await;

    // Together with another time, and on to the end of the visit.
    let to = json!({"doctor_id": sana.doctor_id(), "starts_at": ELEVEN});
    let back = app.act(desk, &id, "reschedule", to).await.expect(200);
    assert_eq!((&back["starts_at"], &back["department_id"]), (&json!(ELEVEN), &before["department_id"]));
    assert_eq!(back["ends_at"], "2026-11-23T11:30:00+05:00");
    for step in ["check_in", "start", "complete"] {
        app.act(&app.manager().await, &id, step, json!({})).await.expect(200);
    }
    assert_eq!(scene.give(desk, &id, *omar_id).await.expect(409).code(), "illegal_transition");
    app.is_consistent().await;
    assert!(app::booking::check_seen(&app.app).await.unwrap().is_empty());
}

#[tokio::test]
async fn giving_a_visit_away_is_taken_back_unless_somebody_else_has_changed_it() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar_id, ana, desk, .. } = &scene;
    let id = scene.visit(TEN).await;
    let path = format!("/api/v1/appointments/{id}/reschedule");
    let give = |to: DoctorId, version: &Value| {
        let ask = app.post(&path).bearer(&desk.token).json(json!({"doctor_id": to, "starts_at": TEN}));
        ask.if_match(version.as_i64().expect("a version"))
    };
    let before = app.shown(ana, &id).await;
    let given = give(*omar_id, &before["version"]).await.expect(200);
    let back = give(sana.doctor_id(), &given["version"]).await.expect(200);
    for same in ["doctor", "department_id", "starts_at", "ends_at", "price"] {
        assert_eq!(back[same], before[same], "{same}");
    }
    let again = give(*omar_id, &back["version"]).await.expect(200);
    app.act(desk, &id, "reschedule", json!({"starts_at": ELEVEN})).await.expect(200);
    assert_eq!(give(sana.doctor_id(), &again["version"]).await.expect(412).code(), "version_mismatch");
    assert_eq!(app.shown(ana, &id).await["doctor"]["full_name"], "Dr Omar");
    app.is_consistent().await;
}

#[tokio::test]
async fn the_patient_is_told_who_sees_them_and_the_calendar_entry_follows() {
    let scene = Scene::new().await;
    let Scene { app, omar_id, desk, .. } = &scene;
    let id = scene.visit(TEN).await;
    scene.give(desk, &id, *omar_id).await.expect(200);
    app.drain().await;
    let confirmed = app.letters("appointment_confirmed").await.remove(0);
    let letters = app.letters("appointment_moved").await;
    let [moved] = &letters[..] else { panic!("{letters:?}") };
    assert!(moved.subject.contains("Dr Omar"), "{}", moved.subject);
    assert!(moved.text.contains("It is now with Dr Omar on Monday, 23 November 2026"), "{}", moved.text);
    let entry = |calendar: &Option<String>| {
        let text = calendar.as_deref().expect("a calendar file").replace("\r\n ", "");
        let line = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.unwrap_or_default().to_owned()
        };
        [line("UID"), line("SUMMARY"), line("SEQUENCE")]
    };
    let ([uid, before, first], [same_uid, after, second]) =
        (entry(&confirmed.calendar), entry(&moved.calendar));
    assert_eq!(uid, same_uid);
    assert_eq!((before.as_str(), after.as_str()), ("Appointment with Dr Sana", "Appointment with Dr Omar"));
    assert!(second.parse::<u32>().unwrap() > first.parse::<u32>().unwrap());
}

#[tokio::test]
async fn whoever_looks_at_either_column_hears_of_it() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar, omar_id, ana, desk } = &scene;
    let id = scene.visit(TEN).await;
    let path = format!("/api/v1/clinics/{}/calendar", app.clinic().await);
    let since = app.get(&path).bearer(&desk.token).await.expect(200).str("last_event_id").to_owned();
    scene.give(desk, &id, *omar_id).await.expect(200);
    app.drain().await;
    let of = |doctor_id: DoctorId| format!("&doctor={doctor_id}");
    for (who, of, kind) in [
        (sana, String::new(), "times_changed"),
        (omar, String::new(), "appointment_moved"),
        (ana, String::new(), "appointment_moved"),
        (desk, of(sana.doctor_id()), "times_changed"),
        (desk, of(*omar_id), "appointment_moved"),
    ] {
        let path = format!("/api/v1/events?seconds=0{of}");
        let news = app.get(&path).bearer(&who.token).header("last-event-id", &since).await.expect(200);
        assert!(news.text().contains(kind), "{} {of}: {}", who.name, news.text());
    }
}

#[tokio::test]
async fn only_the_clinics_people_give_visits_away_once_certain_and_within_the_clinic() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar_id, ana, desk, .. } = &scene;
    let held = app.hold(ana, sana.doctor_id(), ELEVEN).await.expect(201);
    assert_eq!(scene.give(desk, held.str("id"), *omar_id).await.expect(409).code(), "still_held");
    let id = scene.visit(TEN).await;
    for who in [ana, sana] {
        assert_eq!(scene.give(who, &id, *omar_id).await.expect(403).code(), "forbidden");
    }
    assert_eq!(scene.give(&app.other_manager().await, &id, *omar_id).await.expect(404).code(), "not_found");
    scene.give(desk, &id, app.practice().await.doctor_id).await.expect(404);
    scene.give(desk, &id, app.app.new_id()).await.expect(404);
    let same = scene.give(desk, &id, sana.doctor_id()).await.expect(422);
    assert_eq!(same.field_code("starts_at"), "unchanged");
    let manager = app.manager().await;
    app.post(&format!("/api/v1/doctors/{omar_id}/suspend")).bearer(&manager.token).await.expect(200);
    assert_eq!(scene.give(desk, &id, *omar_id).await.expect(422).code(), "doctor_unavailable");
    let shown = app.shown(ana, &id).await;
    assert_eq!((&shown["doctor"]["full_name"], &shown["starts_at"]), (&json!("Dr Sana"), &json!(TEN)));
    app.is_consistent().await;
}

#[tokio::test]
async fn the_other_doctor_must_offer_what_the_visit_is_for_in_the_same_way() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar_id, ana, desk, .. } = &scene;
    let manager = app.manager().await;
    let add = async |doctor_id: DoctorId, service: Value| {
        let path = format!("/api/v1/doctors/{doctor_id}/services");
        app.post(&path).bearer(&manager.token).json(service).await.expect(201)
    };
    let own = add(sana.doctor_id(), json!({"name": "Skin check", "duration_minutes": 30})).await;
    let body = json!({"doctor_id": sana.doctor_id(), "service_id": own["id"], "starts_at": TEN});
    let id = scene.booked(ana, body).await;
    let refused = scene.give(desk, &id, *omar_id).await.expect(422);
    assert_eq!(refused.field_code("doctor_id"), "service_not_offered");
    let modes = json!({ "modes": ["in_person", "video"] });
    app.patch(&format!("/api/v1/doctors/{omar_id}")).bearer(&manager.token).json(modes).await.expect(200);
    add(*omar_id, json!({"name": "Skin check", "duration_minutes": 20, "mode": "video"})).await;
    let refused = scene.give(desk, &id, *omar_id).await.expect(422);
    assert_eq!(refused.field_code("doctor_id"), "service_not_offered");
    let theirs = json!({"name": "SKIN  check", "duration_minutes": 45, "buffer_after_minutes": 15});
    let theirs = add(*omar_id, theirs).await;
    let given = scene.give(desk, &id, *omar_id).await.expect(200);
    assert_eq!(given["service"]["id"], theirs["id"]);
    assert_eq!(given["ends_at"], "2026-11-23T10:45:00+05:00");
    // The buffer after it is Omar's too.
    assert!(
        !scene.is_offered(*omar_id, "2026-11-23T10:40:00+05:00").await
            && scene.is_offered(*omar_id, ELEVEN).await
    );

    let modes = Some(vec![Mode::Video]);
    let far = colleague(app, "Dr Far", EnrolDoctor { modes, ..EnrolDoctor::default() }).await;
    let plain = scene.visit(ELEVEN).await;
    let refused = scene.give(desk, &plain, far).await.expect(422);
    assert_eq!(refused.field_code("doctor_id"), "mode_not_offered");
    app.is_consistent().await;
}

#[tokio::test]
async fn a_time_that_the_other_doctor_has_not_is_refused_and_the_visit_stays() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar_id, ana, desk, .. } = &scene;
    let id = scene.visit(TEN).await;
    let ben = app.patient("ben").await;
    app.hold(&ben, *omar_id, TEN).await.expect(201);
    let taken = scene.give(desk, &id, *omar_id).await.expect(409);
    assert_eq!((taken.code(), taken["alternatives"].as_array().map(Vec::len)), ("time_taken", Some(3)));
    let at = |time: &str| json!({"doctor_id": omar_id, "starts_at": format!("2026-11-23T{time}:00+05:00")});
    let late = app.act(desk, &id, "reschedule", at("15:00")).await.expect(422);
    assert_eq!(late.field_code("starts_at"), "outside_hours");
    let third = colleague(app, "Dr Third", EnrolDoctor::default()).await;
    app.hold(ana, third, ELEVEN).await.expect(201);
    let busy = app.act(desk, &id, "reschedule", at("11:00")).await.expect(422);
    assert_eq!(busy.field_code("starts_at"), "patient_busy");
    assert_eq!(app.shown(ana, &id).await["doctor"]["id"], sana.doctor_id().to_string());
    app.is_consistent().await;
    // A hold that has run out stands in nobody's way.
    app.clock.advance_seconds(11 * 60);
    scene.give(desk, &id, *omar_id).await.expect(200);
    app.is_consistent().await;
}

#[tokio::test]
async fn a_visit_that_a_leave_crossed_out_is_seen_by_a_colleague_and_its_offer_ends() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar_id, ana, desk, .. } = &scene;
    let id = scene.visit(TEN).await;
    let leave = json!({
        "starts_at": "2026-11-23T09:00:00+05:00", "ends_at": "2026-11-23T17:00:00+05:00",
        "despite_appointments": true, "offer_times": true,
    });
    let path = format!("/api/v1/doctors/{}/leave", sana.doctor_id());
    let manager = app.manager().await;
    let leave = app.post(&path).bearer(&manager.token).json(leave).await.expect(201);
    app.drain().await;
    let offers = format!("{path}/{}/replacements", leave.str("id"));
    let offers = app.get(&offers).bearer(&manager.token).await.expect(200);
    let offer = format!("/api/v1/replacements/{}", offers["items"][0]["id"].as_str().expect("an offer"));
    let kept = offers["items"][0]["offered"][0]["starts_at"].as_str().expect("a time").to_owned();
    let day = kept.get(..10).expect("a day").to_owned();
    assert!(!app.offered(sana.doctor_id(), &day, &day).await.contains(&kept));

    scene.give(desk, &id, *omar_id).await.expect(200);
    // Also before anybody has heard of it.
    let late = app.post(&format!("{offer}/accept")).bearer(&ana.token).json(json!({"starts_at": kept})).await;
    assert_eq!(late.expect(409).code(), "already_answered");
    app.drain().await;
    assert_eq!(app.get(&offer).bearer(&ana.token).await.expect(200)["status"], "moved");
    assert!(app.offered(sana.doctor_id(), &day, &day).await.contains(&kept), "it is free again");
    let shown = app.shown(ana, &id).await;
    assert_eq!((&shown["status"], &shown["doctor"]["full_name"]), (&json!("confirmed"), &json!("Dr Omar")));
    app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_is_given_and_a_hold_meet_at_one_time_and_one_of_them_has_it() {
    let scene = Scene::new().await;
    let Scene { app, omar_id, ana, desk, .. } = &scene;
    let id = scene.visit(TEN).await;
    let ben = app.patient("ben").await;
    let (given, held) = join(scene.give(desk, &id, *omar_id), app.hold(&ben, *omar_id, TEN)).await;
    match (given.status(), held.status()) {
        (200, 409) => assert_eq!(held.code(), "time_taken"),
        (409, 201) => assert_eq!(given.code(), "time_taken"),
        other => panic!("{other:?}: {} {}", given.text(), held.text()),
    }
    assert_eq!(app.shown(ana, &id).await["starts_at"], TEN);
    app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_doctors_exchange_their_visits_at_the_same_moment() {
    let scene = Scene::new().await;
    let Scene { app, sana, omar_id, ana, desk, .. } = &scene;
    let (manager, ben) = (app.manager().await, app.patient("ben").await);
    let first = scene.visit(TEN).await;
    let second = scene.booked(&ben, json!({"doctor_id": omar_id, "starts_at": ELEVEN})).await;
    // Each leaves the sheet that the other enters.
    let there = scene.give(desk, &first, *omar_id);
    let (one, other) = join(there, scene.give(&manager, &second, sana.doctor_id())).await;
    assert_eq!(one.expect(200)["doctor"]["id"], omar_id.to_string());
    assert_eq!(other.expect(200)["doctor"]["id"], sana.doctor_id().to_string());
    assert_eq!(app.shown(ana, &first).await["starts_at"], TEN);
    app.is_consistent().await;
}
