//! A secret that must be read again is kept sealed (ChaCha20-Poly1305, RFC 8439) under a key made from the installation's
//! secret: a stolen copy of the database makes no codes, and a sealed secret put into another account's row does not
//! open.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::id::AccountId;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

use crate::{
    App,
    error::{Error, Result},
};

pub fn seal(app: &App, id: AccountId, plain: &[u8]) -> Result<String> {
    let mut nonce = [0_u8; NONCE_LEN];
    app.chance.fill(&mut nonce);
    let mut sealed = plain.to_vec();
    key(app)?
        .seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(id.0.into_bytes()),
            &mut sealed,
        )
        .map_err(|_| Error::broken("a secret could not be sealed"))?;
    Ok(STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
}

/// Nothing where it was sealed under another installation's secret, for another account, or was tampered with.
pub fn open(app: &App, id: AccountId, sealed: &str) -> Option<Vec<u8>> {
    let sealed = STANDARD_NO_PAD.decode(sealed).ok()?;
    let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let mut rest = rest.to_vec();
    let opened = key(app).ok()?.open_in_place(nonce, Aad::from(id.0.into_bytes()), &mut rest);
    if opened.is_err() {
        tracing::warn!("the secret of an authenticator app does not open; was DOCTORLY_SECRET changed?");
    }
    opened.ok().map(|plain| plain.to_vec())
}

fn key(app: &App) -> Result<LessSafeKey> {
    let key = UnboundKey::new(&CHACHA20_POLY1305, &derived(app, b"totp secrets"));
    key.map(LessSafeKey::new).map_err(|_| Error::broken("the sealing key has a wrong length"))
}

/// A key for one purpose, made from the installation's secret.
pub fn derived(app: &App, purpose: &[u8]) -> [u8; 32] {
    mac(&app.settings.secret, purpose).finalize().into_bytes().into()
}

/// HMAC-SHA-256 (RFC 2104) of a text.
pub fn mac(key: &[u8], text: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of every length");
    mac.update(text);
    mac
}
