//! What delivery jobs are promised, whichever way they come to the node that does them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use app::{
    App, OsChance, Ports,
    jobs::{self, Asked, Carrier, HANDED_OVER_SECONDS, Handed, Job},
    notifications::{Mail, MailError, Mailer},
};
use kernel::time::Instant;
use sea_orm::{ConnectionTrait, Statement};
use tokio::{sync::watch, task::JoinSet};

use crate::support::{Process, TestApp};

/// A mail server whose every mail is noted, and that is down for those whose key holds one of `down`.
#[derive(Default)]
pub struct Post {
    tries: Mutex<BTreeMap<String, usize>>,
    sent: Mutex<Vec<String>>,
    down: Mutex<BTreeSet<&'static str>>,
}

#[async_trait::async_trait]
impl Mailer for Post {
    async fn send(&self, mail: Mail) -> Result<(), MailError> {
        *self.tries.lock().unwrap().entry(mail.dedup_key.clone()).or_default() += 1;
        if self.down.lock().unwrap().iter().any(|down| mail.dedup_key.ends_with(down)) {
            return Err(MailError::Unavailable("connection refused".into()));
        }
        self.sent.lock().unwrap().push(mail.dedup_key);
        Ok(())
    }
}

impl Post {
    /// How often each mail went out, whose key ends in `/…` as it was asked for.
    pub fn sent(&self) -> BTreeMap<String, usize> {
        let mut sent = BTreeMap::new();
        for key in self.sent.lock().unwrap().iter() {
            *sent.entry(key.rsplit('/').next().unwrap().to_owned()).or_default() += 1;
        }
        sent
    }

    fn tries(&self, name: &str) -> usize {
        let tries = self.tries.lock().unwrap();
        tries.iter().filter(|(key, _)| key.ends_with(&format!("/{name}"))).map(|(_, tries)| tries).sum()
    }
}

/// Nodes that work on one database, each with a carrier of its own, or none.
pub struct Nodes<B> {
    pub app: TestApp,
    pub post: Arc<Post>,
    account: String,
    begin: B,
    stop: watch::Sender<bool>,
    working: JoinSet<()>,
}

impl<B: Fn() -> Option<Arc<dyn Carrier>>> Nodes<B> {
    pub async fn new(begin: B) -> Self {
        let app = TestApp::new().await;
        let account = app.patient("ana").await.account_id.to_string();
        app.drain().await;
        let (stop, _) = watch::channel(false);
        Self { app, post: Arc::default(), account, begin, stop, working: JoinSet::new() }
    }

    /// A node as a process of its own would be, which does nothing by itself.
    pub fn node(&self) -> App {
        let ports =
            Ports { mailer: self.post.clone(), carrier: (self.begin)(), ..self.app.app.ports.clone() };
        let settings = self.app.app.settings.clone();
        App::new(self.app.app.db.clone(), self.app.clock.clone(), Arc::new(OsChance), settings, ports)
    }

    /// Starts so many that work.
    pub fn start(&mut self, nodes: usize) {
        for _ in 0..nodes {
            let (node, mut told) = (self.node(), self.stop.subscribe());
            self.working.spawn(async move {
                let stop = async move { drop(told.wait_for(|stop| *stop).await) };
                server::work::work(&node, stop).await;
            });
        }
    }

    pub async fn stop(&mut self) {
        self.stop.send_replace(true);
        while let Some(ended) = self.working.join_next().await {
            ended.unwrap();
        }
        self.stop.send_replace(false);
    }

