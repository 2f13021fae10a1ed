//! Several processes that share one database server and one cache: what one does, all know.

use std::{collections::HashMap, time::Duration};

use reqwest::{Client, Method};
use serde_json::{Value, json};

use super::Own;
use crate::{
    photos,
    support::{Person, Practice, Process, TestApp},
};

/// Longer than any of it takes: what is late by more has not come.
const PATIENCE: Duration = Duration::from_secs(20);

/// The processes and a world they share.
pub struct Nodes {
    pub app: TestApp,
    client: Client,
    /// Where those that answer requests are.
    pub servers: Vec<String>,
    _processes: Vec<Process>,
    settings: Vec<(String, String)>,
    pub folder: tempfile::TempDir,
}

impl Nodes {
    /// On a database of this run.
    pub async fn start(settings: &[(&str, &str)]) -> Self {
        Self::of(TestApp::new().await, settings)
    }

    /// Three that serve and two that work, on the database of `app`. Each has a folder of its own, as on a machine of
    /// its own.
    pub fn of(app: TestApp, settings: &[(&str, &str)]) -> Self {
        assert!(!app.app.db.is_embedded(), "several processes need a database server; see docs/testing.md");
        let folder = tempfile::tempdir().unwrap();
        let secret = ["4f9d", "a1c7", "e2b6", "0835"].join("-").repeat(3);
        let shared = [("DOCTORLY_SECRET", secret.as_str())];
        let settings: Vec<_> = shared.iter().chain(settings).copied().collect();
        let (mut servers, mut processes) = (Vec::new(), Vec::new());
        for node in ["one", "two", "three"] {
            let serving = [settings.as_slice(), &[("DOCTORLY_WORKER", "false")]].concat();
            let (process, server) = Process::start_with(&app.url, &folder.path().join(node), &serving);
            processes.push(process);
            servers.push(server);
        }
        for node in ["four", "five"] {
            processes.push(Process::start_as("work", &app.url, &folder.path().join(node), &settings).0);
        }
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let settings = settings.into_iter().map(owned).collect();
        Self { app, client: Client::new(), servers, _processes: processes, settings, folder }
    }

    /// One more that serves, which knows nothing yet; and where it is.
    pub fn another(&self) -> (Process, String) {
        let settings: Vec<_> =
            self.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let serving = [settings.as_slice(), &[("DOCTORLY_WORKER", "false")]].concat();
        Process::start_with(&self.app.url, &self.folder.path().join("another"), &serving)
    }

    /// Runs a command to its end, as whoever operates them does.
    pub fn run(&self, settings: &[(&str, &str)], verb: &str) -> std::process::Output {
        Process::command(verb, &self.app.url, &self.folder.path().join("desk"))
            .envs(settings.iter().copied())
            .output()
            .expect("the binary starts")
    }

