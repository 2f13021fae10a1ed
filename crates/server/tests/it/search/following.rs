//! The index follows every change, at once for who made it, and equals one that is built anew.

use serde_json::{Value, json};

use super::stage::{AYESHA, BILAL, Cast, OMAR, Stage, ZOE, rupees};

const QUESTIONS: &[&str] = &[
    "facets=true&limit=100",
    "q=skin&facets=true",
    "q=siddiqui",
    "q=lahore&sort=fee",
    "date=2026-11-24",
    "day=monday",
    "sort=soonest&mode=video",
    "sort=recommended",
    "name=khan",
    "near=31.5,74.3&sort=distance&radius_km=5000",
    "time_of_day=evening&facets=true",
    "specialization=Dermatology",
    "department=Skin",
    "q=xylophone",
];

async fn answers(stage: &Stage) -> Vec<Value> {
    let mut answers = Vec::new();
    for question in QUESTIONS {
        answers.push(stage.find(question).await.expect(200).json().clone());
    }
    answers
}

/// Invariant 7 of the seeds, W-A11 and W-A17: after each change what was written is read at once, and a fresh index
/// says nothing else.
#[tokio::test]
async fn the_index_equals_a_fresh_one_after_every_kind_of_change() {
    let stage = Stage::set().await;
    let [ayesha, omar, bilal, zoe] = &stage.doctors[..] else { panic!("four doctors") };
    let dermatology = stage.catalogue("specializations", "Dermatology").await;
    let mbbs = stage.catalogue("qualifications", "MBBS").await;
    let skin =
        stage.app.get(&format!("/api/v1/doctors/{ayesha}")).await.expect(200)["department"]["id"].clone();
    let skin = skin.as_str().unwrap();
    let changes = [
        (
            "PATCH",
            format!("/doctors/{ayesha}"),
            json!({ "full_name": "Dr Ayesha Malik", "consultation_fee": rupees(10) }),
        ),
        (
            "PATCH",
            format!("/doctors/{zoe}"),
            json!({ "languages": ["fr"], "accepts_new": false, "gender": null }),
        ),
        ("POST", format!("/doctors/{omar}/suspend"), json!({})),
        ("POST", format!("/doctors/{omar}/restore"), json!({})),
        (
            "PUT",
            format!("/doctors/{bilal}/specializations"),
            json!({ "specializations": [{ "specialization_id": dermatology }] }),
        ),
        ("PUT", format!("/doctors/{bilal}/qualifications"), json!({ "qualifications": [] })),
        (
            "POST",
            format!("/doctors/{bilal}/services"),
            json!({ "name": "Vaccination", "duration_minutes": 15 }),
        ),
        (
            "POST",
            format!("/doctors/{bilal}/schedule"),
            json!({ "day": "sunday", "start": "18:00", "end": "20:00", "slot_minutes": 20 }),
        ),
        (
            "POST",
            format!("/doctors/{ayesha}/leave"),
            json!({ "starts_at": "2026-11-23T00:00:00+05:00", "ends_at": "2026-11-25T00:00:00+05:00", "reason": "rest" }),
        ),
        ("PATCH", format!("/specializations/{dermatology}"), json!({ "name": "Skin and Hair" })),
        ("PATCH", format!("/qualifications/{mbbs}"), json!({ "name": "Bachelor of Medicine" })),
        (
            "PATCH",
            format!("/departments/{skin}"),
            json!({ "name": "Dermatology Unit", "hours": [{ "day": "friday", "opens": "10:00", "closes": "11:00" }] }),
        ),
        (
            "PATCH",
            format!("/clinics/{}", stage.clinics[1]),
            json!({ "name": "Harbour Clinic", "city": "Gwadar" }),
        ),
        ("POST", format!("/doctors/{zoe}/suspend"), json!({})),
    ];
    answers(&stage).await;
    for (method, path, body) in changes {
        stage.send(method, &path, body).await;
        let followed = answers(&stage).await;
        app::search::rebuild(&stage.app.app).await.unwrap();
        let rebuilt = answers(&stage).await;
        for ((question, followed), rebuilt) in QUESTIONS.iter().zip(followed).zip(rebuilt) {
            assert_eq!(followed, rebuilt, "{question} after {method} {path}");
        }
    }
    assert_eq!(stage.found("q=malik").await, ["Dr Ayesha Malik"]);
    assert_eq!(stage.found("name=siddiqui").await, [""; 0]);
    assert_eq!(stage.found("specialization=hair&sort=fee").await, ["Dr Ayesha Malik", BILAL]);
    assert_eq!(stage.found("city=gwadar").await, [OMAR]);
    assert_eq!(stage.found("day=sunday").await, [BILAL]);
    assert_eq!(stage.found("q=vaccination").await, [BILAL]);
    assert_eq!(stage.found("specialization=hair&date=2026-11-27").await, ["Dr Ayesha Malik"]);
}

