//! Rooms and devices are claimed with the doctor.

use futures::future::join_all;
use kernel::id::DoctorId;
use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Answer, Person, Practice, TestApp},
};

const TEN_PAST_HALF: &str = "2026-11-23T10:30:00+05:00";
const ELEVEN: &str = "2026-11-23T11:00:00+05:00";

/// A clinic with two doctors, two rooms and a lamp. Each doctor gives half an hour under the lamp.
struct House {
    app: TestApp,
    practice: Practice,
    second: DoctorId,
    manager: Person,
    desk: Person,
    rooms: [String; 2],
    lamp: String,
}

impl House {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let practice = app.desk_practice().await;
        let second = app.doctor_in(practice.clinic_id, "Dr Second").await;
        app.daily_hours(second, "09:00", "13:00", 30).await;
        let (manager, desk) =
            (app.manager_of(practice.clinic_id).await, app.desk_of(practice.clinic_id).await);
        let path = format!("/api/v1/clinics/{}/resources", practice.clinic_id);
        let mut ids = Vec::new();
        for (kind, name) in [("room", "Room 1"), ("room", "Room 2"), ("device", "Lamp")] {
            let body = json!({"kind": kind, "name": name});
            let made = app.post(&path).bearer(&manager.token).json(body).await.expect(201);
            ids.push(made.str("id").to_owned());
        }
        let [one, two, lamp] = <[String; 3]>::try_from(ids).unwrap();
        Self { app, practice, second, manager, desk, rooms: [one, two], lamp }
    }

    /// A service of half an hour with these needs.
    async fn service(&self, doctor_id: DoctorId, needs: Value) -> String {
        let body = json!({"name": "Light therapy", "duration_minutes": 30, "needs": needs});
        self.add_service(doctor_id, body).await.expect(201).str("id").to_owned()
    }

    async fn add_service(&self, doctor_id: DoctorId, body: Value) -> Answer {
        let path = format!("/api/v1/doctors/{doctor_id}/services");
        self.app.post(&path).bearer(&self.manager.token).json(body).await
    }

    async fn hold(&self, person: &Person, doctor_id: DoctorId, service: &str, at: &str) -> Answer {
        let body = json!({"doctor_id": doctor_id, "service_id": service, "starts_at": at});
        self.app.post("/api/v1/appointments").bearer(&person.token).json(body).await
    }

    async fn confirmed(&self, person: &Person, doctor_id: DoctorId, service: &str, at: &str) -> Answer {
        let held = self.hold(person, doctor_id, service, at).await.expect(201);
        self.app.act(person, held.str("id"), "confirm", json!({})).await.expect(200)
    }

    async fn offered(&self, doctor_id: DoctorId, service: &str) -> Vec<String> {
        let path = format!(
            "/api/v1/doctors/{doctor_id}/availability?from=2026-11-23&to=2026-11-23&service={service}"
        );
        let answer = self.app.get(&path).await.expect(200);
        let times = answer["days"][0]["times"].as_array().unwrap();
        times.iter().map(|time| time["starts_at"].as_str().unwrap().to_owned()).collect()
    }

    async fn use_of(&self, id: &str, active: bool) -> Answer {
        let path = format!("/api/v1/resources/{id}");
        self.app.patch(&path).bearer(&self.manager.token).json(json!({"active": active})).await
    }
}

