//! A demo, running: data of every kind, and a server that goes on while others look at its database.

use std::{
    io::{BufRead, BufReader, Cursor},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

/// Killed when dropped.
pub struct Demo {
    child: Child,
    address: String,
    client: reqwest::Client,
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Demo {
    /// Starts one and waits until it says that it is ready.
    pub fn start(folder: &Path, database: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_doctorly"));
        command.arg("demo").env("DOCTORLY_DATA_DIR", folder).env("DOCTORLY_LISTEN", "127.0.0.1:0");
        if let Some(url) = database {
            command.env("DOCTORLY_DATABASE_URL", url);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let ready = lines.find_map(|line| Some(line.ok()?.strip_prefix("Doctorly is ready at ")?.to_owned()));
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: ready.expect("the demo gets ready"), client: reqwest::Client::new() }
    }

    /// Ends as a process does whose machine loses its power.
    pub fn end(self) {}

    /// Whether it answers an address with success.
    pub async fn answers(&self, path: &str) -> bool {
        self.client.get(self.to(path)).send().await.unwrap().status().is_success()
    }

    /// Signs somebody new up. Gives the status, and whether it says when to try again.
    pub async fn try_to_write(&self) -> (u16, bool) {
        let body = json!({ "email": "somebody.new@patients.example", "password": "correct horse battery",
            "name": "Somebody New" });
        let answer = self.client.post(self.to("/api/v1/auth/register")).json(&body).send().await.unwrap();
        (answer.status().as_u16(), answer.headers().contains_key("retry-after"))
    }

    /// Gives one of the specialties a picture.
    pub async fn add_photograph(&self) {
        let body = json!({ "email": "admin@demo.doctorly.example", "password": server::ops::DEMO_PASSWORD });
        let login = self.client.post(self.to("/api/v1/auth/login")).json(&body).send().await.unwrap();
        let token = login.json::<Value>().await.unwrap()["access_token"].as_str().unwrap().to_owned();
        let list = self.client.get(self.to("/api/v1/specializations")).send().await.unwrap();
        let list: Value = list.json().await.unwrap();
        let id = list["items"][0]["id"].as_str().unwrap();
        let mut picture = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(64, 48).write_to(&mut picture, image::ImageFormat::Png).unwrap();
        let part = reqwest::multipart::Part::bytes(picture.into_inner()).file_name("picture.png");
        let form = reqwest::multipart::Form::new().part("image", part);
        let put = self.client.put(self.to(&format!("/api/v1/specializations/{id}/image")));
        let put = put.bearer_auth(token).multipart(form).send().await.unwrap();
        assert_eq!(put.status(), 200, "{}", put.text().await.unwrap());
    }

    fn to(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}
