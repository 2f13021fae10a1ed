//! The text index: which doctors have which words. Bookings never touch it.
//!
//! The library (tantivy) keeps the words sorted with the doctors that have them, walks them by prefix and by typo, and
//! takes changes while it is read. How close a word is and what that counts is our own rule ([`AskedWord`]), so the
//! order is the same after a rebuild as after a thousand single changes. A question is never given to the library's
//! query language: it is words, and words are data.

use std::{collections::BTreeMap, sync::Mutex};

use tantivy::{
    DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, SegmentReader, TERMINATED, TantivyDocument, Term,
    index::IndexSettings,
    indexer::IndexWriterOptions,
    postings::TermInfo,
    query::FuzzyTermQuery,
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    termdict::TermDictionary,
};

use super::{
    closeness::{AskedWord, Closeness, Part, distance},
    document::Searchable,
};

/// The least the library takes; a writer that waits uses next to nothing of it.
const WRITER_BYTES: usize = 15_000_000;

pub struct TextIndex {
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    fields: Fields,
}

struct Fields {
    number: Field,
    parts: [Field; Part::ALL.len()],
    /// Names by their sound: the sound, a zero, the word.
    sounds: Field,
}

/// Which doctors have the words of a question.
#[derive(Debug, Default)]
pub struct Found {
    /// By number: what the doctor's words count; 0 for those that were not found.
    pub scores: Vec<u16>,
    /// Whether the doctors found have all the words. Where nobody has all, those with the most are found.
    pub has_all: bool,
    /// For each word that nobody has as it was typed, the closest one that somebody has.
    pub meant: Vec<Option<String>>,
}

impl TextIndex {
    /// An empty index in memory.
    pub fn new() -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let settings =
            IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let index = Index::builder().schema(schema).settings(settings).create_in_ram()?;
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_BYTES)
            .build();
        let writer = index.writer_with_options(options)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, writer: Mutex::new(writer), fields })
    }

    /// Applies changes at once: with words the doctor of that number is (re)written, without one forgotten.
    /// They can be found when this returns.
    pub fn apply<'a>(
        &self,
        changes: impl IntoIterator<Item = (u32, Option<&'a Searchable>)>,
    ) -> tantivy::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for (number, searchable) in changes {
            writer.delete_term(Term::from_field_u64(self.fields.number, u64::from(number)));
            if let Some(searchable) = searchable {
                writer.add_document(self.entry(number, searchable))?;
            }
        }
        writer.commit()?;
        self.reader.reload()
    }

    /// Adds a doctor that is not there yet; found after [`TextIndex::finish`].
    pub fn add(&self, number: u32, searchable: &Searchable) -> tantivy::Result<()> {
        let writer = self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        writer.add_document(self.entry(number, searchable))?;
        Ok(())
    }

    /// Makes what was added one piece that is quick to read.
    pub fn finish(&self) -> tantivy::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        writer.commit()?;
        let pieces = writer.index().searchable_segment_ids()?;
        if pieces.len() > 1 {
            writer.merge(&pieces).wait()?;
        }
        writer.garbage_collect_files().wait()?;
        self.reader.reload()
    }

    fn entry(&self, number: u32, searchable: &Searchable) -> TantivyDocument {
        let mut entry = TantivyDocument::new();
        entry.add_u64(self.fields.number, u64::from(number));
        for (part, words) in &searchable.parts {
            for word in words {
                entry.add_text(self.fields.parts[*part as usize], word);
            }
        }
        for (sound, name) in &searchable.sounds {
            entry.add_text(self.fields.sounds, format!("{sound}\0{name}"));
        }
        entry
    }

    /// The doctors that have all of `asked` in any of `parts`, or as many as any doctor has. Numbers are below `count`.
    pub fn find(&self, asked: &[AskedWord], parts: &[Part], count: usize) -> tantivy::Result<Found> {
        let searcher = self.reader.searcher();
        let mut found = Found { scores: vec![0; count], has_all: true, meant: Vec::new() };
        let mut had = vec![0_u8; count];
        let mut met = Met { near: vec![0; count], far: vec![0; count], closest: None };
        for word in asked {
            met.near.fill(0);
            met.far.fill(0);
            met.closest = None;
            for segment in searcher.segment_readers() {
                self.meet(word, parts, segment, &mut met)?;
            }
            let closest = met.closest.take().filter(|meant| !meant.closeness.is_as_typed());
            if closest.is_some() {
                met.near.iter_mut().zip(&met.far).for_each(|(near, far)| *near = (*near).max(*far));
            }
            for ((total, had), best) in found.scores.iter_mut().zip(&mut had).zip(&met.near) {
                *total += best;
                *had += u8::from(*best > 0);
            }
            found.meant.push(closest.map(|meant| meant.word));
        }
        let most = had.iter().copied().max().unwrap_or(0);
        found.has_all = usize::from(most) == asked.len();
        for (total, had) in found.scores.iter_mut().zip(&had) {
            if *had < most || most == 0 {
                *total = 0;
            }
        }
        Ok(found)
    }

    /// Raises what is met of every doctor of a segment that has a word close to `asked`.
    fn meet(
        &self,
        asked: &AskedWord,
        parts: &[Part],
        segment: &SegmentReader,
        met: &mut Met,
    ) -> tantivy::Result<()> {
        let numbers = segment.fast_fields().u64("number")?.first_or_default_col(0);
        let alive = segment.alive_bitset();
        for &part in parts {
            let words = segment.inverted_index(self.fields.parts[part as usize])?;
            let mut close = BTreeMap::new();
            walk(asked, part, words.terms(), &mut close)?;
            if part.has_sounds() {
                let sounds = segment.inverted_index(self.fields.sounds)?;
                walk_sounds(asked, sounds.terms(), words.terms(), &mut close)?;
            }
            for (word, info) in close {
                let Some(closeness) = asked.closeness(part, &word) else { continue };
                let score = closeness.score(part);
                let best = if closeness.is_far() { &mut met.far } else { &mut met.near };
                let mut doctors = words.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                let mut doctor = doctors.doc();
                let mut any = false;
                while doctor != TERMINATED {
                    if alive.is_none_or(|alive| alive.is_alive(doctor)) {
                        let number = numbers.get_val(doctor) as usize;
                        if let Some(best) = best.get_mut(number) {
                            *best = (*best).max(score);
                        }
                        any = true;
                    }
                    doctor = doctors.advance();
                }
                if any {
                    let word = whole_word(asked, word, words.terms())?;
                    let meant = Meant { closeness, part, doctors: info.doc_freq, word };
                    met.closest = met.closest.take().max(Some(meant));
                }
            }
        }
        Ok(())
    }
}

