//! Recommended doctors on the front page, with the reason on each card and the rule below.

use super::browser::Browser;
use crate::{
    seen::visit,
    support::{PASSWORD, Person, TestApp},
};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn the_front_page_recommends_doctors_and_says_why() {
    let app = TestApp::new().await;
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    app.doctor("omar").await;
    visit(&app, &ana, &sana, "10:00").await;
    app.drain().await;

    let mut visitor = Browser::new(&app);
    visitor.open("/").await.is(200).shows("Recommended doctors").shows("Free within three days");
    visitor.shows("up to 400 for the average rating").shows("No doctor can pay for a better place.");
    visitor.hides("Visited before");
    visitor.open("/doctors?sort=recommended").await.is(200).shows("Free within three days");
    visitor.open("/doctors?sort=fee").await.is(200);
    visitor.hides("Free within three days");
    visitor.open("/doctors?sort=popular").await.is(200).shows("1 patient seen");
    visitor.shows("The doctor who has seen the most patients comes first");

    let mut own = signed_in(&app, &ana).await;
    own.open("/").await.is(200).shows("Visited before").shows("Dr Sana");
    let page = own.page.clone();
    assert!(page.find("Dr Sana") < page.find("Dr Omar"), "the doctor one has been to comes first");
    let mut other = signed_in(&app, &app.patient("ben").await).await;
    other.open("/").await.is(200).shows("Recommended doctors");
    other.hides("Visited before");

    // Whoever sees the pages as somebody else does is not told whom that person has been to.
    let mut admin = signed_in(&app, &app.admin().await).await;
    admin.send("/view-as", &[("email", &ana.email), ("reason", "help")]).await.is(200);
    admin.open("/").await.is(200).shows("You see what Ana sees").shows("Recommended doctors");
    admin.hides("Visited before");
}
