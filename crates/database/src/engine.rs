//! The engines, and which of them a URL names.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// In this process, in one file.
    Sqlite,
    Postgres,
    /// Its driver is built in with the feature `mariadb`.
    MariaDb,
}

impl Engine {
    pub fn of(url: &str) -> Option<Self> {
        match url.split_once(':')?.0 {
            "sqlite" => Some(Self::Sqlite),
            "postgres" | "postgresql" => Some(Self::Postgres),
            // The first is what every driver of this protocol calls it.
            "mysql" | "mariadb" => Some(Self::MariaDb),
            _ => None,
        }
    }
}
