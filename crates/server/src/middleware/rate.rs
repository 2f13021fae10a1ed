//! How often one caller may ask: a leaky bucket (GCRA) for every account, or address where nobody is signed in. Sign-in
//! and its like have a smaller bucket by address, because there guessing pays. Processes that share a cache share them.

use std::net::IpAddr;

use app::Taken;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, StatusCode},
    response::{IntoResponse, Response},
};

use super::{Inner, address::ClientAddress};
use crate::{
    api::{Caller, problem::ProblemBody},
    surface::Shell,
};

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

pub async fn limit(shell: &Shell, request: Request, next: impl Inner) -> Response {
    let taken = match asker(shell, &request) {
        Some((key, per_minute)) => Some((per_minute, shell.app.ports.cache.take(&key, per_minute).await)),
        None => None,
    };
    let mut response = match taken {
        Some((_, Taken { allowed: false, reset_seconds, .. })) => {
            let detail = "You ask too often. Wait a little and try again.";
            ProblemBody::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail)
                .retry_after(reset_seconds)
                .into_response()
        }
        _ => next.run(request).await,
    };
    if let Some((limit, taken)) = taken {
        write(response.headers_mut(), limit, taken);
    }
    response
}

/// Whose bucket it is and how many it gives a minute; nothing where there is no limit.
fn asker(shell: &Shell, request: &Request) -> Option<(String, u32)> {
    let path = request.uri().path();
    if is_free(path) {
        return None;
    }
    let ClientAddress(address) = *request.extensions().get::<ClientAddress>()?;
    let address = whole_network(address);
    let limited = |key: String, per_minute: u32| (per_minute > 0).then_some((key, per_minute));
    if is_sign_in(request.method().is_safe(), path) {
        return limited(format!("sign-in/{address}"), shell.http.sign_ins_per_minute);
    }
    let account = request.extensions().get::<Caller>().and_then(|caller| caller.answerable().0);
    let key = account.map_or_else(|| address.to_string(), |id| id.to_string());
    limited(key, shell.http.requests_per_minute)
}

/// Probes must answer under load, and style sheets come in bunches.
fn is_free(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics") || path.starts_with("/static/")
}

/// Pages whose forms take a password or a token, or have mail sent.
const SIGN_IN_PAGES: [&str; 9] = [
    "/sign-in",
    "/register",
    "/book/sign-in",
    "/book/register",
    "/forgot-password",
    "/reset-password",
    "/confirm-email",
    "/account/password",
    "/account/two-step",
];

/// Where a password or a token could be guessed.
fn is_sign_in(safe: bool, path: &str) -> bool {
    let api = ["/api/v1/auth/", "/api/v1/me/totp"].iter().any(|prefix| path.starts_with(prefix));
    !safe && (api || SIGN_IN_PAGES.iter().any(|page| path.starts_with(page)))
}

/// A household has a whole /64 of IPv6 addresses.
fn whole_network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        address => address,
    }
}

fn write(headers: &mut HeaderMap, limit: u32, taken: Taken) {
    headers.insert(LIMIT, limit.into());
    headers.insert(REMAINING, taken.remaining.into());
    headers.insert(RESET, taken.reset_seconds.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_bucket() {
        let of = |text: &str| whole_network(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
    }
}
