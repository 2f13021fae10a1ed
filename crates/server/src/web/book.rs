//! The booker: a chosen time is kept, signed in for, paid and confirmed on one page.

use app::access::WebSession;
use app::booking::{self, AppointmentView, AssignInput, HoldInput, PayInput, Standing, Status};
use app::patients::{self, CreatePatient, PatientView, Wanted};
use app::schedule::{self, Ask};
use app::{App, Error, payments};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use jiff::tz::TimeZone;
use kernel::id::{AppointmentId, PatientId};
use kernel::paging::PageRequest;

use super::address::Address;
use super::doctor::face;
use super::door::sentences::mendable;
use super::door::when::{pressed, shown, zone};
use super::door::{Asked, Page, Reader, Shown, Typed, html, leave, see, told};
use super::entry;
use super::form::Form;
use super::pages::book::{AT_DESK, BookPage, Card, Held, PatientChoice, Step, TEST_CARDS};
use super::reschedule::alternatives;
use crate::api::{Path, Refused};

mod choice;

use choice::{Choice, chosen, chosen_of};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/book", get(show_choice).post(choose))
        .route("/book/sign-in", post(sign_in))
        .route("/book/register", post(register))
        .route("/book/{id}", get(show).post(finish))
        .route("/book/{id}/extend", post(extend))
        .route("/book/{id}/release", post(release))
}

/// A time was pressed: kept at once for whoever is signed in; a visitor signs in first.
async fn choose(mut reader: Reader, Typed(form): Typed) -> Shown {
    let choice = Choice::of(&form)?;
    if reader.account.is_none() {
        return see(&choice.address());
    }
    match hold(&reader, &choice, &form).await {
        Ok(view) => see(&format!("/book/{}", view.id)),
        Err(error) => refused(&mut reader, &choice, &form, error).await,
    }
}

/// What a visitor has chosen, and the two ways in.
async fn show_choice(mut reader: Reader, Asked(asked): Asked) -> Shown {
    let choice = Choice::of(&asked)?;
    let chosen = chosen(&mut reader, &choice).await?;
    if reader.account.is_some() {
        // Signed in meanwhile, perhaps in another tab: one press keeps it.
        let step = Step::Expired { still_free: true, alternatives: Vec::new(), typed: Form::default() };
        return html(BookPage { ui: reader.ui, choice: chosen, step });
    }
    let step = Step::SignIn { sign_in: Form::default(), register: Form::default() };
    html(BookPage { ui: reader.ui, choice: chosen, step })
}

async fn sign_in(reader: Reader, headers: HeaderMap, Typed(form): Typed) -> Shown {
    let begun = entry::begin_session(&reader, &headers, form.value("email"), form.value("password")).await;
    enter(reader, form, begun, false).await
}

/// The register form stands beside the sign-in form, so the fields of the same meaning have other names there.
const REGISTER_NAMES: [(&str, &str); 2] = [("email", "new_email"), ("password", "new_password")];

async fn register(reader: Reader, headers: HeaderMap, Typed(form): Typed) -> Shown {
    let begun = entry::begin_account(&reader, &headers, &form, &REGISTER_NAMES).await;
    enter(reader, form, begun, true).await
}

