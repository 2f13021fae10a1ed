//! A doctor offers a service: what is sold, with its own length, price and rules.

use kernel::{
    fields::{Check, whole},
    id::{DoctorId, ResourceId},
    money::{Currency, Money},
    text,
};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{self, HORIZON_DAYS, MOST_SERVICES, Mode, NOTICE_MINUTES},
    needs,
    store::{self, Doctor, service},
    views::ServiceView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddService {
    #[schema(required = true, max_length = 120)]
    pub name: Option<String>,
    /// 5 to 480, a multiple of five.
    #[schema(required = true)]
    pub duration_minutes: Option<i64>,
    /// Left out means the doctor's consultation fee, whatever it is then.
    pub fee: Option<Money>,
    /// Kept free before the visit: 0 to 120, a multiple of five.
    pub buffer_before_minutes: Option<i64>,
    pub buffer_after_minutes: Option<i64>,
    /// How long before its start a visit must be booked: 0 to 40320 (four weeks).
    pub notice_minutes: Option<i64>,
    /// How many days ahead it can be booked: 1 to 365; left out means 30.
    pub horizon_days: Option<i64>,
    /// Left out means in person.
    pub mode: Option<Mode>,
    /// Left out means yes.
    pub active: Option<bool>,
    /// What is claimed with the doctor: at most 4 needs, each met by any one of at most 12 rooms or devices of the clinic.
    pub needs: Option<Vec<Vec<ResourceId>>>,
}

pub async fn add_service(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: AddService,
) -> Result<ServiceView> {
    let reach = actor.reach(Action::WriteDoctorProfile)?;
    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, doctor_id).await?;
    let clinic = clinics::by_id(&**work, doctor.clinic_id).await?;
    let currency = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?.currency;
    let mut check = Check::new();
    let needs = needs::checked(&**work, doctor.clinic_id, &mut check, input.needs.clone()).await?;
    let needs = needs.as_deref().and_then(needs::written);
    let row = parse(app, check, &doctor, currency, needs, input)?;
    if store::services_of(&**work, doctor_id).await?.len() >= MOST_SERVICES {
        let detail = format!("A doctor has at most {MOST_SERVICES} services.");
        return Err(Error::conflict("too_many_services", detail));
    }
    service::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await?;
    store::write(&work, &doctor, doctor.clone().into_active_model(), true).await?;
    let detail = serde_json::json!({"service": row.id});
    work.audit(Entry::new("service.add", doctor_id).clinic(doctor.clinic_id).detail(detail));
    work.fact(Fact::DoctorChanged { doctor_id });
    work.fact(Fact::ScheduleChanged { doctor_id });
    let view = ServiceView::new(&row, &doctor, currency);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

fn parse(
    app: &App,
    mut check: Check,
    doctor: &Doctor,
    currency: Currency,
    needs: Option<String>,
    input: AddService,
) -> Result<service::Model> {
    let name = check.required("name", input.name, |raw| text::line(&raw, 120));
    let duration =
        check.required("duration_minutes", input.duration_minutes, |raw| model::on_grid(raw, 5..=480));
    let fee = check.optional("fee", input.fee, |raw| model::fee(raw, currency));
    let before = input.buffer_before_minutes.unwrap_or(0);
    let before = check.field("buffer_before_minutes", model::on_grid(before, 0..=120));
    let after = input.buffer_after_minutes.unwrap_or(0);
    let after = check.field("buffer_after_minutes", model::on_grid(after, 0..=120));
    let notice = check.field("notice_minutes", whole(input.notice_minutes.unwrap_or(0), NOTICE_MINUTES));
    let horizon = check.field("horizon_days", whole(input.horizon_days.unwrap_or(30), HORIZON_DAYS));
    let mode = input.mode.unwrap_or(Mode::InPerson);
    let mode = check.field("mode", model::mode_among(mode, &doctor.modes()));
    let row = || {
        Some(service::Model {
            id: app.new_id(),
            doctor_id: doctor.id,
            name: name?,
            duration_minutes: duration?,
            fee,
            buffer_before_minutes: before?,
            buffer_after_minutes: after?,
            notice_minutes: notice?,
            horizon_days: horizon?,
            mode: mode?,
            active: input.active.unwrap_or(true),
            needs,
            created_at: app.now(),
            version: 1,
        })
    };
    check.build(row).map_err(Error::fields)
}
