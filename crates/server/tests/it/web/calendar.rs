//! The clinic's calendar as pages: the list that needs no script, and what the grid asks for.

use serde_json::{Value, json};

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// A visit on the day of the tests, paid for.
async fn visit(app: &TestApp, patient: &Person, doctor: &Person, time: &str) -> String {
    let at = format!("2026-11-23T{time}:00+05:00");
    let held = app.hold(patient, doctor.doctor_id(), &at).await.expect(201);
    app.act(patient, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
    held.str("id").to_owned()
}

/// What the grid is drawn from.
fn grid(browser: &Browser<'_>) -> Value {
    let text = browser.page.split("data-grid=\"").nth(1).and_then(|rest| rest.split('"').next());
    let text = text.expect("the data").replace("&#34;", "\"").replace("&#38;", "&").replace("&#39;", "'");
    serde_json::from_str(&text).expect("JSON")
}

#[tokio::test]
async fn the_desk_reads_the_day_of_every_doctor_without_script() {
    let app = TestApp::new().await;
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let first = visit(&app, &ana, &sana, "10:00").await;
    visit(&app, &ben, &omar, "11:30").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    desk.open("/clinic/calendar").await.is(200).shows("Calendar").shows("2 visits");
    desk.shows("9:00 am – 5:00 pm")
        .shows("Ana")
        .shows("Ben")
        .shows("10:00 am")
        .shows("Monday, 23 November 2026");
    desk.shows(&format!("/clinic/appointments/{first}")).shows("Free: 9:00 am – 10:00 am");
    let data = grid(&desk);
    assert_eq!(data["calendar"]["appointments"].as_array().map(Vec::len), Some(2));
    assert_eq!((&data["offset"], &data["may"]["moves"]), (&json!("+05:00"), &json!(true)));

    desk.open("/clinic/calendar?date=2026-11-28").await.is(200).shows("Nobody works on this day.");
    let of_one = format!("&doctor={}", sana.doctor_id());
    desk.open(&format!("/clinic/calendar?view=week&date=2026-11-25{of_one}")).await.is(200).shows("1 visit");
    desk.shows("Mon 23 Nov – 29 Nov 2026").shows("Ana");
    assert!(!desk.page.contains("Ben"), "a week is of one doctor");
    desk.open(&format!("/clinic/calendar?view=month&date=2026-11-25{of_one}"))
        .await
        .is(200)
        .shows("November 2026");
    for odd in ["?view=year&date=yesterday&doctor=doc_x", "?date=9999-12-31", "?view=month&date=-9999-01-01"]
    {
        desk.open(&format!("/clinic/calendar{odd}")).await.is(200);
    }
}

#[tokio::test]
async fn a_doctor_sees_their_own_column_and_patients_see_none() {
    let app = TestApp::new().await;
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    visit(&app, &ana, &sana, "10:00").await;
    let others = visit(&app, &ben, &omar, "11:30").await;
    let mut doctor = signed_in(&app, &sana).await;
    doctor
        .open(&format!("/clinic/calendar?doctor={}", omar.doctor_id()))
        .await
        .is(200)
        .shows("Ana")
        .shows("1 visit");
    assert!(
        !doctor.page.contains("Ben") && !doctor.page.contains("/clinic/book"),
        "only the own, and no desk"
    );
    let data = grid(&doctor);
    assert_eq!((&data["may"]["books"], &data["may"]["runs_visits"]), (&json!(false), &json!(true)));
    doctor.send(&format!("/clinic/calendar/visits/{others}/start"), &[]).await.is(404);
    signed_in(&app, &ana).await.open("/clinic/calendar").await.is(403);
    let mut far = signed_in(&app, &app.other_manager().await).await;
    far.open("/clinic/calendar").await.is(200).shows("0");
    far.send(&format!("/clinic/calendar/visits/{others}/check_in"), &[]).await.is(404);
    let mut visitor = Browser::new(&app);
    visitor.open("/clinic/calendar").await;
    assert!(visitor.place.starts_with("/sign-in"), "{}", visitor.place);
}

#[tokio::test]
async fn a_time_pressed_in_the_calendar_is_booked_and_leads_back_there() {
    let app = TestApp::new().await;
    let sana = app.doctor("sana").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    let (doctor, at, back) =
        (sana.doctor_id().to_string(), "2026-11-23T10:30:00+05:00", "/clinic/calendar?date=2026-11-23");
    let encoded = "2026-11-23T10%3A30%3A00%2B05%3A00";
    let path = format!(
        "/clinic/book?doctor={doctor}&date=2026-11-23&at={encoded}&back=%2Fclinic%2Fcalendar%3Fdate%3D2026-11-23"
    );
    desk.open(&path).await.is(200).shows("Book 10:30 am").shows("The time you chose");
    assert_eq!(desk.values("starts_at")[0], at);
    assert_eq!(desk.values("back").last().map(String::as_str), Some(back));
    let mut form = vec![("doctor", doctor.as_str()), ("starts_at", at), ("back", back)];
    desk.send("/clinic/book", &form).await.is(422);
    assert_eq!(desk.values("back").last().map(String::as_str), Some(back), "nothing is lost");
    form.push(("new_name", "Zara Khan"));
    desk.send("/clinic/book", &form).await.is(200).shows("The visit is booked.").shows("Zara Khan");
    assert_eq!(desk.place, back);
}

#[tokio::test]
async fn the_grid_moves_and_leads_on_and_undoes_nothing_of_others() {
    let app = TestApp::new().await;
    let (sana, ana) = (app.doctor("sana").await, app.patient("ana").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    let step = |verb: &str| format!("/clinic/calendar/visits/{id}/{verb}");
    let said = |desk: &Browser<'_>| serde_json::from_str::<Value>(&desk.page).expect("JSON");
    let version = app.shown(&ana, &id).await["version"].to_string();
    let to = |time: &str| format!("2026-11-23T{time}:00+05:00");
    let (later, latest, first) = (to("11:00"), to("12:00"), to("10:00"));
    desk.send(&step("move"), &[("starts_at", &later), ("version", &version)]).await.is(200);
    let made = said(&desk)["version"].to_string();
    assert_eq!(said(&desk)["time"], "11:00 am");
    // Somebody else moves it on before the first thinks better of it.
    let mut other = signed_in(&app, &app.manager().await).await;
    other.send(&step("move"), &[("starts_at", &latest), ("version", &made)]).await.is(200);
    desk.send(&step("move"), &[("starts_at", &first), ("version", &made)]).await.is(409);
    assert_eq!(said(&desk)["code"], "version_mismatch");
    assert_eq!(app.shown(&ana, &id).await["starts_at"], latest.as_str());
    desk.send(&step("move"), &[("starts_at", "2026-11-24T03:00:00+05:00")]).await.is(422);
    assert_eq!(said(&desk)["code"], "outside_hours");

    desk.send(&step("cancel"), &[("reason", " ")]).await.is(422);
    desk.send(&step("check_in"), &[]).await.is(200);
    assert_eq!(said(&desk)["status"], "Arrived");
    desk.send(&step("check_in"), &[]).await.is(409);
    desk.send(&step("vanish"), &[]).await.is(404);
    desk.send(&step("cancel"), &[("reason", "The doctor is ill")]).await.is(200);
    assert_eq!(app.shown(&ana, &id).await["status"], "cancelled");
    // A form of somebody else's page does nothing.
    app.post(&step("check_in")).form(&[]).await.expect(403);
}

#[tokio::test]
async fn the_grid_and_the_visits_page_make_a_visit_longer() {
    let app = TestApp::new().await;
    let (sana, ana) = (app.doctor("sana").await, app.patient("ana").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    let step = format!("/clinic/calendar/visits/{id}/resize");
    let version = app.shown(&ana, &id).await["version"].to_string();
    desk.send(&step, &[("duration_minutes", "45"), ("version", &version)]).await.is(200);
    let said: Value = serde_json::from_str(&desk.page).expect("JSON");
    assert_eq!((&said["minutes"], &said["length"]), (&json!(45), &json!("45 minutes")));
    desk.send(&step, &[("duration_minutes", "30"), ("version", &version)]).await.is(409);
    desk.send(&step, &[("duration_minutes", "soon")]).await.is(422);

    let page = format!("/clinic/appointments/{id}");
    desk.open(&page).await.is(200).shows("Change the length").shows("45 minutes");
    desk.send(&format!("{page}/resize"), &[("duration_minutes", "60")]).await.is(200).shows("60 minutes");
    desk.send(&format!("{page}/resize"), &[("duration_minutes", "7")])
        .await
        .is(409)
        .shows("multiple of five");
    let mut patient = signed_in(&app, &ana).await;
    patient.send(&format!("{page}/resize"), &[("duration_minutes", "90")]).await.is(403);
    app.is_consistent().await;
}

#[tokio::test]
async fn the_grid_gives_a_visit_to_another_doctor_and_takes_it_back() {
    let app = TestApp::new().await;
    let (sana, omar, ana) = (app.doctor("sana").await, app.doctor("omar").await, app.patient("ana").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    let step = format!("/clinic/calendar/visits/{id}/move");
    let said = |desk: &Browser<'_>| serde_json::from_str::<Value>(&desk.page).expect("JSON");
    desk.open("/clinic/calendar").await.is(200).shows("To another doctor");
    let version = app.shown(&ana, &id).await["version"].to_string();
    let (to, back) = (omar.doctor_id().to_string(), sana.doctor_id().to_string());
    let at = "2026-11-23T10:00:00+05:00";
    desk.send(&step, &[("starts_at", at), ("doctor_id", &to), ("version", &version)]).await.is(200);
    let made = said(&desk)["version"].to_string();
    assert_eq!((&said(&desk)["doctor"], &said(&desk)["time"]), (&json!("Dr Omar"), &json!("10:00 am")));
    desk.send(&step, &[("starts_at", at), ("doctor_id", &back), ("version", &version)]).await.is(409);
    desk.send(&step, &[("starts_at", at), ("doctor_id", &back), ("version", &made)]).await.is(200);
    assert_eq!(said(&desk)["doctor"], "Dr Sana");
    signed_in(&app, &sana).await.send(&step, &[("starts_at", at), ("doctor_id", &to)]).await.is(403);
    app.is_consistent().await;
}

#[tokio::test]
async fn the_desk_gives_a_visit_to_another_doctor_without_script() {
    let app = TestApp::new().await;
    let (sana, omar, ana) = (app.doctor("sana").await, app.doctor("omar").await, app.patient("ana").await);
    let far = app.practice().await.doctor_id;
    let id = visit(&app, &ana, &sana, "10:00").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    let page = format!("/clinic/appointments/{id}/reschedule");
    desk.open(&page).await.is(200).shows("Show times").shows("Dr Omar");
    let (to, at) = (omar.doctor_id().to_string(), "2026-11-23T10:00:00+05:00");
    desk.open(&format!("{page}?doctor={to}&date=2026-11-23")).await.is(200);
    assert!(desk.values("starts_at").iter().any(|time| time == at), "who is free then, is chosen for then");
    assert!(desk.values("doctor").contains(&to), "{:?}", desk.values("doctor"));
    let encoded = "2026-11-23T10%3A00%3A00%2B05%3A00";
    desk.open(&format!("{page}?doctor={to}&starts_at={encoded}")).await.is(200).shows("Move to the new time");
    let version = desk.values("version").pop().expect("the visit's");
    // Somebody is faster.
    let ben = app.patient("ben").await;
    let held = app.hold(&ben, omar.doctor_id(), at).await.expect(201);
    desk.send(&page, &[("starts_at", at), ("doctor", &to)]).await.is(409).shows("The nearest free times");
    assert!(desk.values("doctor").contains(&to), "the other doctor is still the chosen one");
    app.act(&ben, held.str("id"), "cancel", json!({})).await.expect(200);
    desk.send(&page, &[("starts_at", at), ("doctor", &to)]).await.is(200).shows("Dr Omar");
    assert_eq!(app.shown(&ana, &id).await["doctor"]["full_name"], "Dr Omar");

    // Whoever has the page from before learns that it is no longer so.
    let later = "2026-11-23T11:00:00+05:00";
    desk.send(&page, &[("starts_at", later), ("version", &version)])
        .await
        .is(412)
        .shows("Somebody changed this");

    // A doctor of another clinic is not among them, and a patient is asked nothing of the kind.
    desk.open(&format!("{page}?doctor={far}")).await.is(200);
    assert!(!desk.values("doctor").contains(&far.to_string()), "{:?}", desk.values("doctor"));
    let mut patient = signed_in(&app, &ana).await;
    let own = format!("/appointments/{id}/reschedule");
    patient.open(&own).await.is(200);
    assert!(!patient.page.contains("Show times"), "{}", patient.page);
    let back = sana.doctor_id().to_string();
    patient.send(&own, &[("starts_at", at), ("doctor", &back)]).await.is(422);
    assert_eq!(app.shown(&ana, &id).await["doctor"]["full_name"], "Dr Omar");
    app.is_consistent().await;
}

#[tokio::test]
async fn the_desk_books_over_a_visit_with_a_reason() {
    let app = TestApp::new().await;
    let (sana, ana) = (app.doctor("sana").await, app.patient("ana").await);
    visit(&app, &ana, &sana, "10:00").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    let (doctor, at) = (sana.doctor_id().to_string(), "2026-11-23T10:00:00+05:00");
    let path = format!("/clinic/book?doctor={doctor}&date=2026-11-23&at=2026-11-23T10%3A00%3A00%2B05%3A00");
    desk.open(&path).await.is(200).shows("is taken").shows("Book 10:00 am all the same");
    let form = [("doctor", doctor.as_str()), ("new_name", "Zara Khan"), ("starts_at", at)];
    desk.send("/clinic/book", &form).await.is(409).shows("Book 10:00 am all the same");
    let patient = desk.values("patient_id")[0].clone();
    let mut form = vec![("doctor", doctor.as_str()), ("patient_id", patient.as_str()), ("over", at)];
    desk.send("/clinic/book", &form).await.is(422).shows("Why over the other visit");
    form.push(("overbook_reason", "High fever"));
    desk.send("/clinic/book", &form).await.is(200).shows("The visit is booked.");
    desk.open("/clinic/calendar").await.is(200).shows("Overbooked").shows("Zara Khan").shows("2 visits");
    app.is_consistent().await;
}
