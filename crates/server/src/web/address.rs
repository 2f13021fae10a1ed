//! Addresses of our own pages with their queries.

use std::fmt::Write;

/// A path and a query under construction: `Address::to("/doctors").with("q", "skin")`.
#[derive(Debug, Clone)]
pub struct Address(String);

impl Address {
    pub fn to(path: &str) -> Address {
        Address(path.to_owned())
    }

    /// Adds a parameter; one without a value is left out.
    pub fn with(mut self, name: &str, value: &str) -> Address {
        if !value.is_empty() {
            let mark = if self.0.contains('?') { '&' } else { '?' };
            self.0.push(mark);
            self.0.push_str(name);
            self.0.push('=');
            encode(value, &mut self.0);
        }
        self
    }
}

impl From<Address> for String {
    fn from(address: Address) -> String {
        address.0
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a form may lead back to: a path of this site, never another host (`//evil.example`,
/// `/\evil.example` and whole addresses are refused).
pub fn own_path(next: &str) -> &str {
    let inside =
        next.starts_with('/') && !next[1..].starts_with(['/', '\\']) && !next.contains(char::is_control);
    if inside { next } else { "/" }
}

/// Whether a path is `prefix` or lies below it.
pub fn is_under(path: &str, prefix: &str) -> bool {
    path == prefix || path.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
}

fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(byte as char);
        } else {
            // Writing to a String cannot fail.
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_encoded_and_empty_values_are_left_out() {
        let address = Address::to("/doctors").with("q", "skin & عائشہ").with("date", "").with("sort", "fee");
        assert_eq!(address.to_string(), "/doctors?q=skin%20%26%20%D8%B9%D8%A7%D8%A6%D8%B4%DB%81&sort=fee");
    }

    #[test]
    fn a_form_never_leads_to_another_site() {
        for bad in
            ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/a\nb"]
        {
            assert_eq!(own_path(bad), "/", "{bad:?}");
        }
        assert_eq!(own_path("/appointments?past"), "/appointments?past");
    }
}
