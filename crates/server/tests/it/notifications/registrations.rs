//! A doctor's registration comes to its end: the letters before it, and what can be booked until then.

use kernel::time::parse_instant;
use serde_json::Value;

use super::*;

/// Sana's registration ends on the first of February.
const ENDS: &str = "2027-02-01";

struct Scene {
    app: TestApp,
    sana: Person,
    manager: Person,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::for_years().await;
        let (sana, manager) = (app.doctor("sana").await, app.manager().await);
        // Neither is told: one runs another clinic, the other does not run this one.
        app.other_manager().await;
        app.desk().await;
        let scene = Self { app, sana, manager };
        scene.registered_until(ENDS).await;
        scene
    }

    async fn registered_until(&self, date: &str) {
        let path = format!("/api/v1/doctors/{}", self.sana.doctor_id());
        let body = json!({ "registration_expiry": date });
        self.app.patch(&path).bearer(&self.manager.token).json(body).await.expect(200);
    }

    /// The letters that have gone out when it is so late, oldest first.
    async fn told_by(&self, at: &str) -> Vec<KeptMail> {
        self.app.clock.set(parse_instant(at).unwrap());
        self.app.drain().await;
        self.app.letters("registration_ends").await
    }

    async fn found(&self) -> usize {
        let page = self.app.get("/api/v1/doctors?q=sana").await.expect(200);
        page["items"].as_array().unwrap().len()
    }

    async fn free_times(&self, from: &str, to: &str) -> Vec<Value> {
        let path = format!("/api/v1/doctors/{}/availability?from={from}&to={to}", self.sana.doctor_id());
        let days = self.app.get(&path).await.expect(200)["days"].as_array().unwrap().clone();
        days.into_iter().filter(|day| !day["times"].as_array().unwrap().is_empty()).collect()
    }
}

#[tokio::test]
async fn doctor_and_managers_are_told_sixty_thirty_and_seven_days_before_and_on_the_day() {
    let scene = Scene::new().await;
    let mut both = vec![scene.sana.email.as_str(), &scene.manager.email];
    both.sort_unstable();
    // Each day begins at the clinic's midnight, five hours before that of UTC.
    for (number, before, after) in [
        (0, "2026-12-02T23:30:00+05:00", "2026-12-03T00:30:00+05:00"),
        (2, "2027-01-01T23:30:00+05:00", "2027-01-02T00:30:00+05:00"),
        (4, "2027-01-24T23:30:00+05:00", "2027-01-25T00:30:00+05:00"),
        (6, "2027-01-31T23:30:00+05:00", "2027-02-01T00:30:00+05:00"),
    ] {
        assert_eq!(scene.told_by(before).await.len(), number, "{before}");
        let told = scene.told_by(after).await.split_off(number);
        let mut to: Vec<&str> = told.iter().map(|mail| mail.recipient.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, both, "{after}");
    }
    let told = scene.told_by("2027-06-01T09:00:00+05:00").await;
    assert_eq!(told.len(), 8, "each once, and nothing more afterwards");
    assert_eq!(told[0].subject, "The registration of Dr Sana ends soon: Monday, 1 February 2027");
    assert!(
        told[0].text.contains(&format!("/clinic/doctors/{}", scene.sana.doctor_id())),
        "{}",
        told[0].text
    );
    assert_eq!(told[7].subject, "The registration of Dr Sana has ended");
}

#[tokio::test]
async fn of_letters_that_nobody_was_there_to_send_only_the_nearest_goes() {
    let scene = Scene::new().await;
    let told = scene.told_by("2027-01-28T12:00:00+05:00").await;
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|mail| mail.dedup_key.contains("/2027-02-01/7/")), "{}", told[0].dedup_key);
    let told = scene.told_by("2027-02-20T12:00:00+05:00").await;
    assert_eq!(told.len(), 4, "also when the day itself was missed");
}

#[tokio::test]
async fn one_that_ended_long_ago_is_nobodys_news() {
    let scene = Scene::new().await;
    assert_eq!(scene.told_by("2027-04-01T12:00:00+05:00").await.len(), 0);
}

#[tokio::test]
async fn a_renewed_registration_is_told_of_anew_before_its_own_end() {
    let scene = Scene::new().await;
    assert_eq!(scene.told_by("2026-12-03T12:00:00+05:00").await.len(), 2);
    scene.registered_until("2028-02-01").await;
    assert_eq!(scene.told_by("2027-02-01T12:00:00+05:00").await.len(), 2);
    let told = scene.told_by("2028-01-30T12:00:00+05:00").await.split_off(2);
    assert_eq!(told.len(), 2);
    assert!(told[0].subject.contains("1 February 2028"), "{}", told[0].subject);
}

#[tokio::test]
async fn of_a_doctor_who_sees_nobody_here_nothing_is_told() {
    let scene = Scene::new().await;
    let suspend = format!("/api/v1/doctors/{}/suspend", scene.sana.doctor_id());
    scene.app.post(&suspend).bearer(&scene.manager.token).await.expect(200);
    assert_eq!(scene.told_by("2027-02-01T12:00:00+05:00").await.len(), 0);
}

#[tokio::test]
async fn nothing_is_booked_from_the_day_of_the_end_and_what_is_booked_stays() {
    let scene = Scene::new().await;
    let (app, doctor) = (&scene.app, scene.sana.doctor_id());
    let (ana, desk) = (app.patient("ana").await, app.desk().await);
    let kept = app.hold(&ana, doctor, "2026-11-26T10:00:00+05:00").await.expect(201).str("id").to_owned();
    app.pay_with(&ana, &kept, GOOD).await;
    scene.registered_until("2026-11-26").await;
    app.drain().await;

    // The last visit of the last day is booked, the first of the day of the end is not, by nobody.
    app.hold(&ana, doctor, "2026-11-25T16:30:00+05:00").await.expect(201);
    for person in [&ana, &desk, &scene.manager] {
        let body = json!({
            "doctor_id": doctor, "starts_at": "2026-11-26T09:00:00+05:00", "patient_id": ana.patient_id,
        });
        let refused = app.post("/api/v1/appointments").bearer(&person.token).json(body).await.expect(422);
        assert_eq!(refused.code(), "registration_expired");
    }
    let moved = app.act(&ana, &kept, "reschedule", json!({"starts_at": "2026-11-27T10:00:00+05:00"})).await;
    assert_eq!(moved.expect(422).code(), "registration_expired");
    let free = scene.free_times("2026-11-23", "2026-11-30").await;
    assert_eq!(free.last().unwrap()["date"], "2026-11-25");

    app.clock.set(parse_instant("2026-11-25T23:59:00+05:00").unwrap());
    assert_eq!(scene.found().await, 1);
    app.clock.set(parse_instant("2026-11-26T00:00:00+05:00").unwrap());
    app.drain().await;
    assert_eq!(scene.found().await, 0);
    app.clock.set(parse_instant("2026-11-26T09:50:00+05:00").unwrap());
    let path = format!("/api/v1/appointments?doctor={doctor}&status=confirmed");
    let seen = app.get(&path).bearer(&desk.token).await.expect(200);
    assert_eq!(seen["items"][0]["id"], kept);
    app.act(&desk, &kept, "check_in", json!({})).await.expect(200);
    app.act(&scene.sana, &kept, "start", json!({})).await.expect(200);
    app.act(&scene.sana, &kept, "complete", json!({})).await.expect(200);
}
