//! The orders, the pages, and what an answer costs.

use std::collections::BTreeMap;

use app::schedule;
use kernel::id::DoctorId;
use serde_json::json;

use super::stage::{AYESHA, BILAL, Cast, OMAR, Stage, ZOE, names, rupees};

#[tokio::test]
async fn each_order_follows_its_rule() {
    let stage = Stage::set().await;
    for (doctor, sum, count) in [(0, 45, 10), (1, 5, 1), (3, 30, 10)] {
        stage.rate(&stage.doctors[doctor], sum, count).await;
    }
    for (query, expected) in [
        // Ayesha has a time at nine, Zoë at two, Omar tomorrow, Bilal on Saturday.
        ("sort=soonest", [AYESHA, ZOE, OMAR, BILAL]),
        ("sort=relevance", [AYESHA, ZOE, OMAR, BILAL]),
        ("", [AYESHA, ZOE, OMAR, BILAL]),
        ("sort=fee", [BILAL, AYESHA, OMAR, ZOE]),
        ("sort=distance&near=24.86,67.00", [ZOE, OMAR, AYESHA, BILAL]),
        // One vote of five does not beat ten of four and a half; nobody's opinion is the average.
        ("sort=rating", [AYESHA, OMAR, BILAL, ZOE]),
    ] {
        let found = stage.find(query).await.expect(200);
        assert_eq!(names(&found), expected, "{query}");
        assert!(found["ranking"].as_str().unwrap().ends_with('.'), "the rule is told");
    }
    assert_eq!(stage.found("min_rating=4").await.len(), 2);
}

#[tokio::test]
async fn closer_words_come_first() {
    let stage = Stage::bare().await;
    for (number, (name, specialization)) in
        [("Dr Lahore Shah", "Neurology"), ("Dr Sara Noor", "Neurology"), ("Dr Sarah Noor", "Urology")]
            .iter()
            .enumerate()
    {
        stage
            .doctor(&Cast {
                name,
                clinic: 0,
                department: &format!("Department {number}"),
                specializations: &[specialization],
                qualifications: &[],
                services: &[],
                details: json!({}),
                hours: (&["monday"], "10:00", "12:00", 30),
            })
            .await;
    }
    assert_eq!(stage.found("q=lahore").await[0], "Dr Lahore Shah", "a name outweighs a place");
    assert_eq!(
        stage.found("q=sara").await,
        ["Dr Sara Noor", "Dr Sarah Noor"],
        "the exact word before the longer one"
    );
    assert_eq!(stage.found("q=neurologist").await.len(), 2);
    assert_eq!(stage.found("q=noor%20urologist").await[0], "Dr Sarah Noor");
}

/// Many doctors with hours of all kinds and some of their times taken.
async fn crowd(stage: &Stage, many: usize) -> Vec<String> {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let mut ids = Vec::new();
    for number in 0..many {
        let cast = Cast {
            name: &format!("Dr Number {}", ["One", "Two", "Three", "Four", "Five"][number % 5]),
            clinic: number % 2,
            department: &format!("Department {number}"),
            specializations: &["Dermatology"],
            qualifications: &[],
            services: &[],
            details: json!({ "consultation_fee": rupees(1000 * (number as i64 % 4)) }),
            hours: (
                &days[number % 7..=(number % 7).max(number % 5)],
                ["09:00", "14:30", "18:00"][number % 3],
                "21:00",
                30,
            ),
        };
        ids.push(stage.doctor(&cast).await);
    }
    ids
}

