//! How close a word of a question is to a word about a doctor: the rule that typos are forgiven by, and the part of a
//! doctor that counts how much. Pure; the index finds words by this rule faster, and a test holds the two together.

use super::words::{sounds, stem};

/// What part of a doctor a word comes from, with the weight it has in the order by relevance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Name,
    Specialization,
    /// What people say when they mean the specialization: skin, heart, teeth.
    Complaint,
    Service,
    Department,
    Qualification,
    /// Clinic and city.
    Place,
    Description,
}

impl Part {
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Specialization,
        Self::Complaint,
        Self::Service,
        Self::Department,
        Self::Qualification,
        Self::Place,
        Self::Description,
    ];

    pub const fn weight(self) -> u16 {
        match self {
            Self::Name => 10,
            Self::Specialization => 9,
            Self::Complaint | Self::Service => 8,
            Self::Department => 7,
            Self::Qualification => 6,
            Self::Place => 5,
            Self::Description => 3,
        }
    }

    /// Whether words meet by their stem. A name has none.
    pub const fn has_stems(self) -> bool {
        !matches!(self, Self::Name | Self::Place)
    }

    /// Whether typos are forgiven. In running text they would find anything.
    pub const fn forgives_typos(self) -> bool {
        !matches!(self, Self::Description)
    }

    /// Whether words meet by their sound.
    pub const fn has_sounds(self) -> bool {
        matches!(self, Self::Name)
    }
}

/// From far to near; the number is what it counts in the order by relevance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u16)]
pub enum Closeness {
    TwoTypos = 4,
    Sound = 5,
    /// The beginning of the word with a typo in it.
    TypoInBeginning = 6,
    Typo = 7,
    Beginning = 8,
    Stem = 9,
    Exact = 10,
}

impl Closeness {
    /// What a word of this part counts, met this closely.
    pub const fn score(self, part: Part) -> u16 {
        self as u16 * part.weight()
    }

    /// Whether the word only counts where nobody has the one that was typed: two typos lead from one specialization to
    /// another (neurology, urology).
    pub fn is_far(self) -> bool {
        self == Self::TwoTypos
    }

    /// Whether the word was meant as it was typed.
    pub fn is_as_typed(self) -> bool {
        self >= Self::Beginning
    }
}

/// A word of a question, ready to be compared.
#[derive(Clone, Debug)]
pub struct AskedWord {
    pub text: String,
    pub stem: Option<String>,
    pub sounds: Vec<String>,
    letters: usize,
    is_last: bool,
}

impl AskedWord {
    /// `is_last` for the word that is still being typed.
    pub fn new(text: String, is_last: bool) -> Self {
        let letters = text.chars().count();
        let sounds = if letters < 3 { Vec::new() } else { sounds(&text) };
        Self { stem: stem(&text), sounds, letters, is_last, text }
    }

    /// Typos forgiven by length: none up to three letters, one up to seven, two beyond.
    pub fn typos(&self) -> u8 {
        typos(self.letters)
    }

    /// Whether longer words that begin with it count; a single letter only while it is being typed.
    pub fn may_be_beginning(&self) -> bool {
        self.is_last || self.letters >= 2
    }

    /// Whether longer words that begin almost like it count.
    pub fn may_be_beginning_with_typo(&self) -> bool {
        self.is_last && self.letters >= 4
    }

    /// The stem with the typos it may have.
    pub fn stem_typos(&self) -> Option<(&str, u8)> {
        self.stem.as_deref().map(|stem| (stem, typos(stem.chars().count())))
    }

    /// How close `word` is, a word or stem of `part`; `None` when they have nothing to do with each other.
    pub fn closeness(&self, part: Part, word: &str) -> Option<Closeness> {
        if word == self.text {
            return Some(Closeness::Exact);
        }
        if part.has_stems() && self.stem.as_deref() == Some(word) {
            return Some(Closeness::Stem);
        }
        if self.may_be_beginning() && word.starts_with(&self.text) {
            return Some(Closeness::Beginning);
        }
        let by_typo = if part.forgives_typos() { self.by_typo(part, word) } else { None };
        let by_sound = || (part.has_sounds() && self.sounds_like(word)).then_some(Closeness::Sound);
        by_typo.max(by_sound())
    }

    fn by_typo(&self, part: Part, word: &str) -> Option<Closeness> {
        let named = |typos: Option<u8>| match typos? {
            0 | 1 => Some(Closeness::Typo),
            _ => Some(Closeness::TwoTypos),
        };
        let whole = named(distance(&self.text, word, self.typos()));
        let stems = self.stem_typos().filter(|_| part.has_stems());
        let stem = named(stems.and_then(|(stem, typos)| distance(stem, word, typos)));
        let beginning = (self.may_be_beginning_with_typo() && begins_almost(&self.text, word))
            .then_some(Closeness::TypoInBeginning);
        whole.max(stem).max(beginning)
    }

    /// The same sound, and not spelled too differently: two short names often sound alike by accident.
    pub fn sounds_like(&self, word: &str) -> bool {
        sounds(word).iter().any(|sound| self.sounds.contains(sound)) && self.could_be_spelled(word)
    }

    /// Whether a word that sounds alike is another spelling of it. Between scripts the letters say nothing.
    pub fn could_be_spelled(&self, word: &str) -> bool {
        if self.text.is_ascii() != word.is_ascii() {
            return true;
        }
        let longest = self.letters.max(word.chars().count());
        let most = u8::try_from(longest.div_ceil(2).min(3)).unwrap_or(3);
        distance(&self.text, word, most).is_some()
    }
}

const fn typos(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many letters must be added, dropped, changed or swapped with their neighbour to make `b` of `a` (optimal string
/// alignment), if at most `most`.
pub fn distance(a: &str, b: &str, most: u8) -> Option<u8> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > usize::from(most) {
        return None;
    }
    let last = *rows(&a, &b).last()?.last()?;
    u8::try_from(last).ok().filter(|distance| *distance <= most)
}

/// Whether some beginning of `word` is one typo from `asked`.
fn begins_almost(asked: &str, word: &str) -> bool {
    let (asked, word): (Vec<char>, Vec<char>) = (asked.chars().collect(), word.chars().collect());
    rows(&asked, &word).last().is_some_and(|row| row.iter().any(|&distance| distance <= 1))
}

/// The table of distances between every beginning of `a` (rows) and every beginning of `b` (columns).
fn rows(a: &[char], b: &[char]) -> Vec<Vec<usize>> {
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[i - 2][j - 2] + 1);
            }
        }
        rows.push(row);
    }
    rows
}
