//! Each filter, and all of them together.

use std::collections::BTreeSet;

use super::stage::{AYESHA, BILAL, EVERYBODY, OMAR, Stage, ZOE};

/// Every filter with who holds it. Today is a Monday, nine o'clock.
const FILTERS: &[(&str, &[&str])] = &[
    ("specialization=Dermatology", &[AYESHA, ZOE]),
    ("specialization=dermatolgist", &[AYESHA, ZOE]),
    ("specialization=skin", &[AYESHA, ZOE]),
    ("specialization=Cardiology,Paediatrics", &[OMAR, BILAL]),
    ("specialization=Cardiology&specialization=Allergy", &[OMAR, AYESHA]),
    ("specialization=Astrology", &[]),
    ("qualification=FCPS", &[AYESHA]),
    ("qualification=mbbs", &[AYESHA, OMAR, BILAL]),
    ("department=skin", &[AYESHA, ZOE]),
    ("department=heart", &[OMAR]),
    ("clinic=Canal%20Clinic", &[AYESHA, BILAL]),
    ("city=karachi", &[OMAR, ZOE]),
    ("city=Karachee", &[OMAR, ZOE]),
    ("day=saturday", &[BILAL]),
    ("day=monday", &[AYESHA, ZOE]),
    ("day=sunday", &[]),
    ("mode=video", &[AYESHA, ZOE]),
    ("mode=in_person", &[AYESHA, OMAR, BILAL]),
    ("language=ur", &[AYESHA, BILAL]),
    ("language=Sindhi,pa", &[OMAR, BILAL]),
    ("gender=female", &[AYESHA, ZOE]),
    ("min_fee=150000", &[AYESHA, OMAR, ZOE]),
    ("max_fee=150000", &[AYESHA, BILAL]),
    ("min_fee=150001&max_fee=300000", &[OMAR]),
    ("accepts_new=true", &[AYESHA, BILAL, ZOE]),
    ("accepts_new=false", &[OMAR]),
    ("near=31.52,74.36&radius_km=50", &[AYESHA, BILAL]),
    ("near=24.86,67.00&radius_km=2000", &EVERYBODY),
    ("min_rating=4", &[]),
];

/// Filters that ask for times that are really free.
const TIMES: &[(&str, &[&str])] = &[
    ("date=2026-11-23", &[AYESHA, ZOE]),
    ("date=2026-11-24", &[AYESHA, OMAR]),
    ("date=2026-11-29", &[]),
    ("from=2026-11-28&to=2026-11-29", &[BILAL]),
    ("from=2026-11-26", &EVERYBODY),
    ("to=2026-11-23", &[AYESHA, ZOE]),
    ("time_of_day=evening", &[OMAR]),
    ("time_of_day=morning", &[AYESHA, BILAL]),
    ("time_of_day=afternoon", &[AYESHA, BILAL, ZOE]),
    ("time_of_day=morning,evening", &[AYESHA, BILAL, OMAR]),
    ("from=13:30", &[BILAL, OMAR, ZOE]),
    ("from=13:30&to=14:00", &[BILAL]),
    ("to=10:00", &[AYESHA]),
    ("from=2026-11-24T17:00:00%2B05:00&to=2026-11-24T12:30:00Z", &[OMAR]),
    ("day=tuesday&time_of_day=evening", &[OMAR]),
    ("day=monday&time_of_day=evening", &[]),
    ("day=saturday&date=2026-11-28", &[BILAL]),
    ("day=monday&date=2026-11-28", &[]),
];

#[tokio::test]
async fn each_filter_keeps_exactly_the_doctors_that_hold_it() {
    let stage = Stage::set().await;
    for (query, expected) in FILTERS.iter().chain(TIMES) {
        let found = stage.find(query).await.expect(200);
        let names: BTreeSet<String> = super::stage::names(&found).into_iter().collect();
        let expected: BTreeSet<String> = expected.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(names, expected, "{query}");
        assert_eq!(found["total"], expected.len(), "{query}");
        assert_eq!(found["total_is_exact"], true);
    }
}

#[tokio::test]
async fn any_two_filters_together_keep_who_holds_both() {
    let stage = Stage::set().await;
    let parameter = |query: &str| query.split('=').next().unwrap_or_default().to_owned();
    for (a, holds_a) in FILTERS {
        for (b, holds_b) in FILTERS.iter().chain(TIMES) {
            // Two values of one parameter are alternatives; a weekday narrows the times that are asked for.
            let same = b.split('&').any(|b| a.split('&').any(|a| parameter(a) == parameter(b)));
            if same || parameter(a) == "day" {
                continue;
            }
            let both: BTreeSet<String> =
                holds_a.iter().filter(|name| holds_b.contains(name)).map(|name| (*name).to_owned()).collect();
            assert_eq!(stage.found_set(&format!("{a}&{b}")).await, both, "{a}&{b}");
        }
    }
}

