//! What a doctor shows the clinic that looks at their application: who sees it, what is taken, what is left of it.

use serde_json::{Value, json};

use crate::support::{Answer, Ask, Person, TestApp};

const BOUNDARY: &str = "a-line-that-is-nowhere-else";
const PDF: &[u8] = b"%PDF-1.7\n% a licence";

/// A form with a document: its type, and itself.
pub fn form(kind: Option<&str>, file_name: &str, file: &[u8]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    if let Some(kind) = kind {
        let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
         Content-Type: text/html\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

struct Applied {
    app: TestApp,
    applicant: Person,
    path: String,
}

impl Applied {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let applicant = app.patient("omar").await;
        let body = json!({ "clinic_id": app.clinic().await, "full_name": "Dr Omar Farooq",
            "registration_number": "PMC-1234", "registration_expiry": "2030-01-01",
            "consultation_fee": { "amount": 250_000, "currency": "PKR" } });
        let doctor = app.post("/api/v1/doctors").bearer(&applicant.token).json(body).await.expect(201);
        let path = format!("/api/v1/doctors/{}/documents", doctor.str("id"));
        Self { app, applicant, path }
    }

    fn send(&self, kind: Option<&str>, file_name: &str, file: &[u8]) -> Ask {
        let (content_type, body) = form(kind, file_name, file);
        self.app.post(&self.path).bearer(&self.applicant.token).body(&content_type, body)
    }

    /// How many there are among the media.
    async fn files(&self) -> usize {
        let files = self.app.app.ports.media.list(None);
        futures::TryStreamExt::try_collect::<Vec<_>>(files).await.expect("the media").len()
    }

    async fn listed(&self, person: &Person) -> Answer {
        self.app.get(&self.path).bearer(&person.token).await
    }
}

#[tokio::test]
async fn an_applicant_shows_the_clinic_documents_that_nobody_else_sees() {
    let of = Applied::new().await;
    let (app, manager) = (&of.app, of.app.manager().await);
    let sent = of.send(Some("registration"), "لائسنس 2026.pdf", PDF).await.expect(201);
    assert_eq!((sent.str("kind"), sent.str("media_type")), ("registration", "application/pdf"));
    assert_eq!((sent.str("file_name"), &sent["size_bytes"]), ("لائسنس 2026.pdf", &json!(PDF.len())));
    let one = format!("{}/{}", of.path, sent.str("id"));
    for person in [&of.applicant, &manager, &app.admin().await] {
        assert_eq!(of.listed(person).await.expect(200)["items"], json!([sent.json()]));
        let file = app.get(&one).bearer(&person.token).await.expect(200);
        assert_eq!((file.bytes().as_ref(), file.header("content-type")), (PDF, "application/pdf"));
        // Made by somebody else: saved, never shown.
        let saved_as = "attachment; filename*=UTF-8''%D9%84%D8%A7%D8%A6%D8%B3%D9%86%D8%B3%202026.pdf";
        assert_eq!(file.header("content-disposition"), saved_as);
        assert_eq!(
            (file.header("cache-control"), file.header("x-content-type-options")),
            ("private, no-store", "nosniff")
        );
    }
    for person in
        [app.other_manager().await, app.desk().await, app.doctor("sana").await, app.patient("ana").await]
    {
        of.listed(&person).await.expect(404);
        app.get(&one).bearer(&person.token).await.expect(404);
        app.delete(&one).bearer(&person.token).await.expect(404);
        let (content_type, body) = form(Some("other"), "x.pdf", PDF);
        app.post(&of.path).bearer(&person.token).body(&content_type, body).await.expect(404);
    }
    app.get(&one).await.expect(401);
    // Who runs the clinic leaves a trace; who looks at their own leaves none.
    let lines = app.get("/api/v1/audit?action=doctor.read_document").bearer(&manager.token).await.expect(200);
    assert_eq!(lines["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_document_is_what_its_content_is_and_a_bad_one_is_refused_by_its_field() {
    let of = Applied::new().await;
    for other in [b"GIF89a\x01\x00".as_slice(), b"<html>", b"MZ\x90\x00", b" %PDF-1.7"] {
        let refused = of.send(Some("other"), "licence.pdf", other).await.expect(415);
        assert_eq!(refused.field_code("file"), "unsupported_document");
    }
    let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
    assert_eq!(
        of.send(Some("other"), "large.pdf", &large).await.expect(413).field_code("file"),
        "document_too_large"
    );
    assert_eq!(of.send(None, "licence.pdf", PDF).await.expect(422).field_code("kind"), "required");
    assert_eq!(
        of.send(Some("mine"), "licence.pdf", PDF).await.expect(422).field_code("kind"),
        "unknown_word"
    );
    assert_eq!(of.send(Some("other"), "empty.pdf", b"").await.expect(422).field_code("file"), "required");
    assert_eq!(of.listed(&of.applicant).await.expect(200)["items"], json!([]));
    // What the device says of the name never leads anywhere else.
    let named = of.send(Some("other"), "../../etc/passwd", PDF).await.expect(201);
    assert_eq!(named.str("file_name"), "....etcpasswd.pdf");
    // Nor does it make another program of who opens it.
    let named = of.send(Some("other"), "look.html", PDF).await.expect(201);
    assert_eq!(named.str("file_name"), "look.html.pdf");
    for _ in 2..20 {
        of.send(Some("other"), "more.PDF", PDF).await.expect(201);
    }
    assert_eq!(
        of.send(Some("other"), "more.pdf", PDF).await.expect(422).field_code("file"),
        "too_many_documents"
    );
}

#[tokio::test]
async fn a_document_that_is_removed_is_gone_with_its_file() {
    let of = Applied::new().await;
    let sent = of.send(Some("identity"), "card.jpg", b"\xff\xd8\xff\xe0 a card").await.expect(201);
    let one = format!("{}/{}", of.path, sent.str("id"));
    let other = of.app.doctor("sana").await;
    let elsewhere = format!("/api/v1/doctors/{}/documents/{}", other.doctor_id(), sent.str("id"));
    of.app.delete(&elsewhere).bearer(&other.token).await.expect(404);
    of.app.delete(&one).bearer(&of.applicant.token).await.expect(204);
    of.app.get(&one).bearer(&of.applicant.token).await.expect(404);
    assert_eq!(of.listed(&of.applicant).await.expect(200)["items"], Value::Array(Vec::new()));
    assert_eq!(of.files().await, 0);
}

#[tokio::test]
async fn the_documents_of_an_applicant_go_with_the_account() {
    let of = Applied::new().await;
    of.send(Some("identity"), "card.jpg", b"\xff\xd8\xff\xe0 a card").await.expect(201);
    let manager = of.app.manager().await;
    assert_eq!((of.listed(&manager).await["items"].as_array().map(Vec::len), of.files().await), (Some(1), 1));
    of.app.delete("/api/v1/me").bearer(&of.applicant.token).await.expect(204);
    assert_eq!(of.listed(&manager).await.expect(200)["items"], json!([]));
    assert_eq!(of.files().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_documents_sent_at_one_moment_no_more_are_kept_than_there_is_room_for() {
    let of = Applied::new().await;
    for _ in 0..15 {
        of.send(Some("other"), "one.pdf", PDF).await.expect(201);
    }
    let sent =
        futures::future::join_all((0..10).map(|_| of.send(Some("other"), "more.pdf", PDF).into_future()));
    let kept = sent.await.into_iter().filter(|answer| answer.status() == 201).count();
    assert_eq!((kept, of.files().await), (5, 20));
}
