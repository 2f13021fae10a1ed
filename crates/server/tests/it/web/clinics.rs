//! Working at several clinics, one at a time, and beginning with the first.

use app::access::Role;
use kernel::id::ClinicId;
use serde_json::json;

use super::browser::Browser;
use crate::support::{Newcomer, PASSWORD, Practice, TestApp};

async fn signed_in<'a>(app: &'a TestApp, email: &str) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// Two clinics with a patient, a doctor and a visit each, and somebody at the desk of the one who runs the other.
struct Two {
    clifton: Side,
    saddar: Side,
    both: Newcomer,
}

struct Side {
    clinic_id: ClinicId,
    doctor: &'static str,
    patient: &'static str,
    visit: String,
}

async fn two(app: &TestApp) -> Two {
    let clinics = [app.clinic_named("Clifton Clinic").await, app.clinic_named("Saddar Clinic").await];
    let roles = [(Role::Desk, Some(clinics[0])), (Role::Manager, Some(clinics[1]))];
    let both = app.staff("Bano Both", &roles).await;
    let clifton = side(app, &both, clinics[0], "Dr Clara Clifton", "Pia Pine").await;
    let saddar = side(app, &both, clinics[1], "Dr Sara Saddar", "Quinn Quartz").await;
    Two { clifton, saddar, both }
}

async fn side(
    app: &TestApp,
    who: &Newcomer,
    clinic_id: ClinicId,
    doctor: &'static str,
    patient: &'static str,
) -> Side {
    let doctor_id = app.doctor_in(clinic_id, doctor).await;
    app.daily_hours(doctor_id, "09:00", "17:00", 30).await;
    let post = |path: &str, body| app.post(&format!("/api/v1{path}")).bearer(&who.token).json(body);
    let made = post("/patients", json!({"name": patient, "clinic_id": clinic_id})).await.expect(201);
    let visit = json!({"doctor_id": doctor_id, "starts_at": "2026-11-23T10:00:00+05:00",
        "patient_id": made.str("id")});
    let visit = post("/appointments", visit).await.expect(201).str("id").to_owned();
    post(&format!("/appointments/{visit}/confirm"), json!({})).await.expect(200);
    app.drain().await;
    Side { clinic_id, doctor, patient, visit }
}

async fn choose<'b, 'a>(browser: &'b mut Browser<'a>, side: &Side) -> &'b mut Browser<'a> {
    browser.send(&format!("/clinic/clinics/{}/choose", side.clinic_id), &[]).await
}

#[tokio::test]
async fn whoever_works_at_two_clinics_works_at_either_and_sees_nothing_of_the_other() {
    let app = TestApp::new().await;
    let Two { clifton, saddar, both } = two(&app).await;
    let mut browser = signed_in(&app, &both.email).await;
    browser.open("/clinic/clinics").await.is(200).shows("Front desk").shows("Clinic manager");
    browser.shows("Clifton Clinic").shows("Saddar Clinic").shows("You work here now");
    for (here, there) in [(&clifton, &saddar), (&saddar, &clifton), (&clifton, &saddar)] {
        choose(&mut browser, here).await.is(200);
        assert_eq!(browser.place, "/clinic");
        browser.shows(here.patient).hides(there.patient).shows("Change clinic");
        for (path, shown, hidden) in [
            ("/clinic/calendar?date=2026-11-23", here.patient, there.patient),
            ("/clinic/flow?date=2026-11-23", here.patient, there.patient),
            ("/clinic/appointments", here.patient, there.patient),
            ("/clinic/patients", here.patient, there.patient),
            ("/clinic/book?q=q", here.doctor, there.doctor),
            ("/clinic/walk-in", here.doctor, there.doctor),
        ] {
            browser.open(path).await.is(200).shows(shown).hides(hidden);
        }
        browser.open(&format!("/clinic/appointments/{}", here.visit)).await.is(200).shows(here.patient);
        browser.open(&format!("/clinic/appointments/{}", there.visit)).await.is(404);
        browser.shows("It may belong to another clinic of yours").shows("Change clinic");
        browser.send(&format!("/clinic/appointments/{}/check_in", there.visit), &[]).await.is(404);
    }
    browser.send(&format!("/clinic/appointments/{}/check_in", clifton.visit), &[]).await.is(200);
}

