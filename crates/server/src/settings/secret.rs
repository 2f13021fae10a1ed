//! The secret that signs links: strong, or not at all.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    path::Path,
};

use app::Chance;

use super::Refusal;

const SHORTEST: usize = 32;

/// Words that stand in examples and guesses.
const WEAK: [&str; 9] =
    ["secret", "password", "passwort", "changeme", "change-me", "doctorly", "example", "default", "12345678"];

/// Refuses what could be guessed.
pub fn check(secret: &str) -> Result<(), Refusal> {
    let fix = "let `openssl rand -hex 32` make one, or leave DOCTORLY_SECRET out and one is made for you";
    if secret.len() < SHORTEST {
        return Err(Refusal(format!("the secret is shorter than {SHORTEST} characters; {fix}")));
    }
    let lower = secret.to_lowercase();
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    if letters.len() < 10 || WEAK.iter().any(|word| lower.contains(word)) {
        return Err(Refusal(format!("the secret is easy to guess; {fix}")));
    }
    Ok(())
}

/// The secret in `file`; made there, readable by its owner only, when the file is missing.
pub fn kept(file: &Path, chance: &dyn Chance) -> Result<Vec<u8>, Refusal> {
    let trouble = |error: std::io::Error| {
        let place = file.display();
        Refusal(format!(
            "the secret file {place} cannot be used ({error}); let DOCTORLY_DATA_DIR name a folder that can be written"
        ))
    };
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(trouble)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(mut made) => {
            let mut random = [0_u8; 32];
            chance.fill(&mut random);
            let text: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
            made.write_all(text.as_bytes()).and_then(|()| made.sync_all()).map_err(trouble)?;
            Ok(text.into_bytes())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let text = std::fs::read_to_string(file).map_err(trouble)?;
            let secret = text.trim();
            let place = file.display();
            check(secret).map_err(|_| {
                Refusal(format!("the secret in {place} is weak; delete the file and one is made for you"))
            })?;
            Ok(secret.as_bytes().to_vec())
        }
        Err(error) => Err(trouble(error)),
    }
}
