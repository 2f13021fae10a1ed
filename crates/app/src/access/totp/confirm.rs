//! A first code shows that the app has the secret: from now on signing in asks for one.

use kernel::fields::Check;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{codes, seal};
use crate::{
    App,
    access::{
        Action, Actor,
        model::EndReason,
        own_password,
        secret::Secret,
        store::{self, account},
    },
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmTotp {
    #[schema(required = true)]
    pub password: Option<Secret>,
    /// Six digits.
    #[schema(required = true)]
    pub code: Option<Secret>,
}

/// Each signs in once in place of the app's code; shown this once.
#[derive(Clone, Serialize, ToSchema)]
pub struct RecoveryCodes {
    pub recovery_codes: Vec<String>,
}

/// Turns the second factor on, and ends the account's other sessions: whoever had the password alone is out, and whoever has a session alone
/// cannot lock its owner out. 409 `totp_on`, `totp_not_begun`; 422 `wrong_password`, `totp_invalid` by field.
pub async fn confirm_totp(app: &App, actor: &Actor, input: ConfirmTotp) -> Result<RecoveryCodes> {
    actor.reach(Action::UseAccount)?;
    let mut check = Check::new();
    let typed = check.required("password", input.password, Ok);
    let code = check.required("code", input.code, Ok);
    let (typed, code) = check.build(|| Some((typed?, code?))).map_err(Error::fields)?;
    let account = store::account(app.db.read(), actor.signed_in()?).await?;
    let account = account.ok_or_else(Error::unauthenticated)?;
    if account.has_totp() {
        return Err(Error::conflict("totp_on", "Signing in asks for a code already."));
    }
    own_password::prove(app, &account, &typed, "password").await?;
    let sealed = account.totp_secret.as_deref();
    let secret = sealed.and_then(|sealed| seal::open(app, account.id, sealed));
    let not_begun = || Error::conflict("totp_not_begun", "Add the key to your authenticator app first.");
    let secret = secret.ok_or_else(not_begun)?;
    let step = codes::step_of(app, &secret, code.expose().trim()).ok_or_else(|| wrong_code("code"))?;
    let mut work = app.begin(actor).await?;
    let confirmed = account::Entity::update_many()
        .col_expr(account::Column::TotpConfirmedAt, Expr::value(app.now()))
        .col_expr(account::Column::TotpLastStep, Expr::value(step))
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::TotpSecret.eq(sealed))
        .filter(account::Column::TotpConfirmedAt.is_null())
        .exec(&**work)
        .await?;
    if confirmed.rows_affected == 0 {
        return Err(not_begun());
    }
    store::end_sessions(&work, account.id, actor.session_id, app.now(), EndReason::SecondFactorOn).await?;
    let recovery_codes = codes::renew_recovery(app, &work, account.id).await?;
    work.audit(Entry::new("account.turn_on_totp", account.id));
    work.fact(Fact::SecondFactorChanged { account_id: account.id });
    work.commit().await?;
    app.known.drop_account(account.id).await;
    Ok(RecoveryCodes { recovery_codes })
}

pub(super) fn wrong_code(field: &str) -> Error {
    Error::field(field, "totp_invalid", "This code is wrong, too old, or was used before.")
}
