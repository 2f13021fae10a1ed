//! The process is killed under load, again and again: what it has acknowledged is there once, and nothing else is taken.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use reqwest::Client;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::support::{Person, Process, TestApp};

const KILLS: usize = 20;

/// So many acknowledgements, then the kill comes.
const ACKNOWLEDGED_BEFORE_KILL: usize = 25;

const CALLERS: usize = 8;

/// What callers were told before the kill.
#[derive(Default)]
struct Told {
    appointments: Mutex<Vec<String>>,
    payments: Mutex<Vec<String>>,
    count: AtomicUsize,
    enough: Notify,
}

impl Told {
    fn note(&self, list: &Mutex<Vec<String>>, id: &Value) {
        list.lock().unwrap().push(id.as_str().expect("an id").to_owned());
        if self.count.fetch_add(1, Ordering::SeqCst) + 1 >= ACKNOWLEDGED_BEFORE_KILL {
            self.enough.notify_one();
        }
    }
}

/// Holds and pays for one time after another until the server is gone.
async fn call(
    server: String,
    person: Person,
    doctor: String,
    times: Arc<Mutex<Vec<String>>>,
    told: Arc<Told>,
) {
    let client = Client::new();
    loop {
        let Some(time) = times.lock().unwrap().pop() else { return };
        let post = |path: String, body: Value| {
            client.post(format!("{server}/api/v1{path}")).bearer_auth(&person.token).json(&body).send()
        };
        let body = json!({"doctor_id": doctor, "starts_at": time});
        let Ok(held) = post("/appointments".into(), body).await else { return };
        assert_eq!(held.status(), 201, "{}", held.text().await.unwrap_or_default());
        let Ok(held) = held.json::<Value>().await else { return };
        told.note(&told.appointments, &held["id"]);
        let path = format!("/appointments/{}/payments", held["id"].as_str().unwrap());
        let Ok(paid) = post(path, json!({"method": "4242424242424242"})).await else { return };
        assert_eq!(paid.status(), 201, "{}", paid.text().await.unwrap_or_default());
        let Ok(paid) = paid.json::<Value>().await else { return };
        assert_eq!(paid["status"], "paid");
        told.note(&told.payments, &paid["id"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_before_a_kill_is_there_once() {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(8).await;
    // New people every time: what a caller was not told of may have kept their time nevertheless.
    let people = app.patients(CALLERS * KILLS).await;
    let doctor = practice.doctor_id.to_string();
    let folder = tempfile::tempdir().unwrap();
    let (mut appointments, mut payments) = (Vec::new(), Vec::new());
    for kill in 0..KILLS {
        let (process, server) = Process::start(&app.url, folder.path());
        let offered = format!("{server}/api/v1/doctors/{doctor}/availability");
        let month: Value = reqwest::get(offered).await.unwrap().json().await.unwrap();
        let days = month["days"].as_array().expect("days").iter();
        let times = days.flat_map(|day| day["times"].as_array().expect("times"));
        let times: Vec<_> = times.map(|time| time["starts_at"].as_str().unwrap().to_owned()).collect();
        assert!(times.len() > ACKNOWLEDGED_BEFORE_KILL, "kill {kill}: the month is full");
        let (times, told) = (Arc::new(Mutex::new(times)), Arc::new(Told::default()));
        let callers: Vec<_> = people[kill * CALLERS..][..CALLERS]
            .iter()
            .map(|person| {
                tokio::spawn(call(
                    server.clone(),
                    person.clone(),
                    doctor.clone(),
                    times.clone(),
                    told.clone(),
                ))
            })
            .collect();
        told.enough.notified().await;
        drop(process);
        for caller in callers {
            caller.await.expect("no caller was told anything wrong");
        }
        appointments.extend(told.appointments.lock().unwrap().drain(..));
        payments.extend(told.payments.lock().unwrap().drain(..));
    }
    let distinct: BTreeSet<_> = appointments.iter().collect();
    assert_eq!(distinct.len(), appointments.len(), "an appointment was acknowledged twice");

    let (_process, server) = Process::start(&app.url, folder.path());
    let desk = app.desk_of(practice.clinic_id).await;
    let client = Client::new();
    for (path, ids) in [("appointments", &appointments), ("transactions", &payments)] {
        for id in ids {
            let answer =
                client.get(format!("{server}/api/v1/{path}/{id}")).bearer_auth(&desk.token).send().await;
            assert_eq!(answer.unwrap().status(), 200, "{path} {id} is gone");
        }
    }
    let check = Process::command("check", &app.url, folder.path()).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}
