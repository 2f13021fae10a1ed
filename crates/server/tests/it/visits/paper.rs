//! The summary as a document: what is in it, in which language, and for whom.

use super::*;
use crate::support::Paper;

impl Scene {
    async fn paper(&self, person: &Person, query: &str) -> Answer {
        let path = format!("/api/v1/appointments/{}/summary.pdf{query}", self.id);
        self.app.get(&path).bearer(&person.token).await
    }

    async fn registration(&self) -> String {
        let profile = self.app.get(&format!("/api/v1/doctors/{}", self.sana.doctor_id())).await.expect(200);
        profile.str("registration_number").to_owned()
    }
}

#[tokio::test]
async fn a_summary_is_a_tagged_document_with_all_that_was_written() {
    let scene = Scene::new().await;
    scene.write(&scene.id, written()).await.expect(200);
    let sent = scene.paper(&scene.ana, "").await.expect(200);
    assert_eq!(sent.header("content-disposition"), "inline; filename=\"summary-2026-11-23.pdf\"");
    let paper = Paper::of(&sent);
    assert_eq!((paper.pages(), paper.language().as_str(), paper.has_title()), (1, "en", true));
    for tag in ["H1", "H2", "P", "Table", "THead", "TR", "TH", "TD"] {
        assert!(paper.tags().contains(tag), "no {tag} in {:?}", paper.tags());
    }
    let text = paper.text();
    for words in [
        "Visit summary",
        "Noor Clinic",
        "Ana",
        "Dr Sana",
        &scene.registration().await,
        "Mon 23 Nov 2026, 10:00 am",
        "Contact dermatitis on both hands.",
        "No infection.",
        "Hydrocortisone cream",
        "hydrocortisone",
        "thin, twice",
        "Cortiderm",
        "Emollient",
        "No change.",
        "Monday, 14 December 2026",
        "Written on Mon 23 Nov 2026",
        &scene.id,
    ] {
        assert!(text.contains(words), "no {words:?} in {text}");
    }
    assert!(!text.contains("Exercise"), "nothing was said of it: {text}");
    assert_eq!(
        scene.paper(&scene.sana, "").await.expect(200).bytes(),
        sent.bytes(),
        "the doctor has the same"
    );
    scene.write(&scene.id, json!({"notes": "All is well."})).await.expect(200);
    let text = Paper::of(&scene.paper(&scene.ana, "").await.expect(200)).text();
    assert!(text.contains("All is well.") && !text.contains("Emollient"), "the newest writing: {text}");
}

#[tokio::test]
async fn a_long_summary_goes_on_on_further_pages() {
    let scene = Scene::new().await;
    let item = json!({"name": "Hydrocortisone cream", "formula": "hydrocortisone 1 %",
        "dosage": "a thin layer on both hands, in the morning and in the evening, for a week", "brand": "Cortiderm"});
    let notes = ["It itches, and it is red.\n"; 60].concat();
    let long = json!({"notes": notes, "prescription": vec![item; 30], "exercise": "The very last words."});
    scene.write(&scene.id, long).await.expect(200);
    let paper = Paper::of(&scene.paper(&scene.ana, "").await.expect(200));
    assert!(paper.pages() > 2, "{} pages", paper.pages());
    assert_eq!(paper.text().matches("Cortiderm").count(), 30);
    assert!(paper.text().contains("The very last words."));
}

#[tokio::test]
async fn a_summary_speaks_every_language_and_keeps_the_words_of_the_doctor() {
    let scene = Scene::new().await;
    scene.write(&scene.id, written()).await.expect(200);
    for language in ["en", "ur", "ar", "hi", "es", "fr"] {
        let sent = scene.paper(&scene.ana, &format!("?language={language}")).await.expect(200);
        let paper = Paper::of(&sent);
        assert_eq!((paper.language().as_str(), paper.has_title(), paper.pages()), (language, true, 1));
        let text = paper.text();
        for words in [&scene.registration().await, "Emollient", "Cortiderm", &scene.id] {
            assert!(text.contains(words), "{language}: no {words:?} in {text}");
        }
    }
    let refused = scene.paper(&scene.ana, "?language=tlh").await.expect(422);
    assert_eq!(refused.field_code("language"), "not_a_choice");
}

#[tokio::test]
async fn only_who_may_read_a_summary_has_its_document_and_the_doctors_reading_is_noted() {
    let scene = Scene::on(TestApp::for_years().await).await;
    scene.paper(&scene.ana, "").await.expect(404);
    scene.write(&scene.id, written()).await.expect(200);
    let app = &scene.app;
    let strangers =
        [app.patient("ben").await, app.doctor("omar").await, app.desk().await, app.manager().await];
    for stranger in strangers.iter().chain([&app.admin().await]) {
        scene.paper(stranger, "").await.expect(404);
    }
    app.get(&format!("/api/v1/appointments/{}/summary.pdf", scene.id)).await.expect(401);

    // Nothing of an hour before counts.
    app.clock.advance_seconds(3600);
    let readers = format!("/api/v1/patients/{}/readers?limit=100", scene.ana.patient_id);
    let of_summaries = async || {
        let page = app.get(&readers).bearer(&scene.ana.token).await.expect(200);
        let items = page["items"].as_array().unwrap().clone();
        items.into_iter().filter(|read| read["what"] == "summary").collect::<Vec<_>>()
    };
    let before = of_summaries().await.len();
    scene.paper(&scene.ana, "").await.expect(200);
    assert_eq!(of_summaries().await.len(), before, "one's own looks are nobody's business");
    scene.paper(&scene.sana, "").await.expect(200);
    let after = of_summaries().await;
    assert_eq!((after.len(), &after[0]["role"]), (before + 1, &json!("doctor")));
}
