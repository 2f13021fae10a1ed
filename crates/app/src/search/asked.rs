//! One question to one generation of the embedded index.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::tz::TimeZone;
use kernel::{id::DoctorId, time::Instant};

use super::{
    closeness::{AskedWord, Part},
    directory::{Candidates, Listed, Question, Selection},
    filter::Filter,
    index::{Live, broken},
    query::Wanted,
    select::{Findings, in_question, others, select},
    times::Answered,
    views::card,
    wish::Wish,
    words,
};
use crate::error::Result;

pub struct Asked {
    live: Arc<Live>,
    wanted: Arc<Wanted>,
    now: Instant,
    words: Option<Words>,
    /// Doctors known to have no free time that suits, where there are any.
    busy: Option<Vec<bool>>,
    /// Whom the page has been given.
    given: Vec<u32>,
}

impl Asked {
    pub fn new(live: Arc<Live>, wanted: Arc<Wanted>, now: Instant) -> Result<Self> {
        let words = look_up(&live, &wanted)?;
        Ok(Self { live, wanted, now, words, busy: None, given: Vec::new() })
    }

    fn scores(&self) -> Option<&[u16]> {
        self.words.as_ref().map(|words| words.scores.as_slice())
    }

    fn findings(&self) -> Findings<'_> {
        Findings { scores: self.scores(), busy: self.busy.as_deref() }
    }
}

#[async_trait]
impl Question for Asked {
    async fn in_question(&mut self, most: usize) -> Result<Option<Vec<u32>>> {
        let columns = self.live.columns();
        let filter = Filter::new(&self.wanted, &columns, self.now);
        Ok(in_question(&columns, &filter, Findings { scores: self.scores(), busy: None }, most))
    }

    async fn select(&mut self, busy: &[u32]) -> Result<Selection> {
        let columns = self.live.columns();
        let filter = Filter::new(&self.wanted, &columns, self.now);
        self.busy = (!busy.is_empty()).then(|| {
            let mut marked = vec![false; columns.len()];
            busy.iter().for_each(|&number| marked[number as usize] = true);
            marked
        });
        let found = select(&columns, &self.wanted, &filter, self.findings(), self.now);
        self.given = found.first.list.iter().map(|candidate| candidate.number).collect();
        let words = self.words.as_ref();
        Ok(Selection {
            meant: words.and_then(|words| words.meant.clone()),
            has_all_words: words.is_none_or(|words| words.has_all),
            ..found
        })
    }

    async fn more(&mut self) -> Result<Candidates> {
        let columns = self.live.columns();
        let filter = Filter::new(&self.wanted, &columns, self.now);
        let given = self.given.iter().copied().collect();
        let more = others(&columns, &self.wanted, &filter, self.findings(), self.now, &given);
        self.given.extend(more.list.iter().map(|candidate| candidate.number));
        Ok(more)
    }

    async fn cards(&mut self, numbers: &[u32]) -> Result<Vec<Listed>> {
        let columns = self.live.columns();
        let filter = Filter::new(&self.wanted, &columns, self.now);
        let of = |&number: &u32| {
            let distance = filter.kilometres[columns.slot(number).clinic as usize];
            let keeps = columns.slot(number).keeps.into();
            Listed { number, card: card(&columns, number, distance, self.now), keeps }
        };
        Ok(numbers.iter().map(of).collect())
    }

    fn doctor(&self, number: u32) -> DoctorId {
        self.live.columns().slot(number).id
    }

    fn zone(&self, number: u32) -> TimeZone {
        let columns = self.live.columns();
        columns.shared.zone_of(columns.slot(number)).clone()
    }

    fn changes(&self, number: u32) -> u32 {
        self.live.columns().next_free(number).changes()
    }

    fn remembered(&self, number: u32, wish: &Wish, now: Instant) -> Option<Answered> {
        let answered = self.live.times.get(&(number, wish.clone()))?;
        answered.holds(self.changes(number), now).then_some(answered)
    }

    fn remember(&self, number: u32, wish: &Wish, answered: Answered, whole: bool) {
        if wish.is_empty() {
            let next = answered.times.first().map(|first| first.starts_at);
            self.live.columns().next_free(number).found(answered.changes, answered.at, next);
        }
        if whole {
            self.live.times.insert((number, wish.clone()), answered);
        }
    }
}

/// What became of the words of a question.
struct Words {
    scores: Vec<u16>,
    has_all: bool,
    meant: Option<String>,
}

/// The doctors that have the words of `q` anywhere and those of `name` in the name; `None` when there are no words.
fn look_up(live: &Live, wanted: &Wanted) -> Result<Option<Words>> {
    let count = live.columns().len();
    let mut all: Option<Words> = None;
    for (text, parts) in [(&wanted.q, &Part::ALL[..]), (&wanted.name, &[Part::Name])] {
        let asked = words::asked(text);
        if asked.is_empty() {
            continue;
        }
        let last = asked.len();
        let ready: Vec<AskedWord> =
            (1..).zip(&asked).map(|(at, word)| AskedWord::new(word.clone(), at == last)).collect();
        let found = live.text.find(&ready, parts, count).map_err(broken)?;
        let differs = found.meant.iter().any(Option::is_some);
        let meant = differs.then(|| {
            let words = found.meant.iter().zip(&asked);
            words.map(|(meant, asked)| meant.as_ref().unwrap_or(asked).as_str()).collect::<Vec<_>>().join(" ")
        });
        all = Some(match all {
            None => Words { scores: found.scores, has_all: found.has_all, meant },
            Some(first) => Words {
                scores: first.scores.iter().zip(&found.scores).map(|(a, b)| both(*a, *b)).collect(),
                has_all: first.has_all && found.has_all,
                meant: first.meant.or(meant),
            },
        });
    }
    Ok(all)
}

fn both(a: u16, b: u16) -> u16 {
    if a == 0 || b == 0 { 0 } else { a.saturating_add(b) }
}
