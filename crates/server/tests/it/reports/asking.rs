//! Who may ask, for what, and what they are told.

use database::counting;
use kernel::{
    id::DoctorId,
    money::{Currency, Money},
};
use serde_json::{Value, json};

use super::{BAD_CARD, Story, app_for_months, at, booked, clock, report, row};
use crate::support::TestApp;

#[tokio::test]
async fn a_manager_sees_their_clinic_an_administrator_each_and_nobody_else_any() {
    let app = TestApp::new().await;
    let (manager, other, admin) = (app.manager().await, app.other_manager().await, app.admin().await);
    let here = format!("&clinic_id={}", app.clinic().await);
    report(&app, &manager, "no-shows", "").await.expect(200);
    report(&app, &manager, "no-shows", &here).await.expect(200);
    report(&app, &other, "no-shows", &here).await.expect(404);
    let refused = report(&app, &admin, "no-shows", "").await.expect(422);
    assert_eq!(refused.field_code("clinic_id"), "required");
    report(&app, &admin, "no-shows", &here).await.expect(200);
    report(&app, &admin, "no-shows", "&clinic_id=cli_00000000000000000000000000").await.expect(404);
    for stranger in [app.desk().await, app.doctor("sana").await, app.patient("ana").await] {
        report(&app, &stranger, "no-shows", &here).await.expect(403);
    }
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_refused_by_field() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let ask = async |name: &str, query: &str| {
        app.get(&format!("/api/v1/reports/{name}?{query}")).bearer(&manager.token).await
    };
    for (query, field, code) in [
        ("from=2026-11-02&to=2026-11-01", "to", "before_from"),
        ("from=2025-11-01&to=2026-11-02", "to", "too_many_days"),
        ("by=doctor&from=2026-13-01", "from", "unreadable"),
        ("by=weather", "by", "not_a_choice"),
        ("format=pdf", "format", "not_a_choice"),
    ] {
        let refused = ask("revenue", query).await.expect(422);
        assert_eq!(refused.field_code(field), code, "{query}: {}", refused.text());
    }
    let refused = ask("revenue", "by=lead_time").await.expect(422);
    assert!(refused.text().contains("day, month, doctor, department, service"), "{}", refused.text());
    ask("revenue", "until=2026-11-01").await.expect(422);
    ask("weather", "").await.expect(404);
    let usual = ask("revenue", "").await.expect(200);
    assert_eq!((usual.str("from"), usual.str("to"), usual.str("by")), ("2026-10-25", "2026-11-23", "day"));
    assert_eq!(usual["rows"].as_array().unwrap().len(), 30);
    assert_eq!(usual["rows"][0]["currency"], "PKR");
    assert_eq!(ask("no-shows", "").await.expect(200)["rows"].as_array().unwrap().len(), 30);
    ask("no-shows", "from=2025-11-02&to=2026-11-02&by=month").await.expect(200);
}

#[tokio::test]
async fn missed_and_late_cancelled_visits_are_told_apart_by_everything_that_is_known_of_them() {
    let story = Story::new().await;
    let day = story.report("no-shows", "").await;
    let one_of_three = json!({ "visits": 3, "missed": 1, "rate_bp": 3333 });
    assert_eq!(row(&day, "2026-11-23"), one_of_three);
    assert_eq!(day["total"][0]["values"], one_of_three);
    let [sana, department] = [story.sana.doctor_id().to_string(), story.app.department().await.to_string()];
    let some = |visits: i64, missed: i64, rate_bp: Value| json!({ "visits": visits, "missed": missed, "rate_bp": rate_bp });
    let nothing = some(0, 0, Value::Null);
    for (by, rows) in [
        ("doctor", vec![(sana.as_str(), one_of_three.clone())]),
        ("month", vec![("2026-11", one_of_three.clone())]),
        ("service", vec![("", one_of_three.clone())]),
        ("patient", vec![("new", some(2, 1, json!(5000))), ("known", some(1, 0, json!(0)))]),
        (
            "source",
            vec![
                ("online", some(2, 1, json!(5000))),
                ("desk", nothing.clone()),
                ("walk_in", some(1, 0, json!(0))),
            ],
        ),
        (
            "lead_time",
            vec![
                ("same_day", some(1, 0, json!(0))),
                ("1_to_2_days", some(1, 0, json!(0))),
                ("3_to_7_days", nothing.clone()),
                ("8_to_30_days", some(1, 1, json!(10000))),
                ("over_30_days", nothing.clone()),
            ],
        ),
    ] {
        let answer = story.report("no-shows", &format!("&by={by}")).await;
        assert_eq!(answer["total"][0]["values"], one_of_three, "{by}");
        let shown = answer["rows"].as_array().unwrap();
        let keys: Vec<&str> = shown.iter().map(|row| row["group"].as_str().unwrap()).collect();
        assert_eq!(keys, rows.iter().map(|(key, _)| *key).collect::<Vec<_>>(), "{by}");
        for (key, values) in rows {
            assert_eq!(row(&answer, key), values, "{by} {key}");
        }
    }
    let by_department = story.report("no-shows", "&by=department").await;
    assert_eq!(by_department["rows"][0]["values"], one_of_three, "{department}");
    let late = story.report("late-cancellations", "").await;
    let values = json!({ "visits": 4, "cancelled": 2, "cancelled_late": 1, "rate_bp": 2500 });
    assert_eq!(row(&late, "2026-11-23"), values);
    let nothing = json!({ "visits": 0, "cancelled": 0, "cancelled_late": 0, "rate_bp": null });
    assert_eq!(late["before"][0]["values"], nothing);
}

