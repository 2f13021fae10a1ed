//! One index for many processes.

use std::sync::Arc;

use app::{
    App, Clock, OsChance, Settings,
    access::Actor,
    search::{
        Entry, NextTime, Query, Rival, Seen, find, rebuild, refresh_doctor,
        rules::{DoctorDocument, recommend},
    },
};
use database::Database;
use kernel::id::DoctorId;
use serde_json::json;

use super::{
    named,
    stage::{AYESHA, OMAR, Stage},
};

/// Another process on the same database and index.
async fn another(stage: &Stage) -> App {
    let db = Database::open(&stage.app.url, 2).await.unwrap();
    let ports = stage.app.app.ports.clone();
    let settings = Settings { secret: vec![7; 32], ..Settings::default() };
    App::new(db, stage.app.clock.clone() as Arc<dyn Clock>, Arc::new(OsChance), settings, ports)
}

async fn found(app: &App, text: &str) -> Vec<String> {
    let query = Query { q: Some(text.to_owned()), ..Query::default() };
    find(app, &Actor::visitor(), query).await.unwrap().items.into_iter().map(|item| item.full_name).collect()
}

#[tokio::test]
async fn what_one_process_wrote_every_other_finds_and_builds_nothing_of_its_own() {
    let stage = Stage::set().await;
    assert_eq!(stage.found("q=siddiqui").await, [AYESHA]);
    let other = another(&stage).await;
    let (names, queries) = database::counting(found(&other, "siddiqui")).await;
    assert_eq!(names, [AYESHA]);
    assert!(queries.len() < 12, "it reads times, not doctors: {queries:#?}");
    stage
        .send("PATCH", &format!("/doctors/{}", stage.doctors[0]), json!({ "full_name": "Dr Ayesha Malik" }))
        .await;
    assert_eq!(found(&other, "malik").await, ["Dr Ayesha Malik"]);
}

#[tokio::test]
async fn a_write_that_was_begun_earlier_never_covers_a_later_one() {
    let stage = Stage::set().await;
    stage.find("").await.expect(200);
    let app = &stage.app.app;
    let directory = &app.ports.directory;
    let id: DoctorId = stage.doctors[1].parse().unwrap();
    let slow = directory.begin_writing(&[id]).await.unwrap().expect("there is an index");
    let old = entry(app, id).await;
    stage.send("PATCH", &format!("/doctors/{id}"), json!({ "full_name": "Dr Later" })).await;
    assert_eq!(stage.found("name=later").await, ["Dr Later"]);
    slow.write(vec![id], vec![old], app.now(), Seen::AtOnce).await.unwrap();
    assert_eq!(stage.found("name=omar").await, [""; 0]);
    assert_eq!(stage.found("name=later").await, ["Dr Later"]);

    // Nor does it bring back who was taken off the list.
    let slow = directory.begin_writing(&[id]).await.unwrap().expect("there is an index");
    let old = entry(app, id).await;
    stage.send("POST", &format!("/doctors/{id}/suspend"), json!({})).await;
    slow.write(vec![id], vec![old], app.now(), Seen::AtOnce).await.unwrap();
    assert_eq!(stage.found("name=later").await, [""; 0]);
}

/// The doctor as the index is told now.
async fn entry(app: &App, id: DoctorId) -> Entry {
    let doctors = app::doctors::by_ids(app.db.read(), [id]).await.unwrap().into_values().collect::<Vec<_>>();
    let profile = app::doctors::profiles(app.db.read(), app.now(), &doctors).await.unwrap().remove(0);
    let zone = kernel::time::zone(&profile.clinic.time_zone).unwrap();
    let document = DoctorDocument { profile, zone, hours: Vec::new(), keeps: recommend::keeps(0, 0) };
    Entry { document, next: NextTime::Asked(None) }
}

#[tokio::test]
async fn a_change_during_a_rebuild_is_in_the_new_index_too() {
    let stage = Stage::set().await;
    stage.find("").await.expect(200);
    let app = &stage.app.app;
    let ids: Vec<DoctorId> = stage.doctors.iter().map(|id| id.parse().unwrap()).collect();
    let mut building = app.ports.directory.begin_building(Rival::Leave).await.unwrap().expect("no rival");
    let read_early = entry(app, ids[1]).await;
    stage.send("PATCH", &format!("/doctors/{}", ids[1]), json!({ "full_name": "Dr Meanwhile" })).await;
    building.fill(vec![read_early, entry(app, ids[0]).await], app.now()).await.unwrap();
    assert_eq!(stage.found("q=meanwhile").await, ["Dr Meanwhile"], "the old index answers");
    assert_eq!(building.missed().await.unwrap(), []);
    assert_eq!(building.switch().await.unwrap(), 2);
    assert_eq!(stage.found("sort=fee").await, [AYESHA, "Dr Meanwhile"]);
    assert_eq!(stage.found("name=omar").await, [""; 0]);
    // A whole one has everybody again.
    assert_eq!(rebuild(app).await.unwrap(), 4);
    assert_eq!(stage.find("").await.expect(200)["total"], 4);
}

