//! What nobody asks for: time passes, sweepers sweep, processes die.

use app::booking;

use super::{Play, Told};
use crate::sim::Checked;

pub fn clock(play: &mut Play<'_>, least: i64, most: i64) -> Checked<Told> {
    let seconds = play.dice.between(least, most);
    play.world.clock.advance_seconds(seconds);
    // The model's holds run out by themselves.
    Ok(Told {
        what: format!("{} minutes pass, it is {}", seconds / 60, play.now().timestamp()),
        ..Told::default()
    })
}

pub async fn sweep(play: &mut Play<'_>) -> Checked<Told> {
    let over = play.books.live().filter(|one| one.hold_is_over(play.now())).count();
    let swept = booking::expire_due(&play.world.app).await.map_err(|error| format!("sweep: {error:?}"))?;
    if swept != over {
        return Err(format!("the sweeper released {swept} holds where {over} were over"));
    }
    Ok(Told { what: format!("{swept} holds are swept"), ..Told::default() })
}

pub async fn drain(play: &mut Play<'_>) -> Checked<Told> {
    let mut done = 0;
    loop {
        let turn = server::work::turn(&play.world.app).await;
        done += turn;
        if turn == 0 {
            return Ok(Told { what: format!("the worker does {done} things"), ..Told::default() });
        }
    }
}

pub async fn crash(play: &mut Play<'_>) -> Checked<Told> {
    play.world.crash().await;
    Ok(Told { what: "the process dies and starts again".to_owned(), ..Told::default() })
}
