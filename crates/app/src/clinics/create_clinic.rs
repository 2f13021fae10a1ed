//! An administrator opens a clinic.

use kernel::{
    fields::{Check, whole},
    money::Currency,
    text,
};
use sea_orm::EntityTrait;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{model, store::clinic, views::ClinicView};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
};

/// A new clinic. Its time zone and currency stay as they are from now on: hours and prices are written in them.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateClinic {
    #[schema(required = true, max_length = 120)]
    pub name: Option<String>,
    /// IANA name.
    #[schema(required = true, example = "Asia/Karachi")]
    pub time_zone: Option<String>,
    #[schema(required = true)]
    pub currency: Option<Currency>,
    /// Basis points, 0 to 10000; left out means no tax.
    pub tax_rate_bp: Option<i64>,
    pub phone: Option<String>,
    #[schema(required = true, max_length = 300)]
    pub address: Option<String>,
    #[schema(required = true, max_length = 120)]
    pub city: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// 1 to 60; left out means 10.
    pub hold_minutes: Option<i64>,
    pub pay_at_desk: Option<bool>,
    /// 0 to 20160 (two weeks); left out means 120.
    pub cancel_notice_minutes: Option<i64>,
    /// What is kept when a patient cancels later than that: basis points of the price, 0 to 10000; left out means that
    /// patients may not cancel late by themselves.
    pub late_cancel_fee_bp: Option<i64>,
    /// What is kept when a patient does not come: basis points of the price, 0 to 10000; left out means all.
    pub no_show_fee_bp: Option<i64>,
    /// Printed on invoices.
    #[schema(max_length = 40)]
    pub tax_number: Option<String>,
}

pub async fn create_clinic(app: &App, actor: &Actor, input: CreateClinic) -> Result<ClinicView> {
    if !actor.reach(Action::WriteClinic)?.all {
        return Err(Error::forbidden());
    }
    let row = parse(app, input)?;
    let mut work = app.begin(actor).await?;
    clinic::Entity::insert(clinic::ActiveModel::from(row.clone())).exec_without_returning(&**work).await?;
    work.audit(Entry::new("clinic.create", row.id).clinic(row.id));
    let view = ClinicView::from(row);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

fn parse(app: &App, input: CreateClinic) -> Result<clinic::Model> {
    let mut check = Check::new();
    let name = check.required("name", input.name, |raw| text::line(&raw, 120));
    let time_zone = check.required("time_zone", input.time_zone, model::time_zone);
    let currency = check.required("currency", input.currency, Ok);
    let tax_rate_bp = check.field("tax_rate_bp", whole(input.tax_rate_bp.unwrap_or(0), model::TAX_RATE_BP));
    let phone = check.optional("phone", input.phone, |raw| text::phone(&raw));
    let address = check.required("address", input.address, |raw| text::line(&raw, 300));
    let city = check.required("city", input.city, |raw| text::line(&raw, 120));
    let latitude = check.optional("latitude", input.latitude, model::latitude);
    let longitude = check.optional("longitude", input.longitude, model::longitude);
    let hold_minutes =
        check.field("hold_minutes", whole(input.hold_minutes.unwrap_or(10), model::HOLD_MINUTES));
    let notice = input.cancel_notice_minutes.unwrap_or(120);
    let notice = check.field("cancel_notice_minutes", whole(notice, model::CANCEL_NOTICE_MINUTES));
    let late_fee =
        check.optional("late_cancel_fee_bp", input.late_cancel_fee_bp, |raw| whole(raw, model::FEE_BP));
    let missed_fee = input.no_show_fee_bp.unwrap_or(*model::FEE_BP.end());
    let missed_fee = check.field("no_show_fee_bp", whole(missed_fee, model::FEE_BP));
    let tax_number = check.optional("tax_number", input.tax_number, |raw| text::line(&raw, 40));
    model::place(&mut check, latitude, longitude);
    let pay_at_desk = input.pay_at_desk.unwrap_or(false);
    let row = || {
        Some(clinic::Model {
            id: app.new_id(),
            name: name?,
            time_zone: time_zone?,
            currency: currency?,
            tax_rate_bp: tax_rate_bp?,
            phone,
            address: address?,
            city: city?,
            latitude,
            longitude,
            hold_minutes: hold_minutes?,
            pay_at_desk,
            cancel_notice_minutes: notice?,
            late_cancel_fee_bp: late_fee,
            no_show_fee_bp: missed_fee?,
            tax_number,
            created_at: app.now(),
            version: 1,
        })
    };
    check.build(row).map_err(Error::fields)
}
