//! The tax invoice of a charge: its number and its seller, kept as they were when the money came in.

use std::collections::HashMap;

use database::Tx;
use kernel::{
    id::{ClinicId, TransactionId},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ExprTrait, IntoActiveModel, entity::prelude::*, sea_query::OnConflict};

use super::store::{
    charge,
    invoice::{self, Model},
    series,
};
use crate::{
    clinics,
    error::{Error, Result},
};

/// Gives a charge that was just paid the clinic's next number. Part of the transaction that settles it: a payment that
/// is rolled back gives its number back.
pub(super) async fn issue(tx: &Tx, charge: &charge::Model, now: Instant) -> Result<()> {
    let clinic = clinics::by_id(&**tx, charge.clinic_id).await?;
    let clinic = clinic.ok_or_else(|| Error::broken("a charge has no clinic"))?;
    let issued = Model {
        charge_id: charge.id,
        clinic_id: clinic.id,
        invoice_number: next_number(tx, clinic.id).await?,
        seller_name: clinic.name,
        seller_address: clinic.address,
        seller_city: clinic.city,
        seller_tax_number: clinic.tax_number,
        issued_at: now,
    };
    invoice::Entity::insert(issued.into_active_model()).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The clinic's payments wait for each other from here until they are committed; it is the last thing they hold.
async fn next_number(tx: &Tx, clinic_id: ClinicId) -> Result<i64> {
    let first = series::ActiveModel { clinic_id: Set(clinic_id), last_number: Set(1) };
    let counted = Expr::col((series::Entity, series::Column::LastNumber)).add(1);
    // One statement: where several wait for the first of them, none may hold what another must change.
    let next =
        OnConflict::column(series::Column::ClinicId).value(series::Column::LastNumber, counted).to_owned();
    series::Entity::insert(first).on_conflict(next).exec_without_returning(&**tx).await?;
    let series = series::Entity::find_by_id(clinic_id).one(&**tx).await?;
    Ok(series.ok_or_else(|| Error::broken("a clinic does not number its invoices"))?.last_number)
}

/// The invoices of these charges.
pub(super) async fn of_charges(
    db: &impl ConnectionTrait,
    charges: &[TransactionId],
) -> Result<HashMap<TransactionId, Model>> {
    if charges.is_empty() {
        return Ok(HashMap::new());
    }
    let of = invoice::Column::ChargeId.is_in(charges.iter().copied());
    let invoices = invoice::Entity::find().filter(of).all(db).await?;
    Ok(invoices.into_iter().map(|invoice| (invoice.charge_id, invoice)).collect())
}
