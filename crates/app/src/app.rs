//! The application: its database, its clock and chance, its settings and ports, and what rooms keep in memory.

use std::{ops::Deref, sync::Arc};

use database::Database;
use kernel::{
    id::{AccountId, AppointmentId, JobId, PatientId},
    time::Instant,
};
use tokio::sync::{Mutex, Notify};
use uuid::Uuid;

use crate::{
    access::{Contact, Granted, Hashing, Known, Swept},
    archive::Archive,
    asked::Asked,
    audit,
    booking::{self, Appointment},
    cache::Cache,
    clock::{Chance, Clock},
    doctors,
    jobs::Carrier,
    notifications::Mailer,
    outbox::{self, Events},
    patients::Patient,
    payments::{Gateway, Latest},
    reactions::{Following, Live, Untold},
    repeats::Running,
    reports, schedule, search,
};

/// Cheap to clone; every operation takes it first.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an application is made of.
pub struct Parts {
    pub db: Database,
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    pub settings: Settings,
    pub ports: Ports,
    /// Names this process among those that share the database.
    pub(crate) process: String,
    /// Requests with an idempotency key that run at this moment.
    pub running: Running,
    /// Finished profiles of doctors.
    pub(crate) pages: doctors::Pages,
    /// Plans, taken times and finished answers of doctors.
    pub schedules: schedule::Memory,
    /// When each doctor's next hold runs out.
    pub holds: booking::HoldMemory,
    /// When to look again for something to archive.
    pub(crate) archived: booking::ArchiveMemory,
    /// Held while the index of the directory is built anew.
    pub(crate) search: search::Turn,
    /// When to look again for days that are to be counted.
    pub(crate) reports: reports::Memory,
    /// Who stands behind the tokens that came in lately.
    pub(crate) known: Known,
    /// What the database is about to be asked for: by the hash of a token, by id, the latest charge by what it is for.
    pub(crate) asked_tokens: Asked<String, Vec<Granted>>,
    pub(crate) asked_contacts: Asked<AccountId, Option<Contact>>,
    pub(crate) asked_patients: Asked<PatientId, Option<Patient>>,
    pub(crate) asked_charges: Asked<Uuid, Option<Latest>>,
    pub(crate) asked_appointments: Asked<AppointmentId, Option<Appointment>>,
    /// By account.
    pub(crate) asked_hold_places: Asked<AccountId, Vec<i32>>,
    /// Jobs that are about to be noted as done.
    pub(crate) done_jobs: Asked<JobId, ()>,
    pub(crate) swept: Swept,
    /// When registrations were last looked at.
    pub(crate) warned: Swept,
    /// Which reads of patients' records are noted already.
    pub(crate) reads: audit::Noted,
    /// Rings after a commit that left facts or jobs.
    pub news: Notify,
    /// Held while facts are reacted to: one at a time, in order.
    pub(crate) reacting: Mutex<()>,
    pub(crate) following: Following,
    pub(crate) untold: Untold,
    /// Tells those who look at a screen what happens.
    pub(crate) live: Live,
    pub(crate) aging: outbox::Aging,
    /// Whether the replica of the database is read from.
    pub(crate) replica: outbox::Standing,
    pub(crate) hashing: Hashing,
}

/// The outside systems, each behind a small trait declared by the room that needs it.
#[derive(Clone)]
pub struct Ports {
    pub gateway: Arc<dyn Gateway>,
    pub mailer: Arc<dyn Mailer>,
    pub cache: Arc<dyn Cache>,
    /// Photographs.
    pub media: Arc<dyn object_store::ObjectStore>,
    /// Other systems that want to know what happens, where there are any.
    pub events: Option<Arc<dyn Events>>,
    /// Who carries delivery jobs to the nodes that do them; without one, every worker finds them in the table.
    pub carrier: Option<Arc<dyn Carrier>>,
    /// Appointments that are long over.
    pub archive: Arc<dyn Archive>,
    /// The directory as it is searched.
    pub directory: Arc<dyn search::Directory>,
}

/// What an operator may set; see `docs/operations`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach this installation, without a slash at the end; links in mails begin with it.
    pub base_url: String,
    /// Signs links and media addresses; at least 32 random bytes.
    pub secret: Vec<u8>,
    /// A demo shows its mailbox and its sign-ins.
    pub demo: bool,
    /// Live holds one account may have.
    pub holds_per_account: u8,
    /// Days after its end when an appointment goes into the archive.
    pub archive_after_days: u16,
    /// Seconds an access token works.
    pub access_token_seconds: i64,
    /// Seconds a session lives without being refreshed.
    pub session_seconds: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            secret: Vec::new(),
            demo: false,
            holds_per_account: 3,
            archive_after_days: 30,
            access_token_seconds: 15 * 60,
            session_seconds: 30 * 24 * 3600,
        }
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    pub fn new(
        db: Database,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        settings: Settings,
        ports: Ports,
    ) -> Self {
        let mut random = [0_u8; 8];
        chance.fill(&mut random);
        Self(Arc::new(Parts {
            process: format!("{:016x}", u64::from_le_bytes(random)),
            db,
            clock,
            chance,
            settings,
            ports,
            running: Running::default(),
            pages: doctors::Pages::default(),
            schedules: schedule::Memory::default(),
            search: search::Turn::default(),
            holds: booking::HoldMemory::default(),
            archived: booking::ArchiveMemory::default(),
            reports: reports::Memory::default(),
            known: Known::default(),
            asked_tokens: Asked::default(),
            asked_contacts: Asked::default(),
            asked_patients: Asked::default(),
            asked_charges: Asked::default(),
            asked_appointments: Asked::default(),
            asked_hold_places: Asked::default(),
            done_jobs: Asked::default(),
            swept: Swept::default(),
            warned: Swept::default(),
            reads: audit::Noted::default(),
            news: Notify::new(),
            reacting: Mutex::new(()),
            following: Following::default(),
            untold: Untold::default(),
            live: Live::default(),
            aging: outbox::Aging::default(),
            replica: outbox::Standing::default(),
            hashing: Hashing::default(),
        }))
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new id (UUIDv7 of the app's clock and chance).
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        let mut random = [0_u8; 10];
        self.chance.fill(&mut random);
        let milliseconds = u64::try_from(self.now().0 / 1000).unwrap_or(0);
        T::from(uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid())
    }

    /// A secret for a link, a cookie or a token: 32 random bytes as URL-safe text.
    pub fn new_secret(&self) -> String {
        use base64::Engine;
        let mut random = [0_u8; 32];
        self.chance.fill(&mut random);
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random)
    }
}
