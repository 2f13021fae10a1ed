//! What people are told, as it arrives in the mailbox.

mod calendar;
mod delivery;
mod follow_up;
mod letters;
mod registrations;

use app::notifications::{KeptMail, mailbox};
use kernel::paging::PageRequest;
use serde_json::json;

use crate::support::{Person, TestApp};

const GOOD: &str = "4242 4242 4242 4242";

/// Tuesday at ten, and what can be moved to.
const TEN: &str = "2026-11-24T10:00:00+05:00";
const ELEVEN: &str = "2026-11-24T11:00:00+05:00";
const TWELVE: &str = "2026-11-24T12:00:00+05:00";

impl TestApp {
    /// Everything in the mailbox, oldest first.
    async fn mails(&self) -> Vec<KeptMail> {
        let page = mailbox(&self.app, PageRequest { limit: 100, cursor: None }).await.unwrap();
        let mut mails = page.items;
        mails.reverse();
        mails
    }

    /// The mails of one letter.
    pub async fn letters(&self, letter: &str) -> Vec<KeptMail> {
        let mut mails = self.mails().await;
        mails.retain(|mail| mail.dedup_key.starts_with(&format!("{letter}/")));
        mails
    }

    /// Somebody new, through the front door; gives the address.
    async fn registers(&self, name: &str, locale: &str) -> String {
        let email = format!("{name}@new.example");
        let body = json!({
            "email": email, "password": crate::support::PASSWORD, "name": name, "locale": locale,
            "time_zone": "Asia/Karachi",
        });
        self.post("/api/v1/auth/register").json(body).await.expect(201);
        email
    }

    async fn write_in(&self, person: &Person, locale: &str) {
        let body = json!({ "locale": locale });
        self.patch("/api/v1/me").bearer(&person.token).json(body).await.expect(200);
    }

    /// A visit that `person` holds, for a reason that is nobody's business.
    async fn held_by(&self, person: &Person) -> String {
        let doctor = self.doctor("sana malik").await;
        let body =
            json!({"doctor_id": doctor.doctor_id(), "starts_at": TEN, "reason": "a very private rash"});
        let held = self.post("/api/v1/appointments").bearer(&person.token).json(body).await.expect(201);
        held.str("id").to_owned()
    }

    async fn pay_with(&self, person: &Person, visit: &str, card: &str) {
        let path = format!("/api/v1/appointments/{visit}/payments");
        self.post(&path).bearer(&person.token).json(json!({ "method": card })).await.expect(201);
    }

    async fn move_to(&self, person: &Person, visit: &str, starts_at: &str) {
        let path = format!("/api/v1/appointments/{visit}/reschedule");
        let body = json!({ "starts_at": starts_at });
        self.post(&path).bearer(&person.token).json(body).await.expect(200);
    }

    async fn call_off(&self, person: &Person, visit: &str) {
        let path = format!("/api/v1/appointments/{visit}/cancel");
        self.post(&path).bearer(&person.token).json(json!({})).await.expect(200);
    }
}
