//! Calendar files that really move and remove.

use std::collections::HashMap;

use super::*;

/// The properties of the one event and of the calendar around it, as RFC 5545 has them: lines of at most 75 octets that
/// end in CRLF, continued by a space.
#[track_caller]
fn read(file: &str) -> HashMap<String, String> {
    assert!(file.ends_with("END:VCALENDAR\r\n") && file.starts_with("BEGIN:VCALENDAR\r\n"), "{file}");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "lines end in CRLF");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "");
    let mut properties = HashMap::new();
    for line in unfolded.lines().filter(|line| !line.starts_with("BEGIN:") && !line.starts_with("END:")) {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no value in {line}"));
        let name = name.split(';').next().unwrap_or(name);
        assert!(properties.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice");
    }
    assert_eq!(unfolded.matches("BEGIN:VEVENT").count(), 1);
    properties
}

#[tokio::test]
async fn one_visit_is_one_calendar_entry_that_moves_and_is_removed() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let visit = app.held_by(&ana).await;
    app.pay_with(&ana, &visit, GOOD).await;
    app.drain().await;
    app.move_to(&ana, &visit, ELEVEN).await;
    app.drain().await;
    app.call_off(&ana, &visit).await;
    app.drain().await;

    let mut files = Vec::new();
    for letter in ["appointment_confirmed", "appointment_moved", "appointment_cancelled"] {
        let mail = app.letters(letter).await.remove(0);
        let file = read(mail.calendar.as_deref().unwrap());
        assert_eq!(Some(&file["METHOD"]), mail.calendar_method.as_ref());
        files.push(file);
    }
    let of = |name: &str| files.iter().map(|file| file[name].as_str()).collect::<Vec<_>>();
    assert_eq!(of("METHOD"), ["REQUEST", "REQUEST", "CANCEL"]);
    assert_eq!(of("STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    assert_eq!(of("UID"), vec![format!("{visit}@127.0.0.1"); 3]);
    assert_eq!(of("DTSTART"), ["20261124T050000Z", "20261124T060000Z", "20261124T060000Z"]);
    assert_eq!(of("DTEND"), ["20261124T053000Z", "20261124T063000Z", "20261124T063000Z"]);
    let sequences: Vec<u32> = of("SEQUENCE").iter().map(|number| number.parse().unwrap()).collect();
    assert!(sequences.is_sorted_by(|a, b| a < b), "{sequences:?}");
    assert_eq!(files[0]["SUMMARY"], "Appointment with Dr Sana malik");
    assert_eq!(files[0]["LOCATION"], "Noor Clinic\\, 1 Garden Road\\, Karachi");
    assert_eq!(files[0]["ATTENDEE"], format!("mailto:{}", ana.email));
    assert_eq!(files[0]["ORGANIZER"], "mailto:no-reply@127.0.0.1");
}

#[tokio::test]
async fn the_file_to_be_kept_names_the_same_entry() {
    let app = TestApp::new().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let visit = app.held_by(&ana).await;
    let path = format!("/api/v1/appointments/{visit}/calendar.ics");
    let held = app.get(&path).bearer(&ana.token).await.expect(200);
    assert_eq!(read(&held.text())["STATUS"], "TENTATIVE");

    app.pay_with(&ana, &visit, GOOD).await;
    app.drain().await;
    let file = app.get(&path).bearer(&ana.token).await.expect(200);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8; method=PUBLISH");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"appointment.ics\"");
    let (file, mailed) = (read(&file.text()), app.letters("appointment_confirmed").await.remove(0));
    let mailed = read(&mailed.calendar.unwrap());
    for name in ["UID", "SEQUENCE", "DTSTART", "DTSTAMP"] {
        assert_eq!(file[name], mailed[name], "{name}");
    }
    assert!(!file.contains_key("ATTENDEE"));

    app.call_off(&ana, &visit).await;
    let file = app.get(&path).bearer(&ana.token).await.expect(200);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8; method=CANCEL");

    app.get(&path).bearer(&ben.token).await.expect(404);
    app.get(&path).await.expect(401);
}
