//! Whoever is signed in shows that they know the password too, before what a stolen session must not be able to do.

use super::{lockout, password, secret::Secret, store};
use crate::{
    App,
    error::{Error, Result},
};

/// 422 `wrong_password` by the field where it stood. A wrong one counts like one at signing in: this must not be a way to
/// guess.
pub(super) async fn prove(
    app: &App,
    account: &store::Account,
    typed: &Secret,
    field: &'static str,
) -> Result<()> {
    lockout::check(app.db.read(), &account.email, app.now()).await?;
    if password::verify(app, typed.expose(), Some(&account.password_hash)).await?.is_right {
        return Ok(());
    }
    lockout::count(app, &account.email).await?;
    Err(Error::field(field, "wrong_password", "This is not your password."))
}
