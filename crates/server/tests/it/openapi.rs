//! The document that clients depend on, frozen: a change of it is reviewed as a diff of the snapshot.

use std::collections::BTreeSet;

use app::{booking, doctors, payments};
use axum::http::Method;
use serde_json::{Value, json};
use server::api::rules::{RULES, Rule};

use crate::support::TestApp;

fn document() -> Value {
    serde_json::to_value(server::api::document()).unwrap()
}

/// Every operation: method, path, what is said of it.
fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let mut found = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            found.push((method.to_uppercase(), path.clone(), operation));
        }
    }
    found
}

#[test]
fn every_operation_has_a_rule_and_every_rule_an_operation() {
    let document = document();
    let described: BTreeSet<_> =
        operations(&document).into_iter().map(|(method, path, _)| (method, path)).collect();
    let ruled: BTreeSet<_> =
        RULES.iter().map(|(method, path, _)| (method.to_string(), (*path).to_owned())).collect();
    assert_eq!(described, ruled);
    assert_eq!(ruled.len(), RULES.len(), "a route stands in the table twice");
}

#[test]
fn the_route_table_is_sorted_by_path() {
    let paths: Vec<_> = RULES.iter().map(|(_, path, _)| *path).collect();
    assert!(paths.is_sorted(), "{:?}", paths.windows(2).find(|pair| pair[0] > pair[1]));
}

#[test]
fn operations_have_names_of_their_own_and_say_what_they_do() {
    let document = document();
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"].as_str().unwrap_or_default();
        assert!(names.insert(name.to_owned()), "{method} {path}: `{name}` is taken");
        assert!(operation["summary"].is_string(), "{method} {path} has no summary");
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{method} {path} has not one tag");
        for (status, response) in operation["responses"].as_object().unwrap() {
            let says = response.get("$ref").or(response.get("description")).and_then(Value::as_str);
            assert!(says.is_some_and(|says| !says.is_empty()), "{method} {path} does not describe {status}");
        }
    }
}

#[test]
fn every_list_is_given_in_pages() {
    let document = document();
    let mut lists = 0;
    for (method, path, operation) in operations(&document).into_iter().filter(|(method, ..)| method == "GET")
    {
        let mut schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        while let Some(reference) = schema["$ref"].as_str() {
            schema = document.pointer(reference.trim_start_matches('#')).expect("a schema");
        }
        let Some(members) = schema["properties"].as_object().filter(|members| members.contains_key("items"))
        else {
            continue;
        };
        lists += 1;
        assert!(members.contains_key("next_cursor"), "{method} {path} does not say where it goes on");
        let asked: Vec<_> = operation["parameters"].as_array().into_iter().flatten().collect();
        for name in ["limit", "cursor"] {
            assert!(asked.iter().any(|asked| asked["name"] == name), "{method} {path} takes no `{name}`");
        }
    }
    assert!(lists > 20, "{lists}");
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    fn visit(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|member| visit(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| visit(item, found)),
            _ => {}
        }
    }
    let document = document();
    let mut references = Vec::new();
    visit(&document, &mut references);
    assert!(!references.is_empty());
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("a reference within the document");
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

/// Of two types with one name the document would keep one, and describe the other wrongly without a word.
#[test]
fn a_status_is_described_by_the_words_of_its_own_thing() {
    let document = document();
    let words = |thing: &str| {
        let status = &document["components"]["schemas"][thing]["properties"]["status"]["$ref"];
        let pointer = status.as_str().and_then(|status| status.strip_prefix('#')).expect(thing);
        document.pointer(pointer).expect(pointer)["enum"].clone()
    };
    assert_eq!(words("AppointmentView"), json!(booking::Status::ALL));
    assert_eq!(words("DoctorProfile"), json!(doctors::Status::ALL));
    assert_eq!(words("Refund"), json!(payments::RefundStatus::ALL));
    assert_eq!(words("Transaction"), json!(payments::Status::ALL));
}

#[tokio::test]
async fn the_server_serves_the_document_and_a_page_to_try_it_that_needs_no_other_host() {
    let app = TestApp::new().await;
    let served = app.get("/api/openapi.json").await.expect(200);
    assert_eq!(served.json(), &document());
    let page = app.get("/api/docs/").await.expect(200);
    assert!(page.header("content-security-policy").contains("default-src 'self'"));
    assert!(!page.text().contains("http://") && !page.text().contains("https://"), "{}", page.text());
    assert!(!page.text().contains("<script>"), "an inline script would not run");
    app.get("/api/docs/swagger-ui-bundle.js").await.expect(200);
}

#[tokio::test]
async fn visitors_are_turned_away_from_every_route_that_is_not_for_everybody() {
    let app = TestApp::new().await;
    for (method, path, rule) in RULES {
        let path = path.replace("{gateway}", "offline").replace("{id}", "doc_00000000000000000000000000");
        let answer = app.ask(method.as_str(), &path).await;
        match rule {
            Rule::Allow(_) => assert_eq!(answer.status(), 401, "{method} {path}: {}", answer.text()),
            Rule::Anyone => assert_ne!(answer.status(), 403, "{method} {path}"),
            Rule::Gateway => assert_eq!((method, answer.status()), (&Method::POST, 401), "{}", answer.text()),
        }
    }
}

#[test]
fn the_document_is_as_reviewed() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("openapi", serde_json::to_string_pretty(&document()).unwrap());
    });
}
