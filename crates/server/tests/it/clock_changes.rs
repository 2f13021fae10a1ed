//! Days on which the clinic's clocks change: the hour that is skipped is not offered, the hour that comes twice is worked
//! twice, and all that is shown can be booked.

use app::clinics::CreateClinic;
use kernel::{id::DoctorId, time::parse_instant};

use crate::support::{Person, TestApp};

/// A doctor in Berlin who works every night from one to five in half hours, a week before the clocks change.
async fn in_berlin(now: &str) -> (TestApp, DoctorId, Person) {
    let app = TestApp::new().await;
    app.clock.set(parse_instant(now).unwrap());
    let clinic_id = app
        .clinic_with(CreateClinic { time_zone: Some("Europe/Berlin".to_owned()), ..CreateClinic::default() })
        .await;
    let doctor_id = app.doctor_in(clinic_id, "Dr Night").await;
    app.daily_hours(doctor_id, "01:00", "05:00", 30).await;
    let ana = app.patient("ana").await;
    (app, doctor_id, ana)
}

async fn starts(app: &TestApp, doctor_id: DoctorId, date: &str) -> Vec<String> {
    let path = format!("/api/v1/doctors/{doctor_id}/availability?from={date}&to={date}");
    let month = app.get(&path).await.expect(200);
    let times = month["days"][0]["times"].as_array().unwrap().iter();
    times.map(|time| time["starts_at"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_skipped_local_hour_is_not_offered_and_names_no_time() {
    let (app, doctor_id, ana) = in_berlin("2027-03-22T09:00:00Z").await;
    let offered = starts(&app, doctor_id, "2027-03-28").await;
    assert_eq!(
        offered,
        [
            "2027-03-28T01:00:00+01:00",
            "2027-03-28T01:30:00+01:00",
            "2027-03-28T03:00:00+02:00",
            "2027-03-28T03:30:00+02:00",
            "2027-03-28T04:00:00+02:00",
            "2027-03-28T04:30:00+02:00",
        ]
    );
    // A local time without its offset could be the one that is not there.
    let bare = app.hold(&ana, doctor_id, "2027-03-28T02:30:00").await.expect(422);
    assert_eq!(bare.field_code("starts_at"), "not_an_instant");
    // With the winter's offset it is an instant that exists, which Berlin calls half past three.
    let held = app.hold(&ana, doctor_id, "2027-03-28T02:30:00+01:00").await.expect(201);
    assert_eq!(held["starts_at"], "2027-03-28T03:30:00+02:00");
    let rest = starts(&app, doctor_id, "2027-03-28").await;
    assert_eq!(rest.len(), 5);
    assert!(!rest.contains(&"2027-03-28T03:30:00+02:00".to_owned()));
}

#[tokio::test]
async fn an_hour_that_comes_twice_is_worked_twice() {
    let (app, doctor_id, ana) = in_berlin("2027-10-25T09:00:00Z").await;
    let offered = starts(&app, doctor_id, "2027-10-31").await;
    assert_eq!(offered.len(), 10, "{offered:?}");
    let twice = ["2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00"];
    for start in twice {
        assert!(offered.contains(&start.to_owned()), "{start} is missing in {offered:?}");
        let held = app.hold(&ana, doctor_id, start).await.expect(201);
        assert_eq!(held["starts_at"], start);
    }
}
