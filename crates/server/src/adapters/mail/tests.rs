//! What every mailer must do: the same letters through each.

use std::sync::{Arc, Mutex};

use app::{
    Clock, ManualClock,
    notifications::{CalendarPart, Mail, MailError},
};
use database::Database;
use kernel::time::Instant;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

use super::{from_of, open};

fn clock() -> Arc<dyn Clock> {
    Arc::new(ManualClock::at(Instant(1_795_000_000_000_000)))
}

async fn database() -> (tempfile::TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let url = database::fresh::url(folder.path()).await;
    let db = Database::open(&url, 2).await.unwrap();
    (folder, db)
}

fn letter(key: &str) -> Mail {
    Mail {
        dedup_key: key.to_owned(),
        recipient: "sana@example.org".to_owned(),
        subject: "تصدیق: Monday, 10:30".to_owned(),
        text: "Dear Sana,\n\n.\nbring your papers\n".to_owned(),
        html: "<p>Dear Sana</p>".to_owned(),
        calendar: Some(CalendarPart {
            method: "REQUEST",
            text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(),
        }),
    }
}

/// The message as a mail program reads it; enough of MIME for what we write.
#[track_caller]
fn holds_the_letter(message: &str) {
    for part in [
        "To: sana@example.org",
        "From: Doctorly <no-reply@doctorly.example>",
        "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
        "filename=\"appointment.ics\"",
        "multipart/alternative",
        "BEGIN:VCALENDAR",
        "Date: ",
    ] {
        assert!(message.contains(part), "no {part} in:\n{message}");
    }
}

#[tokio::test]
async fn the_mailbox_keeps_a_letter_once() {
    let (_folder, db) = database().await;
    let mailer = open("mailbox:", "ignored", &db, &clock()).unwrap();
    for _ in 0..2 {
        mailer.send(letter("one")).await.unwrap();
    }
    mailer.send(letter("two")).await.unwrap();
    use sea_orm::{ConnectionTrait, Statement};
    let count = Statement::from_string(db.read().get_database_backend(), "select count(*) as n from mails");
    let row = db.read().query_one_raw(count).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 2);
}

#[tokio::test]
async fn the_file_mailer_writes_a_letter_once_and_whole() {
    let (folder, db) = database().await;
    let mails = folder.path().join("mails");
    let url = format!("file:{}", mails.display());
    let mailer = open(&url, &from_of("https://doctorly.example"), &db, &clock()).unwrap();
    for _ in 0..2 {
        mailer.send(letter("one")).await.unwrap();
    }
    let files: Vec<_> = std::fs::read_dir(&mails).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0].extension().unwrap(), "eml");
    holds_the_letter(&std::fs::read_to_string(&files[0]).unwrap());
}

/// A server that takes mail until the connection ends, and answers `RCPT TO` as it is told.
async fn smtp_server(rcpt: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = Arc::new(Mutex::new(Vec::new()));
    let inbox = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let inbox = inbox.clone();
            tokio::spawn(async move {
                let (read, mut write) = stream.into_split();
                let mut lines = BufReader::new(read).lines();
                write.write_all(b"220 test\r\n").await.unwrap();
                let mut message: Option<String> = None;
                while let Ok(Some(line)) = lines.next_line().await {
                    let answer = match (&mut message, line.split(' ').next().unwrap_or_default()) {
                        (Some(_), ".") => {
                            inbox.lock().unwrap().extend(message.take());
                            "250 taken"
                        }
                        (Some(text), _) => {
                            text.push_str(&line);
                            text.push('\n');
                            continue;
                        }
                        (None, "EHLO") => "250 test",
                        (None, "RCPT") => rcpt,
                        (None, "DATA") => {
                            message = Some(String::new());
                            "354 go on"
                        }
                        (None, "QUIT") => "221 bye",
                        (None, _) => "250 ok",
                    };
                    if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    (url, taken)
}

#[tokio::test]
async fn smtp_sends_the_whole_letter_under_one_message_id() {
    let (_folder, db) = database().await;
    let (url, taken) = smtp_server("250 ok").await;
    let mailer = open(&url, &from_of("https://doctorly.example:8443/"), &db, &clock()).unwrap();
    for _ in 0..2 {
        mailer.send(letter("one")).await.unwrap();
    }
    let taken = taken.lock().unwrap().clone();
    assert_eq!(taken.len(), 2);
    let id = |message: &str| message.lines().find(|line| line.starts_with("Message-ID: ")).map(str::to_owned);
    assert_eq!(id(&taken[0]), id(&taken[1]));
    assert!(id(&taken[0]).is_some());
    holds_the_letter(&taken[0]);
}

#[tokio::test]
async fn smtp_tells_a_refusal_from_a_server_that_cannot_now() {
    let (_folder, db) = database().await;
    let cases = [("550 no such mailbox", true), ("451 try later", false), ("530 sign in first", false)];
    for (answer, refused) in cases {
        let (url, _) = smtp_server(answer).await;
        let mailer = open(&url, &from_of("https://doctorly.example"), &db, &clock()).unwrap();
        let error = mailer.send(letter("one")).await.unwrap_err();
        assert_eq!(matches!(error, MailError::Refused(_)), refused, "{answer}: {error:?}");
    }
    let mailer = open("smtp://127.0.0.1:1", &from_of("https://doctorly.example"), &db, &clock()).unwrap();
    assert!(matches!(mailer.send(letter("one")).await, Err(MailError::Unavailable(_))));
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_and_not_tried_again() {
    let (folder, db) = database().await;
    let url = format!("file:{}", folder.path().join("mails").display());
    let mailer = open(&url, &from_of("http://127.0.0.1:8080"), &db, &clock()).unwrap();
    let mail = Mail { recipient: "nobody\r\nBcc: everybody@example.org".to_owned(), ..letter("one") };
    assert!(matches!(mailer.send(mail).await, Err(MailError::Refused(_))));
}

#[tokio::test]
async fn a_wrong_setting_is_refused_with_the_fix() {
    let (_folder, db) = database().await;
    for (url, from, part) in [
        ("pigeon:", "a@b.example", "DOCTORLY_MAIL_URL"),
        ("file:", "a@b.example", "DOCTORLY_MAIL_URL"),
        ("smtp://", "a@b.example", "smtps://user:password@"),
        ("file:mails", "nobody", "no-reply@example.org"),
    ] {
        let error = open(url, from, &db, &clock()).err().expect(url).to_string();
        assert!(error.contains(part), "{url}: {error}");
    }
}
