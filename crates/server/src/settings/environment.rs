//! `DOCTORLY_*` variables as settings.

use figment::{
    Metadata, Profile, Provider,
    value::{Dict, Map, Value},
};

const PREFIX: &str = "DOCTORLY_";

/// Read by the test scripts and harnesses, never by the binary.
const NOT_OURS: [&str; 2] = ["DOCTORLY_TEST_", "DOCTORLY_BIN"];

/// Settings that are text whatever they look like: a secret of digits is no number.
const TEXTS: &[&str] = &[
    "listen",
    "probes_listen",
    "data_dir",
    "database_url",
    "database_replica_url",
    "base_url",
    "secret",
    "mail_url",
    "mail_from",
    "media_url",
    "cache_url",
    "events_url",
    "jobs_url",
    "archive_url",
    "search_url",
    "log_filter",
    "traces_url",
];

pub struct Environment(Vec<(String, String)>);

impl Environment {
    /// An empty variable is one that is not set.
    pub fn new(variables: impl Iterator<Item = (String, String)>) -> Self {
        let ours =
            |name: &str| name.starts_with(PREFIX) && !NOT_OURS.iter().any(|other| name.starts_with(other));
        Self(variables.filter(|(name, value)| ours(name) && !value.is_empty()).collect())
    }
}

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("environment")
            .interpolater(|_, path| variable(path.last().copied().unwrap_or_default()))
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        let settings = self.0.iter().map(|(name, text)| {
            let key = name[PREFIX.len()..].to_lowercase();
            let value = match key.as_str() {
                key if TEXTS.contains(&key) => Value::from(text.as_str()),
                // `a, b` reads better in a variable than `["a", "b"]`.
                "trusted_proxies" if !text.starts_with('[') => {
                    Value::from(text.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>())
                }
                _ => text.parse().unwrap_or_else(|never| match never {}),
            };
            (key, value)
        });
        Ok(Profile::Default.collect(settings.collect()))
    }
}

/// The variable of a setting.
pub fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase())
}
