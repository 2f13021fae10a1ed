//! Playing many histories, and telling of one that failed how to play it again.

use std::{
    collections::{BTreeMap, VecDeque},
    panic::AssertUnwindSafe,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures::FutureExt;
use kernel::time::{Instant, parse_instant};

use super::{
    Checked,
    books::Books,
    broken::Sabotage,
    dice::Dice,
    invariants, settle,
    steps::{self, Play},
    world::Stage,
};

/// Histories a run plays when it is not told otherwise.
const SEEDS: u64 = 100;

/// The last steps that a failure tells.
const REMEMBERED: usize = 40;

/// Around which days histories begin: clocks change in London and New York, or nothing special happens.
const BEGINNINGS: [&str; 6] = [
    "2026-11-23T04:00:00Z",
    "2026-10-24T20:00:00Z",
    "2026-10-31T22:00:00Z",
    "2027-03-13T23:00:00Z",
    "2027-03-27T18:00:00Z",
    "2028-02-28T12:00:00Z",
];

#[derive(Default)]
pub struct Played {
    pub histories: usize,
    /// What happened how often in all of them.
    pub tally: BTreeMap<String, usize>,
    pub failures: Vec<String>,
}

/// Several operations at once lie in one another when they are polled, and a debug build keeps each of their parts on the
/// stack: with some drivers more than the two megabytes that a thread has.
const STACK_BYTES: usize = 16 << 20;

/// Plays the seeds that the environment asks for, on as many threads as there are processors.
pub fn histories(sabotage: Sabotage) -> Played {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let seeds: Vec<u64> = match number("DOCTORLY_SIM_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("DOCTORLY_SIM_SEEDS").unwrap_or(SEEDS)).collect(),
    };
    play_all(seeds, sabotage)
}

pub fn play_all(seeds: Vec<u64>, sabotage: Sabotage) -> Played {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let stage = Arc::new(runtime().block_on(Stage::set()));
    let (next, played) = (AtomicUsize::new(0), Mutex::new(Played::default()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(seeds.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let player = std::thread::Builder::new().stack_size(STACK_BYTES);
            let play = || {
                let runtime = runtime();
                while let Some(seed) = seeds.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let (tally, outcome) =
                        runtime.block_on(history(&stage, *seed, sabotage, seeds.len() == 1));
                    let mut played = played.lock().expect("nobody panics while holding it");
                    played.histories += 1;
                    for (what, often) in tally {
                        *played.tally.entry(what).or_default() += often;
                    }
                    played.failures.extend(outcome.err());
                    if played.failures.len() >= 5 {
                        return;
                    }
                }
            };
            player.spawn_scoped(scope, play).expect("a thread");
        }
    });
    played.into_inner().expect("nobody panics while holding it")
}

/// One history, from a copy of the prepared world to its end.
async fn history(
    stage: &Stage,
    seed: u64,
    sabotage: Sabotage,
    aloud: bool,
) -> (BTreeMap<String, usize>, Checked) {
    let mut dice = Dice::new(seed);
    let beginning = dice.pick(&BEGINNINGS).and_then(|text| parse_instant(text)).expect("there are some");
    let begins =
        Instant(beginning.0 + dice.between(-48, 24) * 3_600_000_000 + dice.between(0, 3599) * 1_000_000);
    let world = stage.world(seed, begins).await;
    sabotage.apply(&world.app).await;
    let books = Books::read(&world.app).await.expect("a copy can be read");
    let (model, tally) = (stage.model.clone(), BTreeMap::new());
    let mut play = Play { cast: &stage.cast, world, model, dice, books, tally };
    let mut story = VecDeque::new();
    let steps = play.dice.between(40, 80);
    let playing = AssertUnwindSafe(play_steps(&mut play, steps, sabotage, &mut story, aloud)).catch_unwind();
    let outcome = playing.await.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        Err(text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default())
    });
    play.world.close().await;
    let outcome = outcome.map_err(|sentence| {
        let story = story.into_iter().collect::<Vec<_>>().join("\n  ");
        let again = format!(
            "DOCTORLY_SIM_SEED={seed} cargo test --workspace --all-features --test it sim -- --nocapture"
        );
        format!("seed {seed}: {sentence}\n  {story}\nplay it again: {}{again}", sabotage.setting())
    });
    (play.tally, outcome)
}

async fn play_steps(
    play: &mut Play<'_>,
    steps: i64,
    sabotage: Sabotage,
    story: &mut VecDeque<String>,
    aloud: bool,
) -> Checked {
    for step in 1..=steps {
        let taken = steps::take(play).await;
        let after = Books::read(&play.world.app).await?;
        let before = std::mem::replace(&mut play.books, after);
        let line = match &taken {
            Ok(told) => format!("{step}. {}", told.what),
            Err(sentence) => format!("{step}. {sentence}"),
        };
        if aloud {
            println!("{} {line}", play.world.now().timestamp());
        }
        if story.len() == REMEMBERED {
            story.pop_front();
        }
        story.push_back(line);
        if sabotage == Sabotage::None {
            invariants::check(play, &before, &taken?).await?;
        } else {
            // What was broken on purpose breaks other promises first; the one in question is this.
            invariants::overlaps(play)?;
        }
    }
    if sabotage == Sabotage::None { settle::settle(play).await } else { Ok(()) }
}
