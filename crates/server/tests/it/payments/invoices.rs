//! Tax invoices: their numbers, and the document.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::support::Paper;

impl Scene {
    async fn receipt(&self, person: &Person, id: &str, query: &str) -> Answer {
        let path = format!("/api/v1/transactions/{id}/receipt.pdf{query}");
        self.app.get(&path).bearer(&person.token).await
    }
}

#[tokio::test]
async fn a_payment_gets_the_clinics_next_number_and_a_failed_one_none() {
    let scene = Scene::new().await;
    let declined = scene.pay(DECLINED).await.expect(201);
    assert_eq!(declined["invoice"], json!(null));
    // At once, so that they also race for the clinic's first.
    let doctor = scene.app.doctor("omar").await;
    let pay = async |minute: usize| {
        let at = format!("2026-11-25T{:02}:{:02}:00+05:00", 10 + minute / 60, minute % 60);
        let patient = scene.app.patient(&format!("patient{minute}")).await;
        let held = scene.app.hold(&patient, doctor.doctor_id(), &at).await.expect(201);
        let card = json!({"method": GOOD});
        scene.app.act(&patient, held.str("id"), "payments", card).await.expect(201)
    };
    let paid = futures::future::join_all((0..8).map(|place| pay(place * 30))).await;
    let numbers: BTreeSet<i64> = paid.iter().filter_map(|paid| paid["invoice"]["number"].as_i64()).collect();
    assert_eq!(numbers, (1..=8).collect());

    let paid = scene.pay(GOOD).await.expect(201);
    assert_eq!(paid["invoice"]["number"], 9);
    assert_eq!(paid["invoice"]["issued_at"], "2026-11-23T09:00:00+05:00");
}

#[tokio::test]
async fn a_receipt_is_a_tagged_document_with_every_figure_in_it() {
    let scene = Scene::new().await;
    scene.change_clinic(json!({"tax_number": "NTN 4012345-6"})).await;
    let desk = scene.app.desk().await;
    let paid = scene.pay_as(&desk, "cash").await.expect(201);
    let id = paid.str("id");
    let first = scene.receipt(&scene.ana, id, "").await.expect(200);
    assert_eq!(first.header("content-disposition"), "inline; filename=\"invoice-1.pdf\"");
    let read = Paper::of(&first);
    assert_eq!((read.pages(), read.language().as_str(), read.has_title()), (1, "en", true));
    for tag in ["H1", "P", "Table", "TR", "TH", "TD"] {
        assert!(read.tags().contains(tag), "no {tag} in {:?}", read.tags());
    }
    let text = read.text();
    for words in [
        "Tax invoice",
        "No. 1",
        "Noor Clinic",
        "NTN 4012345-6",
        "Ana",
        "Dr Omar",
        "Rs 1,500",
        "10%",
        "Rs 150",
        "Rs 1,650",
        "Cash at the desk",
        "Tue 24 Nov 2026",
        id,
    ] {
        assert!(text.contains(words), "no {words:?} in {text}");
    }
    assert_eq!(scene.receipt(&desk, id, "").await.expect(200).bytes(), first.bytes(), "and the same again");

    let manager = scene.app.manager().await;
    scene.give_back(&manager, id, Some(65_000)).await.expect(201);
    let text = Paper::of(&scene.receipt(&scene.ana, id, "").await.expect(200)).text();
    for words in ["Refunds", "asked for it", "Rs 650", "Rs 1,000"] {
        assert!(text.contains(words), "no {words:?} in {text}");
    }
}

#[tokio::test]
async fn a_receipt_speaks_every_language() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    for language in ["en", "ur", "ar", "hi", "es", "fr"] {
        let read =
            Paper::of(&scene.receipt(&scene.ana, &id, &format!("?language={language}")).await.expect(200));
        assert_eq!((read.language().as_str(), read.has_title(), read.pages()), (language, true, 1));
        let text = read.text();
        let total = if language == "es" || language == "fr" { "650" } else { "1,650" };
        assert!(text.contains(total) && text.contains(&id), "{language}: {text}");
    }
    let refused = scene.receipt(&scene.ana, &id, "?language=tlh").await.expect(422);
    assert_eq!(refused.field_code("language"), "not_a_choice");
}

#[tokio::test]
async fn an_invoice_stays_as_it_was_given() {
    let (scene, id) = Scene::paid_with(GOOD).await;
    let before = scene.transaction(&id).await["invoice"].clone();
    scene.change_clinic(json!({"name": "Noor Hospital", "tax_number": "NTN 1"})).await;
    assert_eq!(scene.transaction(&id).await["invoice"], before);
    let text = Paper::of(&scene.receipt(&scene.ana, &id, "").await.expect(200)).text();
    assert!(text.contains("Noor Clinic") && !text.contains("Noor Hospital"), "{text}");
}

#[tokio::test]
async fn a_receipt_is_for_those_who_may_see_the_payment_and_only_of_money_that_came() {
    let scene = Scene::new().await;
    let declined = scene.pay(DECLINED).await.expect(201);
    assert_eq!(scene.receipt(&scene.ana, declined.str("id"), "").await.expect(409).code(), "no_receipt");
    let paid = scene.pay(GOOD).await.expect(201);
    let id = paid.str("id");
    for stranger in [scene.app.patient("ben").await, scene.app.other_manager().await] {
        scene.receipt(&stranger, id, "").await.expect(404);
    }
    scene.app.get(&format!("/api/v1/transactions/{id}/receipt.pdf")).await.expect(401);
}
