//! Signatures of webhooks as Standard Webhooks has them (specification 1.0, symmetric): the HMAC-SHA256 of
//! `id.timestamp.body`, in base 64 behind `v1,`. The header may hold several, separated by spaces, while a key changes.

use app::payments::WebhookHeaders;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::time::Instant;
use sha2::Sha256;

/// How far the timestamp may be from now, in either direction: an older message may be a copy somebody kept.
const TOLERANCE_SECONDS: i64 = 300;

pub fn sign(secret: &[u8], id: &str, now: Instant, body: &[u8]) -> WebhookHeaders {
    let timestamp = now.timestamp().as_second().to_string();
    let signature = STANDARD.encode(mac(secret, id, &timestamp, body).finalize().into_bytes());
    WebhookHeaders { id: id.to_owned(), timestamp, signature: format!("v1,{signature}") }
}

/// Whether one of the signatures is right and the timestamp is near `now`. Compares in constant time.
pub fn holds(secret: &[u8], headers: &WebhookHeaders, body: &[u8], now: Instant) -> bool {
    let Ok(timestamp) = headers.timestamp.parse::<i64>() else { return false };
    let age = now.timestamp().as_second().saturating_sub(timestamp);
    age.saturating_abs() <= TOLERANCE_SECONDS
        && headers
            .signature
            .split(' ')
            .filter_map(|signature| STANDARD.decode(signature.strip_prefix("v1,")?).ok())
            .any(|signature| {
                mac(secret, &headers.id, &headers.timestamp, body).verify_slice(&signature).is_ok()
            })
}

/// The HMAC-SHA256 of `parts` under `key`, for keys derived from others.
pub fn derive(key: &[u8], purpose: &str) -> Vec<u8> {
    let mut mac = keyed(key);
    mac.update(purpose.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn mac(secret: &[u8], id: &str, timestamp: &str, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = keyed(secret);
    for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
        mac.update(part);
    }
    mac
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of every length")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Instant {
        Instant(second * 1_000_000)
    }

    /// The example that implementations of the standard test themselves with.
    #[test]
    fn the_signature_is_that_of_other_implementations() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = br#"{"test": 2432232314}"#;
        let headers = sign(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at(1_614_265_330), body);
        assert_eq!(headers.signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_signature_holds_for_its_own_message_at_its_own_time_only() {
        let headers = sign(b"secret", "evt_1", at(1_000_000), b"body");
        assert!(holds(b"secret", &headers, b"body", at(1_000_000)));
        assert!(holds(b"secret", &headers, b"body", at(1_000_300)));
        assert!(!holds(b"secret", &headers, b"body", at(1_000_301)), "too old");
        assert!(!holds(b"secret", &headers, b"body", at(999_699)), "from the future");
        assert!(!holds(b"secret", &headers, b"other", at(1_000_000)));
        assert!(!holds(b"other", &headers, b"body", at(1_000_000)));
        let renamed = WebhookHeaders { id: "evt_2".to_owned(), ..headers.clone() };
        assert!(!holds(b"secret", &renamed, b"body", at(1_000_000)));
        let moved = WebhookHeaders { timestamp: "1000100".to_owned(), ..headers.clone() };
        assert!(!holds(b"secret", &moved, b"body", at(1_000_000)));
        for unreadable in ["", "v1", "v1,", "v1,%%%", "v2,AAAA"] {
            let headers = WebhookHeaders { signature: unreadable.to_owned(), ..headers.clone() };
            assert!(!holds(b"secret", &headers, b"body", at(1_000_000)), "{unreadable}");
        }
        let while_the_key_changes = format!("v1,AAAA {}", headers.signature);
        let headers = WebhookHeaders { signature: while_the_key_changes, ..headers };
        assert!(holds(b"secret", &headers, b"body", at(1_000_000)));
    }
}
