//! Summaries of visits, and what patients say of them.

mod paper;

use app::visits::{Ratings, check_ratings};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::{
    seen::visit,
    support::{Answer, Person, TestApp},
};

/// Sana's visit of Ana at ten, which has taken place.
struct Scene {
    app: TestApp,
    ana: Person,
    sana: Person,
    id: String,
}

impl Scene {
    async fn new() -> Self {
        Self::on(TestApp::new().await).await
    }

    async fn on(app: TestApp) -> Self {
        let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
        let id = visit(&app, &ana, &sana, "10:00").await;
        Self { app, ana, sana, id }
    }

    async fn write(&self, id: &str, body: Value) -> Answer {
        self.app.put(&format!("/api/v1/appointments/{id}/summary")).bearer(&self.sana.token).json(body).await
    }

    async fn read(&self, person: &Person) -> Answer {
        self.app.get(&format!("/api/v1/appointments/{}/summary", self.id)).bearer(&person.token).await
    }

    async fn rate(&self, id: &str, body: Value) -> Answer {
        self.app.act(&self.ana, id, "review", body).await
    }

    async fn decide(&self, person: &Person, review: &str, decision: &str, body: Value) -> Answer {
        let path = format!("/api/v1/reviews/{review}/{decision}");
        self.app.post(&path).bearer(&person.token).json(body).await
    }

    /// What everybody sees: the rating, and the texts.
    async fn shown(&self) -> (Value, Vec<String>) {
        self.app.drain().await;
        let doctor = format!("/api/v1/doctors/{}", self.sana.doctor_id());
        let rating = self.app.get(&doctor).await.expect(200)["rating"].clone();
        let reviews = self.app.get(&format!("{doctor}/reviews")).await.expect(200);
        let texts = reviews["items"].as_array().unwrap().iter().map(|review| {
            assert!(review.get("appointment_id").is_none() && review.get("account_id").is_none(), "{review}");
            review["text"].as_str().unwrap().to_owned()
        });
        assert_eq!(check_ratings(&self.app.app).await.unwrap(), []);
        (rating, texts.collect())
    }
}

fn written() -> Value {
    json!({
        "notes": "Contact dermatitis on both hands.\nNo infection.",
        "prescription": [
            {"name": "Hydrocortisone cream", "formula": "hydrocortisone 1 %", "dosage": "thin, twice a day, 7 days",
             "brand": "Cortiderm"},
            {"name": "Emollient"},
        ],
        "diet": "No change.",
        "exercise": "",
        "follow_up_on": "2026-12-14",
    })
}

#[tokio::test]
async fn a_doctor_writes_what_was_found_and_only_the_patient_and_they_read_it() {
    let scene = Scene::new().await;
    scene.read(&scene.ana).await.expect(404);
    let answer = scene.write(&scene.id, written()).await.expect(200);
    assert_eq!((answer["version"].clone(), answer.header("etag")), (json!(1), "\"1\""));
    for reader in [&scene.ana, &scene.sana] {
        let read = scene.read(reader).await.expect(200);
        assert_eq!(read["notes"], "Contact dermatitis on both hands.\nNo infection.");
        assert_eq!(read["prescription"][0]["brand"], "Cortiderm");
        assert_eq!(
            read["prescription"][1],
            json!({"name": "Emollient", "formula": "", "dosage": "", "brand": ""})
        );
        assert_eq!(read["follow_up_on"], "2026-12-14");
    }
    let (ben, other) = (scene.app.patient("ben").await, scene.app.doctor("omar").await);
    for stranger in [&ben, &other] {
        scene.read(stranger).await.expect(404);
    }
    for colleague in [scene.app.desk().await, scene.app.manager().await, scene.app.admin().await] {
        // They are patients of nobody here, and no doctors.
        scene.read(&colleague).await.expect(404);
        let path = format!("/api/v1/appointments/{}/summary", scene.id);
        scene.app.put(&path).bearer(&colleague.token).json(written()).await.expect(403);
    }
}

#[tokio::test]
async fn a_summary_is_written_anew_by_whoever_saw_the_last_and_the_one_before_is_kept() {
    let scene = Scene::new().await;
    scene.write(&scene.id, written()).await.expect(200);
    let path = format!("/api/v1/appointments/{}/summary", scene.id);
    let again = async |version: &str| {
        let asked = scene.app.put(&path).bearer(&scene.sana.token).header("if-match", version);
        asked.json(json!({"notes": "Better."})).await
    };
    again("\"1\"").await.expect(200);
    again("\"1\"").await.expect(412);
    let read = scene.read(&scene.ana).await.expect(200);
    assert_eq!(
        (&read["notes"], &read["prescription"], &read["version"]),
        (&json!("Better."), &json!([]), &json!(2))
    );
    let db = scene.app.app.db.read();
    let kept = "select notes from visit_summaries where version = 1";
    let kept = sea_orm::Statement::from_string(db.get_database_backend(), kept);
    let kept: String = db.query_one_raw(kept).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    assert!(kept.starts_with("Contact dermatitis"));
}

#[tokio::test]
async fn what_cannot_be_written_is_told_by_field_and_of_a_visit_that_was_none_nothing_is() {
    let scene = Scene::new().await;
    let refused = scene
        .write(&scene.id, json!({"prescription": [{"dosage": "daily"}], "follow_up_on": "2026-11-01"}))
        .await
        .expect(422);
    assert_eq!(refused.field_code("prescription.0.name"), "required");
    assert_eq!(refused.field_code("follow_up_on"), "before_the_visit");
    assert_eq!(scene.write(&scene.id, json!({})).await.expect(422).field_code("notes"), "required");
    let at = "2026-11-24T12:00:00+05:00";
    let other = scene.app.hold(&scene.ana, scene.sana.doctor_id(), at).await.expect(201).str("id").to_owned();
    assert_eq!(scene.write(&other, written()).await.expect(422).code(), "not_begun");
    scene.app.act(&scene.ana, &other, "cancel", json!({})).await.expect(200);
    let refused = scene.write(&other, written()).await.expect(422);
    assert_eq!(refused.code(), "not_begun");
    assert!(refused.str("detail").contains("no visit"), "{}", refused.text());
}

