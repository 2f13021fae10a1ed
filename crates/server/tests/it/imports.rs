//! Lists of another system, brought in by the API.

use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

struct Scene {
    app: TestApp,
    manager: Person,
    /// Works Monday to Friday from nine to five in half hours.
    sana: Person,
    clinic: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let (manager, sana) = (app.manager().await, app.doctor("sana").await);
        let clinic = app.clinic().await.to_string();
        Self { app, manager, sana, clinic }
    }

    async fn send(&self, query: &str, kind: &str, file: impl Into<Vec<u8>>) -> Answer {
        let path = format!("/api/v1/clinics/{}/imports?{query}", self.clinic);
        self.app.post(&path).bearer(&self.manager.token).body(kind, file.into()).await
    }

    async fn look(&self, what: &str, file: &str) -> Answer {
        self.send(&format!("what={what}&dry_run=true"), "text/csv", file).await.expect(200)
    }

    async fn bring(&self, what: &str, file: &str) -> Answer {
        self.send(&format!("what={what}"), "text/csv; charset=utf-8", file).await.expect(200)
    }

    async fn list(&self, path: &str) -> Vec<Value> {
        let list = self.app.get(path).bearer(&self.manager.token).await.expect(200);
        list["items"].as_array().expect("a list").clone()
    }

    async fn patients(&self, words: &str) -> usize {
        self.list(&format!("/api/v1/patients?q={words}")).await.len()
    }
}

/// New, known and refused.
fn counts(report: &Answer) -> [u64; 3] {
    ["new", "known", "refused"].map(|of| report[of].as_u64().expect("a number"))
}

/// Number, field and code of every refused row.
fn refusals(report: &Answer) -> Vec<(u64, String, String)> {
    let rows = report["rows"].as_array().expect("rows").iter();
    let errors = rows.flat_map(|row| {
        let errors = row["errors"].as_array().expect("a list").iter();
        errors.map(|error| {
            let text = |of: &str| error[of].as_str().expect("a text").to_owned();
            (row["number"].as_u64().expect("a number"), text("field"), text("code"))
        })
    });
    errors.collect()
}

fn refusal(number: u64, field: &str, code: &str) -> (u64, String, String) {
    (number, field.to_owned(), code.to_owned())
}

const PATIENTS: &str = "\u{FEFF}Phone;Name;Birth date;Gender;Shoe size\r\n\
    +92 300 1234567;Amina Yusuf;1990-04-23;female;39\r\n\
    call her;Bilal Aslam;23/04/1990;;\r\n\
    ;Chanda;;girl;\r\n\
    +92 300 1234567;amina  yusuf;1990-04-23;;\r\n\
    ;محمد علی;1985-01-02;male;44\r\n";

#[tokio::test]
async fn what_is_good_goes_in_and_what_is_not_is_listed_by_row_and_column() {
    let scene = Scene::new().await;
    let looked = scene.look("patients", PATIENTS).await;
    assert_eq!(scene.patients("amina").await, 0, "looking writes nothing");
    let brought = scene.bring("patients", PATIENTS).await;
    assert_eq!(counts(&brought), [2, 1, 2]);
    let reasons = [
        refusal(3, "birth_date", "not_a_date"),
        refusal(3, "phone", "not_a_phone"),
        refusal(4, "gender", "not_a_choice"),
    ];
    assert_eq!(refusals(&brought), reasons);
    assert_eq!(brought["ignored_columns"], json!(["Shoe size"]));
    // Looked at first it said the same.
    assert_eq!((counts(&looked), refusals(&looked)), (counts(&brought), refusals(&brought)));
    assert_eq!((scene.patients("amina").await, scene.patients("bilal").await), (1, 0));

    let again = scene.bring("patients", PATIENTS).await;
    assert_eq!(counts(&again), [0, 3, 2]);
    assert_eq!(counts(&scene.look("patients", PATIENTS).await), [0, 3, 2]);
    assert_eq!(scene.patients("amina").await, 1);
    let audit = scene.list("/api/v1/audit?action=clinic.import").await;
    let told = audit.iter().map(|line| (line["detail"]["new"].as_u64(), line["detail"]["what"].as_str()));
    let mut told: Vec<_> = told.collect();
    told.sort_unstable();
    assert_eq!(told, [(Some(0), Some("patients")), (Some(2), Some("patients"))]);
    assert_eq!(scene.list("/api/v1/audit?action=patient.create").await.len(), 2);
}

#[tokio::test]
async fn two_who_send_the_same_file_at_one_moment_write_nobody_down_twice() {
    let scene = Scene::new().await;
    let file = "name,phone\nAmina Yusuf,+92 300 1234567\nBilal Aslam,+92 300 7654321\n";
    let (one, other) = tokio::join!(scene.bring("patients", file), scene.bring("patients", file));
    let new = counts(&one)[0] + counts(&other)[0];
    assert_eq!((new, scene.patients("amina").await, scene.patients("bilal").await), (2, 1, 1));
}

