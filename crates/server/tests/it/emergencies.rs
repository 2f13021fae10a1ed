//! A doctor opens the record of somebody else's patient in an emergency.

use app::access::Role;
use serde_json::{Value, json};

use crate::{
    seen::visit,
    support::{Answer, Person, TestApp},
};

const PATH: &str = "/api/v1/emergencies";

/// Ana has been to Sana, who wrote what she found; Omar is a doctor of the same clinic and has never met her.
struct Scene {
    app: TestApp,
    ana: Person,
    omar: Person,
    visit: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::for_years().await;
        let (ana, sana, omar) =
            (app.patient("ana").await, app.doctor("sana").await, app.doctor("omar").await);
        let visit = visit(&app, &ana, &sana, "10:00").await;
        let summary = format!("/api/v1/appointments/{visit}/summary");
        app.put(&summary).bearer(&sana.token).json(json!({ "notes": "Asthma." })).await.expect(200);
        let born = json!({ "birth_date": "1990-04-23", "notes": "Allergic to penicillin." });
        let record = format!("/api/v1/patients/{}", ana.patient_id);
        app.patch(&record).bearer(&ana.token).json(born).await.expect(200);
        Self { app, ana, omar, visit }
    }

    async fn asks(&self, person: &Person, body: Value) -> Answer {
        self.app.post(PATH).bearer(&person.token).json(body).await
    }

    /// Omar opens Ana's record.
    async fn opened(&self) -> String {
        let answer = self.asks(&self.omar, of(&self.ana)).await.expect(201);
        answer.str("id").to_owned()
    }

    async fn status(&self, person: &Person, path: &str) -> u16 {
        self.app.get(&format!("/api/v1{path}")).bearer(&person.token).await.status()
    }

    /// What of Ana somebody is shown, each as its status.
    async fn sees(&self, person: &Person) -> [u16; 4] {
        let (visit, ana) = (&self.visit, self.ana.patient_id);
        [
            self.status(person, &format!("/patients/{ana}")).await,
            self.status(person, &format!("/appointments/{visit}")).await,
            self.status(person, &format!("/appointments/{visit}/summary")).await,
            self.status(person, &format!("/appointments/{visit}/summary.pdf")).await,
        ]
    }

    async fn readers(&self) -> Vec<Value> {
        let path = format!("/api/v1/patients/{}/readers?limit=100", self.ana.patient_id);
        let page = self.app.get(&path).bearer(&self.ana.token).await.expect(200);
        page["items"].as_array().unwrap().clone()
    }
}

fn of(patient: &Person) -> Value {
    json!({ "patient_id": patient.patient_id, "reason": "cannot_speak", "explanation": "Unconscious." })
}

const NOTHING: [u16; 4] = [404; 4];
const EVERYTHING: [u16; 4] = [200; 4];

#[tokio::test]
async fn the_record_is_open_to_that_doctor_for_an_hour_and_to_nobody_else() {
    let scene = Scene::new().await;
    let (app, omar) = (&scene.app, &scene.omar);
    let lena = app.doctor("lena").await;
    assert_eq!(scene.sees(omar).await, NOTHING);
    let opened = scene.asks(omar, of(&scene.ana)).await.expect(201);
    assert_eq!((&opened["patient_name"], &opened["is_open"]), (&json!("Ana"), &json!(true)));
    assert_eq!(scene.sees(omar).await, EVERYTHING);
    assert_eq!(scene.sees(&lena).await, NOTHING);
    app.clock.advance_seconds(3599);
    assert_eq!(scene.sees(omar).await, EVERYTHING);
    app.clock.advance_seconds(1);
    assert_eq!(scene.sees(omar).await, NOTHING);
    let kept = app.get(&format!("{PATH}/{}", opened.str("id"))).bearer(&omar.token).await.expect(200);
    assert_eq!(kept["is_open"], false);
}

