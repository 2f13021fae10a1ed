//! When a letter is sent, and when it no longer is.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use app::{
    App, OsChance, Ports, Settings, jobs,
    notifications::{Mail, MailError, Mailer},
    reactions,
};

use super::*;

/// A mail server that is down for the first so many mails.
#[derive(Default)]
struct Flaky {
    failures: usize,
    tries: AtomicUsize,
    delivered: AtomicUsize,
}

#[async_trait::async_trait]
impl Mailer for Flaky {
    async fn send(&self, _: Mail) -> Result<(), MailError> {
        if self.tries.fetch_add(1, Ordering::SeqCst) < self.failures {
            return Err(MailError::Unavailable("connection refused".into()));
        }
        self.delivered.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

impl TestApp {
    /// Another node on the same database with another mailer.
    fn beside(&self, mailer: Arc<dyn Mailer>, demo: bool) -> App {
        let ports = Ports { mailer, ..self.app.ports.clone() };
        let settings = Settings { demo, ..self.app.settings.clone() };
        App::new(self.app.db.clone(), self.clock.clone(), Arc::new(OsChance), settings, ports)
    }
}

/// A visit that is confirmed, with the letter about it queued and not yet sent.
async fn confirmed_but_untold() -> (TestApp, Person, String) {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let visit = app.held_by(&ana).await;
    app.drain().await;
    app.pay_with(&ana, &visit, GOOD).await;
    reactions::drain(&app.app).await.unwrap();
    (app, ana, visit)
}

/// The letters that were sent about visits, in the order of their names.
fn kinds(mails: &[KeptMail]) -> Vec<&str> {
    let mut kinds: Vec<&str> = mails.iter().filter_map(|mail| mail.dedup_key.split('/').next()).collect();
    kinds.sort_unstable();
    kinds
}

#[tokio::test]
async fn a_letter_does_not_outlive_the_visit() {
    let (app, ana, visit) = confirmed_but_untold().await;
    app.call_off(&ana, &visit).await;
    app.drain().await;
    assert_eq!(kinds(&app.mails().await), ["appointment_cancelled", "payment_refunded"]);
}

#[tokio::test]
async fn a_letter_that_was_overtaken_by_a_move_is_not_sent() {
    let (app, ana, visit) = confirmed_but_untold().await;
    app.move_to(&ana, &visit, ELEVEN).await;
    reactions::drain(&app.app).await.unwrap();
    app.move_to(&ana, &visit, TWELVE).await;
    app.drain().await;
    let moved = app.letters("appointment_moved").await;
    assert_eq!(kinds(&app.mails().await), ["appointment_moved"]);
    assert!(moved[0].subject.contains("12:00 pm"), "{}", moved[0].subject);
}

#[tokio::test]
async fn who_never_heard_of_a_visit_does_not_hear_of_its_end() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let held = app.held_by(&ana).await;
    app.drain().await;
    app.call_off(&ana, &held).await;
    app.drain().await;
    assert_eq!(kinds(&app.mails().await), Vec::<&str>::new());

    let expired = app.held_by(&ana).await;
    app.clock.advance_seconds(11 * 60);
    app.drain().await;
    assert_eq!(kinds(&app.mails().await), Vec::<&str>::new(), "{expired} ran out quietly");
}

#[tokio::test]
async fn reacting_twice_writes_one_letter() {
    let (app, _, visit) = confirmed_but_untold().await;
    let visit = visit.parse().unwrap();
    for _ in 0..3 {
        app::notifications::tell_of_visit(&app.app, app::notifications::Letter::AppointmentConfirmed, visit)
            .await
            .unwrap();
        app.drain().await;
    }
    assert_eq!(kinds(&app.mails().await), ["appointment_confirmed"]);
}

#[tokio::test]
async fn many_workers_send_one_letter() {
    let (app, _, _) = confirmed_but_untold().await;
    let flaky = Arc::new(Flaky::default());
    let nodes: Vec<App> = (0..4).map(|_| app.beside(flaky.clone(), true)).collect();
    let done = futures::future::join_all(nodes.iter().map(reactions::perform_due)).await;
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    assert_eq!(flaky.delivered.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_mail_server_that_was_down_gets_the_letter_later() {
    let (app, _, _) = confirmed_but_untold().await;
    let flaky = Arc::new(Flaky { failures: 3, ..Flaky::default() });
    let node = app.beside(flaky.clone(), true);
    for _ in 0..3 {
        reactions::perform_due(&node).await.unwrap();
        assert_eq!(flaky.delivered.load(Ordering::SeqCst), 0);
        let tries = flaky.tries.load(Ordering::SeqCst);
        // Not before its time.
        reactions::perform_due(&node).await.unwrap();
        assert_eq!(flaky.tries.load(Ordering::SeqCst), tries);
        app.clock.advance_seconds(3600);
    }
    reactions::perform_due(&node).await.unwrap();
    assert_eq!(flaky.delivered.load(Ordering::SeqCst), 1);
    assert_eq!(jobs::counts(&app.app.db, app.app.now()).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn a_letter_that_never_goes_is_kept_as_dead() {
    let (app, _, _) = confirmed_but_untold().await;
    let flaky = Arc::new(Flaky { failures: usize::MAX, ..Flaky::default() });
    let node = app.beside(flaky.clone(), true);
    for _ in 0..20 {
        reactions::perform_due(&node).await.unwrap();
        app.clock.advance_seconds(3600);
    }
    assert_eq!(flaky.tries.load(Ordering::SeqCst), 12);
    assert_eq!(jobs::counts(&app.app.db, app.app.now()).await.unwrap(), (0, 1));
}

#[tokio::test]
async fn a_worker_that_dies_gives_its_jobs_back() {
    let (app, _, _) = confirmed_but_untold().await;
    // It leases the job and is never heard of again.
    let leased = jobs::lease_due(&app.app.db, app.app.now(), 180, 10, &[]).await.unwrap();
    assert_eq!(leased.len(), 1);
    app.drain().await;
    assert_eq!(kinds(&app.mails().await), Vec::<&str>::new());
    app.clock.advance_seconds(181);
    app.drain().await;
    assert_eq!(kinds(&app.mails().await), ["appointment_confirmed"]);
}

#[tokio::test]
async fn the_mailbox_is_there_only_in_a_demo() {
    let (app, _, _) = confirmed_but_untold().await;
    app.drain().await;
    let first = app.mails().await.remove(0);
    assert_eq!(app::notifications::mail(&app.app, first.id).await.unwrap().subject, first.subject);
    let serious = app.beside(Arc::new(Flaky::default()), false);
    assert!(mailbox(&serious, PageRequest::default()).await.unwrap_err().is_code("not_found"));
    assert!(app::notifications::mail(&serious, first.id).await.unwrap_err().is_code("not_found"));
}

#[tokio::test]
async fn the_mailbox_is_paged_newest_first() {
    let app = TestApp::new().await;
    for name in ["ana", "ben", "cem"] {
        app.registers(name, "en").await;
        app.drain().await;
        app.clock.advance_seconds(1);
    }
    let first = mailbox(&app.app, PageRequest { limit: 2, cursor: None }).await.unwrap();
    let rest = mailbox(&app.app, PageRequest { limit: 2, cursor: first.next_cursor.clone() }).await.unwrap();
    let to: Vec<_> = first.items.iter().chain(&rest.items).map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(to, ["cem@new.example", "ben@new.example", "ana@new.example"]);
    assert_eq!(rest.next_cursor, None);
}
