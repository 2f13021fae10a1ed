//! What an operator sets: `doctorly.toml` in the working folder, then `DOCTORLY_*` variables over it. Every setting has
//! a default that works on one machine. A name nobody knows or a weak secret stops the start, with the fix in the
//! message: a setting that is quietly ignored is worse than none.

mod environment;
mod refusal;
mod secret;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use app::Chance;
use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

pub use self::refusal::Refusal;
use self::{environment::Environment, refusal::refusal};
use crate::{HttpSettings, middleware::address::Network};

/// The file that is read when none is named.
const FILE: &str = "doctorly.toml";

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where to listen; port 0 takes a free one. Left out, 127.0.0.1:8080.
    pub listen: Option<SocketAddr>,
    /// Where only the probes and the metrics are told; left out, beside everything else that is served.
    pub probes_listen: Option<SocketAddr>,
    /// Where everything is kept that has no address of its own; left out, `data`.
    pub data_dir: Option<PathBuf>,
    /// `sqlite:FILE`, `postgres://…` or `mariadb://…`; left out, a file in the data folder.
    pub database_url: Option<String>,
    /// A replica of that server, from which is read what may be a little old; left out, everything is read from the server.
    pub database_replica_url: Option<String>,
    /// Connections to a database server.
    pub database_connections: u32,
    /// How long a request waits for the database, and then for a lock in it, before it is told to try later.
    pub database_wait_seconds: u64,
    /// Where people reach this installation; left out, the address it listens on.
    pub base_url: Option<String>,
    /// Signs links; left out, one is made and kept in the data folder.
    pub secret: Option<String>,
    /// `mailbox:` (shown on a page), `file:FOLDER` or `smtp://…`.
    pub mail_url: String,
    /// The address letters come from, as `Clinic <no-reply@clinic.example>`.
    pub mail_from: Option<String>,
    /// `file:FOLDER` or `s3://BUCKET/PREFIX`; left out, a folder in the data folder.
    pub media_url: Option<String>,
    /// `local:` (this process alone) or `redis://…`, which several processes share.
    pub cache_url: String,
    /// `file:FILE` or `kafka://…`; left out, nobody is told what happens.
    pub events_url: Option<String>,
    /// `amqp://…`; left out, every worker finds its jobs in the database.
    pub jobs_url: Option<String>,
    /// `table:` (in the database) or `dynamodb://TABLE`.
    pub archive_url: String,
    /// Days after its end when an appointment goes there.
    pub archive_after_days: u16,
    /// `opensearch+http://…`; left out, every process keeps its own index of the directory.
    pub search_url: Option<String>,
    pub log: LogFormat,
    /// What is logged, as `info` or `warn,server=debug`.
    pub log_filter: String,
    /// Proxies whose `X-Forwarded-For` is believed, as `["10.0.0.0/8"]`.
    pub trusted_proxies: Vec<Network>,
    /// Requests a minute for one account or address; 0 sets no limit.
    pub requests_per_minute: u32,
    /// The same for signing in and its like, by address.
    pub sign_ins_per_minute: u32,
    /// Requests that may run at one moment.
    pub requests_at_once: usize,
    /// How long a request may take.
    pub request_seconds: u64,
    /// How long requests are still taken after the stop, so that whoever sends them here hears of it first.
    pub drain_seconds: u64,
    /// `otlp+http://HOST:4318`; left out, no traces are written.
    pub traces_url: Option<String>,
    /// Whether `serve` also does the work that waits; `work` does it in a process of its own.
    pub worker: bool,
    /// Live holds one account may have.
    pub holds_per_account: u8,
    pub access_token_minutes: u16,
    /// How long a session lives without being used.
    pub session_days: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    Text,
    Json,
}