/// Keeps the time for whoever has just come in; or says what was wrong, with the choice still there.
async fn enter(mut reader: Reader, form: Form, begun: Result<WebSession, Error>, is_new: bool) -> Shown {
    let choice = Choice::of(&form)?;
    let session = match begun {
        Ok(session) => session,
        Err(error) if error.is_code("totp_required") => {
            return entry::second_step(reader, error, choice.address());
        }
        Err(error) => {
            let said_here = error.is_code("wrong_credentials") || error.is_code("busy");
            let problem = match error {
                Error::Problem(problem) if said_here => problem,
                other => mendable(other)?,
            };
            let names: &[(&str, &str)] = if is_new { &REGISTER_NAMES } else { &[] };
            let faults = reader.ui.faults(&problem, names);
            let kept = form.only(&["email", "name", "new_email", "phone"]).with_errors(faults);
            let (sign_in, register) = if is_new { (Form::default(), kept) } else { (kept, Form::default()) };
            let page = BookPage {
                choice: chosen(&mut reader, &choice).await?,
                step: Step::SignIn { sign_in, register },
                ui: reader.ui,
            };
            return Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown();
        }
    };
    let cookie = entry::session_cookie(&reader, &session);
    reader.caller.0 = app::access::authenticate(&reader.app, &session.token).await?;
    reader.account = Some(session.account);
    match hold(&reader, &choice, &Form::default()).await {
        Ok(view) => leave(&format!("/book/{}", view.id), [cookie]),
        Err(error) => {
            let mut response = refused(&mut reader, &choice, &Form::default(), error).await?;
            response.headers_mut().append(axum::http::header::SET_COOKIE, cookie);
            Ok(response)
        }
    }
}

/// Keeps the time. Whom it is for and why may have been typed before, when another time was lost.
async fn hold(reader: &Reader, choice: &Choice, typed: &Form) -> Result<AppointmentView, Error> {
    let input = HoldInput {
        doctor_id: Some(choice.doctor_id),
        starts_at: Some(choice.at.rfc3339(&TimeZone::UTC)),
        service_id: choice.service_id,
        patient_id: typed.value("patient_id").parse::<PatientId>().ok(),
        reason: typed.given("reason"),
        ..HoldInput::default()
    };
    booking::hold(&reader.app, &reader.caller, input).await
}

/// The time could not be kept: somebody was faster, or the rules do not allow it.
async fn refused(reader: &mut Reader, choice: &Choice, typed: &Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let chosen = chosen(reader, choice).await?;
    let typed = typed.only(&["patient_id", "new_name", "new_birth_date", "reason", "card"]);
    let step = match problem.code {
        "time_taken" | "resource_taken" => {
            Step::Lost { alternatives: alternatives(&problem, &chosen.starts_at), typed }
        }
        code => Step::Refused {
            sentence: reader.ui.sentence(code, &problem.detail),
            is_full: code == "too_many_holds",
        },
    };
    let status = crate::api::problem::status_of(problem.kind);
    Page(status, BookPage { ui: reader.ui.clone(), choice: chosen, step }).shown()
}

async fn show(mut reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    reader.signed_in()?;
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let form = Form::new([("patient_id", view.patient.id.to_string()), ("reason", view.reason.clone())]);
    let declined = last_refusal(&reader, &view).await?;
    held(&mut reader, view, form, declined, StatusCode::OK).await
}

/// The held time with what was typed; or what has become of it.
async fn held(
    reader: &mut Reader,
    view: AppointmentView,
    form: Form,
    declined: Option<String>,
    status: StatusCode,
) -> Shown {
    let now = reader.app.now();
    let until = view.hold_expires_at.as_deref().and_then(pressed);
    let is_kept = until.is_some_and(|until| now < until);
    match view.status {
        Status::Held | Status::Expired => {}
        Status::Confirmed => return see(&format!("/appointments/{}?booked", view.id)),
        _ => return see(&format!("/appointments/{}", view.id)),
    }
    let chosen = chosen_of(reader, &view).await?;
    let step = if view.payment.status == Standing::Pending {
        Step::Waiting { appointment_id: view.id.to_string() }
    } else if let (Status::Held, true, Some(until)) = (view.status, is_kept, until) {
        let zone = chosen.starts_at.time_zone().clone();
        let patients = patients(reader).await?;
        Step::Held(Box::new(Held {
            appointment_id: view.id.to_string(),
            until: shown(until, &zone),
            can_extend: !view.hold_extended,
            patients,
            form,
            cards: cards(reader, &view).await?,
            declined,
        }))
    } else {
        expired(reader, &view, form).await?
    };
    Page(status, BookPage { ui: reader.ui.clone(), choice: chosen, step }).shown()
}

