//! Settings that cannot be taken, in one sentence that says the fix.

use figment::error::Kind;

use super::environment::variable;

/// Why the settings were refused and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

pub fn refusal(error: &figment::Error) -> Refusal {
    let in_environment = error.metadata.as_ref().is_some_and(|source| source.name == "environment");
    let named = |key: &str| if in_environment { variable(key) } else { format!("{key} in doctorly.toml") };
    let key = error.path.first().map_or("a setting", String::as_str);
    Refusal(match &error.kind {
        Kind::UnknownField(name, known) => match nearest(name, known) {
            Some(near) => format!("there is no setting {}; did you mean {}?", named(name), named(near)),
            None => format!("there is no setting {}; remove it", named(name)),
        },
        Kind::UnknownVariant(_, known) => format!("set {} to one of: {}", named(key), known.join(", ")),
        Kind::InvalidType(_, wanted) | Kind::InvalidValue(_, wanted) => {
            format!("{} cannot be read; set it to {}", named(key), in_words(wanted))
        }
        Kind::Message(says) if error.path.is_empty() => {
            let place = says.lines().next().unwrap_or_default();
            format!("doctorly.toml cannot be read; mend its syntax ({place})")
        }
        // Not the value: it could be a secret.
        _ => format!("{} cannot be read; set it to a value of its kind, see docs/operations", named(key)),
    })
}

fn in_words(wanted: &str) -> &str {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, not negative",
        "a boolean" => "true or false",
        "socket address" | "SocketAddr" => "an address with a port, as 127.0.0.1:8080",
        wanted => wanted,
    }
}

/// The known name that is at most three typing mistakes away.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let (distance, near) = known.iter().map(|near| (mistakes(name, near), *near)).min()?;
    (distance <= 3).then_some(near)
}

/// How many letters must be added, dropped or changed (Levenshtein).
fn mistakes(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