#[tokio::test]
async fn a_change_while_the_first_index_is_built_is_in_it() {
    let name = super::super::name();
    let url = super::super::url("opensearch");
    let stage = Stage::set_on(|clock| named(&url, &name, clock)).await;
    let server = url.strip_prefix("opensearch+").unwrap();
    reqwest::Client::new().delete(format!("{server}/{name}-doctors-2-of-*")).send().await.unwrap();
    stage.find("").await.expect(503);
    let app = &stage.app.app;
    let id: DoctorId = stage.doctors[1].parse().unwrap();
    let mut building = app.ports.directory.begin_building(Rival::Leave).await.unwrap().expect("no rival");
    building.fill(vec![entry(app, id).await], app.now()).await.unwrap();
    stage.send("PATCH", &format!("/doctors/{id}"), json!({ "full_name": "Dr Meanwhile" })).await;
    assert_eq!(building.switch().await.unwrap(), 1);
    assert_eq!(stage.found("").await, ["Dr Meanwhile"]);
}

#[tokio::test]
async fn a_rebuild_that_was_asked_for_takes_over_and_any_other_leaves_it_to_the_first() {
    let stage = Stage::set().await;
    let directory = &stage.app.app.ports.directory;
    let first = directory.begin_building(Rival::Leave).await.unwrap().expect("no rival");
    assert!(directory.begin_building(Rival::Leave).await.unwrap().is_none());
    assert_eq!(rebuild(&stage.app.app).await.unwrap(), 4);
    assert!(first.switch().await.is_err());
    assert_eq!(stage.find("").await.expect(200)["total"], 4);

    let mut slow = directory.begin_building(Rival::TakeOver).await.unwrap().expect("it takes over");
    let _fast = directory.begin_building(Rival::TakeOver).await.unwrap().expect("it takes over");
    assert!(slow.fill(Vec::new(), stage.app.app.now()).await.is_err());
}

#[tokio::test]
async fn an_index_whose_builder_has_died_is_built_by_another() {
    let name = super::super::name();
    let url = super::super::url("opensearch");
    let stage = Stage::bare_on(|clock| named(&url, &name, clock)).await;
    let directory = &stage.app.app.ports.directory;
    drop(directory.begin_building(Rival::Leave).await.unwrap().expect("no rival"));
    assert_eq!(stage.find("").await.expect(503).code(), "search_unavailable");
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    while stage.find("").await.status() != 200 {
        assert!(tokio::time::Instant::now() < deadline, "nobody built it");
        stage.app.drain().await;
    }
}

#[tokio::test]
async fn an_index_that_was_lost_is_built_again_by_the_worker() {
    let name = super::super::name();
    let url = super::super::url("opensearch");
    let stage = Stage::set_on(|clock| named(&url, &name, clock)).await;
    assert_eq!(stage.found("q=sheikh").await, [OMAR]);
    let server = url.strip_prefix("opensearch+").unwrap();
    let lost = reqwest::Client::new().delete(format!("{server}/{name}-doctors-2-of-*")).send().await.unwrap();
    assert!(lost.status().is_success());
    let refused = stage.find("q=sheikh").await.expect(503);
    assert_eq!(refused.code(), "search_unavailable");
    // Nobody is sent to another process, which has no other.
    stage.app.get("/readyz").await.expect(200);
    stage.app.drain().await;
    assert_eq!(stage.found("q=sheikh").await, [OMAR]);
}

/// A booking changes the order without anybody looking: the next free time is written with the doctor.
#[tokio::test]
async fn a_booking_is_in_the_order_of_every_process_within_a_second() {
    let stage = Stage::set().await;
    assert_eq!(stage.found("sort=soonest&limit=1").await, [AYESHA]);
    let other = another(&stage).await;
    let patient = stage.app.patient("ana").await;
    stage.send("POST", &format!("/doctors/{}/leave", stage.doctors[0]),
        json!({ "starts_at": "2026-11-23T09:20:00+05:00", "ends_at": "2026-11-26T00:00:00+05:00", "reason": "rest" })).await;
    let body = json!({ "doctor_id": stage.doctors[0], "starts_at": "2026-11-23T09:00:00+05:00" });
    stage.app.post("/api/v1/appointments").bearer(&patient.token).json(body).await.expect(201);
    stage.app.drain().await;
    let soonest = || async {
        let query = Query { sort: Some("soonest".to_owned()), ..Query::default() };
        find(&other, &Actor::visitor(), query)
            .await
            .unwrap()
            .items
            .into_iter()
            .map(|item| item.full_name)
            .collect::<Vec<_>>()
    };
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(10);
    while soonest().await[0] == AYESHA {
        assert!(tokio::time::Instant::now() < deadline, "the order never changed");
    }
    refresh_doctor(&stage.app.app, stage.doctors[0].parse().unwrap()).await.unwrap();
}