#[tokio::test]
async fn a_visit_is_rated_once_and_words_are_read_by_the_clinic_first() {
    let scene = Scene::new().await;
    assert_eq!(scene.shown().await, (json!({"average": null, "count": 0}), vec![]));
    assert_eq!(
        scene.rate(&scene.id, json!({"rating": 6})).await.expect(422).field_code("rating"),
        "out_of_range"
    );
    let review = scene.rate(&scene.id, json!({"rating": 4, "text": "Took her time."})).await.expect(201);
    assert_eq!(review["status"], "pending");
    let again = scene.rate(&scene.id, json!({"rating": 1})).await.expect(409);
    assert_eq!(again.code(), "already_reviewed");
    assert_eq!(scene.shown().await.0["count"], 0);

    let (manager, stranger) = (scene.app.manager().await, scene.app.other_manager().await);
    let id = review.str("id");
    scene.decide(&stranger, id, "publish", json!({})).await.expect(404);
    let waiting = scene.app.get("/api/v1/reviews?status=pending").bearer(&manager.token).await.expect(200);
    assert_eq!(waiting["items"][0]["id"], id);
    scene.decide(&manager, id, "publish", json!({})).await.expect(200);
    assert_eq!(scene.shown().await, (json!({"average": 4.0, "count": 1}), vec!["Took her time.".to_owned()]));
    app::search::rebuild(&scene.app.app).await.unwrap();
    let best = scene.app.get("/api/v1/doctors?min_rating=4&sort=rating").await.expect(200);
    assert_eq!(best["items"][0]["id"], scene.sana.doctor_id().to_string());

    assert_eq!(
        scene.decide(&manager, id, "hide", json!({})).await.expect(422).field_code("reason"),
        "required"
    );
    scene.decide(&manager, id, "hide", json!({"reason": "Names another patient."})).await.expect(200);
    assert_eq!(scene.shown().await, (json!({"average": null, "count": 0}), vec![]));
}

#[tokio::test]
async fn a_rating_without_words_counts_at_once_and_a_visit_to_come_is_not_rated() {
    let scene = Scene::new().await;
    let at = "2026-11-24T12:00:00+05:00";
    let other = scene.app.hold(&scene.ana, scene.sana.doctor_id(), at).await.expect(201).str("id").to_owned();
    assert_eq!(scene.rate(&other, json!({"rating": 5})).await.expect(422).code(), "not_completed");
    let ben = scene.app.patient("ben").await;
    scene.app.act(&ben, &scene.id, "review", json!({"rating": 1})).await.expect(404);
    scene.rate(&scene.id, json!({"rating": 5})).await.expect(201);
    assert_eq!(scene.shown().await, (json!({"average": 5.0, "count": 1}), vec![]));
}

#[tokio::test]
async fn ratings_that_differ_from_the_reviews_are_found_by_the_check() {
    let scene = Scene::new().await;
    scene.rate(&scene.id, json!({"rating": 5})).await.expect(201);
    let tx = scene.app.app.db.begin().await.unwrap();
    tx.execute_unprepared("update doctors set rating_sum = rating_sum + 3 where rating_count > 0")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let found = check_ratings(&scene.app.app).await.unwrap();
    assert_eq!(
        found.iter().map(|one| (one.says, one.is)).collect::<Vec<_>>(),
        [(Ratings { stars: 8, count: 1 }, Ratings { stars: 5, count: 1 })]
    );
}

#[tokio::test]
async fn an_account_takes_along_all_that_became_of_its_visits_and_nothing_of_others() {
    let scene = Scene::new().await;
    let Scene { app, ana, sana, id } = &scene;
    scene.write(id, json!({"notes": "Not the last words."})).await.expect(200);
    scene.write(id, written()).await.expect(200);
    scene.rate(id, json!({"rating": 4, "text": "She took her time."})).await.expect(201);
    let later = app.hold(ana, sana.doctor_id(), "2026-11-24T12:00:00+05:00").await.expect(201);
    let ben = app.patient("ben").await;
    let others = visit(app, &ben, sana, "11:00").await;
    scene.write(&others, json!({"notes": "Ben's own."})).await.expect(200);

    let export = app.post("/api/v1/me/export").bearer(&ana.token).await.expect(200);
    let ids = |list: &str, field: &str| -> Vec<Value> {
        export[list].as_array().unwrap().iter().map(|item| item[field].clone()).collect()
    };
    assert_eq!(ids("appointments", "id"), [later["id"].clone(), json!(id)]);
    assert_eq!(ids("summaries", "appointment_id"), [json!(id)]);
    assert_eq!(export["summaries"][0]["prescription"], scene.read(ana).await.expect(200)["prescription"]);
    assert_eq!(export["summaries"][0]["version"], 2);
    assert_eq!(ids("reviews", "text"), [json!("She took her time.")]);
    assert_eq!(ids("transactions", "appointment_id"), [json!(id)]);
    assert_eq!(export["transactions"][0]["status"], "paid");
    assert!(!export.text().contains("Ben's own.") && !export.text().contains(&others));
}
