//! What cannot be read or does not fit is refused by name, in one shape.

use serde_json::json;

use crate::support::{Answer, TestApp};

const REGISTER: &str = "/api/v1/auth/register";

#[track_caller]
fn is_problem(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status(), answer.code()), (status, code), "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer["type"], format!("/problems/{code}"));
    assert_eq!(answer["status"], status);
    assert!(!answer.str("title").is_empty() && !answer.str("detail").is_empty());
    assert_eq!(answer.str("request_id"), answer.header("x-request-id"));
}

#[tokio::test]
async fn a_body_of_another_kind_is_415_and_broken_json_400() {
    let app = TestApp::new().await;
    is_problem(&app.post(REGISTER).body("text/plain", "{}").await, 415, "unsupported_media");
    is_problem(&app.post(REGISTER).await, 415, "unsupported_media");
    for broken in ["", "{", "{} {}", "{\"email\": \"\u{1}\"}", "[1,"] {
        is_problem(&app.post(REGISTER).body("application/json", broken).await, 400, "unreadable");
    }
    let deep = "[".repeat(100_000);
    is_problem(&app.post(REGISTER).body("application/json", deep).await, 400, "unreadable");
    is_problem(&app.post(REGISTER).body("application/json", vec![0xff, 0xfe]).await, 400, "unreadable");
}

#[tokio::test]
async fn unknown_fields_are_refused_by_name_and_wrong_types_by_path() {
    let app = TestApp::new().await;
    let role = app.post(REGISTER).json(json!({ "email": "a@cast.example", "role": "administrator" })).await;
    is_problem(&role, 422, "invalid_fields");
    assert_eq!(role.field_code("role"), "unknown_field");
    let number = app.post(REGISTER).json(json!({ "name": 7 })).await;
    is_problem(&number, 422, "invalid_fields");
    assert_eq!(number.field_code("name"), "wrong_type");
    let list = app.post(REGISTER).json(json!(["not", "an", "object"])).await;
    assert_eq!(list.expect(422).field_code("body"), "wrong_type");
    let twice = app.post(REGISTER).body("application/json", r#"{"name":"a","name":"b"}"#).await;
    assert_eq!(twice.field_code("name"), "duplicate_field");
    let ana = app.patient("ana").await;
    for no_choice in [json!(5), json!(true), json!(["female"])] {
        let body = json!({ "name": "Little Ana", "gender": no_choice });
        let answer = app.post("/api/v1/patients").bearer(&ana.token).json(body).await.expect(422);
        assert_eq!(answer.field_code("gender"), "wrong_type");
    }
}

#[tokio::test]
async fn what_is_never_empty_is_not_cleared_in_silence() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let change = async |body| app.patch("/api/v1/me").bearer(&ana.token).json(body).await;
    assert_eq!(change(json!({ "name": null })).await.expect(422).field_code("name"), "wrong_type");
    change(json!({ "phone": "+923001234567" })).await.expect(200);
    assert_eq!(change(json!({ "phone": null })).await.expect(200)["phone"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_query_is_refused_like_a_body() {
    let app = TestApp::new().await;
    let admin = app.admin().await;
    let ask =
        async |query: &str| app.get(&format!("/api/v1/appointments?{query}")).bearer(&admin.token).await;
    assert_eq!(ask("colour=red").await.expect(422).field_code("colour"), "unknown_field");
    assert_eq!(ask("limit=many").await.expect(422).field_code("limit"), "wrong_type");
    assert_eq!(ask("limit=0").await.expect(422).field_code("limit"), "out_of_range");
    assert_eq!(ask("limit=101").await.expect(422).field_code("limit"), "out_of_range");
    assert_eq!(ask("status=asleep").await.expect(422).field_code("status"), "not_a_choice");
    is_problem(&ask("patient=doc_1").await, 422, "invalid_fields");
}

#[tokio::test]
async fn what_is_no_id_is_not_there() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    for id in ["1", "pat_", "doc_01h2xcejqtf2nbrexx3vqjhp41", "%00", "..%2f..%2fetc", "' or 1=1"] {
        let path = format!("/api/v1/patients/{}", id.replace(' ', "%20"));
        is_problem(&app.get(&path).bearer(&ana.token).await, 404, "not_found");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_413_whether_it_says_so_or_not() {
    let app = TestApp::new().await;
    let large = json!({ "name": "x".repeat(2 * 1024 * 1024) }).to_string();
    let said = app.post(REGISTER).header("content-length", &large.len().to_string());
    is_problem(&said.body("application/json", large.clone()).await, 413, "too_large");
    is_problem(&app.post(REGISTER).body("application/json", large).await, 413, "too_large");
    let claimed = app.post(REGISTER).header("content-length", "10000000000").body("application/json", "{}");
    is_problem(&claimed.await, 413, "too_large");
}

#[tokio::test]
async fn a_method_that_is_not_taken_is_405_and_names_those_that_are() {
    let app = TestApp::new().await;
    let answer = app.delete(REGISTER).await;
    is_problem(&answer, 405, "method_not_allowed");
    assert_eq!(answer.header("allow"), "POST");
}

#[tokio::test]
async fn bad_credentials_are_401_where_an_account_is_needed_and_nothing_elsewhere() {
    let app = TestApp::new().await;
    for credentials in ["Bearer nonsense", "Bearer", "Basic YTpi"] {
        let refused = app.get("/api/v1/me").header("authorization", credentials).await;
        is_problem(&refused, 401, refused.code());
        assert_eq!(refused.header("www-authenticate"), "Bearer");
        app.get("/api/v1/departments").header("authorization", credentials).await.expect(200);
    }
}

#[tokio::test]
async fn the_api_does_not_look_at_cookies() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let cookie = format!("doctorly_session={}", ana.token);
    is_problem(&app.get("/api/v1/me").header("cookie", &cookie).await, 401, "unauthenticated");
}

#[tokio::test]
async fn a_change_decided_on_an_old_version_is_412() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let change = async |version: &str, phone: &str| {
        let ask = app.patch("/api/v1/me").bearer(&ana.token).header("if-match", version);
        ask.json(json!({ "phone": phone })).await
    };
    let version = app.get("/api/v1/me").bearer(&ana.token).await.expect(200)["version"].clone();
    change(&format!("\"{version}\""), "+923001234567").await.expect(200);
    is_problem(&change(&format!("\"{version}\""), "+923007654321").await, 412, "version_mismatch");
    for strange in ["7", "W/\"1\"", "\"x\"", ""] {
        is_problem(&change(strange, "+923007654321").await, 412, "version_mismatch");
    }
    change("*", "+923007654321").await.expect(200);
}
