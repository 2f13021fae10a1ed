//! From nothing to the first booking: what is done, what comes next and where.

use app::App;
use app::notifications::{self, TestMailView};
use app::setup::{self, SetupView, Step};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::tz::TimeZone;

use crate::api::Refused;
use crate::web::door::sentences::mendable;
use crate::web::door::when::{zone, zoned};
use crate::web::door::{Page, Reader, Shown, html, told};
use crate::web::pages::clinic::setup::{SetupPage, StepRow, TestMail};

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/setup", get(show)).route("/clinic/setup/test-mail", post(test_mail))
}

const BASE: &str = "/clinic/setup";

async fn show(reader: Reader) -> Shown {
    html(page(reader, None).await?)
}

async fn page(mut reader: Reader, fault: Option<String>) -> Result<SetupPage, Refused> {
    let own = zone(&reader.signed_in()?.time_zone)?;
    let clinic_id = reader.clinic()?.id;
    let view = setup::setup(&reader.app, &reader.caller, clinic_id).await?;
    reader.in_zone(&own);
    let row = |step: Step, is_done| StepRow { step, is_done, href: place_of(step, &view) };
    let steps = view.steps.iter().map(|step| row(step.step, step.is_done)).collect();
    let test_mail = view.test_mail.as_ref().map(|mail| mail_of(mail, &own)).transpose()?;
    Ok(SetupPage {
        steps,
        done: view.done,
        time_zone: view.time_zone,
        test_mail,
        address: reader.signed_in()?.email.clone(),
        fault,
        ui: reader.ui,
    })
}

async fn test_mail(reader: Reader) -> Shown {
    let clinic_id = reader.clinic()?.id;
    match notifications::send_test_mail(&reader.app, &reader.caller, clinic_id).await {
        Ok(_) => told(BASE, "flash-test-mail"),
        Err(error) => {
            let problem = mendable(error)?;
            let fault = reader.ui.said(&problem);
            Page(StatusCode::TOO_MANY_REQUESTS, page(reader, Some(fault)).await?).shown()
        }
    }
}

/// Where a step is taken.
fn place_of(step: Step, view: &SetupView) -> Option<String> {
    let of_doctor = |rest: &str| match view.doctor_id {
        Some(id) => format!("/clinic/doctors/{id}{rest}"),
        None => "/clinic/doctors".to_owned(),
    };
    Some(match step {
        Step::Details | Step::Payment => "/clinic/settings".to_owned(),
        Step::Department => "/clinic/departments".to_owned(),
        Step::Doctor => "/clinic/doctors".to_owned(),
        Step::Hours => of_doctor("/hours"),
        Step::Price => of_doctor(""),
        // The press is on the page itself.
        Step::Mail => return None,
        // As a patient would.
        Step::Booking => format!("/doctors/{}", view.doctor_id?),
    })
}

fn mail_of(mail: &TestMailView, zone: &TimeZone) -> Result<TestMail, Refused> {
    Ok(TestMail {
        asked_at: zoned(&mail.asked_at, zone)?,
        sent_at: mail.sent_at.as_ref().map(|at| zoned(at, zone)).transpose()?,
        is_failing: mail.is_failing,
        fault: mail.fault.clone(),
        is_given_up: mail.is_given_up,
    })
}
