//! The letter that reminds of the day to come again: once, some days before, and only where it is of use.

use kernel::time::parse_instant;

use super::*;
use crate::seen::visit;

/// Ana has seen Sana, who wants to see her again.
struct Scene {
    app: TestApp,
    ana: Person,
    sana: Person,
    id: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
        let id = visit(&app, &ana, &sana, "10:00").await;
        Self { app, ana, sana, id }
    }

    async fn come_again_on(&self, date: &str) {
        let path = format!("/api/v1/appointments/{}/summary", self.id);
        let body = json!({ "notes": "Contact dermatitis.", "follow_up_on": date });
        self.app.put(&path).bearer(&self.sana.token).json(body).await.expect(200);
        self.app.drain().await;
    }

    /// The reminders that have been sent when it is so late.
    async fn reminded_by(&self, at: &str) -> Vec<KeptMail> {
        self.app.clock.set(parse_instant(at).unwrap());
        self.app.drain().await;
        self.app.letters("follow_up").await
    }

    async fn books(&self, doctor: &Person) -> String {
        let held =
            self.app.hold(&self.ana, doctor.doctor_id(), "2026-12-14T10:00:00+05:00").await.expect(201);
        self.app.pay_with(&self.ana, held.str("id"), GOOD).await;
        self.app.drain().await;
        held.str("id").to_owned()
    }
}

#[tokio::test]
async fn who_was_asked_to_come_again_is_reminded_once_some_days_before() {
    let scene = Scene::new().await;
    scene.come_again_on("2026-12-14").await;
    // A letter that is planned is no work that waits.
    assert_eq!(app::jobs::counts(&scene.app.app.db, scene.app.app.now()).await.unwrap(), (0, 0));
    assert_eq!(scene.reminded_by("2026-12-09T08:59:00+05:00").await.len(), 0);
    let reminded = scene.reminded_by("2026-12-09T09:00:00+05:00").await;
    assert_eq!((reminded.len(), &reminded[0].recipient), (1, &scene.ana.email));
    let link = format!("/doctors/{}?date=2026-12-14", scene.sana.doctor_id());
    assert!(reminded[0].text.contains(&link), "{}", reminded[0].text);
    assert!(reminded[0].text.contains("Monday, 14 December 2026"), "{}", reminded[0].text);
    assert!(!reminded[0].text.contains("dermatitis"), "a letter tells nothing medical");
    assert_eq!(scene.reminded_by("2026-12-20T09:00:00+05:00").await.len(), 1);
}

#[tokio::test]
async fn who_has_booked_with_the_doctor_again_is_not_reminded() {
    let scene = Scene::new().await;
    scene.come_again_on("2026-12-14").await;
    scene.books(&scene.sana).await;
    assert_eq!(scene.reminded_by("2026-12-10T09:00:00+05:00").await.len(), 0);
}

#[tokio::test]
async fn a_visit_with_somebody_else_one_that_was_cancelled_and_one_of_the_same_day_do_not_count() {
    let scene = Scene::new().await;
    visit(&scene.app, &scene.ana, &scene.sana, "11:00").await;
    let omar = scene.app.doctor("omar").await;
    scene.come_again_on("2026-12-14").await;
    let cancelled = scene.books(&scene.sana).await;
    scene.app.call_off(&scene.ana, &cancelled).await;
    scene.books(&omar).await;
    assert_eq!(scene.reminded_by("2026-12-10T09:00:00+05:00").await.len(), 1);
}

#[tokio::test]
async fn a_visit_soon_after_the_first_is_not_the_one_that_was_asked_for() {
    let scene = Scene::new().await;
    scene.come_again_on("2027-01-11").await;
    scene.books(&scene.sana).await;
    assert_eq!(scene.reminded_by("2027-01-07T09:00:00+05:00").await.len(), 1);
}

#[tokio::test]
async fn a_visit_that_the_clinic_gave_to_a_colleague_is_the_one_that_was_asked_for() {
    let scene = Scene::new().await;
    scene.come_again_on("2026-12-14").await;
    let (id, omar) = (scene.books(&scene.sana).await, scene.app.doctor("omar").await);
    let to = json!({ "doctor_id": omar.doctor_id() });
    scene.app.act(&scene.app.manager().await, &id, "reschedule", to).await.expect(200);
    assert_eq!(scene.reminded_by("2026-12-10T09:00:00+05:00").await.len(), 0);
}

#[tokio::test]
async fn only_the_day_that_was_written_last_is_told() {
    let scene = Scene::new().await;
    scene.come_again_on("2026-12-14").await;
    scene.come_again_on("2026-12-21").await;
    assert_eq!(scene.reminded_by("2026-12-10T09:00:00+05:00").await.len(), 0);
    let reminded = scene.reminded_by("2026-12-16T09:00:00+05:00").await;
    assert_eq!(reminded.len(), 1);
    assert!(reminded[0].text.contains("21 December 2026"), "{}", reminded[0].text);
}

#[tokio::test]
async fn a_day_that_is_near_or_was_taken_back_is_not_told() {
    let scene = Scene::new().await;
    scene.come_again_on("2026-11-26").await;
    assert_eq!(scene.reminded_by("2026-11-26T09:00:00+05:00").await.len(), 0);
    let scene = Scene::new().await;
    scene.come_again_on("2026-12-14").await;
    scene.come_again_on("").await;
    assert_eq!(scene.reminded_by("2026-12-14T09:00:00+05:00").await.len(), 0);
}

#[tokio::test]
async fn a_letter_that_could_not_be_sent_before_the_day_was_over_is_not_sent_any_more() {
    let scene = Scene::new().await;
    scene.come_again_on("2026-12-14").await;
    assert_eq!(scene.reminded_by("2026-12-15T00:01:00+05:00").await.len(), 0);
}