    /// Queues a letter for each name, as a transaction does that makes something happen.
    pub async fn ask(&self, names: impl Iterator<Item = String>) {
        let asked = names.map(|name| Asked {
            job: Job::Mail {
                letter: "second_factor_changed".to_owned(),
                about: format!("{}/{name}", self.account),
            },
            dedup_key: format!("mail/second_factor_changed/{}/{name}", self.account),
            due_at: None,
        });
        let tx = self.app.app.db.begin().await.unwrap();
        jobs::queue(&self.app.app, &tx, asked.collect()).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub async fn until_done(&self) {
        self.until(async || jobs::counts(&self.app.app.db, self.app.app.now()).await.unwrap().0 == 0).await;
    }

    /// Waits until it is so. Where all that waits is put off, the clock goes on to when the first comes up; while a node
    /// has a job in hand, the clock stands, or its lease would end under it.
    pub async fn until(&self, is_so: impl AsyncFn() -> bool) {
        let mut looks = tokio::time::interval(Duration::from_millis(50));
        let looking = async {
            while !is_so().await {
                looks.tick().await;
                if let Some(next) = self.put_off_until().await {
                    self.app.clock.set(next);
                }
            }
        };
        let looked = tokio::time::timeout(Duration::from_secs(120), looking).await;
        assert!(looked.is_ok(), "it did not become so: {:?}", self.post.tries.lock().unwrap());
    }

    async fn put_off_until(&self) -> Option<Instant> {
        let (db, now) = (self.app.app.db.read(), self.app.app.now());
        let select = "select min(run_at), max(leased_until) from jobs where state = 'waiting'";
        let select = Statement::from_string(db.get_database_backend(), select);
        let row = db.query_one_raw(select).await.unwrap().unwrap();
        let (first, leased): (Option<i64>, Option<i64>) =
            (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap());
        first.map(Instant).filter(|first| *first > now && leased <= Some(now.0))
    }
}

pub fn names(range: std::ops::Range<usize>) -> impl Iterator<Item = String> {
    range.map(|number| format!("n{number}"))
}

/// What every way must keep.
pub async fn keeps_the_contract(begin: impl Fn() -> Option<Arc<dyn Carrier>>) {
    let mut nodes = Nodes::new(begin).await;
    nodes.start(3);

    // Each is done once, whoever of them does it.
    nodes.ask(names(0..60)).await;
    nodes.until_done().await;
    let once = |range| names(range).map(|name| (name, 1)).collect::<BTreeMap<_, _>>();
    assert_eq!(nodes.post.sent(), once(0..60));

    // What fails is put off, further each time, and holds up nobody; at last it is dead, and says why.
    nodes.post.down.lock().unwrap().insert("/n60");
    nodes.ask(names(60..70)).await;
    nodes.until(async || nodes.post.sent().len() == 69).await;
    nodes.until(async || nodes.post.tries("n60") >= 1).await;
    nodes.until(async || nodes.post.tries("n60") >= 3).await;
    nodes.until(async || jobs::counts(&nodes.app.app.db, nodes.app.app.now()).await.unwrap() == (0, 1)).await;
    assert_eq!(nodes.post.tries("n60"), 12);
    let dead = jobs::dead(&nodes.app.app.db, 10).await.unwrap().remove(0);
    assert!(dead.work.ends_with("/n60") && dead.last_error.contains("connection refused"), "{dead:?}");

    // Replayed, it is tried from the beginning.
    nodes.post.down.lock().unwrap().clear();
    let other = app::App::new_id(&nodes.app.app);
    assert_eq!(jobs::replay(&nodes.app.app.db, Some(other), nodes.app.app.now()).await.unwrap(), 0);
    assert_eq!(jobs::replay(&nodes.app.app.db, Some(dead.id), nodes.app.app.now()).await.unwrap(), 1);
    nodes.until_done().await;
    assert_eq!(nodes.post.sent(), once(0..70));

    // Nodes that go give back what they have; those that come begin with what waits.
    nodes.stop().await;
    nodes.ask(names(70..90)).await;
    nodes.start(2);
    nodes.until_done().await;
    assert_eq!(nodes.post.sent(), once(0..90));
    nodes.stop().await;
}

#[tokio::test]
async fn the_table_alone_keeps_the_contract() {
    keeps_the_contract(|| None).await;
}

/// Keeps nothing of what it is given.
struct Sieve;

#[async_trait::async_trait]
impl Carrier for Sieve {
    async fn hand_over(&self, _: &[Handed]) -> Result<(), jobs::CarrierError> {
        Ok(())
    }

    fn began_anew(&self) -> bool {
        false
    }

    fn say_again(&self) {}

    async fn take(&self) -> Result<jobs::Taken, jobs::CarrierError> {
        std::future::pending().await
    }

