//! `doctorly check`: recompute what is taken from the appointments themselves, add the books up, and print every
//! difference.

use std::process::ExitCode;

use super::{failure::Failure, open};
use crate::settings::Settings;

pub async fn check(settings: Settings) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    let differences = app::booking::check(&app).await?;
    for difference in &differences {
        println!("{difference:?}");
    }
    let balance = app::payments::balance(&app).await?;
    for difference in &balance.differences {
        println!("{difference}");
    }
    app.db.clone().close().await;
    if differences.is_empty() && balance.differences.is_empty() {
        println!("Everything that is taken belongs to an appointment, and every appointment has its time.");
        println!("The ledger balances, and holds what the charges and refunds say.");
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::FAILURE)
    }
}
