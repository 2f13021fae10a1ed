//! The money of a day, as the desk sees it; the receipt as a document.

use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn the_desk_takes_cash_counts_the_till_and_the_patient_keeps_the_invoice() {
    let app = TestApp::new().await;
    let (desk, ana, sana) = (app.desk().await, app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, sana.doctor_id(), "2026-11-24T10:00:00+05:00").await.expect(201);
    let paid = app.act(&desk, held.str("id"), "payments", json!({"method": "cash"})).await.expect(201);

    let mut browser = signed_in(&app, &desk).await;
    browser.open("/clinic/money").await.is(200).shows("Monday, 23 November 2026").shows("Cash at the desk");
    browser.shows("Rs 1,650").shows("Fees earned").shows("Nothing went through the gateway");
    let count = |counted, note| [("date", "2026-11-23"), ("counted", counted), ("note", note)];
    browser.send("/clinic/money/till", &count("1600", "")).await.is(422).shows("Note: ");
    browser.send("/clinic/money/till", &count("sixteen", "")).await.is(422).shows("Cash counted: ");
    browser.send("/clinic/money/till", &count("1600", "A torn note")).await.is(200);
    browser.shows("The count is noted.").shows("Rs 50 missing").shows("A torn note");
    browser.open("/clinic/money?date=2026-11-22").await.is(200).shows("Sunday, 22 November 2026");
    assert!(!browser.page.contains("A torn note"));

    let receipt = format!("/receipts/{}", paid.str("id"));
    let mut patient = signed_in(&app, &ana).await;
    patient.open(&receipt).await.is(200).shows("No. 1").shows("Save as PDF").shows("Cash at the desk");
    patient.open(&format!("{receipt}/receipt.pdf")).await.is(200).shows("%PDF-");
    patient.open(&format!("/appointments/{}", held.str("id"))).await.is(200).shows("Cash at the desk");
    patient.open("/clinic/money").await.is(403);
}

#[tokio::test]
async fn cash_of_a_cancelled_visit_waits_at_the_desk_until_it_is_handed_back() {
    let app = TestApp::new().await;
    let (desk, manager) = (app.desk().await, app.manager().await);
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, sana.doctor_id(), "2026-11-24T10:00:00+05:00").await.expect(201);
    let paid = app.act(&desk, held.str("id"), "payments", json!({"method": "cash"})).await.expect(201);
    let mut patient = signed_in(&app, &ana).await;
    let visit = format!("/appointments/{}", held.str("id"));
    patient.send(&format!("{visit}/cancel"), &[("reason", "cannot_come")]).await.is(200);
    let ready = "The clinic keeps Rs 1,650 ready for you at its desk.";
    patient.open(&visit).await.is(200).shows(ready);
    patient.open(&format!("/receipts/{}", paid.str("id"))).await.is(200).shows(ready);

    let page = format!("/clinic/transactions/{}", paid.str("id"));
    let mut at_desk = signed_in(&app, &desk).await;
    at_desk.open("/clinic").await.is(200).shows("To hand back at the desk");
    at_desk.open("/clinic/money").await.is(200).shows("Payments to be handed back at the desk: 1.");
    at_desk.shows("Rs 1,650 should be in the till");
    at_desk.open("/clinic/transactions?refunds=to_hand_back").await.is(200).shows(&page);
    at_desk.open(&page).await.is(200).shows("Rs 1,650 is to be handed back at the desk.");
    assert!(!at_desk.page.contains("/hand-back"), "whoever may not give money back has no button");

    let mut running = signed_in(&app, &manager).await;
    running.open(&page).await.is(200);
    let button =
        running.page.split("action=\"").find(|part| part.contains("/hand-back\"")).expect("a button");
    let button = button.split('"').next().expect("an address").to_owned();
    at_desk.send(&button, &[]).await.is(403);
    running.send(&button, &[]).await.is(200).shows("The money is noted as handed back.").shows("Given back");
    running.send(&button, &[]).await.is(200).shows("Somebody else has changed this meanwhile");
    at_desk.open("/clinic/money").await.is(200).shows("Rs 0 should be in the till");
    assert!(!at_desk.page.contains("to be handed back at the desk"));
    at_desk.open("/clinic/transactions?refunds=to_hand_back").await.is(200).shows("No transactions");
    patient.open(&visit).await.is(200);
    assert!(!patient.page.contains("ready for you"));
}

#[tokio::test]
async fn a_refund_that_failed_is_on_the_overview_and_says_why() {
    let app = TestApp::new().await;
    let (manager, ana, sana) = (app.manager().await, app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, sana.doctor_id(), "2026-11-24T10:00:00+05:00").await.expect(201);
    let closed = json!({"method": "4000000000003063"});
    let paid = app.act(&ana, held.str("id"), "payments", closed).await.expect(201);
    let mut running = signed_in(&app, &manager).await;
    running.open("/clinic").await.is(200);
    assert!(!running.page.contains("Refunds that failed"));
    let page = format!("/clinic/transactions/{}", paid.str("id"));
    let whole = [("amount", "1650"), ("reason", "goodwill")];
    running.send(&format!("{page}/refunds"), &whole).await.is(200).shows("on its way back");
    app.drain().await;
    running.open("/clinic").await.is(200).shows("Refunds that failed").shows("?refunds=failed");
    running.open("/clinic/transactions?refunds=failed").await.is(200).shows(&page);
    running.open(&page).await.is(200).shows("Rs 1,650 could not be given back.");
    running.shows("The gateway says: the card is closed.").shows("An earlier refund failed.");
    let mut patient = signed_in(&app, &ana).await;
    patient.open(&format!("/receipts/{}", paid.str("id"))).await.is(200);
    assert!(!patient.page.contains("could not be given back"), "it is the clinic's to see to");
}