    pub async fn ask(
        &self,
        server: &str,
        method: Method,
        path: &str,
        who: &Person,
        body: Value,
    ) -> (u16, Value) {
        let asked = self.client.request(method, format!("{server}/api/v1{path}")).bearer_auth(&who.token);
        let answer = asked.json(&body).send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    pub async fn get(&self, server: &str, path: &str) -> Value {
        let (status, answer) = self.look(server, path).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// Gives a doctor a photograph through a node; the answer, whatever it is.
    pub async fn upload(&self, server: &str, practice: Practice, who: &Person, photo: &[u8]) -> (u16, Value) {
        let (kind, body) = photos::form_of("photo", photo);
        let path = format!("{server}/api/v1/doctors/{}/photo", practice.doctor_id);
        let asked = self.client.put(path).bearer_auth(&who.token).header("content-type", kind).body(body);
        let answer = asked.send().await.expect("an answer");
        let status = answer.status().as_u16();
        assert!(status != 503 || answer.headers().contains_key("retry-after"), "when to try again is told");
        (status, answer.json().await.unwrap_or_default())
    }

    /// What a visitor is answered, whatever it is.
    pub async fn look(&self, server: &str, path: &str) -> (u16, Value) {
        let answer = self.client.get(format!("{server}/api/v1{path}")).send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.expect("json"))
    }

    /// Until `path` through every node answers what is expected.
    pub async fn everywhere(&self, path: &str, is_so: impl Fn(&Value) -> bool) {
        for server in &self.servers {
            let asking = async {
                loop {
                    let (status, answer) = self.look(server, path).await;
                    if status == 200 && is_so(&answer) {
                        return;
                    }
                    tokio::task::yield_now().await;
                }
            };
            let late = tokio::time::timeout(PATIENCE, asking).await.is_err();
            assert!(!late, "{server} never knew of it: {:?}", self.look(server, path).await);
        }
    }

    /// The doctor's free times as a node shows them.
    pub async fn times(&self, server: &str, practice: Practice) -> Vec<String> {
        let month = self.get(server, &format!("/doctors/{}/availability", practice.doctor_id)).await;
        times_of(&month)
    }
}

fn times_of(month: &Value) -> Vec<String> {
    let days = month["days"].as_array().expect("days").iter();
    let times = days.flat_map(|day| day["times"].as_array().expect("times"));
    times.map(|time| time["starts_at"].as_str().expect("a time").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_callers_at_three_nodes_one_gets_the_place() {
    let nodes = Nodes::start(&[("DOCTORLY_CACHE_URL", &super::url("redis"))]).await;
    let practice = nodes.app.practice_of_capacity(1).await;
    let people = nodes.app.patients(60).await;
    for round in 0..5 {
        let time = nodes.times(&nodes.servers[round % 3], practice).await[round * 3].clone();
        let body = json!({ "doctor_id": practice.doctor_id, "starts_at": time });
        let asking = people.iter().enumerate().map(|(number, person)| {
            nodes.ask(&nodes.servers[number % 3], Method::POST, "/appointments", person, body.clone())
        });
        let mut counts = HashMap::new();
        for (status, _) in futures::future::join_all(asking).await {
            *counts.entry(status).or_insert(0) += 1;
        }
        assert_eq!(counts, HashMap::from([(201, 1), (409, 59)]), "round {round}");
    }
    nodes.app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_through_one_node_is_seen_through_all() {
    for cache in [Some(super::url("redis")), None] {
        let settings: Vec<_> = cache.iter().map(|url| ("DOCTORLY_CACHE_URL", url.as_str())).collect();
        let nodes = Nodes::start(&settings).await;
        let practice = nodes.app.practice_of_capacity(1).await;
        let (manager, person) =
            (nodes.app.manager_of(practice.clinic_id).await, nodes.app.patients(1).await.remove(0));
        // Everything is in every node's memory before it changes.
        let profile = format!("/doctors/{}", practice.doctor_id);
        let month = format!("{profile}/availability");
        for path in [&profile, &month, &"/doctors".to_owned()] {
            nodes.everywhere(path, |_| true).await;
        }

        let change = json!({ "description": "Sees children on Fridays" });
        let (status, answer) = nodes.ask(&nodes.servers[0], Method::PATCH, &profile, &manager, change).await;
        assert_eq!(status, 200, "{answer}");
        nodes.everywhere(&profile, |answer| answer["description"] == "Sees children on Fridays").await;
        let rename = json!({ "full_name": "Zubaida Quartermaine" });
        nodes.ask(&nodes.servers[1], Method::PATCH, &profile, &manager, rename).await;
        nodes
            .everywhere("/doctors?q=quartermaine", |answer| {
                answer["items"][0]["id"] == practice.doctor_id.to_string()
            })
            .await;

        let time = nodes.times(&nodes.servers[1], practice).await[0].clone();
        let body = json!({ "doctor_id": practice.doctor_id, "starts_at": time });
        let (status, held) = nodes.ask(&nodes.servers[2], Method::POST, "/appointments", &person, body).await;
        assert_eq!(status, 201, "{held}");
        nodes.everywhere(&month, |answer| !times_of(answer).contains(&time)).await;
        let cancel = format!("/appointments/{}/cancel", held["id"].as_str().expect("an id"));
        let (status, _) = nodes.ask(&nodes.servers[1], Method::POST, &cancel, &person, json!({})).await;
        assert_eq!(status, 200);
        nodes.everywhere(&month, |answer| times_of(answer).contains(&time)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_at_one_node_is_told_to_who_listens_at_another() {
    for cache in [Some(super::url("redis")), None] {
        let settings: Vec<_> = cache.iter().map(|url| ("DOCTORLY_CACHE_URL", url.as_str())).collect();
        let nodes = Nodes::start(&settings).await;
        let practice = nodes.app.practice_of_capacity(1).await;
        let (desk, person) =
            (nodes.app.desk_of(practice.clinic_id).await, nodes.app.patients(1).await.remove(0));
        let listen = |server: usize, after: String| {
            let path = format!("{}/api/v1/events?after={after}", nodes.servers[server]);
            nodes.client.get(path).bearer_auth(&desk.token).send()
        };
        let day = format!("/clinics/{}/calendar", practice.clinic_id);
        let (_, day) = nodes.ask(&nodes.servers[0], Method::GET, &day, &desk, json!({})).await;
        let since = day["last_event_id"].as_str().expect("an id").to_owned();
        let mut listening = listen(0, since.clone()).await.expect("an answer");
        let time = nodes.times(&nodes.servers[1], practice).await[0].clone();
        let body = json!({ "doctor_id": practice.doctor_id, "starts_at": time });
        let (status, held) = nodes.ask(&nodes.servers[1], Method::POST, "/appointments", &person, body).await;
        assert_eq!(status, 201, "{held}");
        let id = held["id"].as_str().expect("an id");
        heard(&mut listening, id).await;
        // Whoever was at a process that went away goes on at another.
        drop(listening);
        heard(&mut listen(2, since).await.expect("an answer"), id).await;
    }
}

/// Until an event names it.
async fn heard(listening: &mut reqwest::Response, id: &str) {
    let hearing = async {
        let mut text = String::new();
        while !text.contains(id) {
            let more = listening.chunk().await.expect("it goes on").expect("it has not ended");
            text.push_str(&String::from_utf8_lossy(&more));
        }
    };
    tokio::time::timeout(PATIENCE, hearing).await.expect("it is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_everywhere_holds_at_every_node_at_once() {
    let nodes = Nodes::start(&[("DOCTORLY_CACHE_URL", &super::url("redis"))]).await;
    for person in nodes.app.patients(10).await {
        for server in &nodes.servers {
            assert_eq!(nodes.ask(server, Method::GET, "/me", &person, Value::Null).await.0, 200);
        }
        let all = json!({ "all": true });
        let (status, _) = nodes.ask(&nodes.servers[0], Method::POST, "/auth/logout", &person, all).await;
        assert!((200..300).contains(&status), "{status}");
        for server in &nodes.servers {
            assert_eq!(nodes.ask(server, Method::GET, "/me", &person, Value::Null).await.0, 401, "{server}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes_count_together_how_often_somebody_asks() {
    let settings =
        [("DOCTORLY_CACHE_URL", super::url("redis")), ("DOCTORLY_REQUESTS_PER_MINUTE", "30".to_owned())];
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let nodes = Nodes::start(&settings).await;
    let person = nodes.app.patients(1).await.remove(0);
    let mut allowed = 0;
    for number in 0..90 {
        let (status, _) =
            nodes.ask(&nodes.servers[number % 3], Method::GET, "/me", &person, Value::Null).await;
        allowed += usize::from(status == 200);
        assert!(matches!(status, 200 | 429), "{status}");
    }
    // The bucket refills while they ask.
    assert!((30..60).contains(&allowed), "{allowed} of 90 were allowed, of 30 a minute");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_cache_everything_goes_on_and_when_it_is_back_it_is_used_again() {
    let mut redis = Own::start("redis");
    let nodes = Nodes::start(&[("DOCTORLY_CACHE_URL", &redis.url)]).await;
    let practice = nodes.app.practice_of_capacity(1).await;
    let people = nodes.app.patients(4).await;
    let month = format!("/doctors/{}/availability", practice.doctor_id);
    for (turn, person) in people.iter().enumerate() {
        match turn {
            1 => redis.pause(),
            2 => {
                redis.go_on();
                redis.kill();
            }
            3 => redis.start_again(),
            _ => {}
        }
        let time = nodes.times(&nodes.servers[turn % 3], practice).await[0].clone();
        let body = json!({ "doctor_id": practice.doctor_id, "starts_at": time });
        let server = &nodes.servers[(turn + 1) % 3];
        let (status, held) = nodes.ask(server, Method::POST, "/appointments", person, body).await;
        assert_eq!(status, 201, "turn {turn}: {held}");
        nodes.everywhere(&month, |answer| !times_of(answer).contains(&time)).await;
    }
    nodes.app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_does_not_answer_stops_the_start_with_the_fix() {
    let (app, folder) = (TestApp::new().await, tempfile::tempdir().unwrap());
    for (setting, url) in [
        ("DOCTORLY_CACHE_URL", "redis://127.0.0.1:1"),
        ("DOCTORLY_EVENTS_URL", "kafka://127.0.0.1:1"),
        ("DOCTORLY_JOBS_URL", "amqp://127.0.0.1:1"),
    ] {
        for command in ["serve", "work"] {
            let output =
                Process::command(command, &app.url, folder.path()).env(setting, url).output().unwrap();
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{command} {url}: {told}");
            assert!(told.contains(setting), "{command} {url}: {told}");
        }
    }
}
