//! What is told of charges: lists and single ones.

use std::collections::{HashMap, HashSet};

use jiff::tz::TimeZone;
use kernel::{
    id::{AppointmentId, ClinicId, RefundId, TransactionId},
    money::Money,
    paging::{self, Page, PageRequest},
};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    invoice::of_charges,
    model::{DESK, Method, RefundStatus, Status},
    store::{self, charge, invoice, refund},
    waiting::Waiting,
};
use crate::{
    App,
    access::{Action, Actor},
    clinics,
    error::{Error, Result},
    work::Work,
};

/// How long somebody looks at "please wait".
const LATE_SECONDS: i64 = 3;

/// A charge and what was given back of it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Transaction)]
pub struct Charge {
    pub id: TransactionId,
    /// What was paid for.
    pub appointment_id: AppointmentId,
    pub clinic_id: ClinicId,
    pub status: Status,
    pub method: Method,
    pub fee: Money,
    /// Basis points.
    pub tax_rate_bp: u16,
    pub tax: Money,
    pub total: Money,
    /// Given back, or promised to be: more than the total where a gateway paid out what it had refused, and it had been
    /// given back in another way since.
    pub refunded: Money,
    /// Why it failed, as `card_declined`.
    pub failure_code: Option<String>,
    /// In the clinic's zone, as all instants here.
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub settled_at: Option<String>,
    pub refunds: Vec<Refund>,
    /// Of money that came in.
    pub invoice: Option<Invoice>,
}

/// The tax invoice of a charge, as it was given.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Invoice {
    /// From 1 in every clinic, without gaps.
    pub number: i64,
    #[schema(format = DateTime)]
    pub issued_at: String,
    /// The clinic's name, address and number for taxes on that day.
    pub seller_name: String,
    pub seller_address: String,
    pub seller_city: String,
    pub seller_tax_number: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Refund {
    pub id: RefundId,
    pub amount: Money,
    pub reason: String,
    pub status: RefundStatus,
    /// Why the gateway refused it, as `card_closed`; also where it paid it out after all.
    pub failure_code: Option<String>,
    /// The desk took the money and keeps it ready until somebody hands it back there.
    pub waits_at_desk: bool,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[schema(format = DateTime)]
    pub settled_at: Option<String>,
}

impl Charge {
    /// What the desk keeps ready to be handed back; nothing where it keeps nothing.
    pub fn ready_at_desk(&self) -> Option<Money> {
        let ready = self.refunds.iter().filter(|refund| refund.waits_at_desk);
        let amount = ready.map(|refund| refund.amount.amount).sum();
        (amount > 0).then_some(Money { amount, ..self.total })
    }
}

/// Which charges a list is about; all that are given must hold.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only the account's own, whatever else the actor may see.
    pub own: bool,
    pub status: Option<Status>,
    pub appointment_id: Option<AppointmentId>,
    pub clinic_id: Option<ClinicId>,
    /// Those whose refunds wait for a person.
    pub refunds: Option<Waiting>,
}

/// The charges the actor may see, newest first.
pub async fn charges(app: &App, actor: &Actor, filter: Filter, request: PageRequest) -> Result<Page<Charge>> {
    let reach = actor.reach(Action::ReadTransactions)?;
    let mut condition = Condition::all().add(reach.condition(
        Some(charge::Column::AccountId),
        Some(charge::Column::ClinicId),
        None,
    ));
    if filter.own {
        condition = condition.add(charge::Column::AccountId.eq(actor.signed_in()?));
    }
    if let Some(status) = filter.status {
        condition = condition.add(charge::Column::Status.eq(status));
    }
    if let Some(appointment_id) = filter.appointment_id {
        condition = condition.add(charge::Column::PayableId.eq(appointment_id.0));
    }
    if let Some(clinic_id) = filter.clinic_id {
        condition = condition.add(charge::Column::ClinicId.eq(clinic_id));
    }
    if let Some(waiting) = filter.refunds {
        condition = condition.add(waiting.condition());
    }
    if let Some(cursor) = &request.cursor {
        let (at, id) = paging::parse_cursor(cursor).ok_or_else(Error::unknown_cursor)?;
        let before = Condition::any()
            .add(charge::Column::CreatedAt.lt(at))
            .add(Condition::all().add(charge::Column::CreatedAt.eq(at)).add(charge::Column::Id.lt(id)));
        condition = condition.add(before);
    }
    let rows = charge::Entity::find()
        .filter(condition)
        .order_by_desc(charge::Column::CreatedAt)
        .order_by_desc(charge::Column::Id)
        .limit(u64::from(request.limit) + 1)
        .all(app.db.read())
        .await?;
    let page = Page::from_rows(rows, request.limit, |row| paging::cursor(row.created_at.0, row.id.0));
    let next_cursor = page.next_cursor.clone();
    Ok(Page { items: shown(app.db.read(), page.items).await?, next_cursor })
}

