//! Photographs and pictures: what is taken, what is refused, what is left of the file (W-A14).

use std::io::Cursor;

use axum::body::{Body, Bytes};
use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::{Value, json};

use crate::support::{Answer, Ask, TestApp};

const BOUNDARY: &str = "a-line-that-is-nowhere-else";

fn head_of(field: &str) -> String {
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"me.exe\"\r\n\
         Content-Type: image/png\r\n\r\n"
    )
}

trait WithFile {
    /// One file in a form, under a name and a type that mean nothing.
    fn file(self, field: &str, file: &[u8]) -> Self;
}

impl WithFile for Ask {
    fn file(self, field: &str, file: &[u8]) -> Self {
        let (kind, body) = form_of(field, file);
        self.body(&kind, body)
    }
}

/// A form with one file: its type, and itself.
pub fn form_of(field: &str, file: &[u8]) -> (String, Vec<u8>) {
    let mut body = head_of(field).into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

pub fn picture(width: u32, height: u32, format: ImageFormat, shade: u8) -> Vec<u8> {
    let picture =
        RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, shade]));
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, format).unwrap();
    out.into_inner()
}

async fn fetch(app: &TestApp, path: &Value) -> Answer {
    app.get(path.as_str().expect("a path")).await
}

#[tokio::test]
async fn a_photograph_is_made_small_keeps_its_shape_and_is_public_for_ever() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}/photo", doctor.doctor_id());
    for (format, shade) in [(ImageFormat::Jpeg, 1), (ImageFormat::Png, 90), (ImageFormat::WebP, 200)] {
        let file = picture(800, 600, format, shade);
        let profile = app.put(&path).bearer(&doctor.token).file("photo", &file).await.expect(200);
        let kept = fetch(&app, &profile["photo"]).await.expect(200);
        assert_eq!(kept.header("content-type"), "image/jpeg");
        assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(kept.header("x-content-type-options"), "nosniff");
        let small = image::load_from_memory(kept.bytes()).unwrap();
        assert_eq!((small.width(), small.height()), (512, 384), "{format:?}");
        let read = app.get(&format!("/api/v1/doctors/{}", doctor.doctor_id())).await.expect(200);
        assert_eq!(read["photo"], profile["photo"]);
    }
}

#[tokio::test]
async fn a_new_photograph_takes_the_place_of_the_old_one() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}/photo", doctor.doctor_id());
    let set = |shade: u8| {
        app.put(&path).bearer(&doctor.token).file("photo", &picture(40, 40, ImageFormat::Png, shade))
    };
    let first = set(1).await.expect(200);
    let same = set(1).await.expect(200);
    assert_eq!(first["photo"], same["photo"], "the address is of the content");
    fetch(&app, &first["photo"]).await.expect(200);
    let second = set(200).await.expect(200);
    assert_ne!(first["photo"], second["photo"]);
    fetch(&app, &first["photo"]).await.expect(404);
    fetch(&app, &second["photo"]).await.expect(200);
}

#[tokio::test]
async fn a_file_is_what_its_content_is_and_a_bad_one_changes_nothing() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await;
    let of_doctor = format!("/api/v1/doctors/{}", doctor.doctor_id());
    let path = format!("{of_doctor}/photo");
    let before = app.get(&of_doctor).await.expect(200);
    let set = |file: &[u8]| app.put(&path).bearer(&doctor.token).file("photo", file);

    for other in [b"GIF89a\x01\x00\x01\x00".as_slice(), b"<svg onload=alert(1)>", b"MZ\x90\x00", b"%PDF-1.7"]
    {
        let answer = set(other).await.expect(415);
        assert_eq!(answer.field_code("photo"), "unsupported_media");
    }
    let whole = picture(300, 300, ImageFormat::Png, 3);
    assert_eq!(set(&whole[..60]).await.expect(422).field_code("photo"), "broken_picture");
    // A header that claims a wall of pixels.
    let mut wall = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0".to_vec();
    wall.extend_from_slice(&crc(&wall[12..]).to_be_bytes());
    wall.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    assert_eq!(set(&wall).await.expect(422).field_code("photo"), "too_many_pixels");
    set(&vec![0xff; 5 * 1024 * 1024 + 1]).await.expect(413);
    assert_eq!(set(b"").await.expect(422).field_code("photo"), "required");
    let wrong_field = app.put(&path).bearer(&doctor.token).file("image", &whole).await.expect(422);
    assert_eq!(wrong_field.field_code("image"), "unknown_field");
    app.put(&path).bearer(&doctor.token).json(json!({ "photo": "x" })).await.expect(415);
    let cut = app.put(&path).bearer(&doctor.token);
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    cut.body(&kind, head_of("photo")).await.expect(400);
    assert_eq!(app.get(&of_doctor).await.expect(200).json(), before.json());
}

/// CRC-32 as in PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    })
}

#[tokio::test]
async fn an_upload_without_end_is_refused_without_being_read() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await;
    let path = format!("/api/v1/doctors/{}/photo", doctor.doctor_id());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let head = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(head_of("photo")))]);
    let endless = futures::stream::repeat_with(|| Ok(Bytes::from_static(&[0xff; 64 * 1024])));
    let body = Body::from_stream(futures::StreamExt::chain(head, endless));
    app.put(&path).bearer(&doctor.token).body(&kind, body).await.expect(413);
    // One that says beforehand how large it is, is not waited for.
    let ask = app.put(&path).bearer(&doctor.token).header("content-length", "10737418240");
    ask.body(&kind, Body::empty()).await.expect(413);
}

/// W-A25: pictures of the catalogue are the administrator's.
#[tokio::test]
async fn pictures_are_set_only_by_whom_they_belong_to() {
    let app = TestApp::new().await;
    let (admin, manager, doctor) = (app.admin().await, app.manager().await, app.doctor("sana").await);
    let file = picture(64, 32, ImageFormat::Png, 7);
    let name = json!({ "name": "Dermatology" });
    let made = app.post("/api/v1/specializations").bearer(&admin.token).json(name).await.expect(201);
    let path = format!("/api/v1/specializations/{}/image", made.str("id"));
    for person in [&manager, &doctor, &app.patient("ana").await] {
        app.put(&path).bearer(&person.token).file("image", &file).await.expect(403);
    }
    app.put(&path).file("image", &file).await.expect(401);
    let set = app.put(&path).bearer(&admin.token).file("image", &file).await.expect(200);
    fetch(&app, &set["image"]).await.expect(200);
    let listed = app.get("/api/v1/specializations").await.expect(200);
    assert_eq!(listed["items"][0]["image"], set["image"]);

    let photo = format!("/api/v1/doctors/{}/photo", doctor.doctor_id());
    app.put(&photo).bearer(&app.patient("ana").await.token).file("photo", &file).await.expect(403);
    app.put(&photo).bearer(&app.doctor("omar").await.token).file("photo", &file).await.expect(404);
    app.put(&photo).bearer(&app.other_manager().await.token).file("photo", &file).await.expect(404);
    app.put(&photo).bearer(&manager.token).file("photo", &file).await.expect(200);
    for key in ["..%2f..%2fsecret", "x", "0a.jpg"] {
        app.get(&format!("/api/v1/media/{key}")).await.expect(404);
    }
}
