//! A new password: changed by who knows the old one, or set by who reads the account's mail.

use database::Tx;
use kernel::{
    fields::{Check, Complaint},
    id::AccountId,
    text::Email,
};
use sea_orm::{ExprTrait, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Action, Actor, links, lockout,
    model::{EndReason, LinkPurpose},
    own_password, password,
    secret::Secret,
    store::{self, Account, account},
};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgotPassword {
    #[schema(required = true, format = Email)]
    pub email: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// From the mailed link.
    #[schema(required = true)]
    pub token: Option<Secret>,
    #[schema(required = true, min_length = 10, max_length = 200)]
    pub new_password: Option<Secret>,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    #[schema(required = true)]
    pub current_password: Option<Secret>,
    #[schema(required = true, min_length = 10, max_length = 200)]
    pub new_password: Option<Secret>,
}

/// Has a link mailed to the address, if it has an account. The answer is the same and takes as long when it has none:
/// then the fact is about an account that does not exist, and nobody reacts to it.
pub async fn forgot_password(app: &App, actor: &Actor, input: ForgotPassword) -> Result<()> {
    let mut check = Check::new();
    let email = check.required("email", input.email, |raw| Email::parse(&raw));
    let email = check.build(|| email).map_err(Error::fields)?;
    let account = store::account_by_email(app.db.read(), email.as_str()).await?;
    let account_id = account.map_or_else(|| app.new_id::<AccountId>(), |account| account.id);
    let mut work = app.begin(actor).await?;
    work.fact(Fact::PasswordResetAsked { account_id });
    work.commit().await
}

/// Sets a password by a mailed link and ends every session. Following the link also shows that the address is right.
/// 410 `link_used_or_expired`; a password that is refused does not use the link up.
pub async fn reset_password(app: &App, actor: &Actor, input: ResetPassword) -> Result<()> {
    let mut check = Check::new();
    let token = check.required("token", input.token, Ok);
    let wanted = check.required("new_password", input.new_password, Ok);
    let (token, wanted) = check.build(|| Some((token?, wanted?))).map_err(Error::fields)?;
    let purpose = LinkPurpose::ResetPassword;
    let account = links::peek(app, token.expose(), purpose).await?;
    let hash = hash_of_acceptable(app, &account, &wanted).await?;

    let now = app.now();
    let mut work = app.begin(actor).await?;
    let account_id = links::use_up(&work, token.expose(), purpose, now).await?;
    set(&work, account_id, &hash).await?;
    account::Entity::update_many()
        .col_expr(account::Column::EmailConfirmedAt, Expr::value(now))
        .filter(account::Column::Id.eq(account_id))
        .filter(account::Column::EmailConfirmedAt.is_null())
        .exec(&**work)
        .await?;
    links::use_up_all(&work, account_id, purpose, now).await?;
    lockout::clear(&work, &account.email).await?;
    store::end_sessions(&work, account_id, None, now, EndReason::PasswordReset).await?;
    work.audit(Entry::new("account.reset_password", account_id));
    work.commit().await?;
    app.known.drop_account(account_id).await;
    Ok(())
}

/// Changes the password of who knows it, and ends the account's other sessions. A wrong one counts like one at
/// signing in: a stolen session must not be a way to guess.
pub async fn change_password(app: &App, actor: &Actor, input: ChangePassword) -> Result<()> {
    actor.reach(Action::UseAccount)?;
    let mut check = Check::new();
    let current = check.required("current_password", input.current_password, Ok);
    let wanted = check.required("new_password", input.new_password, Ok);
    let (current, wanted) = check.build(|| Some((current?, wanted?))).map_err(Error::fields)?;
    let account = store::account(app.db.read(), actor.signed_in()?).await?;
    let account = account.ok_or_else(Error::unauthenticated)?;
    own_password::prove(app, &account, &current, "current_password").await?;
    let hash = hash_of_acceptable(app, &account, &wanted).await?;

    let now = app.now();
    let mut work = app.begin(actor).await?;
    set(&work, account.id, &hash).await?;
    links::use_up_all(&work, account.id, LinkPurpose::ResetPassword, now).await?;
    store::end_sessions(&work, account.id, actor.session_id, now, EndReason::PasswordChanged).await?;
    work.audit(Entry::new("account.change_password", account.id));
    work.commit().await?;
    app.known.drop_account(account.id).await;
    Ok(())
}

async fn hash_of_acceptable(app: &App, account: &Account, wanted: &Secret) -> Result<String> {
    let email = Email::parse(&account.email);
    let email = email.map_err(|_: Complaint| Error::broken("an account's address is unreadable"))?;
    let mut check = Check::new();
    check.field("new_password", password::check(wanted.expose(), Some(&email), &account.name));
    check.build(|| Some(())).map_err(Error::fields)?;
    password::hash(app, wanted.expose()).await
}

async fn set(tx: &Tx, account_id: AccountId, hash: &str) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(account_id))
        .exec(&**tx)
        .await?;
    Ok(())
}