#[tokio::test]
async fn soonest_is_what_asking_everybody_would_give_and_a_booking_moves_a_doctor() {
    let stage = Stage::bare().await;
    let ids = crowd(&stage, 18).await;
    for round in 0..3 {
        // Sign-ins end with the days.
        let patient = stage.app.patient(&format!("ana {round}")).await;
        let mut expected = Vec::new();
        for id in &ids {
            let id: DoctorId = id.parse().unwrap();
            let now = stage.app.app.now();
            let next = schedule::next_times(&stage.app.app, id, 1, now)
                .await
                .unwrap()
                .first()
                .map(|time| time.starts_at);
            expected.push((next.map_or(i64::MAX, |next| next.0), id));
        }
        expected.sort_by_key(|(next, id)| (*next, id.0));
        let expected: Vec<String> = expected.into_iter().map(|(_, id)| id.to_string()).collect();
        let found = stage.find("sort=soonest&limit=100").await.expect(200);
        let items = found["items"].as_array().unwrap();
        let order: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(order, expected, "round {round}");

        let first = &items[0];
        let body = json!({ "doctor_id": first["id"], "starts_at": first["next_available"] });
        stage.app.post("/api/v1/appointments").bearer(&patient.token).json(body).await.expect(201);
        stage.app.drain().await;
        let after = stage.find("sort=soonest&limit=100").await.expect(200);
        let again = after["items"].as_array().unwrap().iter().find(|item| item["id"] == first["id"]).unwrap();
        assert_ne!(again["next_available"], first["next_available"]);
        // The next day: what was next has passed, and the patient's holds are over.
        stage.app.clock.advance_seconds(26 * 3600 + 1800);
        stage.app.drain().await;
    }
}

#[tokio::test]
async fn pages_lose_and_repeat_nobody_while_doctors_come() {
    let stage = Stage::bare().await;
    let ids = crowd(&stage, 12).await;
    for order in [
        "sort=relevance",
        "sort=soonest",
        "sort=fee",
        "sort=distance&near=31.5,74.3",
        "sort=recommended",
        "q=number",
    ] {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut cursor = String::new();
        loop {
            let page = stage.find(&format!("{order}&limit=5&cursor={cursor}")).await.expect(200);
            for item in page["items"].as_array().unwrap() {
                *seen.entry(item["id"].as_str().unwrap().to_owned()).or_default() += 1;
            }
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = next.to_owned();
            stage
                .doctor(&Cast {
                    name: "Dr Number New",
                    clinic: 0,
                    department: &format!("New {order} {}", seen.len()),
                    specializations: &[],
                    qualifications: &[],
                    services: &[],
                    details: json!({}),
                    hours: (&["friday"], "09:00", "10:00", 30),
                })
                .await;
        }
        for id in &ids {
            assert_eq!(seen.get(id), Some(&1), "{order}");
        }
        assert!(seen.values().all(|times| *times == 1), "{order}");
    }
}

/// W-A28: no query per doctor, and none at all for what is known.
#[tokio::test]
async fn a_page_costs_a_constant_number_of_queries_and_a_known_one_none() {
    let stage = Stage::bare().await;
    crowd(&stage, 3).await;
    stage.find("").await.expect(200);
    let (_, few) = database::counting(async {
        stage.find("sort=fee&q=number&facets=true&date=2026-11-26").await.expect(200)
    })
    .await;
    crowd_more(&stage).await;
    let (_, many) = database::counting(async {
        stage.find("sort=fee&q=number&facets=true&date=2026-11-27").await.expect(200)
    })
    .await;
    assert!(many.len() <= few.len().max(12), "{} queries, then {}: {many:#?}", few.len(), many.len());
    let (_, again) = database::counting(async {
        stage.find("sort=fee&q=number&facets=true&date=2026-11-27").await.expect(200)
    })
    .await;
    assert_eq!(again, [""; 0]);
}

async fn crowd_more(stage: &Stage) {
    for number in 100..115 {
        stage
            .doctor(&Cast {
                name: "Dr Number More",
                clinic: 1,
                department: &format!("Department {number}"),
                specializations: &[],
                qualifications: &[],
                services: &[],
                details: json!({}),
                hours: (&["friday"], "09:00", "12:00", 30),
            })
            .await;
    }
}
