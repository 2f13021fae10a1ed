//! Recommended doctors: by the published points, with the reason, and nobody's business but the asker's.

use app::booking::check_seen;
use serde_json::{Value, json};

use super::stage::{AYESHA, BILAL, Cast, OMAR, Stage, ZOE, names, rupees};
use crate::support::{Answer, Person};

const RECOMMENDED: &str = "/api/v1/doctors?sort=recommended&limit=100";
const CARD: &str = "4242424242424242";

/// What is told of each doctor, in their order.
fn reasons(found: &Answer) -> Vec<(String, Vec<String>)> {
    let items = found["items"].as_array().unwrap().iter();
    let told = |item: &Value| {
        let reasons = item["reasons"].as_array().unwrap().iter();
        reasons.map(|reason| reason.as_str().unwrap().to_owned()).collect()
    };
    items.map(|item| (item["full_name"].as_str().unwrap().to_owned(), told(item))).collect()
}

fn told(found: &Answer, name: &str) -> Vec<String> {
    reasons(found).into_iter().find(|(of, _)| of == name).unwrap().1
}

impl Stage {
    async fn recommended(&self, asker: Option<&Person>) -> Answer {
        self.app.drain().await;
        let asked = self.app.get(RECOMMENDED);
        match asker {
            Some(person) => asked.bearer(&person.token).await.expect(200),
            None => asked.await.expect(200),
        }
    }

    /// A visit of today, paid.
    async fn booked(&self, person: &Person, doctor: &str, time: &str) -> String {
        let body = json!({ "doctor_id": doctor, "starts_at": format!("2026-11-23T{time}:00+05:00") });
        let held = self.app.post("/api/v1/appointments").bearer(&person.token).json(body).await.expect(201);
        let id = held.str("id").to_owned();
        self.app.act(person, &id, "payments", json!({ "method": CARD })).await.expect(201);
        id
    }

    async fn step(&self, id: &str, step: &str) {
        self.send("POST", &format!("/appointments/{id}/{step}"), json!({})).await;
    }

    async fn visited(&self, person: &Person, doctor: &str, time: &str) {
        let id = self.booked(person, doctor, time).await;
        for step in ["check_in", "start", "complete"] {
            self.step(&id, step).await;
        }
    }
}

#[tokio::test]
async fn points_decide_and_each_doctor_says_what_gave_them() {
    let stage = Stage::set().await;
    stage.rate(&stage.doctors[2], 150, 30).await;
    stage.rate(&stage.doctors[0], 20, 10).await;
    // Bilal 391 + 230 + 74, free on Saturday; Ayesha 220 + 230 + 200, free now; of the two whom nobody has rated, with 340
    // for the average of all, Zoë is free at two (187) and Omar tomorrow (138).
    let found = stage.recommended(None).await;
    assert_eq!(names(&found), [ZOE, OMAR, BILAL, AYESHA]);
    assert_eq!(told(&found, BILAL), ["rated_high"]);
    for soon in [ZOE, OMAR, AYESHA] {
        assert_eq!(told(&found, soon), ["free_soon"]);
    }
    assert!(found.str("ranking").contains("Nobody can pay"), "{}", found.str("ranking"));
    // Filters and counts are those of any other order.
    let counted = stage.find("sort=recommended&facets=true&specialization=Dermatology").await.expect(200);
    assert_eq!((names(&counted), &counted["total"]), (vec![ZOE.to_owned(), AYESHA.to_owned()], &json!(2)));
    assert_eq!(
        counted["facets"],
        stage.find("sort=fee&facets=true&specialization=Dermatology").await.expect(200)["facets"]
    );
    // A wish for a time: points for the first time that suits. Tomorrow Ayesha is free at nine, Omar in the evening.
    assert_eq!(stage.found("sort=recommended&date=2026-11-24").await, [OMAR, AYESHA]);
    for other in ["sort=rating", "sort=soonest", ""] {
        assert!(reasons(&stage.find(other).await.expect(200)).iter().all(|(_, told)| told.is_empty()));
    }
}

