//! What is left to choose, with how many doctors each choice would keep.

use super::stage::{Stage, escaped};

const QUESTIONS: &[&str] =
    &["", "q=skin", "city=lahore", "gender=female&mode=video", "date=2026-11-24", "max_fee=200000"];

#[tokio::test]
async fn a_choice_counts_whom_it_would_keep() {
    let stage = Stage::set().await;
    for question in QUESTIONS {
        let found = stage.find(&format!("{question}&facets=true")).await.expect(200);
        let facets = found["facets"].as_object().unwrap();
        for (facet, choices) in facets {
            for choice in choices.as_array().unwrap() {
                let parameter = match facet.as_str() {
                    "fee" => match &choice["max_fee"] {
                        max if max.is_null() => format!("min_fee={}", choice["min_fee"]),
                        max => format!("min_fee={}&max_fee={max}", choice["min_fee"]),
                    },
                    "rating" => format!("min_rating={}", choice["value"].as_str().unwrap()),
                    name => format!("{name}={}", escaped(choice["value"].as_str().unwrap())),
                };
                let name = if facet == "fee" { "fee" } else { facet };
                // Hours of the week are counted without asking whether they are free.
                if question.contains("date") && ["day", "time_of_day"].contains(&name)
                    || name == "time_of_day"
                {
                    continue;
                }
                let kept = stage.find(&format!("{}&{parameter}", without(question, name))).await.expect(200);
                assert_eq!(kept["total"], choice["count"], "{question} and {parameter}");
            }
        }
    }
}

/// The question without the parameter of a facet: choices within one facet are alternatives.
fn without(question: &str, facet: &str) -> String {
    let kept: Vec<&str> =
        question.split('&').filter(|part| !part.contains(facet) || facet == "day").collect();
    kept.join("&")
}

#[tokio::test]
async fn what_everybody_has_exactly_one_of_sums_up_to_all() {
    let stage = Stage::set().await;
    for question in QUESTIONS {
        let found = stage.find(&format!("{question}&facets=true")).await.expect(200);
        for facet in ["clinic", "department"] {
            let counts = found["facets"][facet].as_array().unwrap().iter();
            assert_eq!(
                counts.map(|choice| choice["count"].as_u64().unwrap()).sum::<u64>(),
                found["total"],
                "{question}"
            );
        }
    }
}

#[tokio::test]
async fn facets_come_on_request_only() {
    let stage = Stage::set().await;
    assert!(stage.find("").await.expect(200)["facets"].is_null());
    let found = stage.find("facets=true").await.expect(200);
    assert_eq!(found["facets"]["specialization"][0]["label"], "Dermatology");
    assert_eq!(found["facets"]["specialization"][0]["count"], 2);
    assert_eq!(found["facets"]["time_of_day"][2]["value"], "evening");
    assert_eq!(found["facets"]["time_of_day"][2]["count"], 1);
}
