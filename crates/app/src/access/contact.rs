//! Whom a letter is for.

use kernel::id::AccountId;
use sea_orm::ConnectionTrait;

use super::store;
use crate::error::Result;

/// How an account is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
    /// A language the surfaces speak: `en`, `ur`.
    pub locale: String,
    /// An IANA name.
    pub time_zone: String,
}

/// Nothing for an account that is closed or not there.
pub async fn contact(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Option<Contact>> {
    Ok(store::account(db, account_id).await?.map(Contact::from))
}

impl From<store::Account> for Contact {
    fn from(account: store::Account) -> Self {
        Self {
            account_id: account.id,
            email: account.email,
            name: account.name,
            locale: account.locale,
            time_zone: account.time_zone,
        }
    }
}
