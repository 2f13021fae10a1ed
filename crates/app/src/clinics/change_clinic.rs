//! A clinic's name, place and terms change.

use kernel::{
    fields::{Check, whole},
    id::ClinicId,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ExprTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model,
    store::{self, clinic},
    views::ClinicView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
    merge::{self, merge},
    outbox::Fact,
};

/// What is left out stays; `null` clears. Time zone and currency are not here: they never change.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeClinic {
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub name: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub tax_rate_bp: Option<i64>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub phone: Option<Option<String>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub address: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub city: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub latitude: Option<Option<f64>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub longitude: Option<Option<f64>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub hold_minutes: Option<i64>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub pay_at_desk: Option<bool>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub cancel_notice_minutes: Option<i64>,
    /// Basis points, 0 to 10000; `null`: patients may not cancel late by themselves.
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub late_cancel_fee_bp: Option<Option<i64>>,
    /// Basis points, 0 to 10000.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub no_show_fee_bp: Option<i64>,
    /// Printed on invoices from now on; those that were given stay.
    #[serde(default, deserialize_with = "crate::patch::present")]
    pub tax_number: Option<Option<String>>,
}

pub async fn change_clinic(
    app: &App,
    actor: &Actor,
    id: ClinicId,
    input: ChangeClinic,
    expected_version: Option<i64>,
) -> Result<ClinicView> {
    let reach = actor.reach(Action::WriteClinic)?;
    let mut work = app.begin(actor).await?;
    let clinic = store::by_id(&**work, id).await?.filter(|clinic| reach.covers(None, Some(clinic.id), None));
    let clinic = clinic.ok_or_else(|| Error::not_found("clinic"))?;
    merge::expect_version(expected_version, clinic.version)?;
    let mut row = clinic.clone().into_active_model();
    parse(&clinic, &mut row, input)?;
    if !row.is_changed() {
        return Ok(clinic.into());
    }
    row.version = Set(clinic.version + 1);
    let unchanged = clinic::Column::Id.eq(id).and(clinic::Column::Version.eq(clinic.version));
    merge::write(&work, row, unchanged).await?;
    let changed = store::by_id(&**work, id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    work.audit(Entry::new("clinic.change", id).clinic(id));
    work.fact(Fact::ClinicChanged { clinic_id: id });
    work.commit().await?;
    Ok(changed.into())
}

fn parse(clinic: &clinic::Model, row: &mut clinic::ActiveModel, input: ChangeClinic) -> Result<()> {
    let mut check = Check::new();
    let name = check.optional("name", input.name, |raw| text::line(&raw, 120));
    let tax_rate_bp = check.optional("tax_rate_bp", input.tax_rate_bp, |raw| whole(raw, model::TAX_RATE_BP));
    let phone = check.patched("phone", input.phone, |raw| text::phone(&raw));
    let address = check.optional("address", input.address, |raw| text::line(&raw, 300));
    let city = check.optional("city", input.city, |raw| text::line(&raw, 120));
    let latitude = check.patched("latitude", input.latitude, model::latitude);
    let longitude = check.patched("longitude", input.longitude, model::longitude);
    let hold = check.optional("hold_minutes", input.hold_minutes, |raw| whole(raw, model::HOLD_MINUTES));
    let notice = check.optional("cancel_notice_minutes", input.cancel_notice_minutes, |raw| {
        whole(raw, model::CANCEL_NOTICE_MINUTES)
    });
    let late_fee =
        check.patched("late_cancel_fee_bp", input.late_cancel_fee_bp, |raw| whole(raw, model::FEE_BP));
    let missed_fee = check.optional("no_show_fee_bp", input.no_show_fee_bp, |raw| whole(raw, model::FEE_BP));
    let tax_number = check.patched("tax_number", input.tax_number, |raw| text::line(&raw, 40));
    let (north, east) = (latitude.unwrap_or(clinic.latitude), longitude.unwrap_or(clinic.longitude));
    model::place(&mut check, north, east);
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    merge(&mut row.name, name);
    merge(&mut row.tax_rate_bp, tax_rate_bp);
    merge(&mut row.phone, phone);
    merge(&mut row.address, address);
    merge(&mut row.city, city);
    merge(&mut row.latitude, latitude);
    merge(&mut row.longitude, longitude);
    merge(&mut row.hold_minutes, hold);
    merge(&mut row.pay_at_desk, input.pay_at_desk);
    merge(&mut row.cancel_notice_minutes, notice);
    merge(&mut row.late_cancel_fee_bp, late_fee);
    merge(&mut row.no_show_fee_bp, missed_fee);
    merge(&mut row.tax_number, tax_number);
    Ok(())
}
