//! Why a command ended badly, told once on standard error.

use std::process::ExitCode;

use crate::{api::problem::chain, settings::Refusal};

#[derive(Debug)]
pub enum Failure {
    /// The settings or arguments are at fault; the sentence says the fix. Exit code 2.
    Refused(String),
    /// Something else is. Exit code 1.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    pub fn report(self) -> ExitCode {
        match self {
            Self::Refused(sentence) => {
                eprintln!("doctorly: {sentence}");
                ExitCode::from(2)
            }
            Self::Failed(error) => {
                eprintln!("doctorly: {}", chain(&*error));
                ExitCode::FAILURE
            }
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.to_string())
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        match error.problem() {
            Some(problem) => {
                let fields =
                    problem.fields.iter().map(|field| format!(" {}: {}", field.field, field.message));
                Self::Refused(format!("{}{}", problem.detail, fields.collect::<String>()))
            }
            None => Self::Failed(error.into()),
        }
    }
}

macro_rules! failed_by {
    ($($error:ty),+) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Failed(error.into())
            }
        }
    )+};
}

failed_by!(std::io::Error, database::OpenError, database::Fault);

impl From<database::MigrateError> for Failure {
    fn from(error: database::MigrateError) -> Self {
        match error {
            database::MigrateError::Newer => Self::Refused(error.to_string()),
            database::MigrateError::Step(_) => Self::Failed(error.into()),
        }
    }
}
