//! Which passwords are taken: long enough, and not among those that are tried first. Nothing is asked about digits
//! and capitals, which makes people write `Password1!` (NIST SP 800-63B, 5.1.1.2).

use kernel::{
    fields::Complaint,
    text::{Email, folded},
};

const SHORTEST: usize = 10;
pub const LONGEST: usize = 200;

/// What the most used passwords are made of, folded by [`bare`]. What is left of a password when digits and marks
/// around it are taken away must be more than one of these.
const WELL_KNOWN: &[&str] = &[
    "abcdef",
    "abcdefg",
    "abcdefgh",
    "access",
    "administrator",
    "admin",
    "asdfgh",
    "asdfghjkl",
    "baseball",
    "basketball",
    "batman",
    "changeme",
    "charlie",
    "chocolate",
    "clinic",
    "computer",
    "default",
    "doctor",
    "doctorly",
    "donald",
    "dragon",
    "facebook",
    "flower",
    "football",
    "freedom",
    "google",
    "hello",
    "helloworld",
    "hospital",
    "iloveyou",
    "internet",
    "jordan",
    "karachi",
    "lahore",
    "letmein",
    "liverpool",
    "login",
    "lovely",
    "master",
    "michael",
    "monkey",
    "mustang",
    "myspace",
    "ninja",
    "pakistan",
    "pass",
    "passphrase",
    "passw",
    "password",
    "passwort",
    "princess",
    "qazwsx",
    "qazwsxedc",
    "qwerty",
    "qwertyui",
    "qwertyuiop",
    "qwertz",
    "samsung",
    "secret",
    "shadow",
    "starwars",
    "sunshine",
    "superman",
    "temp",
    "temppass",
    "test",
    "testing",
    "testpassword",
    "trustno",
    "user",
    "username",
    "welcome",
    "whatever",
    "zaqwsx",
    "zxcvbnm",
];

/// Rows that fingers run along.
const RUNS: &[&str] = &[
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "qazwsxedcrfvtgbyhnujmikolp",
];

/// Whether a new password may be taken; says why not. Address and name are what an attacker knows; a fault in one of
/// them hides none in the password, so either may be missing.
pub fn check(password: &str, email: Option<&Email>, name: &str) -> Result<(), Complaint> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Complaint::new("too_short", format!("Use at least {SHORTEST} characters.")));
    }
    if length > LONGEST {
        return Err(Complaint::new("too_long", format!("Use at most {LONGEST} characters.")));
    }
    if password.contains('\0') {
        return Err(Complaint::new("bad_characters", "Remove the invisible or control characters."));
    }
    if is_guessable(password) || is_about(password, email, name) {
        let message = "This is one of the first that would be guessed. Three or four words that do not belong \
                       together are easy to keep and hard to guess.";
        return Err(Complaint::new("too_easy", message));
    }
    Ok(())
}

fn is_guessable(password: &str) -> bool {
    let lower = password.to_lowercase();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() < 5 || is_run(&lower) || is_well_known(unit(&lower))
}

/// The part that the text repeats, or all of it: `secretsecret` is no more than `secret`.
fn unit(text: &str) -> &str {
    let starts = text.char_indices().map(|(at, _)| at).skip(1);
    let repeats = |&at: &usize| text.len().is_multiple_of(at) && text[..at].repeat(text.len() / at) == text;
    starts.take_while(|&at| at <= text.len() / 2).find(repeats).map_or(text, |at| &text[..at])
}

/// Whether the text, or the part it repeats, lies in one run of keys or letters, forwards or backwards.
fn is_run(text: &str) -> bool {
    let unit = unit(text);
    let backwards: String = unit.chars().rev().collect();
    RUNS.iter().any(|run| run.contains(unit) || run.contains(&backwards))
}

fn is_well_known(unit: &str) -> bool {
    let bare = bare(unit);
    bare.is_empty() || WELL_KNOWN.contains(&bare.as_str()) || is_run(&bare)
}

/// Lower case, marks and digits at both ends away, digits inside read as the letters they stand for.
fn bare(text: &str) -> String {
    let spelled = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    };
    let is_letter_like = |c: char| c.is_alphabetic() || matches!(c, '@' | '$');
    let core = text.trim_matches(|c: char| !is_letter_like(c));
    core.chars().map(spelled).filter(|c| c.is_alphabetic()).collect()
}

/// Whether it is the person's own address or name with little around it.
fn is_about(password: &str, email: Option<&Email>, name: &str) -> bool {
    let letters = |text: &str| folded(text).replace(' ', "");
    let (password, address) = (letters(password), email.map_or("", Email::as_str));
    let local = address.split('@').next().unwrap_or(address);
    let words: Vec<String> = folded(name).split(' ').map(str::to_owned).collect();
    // Neighbouring names without the others count like the whole name.
    let parts = (0..words.len()).flat_map(|first| (first..words.len()).map(move |last| (first, last)));
    let names = parts.map(|(first, last)| words[first..=last].concat());
    [address, local].into_iter().map(letters).chain(names).any(|known| {
        let rest = password.strip_prefix(&known).or_else(|| password.strip_suffix(&known));
        known.chars().count() >= 4 && rest.is_some_and(|rest| rest.chars().count() <= 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code_of(password: &str) -> Option<&'static str> {
        let email = Email::parse("ana@example.org").unwrap();
        check(password, Some(&email), "Ana María Delgado").err().map(|complaint| complaint.code)
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for easy in [
            "1234567890",
            "0987654321",
            "aaaaaaaaaa",
            "abababababab",
            "qwertyuiop",
            "QWERTYUIOP",
            "passwordpassword",
            "Password123!",
            "P@ssw0rd2026",
            "$ecret12345",
            "letmein!!!!!",
            "doctorly2026",
            "1q2w3e4r5t",
            "abcdefghij",
            "anamaria2026",
            "ana@example.org",
            "Ana María Delgado",
            "5555555555",
            "iloveyou123",
            "..........",
            "2026-11-21",
            "qwerty123456",
            "123456789a1",
        ] {
            assert_eq!(code_of(easy), Some("too_easy"), "{easy}");
        }
    }

    #[test]
    fn a_password_is_judged_without_address_and_name_as_well() {
        let code_of = |password| check(password, None, "").err().map(|complaint| complaint.code);
        assert_eq!(
            ["", "anamaria2026", "doctorly2026"].map(code_of),
            [Some("too_short"), None, Some("too_easy")]
        );
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(code_of("short1"), Some("too_short"));
        assert_eq!(code_of("گلابی چاند نیلا دریا"), None);
        assert_eq!(code_of(&"no way ".repeat(29)), Some("too_long"));
    }

    #[test]
    fn what_nobody_would_try_is_taken() {
        for good in
            ["correct horse battery", "tulip-Rocket-9-mango", "x8#kPq!02mZv", "my password is a river of tea"]
        {
            assert_eq!(code_of(good), None, "{good}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_the_rules_panic(text in any::<String>()) {
            let _ = code_of(&text);
        }
    }
}
