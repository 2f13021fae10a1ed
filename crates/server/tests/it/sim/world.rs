//! The world a history is played in: a copy of the prepared database, the system on it, its clock. It can crash.

use std::{path::Path, sync::Arc};

use app::{App, Clock, ManualClock, Ports, SeededChance, Settings};
use database::Database;
use kernel::time::{Instant, parse_instant};
use server::adapters::{archive::TableArchive, mail::Mailbox, payments::OfflineGateway};

use super::{
    cast::Cast,
    model::Model,
    ports::{Attic, Bank, Lines, Post},
};

/// Prepared once a run: the database every history copies.
pub struct Stage {
    folder: tempfile::TempDir,
    prepared: String,
    pub cast: Cast,
    pub model: Model,
}

pub struct World {
    pub app: App,
    pub gateway: Arc<OfflineGateway>,
    pub lines: Lines,
    pub clock: Arc<ManualClock>,
    chance: Arc<SeededChance>,
    url: String,
}

/// Long before any history begins.
const PREPARED_AT: &str = "2026-06-01T00:00:00Z";

impl Stage {
    pub async fn set() -> Self {
        // A machine that dies is another test's business; here only the process does, so memory is disk enough.
        let memory = Path::new("/dev/shm");
        let folder =
            tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()).expect("a temporary folder");
        let url = database::fresh::url(folder.path()).await;
        let clock = Arc::new(ManualClock::at(parse_instant(PREPARED_AT).expect("an instant")));
        let (app, _) = open(&url, &clock, &Arc::new(SeededChance::new(0)), &Lines::default()).await;
        let (cast, model) = Cast::gather(&app).await.expect("the cast can be gathered");
        while server::work::turn(&app).await.done > 0 {}
        app.db.clone().close().await;
        Self { folder, prepared: url, cast, model }
    }

    pub async fn world(&self, seed: u64, begins: Instant) -> World {
        let url = database::fresh::copy_of(&self.prepared, self.folder.path()).await;
        let clock = Arc::new(ManualClock::at(begins));
        let chance = Arc::new(SeededChance::new(seed ^ 0x5EED));
        let lines = Lines::default();
        let (app, gateway) = open(&url, &clock, &chance, &lines).await;
        World { app, gateway, lines, clock, chance, url }
    }
}

impl World {
    /// The process dies and starts again: all that was in memory is gone, facts and jobs wait where they were.
    pub async fn crash(&mut self) {
        self.app.db.clone().close().await;
        (self.app, self.gateway) = open(&self.url, &self.clock, &self.chance, &self.lines).await;
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    pub async fn close(self) {
        self.app.db.clone().close().await;
        database::fresh::remove(&self.url).await;
    }
}

async fn open(
    url: &str,
    clock: &Arc<ManualClock>,
    chance: &Arc<SeededChance>,
    lines: &Lines,
) -> (App, Arc<OfflineGateway>) {
    let db = Database::open(url, 3).await.expect("the database opens");
    // Soon, so that histories of some days see it happen.
    let settings = Settings { secret: vec![7; 32], archive_after_days: 1, ..Settings::default() };
    let clock_port = clock.clone() as Arc<dyn Clock>;
    let gateway = Arc::new(OfflineGateway::new(db.clone(), clock_port.clone(), &settings.secret));
    let ports = Ports {
        gateway: Arc::new(Bank { offline: gateway.clone(), lines: lines.clone() }),
        mailer: Arc::new(Post {
            mailbox: Mailbox::new(db.clone(), clock_port.clone()),
            lines: lines.clone(),
        }),
        media: server::adapters::media::in_memory(),
        cache: Arc::new(server::adapters::cache::Local::new(clock_port.clone())),
        events: None,
        carrier: None,
        archive: Arc::new(Attic { table: TableArchive::new(db.clone()), lines: lines.clone() }),
        directory: Arc::new(app::search::Index::default()),
    };
    (App::new(db, clock_port, chance.clone(), settings, ports), gateway)
}
