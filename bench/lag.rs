//! How long after a change another process's directory shows it, while two hundred doctors a second change.
//!
//! One process is told of the changes, another is asked for them: until it finds a doctor by the name that the doctor
//! was just given. The time runs from before the change is sent, so the change itself is part of it. The index is that
//! of the environment: `DOCTORLY_SEARCH_URL`, or one in the memory of each process.

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
    report::{heading, milliseconds, row, table},
    statements,
};

const DOCTORS: usize = 10_000;
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
    let Ok(server) = std::env::var("DOCTORLY_TEST_POSTGRES_URL") else { return Ok(()) };
    runtime.block_on(async {
        let engine = Engine::Postgres(statements::fresh_database(&server)?);
        let mut installation = Installation::with_doctors(engine, DOCTORS)?;
        installation.start().await?;
        let another = installation.another().await?;
        for address in [&installation.address(), &another.address] {
            let asked = request("GET", "/api/v1/doctors", None, None);
            until(address, &asked, |answer| answer["total"] == DOCTORS).await?;
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
                    let (writes, reads) = (installation.address(), another.address.clone());
                    writers.spawn_local(change(number, ids, token, writes, reads, begun));
                }
                writers.join_all().await
            })
            .await;
        let (mut lags, mut changed) = (Vec::new(), 0);
        for part in parts {
            let (seen, changes) = part?;
            lags.extend(seen);
            changed += changes;
        }
        let rate = changed as f64 / SECONDS.as_secs_f64().max(begun.elapsed().as_secs_f64());
        lags.sort_unstable();
        let within = |share: f64| lags[((lags.len() - 1) as f64 * share) as usize];

        heading("From a change to another process that finds it, on PostgreSQL");
        table(&["index", "changes/s", "looked for", "p50", "p95", "last"]);
        let index = std::env::var("DOCTORLY_SEARCH_URL").map_or("embedded", |_| "shared");
        row(&[
            index.to_owned(),
            format!("{rate:.0}"),
            lags.len().to_string(),
            milliseconds(within(0.5)),
            milliseconds(within(0.95)),
            milliseconds(within(1.0)),
        ]);
        Ok(())
    })
}

/// Gives one doctor after the other a new name, at the pace of this writer; how long it took until those that are
/// looked for were found, and how many changes there were.
async fn change(
    writer: usize,
    mut ids: VecDeque<String>,
    token: String,
    writes: String,
    reads: String,
    begun: Instant,
) -> Result<(Vec<Duration>, usize), String> {
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
                until(&reads, &request("GET", &asked, None, None), is_it).await.map_err(failed)?;
                Ok::<_, String>(sent.elapsed())
            });
        }
        ids.push_back(id);
        changes += 1;
    }
    let found = looking.join_all().await.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok((found, changes))
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

async fn until(address: &str, asked: &[u8], is_so: impl Fn(&Value) -> bool) -> Outcome<()> {
    let begun = Instant::now();
    let mut connection = Connection::open(address).await?;
    while begun.elapsed() < PATIENCE {
        let answer = connection.ask(asked).await?;
        if answer.status == 200 && is_so(&answer.json()?) {
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
    Err("what was changed is not found".into())
}