#[tokio::test]
async fn it_is_open_to_read_and_in_no_list_but_that_patients_own() {
    let scene = Scene::new().await;
    let (app, omar, ana) = (&scene.app, &scene.omar, scene.ana.patient_id);
    scene.opened().await;
    let list = async |path: String| {
        let page = app.get(&format!("/api/v1{path}")).bearer(&omar.token).await.expect(200);
        page["items"].as_array().unwrap().len()
    };
    assert_eq!(list(format!("/appointments?patient={ana}")).await, 1);
    assert_eq!(list("/appointments".to_owned()).await, 0);
    assert_eq!(list("/patients?q=ana".to_owned()).await, 0);
    let record = format!("/api/v1/patients/{ana}");
    app.patch(&record).bearer(&omar.token).json(json!({ "notes": "Mine." })).await.expect(404);
    app.delete(&record).bearer(&omar.token).await.expect(404);
    let summary = format!("/api/v1/appointments/{}/summary", scene.visit);
    app.put(&summary).bearer(&omar.token).json(json!({ "notes": "Mine." })).await.expect(404);
    for step in ["cancel", "no_show", "start"] {
        app.act(omar, &scene.visit, step, json!({})).await.expect(404);
    }
    assert_eq!(scene.status(omar, &format!("/patients/{ana}/readers")).await, 404);
}

#[tokio::test]
async fn the_patient_sees_that_it_was_an_emergency_and_who_it_was() {
    let scene = Scene::new().await;
    let before = scene.readers().await;
    assert!(before.iter().all(|read| read["manner"] == "role"), "{before:?}");
    scene.opened().await;
    let by_omar = async || {
        let mut reads = scene.readers().await;
        reads.retain(|read| read["account_name"] == "Omar");
        reads
    };
    let seen = by_omar().await;
    assert_eq!(seen.len(), 1, "to open it is to look: {seen:?}");
    assert_eq!((&seen[0]["manner"], &seen[0]["role"]), (&json!("emergency"), &json!("doctor")));
    assert_eq!(seen[0]["what"], "record");
    assert_eq!(scene.sees(&scene.omar).await, EVERYTHING);
    let seen = by_omar().await;
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert!(seen.iter().all(|read| read["manner"] == "emergency"), "{seen:?}");
}

#[tokio::test]
async fn the_manager_is_told_at_once_and_notes_what_they_found() {
    let scene = Scene::new().await;
    let (app, manager) = (&scene.app, scene.app.manager().await);
    let other = app.other_manager().await;
    let id = scene.opened().await;
    app.drain().await;
    let letters = app.letters("emergency_opened").await;
    let told: Vec<&str> = letters.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(told, [manager.email.as_str()]);
    assert!(letters[0].text.contains("Dr Omar"), "{}", letters[0].text);
    for private in ["Ana", "Unconscious"] {
        assert!(!letters[0].text.contains(private), "{}", letters[0].text);
    }

    let waiting = format!("{PATH}?unreviewed=true");
    let list = app.get(&waiting).bearer(&manager.token).await.expect(200);
    assert_eq!(list["items"][0]["explanation"], "Unconscious.");
    let theirs = app.get(&waiting).bearer(&other.token).await.expect(200);
    assert_eq!(theirs["items"], json!([]));

    let review = format!("{PATH}/{id}/review");
    let remark = json!({ "remark": "I spoke with the ward. It was right." });
    let by = async |person: &Person, body: &Value| {
        app.post(&review).bearer(&person.token).json(body.clone()).await
    };
    assert_eq!(by(&manager, &json!({ "remark": " " })).await.expect(422)["errors"][0]["field"], "remark");
    by(&other, &remark).await.expect(404);
    by(&scene.omar, &remark).await.expect(403);
    let reviewed = by(&manager, &remark).await.expect(200);
    assert_eq!(reviewed["review"]["by_name"], manager.name);
    assert_eq!(by(&manager, &remark).await.expect(409).code(), "emergency_reviewed");
    let list = app.get(&waiting).bearer(&manager.token).await.expect(200);
    assert_eq!(list["items"], json!([]));

    let about = format!("/api/v1/audit?patient={}", scene.ana.patient_id);
    let lines = app.get(&about).bearer(&manager.token).await.expect(200);
    let lines = lines["items"].as_array().unwrap();
    let line = |action: &str| lines.iter().find(|line| line["action"] == action).expect("it is audited");
    assert_eq!(line("patient.break_glass")["detail"]["reason"], "cannot_speak");
    assert_eq!(line("patient.break_glass")["account_name"], "Omar");
    assert_eq!(line("emergency.review")["account_name"], manager.name);
}

