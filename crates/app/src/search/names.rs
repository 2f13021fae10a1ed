//! Names that many doctors share, each kept once with a small number. Pure.

use std::collections::{BTreeSet, HashMap};

use super::{
    closeness::{AskedWord, Closeness, Part},
    complaints,
    document::with_stems,
    words::{asked, words},
};

/// Numbers of names, by key: an id, or a folded text where the name has none.
#[derive(Debug, Default)]
pub struct Names {
    entries: Vec<Entry>,
    by_key: HashMap<String, u32>,
}

#[derive(Debug)]
pub struct Entry {
    pub key: String,
    pub name: String,
    words: Vec<(Part, String)>,
}

impl Names {
    /// The number of a key; a name that changed is replaced.
    pub fn number(&mut self, part: Part, key: &str, name: &str) -> u32 {
        if let Some(&number) = self.by_key.get(key) {
            let entry = &mut self.entries[number as usize];
            if entry.name != name {
                *entry = Entry::new(part, key, name);
            }
            return number;
        }
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry::new(part, key, name));
        self.by_key.insert(key.to_owned(), number);
        number
    }

    pub fn get(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn find(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// Marks what each of `texts` means: the entry with that key or that name; else every entry that has all of its
    /// words; else, typos forgiven, the closest ones.
    pub fn meant(&self, texts: &[String]) -> Vec<bool> {
        let mut marked = vec![false; self.entries.len()];
        for text in texts {
            for number in self.meant_by(text) {
                marked[number] = true;
            }
        }
        marked
    }

    fn meant_by(&self, text: &str) -> Vec<usize> {
        let text = text.trim();
        if let Some(&number) = self.by_key.get(text) {
            return vec![number as usize];
        }
        let folded = words(text).join(" ");
        let all = || self.entries.iter().enumerate();
        let same: Vec<usize> =
            all().filter(|(_, entry)| words(&entry.name).join(" ") == folded).map(|(at, _)| at).collect();
        if !same.is_empty() {
            return same;
        }
        let asked: Vec<AskedWord> = asked(text).into_iter().map(|word| AskedWord::new(word, true)).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let close: Vec<(usize, Closeness)> =
            all().filter_map(|(at, entry)| Some((at, entry.closeness(&asked)?))).collect();
        let as_typed = close.iter().any(|(_, closeness)| closeness.is_as_typed());
        let kept = close.into_iter().filter(|(_, closeness)| closeness.is_as_typed() || !as_typed);
        kept.map(|(at, _)| at).collect()
    }
}

impl Entry {
    fn new(part: Part, key: &str, name: &str) -> Self {
        let of = |part: Part, found: Vec<String>| {
            let found = with_stems(part, BTreeSet::from_iter(found));
            found.into_iter().map(move |word| (part, word)).collect::<Vec<_>>()
        };
        let mut words = of(part, words(name));
        if part == Part::Specialization {
            words.extend(of(Part::Complaint, complaints::said_for(name)));
        }
        Self { key: key.to_owned(), name: name.to_owned(), words }
    }

    /// How close the farthest of the asked words is; `None` when one of them meets nothing.
    fn closeness(&self, asked: &[AskedWord]) -> Option<Closeness> {
        let closest = |asked: &AskedWord| {
            self.words.iter().filter_map(|(part, word)| asked.closeness(*part, word)).max()
        };
        asked.iter().map(closest).min().flatten()
    }
}

/// A small vocabulary of at most 64 words, so that a set of them is one number.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: Vec<String>,
}

impl Vocabulary {
    /// The set of these words. A vocabulary that is full does not learn: what is beyond cannot be filtered by.
    pub fn set<'a>(&mut self, words: impl IntoIterator<Item = &'a str>) -> u64 {
        words.into_iter().fold(0, |set, word| set | self.learn(word))
    }

    fn learn(&mut self, word: &str) -> u64 {
        if let Some(known) = self.bit(word) {
            return known;
        }
        if self.words.len() >= 64 {
            return 0;
        }
        self.words.push(word.to_owned());
        1 << (self.words.len() - 1)
    }

    fn bit(&self, word: &str) -> Option<u64> {
        self.words.iter().position(|known| known == word).map(|at| 1 << at)
    }

    /// The set of those of these words that are known.
    pub fn known<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> u64 {
        words.into_iter().filter_map(|word| self.bit(word)).fold(0, |set, bit| set | bit)
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The words of a set.
    pub fn of(&self, set: u64) -> impl Iterator<Item = &str> {
        let named = self.words.iter().enumerate();
        named.filter(move |(at, _)| set & (1 << at) != 0).map(|(_, word)| word.as_str())
    }
}
