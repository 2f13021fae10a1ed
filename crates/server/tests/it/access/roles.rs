use app::{access::Actor, doctors};
use serde_json::{Value, json};

use crate::support::{Newcomer, TestApp};

fn roles_of(person: &Newcomer) -> String {
    format!("/api/v1/users/{}/roles", person.account_id)
}

/// W-C2: who has an account is nobody's business but an administrator's.
#[tokio::test]
async fn only_administrators_see_accounts_and_give_roles() {
    let app = TestApp::new().await;
    let clinic = app.clinic_named("Garden Clinic").await;
    let ana = app.newcomer("Ana María").await;
    let manager = app.new_manager(clinic, "Mona Manager").await;
    let desk = app.new_desk(clinic, "Dina Desk").await;
    let (doctor, _) = app.doctor_in_person(clinic, "Sana Malik").await;
    let wanted = json!({ "roles": [{ "role": "administrator" }] });
    for person in [&ana, &manager, &desk, &doctor] {
        app.get("/api/v1/users").bearer(&person.token).await.expect(403);
        app.patch(&roles_of(person)).bearer(&person.token).json(wanted.clone()).await.expect(403);
    }
    app.get("/api/v1/users").await.expect(401);
    app.patch(&roles_of(&ana)).json(wanted).await.expect(401);
}

/// W-A7, W-C6: there is no account but those that somebody made.
#[tokio::test]
async fn nobody_is_built_in() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    let users = app.get("/api/v1/users").bearer(&administrator.token).await.expect(200);
    let emails: Vec<_> =
        users["items"].as_array().expect("a list").iter().map(|user| &user["email"]).collect();
    assert_eq!(emails, ["adil.administrator@example.org"]);
}

#[tokio::test]
async fn an_administrator_gives_and_takes_roles_and_they_hold_at_once() {
    let app = TestApp::new().await;
    let clinic = app.clinic_named("Garden Clinic").await;
    let (administrator, ana) = (app.administrator().await, app.newcomer("Ana María").await);
    let patient = app.newcomer("Bo Lindqvist").await;
    let doctor = app.doctor_of(clinic, "Sana Malik").await;
    let system = app::access::Actor::system();
    let mut work = app.app.begin(&system).await.expect("a transaction");
    app::patients::link(&mut work.draft, patient.patient_id, clinic, doctor).expect("a link");
    work.commit().await.expect("a commit");
    let path = format!("/api/v1/patients/{}", patient.patient_id);
    app.get(&path).bearer(&ana.token).await.expect(404);

    let change = |roles: Value| {
        app.patch(&roles_of(&ana)).bearer(&administrator.token).json(json!({ "roles": roles }))
    };
    let desk = change(json!([{ "role": "desk", "clinic_id": clinic }])).await.expect(200);
    assert_eq!(desk["roles"], json!([{ "role": "desk", "clinic_id": clinic, "doctor_id": null }]));
    app.get(&path).bearer(&ana.token).await.expect(200);
    change(json!([])).await.expect(200);
    app.get(&path).bearer(&ana.token).await.expect(404);
}

#[tokio::test]
async fn roles_that_cannot_be_are_refused_by_place() {
    let app = TestApp::new().await;
    let clinic = app.clinic_named("Garden Clinic").await;
    let (administrator, ana) = (app.administrator().await, app.newcomer("Ana María").await);
    let change = |roles: Value| {
        app.patch(&roles_of(&ana)).bearer(&administrator.token).json(json!({ "roles": roles }))
    };
    for (role, field, code) in [
        (json!({ "role": "doctor", "clinic_id": clinic }), "roles.0.role", "not_a_choice"),
        (json!({ "role": "patient" }), "roles.0.role", "not_a_choice"),
        (json!({ "role": "desk" }), "roles.0.clinic_id", "required"),
        (json!({ "role": "administrator", "clinic_id": clinic }), "roles.0.clinic_id", "not_for_this_role"),
        (json!({ "role": "desk", "clinic_id": "cli_01h2xcejqtf2nbrexx3vqjhp41" }), "roles", "no_such_clinic"),
        (json!({ "role": "king" }), "roles.0.role", "not_a_choice"),
    ] {
        let refused = change(json!([role])).await.expect(422);
        assert_eq!(refused.field_code(field), code, "{}", refused.text());
    }
    let nobody = "/api/v1/users/acc_01h2xcejqtf2nbrexx3vqjhp41/roles";
    app.patch(nobody).bearer(&administrator.token).json(json!({ "roles": [] })).await.expect(404);
    let stale = change(json!([])).if_match(7).await.expect(412);
    assert_eq!(stale.code(), "version_mismatch");
}

