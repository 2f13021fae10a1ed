//! One's own account: details, devices, password, taking the data along, closing it.

use app::access::{self, AccountView, ChangeMe, ChangePassword, SessionView};
use app::{App, Error, booking, visits};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::id::SessionId;

use super::door::cookies;
use super::door::sentences::mendable;
use super::door::when::{zone, zoned};
use super::door::{Page, Reader, Shown, Typed, html, leave, told};
use super::form::Form;
use super::pages::account::{AccountPage, Device, DevicesPage, PasswordPage};
use super::pages::shown::Choice;
use crate::api::{Path, Refused};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/account", get(show).post(change))
        .route("/account/devices", get(devices))
        .route("/account/devices/{id}/end", post(end_device))
        .route("/account/password", get(show_password).post(change_password))
        .route("/account/confirm-email", post(confirm_email))
        .route("/account/export", post(export))
        .route("/account/close", post(close))
}

async fn show(reader: Reader) -> Shown {
    let account = reader.signed_in()?;
    let form = filled(account);
    html(page(&reader, form)?)
}

fn filled(account: &AccountView) -> Form {
    Form::new([
        ("name", account.name.clone()),
        ("phone", account.phone.clone().unwrap_or_default()),
        ("locale", account.locale.clone()),
        ("time_zone", account.time_zone.clone()),
    ])
}

fn page(reader: &Reader, form: Form) -> Result<AccountPage, Refused> {
    let account = reader.signed_in()?;
    let own = account.time_zone.as_str();
    let mut zones: Vec<Choice> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        // Names without a place are leftovers of older lists.
        .filter(|name| name.contains('/') && !name.starts_with("Etc/") || name == own)
        .map(|name| Choice::new(name.clone(), name.replace('_', " ")))
        .collect();
    zones.sort_by(|a, b| a.value.cmp(&b.value));
    if !zones.iter().any(|choice| choice.value == own) {
        zones.insert(0, Choice::new(own, own));
    }
    Ok(AccountPage {
        form,
        email: account.email.clone(),
        email_is_confirmed: account.email_confirmed,
        zones,
        ui: reader.ui.clone(),
    })
}

async fn change(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ChangeMe {
        name: Some(form.value("name").to_owned()),
        phone: Some(form.given("phone")),
        locale: form.given("locale"),
        time_zone: form.given("time_zone"),
    };
    match access::change_me(&reader.app, &reader.caller, input, None).await {
        Ok(_) => told("/account", "saved"),
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            let form = form.only(&["name", "phone", "locale", "time_zone"]).with_errors(faults);
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(&reader, form)?).shown()
        }
    }
}

async fn devices(reader: Reader) -> Shown {
    let zone = zone(&reader.signed_in()?.time_zone)?;
    let sessions = access::list_sessions(&reader.app, &reader.caller).await?;
    let device = |session: &SessionView| -> Result<Device, Refused> {
        Ok(Device {
            id: session.id.to_string(),
            is_phone: ["Android", "iPhone", "iPad"].iter().any(|name| session.device.contains(name)),
            name: session.device.clone(),
            is_current: session.is_current,
            last_seen: zoned(&session.last_seen_at, &zone)?,
        })
    };
    let devices: Result<Vec<Device>, Refused> = sessions.iter().map(device).collect();
    html(DevicesPage { devices: devices?, ui: reader.ui })
}

async fn end_device(reader: Reader, Path(id): Path<SessionId>) -> Shown {
    access::end_session(&reader.app, &reader.caller, id).await?;
    told("/account/devices", "flash-device-ended")
}

async fn show_password(reader: Reader) -> Shown {
    reader.signed_in()?;
    html(PasswordPage { ui: reader.ui, form: Form::default() })
}

async fn change_password(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ChangePassword {
        current_password: Some(form.value("password").into()),
        new_password: Some(form.value("new_password").into()),
    };
    match access::change_password(&reader.app, &reader.caller, input).await {
        Ok(()) => told("/account/password", "flash-password-changed"),
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[("current_password", "password")]);
            let page = PasswordPage { ui: reader.ui, form: Form::default().with_errors(faults) };
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

/// Has the confirmation mailed again.
async fn confirm_email(reader: Reader) -> Shown {
    reader.signed_in()?;
    access::ask_confirmation(&reader.app, &reader.caller).await?;
    told("/account", "flash-mail-sent")
}

async fn export(reader: Reader) -> Shown {
    let export = visits::export(&reader.app, &reader.caller).await?;
    let text = serde_json::to_string_pretty(&export)
        .map_err(|error| Error::broken_by("an export cannot be written", error))?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"doctorly.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

async fn close(reader: Reader) -> Shown {
    let account = reader.signed_in()?;
    match booking::close_account(&reader.app, &reader.caller).await {
        Ok(()) => {
            let https = cookies::is_https(&reader.app);
            leave("/", [cookies::end_session(https), cookies::flash("flash-account-closed")])
        }
        Err(error) => {
            let problem = mendable(error)?;
            let form = filled(account).with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::CONFLICT, page(&reader, form)?).shown()
        }
    }
}
