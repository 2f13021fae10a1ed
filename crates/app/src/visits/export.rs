//! What an account takes along: itself, its people, and all that became of their visits.

use kernel::{
    id::AppointmentId,
    paging::{MOST, PageRequest},
};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    store::{self, review},
    views::{ReviewView, SummaryView},
};
use crate::{
    App,
    access::{self, AccountView, Actor, SessionView},
    audit::Entry,
    booking::{self, AppointmentView, ListInput},
    clinics,
    error::{Error, Result},
    patients::{self, PatientView},
    payments::{self, Charge},
};

/// Everything that Doctorly keeps about an account, for it to take along. Lists have the latest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Export {
    #[schema(format = DateTime)]
    pub exported_at: String,
    pub account: AccountView,
    pub sessions: Vec<SessionView>,
    pub patients: Vec<PatientView>,
    /// Held, to come, over and cancelled.
    pub appointments: Vec<AppointmentView>,
    /// What doctors wrote of visits, as it was written last.
    pub summaries: Vec<SummaryView>,
    pub reviews: Vec<ReviewView>,
    /// Payments, what was given back of them, and their invoices.
    pub transactions: Vec<Charge>,
}

pub async fn export(app: &App, actor: &Actor) -> Result<Export> {
    let account = access::me(app, actor).await?;
    let appointments = appointments(app, actor).await?;
    let reviews = review::Entity::find()
        .filter(review::Column::AccountId.eq(account.id))
        .order_by_desc(review::Column::WrittenAt)
        .all(app.db.read());
    let zone = kernel::time::zone(&account.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let export = Export {
        exported_at: app.now().rfc3339(&zone),
        sessions: access::list_sessions(app, actor).await?,
        patients: patients::of_account(app.db.read(), account.id).await?,
        summaries: summaries(app, appointments.iter().map(|appointment| appointment.id).collect()).await?,
        reviews: reviews.await?.into_iter().map(ReviewView::from).collect(),
        transactions: transactions(app, actor).await?,
        account,
        appointments,
    };
    let mut work = app.begin(actor).await?;
    work.audit(Entry::new("account.export", export.account.id));
    work.commit().await?;
    Ok(export)
}

async fn appointments(app: &App, actor: &Actor) -> Result<Vec<AppointmentView>> {
    let (mut all, mut page) = (Vec::new(), PageRequest { limit: MOST, cursor: None });
    loop {
        let input = ListInput { own: true, page: page.clone(), ..ListInput::default() };
        let next = booking::list(app, actor, input).await?;
        all.extend(next.items);
        page.cursor = next.next_cursor;
        if page.cursor.is_none() {
            return Ok(all);
        }
    }
}

async fn transactions(app: &App, actor: &Actor) -> Result<Vec<Charge>> {
    let (mut all, mut page) = (Vec::new(), PageRequest { limit: MOST, cursor: None });
    loop {
        let own = payments::Filter { own: true, ..payments::Filter::default() };
        let next = payments::transactions(app, actor, own, page.clone()).await?;
        all.extend(next.items);
        page.cursor = next.next_cursor;
        if page.cursor.is_none() {
            return Ok(all);
        }
    }
}

/// What was written of these visits, in their order.
async fn summaries(app: &App, visits: Vec<AppointmentId>) -> Result<Vec<SummaryView>> {
    let mut found = Vec::new();
    for visits in visits.chunks(MOST as usize) {
        let written = store::latest_of(app.db.read(), visits).await?;
        let clinics: Vec<_> = written.iter().map(|(summary, _)| summary.clinic_id).collect();
        let clinics = clinics::by_ids(app.db.read(), &clinics).await?;
        for (summary, items) in written {
            let clinic = clinics.iter().find(|clinic| clinic.id == summary.clinic_id);
            let clinic = clinic.ok_or_else(|| Error::broken("an appointment's clinic is gone"))?;
            found.push(SummaryView::of(summary, items, &clinic.zone()?));
        }
    }
    Ok(found)
}
