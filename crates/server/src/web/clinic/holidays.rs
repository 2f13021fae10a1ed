//! The clinic's holidays: what is entered, whom a new one would affect, entering it.

use app::access::Action;
use app::schedule::{self, HolidayInput, HolidayView};
use app::{App, Error, booking, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::{Check, Complaint};
use kernel::id::{ClinicId, HolidayId};

use super::leave::{affected, answer_row, chosen};
use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::answers::{AnswersPage, AnswersTo};
use crate::web::pages::clinic::holidays::{HolidayRow, HolidaysPage, Preview};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/holidays", get(list).post(add))
        .route("/clinic/holidays/{id}", get(answers))
        .route("/clinic/holidays/{id}/remove", post(remove))
}

const FIELDS: [&str; 3] = ["name", "starts_on", "ends_on"];

/// The API's names of the days, and the fields where a person typed them.
const NAMES: [(&str, &str); 2] = [("first_date", "starts_on"), ("last_date", "ends_on")];

/// The clinic, for those who may close it.
fn own_clinic(reader: &Reader) -> Result<ClinicId, Refused> {
    reader.signed_in()?;
    reader.caller.reach(Action::WriteClinic)?;
    Ok(reader.clinic()?.id)
}

async fn list(reader: Reader) -> Shown {
    html(page(reader, Form::default(), None).await?)
}

async fn page(reader: Reader, form: Form, preview: Option<Preview>) -> Result<HolidaysPage, Refused> {
    let clinic_id = own_clinic(&reader)?;
    let holidays = schedule::holidays_of(&reader.app, clinic_id).await?;
    let answers = booking::answers_to_holidays(&reader.app, &reader.caller, clinic_id).await?;
    let row = |view: HolidayView| HolidayRow {
        // Nobody who was offered nothing has an answer to give.
        answers: answers.get(&view.id).map(|answers| (answers.offered, answers.answered)),
        id: view.id.to_string(),
        name: view.name,
        first: view.first_date.0,
        last: view.last_date.0,
    };
    let holidays = holidays.into_iter().map(row).collect();
    Ok(HolidaysPage { holidays, form, preview, ui: reader.ui })
}

/// First shows whom the holiday would affect; entered when the reader has seen them.
async fn add(reader: Reader, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    let clinic_id = own_clinic(&reader)?;
    let visits = chosen(&form);
    let is_confirmed = form.has("confirmed", "true");
    let form = form.only(&FIELDS);
    let input = match read(&form) {
        Ok(input) => input,
        Err(error) => return again(reader, form, error).await,
    };
    if !is_confirmed {
        return preview(reader, clinic_id, form, input).await;
    }
    let are_offered_times = visits.are_offered_times;
    match booking::add_holiday(&reader.app, &reader.caller, clinic_id, input.clone(), visits).await {
        Ok(holiday) => {
            reactions::follow(&reader.app).await?;
            match are_offered_times {
                true => told(&format!("/clinic/holidays/{}", holiday.id), "flash-holiday-added"),
                false => told("/clinic/holidays", "flash-holiday-added"),
            }
        }
        // Somebody was booked while the reader looked at the others.
        Err(error) if error.is_code("appointments_affected") => preview(reader, clinic_id, form, input).await,
        Err(error) => again(reader, form, error).await,
    }
}

async fn preview(reader: Reader, clinic_id: ClinicId, form: Form, input: HolidayInput) -> Shown {
    let visits = booking::affected_by_holiday(&reader.app, &reader.caller, clinic_id, &input).await;
    let visits = match visits {
        Ok(visits) => visits,
        Err(error) => return again(reader, form, error).await,
    };
    let Some(first) = input.first_date else {
        return Err(Error::broken("a day that was read is gone").into());
    };
    let preview = Preview {
        name: input.name.unwrap_or_default(),
        first: first.0,
        last: input.last_date.unwrap_or(first).0,
        affected: affected(&reader, &visits)?,
    };
    html(page(reader, form, Some(preview)).await?)
}

/// The last day may be left empty.
fn read(form: &Form) -> Result<HolidayInput, Error> {
    let mut check = Check::new();
    let wrong = |_| Complaint::new("not_a_date", "Choose a day.");
    let first_date =
        check.optional("first_date", form.given("starts_on"), |text| text.parse().map_err(wrong));
    let last_date = check.optional("last_date", form.given("ends_on"), |text| text.parse().map_err(wrong));
    match check.is_clean() {
        true => Ok(HolidayInput { name: form.given("name"), first_date, last_date }),
        false => Err(Error::fields(check)),
    }
}

async fn again(reader: Reader, form: Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let form = form.with_errors(reader.ui.faults(&problem, &NAMES));
    Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, form, None).await?).shown()
}

/// Who has answered to what they were offered instead of their visits on these days.
async fn answers(reader: Reader, Path(id): Path<HolidayId>) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    let zone = reader.clinic()?.zone()?;
    let holiday = schedule::holiday(&reader.app, &reader.caller, clinic_id, id).await?;
    let offers = booking::replacements_of_holiday(&reader.app, &reader.caller, clinic_id, id).await?;
    let rows = offers.iter().map(|view| answer_row(view, &zone)).collect::<Result<Vec<_>, _>>()?;
    html(AnswersPage { of: AnswersTo::Holiday(holiday.name), rows, ui: reader.ui })
}

async fn remove(reader: Reader, Path(id): Path<HolidayId>) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    booking::remove_holiday(&reader.app, &reader.caller, clinic_id, id).await?;
    reactions::follow(&reader.app).await?;
    told("/clinic/holidays", "flash-removed")
}