#[tokio::test]
async fn only_approved_doctors_with_a_living_registration_are_found() {
    let stage = Stage::set().await;
    let applicant = stage.app.patient("newcomer").await;
    let body = json!({ "clinic_id": stage.clinics[0], "full_name": "Dr New Comer", "registration_number": "N-1",
        "registration_expiry": "2026-12-01", "consultation_fee": rupees(1) });
    let applied = stage.app.post("/api/v1/doctors").bearer(&applicant.token).json(body).await.expect(201);
    assert_eq!(stage.found("q=comer").await, [""; 0], "nobody has reviewed it");
    let id = applied.str("id").to_owned();
    stage.send("POST", &format!("/doctors/{id}/approve"), json!({})).await;
    assert_eq!(stage.found("q=comer").await, ["Dr New Comer"]);
    stage.send("POST", &format!("/doctors/{id}/suspend"), json!({})).await;
    assert_eq!(stage.found("q=comer").await, [""; 0]);
    stage.send("POST", &format!("/doctors/{id}/restore"), json!({})).await;
    assert_eq!(stage.found("q=comer").await, ["Dr New Comer"]);
    // The evening before the day of expiry, and that day.
    stage.app.clock.set(kernel::time::parse_instant("2026-11-30T18:59:00Z").unwrap());
    assert_eq!(stage.found("q=comer").await, ["Dr New Comer"]);
    stage.app.clock.set(kernel::time::parse_instant("2026-11-30T19:00:00Z").unwrap());
    assert_eq!(stage.found("q=comer").await, [""; 0]);
}

/// W-A33, W-A2, W-A30: a doctor in a list is the doctor on the page, and neither tells of the account.
#[tokio::test]
async fn a_doctor_in_a_list_is_shown_in_the_words_of_the_doctors_page() {
    let stage = Stage::set().await;
    for (id, name) in stage.doctors.iter().zip([AYESHA, OMAR, BILAL, ZOE]) {
        let found = stage.find(&format!("q={}", super::stage::escaped(name))).await.expect(200);
        let card = found["items"][0].as_object().unwrap();
        let page = stage.app.get(&format!("/api/v1/doctors/{id}")).await.expect(200);
        for (field, value) in card {
            if !["distance_km", "next_available", "next_times", "reasons"].contains(&field.as_str()) {
                assert_eq!(*value, page[field.as_str()], "{field}");
            }
        }
        for secret in ["email", "password", "hash", "account"] {
            assert!(!found.text().contains(secret), "{secret} in {}", found.text());
        }
    }
}

#[tokio::test]
async fn hours_that_begin_later_are_followed_when_their_day_comes() {
    let stage = Stage::bare().await;
    let id = stage
        .doctor(&Cast {
            name: "Dr Later",
            clinic: 0,
            department: "Later",
            specializations: &[],
            qualifications: &[],
            services: &[],
            details: json!({}),
            hours: (&["monday"], "09:00", "10:00", 30),
        })
        .await;
    let hours = json!({ "day": "sunday", "start": "09:00", "end": "10:00", "slot_minutes": 30, "valid_from": "2027-02-01" });
    stage.send("POST", &format!("/doctors/{id}/schedule"), hours).await;
    assert_eq!(stage.found("day=sunday").await, [""; 0]);
    stage.app.clock.set(kernel::time::parse_instant("2027-01-20T04:00:00Z").unwrap());
    stage.app.drain().await;
    assert_eq!(stage.found("day=sunday").await, ["Dr Later"]);
}

#[tokio::test]
async fn who_searches_while_the_index_is_rebuilt_is_answered() {
    let stage = Stage::set().await;
    stage.find("").await.expect(200);
    let app = stage.app.app.clone();
    let rebuilding = tokio::spawn(async move { app::search::rebuild(&app).await });
    for _ in 0..20 {
        assert_eq!(stage.find("q=siddiqui").await.expect(200)["total"], 1);
        tokio::task::yield_now().await;
    }
    assert_eq!(rebuilding.await.unwrap().unwrap(), 4);
    assert_eq!(stage.find("q=siddiqui").await.expect(200)["total"], 1);
}