#[tokio::test]
async fn who_booked_is_told_with_its_share() {
    let story = Story::new().await;
    let sources = story.report("sources", "").await;
    assert_eq!(row(&sources, "online"), json!({ "booked": 4, "share_bp": 8000, "cancelled": 2 }));
    assert_eq!(row(&sources, "walk_in"), json!({ "booked": 1, "share_bp": 2000, "cancelled": 0 }));
    assert_eq!(row(&sources, "desk"), json!({ "booked": 0, "share_bp": 0, "cancelled": 0 }));
}

#[tokio::test]
async fn money_is_told_on_the_day_on_which_it_moved() {
    let story = Story::new().await;
    let (app, desk) = (&story.app, story.app.desk().await);
    app.act(&desk, &story.walked_in, "payments", json!({ "method": "cash" })).await.expect(201);
    // 1,500 and 10 % tax for the walk-in. What was paid for the others had been paid before.
    let day = story.report("revenue", "").await;
    let taken =
        json!({ "charged": 165_000, "tax": 15_000, "refunded": 0, "tax_refunded": 0, "net": 165_000 });
    assert_eq!(row(&day, "2026-11-23"), taken);
    assert_eq!(day["total"][0]["currency"], "PKR");
    let path = "/api/v1/reports/revenue?from=2026-11-01&to=2026-11-30&by=doctor";
    let month = app.get(path).bearer(&story.manager.token).await.expect(200);
    // Six were paid for, two of them given back whole.
    let net = json!({
        "charged": 990_000, "tax": 90_000, "refunded": 330_000, "tax_refunded": 30_000, "net": 660_000
    });
    assert_eq!(row(&month, &story.sana.doctor_id().to_string()), net);
    assert_eq!(month["rows"][0]["name"], "Dr Sana");
}

#[tokio::test]
async fn payments_that_fail_are_told_on_the_day_on_which_they_were_asked_for() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    booked(&app, &ana, &sana, &at("10:00")).await;
    let held = app.hold(&ana, sana.doctor_id(), &at("11:00")).await.expect(201);
    app.act(&ana, held.str("id"), "payments", json!({ "method": BAD_CARD })).await;
    let failed = report(&app, &manager, "payment-failures", "&by=doctor").await.expect(200);
    let values = json!({ "payments": 2, "failed": 1, "rate_bp": 5000 });
    assert_eq!(row(&failed, &sana.doctor_id().to_string()), values);
    assert_eq!(failed["total"][0]["values"], values);
}

#[tokio::test]
async fn what_is_booked_is_told_of_what_is_offered_and_of_the_days_before() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    booked(&app, &ana, &sana, &at("10:00")).await;
    booked(&app, &ana, &sana, "2026-11-24T10:00:00+05:00").await;
    booked(&app, &ana, &sana, "2026-11-24T11:00:00+05:00").await;
    app.drain().await;
    let leave = json!({ "starts_at": at("13:00"), "ends_at": at("17:00") });
    let path = format!("/api/v1/doctors/{}/leave", sana.doctor_id());
    app.post(&path).bearer(&manager.token).json(leave).await.expect(201);
    // From nine to five, and away from one: four hours of one day, eight of the other.
    let path = "/api/v1/reports/fill-rate?from=2026-11-24&to=2026-11-24";
    let answer = app.get(path).bearer(&manager.token).await.expect(200);
    let some = |offered: i64, booked: i64, rate_bp: i64| json!({ "offered_minutes": offered, "booked_minutes": booked, "rate_bp": rate_bp });
    assert_eq!(row(&answer, "2026-11-24"), some(480, 60, 1250));
    assert_eq!(answer["before"][0]["values"], some(240, 30, 1250));
    for by in ["doctor", "department", "month"] {
        let path = format!("/api/v1/reports/fill-rate?from=2026-11-23&to=2026-11-24&by={by}");
        let answer = app.get(&path).bearer(&manager.token).await.expect(200);
        assert_eq!(answer["rows"][0]["values"], some(720, 90, 1250), "{by}");
    }
}

