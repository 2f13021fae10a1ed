//! Text that people type, parsed once at the door: trimmed, normalised, limited. Inside the house it is valid.

use crate::fields::Complaint;

/// Characters that reorder or hide their neighbours; they let one name pass for another. The marks that
/// right-to-left scripts need (ZWNJ, ZWJ, LRM, RLM) stay allowed.
fn is_deceptive(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

fn clean_line(raw: &str) -> Result<String, Complaint> {
    if raw.chars().any(|c| c.is_control() && !c.is_whitespace() || is_deceptive(c)) {
        return Err(Complaint::new("bad_characters", "Remove the invisible or control characters."));
    }
    Ok(raw.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// One line of 1..=`most` characters.
pub fn line(raw: &str, most: usize) -> Result<String, Complaint> {
    let text = clean_line(raw)?;
    match text.chars().count() {
        0 => Err(Complaint::new("required", "Fill this in.")),
        n if n > most => Err(Complaint::new("too_long", format!("Use at most {most} characters."))),
        _ => Ok(text),
    }
}

/// Several lines of at most `most` characters; empty is allowed. Line ends become `\n`.
pub fn paragraph(raw: &str, most: usize) -> Result<String, Complaint> {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t' || is_deceptive(c)) {
        return Err(Complaint::new("bad_characters", "Remove the invisible or control characters."));
    }
    let text = text.trim().to_owned();
    if text.chars().count() > most {
        return Err(Complaint::new("too_long", format!("Use at most {most} characters.")));
    }
    Ok(text)
}

/// A person's name: any script, 1..=120 characters, at least one letter.
pub fn person_name(raw: &str) -> Result<String, Complaint> {
    let name = line(raw, 120)?;
    if !name.chars().any(char::is_alphabetic) {
        return Err(Complaint::new("not_a_name", "A name has at least one letter."));
    }
    Ok(name)
}

/// An e-mail address: lower-cased, 3..=254 bytes, one `@`, a dotted domain. Whether it exists only a
/// confirmation mail can tell, so nothing finer is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    pub fn parse(raw: &str) -> Result<Self, Complaint> {
        let wrong = || Complaint::new("not_an_email", "Write an e-mail address like name@example.org.");
        let text = raw.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@').ok_or_else(wrong)?;
        let domain_is_plain = domain.split('.').count() >= 2
            && domain.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        let local_is_plain = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
        if text.len() > 254 || !domain_is_plain || !local_is_plain {
            return Err(wrong());
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// A phone number as E.164 or a national one: `+` and 6..=15 digits; spaces, dashes, dots, brackets dropped.
pub fn phone(raw: &str) -> Result<String, Complaint> {
    let wrong = || Complaint::new("not_a_phone", "Write a phone number like +92 300 1234567.");
    let text: String = raw.chars().filter(|c| !c.is_whitespace() && !"-.()/".contains(*c)).collect();
    let digits = text.strip_prefix('+').unwrap_or(&text);
    let plain = (6..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(text.clone()).ok_or_else(wrong)
}

/// For search and comparison: lower case, accents folded, punctuation to spaces, Arabic-script variants united
/// (so that a name typed on an Arabic keyboard finds the Urdu spelling).
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'ي' | 'ى' | 'ئ' => out.push('ی'),
            'ك' => out.push('ک'),
            'ة' | 'ۃ' | 'ھ' | 'ہ' => out.push('ه'),
            'أ' | 'إ' | 'آ' => out.push('ا'),
            'ؤ' => out.push('و'),
            // Harakat and tatweel carry no identity.
            '\u{064B}'..='\u{0652}' | '\u{0640}' => {}
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => out.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' => out.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' => out.push('u'),
            'ñ' => out.push('n'),
            'ç' => out.push('c'),
            'ß' => out.push_str("ss"),
            c if c.is_alphanumeric() => out.push(c),
            _ => out.push(' '),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_every_script_are_names() {
        for name in ["Zain Siddiqui", "محمد علی", "李雷", "O’Neil-Åström", "D'Arcy 🌹", "  Ana   María "]
        {
            assert!(person_name(name).is_ok(), "{name}");
        }
        assert_eq!(person_name("  Ana   María ").unwrap(), "Ana María");
        for wrong in ["", "   ", "123", "🌹", "a\u{202E}b", "a\u{0000}b", &"x".repeat(121)] {
            assert!(person_name(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn one_mailbox_has_one_spelling() {
        assert_eq!(Email::parse(" Ana@Example.ORG ").unwrap().as_str(), "ana@example.org");
        for wrong in
            ["", "a", "a@", "@b.c", "a@b", "a b@c.d", "a@b..c", "a@-b.c", ".a@b.c", "a@b.c\r\nBcc: x@y.z"]
        {
            assert!(Email::parse(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn phones_keep_their_leading_zeros() {
        assert_eq!(phone("0300-123 4567").unwrap(), "03001234567");
        assert_eq!(phone("+92 (300) 1234567").unwrap(), "+923001234567");
        for wrong in ["", "12345", "+", "call me", "1234567890123456", "٠٣٠٠١٢٣٤٥٦٧"] {
            assert!(phone(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        assert_eq!(folded("Müller-Çelik"), "muller celik");
        assert_eq!(folded("علي"), folded("علی"));
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_a_parser_panic(text in any::<String>()) {
            let _ = (person_name(&text), Email::parse(&text), phone(&text), paragraph(&text, 10), folded(&text));
        }
    }
}
