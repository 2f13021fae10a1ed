//! The clinic's reviews: what waits, what everybody reads, what was declined; and deciding about each.

use app::visits::{self, HideInput, ReviewStatus, ReviewView, ReviewsWanted};
use app::{App, doctors};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::id::ReviewId;
use kernel::paging::PageRequest;

use crate::api::{Path, Refused};
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::when::zoned;
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::reviews::{ReviewRow, ReviewsPage};
use crate::web::pages::shown::{Link, Status};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/reviews", get(list))
        .route("/clinic/reviews/{id}/publish", post(publish))
        .route("/clinic/reviews/{id}/decline", post(decline))
}

const BASE: &str = "/clinic/reviews";

const TABS: [(&str, ReviewStatus); 3] = [
    ("reviews-waiting", ReviewStatus::Pending),
    ("reviews-published", ReviewStatus::Published),
    ("reviews-declined", ReviewStatus::Hidden),
];

/// Reviews of a page: each is to be read.
const AT_ONCE: u32 = 10;

/// Where somebody stands in the list, as it travels through the forms.
const PLACE: [&str; 2] = ["status", "cursor"];

async fn list(reader: Reader, Asked(asked): Asked) -> Shown {
    html(page(reader, asked.only(&PLACE), None).await?)
}

/// A page of the list; `refused` is the review about which nothing could be decided, with what was typed.
async fn page(
    mut reader: Reader,
    here: Form,
    refused: Option<(ReviewId, Form)>,
) -> Result<ReviewsPage, Refused> {
    reader.signed_in()?;
    let (clinic_id, zone) = reader.enter_clinic()?;
    let status = here.value("status").parse().unwrap_or(ReviewStatus::Pending);
    let wanted =
        ReviewsWanted { status: Some(status), clinic_id: Some(clinic_id), ..ReviewsWanted::default() };
    let request = PageRequest { limit: AT_ONCE, cursor: here.given("cursor") };
    let page = visits::reviews(&reader.app, &reader.caller, wanted, request).await?;
    let doctors = doctors::by_ids(reader.app.db.read(), page.items.iter().map(|review| review.doctor_id));
    let doctors = doctors.await?;
    let row = |review: ReviewView| -> Result<ReviewRow, Refused> {
        let typed = refused.as_ref().filter(|(id, _)| *id == review.id).map(|(_, form)| form.clone());
        Ok(ReviewRow {
            id: review.id.to_string(),
            rating: review.rating,
            text: review.text,
            doctor_id: review.doctor_id.to_string(),
            doctor: doctors.get(&review.doctor_id).map(|of| of.full_name.clone()).unwrap_or_default(),
            appointment_id: review.appointment_id.to_string(),
            written_at: zoned(&review.written_at, &zone)?,
            status: Status::review(review.status.as_str()),
            can_publish: review.status != ReviewStatus::Published,
            can_decline: review.status != ReviewStatus::Hidden,
            declined_because: review.hidden_because,
            decline: typed.unwrap_or_default(),
        })
    };
    let rows = page.items.into_iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let tab = |(key, of): (&str, ReviewStatus)| {
        Link::new(reader.ui.t(key), narrowed(of).to_string()).current(of == status)
    };
    let tabs = TABS.into_iter().map(tab).collect();
    let more = page.next_cursor.map(|cursor| narrowed(status).with("cursor", &cursor).to_string());
    let is_waiting = status == ReviewStatus::Pending;
    Ok(ReviewsPage { tabs, is_waiting, rows, more, here, ui: reader.ui })
}

fn narrowed(status: ReviewStatus) -> Address {
    match status {
        ReviewStatus::Pending => Address::to(BASE),
        other => Address::to(BASE).with("status", other.as_str()),
    }
}

/// The page of the list that the form was on.
fn back(form: &Form) -> String {
    PLACE.iter().fold(Address::to(BASE), |to, name| to.with(name, form.value(name))).into()
}

async fn publish(reader: Reader, Path(id): Path<ReviewId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    match visits::publish(&reader.app, &reader.caller, id).await {
        Ok(_) => told(&back(&form), "flash-review-published"),
        // Somebody else decided at the same moment; the list tells how.
        Err(error) => mendable(error).map(|_| told(&back(&form), "flash-changed-meanwhile"))?,
    }
}

async fn decline(reader: Reader, Path(id): Path<ReviewId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = HideInput { reason: form.given("reason") };
    match visits::hide(&reader.app, &reader.caller, id, input).await {
        Ok(_) => told(&back(&form), "flash-review-declined"),
        Err(error) => {
            let problem = mendable(error)?;
            let typed = form.only(&["reason"]).with_errors(reader.ui.faults(&problem, &[]));
            let page = page(reader, form.only(&PLACE), Some((id, typed))).await?;
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}
