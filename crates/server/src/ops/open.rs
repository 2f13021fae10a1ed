//! Opening the application as the settings say.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use app::{App, OsChance, Ports, outbox};
use base64::Engine;
use database::{Database, Migrator, OpenError};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

use super::{clock::clock, failure::Failure};
use crate::{
    adapters::{self, payments::OfflineGateway},
    api::problem::chain,
    settings::Settings,
};

/// Opens the database, brings an embedded one up to date, refuses another that is not, and plugs the ports in.
/// `bound` is where people will reach it, as far as it is known.
pub async fn open(settings: &Settings, bound: SocketAddr, demo: bool) -> Result<App, Failure> {
    let clock = clock();
    // First what may be refused: a start that fails has written nothing.
    let media = adapters::media::open(&settings.media_url()).await;
    let media = media.map_err(|error| Failure::Refused(error.to_string()))?;
    let events = settings.events_url.as_deref().map(|url| adapters::events::open(url, &clock)).transpose();
    let events = events.map_err(|error| Failure::Refused(error.to_string()))?;
    let carrier = settings.jobs_url.as_deref().map(adapters::jobs::open).transpose();
    let carrier = carrier.map_err(|error| Failure::Refused(error.to_string()))?;
    let directory = adapters::search::open(settings.search_url.as_deref(), &clock)
        .map_err(|error| Failure::Refused(error.to_string()))?;
    let db = database(settings).await?;
    if db.is_embedded() {
        Migrator::migrate(&db).await?;
    } else if !Migrator::is_current(&db).await? {
        let fix = "the database's schema is not up to date; run `doctorly migrate` first";
        return Err(Failure::Refused(fix.to_owned()));
    }
    if db.is_moved_away().await? {
        let fix =
            "everything was moved from this database to another; set DOCTORLY_DATABASE_URL to the new one";
        return Err(Failure::Refused(fix.to_owned()));
    }
    let db = followed(db, settings).await?;
    let archive = adapters::archive::open(&settings.archive_url, &db).await;
    let archive = archive.map_err(|error| Failure::Refused(error.to_string()))?;
    let secret = settings.secret(&OsChance)?;
    let gateway = Arc::new(OfflineGateway::new(db.clone(), clock.clone(), &secret));
    let cache = adapters::cache::open(&settings.cache_url, &installation(&secret), &clock).await;
    let cache = cache.map_err(|error| Failure::Refused(chain(&error)))?;
    let app_settings = settings.app(secret, bound, demo);
    let from = settings.mail_from.clone().unwrap_or_else(|| adapters::mail::from_of(&app_settings.base_url));
    let mailer = adapters::mail::open(&settings.mail_url, &from, &db, &clock)
        .map_err(|error| Failure::Refused(error.to_string()))?;
    let ports = Ports { gateway, mailer, media, archive, cache, events, carrier, directory };
    let app = App::new(db, clock, Arc::new(OsChance), app_settings, ports);
    outbox::look(&app).await;
    Ok(app)
}

/// Refuses to work where a broker that the work needs does not answer. While it works that may happen, and passes.
pub async fn brokers(app: &App) -> Result<(), Failure> {
    let refused = |setting: &str, error: &(dyn std::error::Error + 'static)| {
        let fix = "check the address and the password in it, and that the brokers run; or unset it";
        Failure::Refused(format!("{}; {setting} names whom to ask: {fix}", chain(error)))
    };
    // Both are asked to do nothing.
    if let Some(events) = &app.ports.events {
        events.publish(&[]).await.map_err(|error| refused("DOCTORLY_EVENTS_URL", &error))?;
    }
    if let Some(carrier) = &app.ports.carrier {
        carrier.hand_over(&[]).await.map_err(|error| refused("DOCTORLY_JOBS_URL", &error))?;
    }
    Ok(())
}

/// A name that the processes of one installation share, and no other: made from their secret, and telling nothing of it.
fn installation(secret: &[u8]) -> String {
    let digest = Sha256::new().chain_update("installation").chain_update(secret).finalize();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&digest[..12])
}

/// The database itself, whatever its schema.
pub async fn database(settings: &Settings) -> Result<Database, Failure> {
    std::fs::create_dir_all(settings.data_dir()).map_err(|error| {
        let place = settings.data_dir().display().to_string();
        Failure::Refused(format!("the data folder {place} cannot be used ({error}); set DOCTORLY_DATA_DIR to one that can be written"))
    })?;
    let patience = Duration::from_secs(settings.database_wait_seconds);
    let url = settings.database_url();
    match Database::open_within(&url, settings.database_connections, patience).await {
        Err(error @ OpenError::Connect(_)) => Err(error.into()),
        Err(refused) => Err(Failure::Refused(refused.to_string())),
        Ok(db) => Ok(db),
    }
}

/// The database with its replica beside it, where one is set.
async fn followed(db: Database, settings: &Settings) -> Result<Database, Failure> {
    let Some(url) = &settings.database_replica_url else { return Ok(db) };
    let patience = Duration::from_secs(settings.database_wait_seconds);
    let followed = db.with_replica(url, settings.database_connections, patience).await;
    followed.map_err(|error| Failure::Refused(chain(&error)))
}

/// Takes the port before anything else, so that two servers do not work on one data folder by mistake.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    listen_for("DOCTORLY_LISTEN", address).await
}

/// The same for the setting of another name.
pub async fn listen_for(setting: &str, address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::Refused(format!("cannot listen on {address} ({error}); set {setting} to a free address"))
    })
}
