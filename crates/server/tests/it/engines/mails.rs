//! What mails are promised, counted where they arrive: by a mail server that notes each it has taken, while workers are
//! killed and the broker between them is lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use app::jobs::{self, Asked, Job};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

use super::Own;
use crate::support::{Process, TestApp};

const PATIENCE: Duration = Duration::from_secs(150);

/// How long after a mail went out another worker can be the first to send it again: the lease of a job, less the time
/// that a try may take.
const NOT_BEFORE: Duration = Duration::from_secs(60 - 15);

/// Mails that one worker has in hand at most.
const IN_HAND: usize = 10;

/// A mail server.
#[derive(Default)]
struct Office {
    /// When each mail was taken, by its Message-ID.
    taken: Mutex<BTreeMap<String, Vec<Instant>>>,
    /// Whether it keeps to itself that it has taken a mail.
    is_silent: AtomicBool,
    news: Notify,
}

impl Office {
    async fn open() -> (Arc<Self>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let office = Arc::new(Self::default());
        let counting = office.clone();
        tokio::spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                let office = counting.clone();
                // A caller that is killed breaks off.
                tokio::spawn(async move { drop(office.serve(caller).await) });
            }
        });
        (office, url)
    }

    async fn serve(&self, caller: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = caller.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 test\r\n").await?;
        let (mut is_mail, mut name) = (false, String::new());
        while let Some(line) = lines.next_line().await? {
            let answer = match (is_mail, line.split(' ').next().unwrap_or_default()) {
                (true, ".") => {
                    is_mail = false;
                    // As it was when the mail came: whoever hears of it may change that.
                    let is_silent = self.is_silent.load(Ordering::SeqCst);
                    self.take(std::mem::take(&mut name));
                    if is_silent {
                        // Until the caller has gone.
                        while lines.next_line().await?.is_some() {}
                        return Ok(());
                    }
                    "250 taken"
                }
                (true, _) => {
                    if let Some(id) = line.strip_prefix("Message-ID: ") {
                        id.clone_into(&mut name);
                    }
                    continue;
                }
                (false, "DATA") => {
                    is_mail = true;
                    "354 go on"
                }
                (false, "QUIT") => "221 bye",
                (false, _) => "250 ok",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }

    fn take(&self, name: String) {
        assert!(!name.is_empty(), "a mail without a Message-ID");
        self.taken.lock().unwrap().entry(name).or_default().push(Instant::now());
        self.news.notify_one();
    }

    fn be_silent(&self, is_silent: bool) {
        self.is_silent.store(is_silent, Ordering::SeqCst);
    }

    fn taken(&self) -> BTreeMap<String, Vec<Instant>> {
        self.taken.lock().unwrap().clone()
    }

    /// Waits until so many different mails were taken.
    async fn has(&self, mails: usize) {
        let coming = async {
            while self.taken().len() < mails {
                self.news.notified().await;
            }
        };
        let came = tokio::time::timeout(PATIENCE, coming).await;
        assert!(came.is_ok(), "{} of {mails} mails came", self.taken().len());
    }
}

/// Processes that work on one database, with the office and a broker.
struct Workers {
    app: TestApp,
    account: String,
    settings: Vec<(&'static str, String)>,
    folder: tempfile::TempDir,
    asked: usize,
}

impl Workers {
    fn start(&self) -> Process {
        let settings: Vec<_> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let folder = self.folder.path().join(self.app.app.new_secret());
        Process::start_as("work", &self.app.url, &folder, &settings).0
    }

    /// Queues so many letters more, as a transaction does that makes something happen.
    async fn ask(&mut self, letters: usize) {
        let names = self.asked..self.asked + letters;
        self.asked += letters;
        let asked = names.map(|name| {
            let about = format!("{}/{name}", self.account);
            let dedup_key = format!("mail/{about}");
            Asked {
                job: Job::Mail { letter: "second_factor_changed".to_owned(), about },
                dedup_key,
                due_at: None,
            }
        });
        let asked: Vec<_> = asked.collect();
        // Asked for twice, it is one.
        for _ in 0..2 {
            let tx = self.app.app.db.begin().await.unwrap();
            jobs::queue(&self.app.app, &tx, asked.clone()).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    async fn until_done(&self) {
        let begun = Instant::now();
        loop {
            let (waiting, dead) = jobs::counts(&self.app.app.db, self.app.app.now()).await.unwrap();
            if waiting == 0 {
                assert_eq!(dead, 0, "no mail was given up");
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{waiting} mails still wait");
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_mail_is_lost_and_only_one_whose_worker_died_with_it_goes_twice_and_late() {
    let mut broker = Own::start("rabbitmq");
    let (office, url) = Office::open().await;
    let app = TestApp::new().await;
    let account = app.patient("ana").await.account_id.to_string();
    app.drain().await;
    let settings = vec![
        ("DOCTORLY_MAIL_URL", url),
        ("DOCTORLY_JOBS_URL", broker.url.clone()),
        ("DOCTORLY_SECRET", ["4f9d", "a1c7", "e2b6", "0835"].join("-").repeat(3)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut workers = Workers { app, account, settings, folder, asked: 0 };

    // One of two is killed while they send, and another takes its place.
    let (dying, staying) = (workers.start(), workers.start());
    workers.ask(40).await;
    office.has(5).await;
    drop(dying);
    let other = workers.start();

    // The broker is lost, and with it whatever it has.
    broker.kill();
    workers.ask(20).await;
    broker.start_again();
    office.has(55).await;

    // Both are killed when the office has taken mails from them and has not told them yet.
    office.be_silent(true);
    workers.ask(6).await;
    office.has(61).await;
    drop((staying, other));
    office.be_silent(false);
    let _workers = [workers.start(), workers.start()];
    workers.until_done().await;

    let taken = office.taken();
    assert_eq!(taken.len(), 66, "every mail came");
    let again: Vec<_> = taken.values().filter(|times| times.len() > 1).collect();
    assert!(!again.is_empty(), "the office was to take some without saying so");
    assert!(again.len() <= 3 * IN_HAND, "more went twice than dead workers had in hand: {}", again.len());
    for times in again {
        for pair in times.windows(2) {
            let apart = pair[1] - pair[0];
            assert!(apart >= NOT_BEFORE, "a mail went again after {apart:?}");
        }
    }

    // An office that does not say that it has taken a mail gets it again, from a worker that lives on, as it must.
    let known: BTreeSet<String> = taken.into_keys().collect();
    office.be_silent(true);
    workers.ask(1).await;
    office.has(67).await;
    office.be_silent(false);
    workers.until_done().await;
    let taken = office.taken();
    let new: Vec<_> = taken.iter().filter(|(name, _)| !known.contains(*name)).collect();
    assert_eq!(new.len(), 1, "it is one mail, whose name stays");
    assert_eq!(new[0].1.len(), 2);
}
