//! What a clinic's figures say, as its manager reads it without script.

use app::reports::{self, Report};
use kernel::time::parse_instant;
use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// A visit of today at ten that nobody came to, and one at eleven that is to come.
async fn a_visit_is_missed(app: &TestApp) -> Person {
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    let mut ids = Vec::new();
    for time in ["09:30", "11:00"] {
        let starts_at = format!("2026-11-23T{time}:00+05:00");
        let held = app.hold(&ana, sana.doctor_id(), &starts_at).await.expect(201);
        let card = json!({ "method": "4242424242424242" });
        app.act(&ana, held.str("id"), "payments", card).await.expect(201);
        ids.push(held.str("id").to_owned());
    }
    app.clock.set(parse_instant("2026-11-23T09:31:00+05:00").expect("an instant"));
    let manager = app.manager().await;
    app.act(&manager, &ids[0], "no_show", json!({})).await.expect(200);
    app.drain().await;
    manager
}

#[tokio::test]
async fn a_manager_reads_every_report_in_a_sentence_and_each_as_a_table() {
    let app = TestApp::new().await;
    let manager = a_visit_is_missed(&app).await;
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic/reports").await.is(200).shows("1 of 1 visits missed, 100%.");
    browser.shows("0 of 2 payments failed").shows("Rs 3,300 is left of Rs 3,300 taken");
    browser.open("/clinic/reports/no-shows?by=doctor").await.is(200).shows("Dr Sana").shows("All together");
    browser.shows("data-value=\"100.0\"").shows("canvas role=\"img\"");
}

#[tokio::test]
async fn every_report_has_words_for_all_that_it_may_be_grouped_by() {
    let app = TestApp::new().await;
    let manager = a_visit_is_missed(&app).await;
    let mut browser = signed_in(&app, &manager).await;
    for report in Report::ALL {
        for by in reports::allowed(*report) {
            browser.open(&format!("/clinic/reports/{report}?by={by}")).await.is(200).shows("All together");
            assert!(!browser.page.contains('⟦'), "{report} by {by}: {}", browser.page);
        }
    }
}

#[tokio::test]
async fn the_table_can_be_taken_along_and_another_span_chosen() {
    let app = TestApp::new().await;
    let manager = a_visit_is_missed(&app).await;
    let mut browser = signed_in(&app, &manager).await;
    let path = "/clinic/reports/no-shows?from=2026-11-23&to=2026-11-23&by=doctor";
    browser.open(path).await.is(200).shows("value=\"2026-11-23\"");
    let csv = "/clinic/reports/no-shows/csv?by=doctor&from=2026-11-23&to=2026-11-23";
    browser.shows(&csv.replace('&', "&#38;"));
    browser
        .open(csv)
        .await
        .is(200)
        .shows("doctor,name,currency,visits,missed,rate_bp")
        .shows(",Dr Sana,,1,1,10000");
    // A long time is told by months.
    browser.open("/clinic/reports/no-shows?from=2026-01-01&to=2026-11-23").await.is(200);
    browser.shows("November 2026").shows("January 2026");
    let backwards = "/clinic/reports/no-shows?from=2026-11-23&to=2026-11-01";
    browser.open(backwards).await.is(422).shows("The last day comes before the first.");
    browser.open("/clinic/reports/no-shows?from=2024-01-01&to=2026-11-01").await.is(422).shows("366 days");
    browser.open("/clinic/reports/weather").await.is(404);
}

#[tokio::test]
async fn figures_are_for_those_who_run_the_clinic() {
    let app = TestApp::new().await;
    let (desk, ana) = (app.desk().await, app.patient("ana").await);
    for person in [&desk, &ana] {
        let mut browser = signed_in(&app, person).await;
        for path in ["/clinic/reports", "/clinic/reports/revenue", "/clinic/reports/revenue/csv"] {
            browser.open(path).await.is(403);
        }
    }
    Browser::new(&app).open("/clinic/reports").await.is(200).shows("Sign in");
}

#[tokio::test]
async fn the_overview_says_what_is_free_today_and_what_was_taken() {
    let app = TestApp::new().await;
    let manager = a_visit_is_missed(&app).await;
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic").await.is(200).shows("Times still free").shows("Taken today").shows("Rs 3,300");
    // From ten to five in half hours, without the one at eleven.
    browser.shows("<span class=\"figure\">13</span> <span class=\"name\">Times still free</span>");
}
