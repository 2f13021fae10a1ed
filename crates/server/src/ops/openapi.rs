//! `doctorly openapi`: print the document that `/api/openapi.json` serves.

use std::process::ExitCode;

use super::failure::Failure;

pub fn print() -> Result<ExitCode, Failure> {
    let text = crate::api::document().to_pretty_json().map_err(|error| Failure::Failed(error.into()))?;
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}
