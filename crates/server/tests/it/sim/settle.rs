//! The end of a history: lines are mended, the desk hands back what it kept, time passes until nothing waits any more, and
//! the books must be whole.

use std::sync::atomic::Ordering;

use app::booking::ReplacementStatus;

use super::{
    Checked,
    books::{Books, Mail, rows},
    invariants,
    steps::{Play, Told, hand_all_back},
};

/// More than the longest back-off of a job and the longest wait for a gateway.
const MOST_HOURS: i64 = 40;

#[derive(sea_orm::FromQueryResult)]
struct Waiting {
    amount: i64,
}

pub async fn settle(play: &mut Play<'_>) -> Checked {
    play.world.lines.gateway_is_down.store(false, Ordering::SeqCst);
    play.world.lines.mail_is_down.store(false, Ordering::SeqCst);
    play.world.lines.archive_is_down.store(false, Ordering::SeqCst);
    for _ in 0..MOST_HOURS {
        hand_all_back(play).await?;
        while server::work::turn(&play.world.app).await.done > 0 {}
        let after = Books::read(&play.world.app).await?;
        let before = std::mem::replace(&mut play.books, after);
        let told = Told { what: "time passes".to_owned(), settles: true, ..Told::default() };
        invariants::check(play, &before, &told).await?;
        if waiting(play).await? == 0 {
            tally(play);
            invariants::money_is_whole(play).await?;
            invariants::added_up(play).await?;
            return invariants::mail_is_whole(play);
        }
        play.world.clock.advance_seconds(3600);
    }
    Err(format!("after {MOST_HOURS} hours {} things still wait", waiting(play).await?))
}

/// What there was in the end.
fn tally(play: &mut Play<'_>) {
    let books = &play.books;
    let mut seen: Vec<String> = Vec::new();
    seen.extend(books.appointments.values().map(|row| format!("appointment {}", row.status)));
    seen.extend(books.archived.iter().map(|_| "appointment archived".to_owned()));
    seen.extend(books.charges.iter().map(|charge| format!("charge {}", charge.status)));
    seen.extend(books.refunds.iter().map(|refund| format!("refund {}", refund.status)));
    seen.extend(books.offers.iter().map(|offer| match offer.status {
        ReplacementStatus::Lapsed | ReplacementStatus::Withdrawn => "offer lapsed or withdrawn".to_owned(),
        status => format!("offer {status}"),
    }));
    let letter = |mail: &Mail| mail.dedup_key.split('/').next().unwrap_or_default().to_owned();
    seen.extend(books.mails.iter().map(|mail| format!("letter {}", letter(mail))));
    seen.into_iter().for_each(|what| play.count(what));
}

async fn waiting(play: &Play<'_>) -> Checked<i64> {
    let sql = "select (select count(*) from outbox where batch is null) + (select count(*) from jobs where state <> 'done') \
         + (select count(*) from charges where status = 'pending') \
         + (select count(*) from refunds where status = 'pending') \
         + (select count(*) from offline_gateway where deliveries_left > 0) as amount";
    Ok(rows::<Waiting>(&play.world.app, sql).await?.iter().map(|waiting| waiting.amount).sum())
}
