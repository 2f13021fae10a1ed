//! What may be a little old is read from a standby of the database: what is built from it is whole all the same, and
//! nobody misses it when it is gone.

use std::{path::Path, process::Command, sync::Arc, time::Duration};

use app::{
    App, Clock, OsChance, Ports, Settings,
    access::Actor,
    clinics::{self, CreateClinic},
    outbox, reactions,
    search::{self, Index, Query, find},
};
use database::{Database, Migrator};
use kernel::{id::DoctorId, paging::PageRequest};
use sea_orm::ConnectionTrait;
use serde_json::json;
use tokio::{net::TcpListener, time::Instant};

use super::{Own, line::Line};
use crate::support::TestApp;

const PATIENCE: Duration = Duration::from_secs(60);

/// A database with a standby that takes changes in when it is told to, and who changes things.
struct Pair {
    _postgres: Own,
    app: TestApp,
    standby_url: String,
    standby: Database,
}

impl Pair {
    async fn start() -> Self {
        let mut postgres = Own::start("postgres");
        let standby_url = postgres.follow();
        let db = Database::open(&postgres.url, 1).await.unwrap();
        Migrator::migrate(&db).await.unwrap();
        db.close().await;
        let app = TestApp::on(&postgres.url).await;
        let standby = Database::open(&standby_url, 1).await.unwrap();
        Self { _postgres: postgres, app, standby_url, standby }
    }

    /// From now on it takes in nothing.
    async fn stand_still(&self) {
        self.standby.read().execute_unprepared("select pg_wal_replay_pause()").await.unwrap();
        let state = "pg_get_wal_replay_pause_state() = 'paused'";
        self.standby_says(state).await;
    }

    /// It has taken in everything.
    async fn catch_up(&self) {
        self.standby.read().execute_unprepared("select pg_wal_replay_resume()").await.unwrap();
        let end = "select pg_current_wal_lsn()::text";
        let end = database::statement(self.app.app.db.read().get_database_backend(), end, []);
        let end = self.app.app.db.read().query_one_raw(end).await.unwrap().unwrap();
        let end: String = end.try_get_by_index(0).unwrap();
        self.standby_says(&format!("pg_last_wal_replay_lsn() >= '{end}'::pg_lsn")).await;
    }

    async fn standby_says(&self, what: &str) {
        let begun = Instant::now();
        let ask = || {
            let asked = format!("select {what}");
            database::statement(self.standby.read().get_database_backend(), &asked, [])
        };
        loop {
            let answer = self.standby.read().query_one_raw(ask()).await.unwrap().unwrap();
            if answer.try_get_by_index::<bool>(0).unwrap() {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "the standby never said that {what}");
            tokio::task::yield_now().await;
        }
    }

    /// Another process, which reads from the standby at `url`.
    async fn reader(&self, url: &str) -> App {
        let db = Database::open(&self.app.url, 4).await.unwrap();
        let db = db.with_replica(url, 4, Duration::from_secs(2)).await.unwrap();
        let app = &self.app.app;
        let ports = Ports { directory: Arc::new(Index::default()), ..app.ports.clone() };
        let clock = self.app.clock.clone() as Arc<dyn Clock>;
        let settings = Settings { secret: vec![7; 32], ..Settings::default() };
        let reader = App::new(db, clock, Arc::new(OsChance), settings, ports);
        outbox::look(&reader).await;
        reactions::follow(&reader).await.unwrap();
        reader
    }

    async fn open_clinic(&self) {
        self.app.clinic_with(CreateClinic::default()).await;
    }

    /// Changes the name where it is kept, and tells nobody.
    async fn rename_secretly(&self, doctor: DoctorId, name: &str) {
        let sql = "update doctors set full_name = $1 where id = $2";
        let db = self.app.app.db.read();
        let values = [name.into(), doctor.into()];
        db.execute_raw(database::statement(db.get_database_backend(), sql, values)).await.unwrap();
    }
}

async fn names(app: &App) -> Vec<String> {
    let found = find(app, &Actor::visitor(), Query::default()).await.unwrap();
    let mut names: Vec<String> = found.items.into_iter().map(|item| item.full_name).collect();
    names.sort();
    names
}

