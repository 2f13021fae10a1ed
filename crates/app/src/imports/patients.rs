//! A row of a table of patients.

use kernel::{fields::Complaint, id::ClinicId};

use super::{
    import::{Import, found},
    model::{Column, Outcome, may, must},
    sheet::Row,
};
use crate::{
    error::{Error, Result},
    patients::{self, CreatePatient},
};

pub(super) static COLUMNS: [Column; 5] = [
    must("name", "Amina Yusuf"),
    may("birth_date", "1990-04-23"),
    may("gender", "female"),
    may("phone", "+92 300 1234567"),
    may("notes", "Allergic to penicillin"),
];

/// Writes down somebody new, as the desk does for somebody without an account.
pub(super) async fn bring(import: &mut Import<'_>, row: &Row) -> Result<Outcome> {
    let input = read(row, import.clinic.id)?;
    if !import.dry_run {
        let (_, is_new) = patients::create_once(import.app, &import.actor, import.clinic.id, input).await?;
        return Ok(found(!is_new));
    }
    let new = patients::new_patient(import.app, &import.actor, input)?;
    let phone = new.phone.as_deref();
    let alike = patients::alike(import.app, import.clinic.id, &new.name, new.birth_date, phone).await?;
    let is_there = alike.iter().any(|there| there.birth_date == new.birth_date && there.phone == new.phone);
    let is_first = import.is_first(format!("{} {:?} {:?}", new.folded_name, new.birth_date, new.phone));
    Ok(found(is_there || !is_first))
}

pub(super) fn read(row: &Row, clinic_id: ClinicId) -> Result<CreatePatient> {
    let gender = row.given("gender").map(|word| {
        let wrong = || Complaint::new("not_a_choice", "Write one of: female, male, other, unknown.");
        word.to_lowercase().parse().map_err(|_| wrong())
    });
    let gender = gender.transpose().map_err(|wrong| Error::field("gender", wrong.code, wrong.message))?;
    Ok(CreatePatient {
        name: row.given("name"),
        birth_date: row.given("birth_date"),
        gender,
        phone: row.given("phone"),
        notes: row.given("notes"),
        clinic_id: Some(clinic_id),
    })
}
