//! Between the password and the code a browser carries a ticket, so that nobody types the password twice and no page
//! ever holds it. It says whose password was right, for five minutes, and nothing once the password changes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::Mac;
use kernel::{id::AccountId, time::Instant};

use super::seal::{derived, mac};
use crate::{
    App,
    access::store::{self, Account},
    error::{Error, Kind, Problem, Result},
};

const LASTS_SECONDS: i64 = 5 * 60;

pub fn ticket_for(app: &App, account: &Account) -> String {
    let until = app.now().plus_seconds(LASTS_SECONDS);
    let signature = signed(app, account, until).finalize().into_bytes();
    format!("{}.{}.{}", account.id, until.0, URL_SAFE_NO_PAD.encode(signature))
}

/// Whose ticket this is; 401 `sign_in_again` when it is none or too old.
pub async fn holder_of(app: &App, ticket: &str) -> Result<Account> {
    let again = || {
        let detail = "That took too long. Enter your password again.";
        Error::from(Problem::new(Kind::Unauthenticated, "sign_in_again", detail))
    };
    let mut parts = ticket.split('.');
    let mut part = || parts.next().ok_or_else(again);
    let id: AccountId = part()?.parse().map_err(|_| again())?;
    let until = Instant(part()?.parse().map_err(|_| again())?);
    let signature = URL_SAFE_NO_PAD.decode(part()?).map_err(|_| again())?;
    let account = store::account(app.db.read(), id).await?.ok_or_else(again)?;
    signed(app, &account, until).verify_slice(&signature).map_err(|_| again())?;
    if app.now() < until { Ok(account) } else { Err(again()) }
}

fn signed(app: &App, account: &Account, until: Instant) -> hmac::Hmac<sha2::Sha256> {
    let text = format!("{} {} {}", account.id, until.0, account.password_hash);
    mac(&derived(app, b"sign-in tickets"), text.as_bytes())
}