impl Default for Settings {
    fn default() -> Self {
        let (http, app) = (HttpSettings::default(), app::Settings::default());
        Self {
            listen: None,
            probes_listen: None,
            data_dir: None,
            database_url: None,
            database_replica_url: None,
            database_connections: 12,
            database_wait_seconds: database::PATIENCE.as_secs(),
            base_url: None,
            secret: None,
            mail_url: "mailbox:".to_owned(),
            mail_from: None,
            media_url: None,
            cache_url: "local:".to_owned(),
            events_url: None,
            jobs_url: None,
            archive_url: "table:".to_owned(),
            archive_after_days: app.archive_after_days,
            search_url: None,
            log: LogFormat::Text,
            log_filter: "info".to_owned(),
            trusted_proxies: Vec::new(),
            requests_per_minute: http.requests_per_minute,
            sign_ins_per_minute: http.sign_ins_per_minute,
            requests_at_once: http.at_once,
            request_seconds: http.timeout.as_secs(),
            drain_seconds: 0,
            traces_url: None,
            worker: true,
            holds_per_account: app.holds_per_account,
            access_token_minutes: 15,
            session_days: 30,
        }
    }
}

impl Settings {
    /// Reads `file` (which must be there when it is named) and the variables of this process.
    pub fn read(file: Option<&Path>) -> Result<Self, Refusal> {
        if let Some(file) = file.filter(|file| !file.is_file()) {
            return Err(Refusal(format!(
                "there is no settings file {}; name one that exists",
                file.display()
            )));
        }
        Self::from(Toml::file(file.unwrap_or(Path::new(FILE))), std::env::vars())
    }

    fn from(
        file: impl figment::Provider,
        variables: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Refusal> {
        let figment = Figment::new().merge(file).merge(Environment::new(variables));
        let settings: Self = figment.extract().map_err(|error| refusal(&error))?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), Refusal> {
        if let Some(secret) = &self.secret {
            secret::check(secret)?;
        }
        if let Some(base_url) = &self.base_url
            && !(base_url.starts_with("http://") || base_url.starts_with("https://"))
        {
            let fix = "the base_url is no web address; set DOCTORLY_BASE_URL to something like https://clinic.example";
            return Err(Refusal(fix.to_owned()));
        }
        let least = [
            u64::from(self.database_connections),
            self.database_wait_seconds,
            self.requests_at_once as u64,
            self.request_seconds,
        ];
        if least.contains(&0) {
            let fix = "database_connections, database_wait_seconds, requests_at_once and request_seconds must be at least 1; nothing runs with 0";
            return Err(Refusal(fix.to_owned()));
        }
        Ok(())
    }

    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)))
    }

    pub fn data_dir(&self) -> &Path {
        self.data_dir.as_deref().unwrap_or(Path::new("data"))
    }

    pub fn database_url(&self) -> String {
        let file = || format!("sqlite:{}", self.data_dir().join("doctorly.db").display());
        self.database_url.clone().unwrap_or_else(file)
    }

    pub fn media_url(&self) -> String {
        let folder = || format!("file:{}", self.data_dir().join("media").display());
        self.media_url.clone().unwrap_or_else(folder)
    }

    /// The secret's bytes: the one that was set, or the one in the data folder, which is made when it is missing.
    pub fn secret(&self, chance: &dyn Chance) -> Result<Vec<u8>, Refusal> {
        match &self.secret {
            Some(secret) => Ok(secret.clone().into_bytes()),
            None => secret::kept(&self.data_dir().join("secret"), chance),
        }
    }

    pub fn http(&self) -> HttpSettings {
        HttpSettings {
            trusted_proxies: Arc::from(self.trusted_proxies.as_slice()),
            requests_per_minute: self.requests_per_minute,
            sign_ins_per_minute: self.sign_ins_per_minute,
            at_once: self.requests_at_once,
            timeout: Duration::from_secs(self.request_seconds),
            probes_apart: self.probes_listen.is_some(),
        }
    }

    /// What the application is told; `bound` is where the server listens.
    pub fn app(&self, secret: Vec<u8>, bound: SocketAddr, demo: bool) -> app::Settings {
        let base_url = self.base_url.clone().unwrap_or_else(|| format!("http://{bound}"));
        app::Settings {
            base_url: base_url.trim_end_matches('/').to_owned(),
            secret,
            demo,
            holds_per_account: self.holds_per_account,
            archive_after_days: self.archive_after_days,
            access_token_seconds: i64::from(self.access_token_minutes) * 60,
            session_seconds: i64::from(self.session_days) * 24 * 3600,
        }
    }
}

#[cfg(test)]
mod tests;
