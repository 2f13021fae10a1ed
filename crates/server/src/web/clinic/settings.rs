//! What a clinic says of itself, and its terms: how long a time is kept, who pays when, what cancelling costs.

use app::access::Action;
use app::clinics::{self, ChangeClinic, Clinic};
use app::{App, Error, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use kernel::fields::{Check, Complaint};
use kernel::language::Language;

use crate::api::Refused;
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::settings::SettingsPage;
use crate::web::ui::Ui;

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/settings", get(show).post(change))
}

async fn show(reader: Reader) -> Shown {
    let clinic = clinic(&reader)?;
    let form = written(&reader.ui, &clinic);
    html(page(reader, clinic, form))
}

fn clinic(reader: &Reader) -> Result<Clinic, Refused> {
    reader.signed_in()?;
    reader.caller.reach(Action::WriteClinic)?;
    Ok(reader.clinic()?.clone())
}

fn page(reader: Reader, clinic: Clinic, form: Form) -> SettingsPage {
    SettingsPage {
        notice_minutes: u32::try_from(clinic.cancel_notice_minutes).unwrap_or(0),
        time_zone: clinic.time_zone,
        currency: clinic.currency,
        form,
        ui: reader.ui,
    }
}

/// The form as it stands.
fn written(ui: &Ui, clinic: &Clinic) -> Form {
    let percent = |basis_points: i32| ui.percent_field(u16::try_from(basis_points).unwrap_or(0));
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut values = vec![
        ("version", clinic.version.to_string()),
        ("name", clinic.name.clone()),
        ("phone", text(clinic.phone.as_deref())),
        ("address", clinic.address.clone()),
        ("city", clinic.city.clone()),
        ("tax_rate_bp", percent(clinic.tax_rate_bp)),
        ("tax_number", text(clinic.tax_number.as_deref())),
        ("hold_minutes", clinic.hold_minutes.to_string()),
        ("cancel_notice_minutes", clinic.cancel_notice_minutes.to_string()),
        ("late_cancel_fee_bp", clinic.late_cancel_fee_bp.map(percent).unwrap_or_default()),
        ("no_show_fee_bp", percent(clinic.no_show_fee_bp)),
    ];
    if clinic.pay_at_desk {
        values.push(("pay_at_desk", "yes".to_owned()));
    }
    Form::new(values)
}

async fn change(reader: Reader, Typed(form): Typed) -> Shown {
    let clinic = clinic(&reader)?;
    reader.still_at(&form)?;
    let done = match read(reader.ui.language, &form) {
        Ok(input) => {
            clinics::change_clinic(&reader.app, &reader.caller, clinic.id, input, form.version()).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => {
            reactions::follow(&reader.app).await?;
            told("/clinic/settings", "saved")
        }
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, clinic, form.with_errors(faults))).shown()
        }
    }
}

fn read(language: Language, form: &Form) -> Result<ChangeClinic, Error> {
    let mut check = Check::new();
    let number = |check: &mut Check, name: &str| {
        let wrong = || Complaint::new("not_a_number", "Write a whole number.");
        check.required(name, form.given(name), |text| text.parse::<i64>().map_err(|_| wrong()))
    };
    let share = |text: String| percentage(language, &text);
    let tax_rate_bp = check.required("tax_rate_bp", form.given("tax_rate_bp"), share);
    let late_cancel_fee_bp = check.optional("late_cancel_fee_bp", form.given("late_cancel_fee_bp"), share);
    let no_show_fee_bp = check.required("no_show_fee_bp", form.given("no_show_fee_bp"), share);
    let hold_minutes = number(&mut check, "hold_minutes");
    let cancel_notice_minutes = number(&mut check, "cancel_notice_minutes");
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    Ok(ChangeClinic {
        name: Some(form.value("name").to_owned()),
        phone: Some(form.given("phone")),
        address: Some(form.value("address").to_owned()),
        city: Some(form.value("city").to_owned()),
        tax_rate_bp,
        tax_number: Some(form.given("tax_number")),
        hold_minutes,
        pay_at_desk: Some(form.has("pay_at_desk", "yes")),
        cancel_notice_minutes,
        late_cancel_fee_bp: Some(late_cancel_fee_bp),
        no_show_fee_bp,
        ..ChangeClinic::default()
    })
}

/// A percentage as people who read `language` type it, in basis points.
pub fn percentage(language: Language, text: &str) -> Result<i64, Complaint> {
    let wrong = || Complaint::new("not_a_number", "Write a percentage like 20 or 17.5.");
    let number = text.trim().trim_end_matches(['%', '٪']);
    let (whole, part) =
        language.read_decimal(number).filter(|(_, part)| part.len() <= 2).ok_or_else(wrong)?;
    let basis_points: i64 = format!("{whole}{part:0<2}").parse().map_err(|_| wrong())?;
    if basis_points > 10_000 {
        return Err(Complaint::new("out_of_range", "A share is between 0 and 100 percent."));
    }
    Ok(basis_points)
}
