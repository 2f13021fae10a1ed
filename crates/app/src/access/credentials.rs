//! Comparing an address and a password with what is kept.

use kernel::{fields::Check, text::Email};

use super::{
    lockout, password,
    secret::Secret,
    store::{self, Account},
};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
    measured,
};

/// Whose address and password these are. One answer, and the same time, for every wrong pair.
pub(super) struct Proven {
    pub account: Account,
    /// The password hashed anew, where the kept hash has lower costs than today's.
    pub better_hash: Option<String>,
}

impl Proven {
    /// By a ticket for whose password was right a moment ago.
    pub fn earlier(account: Account) -> Self {
        Self { account, better_hash: None }
    }
}

pub(super) async fn prove(app: &App, email: Option<String>, password: Option<Secret>) -> Result<Proven> {
    let outcome = compare(app, email, password).await;
    measured::count_sign_in(&outcome);
    outcome
}

async fn compare(app: &App, email: Option<String>, password: Option<Secret>) -> Result<Proven> {
    let mut check = Check::new();
    let typed = check.required("email", email, Ok);
    let password = check.required("password", password, Ok);
    let (typed, password) = check.build(|| Some((typed?, password?))).map_err(Error::fields)?;
    // What cannot be an address has no account, and waits and is counted like one that could.
    let email = Email::parse(&typed).map_or_else(|_| typed.trim().to_lowercase(), Email::into_string);

    lockout::check(app.db.read(), &email, app.now()).await?;
    let account = store::account_by_email(app.db.read(), &email).await?;
    let kept = account.as_ref().map(|account| account.password_hash.as_str());
    let verified = password::verify(app, password.expose(), kept).await?;
    let Some(account) = account.filter(|_| verified.is_right) else {
        lockout::count(app, &email).await?;
        return Err(wrong_credentials());
    };
    let better_hash = match verified.is_outdated {
        true => Some(password::hash(app, password.expose()).await?),
        false => None,
    };
    Ok(Proven { account, better_hash })
}

fn wrong_credentials() -> Error {
    let detail = "The e-mail address or the password is wrong.";
    Problem::new(Kind::Unauthenticated, "wrong_credentials", detail).into()
}
