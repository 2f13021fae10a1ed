//! From all candidates to one page in exact order, asking for free times only where they decide.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashSet},
    sync::Arc,
};

use kernel::paging;

use super::{
    directory::{Candidate, Candidates, Question},
    order,
    query::Wanted,
    times::{Times, times},
};
use crate::{
    App,
    error::Result,
    schedule::{Keep, OfferedTime},
};

/// Doctors asked for their times for one page at most; beyond, the order is by what is known.
const MOST_ASKED: usize = 400;

/// Times that an index is asked for further candidates of one page; it gives enough for most pages at once.
const MOST_TURNS: usize = 20;

pub struct Page {
    pub items: Vec<(Candidate, Arc<[OfferedTime]>)>,
    pub next_cursor: Option<String>,
}

/// The first candidates behind the cursor.
///
/// A candidate's key is never larger than its own, so the smallest one is taken out, its times are asked if it is not
/// exact, and it goes back with the key it really has. What comes out exact is next in the order. The asking is done
/// in batches, because many doctors cost hardly more queries than one. Nothing comes out before everything that the
/// index may still have in front of it has been given.
pub async fn page(
    app: &App,
    question: &mut dyn Question,
    wanted: &Wanted,
    first: Candidates,
) -> Result<Page> {
    let behind =
        |candidate: &Candidate| wanted.after.is_none_or(|after| after < (candidate.key, candidate.id));
    // One more than the page tells whether there is a next one.
    let enough = wanted.limit + 1;
    let of_use = |candidate: &Candidate| !candidate.is_exact || behind(candidate);
    let Candidates { list, mut beyond } = first;
    let mut waiting: BinaryHeap<Reverse<Candidate>> = list.into_iter().filter(of_use).map(Reverse).collect();
    let mut items: Vec<Candidate> = Vec::with_capacity(enough);
    let mut asked = HashSet::new();
    let mut turns = 0;
    while items.len() < enough {
        let next = waiting.peek().map(|Reverse(next)| (next.key, next.id));
        let comes_out = |beyond| next.is_some_and(|next| next <= beyond || asked.len() >= MOST_ASKED);
        if beyond.is_some_and(|beyond| !comes_out(beyond)) && turns < MOST_TURNS {
            let more = question.more().await?;
            waiting.extend(more.list.into_iter().filter(of_use).map(Reverse));
            (beyond, turns) = (more.beyond, turns + 1);
            continue;
        }
        let Some(Reverse(first)) = waiting.pop() else { break };
        if first.is_exact || asked.len() >= MOST_ASKED {
            if behind(&first) {
                items.push(first);
            }
            continue;
        }
        let mut unsure = vec![first];
        while unsure.len() + items.len() < enough
            && let Some(Reverse(next)) = waiting.peek()
            && !next.is_exact
        {
            unsure.extend(waiting.pop().map(|Reverse(next)| next));
        }
        let numbers: Vec<u32> = unsure.iter().map(|candidate| candidate.number).collect();
        let found = times(app, question, &numbers, &wanted.wish, Keep::InMemory).await?;
        asked.extend(numbers);
        waiting.extend(settled(wanted, unsure, &found).map(Reverse));
    }
    let more = items.len() == enough;
    items.truncate(wanted.limit);
    let next_cursor = items.last().filter(|_| more).map(|last| paging::cursor(last.key, last.id));
    let numbers: Vec<u32> = items.iter().map(|candidate| candidate.number).collect();
    let found = times(app, question, &numbers, &wanted.wish, Keep::InMemory).await?;
    let of = |number: u32| found.get(&number).cloned().unwrap_or_default();
    let must_suit = wanted.wish.asks_for_free_times();
    let items = items.into_iter().map(|candidate| (candidate, of(candidate.number)));
    let items = items.filter(|(_, times)| !must_suit || !times.is_empty());
    Ok(Page { items: items.collect(), next_cursor })
}

/// The candidates with their own keys. Who has no time that suits is none, where such a time was asked for.
fn settled(wanted: &Wanted, unsure: Vec<Candidate>, found: &Times) -> impl Iterator<Item = Candidate> {
    let must_suit = wanted.wish.asks_for_free_times();
    unsure.into_iter().filter_map(move |candidate| {
        let next = found.get(&candidate.number).and_then(|times| times.first()).map(|time| time.starts_at);
        let key = order::settled(wanted.sort, candidate.key, next);
        (next.is_some() || !must_suit).then_some(Candidate { key, is_exact: true, ..candidate })
    })
}
