//! What nobody asks for: time passes, workers work, lines are cut, processes die.

use std::sync::atomic::Ordering;

use app::{booking, payments, reactions};

use super::{Play, Told, nothing};
use crate::sim::{Checked, invariants};

pub fn clock(play: &mut Play<'_>, least: i64, most: i64) -> Checked<Told> {
    let seconds = play.dice.between(least, most);
    play.world.clock.advance_seconds(seconds);
    let what = format!("{} minutes pass, it is {}", seconds / 60, play.now().timestamp());
    Ok(Told { what, ..Told::default() })
}

pub async fn sweep(play: &mut Play<'_>) -> Checked<Told> {
    let over = play.books.live().filter(|one| one.hold_is_over(play.now())).count();
    let swept = booking::expire_due(&play.world.app).await.map_err(|error| format!("sweep: {error:?}"))?;
    if swept != over {
        return Err(format!("the sweeper released {swept} holds where {over} were over"));
    }
    Ok(Told { what: format!("{swept} holds are swept"), ..Told::default() })
}

/// Everything that is due, and what follows from it.
pub async fn work(play: &mut Play<'_>) -> Checked<Told> {
    let mut done = 0;
    loop {
        let turn = server::work::turn(&play.world.app).await.done;
        done += turn;
        if turn == 0 {
            return Ok(worked(format!("the worker does {done} things")));
        }
    }
}

/// Only the facts.
pub async fn react(play: &mut Play<'_>) -> Checked<Told> {
    let done = reactions::drain(&play.world.app).await.map_err(|error| format!("reactions: {error:?}"))?;
    Ok(worked(format!("{done} facts are reacted to")))
}

/// Only the jobs: some of them before the facts that would make them needless.
pub async fn perform(play: &mut Play<'_>) -> Checked<Told> {
    let done = reactions::perform_due(&play.world.app).await.map_err(|error| format!("jobs: {error:?}"))?;
    Ok(worked(format!("{done} jobs are done")))
}

pub async fn look_after(play: &mut Play<'_>) -> Checked<Told> {
    let done = payments::look_after(&play.world.app).await.map_err(|error| format!("a look: {error:?}"))?;
    Ok(worked(format!("{done} charges are looked after")))
}

fn worked(what: String) -> Told {
    Told { what, settles: true, ..Told::default() }
}

/// The gateway, the post or the archive cannot be reached, or again.
pub fn lines(play: &mut Play<'_>) -> Checked<Told> {
    let lines = &play.world.lines;
    let (name, line) = if play.dice.percent(50) {
        ("the gateway", &lines.gateway_is_down)
    } else if play.dice.percent(70) {
        ("the post", &lines.mail_is_down)
    } else {
        ("the archive", &lines.archive_is_down)
    };
    let was_down = line.fetch_xor(true, Ordering::SeqCst);
    let what = format!("{name} {}", if was_down { "answers again" } else { "does not answer" });
    Ok(Told { what, ..Told::default() })
}

/// Facts may wait, and the archive may be away: what is told is looked at in the end.
pub async fn report(play: &mut Play<'_>) -> Checked<Told> {
    let archive_is_down = play.world.lines.archive_is_down.load(Ordering::SeqCst);
    match invariants::looked_at(play).await {
        Err(error) if !archive_is_down => Err(error),
        _ => Ok(nothing("somebody looks at a report")),
    }
}

pub async fn crash(play: &mut Play<'_>) -> Checked<Told> {
    play.world.crash().await;
    Ok(Told { what: "the process dies and starts again".to_owned(), ..Told::default() })
}
