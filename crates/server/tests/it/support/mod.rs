//! The test harness: the real router on a fresh database, with a clock that the test moves.
//!
//! ```text
//! let app = TestApp::new().await;
//! let answer = app.post("/api/v1/appointments").bearer(&token).json(json!({…})).await.expect(201);
//! ```

// Not every test uses everything.
#![allow(dead_code, unused_imports)]

mod ask;
mod cast;
mod crowd;
mod demo;
mod newcomers;
mod paper;
mod process;
mod served;

use std::{sync::Arc, time::Duration};

use app::{
    App, Clock, ManualClock, OsChance, Ports, Settings,
    archive::Archive,
    search::{Directory, Index},
};
pub use ask::{Answer, Ask};
use axum::Router;
pub use cast::{Cast, FEE, PASSWORD, Person};
pub use crowd::Practice;
use database::Database;
pub use demo::Demo;
use kernel::time::parse_instant;
pub use newcomers::Newcomer;
pub use paper::Paper;
pub use process::Process;
pub use served::Served;
use server::{
    HttpSettings,
    adapters::{archive::TableArchive, mail::Mailbox, payments::OfflineGateway},
};

/// A Monday, nine o'clock in Karachi.
pub const BEGINNING: &str = "2026-11-23T04:00:00Z";

/// Doctorly with a database nobody else uses.
pub struct TestApp {
    pub app: App,
    pub clock: Arc<ManualClock>,
    /// The offline gateway, for tests that look into its books or sign as it does.
    pub gateway: Arc<OfflineGateway>,
    /// Of the database, for a second process on it.
    pub url: String,
    router: Router,
    cast: Cast,
    _folder: tempfile::TempDir,
}

impl TestApp {
    /// Without limits on how often one may ask.
    pub async fn new() -> Self {
        Self::with(unlimited()).await
    }

    pub async fn with(http: HttpSettings) -> Self {
        Self::with_routes(http, server::router).await
    }

    /// On a migrated database of the test's own.
    pub async fn on(url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (url, settings) = (url.to_owned(), settings());
        Self::open(url, folder, unlimited(), database::PATIENCE, settings, embedded, server::router).await
    }

    /// Waits for a database in trouble only as long as a test likes to.
    pub async fn impatient() -> Self {
        Self::build(unlimited(), Duration::from_millis(300), settings(), embedded, server::router).await
    }

    /// With a directory of the test's choice.
    pub async fn searching(directory: impl FnOnce(Arc<dyn Clock>) -> Arc<dyn Directory>) -> Self {
        Self::build(unlimited(), Duration::from_secs(25), settings(), directory, server::router).await
    }

    /// As it is deployed: without what only a demo shows.
    pub async fn outside_demo() -> Self {
        let settings = Settings { demo: false, ..settings() };
        Self::build(HttpSettings::default(), database::PATIENCE, settings, embedded, server::router).await
    }

    /// With sign-ins that last for years, and without limits on how often one may ask.
    pub async fn for_years() -> Self {
        let settings = lasting(settings());
        Self::build(unlimited(), database::PATIENCE, settings, embedded, server::router).await
    }

    /// With another archive than a table of the database, and sign-ins that last for years.
    pub async fn with_archive(archive: Arc<dyn Archive>) -> Self {
        Self::new().await.with_archive_in(archive)
    }

    /// The same, in place of the archive it has.
    pub fn with_archive_in(mut self, archive: Arc<dyn Archive>) -> Self {
        let ports = Ports { archive, ..self.app.ports.clone() };
        let (db, clock, chance) = (self.app.db.clone(), self.app.clock.clone(), self.app.chance.clone());
        let settings = lasting(self.app.settings.clone());
        self.app = App::new(db, clock, chance, settings, ports);
        self.router = server::router(self.app.clone(), unlimited());
        self
    }

    /// With other routes than Doctorly's, to see what happens around them.
    pub async fn with_routes(http: HttpSettings, routes: impl FnOnce(App, HttpSettings) -> Router) -> Self {
        // A machine that runs the whole suite at once is slow; a thousand callers of one place must wait their turn.
        Self::build(http, Duration::from_secs(25), settings(), embedded, routes).await
    }

    async fn build(
        http: HttpSettings,
        patience: Duration,
        settings: Settings,
        directory: impl FnOnce(Arc<dyn Clock>) -> Arc<dyn Directory>,
        routes: impl FnOnce(App, HttpSettings) -> Router,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = database::fresh::url(folder.path()).await;
        Self::open(url, folder, http, patience, settings, directory, routes).await
    }

    async fn open(
        url: String,
        folder: tempfile::TempDir,
        http: HttpSettings,
        patience: Duration,
        settings: Settings,
        directory: impl FnOnce(Arc<dyn Clock>) -> Arc<dyn Directory>,
        routes: impl FnOnce(App, HttpSettings) -> Router,
    ) -> Self {
        let db = Database::open_within(&url, 4, patience).await.expect("the fresh database opens");
        let clock = Arc::new(ManualClock::at(parse_instant(BEGINNING).expect("an instant")));
        let clock_port = clock.clone() as Arc<dyn Clock>;
        let gateway = OfflineGateway::new(db.clone(), clock_port.clone(), &settings.secret);
        let gateway = Arc::new(gateway);
        let ports = Ports {
            gateway: gateway.clone(),
            mailer: Arc::new(Mailbox::new(db.clone(), clock_port)),
            media: server::adapters::media::in_memory(),
            cache: Arc::new(server::adapters::cache::Local::new(clock.clone())),
            events: None,
            carrier: None,
            archive: Arc::new(TableArchive::new(db.clone())),
            directory: directory(clock.clone()),
        };
        let app = App::new(db, clock.clone() as Arc<dyn Clock>, Arc::new(OsChance), settings, ports);
        let router = routes(app.clone(), http);
        Self { app, clock, gateway, url, router, cast: Cast::default(), _folder: folder }
    }

    pub fn get(&self, path: &str) -> Ask {
        self.ask("GET", path)
    }

    pub fn post(&self, path: &str) -> Ask {
        self.ask("POST", path)
    }

    pub fn put(&self, path: &str) -> Ask {
        self.ask("PUT", path)
    }

    pub fn patch(&self, path: &str) -> Ask {
        self.ask("PATCH", path)
    }

    pub fn delete(&self, path: &str) -> Ask {
        self.ask("DELETE", path)
    }

    /// A request to the router in this process.
    pub fn ask(&self, method: &str, path: &str) -> Ask {
        Ask::new(self.router.clone(), method, path)
    }

    /// The same router on a loopback port, for what needs real connections.
    pub async fn serve(&self) -> Served {
        Served::start(self.router.clone()).await
    }

    /// Reacts to every fact and does every job that is due, and what follows from them.
    pub async fn drain(&self) {
        while server::work::turn(&self.app).await.done > 0 {}
        app::reactions::follow(&self.app).await.unwrap();
    }
}

fn unlimited() -> HttpSettings {
    HttpSettings { requests_per_minute: 0, sign_ins_per_minute: 0, ..HttpSettings::default() }
}

fn lasting(settings: Settings) -> Settings {
    let years = 10 * 365 * 24 * 3600;
    Settings { access_token_seconds: years, session_seconds: years, ..settings }
}

/// The directory that every process keeps for itself.
pub fn embedded(_clock: Arc<dyn Clock>) -> Arc<dyn Directory> {
    Arc::new(Index::default())
}

fn settings() -> Settings {
    Settings { secret: vec![7; 32], demo: true, ..Settings::default() }
}
