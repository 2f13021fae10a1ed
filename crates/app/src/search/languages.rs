//! Languages people ask for by their English name. Pure.

use kernel::fields::Complaint;

const NAMED: &[(&str, &str)] = &[
    ("ar", "arabic"),
    ("bal", "balochi"),
    ("bn", "bengali"),
    ("de", "german"),
    ("en", "english"),
    ("es", "spanish"),
    ("fa", "persian"),
    ("fr", "french"),
    ("gu", "gujarati"),
    ("hi", "hindi"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("ko", "korean"),
    ("mr", "marathi"),
    ("nl", "dutch"),
    ("pa", "punjabi"),
    ("pl", "polish"),
    ("ps", "pashto"),
    ("pt", "portuguese"),
    ("ru", "russian"),
    ("sd", "sindhi"),
    ("skr", "saraiki"),
    ("ta", "tamil"),
    ("te", "telugu"),
    ("tr", "turkish"),
    ("ur", "urdu"),
    ("zh", "chinese"),
];

/// The ISO 639 code of a code or an English name.
pub fn code(text: &str) -> Result<String, Complaint> {
    let text = text.to_lowercase();
    if let Some((code, _)) = NAMED.iter().find(|(_, name)| *name == text) {
        return Ok((*code).to_owned());
    }
    let is_code = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let message = "Write a language as its code: en, ur, ar.";
    is_code.then_some(text).ok_or_else(|| Complaint::new("not_a_language", message))
}
