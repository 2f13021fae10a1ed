//! Backups: made of an installation that goes on, restored as they were or not at all.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::Demo;

/// Runs a command of the binary.
pub fn doctorly(folder: &Path, database: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doctorly"));
    command.args(arguments).env("DOCTORLY_DATA_DIR", folder).env("DOCTORLY_LISTEN", "127.0.0.1:0");
    if let Some(url) = database {
        command.env("DOCTORLY_DATABASE_URL", url);
    }
    command.output().unwrap()
}

#[track_caller]
pub fn succeeds(output: &Output) -> String {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}{err}");
    out.into_owned()
}

#[track_caller]
pub fn refused(output: &Output, says: &str) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    let sentences: Vec<_> = err.lines().filter_map(|line| line.strip_prefix("doctorly: ")).collect();
    assert!(sentences.len() == 1 && sentences[0].contains(says), "{err}");
}

/// How many rows each table of a backup has, and the sum of them.
pub fn sums(file: &Path) -> BTreeMap<String, (u64, String)> {
    let text = std::fs::read_to_string(file).unwrap();
    let (mut sums, mut name) = (BTreeMap::new(), String::new());
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(table) = line.get("table") {
            name = table["name"].as_str().unwrap().to_owned();
        } else if let Some(end) = line.get("table_end") {
            let sum = (end["rows"].as_u64().unwrap(), end["sum"].as_str().unwrap().to_owned());
            sums.insert(name.clone(), sum);
        }
    }
    sums
}

/// A backup of a demo that has ended, so that it is the same each time.
async fn backup_of_a_demo(folder: &Path) -> PathBuf {
    let url = database::fresh::url(folder).await;
    let demo = Demo::start(folder, Some(&url));
    demo.end();
    let file = folder.join("backup");
    succeeds(&doctorly(folder, Some(&url), &["backup", file.to_str().unwrap()]));
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_running_installation_restores_to_what_it_was_on_any_engine() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let url = database::fresh::url(folder.path()).await;
    let demo = Demo::start(folder.path(), Some(&url));
    demo.add_photograph().await;
    let file = folder.path().join("backup");
    let says = succeeds(&doctorly(folder.path(), Some(&url), &["backup", file.to_str().unwrap()]));
    assert!(says.contains("and 2 photographs and documents") && says.contains("secret"), "{says}");
    // It goes on.
    assert!(demo.answers("/readyz").await);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    // Into an embedded database, and from there back to one of the engine that is tested.
    let restored = succeeds(&doctorly(other.path(), None, &["restore", file.to_str().unwrap()]));
    assert!(restored.contains("The ledger balances"), "{restored}");
    let photographs = std::fs::read_dir(other.path().join("media/pictures")).unwrap().count();
    // The demo's applicant has sent a document.
    let applicants = std::fs::read_dir(other.path().join("media/documents")).unwrap().count();
    assert_eq!((photographs, applicants), (1, 1));
    let again = other.path().join("again");
    succeeds(&doctorly(other.path(), None, &["backup", again.to_str().unwrap()]));
    let (first, second) = (sums(&file), sums(&again));
    for table in ["appointments", "charges", "ledger_entries", "audit", "accounts", "doctors"] {
        assert!(first[table].0 > 0, "{table}");
    }
    assert_eq!(first, second);
    let url = database::fresh::url(other.path()).await;
    succeeds(&doctorly(other.path(), Some(&url), &["restore", again.to_str().unwrap()]));
    let third = other.path().join("third");
    succeeds(&doctorly(other.path(), Some(&url), &["backup", third.to_str().unwrap()]));
    assert_eq!(first, sums(&third));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read(backup_of_a_demo(folder.path()).await).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let without = |gone: usize| {
        let kept = lines.iter().enumerate().filter(|(number, _)| *number != gone);
        kept.map(|(_, line)| format!("{line}\n")).collect::<String>().into_bytes()
    };
    let row = lines.iter().position(|line| line.starts_with('[')).unwrap();
    let mut flipped = whole.clone();
    let middle = text.find("\"ledger_entries\"").unwrap() + 300;
    flipped[middle] ^= 1;
    let damaged: [(&str, Vec<u8>, &str); 7] = [
        ("cut off", whole[..whole.len() / 2].to_vec(), "damaged"),
        ("without its last line", without(lines.len() - 1), "damaged"),
        ("without a row", without(row), "damaged"),
        ("changed", flipped, "damaged"),
        ("followed by more", [&whole[..], b"[]\n"].concat(), "damaged"),
        ("something else", b"SQLite format 3\0 and more".to_vec(), "no backup"),
        ("of a newer form", text.replacen("\"form\":1", "\"form\":2", 1).into_bytes(), "newer Doctorly"),
    ];
    let target = folder.path().join("target");
    for (how, content, says) in damaged {
        let file = folder.path().join("damaged");
        std::fs::write(&file, content).unwrap();
        let output = doctorly(&target, None, &["restore", file.to_str().unwrap()]);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(err.contains(says), "{how}: {err}");
        refused(&output, says);
        assert!(!target.join("doctorly.db").exists(), "{how}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_restored_only_into_an_empty_database_and_written_only_to_a_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = backup_of_a_demo(folder.path()).await;
    let place = file.to_str().unwrap();
    let target = folder.path().join("target");
    succeeds(&doctorly(&target, None, &["restore", place]));
    refused(&doctorly(&target, None, &["restore", place]), "not empty");
    refused(&doctorly(&target, None, &["backup", place]), "already");
    refused(&doctorly(&folder.path().join("nothing"), None, &["backup", "new"]), "is empty");
    refused(&doctorly(&target, None, &["restore", "not-there"]), "cannot be read");
}
