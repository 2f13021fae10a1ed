//! `doctorly admin create`: the first administrator. There is none built in, and the password never stands in a
//! command line, where other users of the machine could read it.

use std::{
    io::{BufRead, IsTerminal, Write},
    process::ExitCode,
};

use app::patients;
use clap::Subcommand;

use super::{failure::Failure, open};
use crate::settings::Settings;

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make an administrator; the password is read from standard input
    Create {
        #[arg(long)]
        email: String,
    },
}

pub async fn admin(settings: Settings, verb: Admin) -> Result<ExitCode, Failure> {
    let Admin::Create { email } = verb;
    let password = password()?;
    let app = open::open(&settings, settings.listen(), false).await?;
    let account = patients::create_administrator(&app, email, password.into()).await?;
    println!("{} is an administrator now.", account.email);
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}

/// One line of standard input.
fn password() -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        eprint!("Password (shown as you type; at least 10 characters): ");
        std::io::stderr().flush()?;
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        let fix = "no password came on standard input; write `doctorly admin create --email you@clinic.example < file`";
        return Err(Failure::Refused(fix.to_owned()));
    }
    Ok(password.to_owned())
}