#[tokio::test]
async fn a_role_holds_only_at_the_clinic_where_it_is_held() {
    let app = TestApp::new().await;
    let Two { clifton, saddar, both } = two(&app).await;
    let mut browser = signed_in(&app, &both.email).await;
    let runs = ["/clinic/settings", "/clinic/staff", "/clinic/doctors", "/clinic/audit", "/clinic/reports"];
    choose(&mut browser, &clifton).await.is(200).hides("href=\"/clinic/settings\"");
    for path in runs {
        browser.open(path).await.is(403);
    }
    choose(&mut browser, &saddar).await.is(200).shows("href=\"/clinic/settings\"");
    for path in runs {
        browser.open(path).await.is(200);
    }
    browser.open("/clinic/doctors").await.shows(saddar.doctor).hides(clifton.doctor);
    browser.open("/clinic/settings").await.shows("value=\"Saddar Clinic\"").hides("value=\"Clifton Clinic\"");
    let file = "/clinic/reports/fill-rate/csv?by=doctor&from=2026-11-23&to=2026-11-23";
    browser.open(file).await.is(200).shows(saddar.doctor).hides(clifton.doctor);
    browser.open("/clinic/audit?show=changes&subject=").await.is(200).hides(&clifton.visit);
}

#[tokio::test]
async fn news_are_of_the_clinic_that_was_chosen() {
    let app = TestApp::new().await;
    let Two { clifton, saddar, both } = two(&app).await;
    let mut browser = signed_in(&app, &both.email).await;
    choose(&mut browser, &clifton).await.is(200);
    let page = browser.open("/clinic/flow").await.is(200).page.clone();
    let after =
        page.split("data-after=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    for visit in [&clifton.visit, &saddar.visit] {
        let step = format!("/api/v1/appointments/{visit}/check_in");
        app.post(&step).bearer(&both.token).json(json!({})).await.expect(200);
    }
    app.drain().await;
    let news = format!("/clinic/calendar/news?seconds=0&after={after}");
    browser.open(&news).await.is(200).shows(&clifton.visit).hides(&saddar.visit);
    choose(&mut browser, &saddar).await.is(200);
    browser.open(&news).await.is(200).shows(&saddar.visit).hides(&clifton.visit);
}

#[tokio::test]
async fn a_clinic_out_of_reach_cannot_be_chosen_and_a_cookie_that_says_so_is_ignored() {
    let app = TestApp::new().await;
    let Two { clifton, saddar, .. } = two(&app).await;
    let manager = app.new_manager(saddar.clinic_id, "Mina Manager").await;
    let mut browser = signed_in(&app, &manager.email).await;
    browser.open("/clinic").await.is(200).shows("Saddar Clinic").hides("Change clinic");
    browser.open("/clinic/clinics").await.is(200).hides("Clifton Clinic").hides("/clinic/clinics/new");
    choose(&mut browser, &clifton).await.is(404).hides("another clinic of yours");
    browser.send(&format!("/clinic/clinics/{}/choose", app.app.new_id::<ClinicId>()), &[]).await.is(404);
    for forged in
        [clifton.clinic_id.to_string(), app.app.new_id::<ClinicId>().to_string(), "cli_x".to_owned()]
    {
        browser.forge("doctorly_clinic", &forged);
        browser.open("/clinic").await.is(200).shows("Saddar Clinic").hides("Clifton Clinic");
        browser.open("/clinic/patients").await.is(200).shows(saddar.patient).hides(clifton.patient);
    }
    browser.open("/clinic/clinics/new").await.is(403);
    browser.send("/clinic/clinics", &NEW).await.is(403);

    let patient = app.patient("ana").await;
    let mut browser = signed_in(&app, &patient.email).await;
    browser.open("/clinic/clinics").await.is(403);
    choose(&mut browser, &clifton).await.is(404);
    let mut visitor = Browser::new(&app);
    choose(&mut visitor, &clifton).await.is(200);
    assert!(visitor.place.starts_with("/sign-in"), "{}", visitor.place);
}

#[tokio::test]
async fn a_role_that_is_taken_away_takes_the_choice_with_it() {
    let app = TestApp::new().await;
    let Two { clifton, saddar, both } = two(&app).await;
    let mut browser = signed_in(&app, &both.email).await;
    choose(&mut browser, &clifton).await.is(200).shows("Clifton Clinic");
    let admin = app.admin().await;
    let staff = format!("/api/v1/clinics/{}/staff/{}", clifton.clinic_id, both.account_id);
    app.delete(&staff).bearer(&admin.token).await.expect(204);
    browser
        .open("/clinic")
        .await
        .is(200)
        .shows("Saddar Clinic")
        .hides("Clifton Clinic")
        .hides("Change clinic");
    choose(&mut browser, &clifton).await.is(404);
    choose(&mut browser, &saddar).await.is(200);
}