/// How many clinics somebody is shown.
async fn clinics_for(app: &App, actor: &Actor) -> usize {
    clinics::list_clinics(app, actor, PageRequest { limit: 100, cursor: None }).await.unwrap().items.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_built_from_a_standby_that_lags_has_everything_that_was_told() {
    let pair = Pair::start().await;
    let app = &pair.app;
    let clinic = app.clinic_with(CreateClinic::default()).await;
    let mut doctors = Vec::new();
    for name in ["Dr Ali Before", "Dr Bea Before", "Dr Cem Before", "Dr Dua Before"] {
        doctors.push(app.doctor_in(clinic, name).await);
    }
    pair.catch_up().await;
    pair.stand_still().await;

    let manager = app.manager_of(clinic).await;
    let rename = async |doctor: DoctorId, name: &str| {
        let change = app.patch(&format!("/api/v1/doctors/{doctor}")).bearer(&manager.token);
        change.json(json!({ "full_name": name })).await.expect(200);
    };
    rename(doctors[0], "Dr Ali After").await;
    app.doctor_in(clinic, "Dr Eve After").await;
    app.drain().await;
    // One that has no place in the log yet, and one that nobody is told of.
    rename(doctors[1], "Dr Bea After").await;
    pair.rename_secretly(doctors[2], "Dr Cem After").await;

    let reader = pair.reader(&pair.standby_url).await;
    assert_eq!(search::rebuild(&reader).await.unwrap(), 5);
    let whole = ["Dr Ali After", "Dr Bea After", "Dr Cem Before", "Dr Dua Before", "Dr Eve After"];
    assert_eq!(names(&reader).await, whole, "what nobody is told of is as the standby has it");

    // What changes from now on is followed.
    rename(doctors[3], "Dr Dua After").await;
    app.drain().await;
    reactions::follow(&reader).await.unwrap();
    assert_eq!(names(&reader).await[3], "Dr Dua After");

    pair.catch_up().await;
    search::rebuild(&reader).await.unwrap();
    assert_eq!(names(&reader).await[2], "Dr Cem After");
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_read_from_the_standby_and_whoever_may_have_written_from_the_database() {
    let pair = Pair::start().await;
    let clinic = pair.app.clinic_with(CreateClinic::default()).await;
    let manager = pair.app.manager_of(clinic).await;
    pair.catch_up().await;
    pair.stand_still().await;
    pair.open_clinic().await;
    let reader = pair.reader(&pair.standby_url).await;
    let manager = Actor::account(manager.account_id, Vec::new(), None);
    assert_eq!(clinics_for(&reader, &Actor::visitor()).await, 1);
    assert_eq!(clinics_for(&reader, &Actor::system()).await, 2);
    assert_eq!(clinics_for(&reader, &manager).await, 2);

    // One that is too far behind is not read from, until it has caught up.
    pair.app.doctor_in(clinic, "Dr Zubaida").await;
    outbox::look(&reader).await;
    pair.app.clock.advance_seconds(31);
    outbox::look(&reader).await;
    assert_eq!(clinics_for(&reader, &Actor::visitor()).await, 2);
    pair.catch_up().await;
    outbox::look(&reader).await;
    outbox::look(&reader).await;
    pair.stand_still().await;
    pair.open_clinic().await;
    assert_eq!(clinics_for(&reader, &Actor::visitor()).await, 2);
    assert_eq!(clinics_for(&reader, &Actor::system()).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_standby_everything_goes_on_and_when_it_is_back_it_is_read_from_again() {
    let pair = Pair::start().await;
    let clinic = pair.app.clinic_with(CreateClinic::default()).await;
    pair.app.doctor_in(clinic, "Dr Ali").await;
    pair.catch_up().await;
    let line = Line::to(&pair.standby_url).await;
    let reader = pair.reader(&line.url(&pair.standby_url)).await;
    let follower = reader.clone();
    let following =
        tokio::spawn(async move { server::work::follow(&follower, std::future::pending()).await });
    pair.stand_still().await;
    pair.open_clinic().await;
    assert_eq!(clinics_for(&reader, &Actor::visitor()).await, 1, "the standby is read from");

    // Nobody is there; or somebody is, and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    for place in ["127.0.0.1:1".to_owned(), silent.local_addr().unwrap().to_string()] {
        line.lead_to(&format!("postgres://{place}/postgres"));
        assert_eq!(clinics_for(&reader, &Actor::visitor()).await, 2);
        assert_eq!(search::rebuild(&reader).await.unwrap(), 1);
        assert_eq!(names(&reader).await, ["Dr Ali"]);
        let router = server::router(reader.clone(), server::HttpSettings::default());
        crate::support::Ask::new(router, "GET", "/readyz").await.expect(200);
        line.lead_to(&pair.standby_url);
        let begun = Instant::now();
        while clinics_for(&reader, &Actor::visitor()).await != 1 {
            assert!(begun.elapsed() < PATIENCE, "the standby is not read from again");
            tokio::task::yield_now().await;
        }
    }
    following.abort();
}

/// What a start says of these settings, and that it wrote nothing.
fn refused(settings: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("data");
    let output = Command::new(env!("CARGO_BIN_EXE_doctorly"))
        .arg("serve")
        .env("DOCTORLY_DATA_DIR", &place)
        .env("DOCTORLY_LISTEN", "127.0.0.1:0")
        .env("DOCTORLY_DATABASE_WAIT_SECONDS", "1")
        .envs(settings.iter().copied())
        .output()
        .unwrap();
    let says = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{says}");
    assert_eq!(says.lines().filter(|line| line.starts_with("doctorly:")).count(), 1, "{says}");
    assert!(!Path::new(&place).join("secret").exists(), "{says}");
    says
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_is_none_stops_the_start_with_the_fix() {
    let replica = "DOCTORLY_DATABASE_REPLICA_URL";
    let says = refused(&[(replica, "postgres://127.0.0.1:1/postgres")]);
    assert!(says.contains("an embedded database has no replica"), "{says}");

    let postgres = Own::start("postgres");
    let db = Database::open(&postgres.url, 1).await.unwrap();
    Migrator::migrate(&db).await.unwrap();
    db.read().execute_unprepared("create database other").await.unwrap();
    db.close().await;
    let other_url = format!("{}/other", postgres.url.strip_suffix("/postgres").unwrap());
    let other = Database::open(&other_url, 1).await.unwrap();
    let database = ("DOCTORLY_DATABASE_URL", postgres.url.as_str());
    let says = |url: &str| refused(&[database, (replica, url)]);
    let empty = says(&other_url);
    assert!(empty.contains("has not the schema"), "{empty}");
    // With the same schema it is another database all the same.
    Migrator::migrate(&other).await.unwrap();
    let later = "update seaql_migrations set applied_at = applied_at + 1";
    other.read().execute_unprepared(later).await.unwrap();
    other.close().await;
    let another = says(&other_url);
    assert!(another.contains("has not the schema"), "{another}");
    let away = says("postgres://127.0.0.1:1/postgres");
    assert!(away.contains("check that DOCTORLY_DATABASE_REPLICA_URL is right"), "{away}");
    for url in ["mariadb://127.0.0.1:1/doctorly", "sqlite:copy.db", "nonsense"] {
        let kind = says(url);
        assert!(kind.contains("another kind of database"), "{kind}");
    }
}
