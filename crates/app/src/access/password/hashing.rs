//! How passwords are kept: Argon2id with the crate's default costs (19 MiB, two passes; OWASP's advice), each with
//! its own salt, parameters beside it so that they can rise.

use std::sync::Arc;

use argon2::{
    Argon2, Params, PasswordVerifier,
    password_hash::{PasswordHasher, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use super::rules::LONGEST;
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// Hashes computed at a time: each takes a core for tens of milliseconds, and a login storm must not starve bookings.
const RUNNING: usize = 2;

/// Callers that may wait for their turn, about a second's work; more are told to come back.
const WAITING: usize = 64;

/// The turns of password hashing.
pub struct Hashing {
    running: Arc<Semaphore>,
    waiting: Semaphore,
}

/// What came of comparing a password with a kept hash.
pub struct Verified {
    pub is_right: bool,
    /// The hash was made with other costs than today's.
    pub is_outdated: bool,
}

/// Compared with when there is no account, so that an unknown address takes as long as a known one. No password
/// gives this hash but by a collision.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$ZG9jdG9ybHkgbm9ib2R5IQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl Default for Hashing {
    fn default() -> Self {
        Self { running: Arc::new(Semaphore::new(RUNNING)), waiting: Semaphore::new(WAITING) }
    }
}

impl Hashing {
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.waiting.try_acquire().map_err(|_| busy())?;
        let turn = Arc::clone(&self.running).acquire_owned().await;
        let turn = turn.map_err(|e| Error::broken_by("hashing was closed", e))?;
        let computing = tokio::task::spawn_blocking(move || {
            // Kept here: a caller that hangs up must not free a core that is still computing.
            let _turn = turn;
            work()
        });
        computing.await.map_err(|e| Error::broken_by("a password hash was not finished", e))
    }
}

fn busy() -> Error {
    let detail = "Many people are signing in at this moment. Try again in a few seconds.";
    Problem::new(Kind::Unavailable, "busy", detail).retry_after(2).into()
}

/// The form in which a password is kept.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let mut salt = [0_u8; 16];
    app.chance.fill(&mut salt);
    let password = password.to_owned();
    let hashed = app
        .hashing
        .run(move || Argon2::default().hash_password_with_salt(password.as_bytes(), &salt))
        .await?;
    Ok(hashed.map_err(|e| Error::broken_by("a password could not be hashed", e))?.to_string())
}

/// Compares a password with the kept hash, or with nobody's when there is no account; takes as long either way.
pub async fn verify(app: &App, password: &str, kept: Option<&str>) -> Result<Verified> {
    let is_plausible = password.chars().count() <= LONGEST;
    let password = if is_plausible { password.to_owned() } else { String::new() };
    let kept = kept.filter(|_| is_plausible).unwrap_or(NOBODY).to_owned();
    app.hashing
        .run(move || {
            let Ok(parsed) = PasswordHash::new(&kept) else {
                return Verified { is_right: false, is_outdated: false };
            };
            let is_right = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
            Verified { is_right, is_outdated: is_outdated(&parsed) }
        })
        .await
}

fn is_outdated(hash: &PasswordHash) -> bool {
    let costs = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    Params::try_from(hash).map_or(true, |params| costs(&params) != costs(&Params::default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_costs_as_much_as_somebody() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        assert!(!is_outdated(&nobody));
        let output = |hash: &PasswordHash| hash.hash.as_ref().map(|output| output.as_ref().len());
        let somebody = Argon2::default().hash_password_with_salt(b"x", b"0123456789abcdef").unwrap();
        assert_eq!(output(&nobody), output(&somebody));
    }

    #[test]
    fn a_hash_with_lower_costs_is_outdated() {
        let cheap = Argon2::from(Params::new(8, 1, 1, None).unwrap());
        assert!(is_outdated(&cheap.hash_password_with_salt(b"x", b"0123456789abcdef").unwrap()));
    }
}
