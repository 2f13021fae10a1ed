//! The crate ladder: kernel → database → app → server, each leaning only on those before it.

use super::source::Source;

pub const LADDER: [&str; 4] = ["kernel", "database", "app", "server"];

/// Crates that speak HTTP; the app has no use for them.
const HTTP: [&str; 6] = ["axum", "axum-extra", "http", "hyper", "tower-http", "reqwest"];

/// `source` is a manifest, `crates/<name>/Cargo.toml`.
pub fn breaches(source: &Source) -> Vec<String> {
    let name = source.path.split('/').nth(1).unwrap_or_default();
    let Some(place) = LADDER.iter().position(|step| *step == name) else {
        return vec![format!("{}: the crate `{name}` has no place on the ladder", source.path)];
    };
    let mut found = Vec::new();
    for dependency in dependencies(&source.text) {
        if LADDER[place..].contains(&dependency.as_str()) {
            found.push(format!("{}: `{name}` leans on `{dependency}`, which is not above it", source.path));
        }
        if name != "server" && HTTP.contains(&dependency.as_str()) {
            found.push(format!(
                "{}: `{name}` leans on `{dependency}`: HTTP belongs to the server",
                source.path
            ));
        }
    }
    found
}

/// Names under every `[…dependencies]` heading, in all three ways TOML writes them.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut listing = false;
    for line in manifest.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            listing = heading.ends_with("dependencies");
            let single = heading.rsplit_once("dependencies.").map(|(_, name)| name.to_owned());
            found.extend(single);
        } else if listing {
            let name: String = line.chars().take_while(|c| !matches!(c, '.' | '=' | ' ')).collect();
            if !name.is_empty() {
                found.push(name);
            }
        }
    }
    found
}

#[test]
fn leaning_upwards_is_found_however_it_is_written() {
    for text in [
        "[dependencies]\napp.workspace = true\n",
        "[dev-dependencies]\napp = { path = \"../app\" }\n",
        "[build-dependencies.app]\npath = \"../app\"\n",
        "[dependencies]\nkernel.workspace = true\nserver = \"1\"\n",
    ] {
        assert_eq!(breaches(&Source::new("crates/database/Cargo.toml", text)).len(), 1, "{text}");
    }
}

#[test]
fn leaning_downwards_is_fine() {
    let text = "[package]\nname = \"app\"\n[dependencies]\nkernel.workspace = true\n# server\ndatabase.workspace = true\n";
    assert!(breaches(&Source::new("crates/app/Cargo.toml", text)).is_empty());
}

#[test]
fn a_crate_without_a_place_and_http_below_the_server_are_found() {
    assert_eq!(breaches(&Source::new("crates/utils/Cargo.toml", "")).len(), 1);
    assert_eq!(breaches(&Source::new("crates/app/Cargo.toml", "[dependencies]\naxum = \"1\"\n")).len(), 1);
    assert!(breaches(&Source::new("crates/server/Cargo.toml", "[dependencies]\naxum = \"1\"\n")).is_empty());
}
