use app::notifications::{KeptMail, mailbox};
use kernel::paging::PageRequest;
use serde_json::json;

use super::links_to;
use crate::support::{Newcomer, TestApp};

const WEEK: i64 = 7 * 24 * 3600;

struct Scene {
    app: TestApp,
    manager: Newcomer,
    /// `/api/v1/clinics/…`
    clinic: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let clinic = app.clinic_named("Garden Clinic").await;
        let manager = app.new_manager(clinic, "Mona Manager").await;
        Self { app, manager, clinic: format!("/api/v1/clinics/{clinic}") }
    }

    async fn invites(&self, email: &str, role: &str) -> String {
        let path = format!("{}/invitations", self.clinic);
        let body = json!({ "email": email, "role": role });
        let invited = self.app.post(&path).bearer(&self.manager.token).json(body).await.expect(201);
        invited.str("id").to_owned()
    }

    async fn confirms(&self, person: &Newcomer) {
        let token = links_to(&self.app, &person.email).await.remove(0);
        self.app.post("/api/v1/auth/email/confirm").json(json!({ "token": token })).await;
    }

    async fn staff(&self) -> String {
        let path = format!("{}/staff", self.clinic);
        self.app.get(&path).bearer(&self.manager.token).await.expect(200).text()
    }
}

async fn letters(app: &TestApp) -> Vec<KeptMail> {
    app.drain().await;
    let mails =
        mailbox(&app.app, PageRequest { limit: 100, cursor: None }).await.expect("a demo has a mailbox");
    mails.items.into_iter().filter(|mail| mail.text.contains("/invitations/")).collect()
}

fn accept(id: &str) -> String {
    format!("/api/v1/invitations/{id}/accept")
}

#[tokio::test]
async fn whoever_is_invited_joins_once_the_address_is_shown_to_be_theirs() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let id = scene.invites("Dina.Desk@example.org", "desk").await;
    let letter = letters(app).await.remove(0);
    assert_eq!(letter.recipient, "dina.desk@example.org");
    assert!(letter.text.contains("Garden Clinic") && letter.text.contains("Mona Manager"), "{}", letter.text);
    assert!(letter.text.contains(&format!("/invitations/{id}")), "{}", letter.text);

    let dina = app.newcomer("Dina Desk").await;
    assert_eq!(dina.email, "dina.desk@example.org");
    let offered = app.get(&format!("/api/v1/invitations/{id}")).bearer(&dina.token).await.expect(200);
    assert_eq!(offered.str("role"), "desk");
    let refused = app.post(&accept(&id)).bearer(&dina.token).json(json!({})).await.expect(409);
    assert_eq!(refused.code(), "email_not_confirmed");
    scene.confirms(&dina).await;
    let joined = app.post(&accept(&id)).bearer(&dina.token).json(json!({})).await.expect(200);
    assert_eq!(joined["roles"][0]["role"], "desk");
    let path = format!("{}/calendar", scene.clinic);
    app.get(&path).bearer(&dina.token).await.expect(200);
    assert!(scene.staff().await.contains("Dina Desk"));
    // The letter is answered.
    app.post(&accept(&id)).bearer(&dina.token).json(json!({})).await.expect(404);
    let audit = app.get("/api/v1/audit?action=role.grant").bearer(&scene.manager.token).await.expect(200);
    assert!(audit.text().contains(&dina.account_id.to_string()), "{}", audit.text());
}

#[tokio::test]
async fn whoever_is_let_go_does_not_come_back_by_an_invitation_of_their_own() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let first = scene.invites("dina.desk@example.org", "manager").await;
    let dina = app.newcomer("Dina Desk").await;
    scene.confirms(&dina).await;
    app.post(&accept(&first)).bearer(&dina.token).json(json!({})).await.expect(200);
    let other = app.newcomer("Dina Again").await;
    scene.confirms(&other).await;
    let invited = json!({ "email": other.email, "role": "manager" });
    let path = format!("{}/invitations", scene.clinic);
    let invited = app.post(&path).bearer(&dina.token).json(invited).await.expect(201);
    let by_the_other = scene.invites("third@example.org", "desk").await;

    let staff = format!("{}/staff/{}", scene.clinic, dina.account_id);
    app.delete(&staff).bearer(&scene.manager.token).await.expect(204);
    app.post(&accept(invited.str("id"))).bearer(&other.token).json(json!({})).await.expect(404);
    let staff = scene.staff().await;
    assert!(staff.contains(&by_the_other) && !staff.contains(invited.str("id")), "{staff}");
}

