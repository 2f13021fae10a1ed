//! A Doctorly of its own for a measure: a fresh data folder, a server process, and people who may ask it.

use std::{
    io::Write,
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    Outcome,
    load::{Answer, Connection, request},
};

const ADMIN: &str = "admin@bench.example";
const PASSWORD: &str = "a long enough password";

/// Where the data lies.
#[derive(Clone, Debug)]
pub enum Engine {
    Sqlite,
    /// A database server's URL with a fresh database's name at the end.
    Postgres(String),
    /// The same of MariaDB.
    MariaDb(String),
}

impl Engine {
    /// Of its database, where that is on a server.
    fn url(&self) -> Option<&str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres(url) | Self::MariaDb(url) => Some(url),
        }
    }
}

pub struct Installation {
    pub folder: TempDir,
    engine: Engine,
    port: u16,
    child: Option<Child>,
}

impl Installation {
    /// With so many doctors and an administrator; not yet serving.
    pub fn with_doctors(engine: Engine, doctors: usize) -> Outcome<Self> {
        let folder = tempfile::Builder::new().prefix("doctorly-bench-").tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let installation = Self { folder, engine, port, child: None };
        if installation.engine.url().is_some() {
            finish(&mut installation.command(&["migrate"]))?;
        }
        finish(&mut installation.command(&["seed", "--doctors", &doctors.to_string()]))?;
        let mut command = installation.command(&["admin", "create", "--email", ADMIN]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
        writeln!(child.stdin.take().ok_or("no input")?, "{PASSWORD}")?;
        if !child.wait()?.success() {
            return Err("the administrator could not be made".into());
        }
        Ok(installation)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_doctorly"));
        command
            .args(words)
            .env("DOCTORLY_DATA_DIR", self.folder.path())
            .env("DOCTORLY_LISTEN", self.address())
            .env("DOCTORLY_REQUESTS_PER_MINUTE", "0")
            .env("DOCTORLY_SIGN_INS_PER_MINUTE", "0")
            .env("DOCTORLY_ACCESS_TOKEN_MINUTES", "600");
        if let Some(url) = self.engine.url() {
            command.env("DOCTORLY_DATABASE_URL", url);
        }
        command
    }

    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Serves, and waits until it is ready; gives how long that took.
    pub async fn start(&mut self) -> Outcome<Duration> {
        self.child = Some(self.command(&["serve"]).stderr(Stdio::null()).spawn()?);
        ready(&self.address()).await
    }

    /// A second process on the same database, with a folder of its own; it does nothing but serve.
    pub async fn another(&self) -> Outcome<Another> {
        let folder = tempfile::Builder::new().prefix("doctorly-bench-").tempdir()?;
        let address = format!("127.0.0.1:{}", TcpListener::bind("127.0.0.1:0")?.local_addr()?.port());
        let secret = std::fs::read_to_string(self.folder.path().join("secret"))?;
        let mut command = self.command(&["serve"]);
        command
            .env("DOCTORLY_DATA_DIR", folder.path())
            .env("DOCTORLY_LISTEN", &address)
            .env("DOCTORLY_SECRET", secret.trim())
            .env("DOCTORLY_WORKER", "false");
        let child = command.stderr(Stdio::null()).spawn()?;
        let another = Another { address, child, _folder: folder };
        ready(&another.address).await?;
        Ok(another)
    }

    /// Waits until nothing is left to do, as the server's metrics tell it; gives how long that was.
    pub async fn until_metric_is_zero(&self, names: &[&str]) -> Outcome<Duration> {
        let begun = Instant::now();
        let asked = request("GET", "/metrics", None, None);
        loop {
            let metrics =
                String::from_utf8(Connection::open(&self.address()).await?.ask(&asked).await?.body)?;
            if names.iter().all(|name| metrics.contains(&format!("\n{name} 0\n"))) {
                return Ok(begun.elapsed());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The server's process.
    pub fn process(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }

    pub async fn stop(&mut self) -> Outcome<()> {
        if let Some(mut child) = self.child.take() {
            // The worker finishes what it has in its hands; nothing here depends on it.
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    pub async fn admin(&self) -> Outcome<Client> {
        Client::sign_in(&self.address(), ADMIN).await
    }

    /// The cookie of a browser in which the administrator has signed in.
    pub async fn cookie(&self) -> Outcome<String> {
        let form = format!("email={}&password={}", ADMIN.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let head = "POST /sign-in HTTP/1.1\r\nHost: bench\r\nSec-Fetch-Site: same-origin\r\n";
        let kind = "Content-Type: application/x-www-form-urlencoded";
        let request = format!("{head}{kind}\r\nContent-Length: {}\r\n\r\n{form}", form.len());
        let answer = Connection::open(&self.address()).await?.ask(request.as_bytes()).await?;
        let cookie = answer.header("set-cookie").ok_or("nobody is signed in")?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }

    /// An account of a patient, with so many people to care for besides.
    pub async fn patient(&self, number: usize) -> Outcome<Client> {
        let email = format!("patient-{number}@bench.example");
        let body = json!({"email": email, "password": PASSWORD, "name": format!("Patient {number}")});
        let visitor = Client::visitor(&self.address());
        visitor.post("/api/v1/auth/register", &body).await?;
        Client::sign_in(&self.address(), &email).await
    }

    /// `doctorly check` on what is there.
    pub fn check(&self) -> Outcome<()> {
        finish(self.command(&["check"]).stdout(Stdio::null()))
    }
}

/// A process beside the first.
pub struct Another {
    pub address: String,
    child: Child,
    _folder: TempDir,
}

impl Drop for Another {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn ready(address: &str) -> Outcome<Duration> {
    let begun = Instant::now();
    let probe = request("GET", "/readyz", None, None);
    // A million doctors take minutes.
    while begun.elapsed() < Duration::from_secs(1_200) {
        if let Ok(mut connection) = Connection::open(address).await
            && connection.ask(&probe).await?.status == 200
        {
            return Ok(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Err("the server does not become ready".into())
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn finish(command: &mut Command) -> Outcome<()> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// Somebody who prepares what is then measured.
pub struct Client {
    address: String,
    token: Option<String>,
}

impl Client {
    fn visitor(address: &str) -> Self {
        Self { address: address.to_owned(), token: None }
    }

    async fn sign_in(address: &str, email: &str) -> Outcome<Self> {
        let mut client = Self::visitor(address);
        let answer =
            client.post("/api/v1/auth/login", &json!({"email": email, "password": PASSWORD})).await?;
        client.token = Some(answer["access_token"].as_str().ok_or("no token")?.to_owned());
        Ok(client)
    }

    pub fn token(&self) -> String {
        self.token.clone().unwrap_or_default()
    }

    pub async fn get(&self, path: &str) -> Outcome<Value> {
        self.ask("GET", path, None).await?.json()
    }

    /// The body as it is.
    pub async fn get_bytes(&self, path: &str) -> Outcome<Vec<u8>> {
        Ok(self.ask("GET", path, None).await?.body)
    }

    pub async fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        self.ask("POST", path, Some(body)).await?.json()
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Outcome<Value> {
        self.ask("PATCH", path, Some(body)).await?.json()
    }

    pub async fn delete(&self, path: &str) -> Outcome<()> {
        self.ask("DELETE", path, None).await?;
        Ok(())
    }

    async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Outcome<Answer> {
        // A connection each: the server closes those that rest while something is measured.
        let mut connection = Connection::open(&self.address).await?;
        let answer = connection.ask(&request(method, path, self.token.as_deref(), body)).await?;
        if answer.status >= 300 {
            let text = String::from_utf8_lossy(&answer.body).into_owned();
            return Err(format!("{method} {path}: {} {text}", answer.status).into());
        }
        Ok(answer)
    }
}

/// Doctors who can be booked, in the directory's order.
pub async fn doctors(client: &Client, most: usize) -> Outcome<Vec<String>> {
    let mut ids = Vec::new();
    let mut cursor = String::new();
    while ids.len() < most {
        let page = client.get(&format!("/api/v1/doctors?limit=100&sort=fee{cursor}")).await?;
        for item in page["items"].as_array().ok_or("no items")? {
            ids.extend(item["id"].as_str().map(str::to_owned));
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    ids.truncate(most);
    Ok(ids)
}

/// The starts of a doctor's free times in the days from `first` to `last`, counted from today.
pub async fn free_times(client: &Client, doctor_id: &str, first: i64, last: i64) -> Outcome<Vec<String>> {
    let answer = client.get(&month(doctor_id, first, last)).await?;
    let days = answer["days"].as_array().ok_or("no days")?;
    let times = days.iter().flat_map(|day| day["times"].as_array().into_iter().flatten());
    Ok(times.filter_map(|time| time["starts_at"].as_str().map(str::to_owned)).collect())
}

/// The path of a doctor's free times in those days, counted from today.
pub fn month(doctor_id: &str, first: i64, last: i64) -> String {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let day = |days: i64| today.saturating_add(jiff::Span::new().days(days));
    format!("/api/v1/doctors/{doctor_id}/availability?from={}&to={}", day(first), day(last))
}
