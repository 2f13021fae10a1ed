//! Accounts, sessions, passwords and roles, through the front door. The ids in comments are those of `docs/parity.md`:
//! each of these tests is what an earlier system got wrong.

mod accounts;
mod passwords;
mod roles;
mod second_factor;
mod secrets;
mod sessions;
mod staff;

use app::notifications::mailbox;
use kernel::paging::PageRequest;

use crate::support::TestApp;

/// The tokens of the links in the mails to an address, the newest first.
async fn links_to(app: &TestApp, email: &str) -> Vec<String> {
    app.drain().await;
    let page = PageRequest { limit: 100, cursor: None };
    let mails = mailbox(&app.app, page).await.expect("a demo has a mailbox").items;
    mails.iter().filter(|mail| mail.recipient == email).filter_map(|mail| token_in(&mail.text)).collect()
}

fn token_in(text: &str) -> Option<String> {
    let (_, after) = text.split_once("token=")?;
    let is_token = |c: &char| c.is_ascii_alphanumeric() || "-_".contains(*c);
    Some(after.chars().take_while(is_token).collect())
}
