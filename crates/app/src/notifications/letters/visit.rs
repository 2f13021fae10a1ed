//! What letters about a visit share.

use kernel::id::AppointmentId;

use super::id_in;
use crate::{
    App,
    access::{self, Contact},
    booking::{self, LetterVisit, Standing},
    doctors::Mode,
    error::Result,
    notifications::{Language, Speaks, Writes},
};

/// A visit, whose it is, and their language.
pub struct Told {
    pub visit: LetterVisit,
    pub to: Contact,
    pub language: Language,
}

/// The visit with this id; nothing when it is gone or nobody is to be told.
pub async fn load(app: &App, id: AppointmentId) -> Result<Option<Told>> {
    let Some(visit) = booking::for_letter(app, id).await? else { return Ok(None) };
    let Some(account_id) = visit.account_id else { return Ok(None) };
    let Some(to) = access::contact(app, account_id).await? else { return Ok(None) };
    let language = Language::of_locale(&to.locale);
    Ok(Some(Told { visit, to, language }))
}

/// The visit of `about`, an appointment's id and the sequence it had. Nothing when it has been changed since: the letter
/// about that change tells everything.
pub async fn unchanged(app: &App, about: &str) -> Result<Option<Told>> {
    let sequence = about.split_once('/').and_then(|(_, sequence)| sequence.parse().ok());
    let told = load(app, id_in(about)?).await?;
    Ok(told.filter(|told| Some(told.visit.sequence) == sequence))
}

impl Told {
    pub fn say(&self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        self.language.message(key, arguments)
    }

    /// A sentence that names doctor and time.
    pub fn sentence(&self, key: &str) -> String {
        let when = self.language.moment(self.visit.starts_at, &self.visit.zone);
        self.say(key, &[("doctor", &self.visit.doctor_name), ("when", &when)])
    }

    pub fn facts(&self) -> Vec<(String, String)> {
        let visit = &self.visit;
        let mut facts = vec![
            ("label-when", self.language.moment_with_zone(visit.starts_at, &visit.zone)),
            ("label-doctor", visit.doctor_name.clone()),
            ("label-patient", visit.patient_name.clone()),
        ];
        facts.extend(visit.service_name.clone().map(|name| ("label-service", name)));
        let facts = facts.into_iter().map(|(label, value)| (self.say(label, &[]), value));
        facts.chain(self.where_it_is(visit.mode == Mode::InPerson)).collect()
    }

    /// The clinic, and how it is reached.
    pub fn where_it_is(&self, in_person: bool) -> Vec<(String, String)> {
        let clinic = &self.visit.clinic;
        let mut facts = vec![("label-clinic", clinic.name.clone())];
        if in_person {
            let place = &self.visit.location;
            let address = [&*place.address, &*place.city];
            let address: Vec<&str> = address.into_iter().filter(|part| !part.is_empty()).collect();
            facts.push(("label-address", address.join(", ")));
        }
        facts.extend(clinic.phone.clone().map(|phone| ("label-phone", phone)));
        facts.into_iter().map(|(label, value)| (self.say(label, &[]), value)).collect()
    }

    /// What is to be said of the way it takes place and of its money.
    pub fn remarks(&self) -> Vec<String> {
        let visit = &self.visit;
        let total = self.language.money(visit.price.total);
        let video = (visit.mode == Mode::Video).then(|| self.say("label-video", &[]));
        let money = match visit.standing {
            Standing::Paid | Standing::PartlyRefunded => Some(self.say("paid", &[("total", &total)])),
            Standing::AtDesk | Standing::Due => Some(self.say("due-at-desk", &[("total", &total)])),
            Standing::Nothing | Standing::Pending | Standing::Refunded => None,
        };
        video.into_iter().chain(money).collect()
    }

    pub fn button(&self, app: &App) -> Option<(String, String)> {
        let address = format!("{}/appointments/{}", app.settings.base_url, self.visit.appointment_id);
        Some((self.say("view-appointment", &[]), address))
    }
}
