//! Answers a question to the directory.

use super::{
    closeness::{AskedWord, Part},
    filter::Filter,
    index::{Live, broken},
    page::page,
    query::{Query, Wanted},
    rebuild::ready,
    select::{Findings, Selection, in_question, select},
    suggest::suggest,
    times::times,
    views::{Found, card},
    words,
};
use crate::{App, error::Result, schedule::Keep};

/// Up to so many doctors are asked for their free times before a question about times is answered. Where more may
/// suit, only those that come to be shown are asked, and the counts are the most there can be.
const MOST_ASKED: usize = 300;

/// One page of the doctors that hold every condition, in the order that was asked for.
///
/// `day` alone asks on which days of the week a doctor works. A date, an instant, a time or a part of the day asks for
/// a time that is really free; with `day`, for one on such a day. The times shown are always free ones that suit.
///
/// A page goes on behind the last doctor of the one before it: doctors that come or go shift nothing. A doctor whose
/// next free time changes between two pages changes place with it, and a taken time only moves a doctor back.
///
/// # Errors
/// 422 by field for what cannot be read.
pub async fn find(app: &App, query: Query) -> Result<Found> {
    let wanted = query.parse()?;
    let live = ready(app).await?;
    let words = look_up(&live, &wanted)?;
    let scores = words.as_ref().map(|words| words.scores.as_slice());
    let busy = busy(app, &live, &wanted, scores).await?;
    let selection = {
        let columns = live.columns();
        let filter = Filter::new(&wanted, &columns, app.now());
        let findings = Findings { scores, busy: busy.as_deref() };
        select(&columns, &wanted, &filter, findings, app.now())
    };
    let Selection { candidates, facets, without, outside_km, busy_only } = selection;
    let total = candidates.len();
    let suggestions = match total {
        0 => suggest(app, &live, &wanted, &without, &outside_km, &busy_only).await?,
        _ => Vec::new(),
    };
    let page = page(app, &live, &wanted, candidates).await?;
    let columns = live.columns();
    let filter = Filter::new(&wanted, &columns, app.now());
    let items = page.items.iter().map(|(candidate, times)| {
        let distance = filter.kilometres[columns.slot(candidate.number).clinic as usize];
        card(&columns, candidate.number, distance, times, app.now())
    });
    Ok(Found {
        items: items.collect(),
        next_cursor: page.next_cursor,
        total,
        total_is_exact: busy.is_some() || !wanted.wish.asks_for_free_times(),
        sort: wanted.sort,
        ranking: wanted.sort.rule(),
        did_you_mean: words.as_ref().and_then(|words| words.meant.clone()),
        has_all_words: words.is_none_or(|words| words.has_all),
        facets,
        suggestions,
    })
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

/// By number, the doctors without a free time that suits; `None` where nobody asked for one, or too many may have one.
async fn busy(app: &App, live: &Live, wanted: &Wanted, scores: Option<&[u16]>) -> Result<Option<Vec<bool>>> {
    if !wanted.wish.asks_for_free_times() {
        return Ok(None);
    }
    let (numbers, count) = {
        let columns = live.columns();
        let filter = Filter::new(wanted, &columns, app.now());
        let findings = Findings { scores, busy: None };
        (in_question(&columns, &filter, findings, MOST_ASKED), columns.len())
    };
    let Some(numbers) = numbers else { return Ok(None) };
    let mut busy = vec![false; count];
    for (number, times) in times(app, live, &numbers, &wanted.wish, Keep::InMemory).await? {
        if let Some(busy) = busy.get_mut(number as usize) {
            *busy = times.is_empty();
        }
    }
    Ok(Some(busy))
}
