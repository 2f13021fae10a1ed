//! The binary itself, as an operator starts it.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Mutex,
};

use app::{Clock, SystemClock};
use kernel::time::parse_instant;
use serde_json::Value;

use super::BEGINNING;

/// A server process; killed when dropped.
pub struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The lines that a process wrote while it started.
pub struct Said(Vec<Value>);

impl Said {
    /// Where its `server` listens, or its `probes`.
    pub fn address(&self, of: &str) -> &str {
        let field = format!("{of}.address");
        self.0.iter().find_map(|line| line[&field].as_str()).expect("it says where it listens")
    }
}

/// What the server says is a mistake of its own is seen beside the test that met it.
fn mistake(line: &str) {
    if line.contains("\"level\":\"ERROR\"") {
        eprintln!("{line}");
    }
}

/// How far the processes on a database are ahead of the machine's clock, in microseconds: for the first of them it is
/// the beginning, and for all of them it goes on from there.
fn ahead(url: &str) -> i64 {
    static AHEAD: Mutex<BTreeMap<String, i64>> = Mutex::new(BTreeMap::new());
    let beginning = parse_instant(BEGINNING).expect("an instant");
    let mut ahead = AHEAD.lock().expect("nobody panics with it");
    *ahead.entry(url.to_owned()).or_insert_with(|| beginning.0 - SystemClock.now().0)
}

impl Process {
    /// The binary with a verb, on a database of a test and by its time.
    pub fn command(verb: &str, url: &str, folder: &Path) -> Command {
        if !cfg!(feature = "test-clock") {
            panic!("processes go by the time of their test only with --all-features");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_doctorly"));
        command
            .arg(verb)
            .env("DOCTORLY_DATABASE_URL", url)
            .env("DOCTORLY_DATA_DIR", folder)
            .env("DOCTORLY_LISTEN", "127.0.0.1:0")
            .env("DOCTORLY_TEST_CLOCK_AHEAD", ahead(url).to_string());
        command
    }

    /// Starts a server on the database and waits until it says that it is ready, and where.
    pub fn start(url: &str, folder: &Path) -> (Self, String) {
        Self::start_with(url, folder, &[])
    }

    /// The same with more settings.
    pub fn start_with(url: &str, folder: &Path, settings: &[(&str, &str)]) -> (Self, String) {
        let (process, said) = Self::start_as("serve", url, folder, settings);
        (process, format!("http://{}", said.address("server")))
    }

    /// Starts a command that goes on and waits until it says that it is about its business; gives what it said until then.
    pub fn start_as(verb: &str, url: &str, folder: &Path, settings: &[(&str, &str)]) -> (Self, Said) {
        let mut child = Self::command(verb, url, folder)
            .env("DOCTORLY_REQUESTS_PER_MINUTE", "0")
            .env("DOCTORLY_HOLDS_PER_ACCOUNT", "20")
            .env("DOCTORLY_LOG", "json")
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let process = Self(child);
        let mut said = Said(Vec::new());
        for line in &mut lines {
            let line: Value = serde_json::from_str(&line.expect("readable lines")).unwrap_or_default();
            let begun = line["message"] == "ready" || line["message"] == "working";
            said.0.push(line);
            if begun {
                // Somebody must go on reading, or the server would block on a full pipe.
                std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| mistake(&line)));
                return (process, said);
            }
        }
        panic!("the server did not get ready");
    }

    /// Tells it to stop, as whoever runs it does.
    pub fn stop(&self) {
        let told = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        assert!(told.expect("kill is there").success());
    }

    /// Waits until it has ended; whether well.
    pub async fn ended(&mut self) -> bool {
        loop {
            if let Some(status) = self.0.try_wait().expect("a child of ours") {
                return status.success();
            }
            tokio::task::yield_now().await;
        }
    }

    /// The most memory it has had, in bytes; only where the system tells.
    pub fn most_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
    }
}