/// One charge that the actor may see.
pub async fn charge(app: &App, actor: &Actor, id: TransactionId) -> Result<Charge> {
    let reach = actor.reach(Action::ReadTransactions)?;
    let row = charge::Entity::find_by_id(id)
        .filter(reach.condition(Some(charge::Column::AccountId), Some(charge::Column::ClinicId), None))
        .one(app.db.read())
        .await?
        .ok_or_else(|| Error::not_found("transaction"))?;
    one(app.db.read(), row).await
}

/// The charges for a payable, oldest first, for the pages and letters about it. The caller has checked who asks.
pub async fn charges_for(app: &App, payable_id: Uuid) -> Result<Vec<Charge>> {
    let rows = store::charges_of(app.db.read(), payable_id).await?;
    shown(app.db.read(), rows).await
}

/// What a charge is for and how it stands, for reactions to facts about it.
pub async fn charge_by_id(app: &App, id: TransactionId) -> Result<Option<Charge>> {
    match store::charge_by_id(app.db.read(), id).await? {
        Some(row) => Ok(Some(one(app.db.read(), row).await?)),
        None => Ok(None),
    }
}

/// What a charge is for, for the reaction to its payment.
pub async fn payable_of(app: &App, id: TransactionId) -> Result<Option<Uuid>> {
    Ok(store::charge_by_id(app.db.read(), id).await?.map(|row| row.payable_id))
}

/// Whether a charge failed so long after it was asked for that its payer had stopped waiting.
pub async fn failed_late(app: &App, id: TransactionId) -> Result<bool> {
    let charge = store::charge_by_id(app.db.read(), id).await?;
    let seconds = charge.and_then(|row| Some(row.settled_at?.seconds_since(row.created_at)));
    Ok(seconds.is_some_and(|seconds| seconds >= LATE_SECONDS))
}

/// The charge that a refund belongs to, for reactions to facts about the refund.
pub async fn charge_of_refund(app: &App, id: RefundId) -> Result<Option<Charge>> {
    match store::refund_by_id(app.db.read(), id).await? {
        Some(refund) => charge_by_id(app, refund.charge_id).await,
        None => Ok(None),
    }
}

/// Whether the money of a refund is gone.
pub async fn is_paid_out(app: &App, id: RefundId) -> Result<bool> {
    let refund = store::refund_by_id(app.db.read(), id).await?;
    Ok(refund.is_some_and(|refund| refund.status == RefundStatus::Succeeded))
}

/// A charge as it stands inside a transaction.
pub(super) async fn charge_in(work: &Work<'_>, id: TransactionId) -> Result<Charge> {
    let row = store::charge_by_id(&***work, id).await?;
    one(&***work, row.ok_or_else(|| Error::broken("a charge just written is not there"))?).await
}

async fn one(db: &impl ConnectionTrait, row: charge::Model) -> Result<Charge> {
    let mut shown = shown(db, vec![row]).await?;
    shown.pop().ok_or_else(|| Error::broken("a charge cannot be shown"))
}

/// Three queries however many rows: their refunds, their invoices, their clinics.
async fn shown(db: &impl ConnectionTrait, rows: Vec<charge::Model>) -> Result<Vec<Charge>> {
    let ids: Vec<TransactionId> = rows.iter().map(|row| row.id).collect();
    let mut refunds: HashMap<TransactionId, Vec<refund::Model>> = HashMap::new();
    for refund in store::refunds_of(db, &ids).await? {
        refunds.entry(refund.charge_id).or_default().push(refund);
    }
    let mut invoices = of_charges(db, &ids).await?;
    let mut clinic_ids: Vec<ClinicId> = rows.iter().map(|row| row.clinic_id).collect();
    clinic_ids.sort_unstable();
    clinic_ids.dedup();
    let mut zones = HashMap::new();
    for clinic in clinics::by_ids(db, &clinic_ids).await? {
        zones.insert(clinic.id, clinic.zone()?);
    }
    rows.into_iter()
        .map(|row| {
            let zone = zones.get(&row.clinic_id).ok_or_else(|| Error::broken("a charge has no clinic"))?;
            let refunds = refunds.remove(&row.id).unwrap_or_default();
            Ok(Charge::of(&row, &refunds, invoices.remove(&row.id), zone))
        })
        .collect()
}

