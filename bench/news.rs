//! How long after a desk's change the other calendars that are open hear of it.
//!
//! Twenty listen as an open calendar does, each to a stream of events, while a desk takes twenty times a second. The
//! time runs from before a change is sent to when a listener has the event that names the appointment. On SQLite there
//! is one process; on PostgreSQL those who listen are at another process than the desk.

use std::{
    cell::RefCell,
    collections::HashMap,
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::{runtime::Runtime, task::JoinSet};

use crate::{
    Outcome,
    bookings::{Slots, desk},
    installation::{Engine, Installation, doctors},
    load::{Connection, Script, request},
    report::{heading, milliseconds, row, table},
    statements,
};

const LISTENERS: usize = 20;
const CHANGES: usize = 300;
const PACE: Duration = Duration::from_millis(50);
const DOCTORS: usize = 20;

/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(10);

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    runtime.block_on(async {
        heading("From a change at one desk until the other calendars hear of it");
        table(&["on", "listeners", "changes", "p50", "p95", "last"]);
        on(Engine::Sqlite, "SQLite, one process").await?;
        if let Ok(server) = std::env::var("DOCTORLY_TEST_POSTGRES_URL") {
            on(Engine::Postgres(statements::fresh_database(&server)?), "PostgreSQL, two processes").await?;
        }
        Ok(())
    })
}

async fn on(engine: Engine, name: &str) -> Outcome<()> {
    let shared = !matches!(engine, Engine::Sqlite);
    let mut installation = Installation::with_doctors(engine, DOCTORS)?;
    installation.start().await?;
    let another = if shared { Some(installation.another().await?) } else { None };
    let heard_at = another.as_ref().map_or_else(|| installation.address(), |another| another.address.clone());
    let admin = installation.admin().await?;
    let slots = Slots::of(&admin, &doctors(&admin, DOCTORS).await?, 30).await?;
    let mut booker = desk(&admin, slots, 1).await?.remove(0);

    let local = tokio::task::LocalSet::new();
    let mut lags = local
        .run_until(async {
            let mut listening = JoinSet::new();
            let heard: Vec<Heard> = (0..LISTENERS).map(|_| Heard::default()).collect();
            let listen = request("GET", "/api/v1/events", Some(&admin.token()), None);
            for heard in &heard {
                let mut connection = Connection::open(&heard_at).await?;
                connection.listen(&listen).await?;
                listening.spawn_local(note(connection, heard.clone()));
            }
            let mut connection = Connection::open(&installation.address()).await?;
            let (begun, mut sent) = (Instant::now(), Vec::new());
            for turn in 0..CHANGES {
                tokio::time::sleep_until((begun + PACE * turn as u32).into()).await;
                let hold = booker.next(None).ok_or("there are too few free times")?;
                let at = Instant::now();
                let answer = connection.ask(&hold).await?;
                if answer.status != 201 {
                    return Err(format!("a hold is answered {}", answer.status).into());
                }
                sent.push((answer.json()?["id"].as_str().ok_or("no id")?.to_owned(), at));
            }
            let mut lags = Vec::new();
            for heard in &heard {
                for (id, at) in &sent {
                    lags.push(until(heard, id).await?.duration_since(*at));
                }
            }
            Outcome::Ok(lags)
        })
        .await?;
    lags.sort_unstable();
    let within = |share: f64| milliseconds(lags[((lags.len() - 1) as f64 * share) as usize]);
    let (listeners, changes) = (LISTENERS.to_string(), CHANGES.to_string());
    row(&[name.to_owned(), listeners, changes, within(0.5), within(0.95), within(1.0)]);
    Ok(())
}

/// When each appointment was first heard of.
type Heard = Rc<RefCell<HashMap<String, Instant>>>;

/// Listens until the server hangs up.
async fn note(mut connection: Connection, heard: Heard) {
    while let Ok(text) = connection.hear().await {
        for (_, rest) in
            text.match_indices("\"appointment_id\":\"").map(|(at, mark)| text.split_at(at + mark.len()))
        {
            let id = rest.split('"').next().unwrap_or_default().to_owned();
            heard.borrow_mut().entry(id).or_insert_with(Instant::now);
        }
    }
}

async fn until(heard: &Heard, id: &str) -> Outcome<Instant> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(at) = heard.borrow().get(id) {
            return Ok(*at);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Err(format!("nobody told of {id}").into())
}