async fn expired(reader: &Reader, view: &AppointmentView, typed: Form) -> Result<Step, Refused> {
    let at = pressed(&view.starts_at).ok_or_else(|| Error::broken("an instant of ours cannot be read"))?;
    let ask = Ask { service_id: view.service.as_ref().map(|service| service.id), by_staff: false };
    booking::release_expired(&reader.app, view.doctor.id).await?;
    let still_free = schedule::decide(&reader.app, view.doctor.id, ask, at).await.is_ok();
    let zone = zone(&view.time_zone)?;
    let nearest = schedule::nearest(&reader.app, view.doctor.id, ask, at, 3).await?;
    let alternatives = nearest.iter().map(|time| super::doctor::free_time(time.starts_at, &zone));
    let alternatives =
        alternatives.filter(|time| pressed(&view.starts_at) != Some(time.starts_at.timestamp().into()));
    Ok(Step::Expired { still_free, alternatives: alternatives.collect(), typed })
}

/// Everything is said: for whom, why, how paid.
async fn finish(mut reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let is_due = view.price.total.amount > 0;
    let mut form = form.only(&KEPT);
    // Nothing that costs is chosen for anybody, and what is wrong is said all at once.
    let is_open = is_due && form.value("card").is_empty();
    if is_open {
        form = form.with_errors([("card", reader.ui.t("choose-how-to-pay"))]);
    }
    match say_for_whom(&reader, id, &form).await {
        Ok(patient_id) => now_chosen(&mut form, patient_id),
        Err(error) => return again(&mut reader, id, form, error).await,
    }
    if is_open {
        let view = booking::show(&reader.app, &reader.caller, id).await?;
        return held(&mut reader, view, form, None, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if form.value("card") == AT_DESK.value || !is_due {
        return match booking::confirm(&reader.app, &reader.caller, id).await {
            Ok(_) => see(&format!("/appointments/{id}?booked")),
            Err(error) => again(&mut reader, id, form, error).await,
        };
    }
    let input = PayInput { method: form.given("card"), return_url: None };
    match booking::pay(&reader.app, &reader.caller, id, input).await {
        Ok(charge) => match charge.status {
            payments::Status::Paid => see(&format!("/appointments/{id}?booked")),
            payments::Status::Failed => {
                let view = booking::show(&reader.app, &reader.caller, id).await?;
                let sentence = declined(&reader, charge.failure_code.as_deref());
                held(&mut reader, view, form, Some(sentence), StatusCode::PAYMENT_REQUIRED).await
            }
            _ => see(&format!("/book/{id}")),
        },
        Err(error) => again(&mut reader, id, form, error).await,
    }
}

/// The fields that come back to the page.
const KEPT: [&str; 5] = ["patient_id", "new_name", "new_birth_date", "reason", "card"];

/// Notes the patient and the reason with the hold; somebody new becomes a patient first.
async fn say_for_whom(reader: &Reader, id: AppointmentId, form: &Form) -> Result<PatientId, Error> {
    let patient_id = if form.value("patient_id") == "new" {
        let input = CreatePatient {
            name: Some(form.value("new_name").to_owned()),
            birth_date: form.given("new_birth_date"),
            ..CreatePatient::default()
        };
        Some(patients::create(&reader.app, &reader.caller, input).await?.id)
    } else {
        form.value("patient_id").parse().ok()
    };
    let input = AssignInput { patient_id, reason: Some(form.value("reason").to_owned()) };
    Ok(booking::assign(&reader.app, &reader.caller, id, input).await?.patient.id)
}

/// Somebody new is one of the patients from now on: the next try must not write the same person down again.
fn now_chosen(form: &mut Form, patient_id: PatientId) {
    form.values.retain(|(name, _)| !["patient_id", "new_name", "new_birth_date"].contains(&name.as_str()));
    form.values.push(("patient_id".to_owned(), patient_id.to_string()));
}

/// The same page again with what is wrong; a hold that has ended, or a time that is confirmed already, shows as such.
async fn again(reader: &mut Reader, id: AppointmentId, form: Form, error: Error) -> Shown {
    let problem = match error {
        // Another tab paid for it, or pays at this moment.
        error if error.is_code("already_paid") || error.is_code("payment_in_progress") => {
            return see(&format!("/book/{id}"));
        }
        error if error.is_code("gateway_unavailable") || error.is_code("payment_required") => match error {
            Error::Problem(problem) => problem,
            other => return Err(other.into()),
        },
        other => mendable(other)?,
    };
    let names = [
        ("name", "new_name"),
        ("birth_date", "new_birth_date"),
        ("method", "card"),
        ("starts_at", "patient_id"),
    ];
    let faults = reader.ui.faults(&problem, &names);
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let status = crate::api::problem::status_of(problem.kind);
    held(reader, view, form.with_errors(faults), None, status).await
}

async fn extend(mut reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let form = form.only(&KEPT);
    match booking::extend_hold(&reader.app, &reader.caller, id).await {
        Ok(view) => held(&mut reader, view, form, None, StatusCode::OK).await,
        Err(error) => again(&mut reader, id, form, error).await,
    }
}

async fn release(reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let page = Address::to(&format!("/doctors/{}", view.doctor.id))
        .with("date", view.starts_at.get(..10).unwrap_or_default());
    if view.status == Status::Held {
        booking::cancel(&reader.app, &reader.caller, id, None, booking::CancelInput::default()).await?;
    }
    told(&page.to_string(), "flash-released")
}

/// Whom the account may book for: itself first.
async fn patients(reader: &Reader) -> Result<Vec<PatientChoice>, Refused> {
    let wanted = Wanted { is_own: true, ..Wanted::default() };
    let request = PageRequest { limit: 50, cursor: None };
    let own = patients::list(&reader.app, &reader.caller, wanted, request).await?;
    Ok(own.items.iter().map(|patient| patient_choice(reader, patient)).collect())
}

pub fn patient_choice(reader: &Reader, patient: &PatientView) -> PatientChoice {
    PatientChoice {
        id: patient.id.to_string(),
        face: face(&patient.name, None),
        detail: detail(reader, patient),
    }
}

/// `You`, or how old somebody is.
pub fn detail(reader: &Reader, patient: &PatientView) -> String {
    if patient.is_self { reader.ui.t("patient-self") } else { age(reader, patient.birth_date) }
}

/// How old somebody is, as far as it is known.
pub fn age(reader: &Reader, birth_date: Option<kernel::time::Date>) -> String {
    birth_date.map_or_else(String::new, |born| {
        let years = reader.ui.now.date().since((jiff::Unit::Year, born.0)).map_or(0, |age| age.get_years());
        reader.ui.n("years-old", i64::from(years))
    })
}

/// Ways to pay for it; none where nothing is due before the visit is confirmed.
async fn cards(reader: &Reader, view: &AppointmentView) -> Result<Vec<Card>, Refused> {
    if view.price.total.amount == 0 {
        return Ok(Vec::new());
    }
    let plan = schedule::plan_of(&reader.app, view.doctor.id).await?;
    let mut cards: Vec<Card> = TEST_CARDS.into();
    if plan.clinic.pay_at_desk {
        cards.push(AT_DESK);
    }
    Ok(cards)
}

/// Why the last charge failed, after a gateway that answered later.
async fn last_refusal(reader: &Reader, view: &AppointmentView) -> Result<Option<String>, Refused> {
    if view.status != Status::Held || view.payment.status != Standing::Due {
        return Ok(None);
    }
    let charges = payments::charges_for(&reader.app, view.id.0).await?;
    let failed = charges.last().filter(|charge| charge.status == payments::Status::Failed);
    Ok(failed.map(|charge| declined(reader, charge.failure_code.as_deref())))
}

fn declined(reader: &Reader, code: Option<&str>) -> String {
    match code {
        Some("insufficient_funds") => reader.ui.t("card-has-too-little"),
        _ => reader.ui.t("card-was-declined"),
    }
}
