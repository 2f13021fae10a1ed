//! Words of sign-ins and links, and the hashes by which secrets are kept.

kernel::words! {
    /// How a session is carried.
    pub enum SessionKind {
        /// A short access token and a refresh token that is good for one use.
        Bearer = "bearer",
        /// A browser's cookie; its expiry moves along while it is used.
        Web = "web",
    }
}

kernel::words! {
    /// Why a session no longer signs anybody in.
    pub enum EndReason {
        SignedOut = "signed_out",
        SignedOutEverywhere = "signed_out_everywhere",
        /// Ended from another device's list.
        Ended = "ended",
        PasswordChanged = "password_changed",
        PasswordReset = "password_reset",
        /// It was begun without the code that is asked for from now on.
        SecondFactorOn = "second_factor_on",
        /// A refresh token came back that had been used: somebody copied it.
        RefreshReused = "refresh_reused",
        AccountClosed = "account_closed",
    }
}

kernel::words! {
    /// What the bearer of a mailed link may do, once.
    pub enum LinkPurpose {
        ConfirmEmail = "confirm_email",
        ResetPassword = "reset_password",
    }
}

/// SHA-256 in hex: the only form in which a token is kept. Tokens are 256 random bits, so that nothing slower is
/// needed against guessing.
pub fn hash_of(secret: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(secret.as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