#[tokio::test]
async fn what_was_typed_at_one_clinic_is_not_written_at_another() {
    let app = TestApp::new().await;
    let (clifton, saddar) =
        (app.clinic_named("Clifton Clinic").await, app.clinic_named("Saddar Clinic").await);
    let both = app.staff("Bano Both", &[clifton, saddar].map(|id| (Role::Manager, Some(id)))).await;
    let desk = app.staff("Dan Desk", &[clifton, saddar].map(|id| (Role::Desk, Some(id)))).await;
    let mut browser = signed_in(&app, &both.email).await;
    browser.send(&format!("/clinic/clinics/{clifton}/choose"), &[]).await.is(200);
    browser.open("/clinic/settings").await.is(200);
    let typed_at = browser.values("workplace").remove(0);
    assert_eq!(typed_at, clifton.to_string());
    // In another window.
    browser.send(&format!("/clinic/clinics/{saddar}/choose"), &[]).await.is(200);
    let at = ("workplace", typed_at.as_str());
    let remove = format!("/clinic/staff/{}/remove", desk.account_id);
    for (path, form) in [
        ("/clinic/settings", &[at, ("name", "Clifton & Sons")][..]),
        ("/clinic/departments", &[at, ("name", "Clifton Ward")]),
        ("/clinic/staff", &[at, ("email", "new@example.org"), ("role", "desk")]),
        (&remove, &[at]),
        ("/clinic/money/till", &[at, ("counted", "100")]),
        ("/clinic/doctors", &[at, ("full_name", "Dr Clifton")]),
        ("/clinic/book", &[at, ("new_name", "Somebody")]),
        ("/clinic/walk-in", &[at, ("new_name", "Somebody")]),
    ] {
        browser.send(path, form).await.is(409).shows("Nothing was saved");
    }
    browser.send_parts("/clinic/import", &[at, ("what", "patients"), ("text", "name\nZoya")]).await.is(409);
    browser.open("/clinic/settings").await.is(200).shows("value=\"Saddar Clinic\"");
    browser.open("/clinic/departments").await.is(200).hides("Clifton Ward");
    browser.open("/clinic/staff").await.is(200).shows(&desk.email).hides("new@example.org");
    browser.open("/clinic/patients").await.is(200).hides("Somebody").hides("Zoya");
}

#[tokio::test]
async fn an_administrator_finds_one_clinic_among_many() {
    let app = TestApp::new().await;
    let (admin, home) = (app.administrator().await, app.clinic_named("A Clinic").await);
    for number in 1..=22 {
        app.clinic_named(&format!("Clinic {number:02}")).await;
    }
    app.clinic_named("Église Santé").await;
    let mut browser = signed_in(&app, &admin.email).await;
    browser.send(&format!("/clinic/clinics/{home}/choose"), &[]).await.is(200).shows("Change clinic");
    browser.open("/clinic/clinics").await.is(200).shows("Clinic 19").hides("Clinic 20").shows("Name or city");
    let more = browser.page.split("href=\"").find_map(|rest| {
        let address = rest.split('"').next()?;
        address.contains("cursor=").then(|| address.replace("&#38;", "&"))
    });
    browser
        .open(&more.expect("there is more"))
        .await
        .is(200)
        .shows("Clinic 20")
        .shows("Église")
        .hides("Clinic 19");
    browser.open("/clinic/clinics?q=eglise").await.is(200).shows("Église Santé").hides("Clinic 21");
    browser.open("/clinic/clinics?q=karach").await.is(200).shows("Clinic 01");
    browser.open("/clinic/clinics?q=xylophone").await.is(200).shows("No clinic found");
    let found = browser.open("/clinic/clinics?q=clinic%2022").await.is(200).hides("Clinic 21").page.clone();
    let choose = found.split("action=\"").find(|rest| rest.split('"').next().unwrap().ends_with("/choose"));
    browser.send(choose.unwrap().split('"').next().unwrap(), &[]).await.is(200).shows("Clinic 22");
}

const NEW: [(&str, &str); 7] = [
    ("name", "Garden Clinic"),
    ("address", "3 Garden Road"),
    ("city", "Lahore"),
    ("phone", "042 1234567"),
    ("time_zone", "Asia/Karachi"),
    ("currency", "PKR"),
    ("tax_rate_bp", "17.5"),
];

#[tokio::test]
async fn a_fresh_installation_leads_its_administrator_to_the_first_clinic() {
    let app = TestApp::new().await;
    let admin = app.administrator().await;
    let mut browser = signed_in(&app, &admin.email).await;
    assert_eq!(browser.place, "/clinic/clinics");
    browser.shows("There is no clinic yet").shows("Add the first clinic");
    for path in
        ["/clinic", "/clinic/calendar", "/clinic/book", "/clinic/departments/new", "/clinic/emergencies"]
    {
        browser.open(path).await.is(200);
        assert_eq!(browser.place, "/clinic/clinics", "from {path}");
    }
    browser.send("/clinic/departments", &[("name", "Skin")]).await.is(200);
    assert_eq!(browser.place, "/clinic/clinics");
    // An account that never said where it is has UTC, which is nowhere.
    browser.open("/clinic/clinics/new").await.is(200).shows("name=\"time_zone\" type=\"text\" value=\"\"");
    browser.shows("<option value=\"Asia/Karachi\">").shows("<option value=\"INR\">").hides(" selected>");
    app.patch("/api/v1/me").bearer(&admin.token).json(json!({"time_zone": "Asia/Dubai"})).await.expect(200);
    browser
        .open("/clinic/clinics/new")
        .await
        .is(200)
        .shows("name=\"time_zone\" type=\"text\" value=\"Asia/Dubai\"");
    browser.send("/clinic/clinics", &NEW).await.is(200).shows("Saved").shows("Garden Clinic");
    assert_eq!(browser.place, "/clinic/setup");
    browser.shows("Asia/Karachi").shows("1 of 8 steps");
    browser.open("/clinic").await.is(200).shows("Garden Clinic").shows("until the first booking");
    browser.open("/clinic/settings").await.is(200).shows("17.5").shows("0421234567").shows("Lahore");
}

