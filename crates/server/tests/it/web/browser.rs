//! A browser without script: keeps cookies, follows redirects, sends forms as its own pages would.

use std::collections::BTreeMap;

use crate::support::{Answer, TestApp};

pub struct Browser<'a> {
    app: &'a TestApp,
    cookies: BTreeMap<String, String>,
    /// Path and query of the page that is shown.
    pub place: String,
    pub page: String,
    pub status: u16,
}

impl<'a> Browser<'a> {
    pub fn new(app: &'a TestApp) -> Self {
        Self { app, cookies: BTreeMap::new(), place: String::new(), page: String::new(), status: 0 }
    }

    /// Opens a page and follows where it leads.
    pub async fn open(&mut self, path: &str) -> &mut Self {
        let answer = self.ask("GET", path, None).await;
        self.follow(path, answer).await
    }

    /// Sends a form and follows where it leads.
    pub async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let body = serde_html_form::to_string(fields).expect("pairs of texts");
        let answer = self.ask("POST", path, Some(("application/x-www-form-urlencoded", body))).await;
        self.follow(path, answer).await
    }

    /// As [`Browser::send`], for a form that may carry a file and carries none.
    pub async fn send_parts(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let body = fields.iter().map(|(name, value)| part(name, "", value)).collect();
        self.send_body(path, body).await
    }

    /// Sends a form with a file that was chosen for `name`.
    pub async fn send_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        file: &str,
    ) -> &mut Self {
        let mut body: String = fields.iter().map(|(name, value)| part(name, "", value)).collect();
        body.push_str(&part(name, "; filename=\"list\"\r\nContent-Type: application/octet-stream", file));
        self.send_body(path, body).await
    }

    async fn send_body(&mut self, path: &str, parts: String) -> &mut Self {
        let body = format!("{parts}--{BOUNDARY}--\r\n");
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let answer = self.ask("POST", path, Some((&kind, body))).await;
        self.follow(path, answer).await
    }

    async fn follow(&mut self, path: &str, mut answer: Answer) -> &mut Self {
        let mut place = path.to_owned();
        for _ in 0..5 {
            if answer.status() != 303 {
                break;
            }
            place = answer.header("location").to_owned();
            answer = self.ask("GET", &place, None).await;
        }
        self.place = place;
        self.status = answer.status();
        self.page = answer.text();
        self
    }

    async fn ask(&mut self, method: &str, path: &str, body: Option<(&str, String)>) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut ask =
            self.app.ask(method, path).header("accept", "text/html").header("cookie", &cookies.join("; "));
        if let Some((kind, body)) = body {
            ask = ask.header("sec-fetch-site", "same-origin").body(kind, body);
        }
        let answer = ask.await;
        for set in answer.headers().get_all("set-cookie") {
            let pair = set.to_str().expect("a text").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a name and a value");
            match value {
                "" => self.cookies.remove(name),
                value => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        answer
    }

    #[track_caller]
    pub fn shows(&self, words: &str) -> &Self {
        let words = words.replace('\'', "&#39;");
        assert!(
            self.page.contains(&words),
            "{} ({}) does not show {words:?}:\n{}",
            self.place,
            self.status,
            text(&self.page)
        );
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        assert!(!self.page.contains(words), "{} shows {words:?}:\n{}", self.place, text(&self.page));
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}:\n{}", self.place, text(&self.page));
        self
    }

    /// The values of all fields or buttons with this name.
    pub fn values(&self, name: &str) -> Vec<String> {
        let mark = format!("name=\"{name}\" value=\"");
        let value = |rest: &str| rest.split('"').next().unwrap_or_default().replace("&#43;", "+");
        self.page.split(&mark).skip(1).map(value).collect()
    }

    /// Has a cookie that no answer set.
    pub fn forge(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
}

const BOUNDARY: &str = "a-boundary-that-no-test-sends";

/// A field of a form that may carry a file.
fn part(name: &str, more: &str, value: &str) -> String {
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
}

/// The words of a page, for a failing test.
fn text(page: &str) -> String {
    let body = page.split("<main").nth(1).unwrap_or(page);
    let words = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words.trim());
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" | ")
}