#[tokio::test]
async fn a_repeated_request_is_answered_from_memory() {
    let scene = Scene::new().await;
    let path = format!("/api/v1/clinics/{}/imports?what=patients", scene.clinic);
    let send = || {
        let ask = scene.app.post(&path).bearer(&scene.manager.token).idempotency("list-1");
        ask.body("text/csv", "name\nAmina\nBilal\n")
    };
    assert_eq!(counts(&send().await.expect(200)), [2, 0, 0]);
    let again = send().await.expect(200);
    assert_eq!((counts(&again), again.header("idempotent-replay")), ([2, 0, 0], "true"));
}

#[tokio::test]
async fn doctors_come_in_approved_with_their_department_and_specializations() {
    let scene = Scene::new().await;
    let admin = scene.app.administrator().await;
    let name = json!({ "name": "Dermatology" });
    scene.app.post("/api/v1/specializations").bearer(&admin.token).json(name).await.expect(201);
    let elsewhere = scene.app.clinic_named("Other Clinic").await;
    scene.app.doctor_of(elsewhere, "Dr Else").await;
    let file = "full_name,registration_number,registration_expiry,consultation_fee,department,specializations,languages\n\
        Dr Omar Khan,pmc-77,2035-12-31,\"2,500.50\",dermatology,Dermatology,en ur\n\
        Dr Lost,PMC-78,2001-01-01,free,Astrology,Astrology,english\n\
        Dr Sana,PMC-Sana,2035-12-31,2500,,,\n\
        Dr Else,PMC-dr-else,2035-12-31,2500,,,\n\
        Dr Omar Khan,PMC-77,2035-12-31,2500,,,\n";
    let looked = scene.look("doctors", file).await;
    let brought = scene.bring("doctors", file).await;
    assert_eq!(counts(&brought), [1, 2, 2]);
    let reasons = [
        refusal(3, "consultation_fee", "not_an_amount"),
        refusal(3, "department", "no_such_department"),
        refusal(3, "specializations", "no_such_specialization"),
        refusal(5, "registration_number", "registration_number_taken"),
    ];
    assert_eq!(refusals(&brought), reasons);
    assert_eq!((counts(&looked), refusals(&looked)), (counts(&brought), refusals(&brought)));
    let found = scene.list("/api/v1/doctors?q=omar").await;
    assert_eq!(found.len(), 1);
    let path = format!("/api/v1/doctors/{}", found[0]["id"].as_str().expect("an id"));
    let omar = scene.app.get(&path).await.expect(200);
    assert_eq!(omar["consultation_fee"], json!({"amount": 250_050, "currency": "PKR"}));
    assert_eq!(omar["specializations"][0]["name"], "Dermatology");
    assert_eq!((omar["department"]["name"].as_str(), omar.str("status")), (Some("Dermatology"), "approved"));
}

const VISITS: &str = "doctor,start,minutes,name,phone,birth_date,reason\n\
    PMC-sana,2026-11-24 10:00,30,Amina Yusuf,+92 300 1234567,,Rash\n\
    dr sana,2026-11-24T11:00:00+05:00,,Bilal Aslam,,1985-01-02,\n\
    Dr Sana,2026-11-24 10:00,,Chanda,,,\n\
    Dr Sana,2026-11-24 10:10,,Chanda,,,\n\
    Dr Sana,2026-11-24 12:00,45,Chanda,,,\n\
    Dr Sana,2026-11-20 10:00,,Chanda,,,\n\
    Dr Nobody,tomorrow,,Chanda,,,\n\
    PMC-SANA,2026-11-24 10:00,30,Amina Yusuf,+92 300 1234567,,Rash\n";

#[tokio::test]
async fn visits_come_in_confirmed_where_the_doctor_is_free() {
    let scene = Scene::new().await;
    let looked = scene.look("appointments", VISITS).await;
    let brought = scene.bring("appointments", VISITS).await;
    assert_eq!(counts(&brought), [2, 1, 5], "{}", brought.text());
    let reasons = [
        refusal(4, "", "time_taken"),
        refusal(5, "start", "not_on_grid"),
        refusal(6, "minutes", "other_length"),
        refusal(7, "start", "in_the_past"),
        refusal(8, "doctor", "no_such_doctor"),
        refusal(8, "start", "not_an_instant"),
    ];
    assert_eq!(refusals(&brought), reasons);
    assert_eq!((counts(&looked), refusals(&looked)), (counts(&brought), refusals(&brought)));
    let path = format!("/api/v1/appointments?doctor={}&status=confirmed", scene.sana.doctor_id());
    let booked = scene.list(&path).await;
    let mut starts: Vec<_> =
        booked.iter().map(|visit| visit["starts_at"].as_str().expect("a text")).collect();
    starts.sort_unstable();
    assert_eq!(starts, ["2026-11-24T10:00:00+05:00", "2026-11-24T11:00:00+05:00"]);
    // Nobody is kept of whom no visit came in.
    assert_eq!((scene.patients("amina").await, scene.patients("chanda").await), (1, 0));
    assert_eq!(counts(&scene.bring("appointments", VISITS).await), [0, 3, 5]);
    scene.app.is_consistent().await;
}

