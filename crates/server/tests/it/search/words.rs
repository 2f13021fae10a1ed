//! What people type.

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::stage::{AYESHA, BILAL, OMAR, Stage, ZOE, escaped};

#[tokio::test]
async fn a_doctor_is_found_by_anything_people_know_of_them() {
    let stage = Stage::set().await;
    for (question, first) in [
        ("ayesa sidiqui", AYESHA),
        ("aisha siddique", AYESHA),
        ("عائشہ صدیقی", AYESHA),
        ("SIDDIQUI, Ayesha", AYESHA),
        ("ayesha sid", AYESHA),
        ("zoe oneil", ZOE),
        ("dermatolgist lahore", AYESHA),
        ("skin doctor in karachi", ZOE),
        ("heart", OMAR),
        ("child specialist", BILAL),
        ("pediatrician", BILAL),
        ("laser", AYESHA),
        ("fcps", AYESHA),
        ("mrcp", ZOE),
        ("sea clinic cardiologist", OMAR),
        ("edinburgh", AYESHA),
        ("دل", OMAR),
    ] {
        let found = stage.found(&format!("q={}", escaped(question))).await;
        assert_eq!(found.first().map(String::as_str), Some(first), "{question}: {found:?}");
    }
}

#[tokio::test]
async fn a_name_is_looked_for_in_names_only() {
    let stage = Stage::set().await;
    assert_eq!(stage.found("name=khan").await, [BILAL]);
    assert_eq!(stage.found("name=lahore").await, [""; 0]);
    assert_eq!(stage.found("name=sheikh&q=cardiologist").await, [OMAR]);
    assert_eq!(stage.found("name=sheikh&q=dermatologist").await, [""; 0]);
}

#[tokio::test]
async fn what_was_meant_is_told_and_so_is_that_not_all_words_were_found() {
    let stage = Stage::set().await;
    let found = stage.find("q=dermatolgist").await.expect(200);
    assert_eq!(found["did_you_mean"], "dermatology");
    assert_eq!(found["has_all_words"], true);
    let found = stage.find("q=siddiqui%20acupuncture").await.expect(200);
    assert_eq!((&found["did_you_mean"], &found["has_all_words"]), (&serde_json::Value::Null, &false.into()));
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let found = stage.find("q=acupuncture").await.expect(200);
    assert_eq!(found["total"], 0);
    assert_eq!(found["suggestions"][0]["kind"], "without");
    assert_eq!(found["suggestions"][0]["parameters"][0], "q");
    assert_eq!(found["suggestions"][0]["count"], 4);
}

/// W-A16: what is typed is words, never a language.
#[tokio::test]
async fn no_text_breaks_the_search_or_means_anything_but_its_words() {
    let stage = Stage::set().await;
    for hostile in [
        "*",
        "\"",
        "(",
        ")(",
        "@name:*",
        "-Ayesha",
        "Ayesha~2",
        "Ayesha^10",
        "name:Ayesha OR 1=1",
        "' or ''='",
        "%",
        "_",
        "[a TO z]",
        "{",
        "}",
        "\\",
        "/.*/",
        "a AND",
        "NOT",
        "+",
        "<script>",
        "\u{0}",
        "\u{202E}evil",
        "🩺",
        "\u{FEFF}",
        "ﷺ",
        "a\nb",
        "....",
    ] {
        let answer = stage.find(&format!("q={}", escaped(hostile))).await.expect(200);
        let by_name = stage.find(&format!("name={}", escaped(hostile))).await.expect(200);
        assert!(answer["total"].is_u64() && by_name["total"].is_u64());
    }
    // A bare operator asks for nothing, so it hides nobody.
    assert_eq!(stage.find("q=*").await.expect(200)["total"], 4);
    // Signs between the words change nothing.
    assert_eq!(stage.found("q=%2BAyesha%20-Siddiqui").await, [AYESHA]);
    assert_eq!(stage.find(&format!("q={}", "a".repeat(201))).await.expect(422).field_code("q"), "too_long");
}

#[tokio::test]
async fn any_text_in_any_parameter_is_answered() {
    let stage = Stage::set().await;
    let mut runner = TestRunner::deterministic();
    let parameter = prop::sample::select(vec![
        "q",
        "name",
        "specialization",
        "qualification",
        "department",
        "clinic",
        "city",
        "day",
        "date",
        "from",
        "to",
        "time_of_day",
        "mode",
        "language",
        "gender",
        "min_fee",
        "max_fee",
        "min_rating",
        "near",
        "radius_km",
        "accepts_new",
        "sort",
        "facets",
        "limit",
        "cursor",
    ]);
    let texts = prop_oneof![any::<String>(), "[0-9:.,T+-]{0,24}", "\\PC{0,40}"];
    let questions = prop::collection::vec((parameter, texts), 1..4);
    for _ in 0..300 {
        let question = questions.new_tree(&mut runner).unwrap().current();
        let pairs = question.iter().map(|(name, text)| format!("{name}={}", escaped(text)));
        let query = pairs.collect::<Vec<_>>().join("&");
        let answer = stage.find(&query).await;
        assert!(matches!(answer.status(), 200 | 400 | 422), "{query}: {}", answer.text());
    }
}
