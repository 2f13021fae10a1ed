//! Keeps connections busy: each sends its next request when the answer to the last one is there.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

use crate::Outcome;

pub struct Answer {
    pub status: u16,
    head: Vec<u8>,
    /// As it came over the wire.
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = [httparse::EMPTY_HEADER; 40];
        httparse::Response::new(&mut headers).parse(&self.head).ok()?;
        std::str::from_utf8(header(&headers, name)?).ok()
    }

    pub fn json(&self) -> Outcome<serde_json::Value> {
        Ok(serde_json::from_slice(&self.body)?)
    }
}

/// What one connection asks, one request after the other.
pub trait Script: 'static {
    /// The next request as it goes over the wire, given the last answer; nothing ends the script.
    fn next(&mut self, last: Option<&Answer>) -> Option<Vec<u8>>;
}

impl<F: FnMut() -> Vec<u8> + 'static> Script for F {
    fn next(&mut self, _: Option<&Answer>) -> Option<Vec<u8>> {
        Some(self())
    }
}

/// What came of it.
#[derive(Clone, Default)]
pub struct Run {
    seconds: f64,
    pub statuses: BTreeMap<u16, usize>,
    /// Sorted.
    took: Vec<Duration>,
}

impl Run {
    pub fn answers(&self) -> usize {
        self.took.len()
    }

    pub fn count(&self, status: u16) -> usize {
        self.statuses.get(&status).copied().unwrap_or(0)
    }

    /// The same, with so much time after the last answer.
    pub fn lasting_longer(&self, more: Duration) -> Self {
        Self { seconds: self.seconds + more.as_secs_f64(), ..self.clone() }
    }

    /// Answers of that status a second.
    pub fn rate_of(&self, status: u16) -> f64 {
        self.count(status) as f64 / self.seconds
    }

    /// All answers a second.
    pub fn rate(&self) -> f64 {
        self.answers() as f64 / self.seconds
    }

    /// The time within which that share of the answers came.
    pub fn within(&self, share: f64) -> Duration {
        let last = self.took.len().saturating_sub(1);
        self.took.get(((last as f64) * share) as usize).copied().unwrap_or_default()
    }
}

/// Runs the scripts, a connection each, until they end or the time is over.
pub async fn run<S: Script>(address: &str, scripts: Vec<S>, most: Duration) -> Outcome<Run> {
    let mut connections = Vec::new();
    for script in scripts {
        connections.push((Connection::open(address).await?, script));
    }
    let begun = Instant::now();
    let local = tokio::task::LocalSet::new();
    let parts = local
        .run_until(async move {
            let mut tasks = JoinSet::new();
            for (connection, script) in connections {
                tasks.spawn_local(one(connection, script, begun + most));
            }
            tasks.join_all().await
        })
        .await;
    let mut whole = Run { seconds: begun.elapsed().as_secs_f64(), ..Run::default() };
    for part in parts {
        for (status, took) in part? {
            *whole.statuses.entry(status).or_default() += 1;
            whole.took.push(took);
        }
    }
    whole.took.sort_unstable();
    Ok(whole)
}

async fn one(
    mut connection: Connection,
    mut script: impl Script,
    until: Instant,
) -> Result<Vec<(u16, Duration)>, String> {
    let (mut seen, mut last) = (Vec::new(), None);
    while let Some(request) = script.next(last.as_ref()) {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        let answer = connection.ask(&request).await.map_err(|error| error.to_string())?;
        seen.push((answer.status, begun.elapsed()));
        last = Some(answer);
    }
    Ok(seen)
}

/// A connection that is kept open. It understands the answers of our own servers, which say their length, or come in chunks
/// when they are compressed on the way.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and waits for the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (head, status, body) = loop {
            self.more().await?;
            if let Some(head) = head_of(&self.buffer)? {
                break head;
            }
        };
        let end = match body {
            Body::Length(length) => head + length,
            Body::Chunks => self.chunks(head).await?,
        };
        while self.buffer.len() < end {
            self.more().await?;
        }
        Ok(Answer { status, head: self.buffer[..head].to_vec(), body: self.buffer[head..end].to_vec() })
    }

    /// Asks for what has no end, and waits until it begins.
    pub async fn listen(&mut self, request: &[u8]) -> Outcome<()> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            self.more().await?;
            match head_of(&self.buffer)? {
                Some((_, 200, _)) => return Ok(()),
                Some((_, status, _)) => return Err(format!("listening is answered {status}").into()),
                None => {}
            }
        }
    }

    /// What came next of it: whole lines, with the marks of the chunks among them.
    pub async fn hear(&mut self) -> Outcome<String> {
        loop {
            if let Some(end) = self.buffer.iter().rposition(|byte| *byte == b'\n') {
                let rest = self.buffer.split_off(end + 1);
                let lines = std::mem::replace(&mut self.buffer, rest);
                return Ok(String::from_utf8(lines)?);
            }
            self.more().await?;
        }
    }

    /// Where the chunks that begin at `at` end.
    async fn chunks(&mut self, mut at: usize) -> Outcome<usize> {
        loop {
            let line = self.buffer[at..].windows(2).position(|two| two == b"\r\n");
            let Some(line) = line else {
                self.more().await?;
                continue;
            };
            let size = usize::from_str_radix(std::str::from_utf8(&self.buffer[at..at + line])?, 16)?;
            at += line + 2 + size + 2;
            while self.buffer.len() < at {
                self.more().await?;
            }
            if size == 0 {
                return Ok(at);
            }
        }
    }

    async fn more(&mut self) -> Outcome<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err("the server hung up".into()),
            _ => Ok(()),
        }
    }
}

/// How an answer says where it ends.
enum Body {
    /// So many bytes after its head.
    Length(usize),
    Chunks,
}

/// How long the head is that an answer begins with, its status, and what comes behind it; nothing while more of the head
/// is to come.
fn head_of(bytes: &[u8]) -> Outcome<Option<(usize, u16, Body)>> {
    let mut headers = [httparse::EMPTY_HEADER; 40];
    let mut answer = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = answer.parse(bytes)? else { return Ok(None) };
    let body = match (header(answer.headers, "transfer-encoding"), header(answer.headers, "content-length")) {
        (Some(b"chunked"), _) => Body::Chunks,
        (_, Some(length)) => Body::Length(std::str::from_utf8(length)?.parse()?),
        _ => Body::Length(0),
    };
    Ok(Some((head, answer.code.ok_or("an answer without a status")?, body)))
}

fn header<'a>(headers: &[httparse::Header<'a>], name: &str) -> Option<&'a [u8]> {
    headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value)
}

/// A request as it goes over the wire.
pub fn request(method: &str, path: &str, token: Option<&str>, body: Option<&serde_json::Value>) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: bench\r\n");
    if let Some(token) = token {
        text.push_str(&format!("Authorization: Bearer {token}\r\n"));
    }
    match body {
        Some(body) => {
            let body = body.to_string();
            text.push_str(&format!(
                "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            ));
        }
        None => text.push_str("\r\n"),
    }
    text.into_bytes()
}