#[tokio::test]
async fn the_times_shown_suit_what_was_asked_and_can_be_booked() {
    let stage = Stage::set().await;
    let patient = stage.app.patient("ana").await;
    let found = stage.find("time_of_day=afternoon&day=monday").await.expect(200);
    let ayesha = found["items"].as_array().unwrap().iter().find(|item| item["full_name"] == AYESHA).unwrap();
    let times: Vec<&str> = ayesha["next_times"]
        .as_array()
        .unwrap()
        .iter()
        .map(|time| time["starts_at"].as_str().unwrap())
        .collect();
    assert_eq!(times[0], "2026-11-23T12:00:00+05:00");
    assert_eq!(times[3], "2026-11-30T12:00:00+05:00", "three a Monday, then the next one");
    assert_eq!(ayesha["next_available"], times[0]);
    for item in found["items"].as_array().unwrap() {
        let body = serde_json::json!({ "doctor_id": item["id"], "starts_at": item["next_available"] });
        stage.app.post("/api/v1/appointments").bearer(&patient.token).json(body).await.expect(201);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_by_field() {
    let stage = Stage::bare().await;
    for (query, field, code) in [
        ("day=someday", "day", "unknown_word"),
        ("date=2026-02-30", "date", "not_a_date"),
        ("date=tomorrow", "date", "not_a_date"),
        ("date=9999-01-01", "date", "not_a_date"),
        ("from=25:00", "from", "not_a_time"),
        ("from=12:00&to=11:00", "to", "before_from"),
        ("from=2026-11-24&to=2026-11-23", "to", "before_from"),
        ("time_of_day=midnight", "time_of_day", "unknown_word"),
        ("mode=telepathy", "mode", "unknown_word"),
        ("language=klingonese", "language", "not_a_language"),
        ("gender=yes", "gender", "unknown_word"),
        ("min_fee=-1", "min_fee", "not_an_amount"),
        ("min_fee=1.5", "min_fee", "not_an_amount"),
        ("max_fee=99999999999999999999", "max_fee", "not_an_amount"),
        ("min_fee=2&max_fee=1", "max_fee", "below_minimum"),
        ("min_rating=6", "min_rating", "out_of_range"),
        ("min_rating=NaN", "min_rating", "out_of_range"),
        ("near=lahore", "near", "not_a_place"),
        ("near=91,0", "near", "not_a_place"),
        ("near=NaN,0", "near", "not_a_place"),
        ("radius_km=5", "near", "required"),
        ("near=1,1&radius_km=-1", "radius_km", "out_of_range"),
        ("near=1,1&radius_km=inf", "radius_km", "out_of_range"),
        ("sort=distance", "near", "required"),
        ("sort=best", "sort", "unknown_word"),
        ("accepts_new=maybe", "accepts_new", "not_true_or_false"),
        ("limit=0", "limit", "out_of_range"),
        ("limit=101", "limit", "out_of_range"),
        ("cursor=xyz", "cursor", "unknown_cursor"),
    ] {
        assert_eq!(stage.find(query).await.expect(422).field_code(field), code, "{query}");
    }
    let unknown = stage.find("speciality=skin").await;
    assert!(matches!(unknown.status(), 400 | 422), "{}", unknown.text());
    // A form sends the fields that nobody filled in.
    stage.find("q=&date=&min_fee=&sort=&day=&near=").await.expect(200);
}

#[tokio::test]
async fn a_search_that_finds_nobody_offers_ways_out() {
    let stage = Stage::set().await;
    let ways = |answer: &crate::support::Answer| answer["suggestions"].as_array().unwrap().clone();
    let found = stage.find("near=31.52,74.36&radius_km=20&specialization=Cardiology").await.expect(200);
    assert_eq!(found["total"], 0);
    assert_eq!(ways(&found)[0]["kind"], "wider_radius");
    assert!(ways(&found)[0]["radius_km"].as_f64().unwrap() >= 1000.0);
    let found = stage.find("specialization=Cardiology&date=2026-11-25").await.expect(200);
    let days: Vec<_> = ways(&found)
        .into_iter()
        .filter(|way| way["kind"] == "other_day")
        .map(|way| way["date"].clone())
        .collect();
    assert_eq!(days[0], "2026-11-24");
    let found = stage.find("specialization=Cardiology&gender=female").await.expect(200);
    let without: Vec<_> = ways(&found).into_iter().map(|way| way["parameters"][0].clone()).collect();
    assert_eq!(without.len(), 2, "{}", found.text());
    assert!(without.contains(&"gender".into()) && without.contains(&"specialization".into()));
}
