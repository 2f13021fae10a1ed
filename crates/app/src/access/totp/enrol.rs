//! Begin with an authenticator app: it is given a secret, which counts once a code shows that it arrived.

use sea_orm::entity::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use super::seal;
use crate::{
    App,
    access::{
        Action, Actor,
        confirm_email::email_not_confirmed,
        store::{self, account},
    },
    audit::Entry,
    error::{Error, Result},
};

/// What the app is told, by typing or by scanning; shown this once.
#[derive(Clone, Serialize, ToSchema)]
pub struct TotpEnrolment {
    /// Base 32.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    pub secret: String,
    /// For a link or a QR code.
    pub otpauth_uri: String,
}

/// Gives a new secret in place of one that was never confirmed. 409 `totp_on` where a second factor is in use;
/// `email_not_confirmed`, or whoever registers another's address could keep them out of it for good.
pub async fn enrol_totp(app: &App, actor: &Actor) -> Result<TotpEnrolment> {
    actor.reach(Action::UseAccount)?;
    let mut plain = [0_u8; 20];
    app.chance.fill(&mut plain);
    let mut work = app.begin(actor).await?;
    let account = store::account(&**work, actor.signed_in()?).await?.ok_or_else(Error::unauthenticated)?;
    if account.email_confirmed_at.is_none() {
        return Err(email_not_confirmed());
    }
    let begun = account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(seal::seal(app, account.id, &plain)?))
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::TotpConfirmedAt.is_null())
        .exec(&**work)
        .await?;
    if begun.rows_affected == 0 {
        return Err(Error::conflict("totp_on", "Signing in asks for a code already."));
    }
    work.audit(Entry::new("account.enrol_totp", account.id));
    work.commit().await?;
    let secret = totp_rs::Secret::from(plain).to_base32();
    let otpauth_uri = uri(&account.email, &secret);
    Ok(TotpEnrolment { secret, otpauth_uri })
}

/// As authenticator apps read it; the label names installation and account.
fn uri(email: &str, secret: &str) -> String {
    format!("otpauth://totp/Doctorly:{}?secret={secret}&issuer=Doctorly", encoded(email))
}

/// Percent-encoding (RFC 3986 §2.1) of everything that is not unreserved.
fn encoded(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
