//! `doctorly admin`: what only whoever runs the machine may do. There is no administrator built in, and a password never
//! stands in a command line, where other users of the machine could read it.

use std::{
    io::{BufRead, IsTerminal, Write},
    process::ExitCode,
};

use app::{access, patients};
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
    /// Let somebody who lost their authenticator app and recovery codes sign in by password again
    ForgetSecondFactor {
        #[arg(long)]
        email: String,
    },
}

pub async fn admin(settings: Settings, verb: Admin) -> Result<ExitCode, Failure> {
    let app = match verb {
        Admin::Create { email } => {
            let password = password()?;
            let app = open::open(&settings, settings.listen(), false).await?;
            let account = patients::create_administrator(&app, email, password.into()).await?;
            println!("{} is an administrator now.", account.email);
            app
        }
        Admin::ForgetSecondFactor { email } => {
            let app = open::open(&settings, settings.listen(), false).await?;
            access::turn_off_totp_of(&app, &email).await?;
            println!("{email} signs in by password alone now, and is told so by mail.");
            app
        }
    };
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
