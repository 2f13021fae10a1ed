//! A database that is full, locked or gone: requests answer 503, nothing is half-written, and the same process goes on
//! by itself once the trouble is over.

use database::{Database, Engine, Tx};
use futures::future::join_all;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

const APPOINTMENTS: &str = "/api/v1/appointments";

/// A patient in front of a doctor's free times, in a Doctorly that does not wait long.
struct Scene {
    app: TestApp,
    ana: Person,
    sana: Person,
    starts: Vec<String>,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::impatient().await;
        let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
        let path = format!("/api/v1/doctors/{}/availability?from=2026-11-23&to=2026-11-27", sana.doctor_id());
        let month = app.get(&path).await.expect(200);
        let days = month["days"].as_array().unwrap().iter();
        let times = days.flat_map(|day| day["times"].as_array().unwrap());
        let starts = times.map(|time| time["starts_at"].as_str().unwrap().to_owned()).collect();
        app::search::rebuild(&app.app).await.unwrap();
        app.get("/readyz").await.expect(200);
        Self { app, ana, sana, starts }
    }

    async fn hold(&self, at: usize) -> Answer {
        let body = json!({ "doctor_id": self.sana.doctor_id(), "starts_at": self.starts[at] });
        let key = format!("hold-{at}");
        self.app.post(APPOINTMENTS).bearer(&self.ana.token).idempotency(&key).json(body).await
    }

    async fn cancel(&self, held: &Answer) -> Answer {
        self.app.post(&format!("{APPOINTMENTS}/{}/cancel", held.str("id"))).bearer(&self.ana.token).await
    }

    async fn count(&self, rows: &str) -> i64 {
        let db = self.app.app.db.read();
        let select =
            Statement::from_string(db.get_database_backend(), format!("select count(*) from {rows}"));
        db.query_one_raw(select).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    /// The operator's probe says so, and a page is a page.
    async fn says_so(&self) {
        refused(&self.app.get("/readyz").await, "not_ready");
        self.app.get("/healthz").await.expect(200);
    }

    /// Everything acknowledged is there whole, nothing else is, and the next one goes through.
    async fn is_whole_and_goes_on(&self, acknowledged: usize, next: usize) {
        self.app.get("/readyz").await.expect(200);
        assert_eq!(self.count("appointments").await, acknowledged as i64);
        assert_eq!(self.count("audit where action = 'appointment.hold'").await, acknowledged as i64);
        assert_eq!(app::booking::check(&self.app.app).await.unwrap(), []);
        let held = self.hold(next).await.expect(201);
        assert_eq!(self.hold(next).await.expect(201)["id"], held["id"], "a repeat is answered, not done");
        self.app.drain().await;
        assert_eq!(self.count("appointments").await, acknowledged as i64 + 1);
        assert_eq!(app::booking::check(&self.app.app).await.unwrap(), []);
    }

    fn engine(&self) -> Engine {
        self.app.app.db.engine()
    }

    fn is_embedded(&self) -> bool {
        self.engine() == Engine::Sqlite
    }

    async fn run(&self, statement: &str) {
        let tx = self.app.app.db.begin().await.unwrap();
        tx.execute_unprepared(statement).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[track_caller]
fn refused(answer: &Answer, code: &str) {
    answer.expect_ref(503);
    assert_eq!(answer.code(), code);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
}

/// The embedded file may not grow; a server says that its disk is full when a row is to be added, which is not the
/// disk itself but the same words.
async fn fill(scene: &Scene) {
    let full = match scene.engine() {
        Engine::Sqlite => "pragma max_page_count = 1",
        Engine::Postgres => {
            "create function disk_full() returns trigger language plpgsql as
             $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
             create trigger full_a before insert on appointments execute function disk_full();
             create trigger full_w before insert on write_probes execute function disk_full()"
        }
        Engine::MariaDb => {
            "create trigger full_a before insert on appointments for each row
             signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'the table is full';
             create trigger full_w before insert on write_probes for each row
             signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'the table is full'"
        }
    };
    scene.run(full).await;
}

/// The limit of an embedded file belongs to the connection, which is replaced when a commit has failed.
async fn stays_full(scene: &Scene) {
    if scene.is_embedded() {
        fill(scene).await;
    }
}

async fn make_room(scene: &Scene) {
    let room = match scene.engine() {
        Engine::Sqlite => "pragma max_page_count = 1000000",
        Engine::Postgres => "drop trigger full_a on appointments; drop trigger full_w on write_probes",
        Engine::MariaDb => "drop trigger full_a; drop trigger full_w",
    };
    scene.run(room).await;
}

#[tokio::test]
async fn a_full_database_refuses_writes_answers_reads_and_goes_on_when_there_is_room() {
    let scene = Scene::new().await;
    let before = scene.hold(0).await.expect(201);
    scene.cancel(&before).await.expect(200);
    fill(&scene).await;
    // A file that may not grow still has room in its last pages: people book and cancel until it is used up.
    let (mut acknowledged, mut next) = (1, 1);
    let last = loop {
        let held = scene.hold(next).await;
        if held.status() == 503 {
            break held;
        }
        (acknowledged, next) = (acknowledged + 1, next + 1);
        let cancelled = scene.cancel(&held.expect(201)).await;
        if cancelled.status() != 503 {
            cancelled.expect(200);
        }
        stays_full(&scene).await;
    };
    refused(&last, "unavailable");
    stays_full(&scene).await;
    refused(&scene.hold(next).await, "unavailable");
    stays_full(&scene).await;
    scene.says_so().await;
    let list = scene.app.get(&format!("{APPOINTMENTS}?limit=100")).bearer(&scene.ana.token).await.expect(200);
    assert_eq!(list["items"].as_array().unwrap().len(), acknowledged);
    make_room(&scene).await;
    scene.is_whole_and_goes_on(acknowledged, next).await;
}

/// Somebody else holds the locks that every writer needs.
async fn lock(scene: &Scene) -> Tx {
    let other = Database::open(&scene.app.url, 1).await.unwrap();
    let tx = other.begin().await.unwrap();
    let lock = match scene.engine() {
        Engine::Sqlite => return tx,
        Engine::Postgres => "lock table appointments, day_sheets, write_probes in access exclusive mode",
        Engine::MariaDb => "lock tables appointments write, day_sheets write, write_probes write",
    };
    tx.execute_unprepared(lock).await.unwrap();
    tx
}

#[tokio::test]
async fn a_locked_database_is_waited_for_only_so_long_by_one_and_by_many() {
    let scene = Scene::new().await;
    let kept = scene.hold(0).await.expect(201);
    let locked = lock(&scene).await;
    refused(&scene.hold(1).await, "unavailable");
    scene.says_so().await;
    for answer in join_all((1..20).map(|at| scene.hold(at))).await {
        refused(&answer, "unavailable");
    }
    if scene.is_embedded() {
        let path = format!("{APPOINTMENTS}/{}", kept.str("id"));
        scene.app.get(&path).bearer(&scene.ana.token).await.expect(200);
    }
    drop(locked);
    scene.is_whole_and_goes_on(1, 1).await;
}

/// The file is moved away; a server throws everybody out and takes nobody in.
async fn take_away(scene: &Scene) {
    match scene.engine() {
        Engine::Sqlite => {
            let file = scene.app.url.strip_prefix("sqlite:").unwrap();
            std::fs::rename(file, format!("{file}.away")).unwrap();
        }
        Engine::Postgres => {
            on_server(scene, "alter database {} allow_connections false").await;
            on_server(scene, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{}'")
                .await;
        }
        Engine::MariaDb => {
            on_server(scene, "alter user {} account lock").await;
            on_server(scene, "kill connection user {}").await;
        }
    }
}

async fn bring_back(scene: &Scene) {
    match scene.engine() {
        Engine::Sqlite => {
            let file = scene.app.url.strip_prefix("sqlite:").unwrap();
            std::fs::rename(format!("{file}.away"), file).unwrap();
        }
        Engine::Postgres => on_server(scene, "alter database {} allow_connections true").await,
        Engine::MariaDb => on_server(scene, "alter user {} account unlock").await,
    }
}

/// Runs a statement about the scene's database, or the user of the same name, beside it.
async fn on_server(scene: &Scene, statement: &str) {
    let postgres = scene.engine() == Engine::Postgres;
    let url = if postgres { "DOCTORLY_TEST_POSTGRES_URL" } else { "DOCTORLY_TEST_MARIADB_URL" };
    let url = std::env::var(url).unwrap();
    let name = scene.app.url.split('?').next().unwrap().rsplit('/').next().unwrap();
    let server = Database::open(&url, 1).await.unwrap();
    server.read().execute_unprepared(&statement.replace("{}", name)).await.unwrap();
    server.close().await;
}

#[tokio::test]
async fn a_database_that_is_gone_is_found_again_when_it_is_back() {
    let scene = Scene::new().await;
    scene.hold(0).await.expect(201);
    take_away(&scene).await;
    refused(&scene.hold(1).await, "unavailable");
    scene.says_so().await;
    for answer in join_all((1..20).map(|at| scene.hold(at))).await {
        refused(&answer, "unavailable");
    }
    // What waits goes on waiting, and the worker lives.
    server::work::turn(&scene.app.app).await;
    if !scene.is_embedded() {
        // Nobody is taken for a stranger only because nobody can be looked up.
        app::access::forget(&scene.app.app, scene.ana.account_id).await;
        refused(&scene.app.get(APPOINTMENTS).bearer(&scene.ana.token).await, "unavailable");
        let page = scene.app.get("/appointments").header("accept", "text/html").await;
        assert_ne!(page.status(), 500, "{}", page.text());
    }
    let body = json!({ "email": scene.ana.email, "password": crate::support::PASSWORD });
    refused(&scene.app.post("/api/v1/auth/login").json(body.clone()).await, "unavailable");
    bring_back(&scene).await;
    let signed_in = scene.app.post("/api/v1/auth/login").json(body).await.expect(200);
    assert_ne!(signed_in["access_token"], Value::Null);
    scene.is_whole_and_goes_on(1, 1).await;
}
