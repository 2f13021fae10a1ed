//! Three processes that serve and two that work, on one index: whatever changes through one is found through all, and
//! whatever becomes of the engine, everything else goes on.

use reqwest::Method;
use serde_json::{Value, json};

use super::super::{Own, nodes::Nodes};
use crate::support::{Person, Practice};

/// The doctor by a name that only the newest change has given.
pub async fn is_found_everywhere(nodes: &Nodes, practice: Practice, name: &str) {
    let question = format!("/doctors?q={}", name.to_lowercase());
    let doctor = practice.doctor_id.to_string();
    nodes.everywhere(&question, |answer| answer["items"][0]["id"] == doctor.as_str()).await;
}

pub async fn is_renamed(nodes: &Nodes, node: usize, practice: Practice, manager: &Person, name: &str) {
    let profile = format!("/doctors/{}", practice.doctor_id);
    let change = json!({ "full_name": format!("Zubaida {name}") });
    let (status, answer) = nodes.ask(&nodes.servers[node], Method::PATCH, &profile, manager, change).await;
    assert_eq!(status, 200, "{answer}");
}

/// Books the first free time through a node; gives it.
async fn is_booked(nodes: &Nodes, node: usize, practice: Practice, person: &Person) -> String {
    let time = nodes.times(&nodes.servers[node], practice).await[0].clone();
    let body = json!({ "doctor_id": practice.doctor_id, "starts_at": time });
    let (status, held) = nodes.ask(&nodes.servers[node], Method::POST, "/appointments", person, body).await;
    assert_eq!(status, 201, "{held}");
    time
}

/// What the directory says of everybody, but for times: those pass meanwhile.
pub async fn directory(nodes: &Nodes) -> Value {
    let mut found = nodes.get(&nodes.servers[0], "/doctors?sort=soonest&facets=true").await;
    for item in found["items"].as_array_mut().expect("a list") {
        item["next_times"].take();
        item["next_available"].take();
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doctor_changed_through_one_process_is_found_through_all() {
    let index = format!("{}/{}", super::super::url("opensearch"), super::super::name());
    let nodes = Nodes::start(&[("DOCTORLY_SEARCH_URL", &index)]).await;
    let practice = nodes.app.practice_of_capacity(1).await;
    let manager = nodes.app.manager_of(practice.clinic_id).await;
    let person = nodes.app.patients(1).await.remove(0);
    for (node, name) in ["Quartermaine", "Featherstone", "Loxley"].into_iter().enumerate() {
        is_renamed(&nodes, node, practice, &manager, name).await;
        is_found_everywhere(&nodes, practice, name).await;
        let taken = is_booked(&nodes, node, practice, &person).await;
        nodes
            .everywhere("/doctors?sort=soonest", |answer| answer["items"][0]["next_available"] != taken)
            .await;
    }
    nodes.app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_outlive_the_engine_and_catch_up_by_themselves() {
    let mut engine = Own::start("opensearch");
    let url = engine.url.clone();
    let settings = [("DOCTORLY_SEARCH_URL", url.as_str())];
    let nodes = Nodes::start(&settings).await;
    let practice = nodes.app.practice_of_capacity(1).await;
    let manager = nodes.app.manager_of(practice.clinic_id).await;
    let people = nodes.app.patients(2).await;
    is_renamed(&nodes, 0, practice, &manager, "Quartermaine").await;
    is_found_everywhere(&nodes, practice, "Quartermaine").await;

    engine.pause();
    is_renamed(&nodes, 1, practice, &manager, "Featherstone").await;
    is_booked(&nodes, 2, practice, &people[0]).await;
    is_away(&nodes).await;
    engine.go_on();
    is_found_everywhere(&nodes, practice, "Featherstone").await;

    engine.kill();
    is_renamed(&nodes, 2, practice, &manager, "Loxley").await;
    let taken = is_booked(&nodes, 0, practice, &people[1]).await;
    is_away(&nodes).await;
    engine.start_again();
    is_found_everywhere(&nodes, practice, "Loxley").await;
    nodes.everywhere("/doctors?sort=soonest", |answer| answer["items"][0]["next_available"] != taken).await;

    let followed = directory(&nodes).await;
    let reindexed = nodes.run(&settings, "reindex");
    assert!(reindexed.status.success(), "{}", String::from_utf8_lossy(&reindexed.stderr));
    assert_eq!(directory(&nodes).await, followed);
    nodes.app.is_consistent().await;
}

async fn is_away(nodes: &Nodes) {
    for server in &nodes.servers {
        let (status, answer) = nodes.look(server, "/doctors?q=zubaida").await;
        assert_eq!((status, answer["code"].as_str()), (503, Some("search_unavailable")), "{answer}");
    }
}
