//! A fresh, migrated database per test, on the engine that the environment asks for.
//!
//! `DOCTORLY_TEST_DATABASE=postgres` with `DOCTORLY_TEST_POSTGRES_URL=postgres://…` gives each test a database of its
//! own on that server, copied from a migrated template; so do `mariadb` and `DOCTORLY_TEST_MARIADB_URL`. Anything else
//! gives a file in a temporary folder.

mod mariadb;
mod postgres;

use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use tokio::sync::OnceCell;

use crate::{connect::Database, engine::Engine, migrate::Migrator};

static NEXT: AtomicU32 = AtomicU32::new(0);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// The URL of a migrated, empty database nobody else uses. `folder` keeps the file where there is one.
///
/// # Panics
/// When the database cannot be made: a test cannot go on without it.
pub async fn url(folder: &Path) -> String {
    let Some(server) = server() else {
        let file = folder.join(format!("test-{}.db", NEXT.fetch_add(1, Ordering::Relaxed)));
        return migrated(format!("sqlite:{}", file.display())).await;
    };
    let template = TEMPLATE.get_or_init(|| async {
        let name = format!("{}_template", prefix());
        let template = on_server(&server, &name);
        remove(&template).await;
        make(&template, None).await;
        migrated(template).await
    });
    copy(template.await).await
}

/// The URL of a copy of the database at `original`, which nobody has open: a world prepared once, played in many times.
///
/// # Panics
/// As [`url`].
pub async fn copy_of(original: &str, folder: &Path) -> String {
    let Some(file) = original.strip_prefix("sqlite:") else { return copy(original).await };
    let copy = folder.join(format!("copy-{}.db", NEXT.fetch_add(1, Ordering::Relaxed)));
    std::fs::copy(file, &copy).expect("the temporary folder is writable");
    format!("sqlite:{}", copy.display())
}

/// Throws a database of [`url`] or [`copy_of`] away, which nobody has open any more.
///
/// # Panics
/// As [`url`].
pub async fn remove(url: &str) {
    match Engine::of(url) {
        Some(Engine::Postgres) => postgres::remove(url).await,
        Some(Engine::MariaDb) => mariadb::remove(url).await,
        _ => {
            let file = url.strip_prefix("sqlite:").expect("the URL is one of ours");
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{file}{ending}"));
            }
        }
    }
}

/// The test server; none for files.
fn server() -> Option<String> {
    let variable = match std::env::var("DOCTORLY_TEST_DATABASE").as_deref() {
        Ok("postgres") => "DOCTORLY_TEST_POSTGRES_URL",
        Ok("mariadb") => "DOCTORLY_TEST_MARIADB_URL",
        _ => return None,
    };
    Some(std::env::var(variable).unwrap_or_else(|_| panic!("{variable} names the test server")))
}

fn prefix() -> String {
    format!("doctorly_test_{}", std::process::id())
}

async fn copy(original: &str) -> String {
    let copy = on_server(original, &format!("{}_{}", prefix(), NEXT.fetch_add(1, Ordering::Relaxed)));
    make(&copy, Some(name(original))).await;
    copy
}

/// Makes a database beside the one named `from`, like it; or an empty one.
async fn make(url: &str, from: Option<&str>) {
    match Engine::of(url) {
        Some(Engine::MariaDb) => mariadb::make(url, from).await,
        _ => postgres::make(url, from).await,
    }
}

async fn migrated(url: String) -> String {
    let db = Database::open(&url, 1).await.expect("the new database opens");
    Migrator::migrate(&db).await.expect("the schema is sound");
    db.close().await;
    url
}

/// The name of the database in a URL.
fn name(url: &str) -> &str {
    let base = url.split_once('?').map_or(url, |(base, _)| base);
    base.rsplit_once('/').expect("a server's URL names a database").1
}

/// The same server's URL with another database name; and user, where each database has its own.
fn on_server(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').map_or((server, None), |(base, query)| (base, Some(query)));
    let slash = base.rfind('/').unwrap_or(base.len());
    let base = if base[..slash].ends_with('/') { base } else { &base[..slash] };
    let base = match (Engine::of(server), base.split_once("://")) {
        (Some(Engine::MariaDb), Some((engine, address))) => {
            let (_, host) = address.rsplit_once('@').unwrap_or(("", address));
            format!("{engine}://{name}@{host}")
        }
        _ => base.to_owned(),
    };
    match query {
        Some(query) => format!("{base}/{name}?{query}"),
        None => format!("{base}/{name}"),
    }
}
