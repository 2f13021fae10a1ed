//! Photographs and pictures that people send.

/// Where a stored picture is answered.
pub fn path(key: &str) -> String {
    format!("/api/v1/media/{key}")
}
