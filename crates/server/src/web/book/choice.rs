//! What somebody wants to book, and how the booker shows it.

use app::booking::AppointmentView;
use app::schedule::{self, Ask};
use app::{Error, doctors};
use jiff::tz::TimeZone;
use kernel::id::{DoctorId, ServiceId};
use kernel::money::Price;
use kernel::time::Instant;

use crate::api::Refused;
use crate::web::address::Address;
use crate::web::doctor::{cancel_rule, face, place_name};
use crate::web::door::Reader;
use crate::web::door::when::{pressed, shown};
use crate::web::form::Form;
use crate::web::pages::book::Chosen;

/// What somebody wants to book: it travels through signing in and through lost races.
pub struct Choice {
    pub doctor_id: DoctorId,
    pub service_id: Option<ServiceId>,
    pub at: Instant,
}

impl Choice {
    pub fn of(form: &Form) -> Result<Choice, Refused> {
        let gone = || Error::not_found("time");
        Ok(Choice {
            doctor_id: form.value("doctor_id").parse().map_err(|_| gone())?,
            service_id: form.value("service_id").parse().ok(),
            at: pressed(form.value("starts_at")).ok_or_else(gone)?,
        })
    }

    pub fn address(&self) -> String {
        let service = self.service_id.map(|id| id.to_string()).unwrap_or_default();
        let at = self.at.rfc3339(&TimeZone::UTC);
        let address =
            Address::to("/book").with("doctor_id", &self.doctor_id.to_string()).with("service_id", &service);
        address.with("starts_at", &at).into()
    }
}

/// The choice as the page shows it, before there is an appointment.
pub async fn chosen(reader: &mut Reader, choice: &Choice) -> Result<Chosen, Refused> {
    let profile = doctors::doctor(&reader.app, &reader.caller, choice.doctor_id).await?;
    let plan = schedule::plan_of(&reader.app, choice.doctor_id).await?;
    reader.in_zone(&plan.tz);
    let starts_at = shown(choice.at, &plan.tz);
    let ask = Ask { service_id: choice.service_id, by_staff: false };
    let offers =
        schedule::offers(&reader.app, choice.doctor_id, ask, starts_at.date(), starts_at.date()).await?;
    let offer = offers.iter().find(|offer| offer.time.starts_at == choice.at);
    let service = profile.services.iter().find(|service| Some(service.id) == choice.service_id);
    let fee = service.map_or(profile.consultation_fee, |service| service.fee);
    let price = || Price::of(fee, u16::try_from(plan.clinic.tax_rate_bp).unwrap_or(0));
    let minutes = offer.map(|offer| offer.time.ends_at.seconds_since(offer.time.starts_at) / 60);
    let minutes = minutes.or(service.map(|service| i64::from(service.duration_minutes)));
    Ok(Chosen {
        doctor_id: profile.id.to_string(),
        face: face(&profile.full_name, profile.photo.as_deref()),
        specialties: reader.ui.list(profile.specializations.iter().map(|of| of.name.as_str())),
        service_id: choice.service_id.map(|id| id.to_string()),
        service: service.map_or_else(|| reader.ui.t("plain-consultation"), |service| service.name.clone()),
        duration_minutes: minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        place: place_name(&reader.ui, &plan.location_at(choice.at)),
        by_video: service.is_some_and(|service| service.mode == doctors::Mode::Video),
        position: None,
        expected_at: None,
        price: offer.map_or_else(price, |offer| offer.price),
        cancel_rule: cancel_rule(&reader.ui, &plan.clinic, Some(choice.at)),
        starts_at,
    })
}

/// The choice of an appointment: its own snapshot of time, length and price.
pub async fn chosen_of(reader: &mut Reader, view: &AppointmentView) -> Result<Chosen, Refused> {
    let at = pressed(&view.starts_at).ok_or_else(|| Error::broken("an instant of ours cannot be read"))?;
    let ends = pressed(&view.ends_at).unwrap_or(at);
    let choice =
        Choice { doctor_id: view.doctor.id, service_id: view.service.as_ref().map(|service| service.id), at };
    let chosen = chosen(reader, &choice).await?;
    Ok(Chosen {
        duration_minutes: u32::try_from(ends.seconds_since(at) / 60).ok(),
        by_video: view.mode == doctors::Mode::Video,
        price: view.price,
        place: place_name(&reader.ui, &view.location),
        ..chosen
    })
}
