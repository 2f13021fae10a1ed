//! People who book through several nodes while something happens to what the nodes stand on.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use kernel::id::DoctorId;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::{sync::Notify, task::JoinHandle};

use crate::support::Person;

/// Longer than anything that is waited for.
const PATIENCE: Duration = Duration::from_secs(120);

/// Nothing is paid for where fewer times are free: what is paid for stays taken, and a quick machine would have taken them
/// all before an outage is over.
const PLENTY: usize = 100;

/// What callers must expect.
#[derive(Clone, Copy, PartialEq)]
pub enum Weather {
    /// Every answer is what it always is.
    Fine,
    /// They may be told to try again later, and do, with the same key.
    Rough,
}

/// Callers who book until they are told to stop.
pub struct Load {
    told: Arc<Told>,
    callers: Vec<JoinHandle<()>>,
}

/// What they were told.
#[derive(Default)]
pub struct Told {
    /// Appointments that were acknowledged, and those of them that were paid for.
    held: Mutex<Vec<String>>,
    paid: Mutex<Vec<String>>,
    answers: AtomicUsize,
    turned_away: AtomicUsize,
    happened: Notify,
    enough: AtomicBool,
}

impl Load {
    /// Each of the people calls one of the sites after the other.
    pub fn start(sites: &[String], people: Vec<Person>, doctor_id: DoctorId, weather: Weather) -> Self {
        let told = Arc::new(Told::default());
        let callers = people.into_iter().map(|person| {
            let client = Client::new();
            let (sites, told) = (sites.to_vec(), told.clone());
            let caller = Caller { client, sites, person, doctor_id, weather, told };
            tokio::spawn(caller.call())
        });
        Self { callers: callers.collect(), told }
    }

    /// Waits until callers have had so many more of their bookings answered.
    pub async fn answers(&self, more: usize) {
        self.until(&self.told.answers, more, "callers are answered").await;
    }

    /// Waits until so many more requests were told to try again later.
    pub async fn turned_away(&self, more: usize) {
        self.until(&self.told.turned_away, more, "callers are told to try again later").await;
    }

    async fn until(&self, count: &AtomicUsize, more: usize, what: &str) {
        let wanted = count.load(Ordering::Relaxed) + more;
        let reached = async {
            while count.load(Ordering::Relaxed) < wanted {
                assert!(!self.callers.iter().any(JoinHandle::is_finished), "a caller has given up");
                self.told.happened.notified().await;
            }
        };
        let late = tokio::time::timeout(PATIENCE, reached).await.is_err();
        assert!(!late, "not within {PATIENCE:?}: {what}");
    }

    /// Ends it; gives the appointments that were held, and those that were paid for.
    pub async fn end(self) -> (Vec<String>, Vec<String>) {
        self.told.enough.store(true, Ordering::Relaxed);
        for caller in self.callers {
            caller.await.expect("no caller was told anything wrong");
        }
        let held = std::mem::take(&mut *self.told.held.lock().unwrap());
        let paid = std::mem::take(&mut *self.told.paid.lock().unwrap());
        let different = held.iter().collect::<BTreeSet<_>>().len();
        assert_eq!(different, held.len(), "an appointment was acknowledged twice");
        (held, paid)
    }
}

struct Caller {
    client: Client,
    sites: Vec<String>,
    person: Person,
    doctor_id: DoctorId,
    weather: Weather,
    told: Arc<Told>,
}

impl Caller {
    /// Holds a time, looks at it, and then pays for it or lets it go, again and again.
    async fn call(self) {
        let month = format!("/doctors/{}/availability", self.doctor_id);
        while !self.told.enough.load(Ordering::Relaxed) {
            let (status, month) = self.ask(Method::GET, &month, None).await;
            assert_eq!(status, 200, "{month}");
            let days = month["days"].as_array().expect("days").iter();
            let free = days.flat_map(|day| day["times"].as_array().expect("times"));
            let free: Vec<_> = free.map(|time| &time["starts_at"]).collect();
            let number = self.told.answers.load(Ordering::Relaxed);
            let body = json!({ "doctor_id": self.doctor_id, "starts_at": free[number % free.len()] });
            match self.ask(Method::POST, "/appointments", Some(body)).await {
                (201, held) => {
                    let keeps = number.is_multiple_of(4) && free.len() > PLENTY;
                    self.go_on_with(held["id"].as_str().expect("an id"), keeps).await;
                }
                // Somebody else has it, or they themselves have another at that time.
                (409 | 422, answer) => {
                    let code = answer["code"].as_str();
                    assert!(matches!(code, Some("time_taken" | "patient_busy")), "{answer}");
                }
                (other, answer) => panic!("{other}: {answer}"),
            }
            self.told.answers.fetch_add(1, Ordering::Relaxed);
            self.told.happened.notify_one();
        }
    }

    async fn go_on_with(&self, id: &str, keeps: bool) {
        self.told.held.lock().unwrap().push(id.to_owned());
        let (status, seen) = self.ask(Method::GET, &format!("/appointments/{id}"), None).await;
        assert_eq!(status, 200, "{seen}");
        let (act, body, expected) = match keeps {
            true => ("payments", json!({ "method": "4242424242424242" }), 201),
            false => ("cancel", json!({}), 200),
        };
        let (status, done) = self.ask(Method::POST, &format!("/appointments/{id}/{act}"), Some(body)).await;
        assert_eq!(status, expected, "{act}: {done}");
        if keeps {
            self.told.paid.lock().unwrap().push(id.to_owned());
        }
    }

    /// The final answer: who is told to try again does so, with the same key.
    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> (u16, Value) {
        let key = super::name();
        for turn in 0.. {
            let site = &self.sites[turn % self.sites.len()];
            let mut asked = self.client.request(method.clone(), format!("{site}/api/v1{path}"));
            if let Some(body) = &body {
                asked = asked.header("idempotency-key", &key).json(body);
            }
            let answer = asked.bearer_auth(&self.person.token).send().await.expect("an answer");
            let status = answer.status().as_u16();
            if status != 503 {
                return (status, answer.json().await.unwrap_or_default());
            }
            assert!(
                self.weather == Weather::Rough,
                "{path} was turned away: {}",
                answer.text().await.unwrap()
            );
            assert!(
                answer.headers().contains_key("retry-after"),
                "{path}: nobody was told when to try again"
            );
            self.told.turned_away.fetch_add(1, Ordering::Relaxed);
            self.told.happened.notify_one();
        }
        unreachable!("it asks until it is answered")
    }
}