#[tokio::test]
async fn the_third_next_time_is_asked_of_the_schedule() {
    let app = app_for_months().await;
    let practice = app.practice().await;
    let manager = app.manager_of(practice.clinic_id).await;
    let path = "/api/v1/reports/third-next-available";
    let today = app.get(path).bearer(&manager.token).await.expect(200);
    assert_eq!(row(&today, &practice.doctor_id.to_string()), json!({ "days": 0 }));
    // An hour and a half of the forenoon is left: two times of it do not make three.
    clock(&app, &at("12:30"));
    let later = app.get(path).bearer(&manager.token).await.expect(200);
    assert_eq!(later["total"][0]["values"], json!({ "days": 1 }), "{}", later.text());
    let busy: DoctorId = app.doctor_in(practice.clinic_id, "Dr Busy").await;
    let later = app.get(path).bearer(&manager.token).await.expect(200);
    assert_eq!(row(&later, &busy.to_string()), json!({ "days": null }));
    assert_eq!(later["total"][0]["values"], json!({ "days": 1 }));
}

#[tokio::test]
async fn a_spreadsheet_is_given_no_formulas() {
    let app = app_for_months().await;
    let practice = app.practice().await;
    let manager = app.manager_of(practice.clinic_id).await;
    let evil = app.doctor_in(practice.clinic_id, "=HYPERLINK(\"http://evil.example\",\"Dr, Evil\")").await;
    let path = "/api/v1/reports/third-next-available?format=csv";
    let file = app.get(path).bearer(&manager.token).await.expect(200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert!(file.header("content-disposition").contains("third-next-available-2026-10-25-2026-11-23.csv"));
    let text = file.text();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("doctor,name,currency,days"));
    let quoted = format!("{evil},\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"Dr, Evil\"\")\",,");
    assert!(lines.clone().any(|line| line == quoted), "{text}");
    let plain = format!("{},Dr Ayesha Siddiqui,,0", practice.doctor_id);
    assert!(lines.any(|line| line == plain), "{text}");
}

#[tokio::test]
async fn amounts_are_numbers_of_one_currency_in_a_spreadsheet() {
    let story = Story::new().await;
    let desk = story.app.desk().await;
    let pay = json!({ "method": "cash" });
    story.app.act(&desk, &story.walked_in, "payments", pay).await.expect(201);
    let text = story.report("revenue", "&format=csv").await.text();
    let total = Money { amount: 165_000, currency: Currency::Pkr };
    let expected = format!(
        "day,name,currency,charged,tax,refunded,tax_refunded,net\n2026-11-23,,PKR,{0},15000,0,0,{0}\n",
        total.amount
    );
    assert_eq!(text, expected);
}

/// More statements than any report needs once its days are counted: two times a look for days, sums, offers here and
/// elsewhere, and names.
const MOST: usize = 25;

#[tokio::test]
async fn a_report_costs_the_same_statements_for_twelve_visits_as_for_three() {
    let app = app_for_months().await;
    let (sana, manager) = (app.doctor("sana").await, app.manager().await);
    let people: Vec<_> = app.patients(12).await;
    let times = [
        "10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00", "13:30", "14:00", "14:30", "15:00",
        "15:30",
    ];
    let mut costs: Vec<Vec<usize>> = Vec::new();
    for (from, to) in [(0, 3), (3, 12)] {
        for place in from..to {
            booked(&app, &people[place], &sana, &at(times[place])).await;
        }
        let mut cost = Vec::new();
        for name in [
            "fill-rate",
            "no-shows",
            "late-cancellations",
            "third-next-available",
            "revenue",
            "sources",
            "payment-failures",
        ] {
            report(&app, &manager, name, "").await.expect(200);
            let path = format!("/api/v1/reports/{name}?from=2026-11-01&to=2026-11-30");
            app.get(&path).bearer(&manager.token).await.expect(200);
            let asked = app.get(&path).bearer(&manager.token).into_future();
            let (answer, statements) = counting(asked).await;
            answer.expect(200);
            assert!(statements.len() <= MOST, "{name}:\n{}", statements.join("\n"));
            let plain = |sql: &String| sql.to_lowercase().replace(['"', '`'], "");
            let scans = statements.iter().map(plain).filter(|sql| sql.contains("from appointments")).count();
            assert_eq!(scans, 0, "{name} looks at appointments: {statements:?}");
            cost.push(statements.len());
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
}
