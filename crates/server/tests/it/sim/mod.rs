//! The simulator: the real operations on a real database, with a clock and dice in the test's hands.
//!
//! Each seed is a history of some dozen steps: people book, pay, move and cancel at good and bad times, the clock
//! jumps, the process dies and starts again. Beside it stands a [`model`] that says what should happen, written another
//! way than the product; after every step the [`invariants`] compare what the database holds with it.
//!
//! `DOCTORLY_SIM_SEEDS=10000` plays more histories, `DOCTORLY_SIM_SEED=7` plays one and tells it.

mod books;
mod broken;
mod cast;
mod dice;
mod found;
mod invariants;
mod model;
mod ports;
mod run;
mod settle;
mod steps;
mod world;

/// What an invariant says when it does not hold, in a sentence.
type Checked<T = ()> = Result<T, String>;

#[test]
fn random_histories_keep_every_promise() {
    let played = run::histories(broken::Sabotage::from_environment());
    if let Some((first, others)) = played.failures.split_first() {
        let others: Vec<_> = others.iter().filter_map(|failure| failure.lines().next()).collect();
        panic!("{first}\n\nof {} histories failed as well:\n{}", played.histories, others.join("\n"));
    }
    println!("{} histories: {:#?}", played.histories, played.tally);
    // Enough histories that come to nothing would keep every promise too.
    let idle: Vec<_> = EVENTS.iter().filter(|event| !played.tally.contains_key(**event)).collect();
    assert!(played.histories < 100 || idle.is_empty(), "never happened: {idle:?}");
}

/// What must have happened somewhere in a hundred histories.
const EVENTS: &[&str] = &[
    "appointment confirmed",
    "appointment checked_in",
    "appointment in_progress",
    "appointment completed",
    "appointment no_show",
    "appointment cancelled",
    "appointment archived",
    "appointment expired",
    "charge paid",
    "charge failed",
    "charge partly_refunded",
    "charge refunded",
    "refund succeeded",
    "refund failed",
    "letter appointment_confirmed",
    "letter appointment_moved",
    "letter appointment_cancelled",
    "letter payment_refunded",
    "resize: done",
    "give away: done",
    "book over: done",
    "walk in: done",
    "fee kept: late",
    "fee kept: missed",
    "race for a time: done",
    "race for a doctor: done",
    "meet at an appointment: done",
    "repeat: done",
    "repeat at once: done",
    "cut: done",
    "contradict: done",
    "leave: done",
    "holiday: done",
    "answer an offer: done",
    "offer moved",
    "offer cancelled",
    "offer lapsed or withdrawn",
    "hours: done",
    "doctor: done",
    "house: done",
    "crash: done",
];

#[test]
fn a_database_that_forgets_claims_is_found_out_by_an_overlap() {
    let played = run::play_all((1..=5).collect(), broken::Sabotage::Claim);
    let found = |failure: &String| failure.contains("overlap in one lane of a doctor");
    assert!(played.failures.iter().any(found), "{:?}", played.failures);
}