impl Charge {
    fn of(
        row: &charge::Model,
        refunds: &[refund::Model],
        invoice: Option<invoice::Model>,
        zone: &TimeZone,
    ) -> Self {
        let kept = refunds.iter().filter(|refund| refund.status != RefundStatus::Failed);
        let refunded = kept.map(|refund| refund.amount).sum();
        let refunds = refunds.iter().map(|refund| Refund {
            id: refund.id,
            amount: row.money(refund.amount),
            reason: refund.reason.clone(),
            status: refund.status,
            failure_code: refund.failure_code.clone(),
            waits_at_desk: refund.status == RefundStatus::Pending && row.gateway == DESK,
            created_at: refund.created_at.rfc3339(zone),
            settled_at: refund.settled_at.map(|at| at.rfc3339(zone)),
        });
        Self {
            id: row.id,
            appointment_id: AppointmentId(row.payable_id),
            clinic_id: row.clinic_id,
            status: row.status,
            method: row.method,
            fee: row.money(row.fee),
            tax_rate_bp: u16::try_from(row.tax_rate_bp).unwrap_or(0),
            tax: row.money(row.tax),
            total: row.money(row.total),
            refunded: row.money(refunded),
            failure_code: row.failure_code.clone(),
            created_at: row.created_at.rfc3339(zone),
            settled_at: row.settled_at.map(|at| at.rfc3339(zone)),
            refunds: refunds.collect(),
            invoice: invoice.map(|invoice| Invoice {
                number: invoice.invoice_number,
                issued_at: invoice.issued_at.rfc3339(zone),
                seller_name: invoice.seller_name,
                seller_address: invoice.seller_address,
                seller_city: invoice.seller_city,
                seller_tax_number: invoice.seller_tax_number,
            }),
        }
    }
}

/// The charge by which a payable stands.
#[derive(Clone, Copy, Debug)]
pub struct Latest {
    pub id: TransactionId,
    pub status: Status,
    pub method: Method,
}

/// How each payable stands: its charge that is pending, paid or given back, else its last failed one.
pub async fn standings(
    db: &impl ConnectionTrait,
    payables: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Latest>, DbErr> {
    let payables: Vec<Uuid> = payables.into_iter().collect();
    if payables.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = charge::Entity::find()
        .filter(charge::Column::PayableId.is_in(payables))
        .order_by_asc(charge::Column::CreatedAt)
        .all(db)
        .await?;
    let mut standings = HashMap::new();
    for row in rows {
        let latest = Latest { id: row.id, status: row.status, method: row.method };
        let known = standings.entry(row.payable_id).or_insert(latest);
        if row.status != Status::Failed || known.status == Status::Failed {
            *known = latest;
        }
    }
    Ok(standings)
}

/// As [`standings`], of one.
pub async fn latest(app: &App, payable: Uuid) -> Result<Option<Latest>> {
    let ask = |payables: Vec<Uuid>| async move {
        let standings = standings(app.db.read(), payables.iter().copied()).await?;
        Ok(payables.iter().map(|payable| standings.get(payable).copied()).collect())
    };
    app.asked_charges.value(payable, ask).await
}

/// Of these payables, those whose money is still on its way somewhere.
pub async fn unsettled(
    db: &impl ConnectionTrait,
    payables: impl IntoIterator<Item = Uuid>,
) -> Result<HashSet<Uuid>> {
    let payables: Vec<Uuid> = payables.into_iter().collect();
    let charges = charge::Entity::find().filter(charge::Column::PayableId.is_in(payables)).all(db).await?;
    let refunds = refund::Entity::find()
        .filter(refund::Column::ChargeId.is_in(charges.iter().map(|charge| charge.id)))
        .filter(refund::Column::Status.eq(RefundStatus::Pending))
        .all(db)
        .await?;
    let promised: HashSet<_> = refunds.into_iter().map(|refund| refund.charge_id).collect();
    let on_its_way =
        |charge: &charge::Model| charge.status == Status::Pending || promised.contains(&charge.id);
    Ok(charges.into_iter().filter(on_its_way).map(|charge| charge.payable_id).collect())
}