/// By number, what one word of a question counts: met nearly, and met only with two typos, which counts where nobody
/// has the word as it was typed.
struct Met {
    near: Vec<u16>,
    far: Vec<u16>,
    closest: Option<Meant>,
}

/// The word that was probably meant: the closest, of the weightiest part, that most doctors have.
#[derive(PartialEq, Eq)]
struct Meant {
    closeness: Closeness,
    part: Part,
    doctors: u32,
    word: String,
}

impl PartialOrd for Meant {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Meant {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let rank = |meant: &Self| (meant.closeness, meant.part.weight(), meant.doctors);
        rank(self).cmp(&rank(other)).then_with(|| other.word.cmp(&self.word))
    }
}

/// Every word of a part that may be close; the rule decides.
fn walk(
    asked: &AskedWord,
    part: Part,
    terms: &TermDictionary,
    close: &mut BTreeMap<String, TermInfo>,
) -> tantivy::Result<()> {
    for exact in [Some(&asked.text), asked.stem.as_ref().filter(|_| part.has_stems())].into_iter().flatten() {
        if let Some(info) = terms.get(exact)? {
            close.insert(exact.clone(), info);
        }
    }
    if asked.may_be_beginning() {
        let mut longer = terms.range().ge(&asked.text).lt(after(&asked.text)).into_stream()?;
        while let Some((word, info)) = longer.next() {
            keep(close, word, info);
        }
    }
    if !part.forgives_typos() {
        return Ok(());
    }
    let stem = asked.stem_typos().filter(|_| part.has_stems());
    for (text, typos) in [Some((asked.text.as_str(), asked.typos())), stem].into_iter().flatten() {
        if typos > 0 {
            let query = FuzzyTermQuery::new(any_field(text), typos, true);
            take_all(terms, &query, close)?;
        }
    }
    if asked.may_be_beginning_with_typo() {
        let query = FuzzyTermQuery::new_prefix(any_field(&asked.text), 1, true);
        take_all(terms, &query, close)?;
    }
    Ok(())
}

/// Names that sound like `asked`.
fn walk_sounds(
    asked: &AskedWord,
    sounds: &TermDictionary,
    names: &TermDictionary,
    close: &mut BTreeMap<String, TermInfo>,
) -> tantivy::Result<()> {
    for sound in &asked.sounds {
        let mut alike = sounds.range().ge(format!("{sound}\0")).lt(format!("{sound}\u{1}")).into_stream()?;
        while alike.advance() {
            let Some(name) = std::str::from_utf8(alike.key()).ok().and_then(|key| key.split('\0').nth(1))
            else {
                continue;
            };
            if asked.could_be_spelled(name)
                && let Some(info) = names.get(name)?
            {
                close.insert(name.to_owned(), info);
            }
        }
    }
    Ok(())
}

fn take_all(
    terms: &TermDictionary,
    query: &FuzzyTermQuery,
    close: &mut BTreeMap<String, TermInfo>,
) -> tantivy::Result<()> {
    let mut alike = terms.search(query.automaton()?).into_stream()?;
    while let Some((word, info)) = alike.next() {
        keep(close, word, info);
    }
    Ok(())
}

fn keep(close: &mut BTreeMap<String, TermInfo>, word: &[u8], info: &TermInfo) {
    if let Ok(word) = std::str::from_utf8(word) {
        close.insert(word.to_owned(), info.clone());
    }
}

/// The automaton of a fuzzy query depends on its text only.
fn any_field(text: &str) -> Term {
    Term::from_field_text(Field::from_field_id(0), text)
}

/// The least text that comes after everything that begins with `text`.
fn after(text: &str) -> Vec<u8> {
    // No byte of UTF-8 is 0xFF.
    [text.as_bytes(), &[0xFF]].concat()
}

/// For a stem that met, a whole word that has it; people are not shown stems.
fn whole_word(asked: &AskedWord, word: String, terms: &TermDictionary) -> tantivy::Result<String> {
    let met_itself = distance(&asked.text, &word, asked.typos()).is_some();
    if met_itself || asked.stem.is_none() {
        return Ok(word);
    }
    let mut longer = terms.range().gt(&word).lt(after(&word)).into_stream()?;
    let whole = longer.advance().then(|| std::str::from_utf8(longer.key()).ok().map(str::to_owned));
    Ok(whole.flatten().unwrap_or(word))
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    // Each word is added by itself, as we made it; nobody cuts or counts it again.
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let words = TextOptions::default().set_indexing_options(indexing);
    let parts = Part::ALL.map(|part| builder.add_text_field(&format!("{part:?}"), words.clone()));
    let fields = Fields {
        number: builder.add_u64_field("number", INDEXED | FAST),
        parts,
        sounds: builder.add_text_field("sounds", words),
    };
    (builder.build(), fields)
}
