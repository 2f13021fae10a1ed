//! `doctorly demo`: everything on this machine, with data to try it on.

use std::{net::SocketAddr, process::ExitCode};

use super::{failure::Failure, open, seed, serve};
use crate::settings::Settings;

pub async fn demo(mut settings: Settings) -> Result<ExitCode, Failure> {
    let folder = tempfile::Builder::new().prefix("doctorly-demo-").tempdir()?;
    if settings.data_dir.is_none() {
        settings.data_dir = Some(folder.path().to_owned());
    }
    let listener = match settings.listen {
        Some(address) => open::listen(address).await?,
        // Somebody who only wants to look should not have to free a port first.
        None => match open::listen(settings.listen()).await {
            Ok(listener) => listener,
            Err(_) => open::listen(SocketAddr::from(([127, 0, 0, 1], 0))).await?,
        },
    };
    let bound = listener.local_addr()?;
    let app = open::open(&settings, bound, true).await?;
    seed::fill(&app).await?;
    println!("Doctorly is ready at http://{bound}");
    println!("Sign in with the password {} as", seed::PASSWORD);
    for (email, role) in seed::ACCOUNTS {
        println!("  {email:<32} {role}");
    }
    serve::run(app, listener, &settings).await
}