#[tokio::test]
async fn nobody_reviews_what_they_opened_and_administrators_are_told_where_nobody_runs_the_clinic() {
    let scene = Scene::new().await;
    let (app, admin) = (&scene.app, scene.app.admin().await);
    let clinic = app.clinic().await;
    let roles = json!({ "roles": [{ "role": Role::Manager, "clinic_id": clinic }] });
    let path = format!("/api/v1/users/{}/roles", scene.omar.account_id);
    app.patch(&path).bearer(&admin.token).json(roles).await.expect(200);
    // At his clinic a manager reaches Ana without an emergency.
    assert_eq!(scene.asks(&scene.omar, of(&scene.ana)).await.expect(409).code(), "within_reach");
    let zoya = app.patient("zoya").await;
    let opened = scene.asks(&scene.omar, of(&zoya)).await.expect(201);
    app.drain().await;
    let letters = app.letters("emergency_opened").await;
    let told: Vec<&str> = letters.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(told, [admin.email.as_str()]);
    let review = format!("{PATH}/{}/review", opened.str("id"));
    let remark = json!({ "remark": "Fine." });
    let own = app.post(&review).bearer(&scene.omar.token).json(remark.clone()).await.expect(409);
    assert_eq!(own.code(), "own_emergency");
    app.post(&review).bearer(&admin.token).json(remark).await.expect(200);
}

