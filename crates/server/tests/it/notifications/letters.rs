//! Every letter in every language, as a reviewed snapshot.

use super::*;

/// The whole mail, with what differs from run to run replaced.
fn as_reviewed(mail: &KeptMail, visits: &[&str], doctor: &str) -> String {
    let mut shown = format!("To: {}\nSubject: {}\n\n{}", mail.recipient, mail.subject, mail.text);
    shown.push_str("\n======== html\n");
    shown.push_str(&mail.html);
    if let (Some(calendar), Some(method)) = (&mail.calendar, &mail.calendar_method) {
        shown.push_str(&format!("\n======== calendar ({method})\n{}", calendar.replace("\r\n", "\n")));
    }
    let mut shown = unfolded(&shown).replace(doctor, "doc_DOCTOR");
    for visit in visits {
        shown = shown.replace(visit, "apt_VISIT");
    }
    while let Some((start, end)) = token_in(&shown) {
        shown.replace_range(start..end, "TOKEN");
    }
    while let Some((start, end)) = answer_in(&shown) {
        shown.replace_range(start..end, "TOKEN");
    }
    while let Some((start, end)) = invitation_in(&shown) {
        shown.replace_range(start..end, "INVITATION");
    }
    shown
}

/// Calendar lines are folded by length, and so where depends on the id.
fn unfolded(text: &str) -> String {
    text.replace("\n ", "")
}

