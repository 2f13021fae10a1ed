//! A fresh, migrated database per test, on the engine that the environment asks for.
//!
//! `DOCTORLY_TEST_DATABASE=postgres` with `DOCTORLY_TEST_POSTGRES_URL=postgres://…` gives each test a database of its
//! own on that server, copied from a migrated template; anything else gives a file in a temporary folder.

use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use sea_orm::ConnectionTrait;
use tokio::sync::OnceCell;

use crate::{connect::Database, migrate::Migrator};

static NEXT: AtomicU32 = AtomicU32::new(0);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// The URL of a migrated, empty database nobody else uses. `folder` keeps the file where there is one.
///
/// # Panics
/// When the database cannot be made: a test cannot go on without it.
pub async fn url(folder: &Path) -> String {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    if std::env::var("DOCTORLY_TEST_DATABASE").as_deref() != Ok("postgres") {
        return sqlite_url(&folder.join(format!("test-{number}.db"))).await;
    }
    let server = std::env::var("DOCTORLY_TEST_POSTGRES_URL")
        .expect("DOCTORLY_TEST_POSTGRES_URL names the test server");
    let prefix = format!("doctorly_test_{}", std::process::id());
    let template =
        TEMPLATE.get_or_init(|| postgres_template(server.clone(), format!("{prefix}_template"))).await;
    let name = format!("{prefix}_{number}");
    let admin = Database::open(&server, 1).await.expect("the test server answers");
    let create = format!("create database {name} template {template}");
    admin.write().execute_unprepared(&create).await.expect("the template can be copied");
    admin.close().await;
    on_server(&server, &name)
}

/// The URL of a copy of the database at `original`, which nobody has open: a world prepared once, played in many times.
///
/// # Panics
/// As [`url`].
pub async fn copy_of(original: &str, folder: &Path) -> String {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    if let Some(file) = original.strip_prefix("sqlite:") {
        let copy = folder.join(format!("copy-{number}.db"));
        std::fs::copy(file, &copy).expect("the temporary folder is writable");
        return format!("sqlite:{}", copy.display());
    }
    let (_, template) = server_and_name(original);
    let name = format!("doctorly_test_{}_{number}", std::process::id());
    on_admin(original, &format!("create database {name} template {template}")).await;
    on_server(original, &name)
}

/// Throws a database of [`url`] or [`copy_of`] away, which nobody has open any more.
///
/// # Panics
/// As [`url`].
pub async fn remove(url: &str) {
    if let Some(file) = url.strip_prefix("sqlite:") {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{file}{ending}"));
        }
        return;
    }
    let (_, name) = server_and_name(url);
    on_admin(url, &format!("drop database {name} with (force)")).await;
}

/// Runs a statement beside the database that `url` names, on its server.
async fn on_admin(url: &str, statement: &str) {
    let admin = Database::open(&on_server(url, "postgres"), 1).await.expect("the test server answers");
    admin.write().execute_unprepared(statement).await.expect("the test server lets us make databases");
    admin.close().await;
}

fn server_and_name(url: &str) -> (&str, &str) {
    let base = url.split_once('?').map_or(url, |(base, _)| base);
    base.rsplit_once('/').expect("a server's URL names a database")
}

async fn sqlite_url(file: &Path) -> String {
    let url = format!("sqlite:{}", file.display());
    let db = Database::open(&url, 1).await.expect("the temporary folder is writable");
    Migrator::migrate(&db).await.expect("the schema is sound");
    db.close().await;
    url
}

async fn postgres_template(server: String, name: String) -> String {
    let admin = Database::open(&server, 1).await.expect("the test server answers");
    for statement in [format!("drop database if exists {name}"), format!("create database {name}")] {
        admin.write().execute_unprepared(&statement).await.expect("the test server lets us make databases");
    }
    admin.close().await;
    let db = Database::open(&on_server(&server, &name), 1).await.expect("the new database opens");
    Migrator::migrate(&db).await.expect("the schema is sound");
    db.close().await;
    name
}

/// The same server's URL with another database name.
fn on_server(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').map_or((server, None), |(base, query)| (base, Some(query)));
    let slash = base.rfind('/').unwrap_or(base.len());
    let base = if base[..slash].ends_with('/') { base } else { &base[..slash] };
    match query {
        Some(query) => format!("{base}/{name}?{query}"),
        None => format!("{base}/{name}"),
    }
}
