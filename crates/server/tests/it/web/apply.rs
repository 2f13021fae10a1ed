//! A person applies as a doctor, and the clinic decides.

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn a_person_applies_is_approved_and_has_a_day() {
    let app = TestApp::new().await;
    let (manager, omar, clinic) =
        (app.manager().await, app.patient("omar").await, app.clinic().await.to_string());
    let mut nobody = Browser::new(&app);
    nobody.open("/").await.shows("For doctors").shows("href=\"/apply\"");
    nobody.open("/apply").await.is(200).shows("An account comes first");
    let mut browser = signed_in(&app, &omar).await;
    browser.open("/apply").await.is(200).shows("Noor Clinic");
    let past = [
        ("clinic_id", clinic.as_str()),
        ("full_name", "Dr Omar Farooq"),
        ("registration_number", "PMC-1234"),
        ("registration_expiry", "2020-01-01"),
        ("consultation_fee", "lots"),
        ("description", "Skin and hair"),
    ];
    browser.send("/apply", &past).await.is(422).shows("Consultation fee").shows("Skin and hair");
    let good = past.map(|(name, value)| match name {
        "registration_expiry" => (name, "2030-01-01"),
        "consultation_fee" => (name, "2,500"),
        _ => (name, value),
    });
    browser.send("/apply", &good).await.is(200).shows("Your application has arrived");
    assert_eq!(browser.place, "/apply");
    browser.send("/apply", &good).await.is(200).shows("Your application has arrived");
    browser.open("/day").await.is(403);

    let mut staff = signed_in(&app, &manager).await;
    staff.shows("1 doctor waits for a review");
    staff.open("/clinic/doctors?status=pending").await.is(200).shows("Dr Omar Farooq");
    let id = staff.page.split("/clinic/doctors/doc_").nth(1).and_then(|rest| rest.split('"').next());
    let page = format!("/clinic/doctors/doc_{}", id.expect("a link to the doctor"));
    staff.open(&page).await.is(200).shows("This doctor has applied").shows("PMC-1234");
    staff.send(&format!("{page}/approve"), &[]).await.is(200).shows("Approved");
    browser.open("/apply").await.is(200);
    assert_eq!(browser.place, "/day");
    staff.send(&format!("{page}/suspend"), &[]).await.is(200);
    browser.open("/apply").await.is(200).shows("You are not listed at the moment");
}

#[tokio::test]
async fn whoever_runs_a_clinic_enters_doctors_instead() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/apply").await.is(200);
    assert_eq!(browser.place, "/clinic/doctors/new");
}

#[tokio::test]
async fn an_applicant_sends_documents_that_the_clinic_reads_before_it_decides() {
    let app = TestApp::new().await;
    let (manager, omar, clinic) =
        (app.manager().await, app.patient("omar").await, app.clinic().await.to_string());
    let mut browser = signed_in(&app, &omar).await;
    let application = [
        ("clinic_id", clinic.as_str()),
        ("full_name", "Dr Omar Farooq"),
        ("registration_number", "PMC-1234"),
        ("registration_expiry", "2030-01-01"),
        ("consultation_fee", "2,500"),
    ];
    browser.send("/apply", &application).await.is(200).shows("Documents");
    let send_to = browser.page.split("action=\"").find(|rest| rest.contains("/documents\""));
    let send_to = send_to.and_then(|rest| rest.split('"').next()).expect("a form").to_owned();
    let kind = [("kind", "identity")];
    browser.send_file(&send_to, &kind, "file", "GIF89a").await.is(422);
    browser.shows("Send a PDF, JPEG or PNG file").shows("value=\"identity\" selected");
    browser.send_parts(&send_to, &kind).await.is(422).shows("Choose a file");
    browser.send_file(&send_to, &kind, "file", "%PDF-1.7 a card").await.is(200).shows("Proof of identity");
    assert_eq!(browser.place, "/apply#documents");

    let mut staff = signed_in(&app, &manager).await;
    let page = send_to.trim_end_matches("/documents").to_owned();
    staff.open(&page).await.is(200).shows("This doctor has applied").shows("Proof of identity");
    let one = staff.page.split(&format!("{page}/documents/")).nth(1).and_then(|rest| rest.split('"').next());
    let one = format!("{page}/documents/{}", one.expect("a link to the document"));
    staff.open(&one).await.is(200).shows("%PDF-1.7 a card");
    let mut other = signed_in(&app, &app.patient("ana").await).await;
    other.open(&one).await.is(404);
    staff.send(&format!("{one}/remove"), &[]).await.is(200);
    assert_eq!(staff.place, format!("{page}#documents"));
    staff.open(&one).await.is(404);

    // Whoever is refused still says what becomes of their documents.
    browser.send_file(&send_to, &kind, "file", "%PDF-1.7 a card").await.is(200);
    staff.send(&format!("{page}/suspend"), &[]).await.is(200);
    browser.open("/apply").await.is(200).shows("You are not listed at the moment").shows("Proof of identity");
    let remove = browser.page.split("action=\"").find(|rest| rest.contains("/remove\""));
    let remove = remove.and_then(|rest| rest.split('"').next()).expect("a button").to_owned();
    browser.send(&remove, &[]).await.is(200).hides("Proof of identity");
    assert_eq!(browser.place, "/apply#documents");
}
