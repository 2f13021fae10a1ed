//! Ten gigabytes sent to a server that takes a few megabytes: refused early, kept nowhere.

use std::path::Path;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{Process, TestApp};

const TEN_GIGABYTES: u64 = 10 * 1024 * 1024 * 1024;
/// The largest body that any route takes, and what the two ends of a connection hold on the way.
const ON_THE_WAY: u64 = 32 * 1024 * 1024;
const MEMORY: u64 = 64 * 1024 * 1024;

const FORM: &str = "multipart/form-data; boundary=x";
const FILE_HEAD: &str = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\nContent-Type: image/png\r\n\r\n";

/// How the body says how long it is.
#[derive(Clone, Copy, Debug)]
enum Length {
    Said,
    Chunked,
}

/// Sends as much of ten gigabytes as the server takes; gives its answer's first line and how much was sent.
async fn send(
    server: &str,
    token: &str,
    route: &str,
    kind: &str,
    head: &str,
    length: Length,
) -> (String, u64) {
    let address = server.strip_prefix("http://").unwrap();
    let (mut from, mut to) = TcpStream::connect(address).await.unwrap().into_split();
    let says = match length {
        Length::Said => format!("Content-Length: {TEN_GIGABYTES}"),
        Length::Chunked => "Transfer-Encoding: chunked".to_owned(),
    };
    let begin = format!(
        "{route} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: {kind}\r\n\
         Idempotency-Key: large\r\n{says}\r\n\r\n"
    );
    to.write_all(begin.as_bytes()).await.unwrap();
    let framed = |bytes: &[u8]| match length {
        Length::Said => bytes.to_vec(),
        Length::Chunked => [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n".as_slice()].concat(),
    };
    let writing = async {
        let mut sent = 0;
        if to.write_all(&framed(head.as_bytes())).await.is_ok() {
            let block = framed(&[b'x'; 64 * 1024]);
            while sent < TEN_GIGABYTES && to.write_all(&block).await.is_ok() {
                sent += block.len() as u64;
            }
        }
        sent
    };
    let reading = async {
        let mut answer = Vec::new();
        // The server may cut the connection behind its answer, because more is on its way to it.
        let _ = from.read_to_end(&mut answer).await;
        answer
    };
    let (sent, answer) = tokio::join!(writing, reading);
    let answer = String::from_utf8_lossy(&answer);
    (answer.lines().next().unwrap_or_default().to_owned(), sent)
}

fn size_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| match entry.file_type().unwrap().is_dir() {
            true => size_of(&entry.path()),
            false => entry.metadata().unwrap().len(),
        })
        .sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_gigabytes_are_refused_early_and_kept_nowhere() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await;
    let folder = tempfile::tempdir().unwrap();
    let (process, server) = Process::start(&app.url, folder.path());
    // Building the search index takes memory too.
    while reqwest::get(format!("{server}/readyz")).await.unwrap().status() != 200 {}
    let (memory, disk) = (process.most_memory(), size_of(folder.path()));
    let photo = format!("PUT /api/v1/doctors/{}/photo", doctor.doctor_id());
    let too_large = "HTTP/1.1 413 Payload Too Large";
    for (route, kind, head, chunked) in [
        (photo.as_str(), FORM, FILE_HEAD, too_large),
        ("POST /api/v1/appointments", "application/json", "{\"reason\": \"", too_large),
        ("POST /api/v1/auth/register", "application/json", "{\"name\": \"", too_large),
        // Sent by no page of ours: refused before its body is looked at.
        ("POST /sign-in", "application/x-www-form-urlencoded", "email=", "HTTP/1.1 403 Forbidden"),
    ] {
        for length in [Length::Said, Length::Chunked] {
            let (answer, sent) = send(&server, &doctor.token, route, kind, head, length).await;
            let expected = if matches!(length, Length::Said) { too_large } else { chunked };
            assert_eq!(answer, expected, "{route} {length:?}, {sent} bytes sent");
            assert!(sent < ON_THE_WAY, "{route} {length:?}: {sent} bytes were taken");
        }
    }
    if let (Some(before), Some(after)) = (memory, process.most_memory()) {
        assert!(after < before + MEMORY, "memory went from {before} to {after} bytes");
    }
    assert!(size_of(folder.path()) <= disk + 1024 * 1024, "something was kept");
    let alive = reqwest::get(format!("{server}/healthz")).await.unwrap();
    assert_eq!(alive.status(), 200);
}
