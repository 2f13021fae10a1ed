//! Do without a second factor again: by who has both, or with the help of whoever runs the installation.

use kernel::{fields::Check, id::AccountId, text::Email};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{codes, confirm::wrong_code};
use crate::{
    App, Work,
    access::{self, Action, Actor, lockout, model::EndReason, own_password, secret::Secret, store},
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnOffTotp {
    #[schema(required = true)]
    pub password: Option<Secret>,
    /// Of the app, or a recovery code.
    #[schema(required = true)]
    pub code: Option<Secret>,
}

/// Turns the second factor off. A wrong code counts like a wrong password. 409 `totp_off`; 422 `wrong_password`, `totp_invalid` by field.
pub async fn turn_off_totp(app: &App, actor: &Actor, input: TurnOffTotp) -> Result<()> {
    actor.reach(Action::UseAccount)?;
    let mut check = Check::new();
    let typed = check.required("password", input.password, Ok);
    let code = check.required("code", input.code, Ok);
    let (typed, code) = check.build(|| Some((typed?, code?))).map_err(Error::fields)?;
    let account = store::account(app.db.read(), actor.signed_in()?).await?;
    let account = account.ok_or_else(Error::unauthenticated)?;
    if !account.has_totp() {
        return Err(totp_off());
    }
    own_password::prove(app, &account, &typed, "password").await?;
    let mut work = app.begin(actor).await?;
    let proof = codes::proof_of(app, &account, code.expose());
    let used = match &proof {
        Some(proof) => codes::use_up(&work, account.id, proof).await?,
        None => false,
    };
    if !used {
        work.give_up().await?;
        lockout::count(app, &account.email).await?;
        return Err(wrong_code("code"));
    }
    forget(&mut work, account.id).await?;
    work.commit().await
}

/// For whoever runs the installation, when somebody has lost both the app and the recovery codes: signing in asks for
/// no code any more, and whoever was signed in is not. The person is told by mail. Who asks for it has been
/// recognised outside Doctorly.
///
/// 404 `account`; 409 `totp_off`; 422 `email`.
pub async fn turn_off_totp_of(app: &App, email: &str) -> Result<()> {
    let email =
        Email::parse(email).map_err(|complaint| Error::field("email", complaint.code, complaint.message))?;
    let account = store::account_by_email(app.db.read(), email.as_str()).await?;
    let account = account.ok_or_else(|| Error::not_found("account"))?;
    if !account.has_totp() {
        return Err(totp_off());
    }
    let system = Actor::system();
    let mut work = app.begin(&system).await?;
    forget(&mut work, account.id).await?;
    store::end_sessions(&work, account.id, None, app.now(), EndReason::SignedOutEverywhere).await?;
    work.commit().await?;
    access::forget(app, account.id).await;
    Ok(())
}

async fn forget(work: &mut Work<'_>, account_id: AccountId) -> Result<()> {
    codes::forget(work, account_id).await?;
    work.audit(Entry::new("account.turn_off_totp", account_id));
    work.fact(Fact::SecondFactorChanged { account_id });
    Ok(())
}

fn totp_off() -> Error {
    Error::conflict("totp_off", "Signing in asks for no code.")
}
