//! Static files, compiled in and addressed by their content, so that a browser may keep them for
//! ever: a changed file has another address.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// The parts of the one style sheet, in the order of the cascade.
const STYLES: [&str; 11] = [
    "css/fonts.css",
    "css/tokens.css",
    "css/base.css",
    "css/shell.css",
    "css/controls.css",
    "css/components.css",
    "css/times.css",
    "css/pages.css",
    "css/flow.css",
    "css/reports.css",
    "css/print.css",
];

struct Asset {
    bytes: Bytes,
    content_type: &'static str,
}

struct Catalogue {
    /// From the name in `static/` to its address.
    addresses: HashMap<String, String>,
    /// From the last part of the address to the file.
    files: HashMap<String, Asset>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::build);

/// The address of `name` (`icons.svg`, `app.css`, …).
pub fn address(name: &str) -> String {
    // An unknown name is a mistake in a template; its address answers 404 and the page test fails.
    CATALOGUE.addresses.get(name).cloned().unwrap_or_else(|| format!("/static/missing/{name}"))
}

/// The file `name`, as it is.
pub fn bytes(name: &str) -> Option<Bytes> {
    let address = CATALOGUE.addresses.get(name)?;
    let file = CATALOGUE.files.get(address.strip_prefix("/static/")?)?;
    Some(file.bytes.clone())
}

/// Answers `GET /static/{*path}`.
pub async fn serve(Path(path): Path<String>, request: HeaderMap) -> Response {
    let Some(asset) = CATALOGUE.files.get(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    // The address names the content: whoever asks again with any tag already has it.
    headers.insert(header::ETAG, HeaderValue::from_static("\"content\""));
    if request.contains_key(header::IF_NONE_MATCH) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, asset.bytes.clone()).into_response()
}

/// Every address with its bytes, for a test that writes the pages to a folder.
#[cfg(test)]
pub fn all() -> Vec<(String, Bytes)> {
    CATALOGUE.files.iter().map(|(path, asset)| (path.clone(), asset.bytes.clone())).collect()
}

impl Catalogue {
    fn build() -> Catalogue {
        let mut catalogue = Catalogue { addresses: HashMap::new(), files: HashMap::new() };
        for name in Files::iter() {
            if name.starts_with("css/") {
                continue;
            }
            if let Some(file) = Files::get(&name) {
                catalogue.add(&name, Bytes::from(file.data.into_owned()));
            }
        }
        let styles = catalogue.styles();
        catalogue.add("app.css", styles);
        catalogue
    }

    /// One style sheet out of its parts; fonts are named by their hashed addresses.
    fn styles(&self) -> Bytes {
        let mut text = String::new();
        for name in STYLES {
            if let Some(file) = Files::get(name) {
                text.push_str(&String::from_utf8_lossy(&file.data));
                text.push('\n');
            }
        }
        for (name, address) in &self.addresses {
            if name.starts_with("fonts/") {
                text = text.replace(&format!("url(\"../{name}\")"), &format!("url(\"{address}\")"));
            }
        }
        Bytes::from(text)
    }

    fn add(&mut self, name: &str, bytes: Bytes) {
        let digest = Sha256::digest(&bytes);
        let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = format!("{stem}.{hash}.{extension}");
        self.addresses.insert(name.to_owned(), format!("/static/{path}"));
        self.files.insert(path, Asset { bytes, content_type: content_type(extension) });
    }
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}
