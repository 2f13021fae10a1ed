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
mod newcomers;
mod served;

use std::sync::Arc;

use app::{App, Clock, ManualClock, OsChance, Ports, Settings};
pub use ask::{Answer, Ask};
use axum::Router;
pub use cast::{Cast, FEE, PASSWORD, Person};
pub use crowd::Practice;
use database::Database;
use kernel::time::parse_instant;
pub use newcomers::Newcomer;
pub use served::Served;
use server::{
    HttpSettings,
    adapters::{mail::Mailbox, payments::OfflineGateway},
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
        let unlimited =
            HttpSettings { requests_per_minute: 0, sign_ins_per_minute: 0, ..HttpSettings::default() };
        Self::with(unlimited).await
    }

    pub async fn with(http: HttpSettings) -> Self {
        Self::with_routes(http, server::router).await
    }

    /// With other routes than Doctorly's, to see what happens around them.
    pub async fn with_routes(http: HttpSettings, routes: impl FnOnce(App, HttpSettings) -> Router) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = database::fresh::url(folder.path()).await;
        let db = Database::open(&url, 4).await.expect("the fresh database opens");
        let clock = Arc::new(ManualClock::at(parse_instant(BEGINNING).expect("an instant")));
        let settings = Settings { secret: vec![7; 32], demo: true, ..Settings::default() };
        let clock_port = clock.clone() as Arc<dyn Clock>;
        let gateway = OfflineGateway::new(db.clone(), clock_port.clone(), &settings.secret);
        let gateway = Arc::new(gateway);
        let ports = Ports {
            gateway: gateway.clone(),
            mailer: Arc::new(Mailbox::new(db.clone(), clock_port)),
            media: server::adapters::media::in_memory(),
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
        while server::work::turn(&self.app).await > 0 {}
    }
}
