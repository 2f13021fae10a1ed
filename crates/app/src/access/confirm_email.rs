//! Following the link of the letter that asks whether an address is right.

use kernel::id::AccountId;
use sea_orm::{ExprTrait, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Action, Actor, links, model::LinkPurpose, secret::Secret, store::account};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmEmail {
    /// From the mailed link.
    #[schema(required = true)]
    pub token: Option<Secret>,
}

/// What needs an address that is shown to be its owner's says until then.
pub(super) fn email_not_confirmed() -> Error {
    Error::conflict("email_not_confirmed", "Confirm your e-mail address first: a link was mailed to you.")
}

/// 410 `link_used_or_expired`.
pub async fn confirm_email(app: &App, actor: &Actor, input: ConfirmEmail) -> Result<AccountId> {
    let token = input.token.ok_or_else(|| Error::field("token", "required", "Fill this in."))?;
    let now = app.now();
    let mut work = app.begin(actor).await?;
    let account_id = links::use_up(&work, token.expose(), LinkPurpose::ConfirmEmail, now).await?;
    account::Entity::update_many()
        .col_expr(account::Column::EmailConfirmedAt, Expr::value(now))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(account_id))
        .filter(account::Column::EmailConfirmedAt.is_null())
        .exec(&**work)
        .await?;
    work.audit(Entry::new("account.confirm_email", account_id));
    work.commit().await?;
    Ok(account_id)
}

/// Has the link mailed again. An account whose address is confirmed gets none; nor does one that has asked too often.
pub async fn ask_confirmation(app: &App, actor: &Actor) -> Result<()> {
    actor.reach(Action::UseAccount)?;
    let account_id = actor.signed_in()?;
    let mut work = app.begin(actor).await?;
    work.fact(Fact::EmailConfirmationAsked { account_id });
    work.commit().await
}