/// The kind of its field.
fn kind_of(field: &str) -> &'static str {
    if field == "phone" { "tel" } else { "text" }
}

#[tokio::test]
async fn what_is_wrong_with_a_new_clinic_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let admin = app.administrator().await;
    let mut browser = signed_in(&app, &admin.email).await;
    for (name, value, says) in [
        ("name", "", "Fill this in"),
        ("address", "", "Fill this in"),
        ("city", " ", "Fill this in"),
        ("time_zone", "", "Fill this in"),
        ("time_zone", "Pakistan", "Choose a zone like Asia/Karachi"),
        ("currency", "", "Fill this in"),
        ("currency", "XXX", "Fill this in"),
        ("phone", "none", "phone"),
        ("tax_rate_bp", "120", "between 0 and 100 percent"),
        ("tax_rate_bp", "much", "Write a percentage"),
    ] {
        let typed = NEW.map(|(field, was)| (field, if field == name { value } else { was }));
        browser.send("/clinic/clinics", &typed).await.is(422).shows(says).shows(&format!("id=\"e-{name}\""));
        for (field, was) in NEW.iter().filter(|(field, _)| *field != name) {
            let kept = match *field {
                "currency" => format!("value=\"{was}\" selected"),
                _ => format!("name=\"{field}\" type=\"{}\" value=\"{was}\"", kind_of(field)),
            };
            assert!(browser.page.contains(&kept), "{field} is lost when {name} is {value:?}");
        }
    }
    browser.open("/clinic/clinics").await.is(200).shows("There is no clinic yet");
}

#[tokio::test]
async fn another_clinic_begins_with_the_zone_and_currency_of_the_one_that_is_shown_and_is_shown_after() {
    let app = TestApp::new().await;
    let (admin, first) = (app.administrator().await, app.clinic_named("First Clinic").await);
    let mut browser = signed_in(&app, &admin.email).await;
    browser.open("/clinic/clinics/new").await.is(200);
    browser.shows("name=\"time_zone\" type=\"text\" value=\"Asia/Karachi\"");
    browser.shows("<option value=\"PKR\" selected>").shows("First Clinic");
    browser.send("/clinic/clinics", &NEW).await.is(200).shows("Garden Clinic").hides("First Clinic");
    browser.send(&format!("/clinic/clinics/{first}/choose"), &[]).await.is(200).shows("First Clinic");
}

#[tokio::test]
async fn whoever_looks_as_somebody_else_sees_their_clinics_and_chooses_nothing_for_them() {
    let app = TestApp::new().await;
    let Two { clifton, both, .. } = two(&app).await;
    let admin = app.admin().await;
    let mut browser = signed_in(&app, &admin.email).await;
    browser.send("/view-as", &[("email", &both.email), ("reason", "help")]).await.is(200);
    browser.open("/clinic/clinics").await.is(200).shows("Clifton Clinic").shows("Saddar Clinic");
    choose(&mut browser, &clifton).await.is(403);
    assert_eq!(browser.cookie("doctorly_clinic"), None);
}

#[tokio::test]
async fn the_choice_is_kept_for_a_year_and_from_scripts() {
    let app = TestApp::new().await;
    let Practice { clinic_id, .. } = app.practice().await;
    let manager = app.new_manager(clinic_id, "Mina Manager").await;
    let mut browser = signed_in(&app, &manager.email).await;
    browser.send(&format!("/clinic/clinics/{clinic_id}/choose"), &[]).await.is(200);
    let session = format!("doctorly_session={}", browser.cookie("doctorly_session").expect("a session"));
    let answer = app
        .post(&format!("/clinic/clinics/{clinic_id}/choose"))
        .header("cookie", &session)
        .header("sec-fetch-site", "same-origin")
        .await
        .expect(303);
    let kept = format!("doctorly_clinic={clinic_id}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    assert_eq!(answer.header("set-cookie"), kept);
}
