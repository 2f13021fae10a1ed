//! Answers a question to the directory.

use std::sync::Arc;

use super::{
    affinity::Affinity,
    directory::Question,
    order::Sort,
    page::page,
    query::{Query, Wanted},
    rebuild::ready,
    suggest::suggest,
    times::times,
    views::{Found, shown},
};
use crate::{App, access::Actor, error::Result, schedule::Keep};

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
/// `sort=recommended` knows whom the actor has been to: the answer is that actor's own.
///
/// # Errors
/// 422 by field for what cannot be read, 503 `search_unavailable` where an engine of its own does not answer.
pub async fn find(app: &App, actor: &Actor, query: Query) -> Result<Found> {
    let mut wanted = query.parse()?;
    ready(app).await?;
    if wanted.sort == Sort::Recommended {
        wanted.affinity = Affinity::of(app, actor).await?;
    }
    let wanted = Arc::new(wanted);
    let mut question = app.ports.directory.ask(wanted.clone(), app.now()).await?;
    let busy = busy(app, &mut *question, &wanted).await?;
    let mut found = question.select(busy.as_deref().unwrap_or_default()).await?;
    let suggestions = match found.total {
        0 => suggest(app, &*question, &wanted, &found).await?,
        _ => Vec::new(),
    };
    let first = std::mem::take(&mut found.first);
    let page = page(app, &mut *question, &wanted, first).await?;
    let items = shown(&mut *question, &page.items, &wanted, found.average_rating).await?;
    Ok(Found {
        items,
        next_cursor: page.next_cursor,
        total: found.total,
        total_is_exact: busy.is_some() || !wanted.wish.asks_for_free_times(),
        sort: wanted.sort,
        ranking: wanted.sort.rule(),
        did_you_mean: found.meant,
        has_all_words: found.has_all_words,
        facets: found.facets,
        suggestions,
    })
}

/// The doctors without a free time that suits; `None` where nobody asked for one, or too many may have one.
async fn busy(app: &App, question: &mut dyn Question, wanted: &Wanted) -> Result<Option<Vec<u32>>> {
    if !wanted.wish.asks_for_free_times() {
        return Ok(None);
    }
    let Some(numbers) = question.in_question(MOST_ASKED).await? else { return Ok(None) };
    let times = times(app, question, &numbers, &wanted.wish, Keep::InMemory).await?;
    Ok(Some(times.into_iter().filter(|(_, times)| times.is_empty()).map(|(number, _)| number).collect()))
}
