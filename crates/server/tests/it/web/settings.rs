//! A clinic's terms on its own page, and what patients read of them.

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

const TERMS: [(&str, &str); 10] = [
    ("name", "Noor Clinic"),
    ("phone", "021 1234567"),
    ("address", "1 Main Road"),
    ("city", "Karachi"),
    ("tax_rate_bp", "17.5"),
    ("tax_number", "NTN 4012345-6"),
    ("hold_minutes", "15"),
    ("cancel_notice_minutes", "1440"),
    ("late_cancel_fee_bp", "20 %"),
    ("no_show_fee_bp", "50"),
];

#[tokio::test]
async fn a_manager_sets_the_terms_that_patients_read_before_they_book() {
    let app = TestApp::new().await;
    let (manager, doctor) = (app.manager().await, app.doctor("omar").await);
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic/settings").await.is(200).shows("Asia/Karachi");
    browser.send("/clinic/settings", &TERMS).await.is(200).shows("Saved");
    browser.open("/clinic/settings").await.is(200).shows("17.5").shows("NTN 4012345-6");
    let page = format!("/doctors/{}", doctor.doctor_id());
    Browser::new(&app)
        .open(&page)
        .await
        .is(200)
        .shows("until 24 hours before the visit")
        .shows("Later than that, 20% of what you paid is kept.")
        .shows("If you do not come, 50% is kept.");
}

#[tokio::test]
async fn what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let mut browser = signed_in(&app, &manager).await;
    for (name, value, says) in [
        ("late_cancel_fee_bp", "120", "between 0 and 100 percent"),
        ("no_show_fee_bp", "half", "Write a percentage"),
        ("no_show_fee_bp", "", "Fill this in"),
        ("tax_rate_bp", "7.125", "Write a percentage"),
        ("hold_minutes", "0", "from 1 to 60"),
        ("name", "", "Fill this in"),
    ] {
        let terms = TERMS.map(|(field, was)| (field, if field == name { value } else { was }));
        browser.send("/clinic/settings", &terms).await.is(422).shows(says).shows("NTN 4012345-6");
    }
}

#[tokio::test]
async fn only_whoever_runs_the_clinic_sets_its_terms() {
    let app = TestApp::new().await;
    let desk = app.desk().await;
    signed_in(&app, &desk).await.open("/clinic/settings").await.is(403);
}
