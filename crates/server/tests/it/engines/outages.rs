//! Every engine is lost under load, in each way there is, and comes back: what was acknowledged is there, once, and
//! whoever follows has caught up by themselves.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use database::{Database, Migrator};
use image::ImageFormat;
use sea_orm::{ConnectionTrait, Statement};

use super::{
    Load, Own, Weather, is_clean, kafka,
    line::Line,
    nodes::Nodes,
    opensearch::processes::{directory, is_found_everywhere, is_renamed},
};
use crate::{
    events, photos,
    support::{Person, Practice, TestApp},
};

/// How long nobody reaches what is cut off.
const CUT: Duration = Duration::from_secs(30);

/// How long everything may take to catch up.
const PATIENCE: Duration = Duration::from_secs(180);

const CALLERS: usize = 6;

/// Bookings between one thing that happens and the next.
const BETWEEN: usize = 40;

async fn count(db: &Database, what: &str) -> i64 {
    let counted =
        Statement::from_string(db.read().get_database_backend(), format!("select count(*) from {what}"));
    db.read().query_one_raw(counted).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Waits until so many rows are there.
async fn comes_to(db: &Database, what: &str, expected: usize) {
    let begun = Instant::now();
    while count(db, what).await != expected as i64 {
        let found = count(db, what).await;
        assert!(begun.elapsed() < PATIENCE, "{found} of {expected} {what}");
        tokio::task::yield_now().await;
    }
}

/// What everybody was told is so, once, and everything that follows from it has happened.
async fn nothing_is_lost(nodes: &Nodes, practice: Practice, load: Load, settings: &[(&str, &str)]) {
    let (held, paid) = load.end().await;
    let app = &nodes.app;
    comes_to(&app.app.db, "appointments", held.len()).await;
    let desk = app.desk_of(practice.clinic_id).await;
    for id in held {
        app.get(&format!("/api/v1/appointments/{id}")).bearer(&desk.token).await.expect(200);
    }
    comes_to(&app.app.db, "appointments where status = 'confirmed'", paid.len()).await;
    comes_to(&app.app.db, "mails where dedup_key like 'appointment_confirmed/%'", paid.len()).await;
    comes_to(&app.app.db, "outbox where batch is null", 0).await;
    is_clean(&app.url, nodes.folder.path(), settings);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_killed_cut_off_and_taken_over_by_its_standby_loses_nothing() {
    let mut postgres = Own::start("postgres");
    let standby = postgres.follow();
    let line = Line::to(&postgres.url).await;
    let url = line.url(&postgres.url);
    let db = Database::open(&url, 1).await.unwrap();
    Migrator::migrate(&db).await.unwrap();
    db.close().await;
    // Nobody waits for long, so that the test has much of everything.
    let settings = [("DOCTORLY_DATABASE_WAIT_SECONDS", "2"), ("DOCTORLY_REQUEST_SECONDS", "4")];
    let nodes = Nodes::of(TestApp::on(&url).await, &settings);
    let practice = nodes.app.practice_of_capacity(4).await;
    let people = nodes.app.patients(CALLERS).await;
    let load = Load::start(&nodes.servers, people, practice.doctor_id, Weather::Rough);
    load.answers(BETWEEN).await;

    postgres.kill();
    load.turned_away(CALLERS).await;
    postgres.start_again();
    load.answers(BETWEEN).await;

    postgres.pause();
    let begun = Instant::now();
    while begun.elapsed() < CUT {
        load.turned_away(1).await;
    }
    postgres.go_on();
    load.answers(BETWEEN).await;

    postgres.promote();
    load.turned_away(CALLERS).await;
    line.lead_to(&standby);
    load.answers(BETWEEN).await;
    nothing_is_lost(&nodes, practice, load, &[]).await;
}

/// Searches and photographs while `lost` are away: answered as ever, or told to try later where it is their engine.
async fn is_answered<const N: usize>(nodes: &Nodes, practice: Practice, manager: &Person, lost: [&str; N]) {
    let may = |engine: &str| if lost.contains(&engine) { vec![200, 503] } else { vec![200] };
    for server in &nodes.servers {
        let (status, answer) = nodes.look(server, "/doctors?q=zubaida").await;
        assert!(may("opensearch").contains(&status), "{lost:?} lost: {status} {answer}");
        assert!(status == 200 || answer["code"] == "search_unavailable", "{answer}");
    }
    let photo = photos::picture(40, 30, ImageFormat::Png, 200);
    let (status, answer) = nodes.upload(&nodes.servers[0], practice, manager, &photo).await;
    assert!(may("s3").contains(&status), "{lost:?} lost: {status} {answer}");
    if lost.contains(&"opensearch") {
        is_renamed(nodes, 1, practice, manager, "Featherstone").await;
    }
}

/// A new photograph, and every node has it.
async fn is_photographed(nodes: &Nodes, practice: Practice, manager: &Person, shade: u8) {
    let photo = photos::picture(40, 30, ImageFormat::Png, shade);
    let begun = Instant::now();
    let taken = loop {
        let (status, answer) = nodes.upload(&nodes.servers[1], practice, manager, &photo).await;
        if status == 200 {
            break answer;
        }
        assert!(status == 503 && begun.elapsed() < PATIENCE, "{status} {answer}");
    };
    let path = taken["photo"].as_str().expect("a path");
    for server in &nodes.servers {
        let kept = reqwest::get(format!("{server}{path}")).await.expect("an answer");
        assert_eq!(kept.status(), 200, "{server}{path}");
        image::load_from_memory(&kept.bytes().await.expect("the whole of it")).expect("a picture");
    }
}

/// What was written change by change is what `reindex` makes of the database.
async fn the_index_is_as_if_built_anew(nodes: &Nodes, practice: Practice, settings: &[(&str, &str)]) {
    is_found_everywhere(nodes, practice, "Featherstone").await;
    let followed = directory(nodes).await;
    let reindexed = nodes.run(settings, "reindex");
    assert!(reindexed.status.success(), "{}", String::from_utf8_lossy(&reindexed.stderr));
    assert_eq!(directory(nodes).await, followed);
}

/// What every node remembers of every doctor's free times is what one computes that has nothing to remember.
async fn free_times_are_as_a_new_process_finds_them(nodes: &Nodes) {
    let (_process, fresh) = nodes.another();
    let listed = nodes.get(&fresh, "/doctors").await;
    for doctor in listed["items"].as_array().expect("doctors") {
        let month = format!("/doctors/{}/availability", doctor["id"].as_str().expect("an id"));
        // A time may pass, and another come into the horizon, between one question and the next.
        let begun = Instant::now();
        for server in &nodes.servers {
            while nodes.get(server, &month).await != nodes.get(&fresh, &month).await {
                assert!(begun.elapsed() < PATIENCE, "{server} remembers what is not so: {month}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bookings_go_on_while_every_other_engine_is_lost_and_each_catches_up() {
    let names = ["redis", "kafka", "rabbitmq", "s3", "dynamodb", "opensearch"];
    let mut engines = names.map(Own::start);
    let [redis, brokers, rabbitmq, s3, dynamodb, opensearch] =
        engines.each_ref().map(|engine| engine.url.clone());
    let settings = [
        ("DOCTORLY_CACHE_URL", redis.as_str()),
        ("DOCTORLY_EVENTS_URL", &brokers),
        ("DOCTORLY_JOBS_URL", &rabbitmq),
        ("DOCTORLY_MEDIA_URL", &s3),
        ("DOCTORLY_ARCHIVE_URL", &dynamodb),
        ("DOCTORLY_SEARCH_URL", &opensearch),
    ];
    let nodes = Nodes::of(TestApp::new().await, &settings);
    let practice = nodes.app.practice_of_capacity(4).await;
    let people = nodes.app.patients(CALLERS).await;
    let manager = nodes.app.manager_of(practice.clinic_id).await;
    is_renamed(&nodes, 0, practice, &manager, "Quartermaine").await;
    is_found_everywhere(&nodes, practice, "Quartermaine").await;
    is_photographed(&nodes, practice, &manager, 1).await;
    let load = Load::start(&nodes.servers, people, practice.doctor_id, Weather::Fine);
    for (name, engine) in names.into_iter().zip(&mut engines) {
        engine.kill();
        load.answers(BETWEEN).await;
        is_answered(&nodes, practice, &manager, [name]).await;
        engine.start_again();
        load.answers(BETWEEN).await;
        is_photographed(&nodes, practice, &manager, 2).await;
    }
    is_found_everywhere(&nodes, practice, "Featherstone").await;
    // All at once, as when the network between is gone.
    engines.iter_mut().for_each(Own::pause);
    let begun = Instant::now();
    is_answered(&nodes, practice, &manager, names).await;
    while begun.elapsed() < CUT {
        load.answers(1).await;
    }
    engines.iter_mut().for_each(Own::go_on);
    load.answers(BETWEEN).await;
    is_photographed(&nodes, practice, &manager, 3).await;
    nothing_is_lost(&nodes, practice, load, &settings).await;
    the_index_is_as_if_built_anew(&nodes, practice, &settings).await;
    free_times_are_as_a_new_process_finds_them(&nodes).await;

    // Everybody who listens has heard all of it: what the log still has, and what it had is told before it is forgotten.
    let db = nodes.app.app.db.read();
    let numbers =
        Statement::from_string(db.get_database_backend(), "select number from outbox order by number");
    let numbers = db.query_all_raw(numbers).await.unwrap();
    let noted: BTreeSet<i64> = numbers.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let begun = Instant::now();
    loop {
        let told = events::numbers(&kafka::read(&brokers, "doctorly").await);
        let untold: Vec<_> = noted.difference(&told).collect();
        if untold.is_empty() {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "of {} facts these were not told: {untold:?}", noted.len());
    }
}
