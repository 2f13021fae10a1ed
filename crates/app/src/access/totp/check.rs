//! Asking for a code where an account has a second factor.

use database::Tx;
use kernel::id::AccountId;

use super::codes::{self, Proof};
use crate::{
    App,
    access::{lockout, secret::Secret, store::Account},
    error::{Error, Kind, Problem, Result},
};

/// What the code proves, for an account that asks for one; nothing for another. To be used up by [`use_up`] in the
/// transaction that it allows. A wrong one counts like a wrong password, a missing one does not.
///
/// 401 `totp_required`, `totp_invalid`.
pub async fn check(app: &App, account: &Account, code: Option<&Secret>) -> Result<Option<Proof>> {
    if !account.has_totp() {
        return Ok(None);
    }
    let Some(code) = code.map(Secret::expose).filter(|code| !code.trim().is_empty()) else {
        let detail = "Enter the code from your authenticator app, or a recovery code.";
        return Err(Problem::new(Kind::Unauthenticated, "totp_required", detail).into());
    };
    match codes::proof_of(app, account, code) {
        Some(proof) => Ok(Some(proof)),
        None => {
            lockout::count(app, &account.email).await?;
            Err(invalid())
        }
    }
}

/// Uses the proof up; 401 `totp_invalid` when it was used before. The caller counts that once its transaction is gone.
pub async fn use_up(tx: &Tx, id: AccountId, proof: &Proof) -> Result<()> {
    if codes::use_up(tx, id, proof).await? { Ok(()) } else { Err(invalid()) }
}

fn invalid() -> Error {
    let detail = "This code is wrong, too old, or was used before.";
    Problem::new(Kind::Unauthenticated, "totp_invalid", detail).into()
}
