//! That what is kept stays right: whatever happens to a visit, in the archive, after a change of the hours, and where
//! somebody has meddled.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::{Story, app_for_months, at, booked, report, row};
use crate::support::{Person, TestApp};

const DAY: i64 = 24 * 3600;

/// What brings a database of before up to date, as the migration has it.
const SCHEMA: &str = include_str!("../../../../database/src/schema/0015_reports.sql");

async fn run(app: &TestApp, statements: &[&str]) {
    let tx = app.app.db.begin().await.unwrap();
    for statement in statements {
        tx.execute_unprepared(statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn all(story: &Story) -> Vec<Value> {
    let mut all = Vec::new();
    for (name, by) in [
        ("fill-rate", "doctor"),
        ("no-shows", "service"),
        ("no-shows", "patient"),
        ("no-shows", "lead_time"),
        ("late-cancellations", "day"),
        ("revenue", "department"),
        ("payment-failures", "day"),
        ("sources", "source"),
    ] {
        let path = format!("/api/v1/reports/{name}?from=2026-11-01&to=2026-11-30&by={by}");
        all.push(story.app.get(&path).bearer(&story.manager.token).await.expect(200).json().clone());
    }
    all
}

async fn is_right(app: &TestApp) {
    assert_eq!(app::reports::check(&app.app).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_visit_that_is_moved_counts_where_it_is_and_nowhere_else() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    let id = booked(&app, &ana, &sana, &at("10:00")).await;
    let minutes = async |app: &TestApp| {
        app.drain().await;
        let path = "/api/v1/reports/fill-rate?from=2026-11-23&to=2026-11-25";
        let answer = app.get(path).bearer(&manager.token).await.expect(200);
        let of = |day: &str| row(&answer, day)["booked_minutes"].as_i64().unwrap();
        ["2026-11-23", "2026-11-24", "2026-11-25"].map(of)
    };
    assert_eq!(minutes(&app).await, [30, 0, 0]);
    for (day, expected) in [("24", [0, 30, 0]), ("25", [0, 0, 30]), ("23", [30, 0, 0])] {
        let to = json!({ "starts_at": format!("2026-11-{day}T15:00:00+05:00") });
        app.act(&manager, &id, "reschedule", to).await.expect(200);
        assert_eq!(minutes(&app).await, expected);
        is_right(&app).await;
    }
    // Twice before anybody looks.
    for day in ["24", "25"] {
        let to = json!({ "starts_at": format!("2026-11-{day}T15:00:00+05:00") });
        app.act(&manager, &id, "reschedule", to).await.expect(200);
    }
    assert_eq!(minutes(&app).await, [0, 0, 30]);
    is_right(&app).await;
}

#[tokio::test]
async fn what_was_paid_counts_for_the_doctor_who_has_the_visit() {
    let app = app_for_months().await;
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    let (ana, manager) = (app.patient("ana").await, app.manager().await);
    let id = booked(&app, &ana, &sana, "2026-11-25T10:00:00+05:00").await;
    let charged = async || {
        let answer = report(&app, &manager, "revenue", "&by=doctor").await.expect(200);
        let of = |doctor: &Person| {
            let rows = answer["rows"].as_array().expect("rows");
            let row = rows.iter().find(|row| row["group"] == doctor.doctor_id().to_string());
            row.map_or(0, |row| row["values"]["charged"].as_i64().expect("an amount"))
        };
        (of(&sana), of(&omar))
    };
    assert_eq!(charged().await, (165_000, 0));
    let to = json!({ "doctor_id": omar.doctor_id() });
    app.act(&manager, &id, "reschedule", to).await.expect(200);
    // The visit is on another day than the payment.
    assert_eq!(charged().await, (0, 165_000));
    is_right(&app).await;
}

#[tokio::test]
async fn a_first_visit_makes_the_later_ones_those_of_somebody_known() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    let first = booked(&app, &ana, &sana, &at("10:00")).await;
    let later = booked(&app, &ana, &sana, &at("15:00")).await;
    for step in ["check_in", "start"] {
        app.act(&manager, &later, step, json!({})).await.expect(200);
    }
    let new = report(&app, &manager, "no-shows", "&by=patient").await.expect(200);
    assert_eq!(
        (row(&new, "new")["visits"].clone(), row(&new, "known")["visits"].clone()),
        (json!(1), json!(0))
    );
    app.act(&manager, &first, "check_in", json!({})).await.expect(200);
    let known = report(&app, &manager, "no-shows", "&by=patient").await.expect(200);
    assert_eq!(
        (row(&known, "new")["visits"].clone(), row(&known, "known")["visits"].clone()),
        (json!(1), json!(1))
    );
    is_right(&app).await;
}

#[tokio::test]
async fn figures_are_the_same_before_and_after_visits_go_into_the_archive_and_counted_anew() {
    let story = Story::new().await;
    let app = &story.app;
    app.drain().await;
    app.clock.advance_seconds(7 * DAY);
    app.drain().await;
    let before = all(&story).await;
    app.clock.advance_seconds(31 * DAY);
    app.drain().await;
    assert_eq!(before, all(&story).await);
    is_right(app).await;
    run(app, &["update report_days set is_stale = true, changed = changed + 1"]).await;
    assert_eq!(before, all(&story).await);
    // Money that goes back long after is of a visit in the archive.
    let list = app.get("/api/v1/transactions?limit=100").bearer(&story.manager.token).await.expect(200);
    let paid = list["items"].as_array().unwrap().iter().find(|charge| charge["status"] == "paid").unwrap();
    let path = format!("/api/v1/transactions/{}/refunds", paid["id"].as_str().unwrap());
    let body = json!({ "reason": "late goodwill", "amount": { "amount": 11_000, "currency": "PKR" } });
    app.post(&path).bearer(&story.manager.token).json(body).await.expect(201);
    app.drain().await;
    let path = "/api/v1/reports/revenue?by=doctor";
    let now = app.get(path).bearer(&story.manager.token).await.expect(200);
    let given_back =
        json!({ "charged": 0, "tax": 0, "refunded": 11_000, "tax_refunded": 1_000, "net": -11_000 });
    assert_eq!(row(&now, &story.sana.doctor_id().to_string()), given_back);
    is_right(app).await;
}

#[tokio::test]
async fn what_happened_before_reports_were_kept_is_counted_too() {
    let story = Story::new().await;
    story.app.drain().await;
    let before = all(&story).await;
    let tables = [
        "report_visits",
        "report_money",
        "report_offers",
        "report_offers_elsewhere",
        "report_clinics",
        "report_days",
    ];
    let emptied = tables.map(|table| format!("delete from {table}"));
    run(&story.app, &emptied.each_ref().map(String::as_str)).await;
    let seed = SCHEMA.rsplit("\n\n").next().unwrap();
    let seed: Vec<&str> = seed.lines().filter(|line| !line.starts_with("--")).collect();
    run(&story.app, &[&seed.join("\n")]).await;
    assert_eq!(before, all(&story).await);
    is_right(&story.app).await;
}

#[tokio::test]
async fn what_was_offered_on_a_day_that_is_over_stays_when_hours_change() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    booked(&app, &ana, &sana, &at("10:00")).await;
    app.drain().await;
    app.clock.advance_seconds(DAY);
    app.drain().await;
    let path = format!("/api/v1/doctors/{}/schedule", sana.doctor_id());
    let hours = app.get(&path).await.expect(200);
    for row in hours["items"].as_array().unwrap() {
        let path = format!("{path}/{}", row["id"].as_str().unwrap());
        app.delete(&path).bearer(&manager.token).await.expect(204);
    }
    app.clock.advance_seconds(DAY);
    let path = "/api/v1/reports/fill-rate?from=2026-11-23&to=2026-11-26";
    for _ in 0..2 {
        let answer = app.get(path).bearer(&manager.token).await.expect(200);
        let offered = |day: &str| row(&answer, day)["offered_minutes"].clone();
        assert_eq!(offered("2026-11-23"), 480);
        for day in ["2026-11-24", "2026-11-25", "2026-11-26"] {
            assert_eq!(offered(day), 0, "{day}");
        }
        app.drain().await;
    }
}

#[tokio::test]
async fn a_figure_that_somebody_meddled_with_is_found_and_put_right_by_counting() {
    let story = Story::new().await;
    story.app.drain().await;
    let before = all(&story).await;
    is_right(&story.app).await;
    run(
        &story.app,
        &["update report_visits set missed = missed + 1 where grouped_by = 'doctor' and missed > 0"],
    )
    .await;
    run(&story.app, &["delete from report_money where grouped_by = 'day'"]).await;
    let found = app::reports::check(&story.app.app).await.unwrap();
    assert!(found.len() >= 3 && found.iter().any(|line| line.contains("missed")), "{found:?}");
    run(&story.app, &["update report_days set is_stale = true, changed = changed + 1"]).await;
    assert_eq!(before, all(&story).await);
    is_right(&story.app).await;
}

#[tokio::test]
async fn two_who_count_the_same_day_at_once_leave_it_counted_once() {
    let story = Story::new().await;
    story.app.drain().await;
    run(&story.app, &["update report_days set is_stale = true, changed = changed + 1"]).await;
    let (one, other) = tokio::join!(all(&story), all(&story));
    assert_eq!(one, other);
    is_right(&story.app).await;
}
