//! A new account: parsed and hashed before, written within the transaction of whoever makes it.
//!
//! Registering itself is an operation of the room patients, because every account gets a self profile with it.

use kernel::{
    fields::{Check, Complaint},
    id::AccountId,
    language::Language,
    text::{self, Email},
};
use sea_orm::EntityTrait;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    password,
    secret::Secret,
    store::{self, account},
    views::AccountView,
};
use crate::{
    App, Work,
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
};

/// What a person says to get an account. There is no role here: roles are given, never taken.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    #[schema(required = true, format = Email, max_length = 254)]
    pub email: Option<String>,
    /// At least 10 characters, and none of those that are tried first.
    #[schema(required = true, min_length = 10, max_length = 200)]
    pub password: Option<Secret>,
    #[schema(required = true, max_length = 120)]
    pub name: Option<String>,
    pub phone: Option<String>,
    /// The language of mails: `en`, `ur`, `ar`, `hi`, `es` or `fr`; left out means `en`.
    pub locale: Option<String>,
    /// IANA name; left out means UTC.
    #[schema(example = "Asia/Karachi")]
    pub time_zone: Option<String>,
}

/// A valid account that is not written yet.
pub struct NewAccount {
    email: Email,
    password_hash: String,
    name: String,
    phone: Option<String>,
    locale: String,
    time_zone: String,
    /// An account made by the operator needs no letter.
    pub email_confirmed: bool,
}

/// Checks every field and hashes the password, which takes long and must not happen within a transaction.
pub async fn prepare_account(app: &App, input: Register) -> Result<NewAccount> {
    let mut check = Check::new();
    let email = check.required("email", input.email, |raw| Email::parse(&raw));
    let name = check.required("name", input.name, |raw| text::person_name(&raw));
    let phone = check.optional("phone", input.phone, |raw| text::phone(&raw));
    let locale = check.field("locale", input.locale.map_or(Ok("en".to_owned()), |raw| locale(&raw)));
    let zone = check.field("time_zone", input.time_zone.map_or(Ok("UTC".to_owned()), |raw| zone(&raw)));
    let password = check.required("password", input.password, |raw| {
        let name = name.as_deref().unwrap_or_default();
        password::check(raw.expose(), email.as_ref(), name).map(|()| raw)
    });
    let parsed = check.build(|| Some((email?, name?, password?, locale?, zone?)));
    let (email, name, password, locale, time_zone) = parsed.map_err(Error::fields)?;
    if store::account_by_email(app.db.read(), email.as_str()).await?.is_some() {
        return Err(email_taken());
    }
    let password_hash = password::hash(app, password.expose()).await?;
    Ok(NewAccount { email, password_hash, name, phone, locale, time_zone, email_confirmed: false })
}

/// Writes the account; the letter that asks to confirm the address follows from the fact.
pub async fn register_account(app: &App, work: &mut Work<'_>, new: NewAccount) -> Result<AccountView> {
    let (id, now) = (app.new_id::<AccountId>(), app.now());
    let row = account::Model {
        id,
        email: new.email.into_string(),
        password_hash: new.password_hash,
        name: new.name,
        phone: new.phone,
        locale: new.locale,
        time_zone: new.time_zone,
        email_confirmed_at: new.email_confirmed.then_some(now),
        created_at: now,
        closed_at: None,
        version: 1,
        totp_secret: None,
        totp_confirmed_at: None,
        totp_last_step: None,
    };
    // Two registrations of one address at the same moment: the key decides.
    let inserted = account::Entity::insert(account::ActiveModel::from(row.clone()))
        .exec_without_returning(&***work)
        .await;
    inserted.map_err(|error| match database::Fault::from(error) {
        fault if fault.is_duplicate_of("accounts_email", "accounts.email") => email_taken(),
        fault => fault.into(),
    })?;
    work.audit(Entry::new("account.register", id));
    if !new.email_confirmed {
        work.fact(Fact::AccountRegistered { account_id: id });
    }
    Ok(AccountView::of(row, Vec::new()))
}

/// A language that mails and pages are written in; of `en-GB` the first part counts.
pub(super) fn locale(raw: &str) -> Result<String, Complaint> {
    let spoken = Language::from_tag(raw).map(|language| language.tag().to_owned());
    spoken.ok_or_else(|| {
        let choices = Language::ALL.map(Language::tag).join(", ");
        Complaint::new("not_a_choice", format!("Choose one of: {choices}."))
    })
}

pub(super) fn zone(raw: &str) -> Result<String, Complaint> {
    let wrong = || Complaint::new("not_a_time_zone", "Write a time zone like Asia/Karachi.");
    kernel::time::zone(raw).ok_or_else(wrong)?.iana_name().map(str::to_owned).ok_or_else(wrong)
}

/// Says what is so: see `docs/decisions/0005`.
fn email_taken() -> Error {
    let detail = "There is an account with this e-mail address. Sign in, or ask for a new password.";
    Problem::new(Kind::Conflict, "email_taken", detail).about("email").into()
}
