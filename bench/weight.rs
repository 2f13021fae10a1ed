//! What it costs to have Doctorly running: time to the first answer, memory with the demo's data, size of the binary.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tokio::runtime::Runtime;

use crate::{
    Outcome,
    installation::{Engine, Installation},
    report::{heading, row, table},
};

pub fn measure(runtime: &Runtime) -> Outcome<()> {
    heading("Weight");
    table(&["what", "figure"]);
    let folder = tempfile::tempdir()?;
    let binary = env!("CARGO_BIN_EXE_doctorly");
    let begun = Instant::now();
    let mut demo = Command::new(binary)
        .arg("demo")
        .env("DOCTORLY_DATA_DIR", folder.path())
        .env("DOCTORLY_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut lines = BufReader::new(demo.stdout.take().ok_or("no output")?).lines();
    let ready = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("ready")));
    ready.ok_or("the demo did not start")??;
    row(&[
        "`demo`: empty folder to ready, with its data".to_owned(),
        format!("{:.2} s", begun.elapsed().as_secs_f64()),
    ]);
    // The index and the first looks at free times are made right after the start.
    std::thread::sleep(Duration::from_secs(5));
    row(&["memory at rest, demo data (resident)".to_owned(), format!("{} MiB", memory_mib(demo.id())?)]);
    demo.kill()?;
    demo.wait()?;

    runtime.block_on(async {
        let mut installation = Installation::with_doctors(Engine::Sqlite, 1_000)?;
        let mut fastest = Duration::MAX;
        for _ in 0..3 {
            fastest = fastest.min(installation.start().await?);
            installation.stop().await?;
        }
        row(&["`serve`: start to ready, 1,000 doctors".to_owned(), format!("{} ms", fastest.as_millis())]);
        Outcome::Ok(())
    })?;
    let size = std::fs::metadata(binary)?.len() / 1024 / 1024;
    row(&["the binary".to_owned(), format!("{size} MiB")]);
    Ok(())
}

/// Resident memory of a process.
pub fn memory_mib(process: u32) -> Outcome<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
    let kib: u64 = line.split_whitespace().nth(1).ok_or("no figure")?.parse()?;
    Ok(kib / 1024)
}
