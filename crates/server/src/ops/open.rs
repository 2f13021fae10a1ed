//! Opening the application as the settings say.

use std::{net::SocketAddr, sync::Arc};

use app::{App, Clock, OsChance, Ports, SystemClock};
use database::{Database, Migrator, OpenError};
use tokio::net::TcpListener;

use super::failure::Failure;
use crate::{
    adapters::{self, payments::OfflineGateway},
    settings::Settings,
};

/// Opens the database, brings an embedded one up to date, refuses another that is not, and plugs the ports in.
/// `bound` is where people will reach it, as far as it is known.
pub async fn open(settings: &Settings, bound: SocketAddr, demo: bool) -> Result<App, Failure> {
    let db = database(settings).await?;
    if db.is_embedded() {
        Migrator::migrate(&db).await?;
    } else if !Migrator::is_current(&db).await? {
        let fix = "the database's schema is not up to date; run `doctorly migrate` first";
        return Err(Failure::Refused(fix.to_owned()));
    }
    let secret = settings.secret(&OsChance)?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let media =
        adapters::media::open(&settings.media_url()).map_err(|error| Failure::Refused(error.to_string()))?;
    let gateway = Arc::new(OfflineGateway::new(db.clone(), clock.clone(), &secret));
    let app_settings = settings.app(secret, bound, demo);
    let from = settings.mail_from.clone().unwrap_or_else(|| adapters::mail::from_of(&app_settings.base_url));
    let mailer = adapters::mail::open(&settings.mail_url, &from, &db, &clock)
        .map_err(|error| Failure::Refused(error.to_string()))?;
    Ok(App::new(db, clock, Arc::new(OsChance), app_settings, Ports { gateway, mailer, media }))
}

/// The database itself, whatever its schema.
pub async fn database(settings: &Settings) -> Result<Database, Failure> {
    std::fs::create_dir_all(settings.data_dir()).map_err(|error| {
        let place = settings.data_dir().display().to_string();
        Failure::Refused(format!("the data folder {place} cannot be used ({error}); set DOCTORLY_DATA_DIR to one that can be written"))
    })?;
    match Database::open(&settings.database_url(), settings.database_connections).await {
        Err(error @ OpenError::UnknownEngine) => Err(Failure::Refused(error.to_string())),
        other => Ok(other?),
    }
}

/// Takes the port before anything else, so that two servers do not work on one data folder by mistake.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::Refused(format!(
            "cannot listen on {address} ({error}); set DOCTORLY_LISTEN to a free address"
        ))
    })
}