fn token_in(text: &str) -> Option<(usize, usize)> {
    let start =
        text.match_indices("token=").map(|(at, _)| at + 6).find(|&at| !text[at..].starts_with("TOKEN"))?;
    let end = text[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    Some((start, end.map_or(text.len(), |length| start + length)))
}

fn answer_in(text: &str) -> Option<(usize, usize)> {
    let mark = "/replacements/";
    let start = text
        .match_indices(mark)
        .map(|(at, _)| at + mark.len())
        .find(|&at| !text[at..].starts_with("TOKEN"))?;
    let end = text[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    Some((start, end.map_or(text.len(), |length| start + length)))
}

fn invitation_in(text: &str) -> Option<(usize, usize)> {
    let start = text.find("/inv_")? + 1;
    let end = text[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    Some((start, start + end))
}

async fn every_letter_is_as_reviewed(locale: &str) {
    let app = TestApp::for_years().await;
    let newcomer = app.registers("cem", locale).await;
    let ana = app.patient("ana").await;
    app.write_in(&ana, locale).await;
    let forgot = json!({ "email": ana.email });
    app.post("/api/v1/auth/password/forgot").json(forgot).await;
    let system = app::Actor::system();
    let mut work = app.app.begin(&system).await.unwrap();
    work.fact(app::outbox::Fact::SecondFactorChanged { account_id: ana.account_id });
    work.commit().await.unwrap();
    let manager = app.manager().await;
    let invitations = format!("/api/v1/clinics/{}/invitations", app.clinic().await);
    let invite = json!({ "email": ana.email, "role": "desk" });
    app.post(&invitations).bearer(&manager.token).json(invite).await.expect(201);
    let visit = app.held_by(&ana).await;
    app.pay_with(&ana, &visit, "4000 0000 0000 0341").await;
    app.clock.advance_seconds(3);
    app.drain().await;
    app.pay_with(&ana, &visit, GOOD).await;
    app.drain().await;
    app.clock.advance_seconds(1);
    app.move_to(&ana, &visit, ELEVEN).await;
    app.drain().await;
    app.clock.advance_seconds(1);
    app.call_off(&ana, &visit).await;
    app.drain().await;

    // Dan has been to the doctor, and is to come again.
    let (dan, doctor) = (app.patient("dan").await, app.doctor("sana malik").await);
    app.write_in(&dan, locale).await;
    let seen = crate::seen::visit(&app, &dan, &doctor, "12:00").await;
    let summary = json!({ "notes": "A very private rash.", "follow_up_on": "2026-12-14" });
    let path = format!("/api/v1/appointments/{seen}/summary");
    app.put(&path).bearer(&doctor.token).json(summary).await.expect(200);
    app.drain().await;

    app.write_in(&manager, locale).await;
    let test_mail = format!("/api/v1/clinics/{}/test-mail", app.clinic().await);
    app.post(&test_mail).bearer(&manager.token).json(json!({})).await.expect(201);

    // She opens somebody else's record, and those who run the clinic are told.
    let stranger = app.patient("zoya").await;
    let opened =
        json!({ "patient_id": stranger.patient_id, "reason": "cannot_speak", "explanation": "A rash." });
    app.post("/api/v1/emergencies").bearer(&doctor.token).json(opened).await.expect(201);
    app.drain().await;
    app.clock.set(kernel::time::parse_instant("2026-12-10T09:00:00+05:00").unwrap());
    app.drain().await;

    // Eve's doctor is away, and then is not.
    let eve = app.patient("eve").await;
    app.write_in(&eve, locale).await;
    let held = app.hold(&eve, doctor.doctor_id(), "2026-12-16T12:00:00+05:00").await.expect(201);
    app.pay_with(&eve, held.str("id"), GOOD).await;
    let leaves = format!("/api/v1/doctors/{}/leave", doctor.doctor_id());
    let leave = json!({
        "starts_at": "2026-12-16T00:00:00+05:00", "ends_at": "2026-12-17T00:00:00+05:00",
        "despite_appointments": true, "offer_times": true,
    });
    let leave = app.post(&leaves).bearer(&manager.token).json(leave).await.expect(201);
    app.drain().await;
    app.delete(&format!("{leaves}/{}", leave.str("id"))).bearer(&manager.token).await.expect(204);
    app.drain().await;

    // And her registration comes to its end.
    app.write_in(&doctor, locale).await;
    let profile = format!("/api/v1/doctors/{}", doctor.doctor_id());
    let expiry = json!({ "registration_expiry": "2027-01-15" });
    app.patch(&profile).bearer(&manager.token).json(expiry).await.expect(200);
    app.clock.advance_seconds(3600);
    app.drain().await;

    for letter in app::notifications::Letter::ALL {
        let letters = app.letters(letter.as_str()).await;
        let told = match letter {
            app::notifications::Letter::FollowUp => vec![&dan.email],
            app::notifications::Letter::ReplacementOffered
            | app::notifications::Letter::ReplacementWithdrawn => vec![&eve.email],
            app::notifications::Letter::RegistrationEnds => vec![&doctor.email],
            app::notifications::Letter::EmergencyOpened | app::notifications::Letter::TestMail => {
                vec![&manager.email]
            }
            _ => vec![&ana.email, &newcomer],
        };
        let own: Vec<_> = letters.iter().filter(|mail| told.contains(&&mail.recipient)).collect();
        assert_eq!(own.len(), 1, "{letter}");
        insta::assert_snapshot!(
            format!("{letter}.{locale}"),
            as_reviewed(own[0], &[&visit, held.str("id")], &doctor.doctor_id().to_string())
        );
        let missing = own[0].text.contains('⟦') || own[0].subject.contains('⟦');
        assert!(!missing, "a message of {letter} is missing");
        for part in [&own[0].text, &own[0].html, own[0].calendar.as_ref().unwrap_or(&String::new())] {
            assert!(!part.contains("rash"), "{letter} tells why the patient comes");
        }
    }
}

#[tokio::test]
async fn every_letter_in_english_is_as_reviewed() {
    every_letter_is_as_reviewed("en").await;
}

#[tokio::test]
async fn every_letter_in_urdu_is_as_reviewed() {
    every_letter_is_as_reviewed("ur").await;
}

#[tokio::test]
async fn every_letter_in_arabic_is_as_reviewed() {
    every_letter_is_as_reviewed("ar").await;
}

#[tokio::test]
async fn every_letter_in_hindi_is_as_reviewed() {
    every_letter_is_as_reviewed("hi").await;
}

#[tokio::test]
async fn every_letter_in_spanish_is_as_reviewed() {
    every_letter_is_as_reviewed("es").await;
}

#[tokio::test]
async fn every_letter_in_french_is_as_reviewed() {
    every_letter_is_as_reviewed("fr").await;
}

#[tokio::test]
async fn what_people_typed_does_not_become_markup() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let body = json!({ "name": "Ana <img src=x> & \"Co\"" });
    app.patch("/api/v1/me").bearer(&ana.token).json(body).await.expect(200);
    let visit = app.held_by(&ana).await;
    app.pay_with(&ana, &visit, GOOD).await;
    app.drain().await;
    let confirmed = app.letters("appointment_confirmed").await.remove(0);
    assert!(confirmed.text.contains("Dear Ana <img src=x> & \"Co\","));
    assert!(
        confirmed.html.contains("Dear Ana &lt;img src=x&gt; &amp; &quot;Co&quot;,"),
        "{}",
        confirmed.html
    );
    assert!(!confirmed.html.contains("<img"));
}

#[tokio::test]
async fn a_visit_that_the_clinic_calls_off_is_told_with_regret() {
    let app = TestApp::new().await;
    let (ana, manager) = (app.patient("ana").await, app.manager().await);
    let visit = app.held_by(&ana).await;
    app.pay_with(&ana, &visit, GOOD).await;
    app.drain().await;
    app.call_off(&manager, &visit).await;
    app.drain().await;
    let told = app.letters("appointment_cancelled").await.remove(0);
    assert_eq!(told.recipient, ana.email);
    assert!(told.text.contains("The clinic had to cancel this appointment."), "{}", told.text);
    assert!(told.text.contains("Rs 1,650 is being given back to you."), "{}", told.text);
    assert!(!told.text.contains("keeps"), "{}", told.text);
}
