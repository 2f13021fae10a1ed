//! `doctorly check`: recompute what is taken from the appointments themselves, add the books up, and print every
//! difference.

use std::process::ExitCode;

use app::App;

use super::{failure::Failure, open};
use crate::settings::Settings;

pub async fn check(settings: Settings) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    let clean = report(&app).await?;
    app.db.clone().close().await;
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints what is found; true when nothing is wrong.
pub async fn report(app: &App) -> Result<bool, Failure> {
    let differences = app::booking::check(app).await?;
    for difference in &differences {
        println!("{difference:?}");
    }
    let seen = app::booking::check_seen(app).await?;
    for difference in &seen {
        println!("{difference:?}");
    }
    let balance = app::payments::balance(app).await?;
    for difference in &balance.differences {
        println!("{difference}");
    }
    let archived = app::booking::check_archive(app).await?;
    for difference in &archived {
        println!("{difference}");
    }
    let ratings = app::visits::check_ratings(app).await?;
    for difference in &ratings {
        println!("{difference:?}");
    }
    let reports = app::reports::check(app).await?;
    for difference in &reports {
        println!("{difference}");
    }
    let clean = archived.is_empty()
        && differences.is_empty()
        && seen.is_empty()
        && balance.differences.is_empty()
        && ratings.is_empty()
        && reports.is_empty();
    if clean {
        println!("Everything that is taken belongs to an appointment, and every appointment has its time.");
        println!("Doctors have seen as many patients, and kept as many visits, as is noted with them.");
        println!("Doctors are rated as their published reviews rate them.");
        println!("What is archived is in the archive, whole, and nowhere else.");
        println!("Reports add up what there is.");
        println!("The ledger balances, and holds what the charges and refunds say.");
    }
    Ok(clean)
}
