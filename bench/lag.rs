//! How long after a change the directory shows it, while two hundred doctors a second change.
//!
//! Changes are written through the API, and the directory is asked until it finds a doctor by the name that the doctor
//! was just given. On SQLite there is one process, which answers a change when it finds it itself; on PostgreSQL another
//! process is asked than the one that is told. The time runs from before the change is sent, so the change itself is part
//! of it. The index is that of the environment: `DOCTORLY_SEARCH_URL`, or one in the memory of each process.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::{runtime::Runtime, task::JoinSet};

use crate::{
    Outcome,
    installation::{Engine, Installation, doctors},
    load::{Connection, request},
    report::{heading, milliseconds, rate, row, table},
    statements,
};

const DOCTORS: usize = 10_000;
/// So many of them are found at least: of those who are seeded, one in a hundred has a registration that has run out.
const LISTED: u64 = DOCTORS as u64 * 98 / 100;
const CHANGES_A_SECOND: usize = 200;
const WRITERS: usize = 20;
const SECONDS: Duration = Duration::from_secs(20);

/// One change of so many is looked for.
const SAMPLED: usize = 10;
/// Seldom enough that looking is not what keeps the machine busy.
const LOOK: Duration = Duration::from_millis(40);

/// Longer than this nobody looks.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    runtime.block_on(async {
        on(Engine::Sqlite, "SQLite").await?;
        if let Ok(server) = std::env::var("DOCTORLY_TEST_POSTGRES_URL") {
            on(Engine::Postgres(statements::fresh_database(&server)?), "PostgreSQL").await?;
        }
        Ok(())
    })
}

async fn on(engine: Engine, name: &str) -> Outcome<()> {
    let shared = !matches!(engine, Engine::Sqlite);
    let mut installation = Installation::with_doctors(engine, DOCTORS)?;
    installation.start().await?;
    let another = if shared { Some(installation.another().await?) } else { None };
    let asked = another.as_ref().map_or_else(|| installation.address(), |another| another.address.clone());
    for address in [&installation.address(), &asked] {
        let everybody = request("GET", "/api/v1/doctors", None, None);
        let whole = |answer: &Value| answer["total"].as_u64() >= Some(LISTED);
        until(address, &everybody, "the directory is not whole", whole).await?;
    }
    let admin = installation.admin().await?;
    let token = admin.token();
    let ids = doctors(&admin, DOCTORS / 2).await?;

    let local = tokio::task::LocalSet::new();
    let begun = Instant::now();
    let parts = local
        .run_until(async {
            let mut writers = JoinSet::new();
            for (number, ids) in ids.chunks(ids.len() / WRITERS).take(WRITERS).enumerate() {
                let (ids, token) = (VecDeque::from(ids.to_vec()), token.clone());
                let (writes, reads) = (installation.address(), asked.clone());
                writers.spawn_local(change(number, ids, token, writes, reads, begun));
            }
            writers.join_all().await
        })
        .await;
    let (mut lags, mut changed, mut wrote) = (Vec::new(), 0, SECONDS);
    for part in parts {
        let part = part?;
        lags.extend(part.lags);
        changed += part.changes;
        wrote = wrote.max(part.wrote);
    }
    lags.sort_unstable();
    let within = |share: f64| lags[((lags.len() - 1) as f64 * share) as usize];

    let process = if another.is_some() { "another" } else { "the same" };
    heading(&format!("From a change until {process} process finds it, on {name}"));
    table(&["index", "changes/s", "looked for", "p50", "p95", "last"]);
    let index = std::env::var("DOCTORLY_SEARCH_URL").map_or("embedded", |_| "shared");
    row(&[
        index.to_owned(),
        rate(changed as f64 / wrote.as_secs_f64()),
        lags.len().to_string(),
        milliseconds(within(0.5)),
        milliseconds(within(0.95)),
        milliseconds(within(1.0)),
    ]);
    Ok(())
}

/// What one writer did.
struct Part {
    /// How long it took until those that were looked for were found.
    lags: Vec<Duration>,
    changes: usize,
    /// When the last change was answered, since all began.
    wrote: Duration,
}

/// Gives one doctor after the other a new name, at the pace of this writer.
async fn change(
    writer: usize,
    mut ids: VecDeque<String>,
    token: String,
    writes: String,
    reads: String,
    begun: Instant,
) -> Result<Part, String> {
    let failed = |error: Box<dyn std::error::Error>| error.to_string();
    let pace = Duration::from_secs(1) * WRITERS as u32 / CHANGES_A_SECOND as u32;
    let mut connection = Connection::open(&writes).await.map_err(failed)?;
    let mut looking = JoinSet::new();
    let mut changes = 0;
    while begun.elapsed() < SECONDS {
        // Behind its time, a writer does not rest: what is late is not left out.
        let due = pace * changes as u32 + pace * writer as u32 / WRITERS as u32;
        tokio::time::sleep_until((begun + due).into()).await;
        let Some(id) = ids.pop_front() else { break };
        let name = name(writer, changes);
        let sent = Instant::now();
        let body = json!({ "full_name": name });
        let path = format!("/api/v1/doctors/{id}");
        let answer = connection.ask(&request("PATCH", &path, Some(&token), Some(&body))).await;
        let answer = answer.map_err(failed)?;
        if answer.status != 200 {
            return Err(format!("a change was answered {}", answer.status));
        }
        if (changes + writer).is_multiple_of(SAMPLED) {
            let (reads, id) = (reads.clone(), id.clone());
            let asked = format!("/api/v1/doctors?limit=1&name={}", word(&name));
            looking.spawn_local(async move {
                let is_it = |answer: &Value| answer["items"][0]["id"] == id.as_str();
                let asked = request("GET", &asked, None, None);
                until(&reads, &asked, "what was changed is not found", is_it).await.map_err(failed)?;
                Ok::<_, String>(sent.elapsed())
            });
        }
        ids.push_back(id);
        changes += 1;
    }
    let wrote = begun.elapsed();
    let lags = looking.join_all().await.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(Part { lags, changes, wrote })
}

/// A name that nobody has, and that is none of theirs with a typo in it.
fn name(writer: usize, change: usize) -> String {
    let mut number = (writer * 1_000_003 + change * 7_919 + 1) as u64;
    let mut letters = String::new();
    for _ in 0..10 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        letters.push((b'a' + (number >> 40) as u8 % 26) as char);
    }
    format!("Dr {letters}")
}

fn word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// Asks until the answer is as it shall be; `never` is the error where it does not become so.
async fn until(address: &str, asked: &[u8], never: &str, is_so: impl Fn(&Value) -> bool) -> Outcome<()> {
    let begun = Instant::now();
    let mut connection = Connection::open(address).await?;
    while begun.elapsed() < PATIENCE {
        let answer = connection.ask(asked).await?;
        if answer.status == 200 && is_so(&answer.json()?) {
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
    Err(never.into())
}