#[tokio::test]
async fn whoever_keeps_visits_is_told_to_and_whoever_calls_them_off_is_not() {
    let stage = Stage::set().await;
    let ayesha = &stage.doctors[0];
    let (ana, ben) = (stage.app.patient("ana").await, stage.app.patient("ben").await);
    let keeps =
        async || told(&stage.recommended(None).await, AYESHA).contains(&"keeps_appointments".to_owned());
    for time in ["09:00", "09:20", "09:40", "10:00"] {
        stage.visited(&ana, ayesha, time).await;
    }
    assert!(!keeps().await, "few visits do not decide");
    stage.visited(&ana, ayesha, "10:20").await;
    assert!(keeps().await);
    // What the patient calls off, and a time that was never promised, tell nothing of the doctor.
    let own = stage.booked(&ben, ayesha, "12:40").await;
    stage.app.act(&ben, &own, "cancel", json!({})).await.expect(200);
    let body = json!({ "doctor_id": ayesha, "starts_at": "2026-11-23T11:20:00+05:00" });
    let held = stage.app.post("/api/v1/appointments").bearer(&ben.token).json(body).await.expect(201);
    stage.step(held.str("id"), "cancel").await;
    assert!(keeps().await);
    let promised = stage.booked(&ben, ayesha, "11:40").await;
    stage.step(&promised, "cancel").await;
    assert!(!keeps().await);
    assert_eq!(check_seen(&stage.app.app).await.unwrap(), []);
    // One who has come and goes unseen was let down as well, whoever says so.
    let unseen = stage.booked(&ben, ayesha, "12:20").await;
    stage.step(&unseen, "check_in").await;
    stage.app.act(&ben, &unseen, "cancel", json!({})).await.expect(200);
    assert_eq!(check_seen(&stage.app.app).await.unwrap(), []);
    // The numbers themselves are nobody's.
    let profile = stage.app.get(&format!("/api/v1/doctors/{ayesha}")).await.expect(200).text();
    for text in [stage.recommended(None).await.text(), profile] {
        for word in ["completed", "let_down", "\"keeps\""] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}

#[tokio::test]
async fn who_has_been_somewhere_is_told_so_and_nobody_else_is() {
    let stage = Stage::set().await;
    let ayesha = &stage.doctors[0];
    let (ana, ben) = (stage.app.patient("ana").await, stage.app.patient("ben").await);
    let before = stage.recommended(Some(&ana)).await;
    assert_eq!(
        before.json(),
        stage.recommended(None).await.json(),
        "who has been nowhere sees what a visitor sees"
    );
    stage.booked(&ana, ayesha, "10:00").await;
    assert_eq!(told(&stage.recommended(Some(&ana)).await, AYESHA), ["free_soon"], "not been there yet");
    stage.visited(&ana, ayesha, "11:00").await;

    let found = stage.recommended(Some(&ana)).await;
    assert_eq!(told(&found, AYESHA), ["seen_before", "free_soon"]);
    assert_eq!(told(&found, ZOE), ["same_specialization", "free_soon"]);
    assert_eq!(told(&found, OMAR), ["free_soon"]);
    assert_eq!(names(&found)[..2], [AYESHA, ZOE]);
    assert_eq!(found.header("cache-control"), "no-store");
    assert_eq!(found.header("etag"), "");
    for other in [None, Some(&ben)] {
        let text = stage.recommended(other).await.text();
        assert!(!text.contains("seen_before") && !text.contains("same_specialization"), "{text}");
    }
    // Other orders do not know of it, and are the same for everybody.
    let fee = async |person: &Person| {
        stage.app.get("/api/v1/doctors?sort=fee").bearer(&person.token).await.expect(200).json().clone()
    };
    assert_eq!(fee(&ana).await, fee(&ben).await);

    // For those one cares for as for oneself, until they are removed.
    let child = json!({ "name": "Lina", "birth_date": "2020-02-03" });
    let child = stage.app.post("/api/v1/patients").bearer(&ben.token).json(child).await.expect(201);
    let body =
        json!({ "doctor_id": ayesha, "starts_at": "2026-11-23T12:00:00+05:00", "patient_id": child["id"] });
    let held = stage.app.post("/api/v1/appointments").bearer(&ben.token).json(body).await.expect(201);
    let id = held.str("id").to_owned();
    stage.app.act(&ben, &id, "payments", json!({ "method": CARD })).await.expect(201);
    for step in ["check_in", "start", "complete"] {
        stage.step(&id, step).await;
    }
    assert_eq!(told(&stage.recommended(Some(&ben)).await, AYESHA)[0], "seen_before");
    stage.app.delete(&format!("/api/v1/patients/{}", child.str("id"))).bearer(&ben.token).await.expect(204);
    assert_eq!(told(&stage.recommended(Some(&ben)).await, AYESHA), ["free_soon"]);
}

#[tokio::test]
async fn the_order_by_patients_says_how_many_there_were() {
    let stage = Stage::set().await;
    stage.visited(&stage.app.patient("ana").await, &stage.doctors[0], "10:00").await;
    stage.app.drain().await;
    let found = stage.find("sort=popular").await.expect(200);
    assert_eq!((told(&found, AYESHA), told(&found, BILAL)), (vec!["patients_seen".to_owned()], vec![]));
    assert_eq!(
        (&found["items"][0]["full_name"], &found["items"][0]["patients_seen"]),
        (&json!(AYESHA), &json!(1))
    );
}

/// Doctors who differ in nothing but the day of the week, in some order.
async fn week(stage: &Stage) {
    for day in ["friday", "tuesday", "sunday", "thursday", "saturday", "wednesday"] {
        stage
            .doctor(&Cast {
                name: &format!("Dr {day}"),
                clinic: 0,
                department: day,
                specializations: &["Dermatology"],
                qualifications: &[],
                services: &[],
                details: json!({ "consultation_fee": rupees(1_000) }),
                hours: (&[day], "10:00", "12:00", 30),
            })
            .await;
    }
}

/// Points for the next free time rise with every hour: measured anew on each page, doctors would slip from a page that
/// is still to come to one that has been read.
#[tokio::test]
async fn pages_go_on_in_the_order_in_which_the_list_was_opened() {
    let stage = Stage::bare().await;
    week(&stage).await;
    let whole = stage.found("sort=recommended").await;
    assert_eq!(whole.len(), 6);
    assert_eq!((whole[0].as_str(), whole[5].as_str()), ("Dr tuesday", "Dr sunday"));
    let (mut read, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = stage.find(&format!("sort=recommended&limit=2&cursor={cursor}")).await.expect(200);
        read.extend(names(&page));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = next.to_owned();
        stage.app.clock.advance_seconds(6 * 3600);
        stage.app.drain().await;
    }
    assert_eq!(read, whole);
}

/// Whom somebody has been to costs two statements, and a visitor's page that is known none.
#[tokio::test]
async fn a_page_costs_no_more_for_more_doctors() {
    let stage = Stage::set().await;
    let ana = stage.app.patient("ana").await;
    stage.visited(&ana, &stage.doctors[0], "10:00").await;
    let asked = async || {
        stage.recommended(Some(&ana)).await;
        database::counting(stage.app.get(RECOMMENDED).bearer(&ana.token).into_future()).await.1
    };
    let few = asked().await;
    assert!(few.len() <= 4, "{few:#?}");
    week(&stage).await;
    assert_eq!(asked().await.len(), few.len());
    let (_, visitor) = database::counting(stage.app.get(RECOMMENDED).into_future()).await;
    assert_eq!(visitor, [""; 0]);
}