#[tokio::test]
async fn one_administrator_always_stays() {
    let app = TestApp::new().await;
    let (administrator, ana) = (app.administrator().await, app.newcomer("Ana María").await);
    let none = json!({ "roles": [] });
    let abdicate = || app.patch(&roles_of(&administrator)).bearer(&administrator.token).json(none.clone());
    assert_eq!(abdicate().await.expect(409).code(), "last_administrator");
    assert_eq!(
        app.delete("/api/v1/me").bearer(&administrator.token).await.expect(409).code(),
        "last_administrator"
    );
    app.get("/api/v1/me").bearer(&administrator.token).await.expect(200);

    let crown = json!({ "roles": [{ "role": "administrator" }] });
    app.patch(&roles_of(&ana)).bearer(&administrator.token).json(crown).await.expect(200);
    let each_other = [(&administrator, &ana), (&ana, &administrator)].map(|(who, whom)| {
        let asked = app.patch(&roles_of(whom)).bearer(&who.token).json(none.clone());
        async move { asked.await.status() }
    });
    let statuses = futures::future::join_all(each_other).await;
    assert_eq!(statuses.iter().filter(|&&status| status == 200).count(), 1, "{statuses:?}");
}

#[tokio::test]
async fn accounts_are_found_by_address_and_name_and_paged() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    for name in ["Ana María", "Bo Lindqvist", "Carl 100% Sure"] {
        app.newcomer(name).await;
    }
    let list = |query: &str| app.get(&format!("/api/v1/users?{query}")).bearer(&administrator.token);
    let found = |answer: crate::support::Answer| answer["items"].as_array().map(Vec::len);
    assert_eq!(found(list("q=LINDQ").await.expect(200)), Some(1));
    assert_eq!(found(list("q=example.org").await.expect(200)), Some(4));
    assert_eq!(found(list("q=%25").await.expect(200)), Some(1), "a percent sign is no pattern");
    let first = list("limit=3").await.expect(200);
    let next = list(&format!("limit=3&cursor={}", first.str("next_cursor"))).await.expect(200);
    assert_eq!((found(first), found(next.clone()), &next["next_cursor"]), (Some(3), Some(1), &Value::Null));
    list("cursor=nonsense").await.expect(422);
    list("role=administrator").await.expect(422);
}

#[tokio::test]
async fn a_doctor_acts_as_one_from_approval_to_suspension() {
    let app = TestApp::new().await;
    let clinic = app.clinic_named("Garden Clinic").await;
    let (person, doctor) = app.doctor_in_person(clinic, "Sana Malik").await;
    let me = || app.get("/api/v1/me").bearer(&person.token);
    let role = json!([{ "role": "doctor", "clinic_id": clinic, "doctor_id": doctor }]);
    assert_eq!(me().await.expect(200)["roles"], role);
    let leave = format!("/api/v1/doctors/{doctor}/leave");
    app.get(&leave).bearer(&person.token).await.expect(200);
    assert_eq!(app.delete("/api/v1/me").bearer(&person.token).await.expect(409).code(), "still_a_doctor");

    doctors::suspend(&app.app, &Actor::system(), doctor).await.expect("a suspension");
    assert_eq!(me().await.expect(200)["roles"], json!([]));
    app.get(&leave).bearer(&person.token).await.expect(403);
    doctors::restore(&app.app, &Actor::system(), doctor).await.expect("a return");
    app.get(&leave).bearer(&person.token).await.expect(200);
}
