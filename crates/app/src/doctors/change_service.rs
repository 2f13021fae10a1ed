//! A service changes, or stops being offered. It is never deleted: appointments name it.

use kernel::{
    fields::{Check, whole},
    id::{DoctorId, ResourceId, ServiceId},
    money::{Currency, Money},
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ExprTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{self, HORIZON_DAYS, Mode, NOTICE_MINUTES},
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
    merge::{self, merge},
    outbox::Fact,
    patch::present,
};

/// What is left out stays. Appointments already made keep their length and price.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeService {
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub duration_minutes: Option<i64>,
    /// `null` means the doctor's consultation fee.
    #[serde(default, deserialize_with = "present")]
    pub fee: Option<Option<Money>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub buffer_before_minutes: Option<i64>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub buffer_after_minutes: Option<i64>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub notice_minutes: Option<i64>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub horizon_days: Option<i64>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub mode: Option<Mode>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub active: Option<bool>,
    /// In place of those before; empty for none.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub needs: Option<Vec<Vec<ResourceId>>>,
}

pub async fn change_service(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    id: ServiceId,
    input: ChangeService,
    expected_version: Option<i64>,
) -> Result<ServiceView> {
    let reach = actor.reach(Action::WriteDoctorProfile)?;
    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, doctor_id).await?;
    let of_doctor = |service: &service::Model| service.doctor_id == doctor_id;
    let present = store::service_by_id(&**work, id).await?.filter(of_doctor);
    let present = present.ok_or_else(|| Error::not_found("service"))?;
    merge::expect_version(expected_version, present.version)?;
    let clinic = clinics::by_id(&**work, doctor.clinic_id).await?;
    let currency = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?.currency;
    let mut row = present.clone().into_active_model();
    let mut check = Check::new();
    let needs = needs::checked(&**work, doctor.clinic_id, &mut check, input.needs.clone()).await?;
    merge(&mut row.needs, needs.as_deref().map(needs::written));
    parse(&mut row, check, &doctor, currency, input)?;
    if !row.is_changed() {
        return Ok(ServiceView::new(&present, &doctor, currency));
    }
    row.version = Set(present.version + 1);
    let unchanged = service::Column::Id.eq(id).and(service::Column::Version.eq(present.version));
    merge::write(&work, row, unchanged).await?;
    store::write(&work, &doctor, doctor.clone().into_active_model(), true).await?;
    let detail = serde_json::json!({"service": id});
    work.audit(Entry::new("service.change", doctor_id).clinic(doctor.clinic_id).detail(detail));
    work.fact(Fact::DoctorChanged { doctor_id });
    work.fact(Fact::ScheduleChanged { doctor_id });
    let changed = store::service_by_id(&**work, id).await?.ok_or_else(|| Error::not_found("service"))?;
    work.commit().await?;
    Ok(ServiceView::new(&changed, &doctor, currency))
}

fn parse(
    row: &mut service::ActiveModel,
    mut check: Check,
    doctor: &Doctor,
    currency: Currency,
    input: ChangeService,
) -> Result<()> {
    let name = check.optional("name", input.name, |raw| text::line(&raw, 120));
    let duration =
        check.optional("duration_minutes", input.duration_minutes, |raw| model::on_grid(raw, 5..=480));
    let fee = check.patched("fee", input.fee, |raw| model::fee(raw, currency));
    let before = check
        .optional("buffer_before_minutes", input.buffer_before_minutes, |raw| model::on_grid(raw, 0..=120));
    let after = check
        .optional("buffer_after_minutes", input.buffer_after_minutes, |raw| model::on_grid(raw, 0..=120));
    let notice = check.optional("notice_minutes", input.notice_minutes, |raw| whole(raw, NOTICE_MINUTES));
    let horizon = check.optional("horizon_days", input.horizon_days, |raw| whole(raw, HORIZON_DAYS));
    let mode = check.optional("mode", input.mode, |raw| model::mode_among(raw, &doctor.modes()));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    merge(&mut row.name, name);
    merge(&mut row.duration_minutes, duration);
    merge(&mut row.fee, fee);
    merge(&mut row.buffer_before_minutes, before);
    merge(&mut row.buffer_after_minutes, after);
    merge(&mut row.notice_minutes, notice);
    merge(&mut row.horizon_days, horizon);
    merge(&mut row.mode, mode);
    merge(&mut row.active, input.active);
    Ok(())
}
