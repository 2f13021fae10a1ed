//! `/account/two-step`: an authenticator app as a second factor, set up and given up.

use app::{
    App, Error,
    access::{self, ConfirmTotp, TurnOffTotp},
};
use axum::{Router, http::StatusCode, routing::get, routing::post};
use qrcodegen::{QrCode, QrCodeEcc};

use super::door::sentences::mendable;
use super::door::{Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::pages::two_step::{Qr, TwoStep, TwoStepPage};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/account/two-step", get(show).post(begin))
        .route("/account/two-step/confirm", post(confirm))
        .route("/account/two-step/off", post(turn_off))
}

async fn show(reader: Reader) -> Shown {
    let state = if reader.signed_in()?.totp_on { TwoStep::On } else { TwoStep::Off };
    html(TwoStepPage { ui: reader.ui, form: Form::default(), state })
}

/// Shows the key; it is in no address and is shown this once.
async fn begin(reader: Reader) -> Shown {
    reader.signed_in()?;
    match access::enrol_totp(&reader.app, &reader.caller).await {
        Ok(enrolment) => {
            let state = TwoStep::Key {
                key: in_fours(&enrolment.secret),
                qr: drawn(&enrolment.otpauth_uri),
                address: enrolment.otpauth_uri,
            };
            html(TwoStepPage { ui: reader.ui, form: Form::default(), state })
        }
        Err(error) if error.is_code("totp_on") => told("/account/two-step", "flash-changed-meanwhile"),
        Err(error) => refused(reader, error, TwoStep::Off),
    }
}

fn refused(reader: Reader, error: Error, state: TwoStep) -> Shown {
    let faults = reader.ui.faults(&*mendable(error)?, &[("code", "totp_code")]);
    let page = TwoStepPage { ui: reader.ui, form: Form::default().with_errors(faults), state };
    Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
}

async fn confirm(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ConfirmTotp {
        password: Some(form.value("password").into()),
        code: Some(form.value("totp_code").into()),
    };
    match access::confirm_totp(&reader.app, &reader.caller, input).await {
        Ok(codes) => {
            let state = TwoStep::Codes(codes.recovery_codes);
            html(TwoStepPage { ui: reader.ui, form: Form::default(), state })
        }
        Err(error) if error.is_code("totp_on") || error.is_code("totp_not_begun") => {
            told("/account/two-step", "flash-changed-meanwhile")
        }
        Err(error) => refused(reader, error, TwoStep::Asked),
    }
}

async fn turn_off(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = TurnOffTotp {
        password: Some(form.value("password").into()),
        code: Some(form.value("totp_code").into()),
    };
    match access::turn_off_totp(&reader.app, &reader.caller, input).await {
        Ok(()) => told("/account/two-step", "flash-two-step-off"),
        Err(error) if error.is_code("totp_off") => told("/account/two-step", "flash-changed-meanwhile"),
        Err(error) => refused(reader, error, TwoStep::On),
    }
}

/// `ABCD EFGH …`, as it is easiest to type over.
fn in_fours(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The path of an SVG: a unit square for every dark module. None for an address that is too long for a code.
pub fn drawn(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let dark =
        (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path = dark.map(|(x, y)| format!("M{x},{y}h1v1h-1z")).collect();
    Some(Qr { size, path })
}
