//! What everybody reads of what patients said: the newest on a doctor's page, all of it on a page of its own.

use app::visits::{self, PublicReview};
use app::{App, Error, doctors};
use axum::Router;
use axum::routing::get;
use jiff::civil::Date;
use kernel::id::DoctorId;
use kernel::paging::{Page, PageRequest};

use super::address::Address;
use super::doctor::{face, rating};
use super::door::{Asked, Reader, Shown, html};
use super::pages::doctor_reviews::{DoctorReviewsPage, Said};
use crate::api::{Path, Refused};

pub fn routes() -> Router<App> {
    Router::new().route("/doctors/{id}/reviews", get(show))
}

/// Reviews of a page.
const AT_ONCE: u32 = 10;

async fn show(reader: Reader, Path(id): Path<DoctorId>, Asked(asked): Asked) -> Shown {
    let profile = doctors::doctor(&reader.app, &reader.caller, id).await?;
    let request = PageRequest { limit: AT_ONCE, cursor: asked.given("cursor") };
    let page = said_of(&reader, id, request).await?;
    let address = format!("/doctors/{id}/reviews");
    html(DoctorReviewsPage {
        doctor_id: id.to_string(),
        doctor: face(&profile.full_name, profile.photo.as_deref()),
        rating: rating(&profile.rating),
        reviews: page.items,
        more: page.next_cursor.map(|cursor| Address::to(&address).with("cursor", &cursor).into()),
        ui: reader.ui,
    })
}

/// A page of what was said of a doctor, newest first.
pub async fn said_of(reader: &Reader, id: DoctorId, request: PageRequest) -> Result<Page<Said>, Refused> {
    let page = visits::of_doctor(&reader.app, &reader.caller, id, request).await?;
    let said = |review: PublicReview| -> Result<Said, Refused> {
        let written_in: Option<Date> = format!("{}-01", review.written_in).parse().ok();
        let written_in = written_in.ok_or_else(|| Error::broken("a month of ours cannot be read"))?;
        Ok(Said { rating: review.rating, text: review.text, written_in })
    };
    let items = page.items.into_iter().map(said).collect::<Result<Vec<_>, _>>()?;
    Ok(Page { items, next_cursor: page.next_cursor })
}