/// The names of what a visit has.
fn has(visit: &Answer) -> Vec<&str> {
    visit["resources"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_visit_keeps_the_room_it_needs_and_nobody_else_is_offered_it_then() {
    let house = House::new().await;
    let [first, second] = [house.practice.doctor_id, house.second];
    let needs = json!([[house.rooms[0]], [house.lamp]]);
    let (here, there) = (house.service(first, needs.clone()).await, house.service(second, needs).await);
    let (ana, ben) = (house.app.patient("ana").await, house.app.patient("ben").await);
    assert!(house.offered(second, &there).await.contains(&TEN.to_owned()));
    let visit = house.confirmed(&ana, first, &here, TEN).await;
    assert_eq!(has(&visit), ["Room 1", "Lamp"]);
    assert!(!house.offered(second, &there).await.contains(&TEN.to_owned()), "the lamp is elsewhere");
    assert!(house.offered(second, &there).await.contains(&TEN_PAST_HALF.to_owned()));
    let taken = house.hold(&ben, second, &there, TEN).await.expect(409);
    assert_eq!(taken.code(), "resource_taken");
    assert_eq!(taken["alternatives"].as_array().unwrap().len(), 3);
    // Without the lamp the second doctor is free.
    house.app.hold(&ben, second, TEN).await.expect(201);
    let ill = json!({"reason": "ill"});
    house.app.act(&house.desk, visit.str("id"), "cancel", ill).await.expect(200);
    assert!(!house.offered(second, &there).await.contains(&TEN.to_owned()), "the doctor has somebody");
    house.app.is_consistent().await;
}

#[tokio::test]
async fn why_a_time_is_closed_names_the_room() {
    let house = House::new().await;
    let needs = json!([[house.rooms[0]]]);
    let here = house.service(house.practice.doctor_id, needs.clone()).await;
    let there = house.service(house.second, needs).await;
    let ana = house.app.patient("ana").await;
    house.confirmed(&ana, house.practice.doctor_id, &here, TEN).await;
    let why = |service: &str| {
        let path = format!("/api/v1/doctors/{}/availability/explain", house.second);
        house.app.get(&format!("{path}?at=2026-11-23T05:00:00Z&service={service}"))
    };
    let explained = why(&there).await.expect(200);
    assert_eq!(explained["reasons"][0]["code"], "resource_taken");
    assert_eq!(explained["free"], false);
}

#[tokio::test]
async fn one_of_two_rooms_is_found_until_both_are_taken_and_a_move_gives_its_own_back() {
    let house = House::new().await;
    let [first, second] = [house.practice.doctor_id, house.second];
    let here = house.service(first, json!([[house.rooms[0], house.rooms[1]]])).await;
    let there = house.service(second, json!([[house.rooms[0], house.rooms[1]]])).await;
    let plain = house.service(second, json!([])).await;
    let (ana, ben) = (house.app.patient("ana").await, house.app.patient("ben").await);
    let visit = house.confirmed(&ana, first, &here, TEN).await;
    assert_eq!(has(&visit), ["Room 1"]);
    let other = house.confirmed(&ben, second, &there, TEN).await;
    assert_eq!(has(&other), ["Room 2"]);
    // It may stay in its room while it moves by half a visit, though it is there itself.
    let later = json!({"starts_at": "2026-11-23T10:15:00+05:00"});
    let moved = house.app.act(&house.desk, visit.str("id"), "reschedule", later).await.expect(200);
    assert_eq!(has(&moved), ["Room 1"]);
    let away = json!({"starts_at": ELEVEN});
    house.app.act(&house.desk, visit.str("id"), "reschedule", away).await.expect(200);
    assert_eq!(has(&house.confirmed(&ana, second, &plain, TEN_PAST_HALF).await), Vec::<&str>::new());
    house.app.is_consistent().await;
}

#[tokio::test]
async fn a_visit_given_to_a_colleague_stays_in_its_room() {
    let house = House::new().await;
    let needs = json!([[house.rooms[1]]]);
    let here = house.service(house.practice.doctor_id, needs.clone()).await;
    house.service(house.second, needs).await;
    let ana = house.app.patient("ana").await;
    let visit = house.confirmed(&ana, house.practice.doctor_id, &here, TEN).await;
    let to = json!({"doctor_id": house.second});
    let given = house.app.act(&house.desk, visit.str("id"), "reschedule", to).await.expect(200);
    assert_eq!(has(&given), ["Room 2"]);
    assert_eq!(given["doctor"]["id"], house.second.to_string());
    house.app.is_consistent().await;
}

#[tokio::test]
async fn a_longer_visit_needs_its_room_for_longer() {
    let house = House::new().await;
    let needs = json!([[house.rooms[0]]]);
    let here = house.service(house.practice.doctor_id, needs.clone()).await;
    let there = house.service(house.second, needs).await;
    let (ana, ben) = (house.app.patient("ana").await, house.app.patient("ben").await);
    let visit = house.confirmed(&ana, house.practice.doctor_id, &here, TEN).await;
    house.confirmed(&ben, house.second, &there, TEN_PAST_HALF).await;
    let longer = json!({"duration_minutes": 45});
    let refused = house.app.act(&house.desk, visit.str("id"), "resize", longer).await.expect(409);
    assert_eq!(refused.code(), "resource_taken");
    house.app.is_consistent().await;
}

#[tokio::test]
async fn a_room_is_never_given_twice_not_even_on_purpose() {
    let house = House::new().await;
    let needs = json!([[house.lamp]]);
    let here = house.service(house.practice.doctor_id, needs).await;
    let (ana, ben) = (house.app.patient("ana").await, house.app.patient("ben").await);
    house.confirmed(&ana, house.practice.doctor_id, &here, TEN).await;
    let over = json!({"doctor_id": house.practice.doctor_id, "service_id": here, "starts_at": TEN,
        "patient_id": ben.patient_id, "overbook_reason": "It hurts."});
    let book = || house.app.post("/api/v1/appointments").bearer(&house.desk.token).json(over.clone());
    // The desk knows Ben from a visit.
    house.app.hold(&ben, house.second, ELEVEN).await.expect(201);
    assert_eq!(book().await.expect(409).code(), "resource_taken");
    house.app.is_consistent().await;
}

#[tokio::test]
async fn of_many_who_want_the_only_room_at_once_one_gets_it() {
    let house = House::new().await;
    let needs = json!([[house.rooms[0]]]);
    let here = house.service(house.practice.doctor_id, needs.clone()).await;
    let there = house.service(house.second, needs).await;
    let people = house.app.patients(8).await;
    let wanted = people.iter().enumerate().map(|(number, person)| {
        let (doctor_id, service) = match number % 2 {
            0 => (house.practice.doctor_id, &here),
            _ => (house.second, &there),
        };
        house.hold(person, doctor_id, service, TEN)
    });
    let answers = join_all(wanted).await;
    let mut statuses: Vec<u16> = answers.iter().map(Answer::status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409, 409, 409]);
    house.app.is_consistent().await;
}

#[tokio::test]
async fn a_hold_of_a_colleague_that_has_run_out_gives_the_room_back() {
    let house = House::new().await;
    let needs = json!([[house.rooms[0]]]);
    let here = house.service(house.practice.doctor_id, needs.clone()).await;
    let there = house.service(house.second, needs).await;
    let (ana, ben) = (house.app.patient("ana").await, house.app.patient("ben").await);
    house.hold(&ana, house.practice.doctor_id, &here, TEN).await.expect(201);
    house.app.clock.advance_seconds(11 * 60);
    house.hold(&ben, house.second, &there, TEN).await.expect(201);
    house.app.is_consistent().await;
}

#[tokio::test]
async fn what_is_out_of_use_is_not_booked_and_visits_stay_in_it() {
    let house = House::new().await;
    let doctor_id = house.practice.doctor_id;
    let here = house.service(doctor_id, json!([[house.rooms[0]]])).await;
    let ana = house.app.patient("ana").await;
    let visit = house.confirmed(&ana, doctor_id, &here, TEN).await;
    house.use_of(&house.rooms[0], false).await.expect(200);
    assert!(house.offered(doctor_id, &here).await.is_empty());
    assert_eq!(has(&house.app.act(&house.desk, visit.str("id"), "check_in", json!({})).await), ["Room 1"]);
    house.use_of(&house.rooms[0], true).await.expect(200);
    assert!(house.offered(doctor_id, &here).await.contains(&ELEVEN.to_owned()));
    house.app.is_consistent().await;
}

#[tokio::test]
async fn what_a_service_may_need_is_said_by_field() {
    let house = House::new().await;
    let doctor_id = house.practice.doctor_id;
    let add = async |needs: Value| {
        let body = json!({"name": "Look", "duration_minutes": 30, "needs": needs});
        house.add_service(doctor_id, body).await.expect(422).field_code("needs").to_owned()
    };
    let stranger = "rsc_00000000000000000000000000";
    let lamp = &house.lamp;
    assert_eq!(add(json!([[stranger]])).await, "unknown_resource");
    assert_eq!(add(json!([[]])).await, "required");
    assert_eq!(add(json!([[lamp], [lamp], [lamp], [lamp], [lamp]])).await, "too_many");
    let path = format!("/api/v1/clinics/{}/resources", house.practice.clinic_id);
    let again = json!({"kind": "room", "name": "  room 1 "});
    let again = house.app.post(&path).bearer(&house.manager.token).json(again).await.expect(409);
    assert_eq!(again.code(), "name_taken");
    let nameless = house.app.post(&path).bearer(&house.manager.token).json(json!({})).await.expect(422);
    assert_eq!((nameless.field_code("name"), nameless.field_code("kind")), ("required", "required"));
}
