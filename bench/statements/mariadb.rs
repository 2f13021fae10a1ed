//! On MariaDB: sixteen of its own clients, each with its file of statements and its own doctors and patients.

use std::{
    fs::File,
    process::{Command, Stdio},
    time::Instant,
};

use super::{CLAIM, CLIENTS, Until, WRITTEN_OUT, WrittenOut};
use crate::Outcome;

/// MariaDB knows no condition there: a word of which a bit is set becomes null, which its column refuses.
fn claim() -> String {
    let set = |word| {
        format!(
            "w{word} = if((day_sheets.w{word} & values(w{word})) = 0, day_sheets.w{word} | values(w{word}), null)"
        )
    };
    format!("on duplicate key update {}", (0..6).map(set).collect::<Vec<_>>().join(", "))
}

/// The statements in the engine's own words.
fn told(sql: &str) -> String {
    let mut told = sql.replace(CLAIM, &claim());
    for (table, key) in [("patient_links", ""), ("jobs", " (dedup_key)"), ("mails", " (dedup_key)")] {
        told = told
            .replace(&format!("insert into {table} "), &format!("insert ignore into {table} "))
            .replace(&format!("on conflict{key} do nothing"), "");
    }
    told
}

/// Bookings a second.
pub(super) fn bookings(url: &str, until: Until) -> Outcome<f64> {
    let ids = |sql: &str| -> Outcome<Vec<String>> {
        let output = client(url)?.args(["-N", "-e", sql]).output()?;
        Ok(String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect())
    };
    let doctors =
        ids("select concat('x\\'', hex(id), '\\',x\\'', hex(clinic_id), '\\'') from doctors limit 256")?;
    let patients = ids("select concat('x\\'', hex(id), '\\'') from patients limit 256")?;
    let pairs: Vec<_> = doctors.iter().zip(&patients).collect();
    let folder = tempfile::tempdir()?;
    let mut scripts = vec![String::new(); CLIENTS];
    for number in 0..WRITTEN_OUT {
        let at = number % pairs.len();
        let (doctor, patient) = pairs[at];
        let written = WrittenOut {
            begin: "begin",
            row: "last_insert_id()",
            number,
            place: number / pairs.len(),
            doctor,
            patient,
        };
        scripts[at % CLIENTS].push_str(&told(&written.booking(until)?));
    }
    let mut files = Vec::new();
    for (number, script) in scripts.iter().enumerate() {
        let path = folder.path().join(format!("{number}.sql"));
        std::fs::write(&path, script)?;
        files.push(File::open(&path)?);
    }
    let begun = Instant::now();
    let mut clients = Vec::new();
    for file in files {
        clients.push(client(url)?.stdin(file).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?);
    }
    for client in clients {
        let output = client.wait_with_output()?;
        if !output.status.success() {
            return Err(format!("mariadb: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
    }
    Ok(WRITTEN_OUT as f64 / begun.elapsed().as_secs_f64())
}

/// A new database on the server; gives its URL.
pub fn fresh_database(server: &str) -> Outcome<String> {
    let name = format!("bench_{}", std::process::id());
    let sql = format!("drop database if exists {name}; create database {name}");
    if !client(server)?.args(["-e", &sql]).status()?.success() {
        return Err("a database could not be made".into());
    }
    let (start, _) = server.rsplit_once('/').ok_or("the server's URL names no database")?;
    Ok(format!("{start}/{name}"))
}

/// The client for a URL like `mariadb://root@127.0.0.1:3306/doctorly`.
fn client(url: &str) -> Outcome<Command> {
    let rest = url.split_once("://").ok_or("not a URL")?.1;
    let (user, rest) = rest.split_once('@').ok_or("the URL names nobody")?;
    let (address, database) = rest.split_once('/').ok_or("the URL names no database")?;
    let (host, port) = address.split_once(':').ok_or("the URL names no port")?;
    let mut command = Command::new("mariadb");
    let host = format!("--host={host}");
    command.args(["--no-defaults", &host, "--port", port, "--user", user, database]);
    Ok(command)
}