    async fn leave(&self) {}
}

#[tokio::test]
async fn what_a_carrier_lost_is_handed_over_again() {
    let nodes = Nodes::new(|| None).await;
    nodes.ask(names(0..3)).await;
    assert_eq!(jobs::hand_over_due(&nodes.app.app, &Sieve).await.unwrap(), 3);
    nodes.app.clock.advance_seconds(HANDED_OVER_SECONDS - 1);
    assert_eq!(jobs::hand_over_due(&nodes.app.app, &Sieve).await.unwrap(), 0);
    nodes.app.clock.advance_seconds(1);
    assert_eq!(jobs::hand_over_due(&nodes.app.app, &Sieve).await.unwrap(), 3);
}

#[tokio::test]
async fn a_message_that_comes_twice_is_begun_once() {
    let nodes = Nodes::new(|| None).await;
    nodes.ask(names(0..1)).await;
    let db = &nodes.app.app.db;
    let due = jobs::lease_due(db, nodes.app.app.now(), 1, 10, &[]).await.unwrap();
    let handed = Handed { job_id: due[0].id, attempts: 1 };
    let begin = async || jobs::begin(db, handed, nodes.app.app.now(), 60).await.unwrap();
    assert!(matches!(begin().await, jobs::Begun::Ours(_)));
    assert!(matches!(begin().await, jobs::Begun::Over));
    // A worker whose lease is long over cannot undo what another has done since.
    jobs::finish(&nodes.app.app, due[0].id).await.unwrap();
    jobs::postpone(db, &due[0], nodes.app.app.now(), "late").await.unwrap();
    assert_eq!(jobs::counts(db, nodes.app.app.now()).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn refunds_are_not_carried() {
    let nodes = Nodes::new(|| Some(Arc::new(Sieve) as Arc<dyn Carrier>)).await;
    let job = Job::Refund { refund_id: nodes.app.app.new_id() };
    let tx = nodes.app.app.db.begin().await.unwrap();
    jobs::queue(&nodes.app.app, &tx, vec![Asked { job, dedup_key: "refund/none".to_owned(), due_at: None }])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    nodes.ask(names(0..1)).await;
    let node = nodes.node();
    assert_eq!(app::reactions::perform_due(&node).await.unwrap(), 1, "the refund is tried, the mail is not");
    assert_eq!(jobs::hand_over_due(&node, &Sieve).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_sees_what_is_dead_and_has_it_tried_again() {
    let nodes = Nodes::new(|| None).await;
    nodes.ask(names(0..2)).await;
    let db = &nodes.app.app.db;
    let tx = db.begin().await.unwrap();
    let given_up = "update jobs set state = 'dead', attempts = 12, last_error = 'connection refused' where state = 'waiting'";
    tx.execute_unprepared(given_up).await.unwrap();
    tx.commit().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let doctorly = |arguments: &[&str]| {
        let command = Process::command("jobs", &nodes.app.url, folder.path())
            .args(arguments)
            .env("DOCTORLY_LOG_FILTER", "warn")
            .output()
            .unwrap();
        let told = [command.stdout, command.stderr].concat();
        (command.status.code(), String::from_utf8(told).unwrap())
    };
    let dead = jobs::dead(db, 10).await.unwrap();
    assert_eq!(dead.len(), 2);
    let (code, told) = doctorly(&["dead"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains(&dead[0].id.to_string()) && told.contains("connection refused"), "{told}");
    assert!(told.contains("2 jobs were given up."), "{told}");

    let first = dead[0].id.to_string();
    assert_eq!(doctorly(&["replay", "--id", &first]), (Some(0), "1 jobs are tried again.\n".to_owned()));
    let (code, told) = doctorly(&["replay", "--id", &first]);
    assert!(code == Some(2) && told.contains("is no job that was given up"), "{told}");
    assert_eq!(doctorly(&["replay", "--all"]), (Some(0), "1 jobs are tried again.\n".to_owned()));
    assert_eq!(doctorly(&["replay"]).0, Some(2));
    // Processes went on since the beginning, where this clock stands.
    nodes.app.clock.advance_seconds(600);
    assert_eq!(jobs::counts(db, nodes.app.app.now()).await.unwrap(), (2, 0));
}

/// Otherwise the table would grow for as long as a clinic lives.
#[tokio::test]
async fn what_was_done_is_forgotten_after_two_years_and_what_is_dead_is_not() {
    let app = TestApp::new().await;
    for name in ["Ana", "Omar", "Zara"] {
        app.newcomer(name).await;
    }
    app.drain().await;
    let kept = async |state: &str| {
        let sql = format!("select id from jobs where state = '{state}'");
        let found = Statement::from_string(app.app.db.read().get_database_backend(), sql);
        app.app.db.read().query_all_raw(found).await.unwrap().len()
    };
    let done = kept("done").await;
    assert!(done >= 3, "letters ask to confirm the addresses");
    let tx = app.app.db.begin().await.unwrap();
    let given_up =
        "update jobs set state = 'dead' where id = (select * from (select id from jobs limit 1) as one)";
    tx.execute_unprepared(given_up).await.unwrap();
    tx.commit().await.unwrap();

    let day = 24 * 3600;
    app.clock.advance_seconds(2 * 365 * day);
    app.drain().await;
    assert!(kept("done").await >= done - 1, "nothing is done twice in two years");
    app.clock.advance_seconds(4 * day);
    app.drain().await;
    assert_eq!((kept("done").await, kept("dead").await), (0, 1));
}