#[tokio::test]
async fn an_invitation_opens_for_nobody_else() {
    let scene = Scene::new().await;
    let id = scene.invites("dina.desk@example.org", "manager").await;
    let eve = scene.app.newcomer("Eve Other").await;
    scene.confirms(&eve).await;
    scene.app.get(&format!("/api/v1/invitations/{id}")).bearer(&eve.token).await.expect(404);
    scene.app.post(&accept(&id)).bearer(&eve.token).json(json!({})).await.expect(404);
    scene.app.get(&format!("/api/v1/invitations/{id}")).await.expect(401);
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_or_when_it_is_withdrawn() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let dina = app.newcomer("Dina Desk").await;
    scene.confirms(&dina).await;
    let first = scene.invites(&dina.email, "desk").await;
    let path = format!("{}/invitations", scene.clinic);
    let again = json!({ "email": dina.email, "role": "desk" });
    let refused = app.post(&path).bearer(&scene.manager.token).json(again).await.expect(409);
    assert_eq!(refused.code(), "already_invited");
    app.delete(&format!("{path}/{first}")).bearer(&scene.manager.token).await.expect(204);
    app.delete(&format!("{path}/{first}")).bearer(&scene.manager.token).await.expect(404);
    app.post(&accept(&first)).bearer(&dina.token).json(json!({})).await.expect(404);

    let second = scene.invites(&dina.email, "desk").await;
    app.clock.advance_seconds(WEEK);
    let (manager, dina) = (app.sign_in(&scene.manager.email).await, app.sign_in(&dina.email).await);
    let manager = manager.token;
    app.post(&accept(&second)).bearer(&dina.token).json(json!({})).await.expect(404);
    let staff = app.get(&format!("{}/staff", scene.clinic)).bearer(&manager).await.expect(200);
    assert_eq!(staff["invitations"], json!([]));
    // An old one does not stand in the way of a new one, and nobody is written to about what is over.
    let invite = json!({ "email": "dina.desk@example.org", "role": "desk" });
    let third = app.post(&path).bearer(&manager).json(invite).await.expect(201);
    app.delete(&format!("{path}/{}", third.str("id"))).bearer(&manager).await.expect(204);
    assert!(letters(app).await.iter().all(|mail| !mail.text.contains(third.str("id"))));
}

#[tokio::test]
async fn who_is_let_go_sees_nothing_from_then_on() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let dina = app.newcomer("Dina Desk").await;
    scene.confirms(&dina).await;
    let id = scene.invites(&dina.email, "desk").await;
    app.post(&accept(&id)).bearer(&dina.token).json(json!({})).await.expect(200);
    let calendar = format!("{}/calendar", scene.clinic);
    app.get(&calendar).bearer(&dina.token).await.expect(200);

    let path = format!("{}/invitations", scene.clinic);
    let again = json!({ "email": dina.email, "role": "desk" });
    let refused = app.post(&path).bearer(&scene.manager.token).json(again).await.expect(409);
    assert_eq!(refused.code(), "already_on_staff");
    let member = |id| format!("{}/staff/{id}", scene.clinic);
    app.delete(&member(dina.account_id)).bearer(&dina.token).await.expect(403);
    let own = app.delete(&member(scene.manager.account_id)).bearer(&scene.manager.token).await.expect(409);
    assert_eq!(own.code(), "yourself");
    app.delete(&member(dina.account_id)).bearer(&scene.manager.token).await.expect(204);
    app.get(&calendar).bearer(&dina.token).await.expect(403);
    app.delete(&member(dina.account_id)).bearer(&scene.manager.token).await.expect(404);
}

#[tokio::test]
async fn a_manager_invites_only_to_their_own_clinic_and_to_roles_of_it() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let other = app.clinic_named("Other Clinic").await;
    let stranger = app.new_manager(other, "Omar Other").await;
    let path = format!("{}/invitations", scene.clinic);
    let invite = json!({ "email": "dina@example.org", "role": "desk" });
    app.post(&path).bearer(&stranger.token).json(invite).await.expect(404);
    app.get(&format!("{}/staff", scene.clinic)).bearer(&stranger.token).await.expect(404);
    for (role, field) in [("administrator", "role"), ("doctor", "role"), ("patient", "role")] {
        let body = json!({ "email": "dina@example.org", "role": role });
        let refused = app.post(&path).bearer(&scene.manager.token).json(body).await.expect(422);
        assert_eq!(refused["errors"][0]["field"], field, "{}", refused.text());
    }
    let refused = app.post(&path).bearer(&scene.manager.token).json(json!({ "email": "nobody" })).await;
    assert!(refused.expect_ref(422).text().contains("e-mail"), "{}", refused.text());
}