#[tokio::test]
async fn somebody_known_is_recognised_by_name_and_phone_and_a_name_alone_is_nobodys() {
    let scene = Scene::new().await;
    scene.bring("patients", "name,phone,birth_date\nAmina Yusuf,+92 300 1234567,1990-04-23\n").await;
    let visits = "doctor,start,name,phone\n\
        PMC-Sana,2026-11-24 10:00,Amina Yusuf,+923001234567\n\
        PMC-Sana,2026-11-24 11:00,Amina Yusuf,\n";
    assert_eq!(counts(&scene.bring("appointments", visits).await), [2, 0, 0]);
    assert_eq!(scene.patients("amina").await, 2);
    let twice =
        "name,phone,birth_date\nZoya Khan,+92 300 1111111,1990-04-23\nZoya Khan,+92 300 1111111,1961-09-09\n";
    assert_eq!(counts(&scene.bring("patients", twice).await), [2, 0, 0]);
    let whose = "doctor,start,name,phone\nPMC-Sana,2026-11-24 12:00,Zoya Khan,+92 300 1111111\n";
    assert_eq!(
        refusals(&scene.bring("appointments", whose).await),
        [refusal(2, "name", "ambiguous_patient")]
    );
}

#[tokio::test]
async fn a_calendar_brings_its_events_to_the_doctor_that_is_chosen() {
    let scene = Scene::new().await;
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elsewhere//EN\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Yusuf\\, Amina\r\nDTSTART:20261124T050000Z\r\nDTEND:20261124T053000Z\r\n\
        BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Bilal\r\nDTSTART;TZID=Asia/Karachi:20261124T110000\r\nDURATION:PT30M\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Weekly\r\nDTSTART:20261125T050000Z\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:4\r\nSUMMARY:Holiday\r\nDTSTART;VALUE=DATE:20261126\r\nEND:VEVENT\r\n\
        END:VCALENDAR\r\n";
    let unknown = scene.send("what=appointments", "text/calendar", calendar).await.expect(422);
    assert_eq!(unknown.field_code("doctor_id"), "required");
    let whose = format!("what=appointments&doctor_id={}", scene.sana.doctor_id());
    let looked = scene.send(&format!("{whose}&dry_run=true"), "text/calendar", calendar).await.expect(200);
    let brought = scene.send(&whose, "text/calendar", calendar).await.expect(200);
    assert_eq!(counts(&brought), [2, 0, 2], "{}", brought.text());
    assert_eq!(refusals(&brought), [refusal(3, "", "repeating_event"), refusal(4, "", "whole_day_event")]);
    assert_eq!((counts(&looked), refusals(&looked)), (counts(&brought), refusals(&brought)));
    assert_eq!(counts(&scene.send(&whose, "text/calendar", calendar).await.expect(200)), [0, 2, 2]);
    assert_eq!(brought["rows"][0]["name"], "Yusuf, Amina");
}

#[tokio::test]
async fn a_file_of_which_nothing_can_be_read_is_refused_as_a_whole() {
    let scene = Scene::new().await;
    let code = async |what: &str, file: Vec<u8>| {
        let refused = scene.send(&format!("what={what}"), "text/csv", file).await.expect(422);
        refused.field_code("file").to_owned()
    };
    assert_eq!(code("patients", b"phone\n+92 300 1234567\n".to_vec()).await, "missing_column");
    assert_eq!(code("patients", b"name\nJos\xE9\n".to_vec()).await, "not_utf8");
    assert_eq!(code("patients", b"name\n\n".to_vec()).await, "no_rows");
    assert_eq!(code("patients", format!("name\n{}", "Ana\n".repeat(501)).into()).await, "too_many_rows");
    assert_eq!(code("patients", vec![b'x'; 512 * 1024 + 1]).await, "file_too_large");
    assert_eq!(code("doctors", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec()).await, "not_a_table");
    let path = format!("/api/v1/clinics/{}/imports?what=patients", scene.clinic);
    scene.app.post(&path).bearer(&scene.manager.token).json(json!({})).await.expect(415);
    let desk = scene.app.desk().await;
    scene.app.post(&path).bearer(&desk.token).body("text/csv", "name\nAna\n").await.expect(403);
}