#[tokio::test]
async fn somebody_is_found_by_their_whole_name_and_date_of_birth() {
    let scene = Scene::new().await;
    let (app, omar) = (&scene.app, &scene.omar);
    let named = |name: &str, born: &str| json!({ "name": name, "birth_date": born, "reason": "danger", "explanation": "A fall." });
    let refused = async |body: Value| {
        let answer = scene.asks(omar, body).await.expect(422);
        answer["errors"][0]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(refused(named("An", "1990-04-23")).await, "no_such_patient");
    assert_eq!(refused(named("Ana", "1990-04-24")).await, "no_such_patient");
    assert_eq!(
        refused(json!({ "patient_id": "pat_x", "reason": "danger", "explanation": "A fall." })).await,
        "no_such_patient"
    );
    assert_eq!(
        refused(json!({ "name": "Ana", "reason": "danger", "explanation": "A fall." })).await,
        "required"
    );
    assert_eq!(
        refused(json!({ "patient_id": scene.ana.patient_id, "explanation": "A fall." })).await,
        "required"
    );
    assert_eq!(refused(json!({ "patient_id": scene.ana.patient_id, "reason": "danger" })).await, "required");
    scene.asks(omar, named(" ana ", "1990-04-23")).await.expect(201);

    // A second Ana of that day: neither is guessed.
    let twin = app.newcomer("Ana").await;
    let born = json!({ "birth_date": "1990-04-23" });
    let record = format!("/api/v1/patients/{}", twin.patient_id);
    app.patch(&record).bearer(&twin.token).json(born).await.expect(200);
    let lena = app.doctor("lena").await;
    let several = scene.asks(&lena, named("Ana", "1990-04-23")).await.expect(422);
    assert_eq!(several["errors"][0]["code"], "several_patients");

    // Whoever looks around leaves a trace.
    let manager = app.manager().await;
    let misses = "/api/v1/audit?action=patient.break_glass_missed";
    let misses = app.get(misses).bearer(&manager.token).await.expect(200);
    assert_eq!(misses["items"].as_array().unwrap().len(), 3, "{}", misses.text());
    assert!(!misses.text().contains("1990"), "{}", misses.text());
}

#[tokio::test]
async fn ones_own_patient_needs_no_emergency_and_an_open_record_no_second_one() {
    let scene = Scene::new().await;
    let sana = scene.app.doctor("sana").await;
    assert_eq!(scene.asks(&sana, of(&scene.ana)).await.expect(409).code(), "within_reach");
    scene.opened().await;
    assert_eq!(scene.asks(&scene.omar, of(&scene.ana)).await.expect(409).code(), "already_open");
    for person in [&scene.ana, &scene.app.desk().await, &scene.app.manager().await] {
        scene.asks(person, of(&scene.ana)).await.expect(403);
    }
    scene.app.post(PATH).json(of(&scene.ana)).await.expect(401);
}

#[tokio::test]
async fn it_is_closed_early_by_the_doctor_or_by_whoever_runs_the_clinic() {
    let scene = Scene::new().await;
    let (app, manager) = (&scene.app, scene.app.manager().await);
    let end = async |id: &str, person: &Person| {
        app.post(&format!("{PATH}/{id}/end")).bearer(&person.token).json(json!({})).await
    };
    let first = scene.opened().await;
    end(&first, &app.doctor("lena").await).await.expect(404);
    end(&first, &app.other_manager().await).await.expect(404);
    assert_eq!(scene.sees(&scene.omar).await, EVERYTHING);
    assert_eq!(end(&first, &scene.omar).await.expect(200)["is_open"], false);
    assert_eq!(scene.sees(&scene.omar).await, NOTHING);
    assert_eq!(end(&first, &scene.omar).await.expect(200)["is_open"], false, "what is closed stays so");
    let second = scene.opened().await;
    end(&second, &manager).await.expect(200);
    assert_eq!(scene.sees(&scene.omar).await, NOTHING);
}

#[tokio::test]
async fn what_a_doctor_of_another_clinic_opened_is_looked_into_where_the_patient_is_known() {
    let scene = Scene::new().await;
    let (app, manager) = (&scene.app, scene.app.manager().await);
    let far = app.clinic_named("Far Clinic").await;
    let chief = app.new_manager(far, "Faraz Chief").await;
    let (stranger, _) = app.doctor_in_person(far, "Dr Stranger").await;
    let opened = app.post(PATH).bearer(&stranger.token).json(of(&scene.ana)).await.expect(201);
    let opened = opened.str("id").to_owned();
    app.drain().await;
    let mut told: Vec<String> =
        app.letters("emergency_opened").await.into_iter().map(|mail| mail.recipient).collect();
    told.sort();
    let mut overseers = [chief.email.clone(), manager.email.clone()];
    overseers.sort();
    assert_eq!(told, overseers);
    for token in [&chief.token, &manager.token] {
        let list = app.get(&format!("{PATH}?unreviewed=true")).bearer(token).await.expect(200);
        assert_eq!(list["items"][0]["id"], json!(opened));
        let lines = app.get("/api/v1/audit?action=patient.break_glass").bearer(token).await.expect(200);
        assert_eq!(lines["items"].as_array().map(Vec::len), Some(1));
    }

    let summary = format!("/api/v1/appointments/{}/summary", scene.visit);
    app.get(&summary).bearer(&stranger.token).await.expect(200);
    let reads = app.get(&format!("/api/v1/audit/reads?patient={}", scene.ana.patient_id));
    let reads = reads.bearer(&manager.token).await.expect(200);
    let reads = reads["items"].as_array().expect("reads");
    let of_summary =
        reads.iter().find(|read| read["what"] == "summary").expect("it is noted at the visit's clinic");
    assert_eq!(
        (&of_summary["account_name"], &of_summary["manner"]),
        (&json!("Dr Stranger"), &json!("emergency"))
    );
    let end = format!("{PATH}/{opened}/end");
    app.post(&end).bearer(&manager.token).json(json!({})).await.expect(200);
    app.get(&summary).bearer(&stranger.token).await.expect(404);
}

#[tokio::test]
async fn a_doctor_who_is_suspended_sees_nothing_more() {
    let scene = Scene::new().await;
    let manager = scene.app.manager().await;
    scene.opened().await;
    let suspend = format!("/api/v1/doctors/{}/suspend", scene.omar.doctor_id());
    scene.app.post(&suspend).bearer(&manager.token).json(json!({})).await.expect(200);
    let seen = scene.sees(&scene.omar).await;
    assert!(seen.iter().all(|status| *status == 404), "{seen:?}");
}
