//! A row of a table of doctors.

use kernel::{
    fields::{Check, Complaint},
    id::SpecializationId,
    language::Language,
    money,
    text::folded,
};

use super::{
    import::{Import, found},
    model::{Column, Outcome, may, must},
    sheet::Row,
};
use crate::{
    doctors::{self, EnrolDoctor},
    error::{Error, Kind, Problem, Result},
    retrying,
};

pub(super) static COLUMNS: [Column; 10] = [
    must("full_name", "Dr Sana Malik"),
    must("registration_number", "PMC-10432"),
    must("registration_expiry", "2035-12-31"),
    must("consultation_fee", "2500"),
    may("department", ""),
    may("specializations", ""),
    may("gender", "female"),
    may("languages", "en ur"),
    may("practising_since", "2009"),
    may("description", ""),
];

/// Enters a doctor for whom the clinic answers: approved at once, without an account.
pub(super) async fn bring(import: &mut Import<'_>, row: &Row) -> Result<Outcome> {
    let number = row.given("registration_number").unwrap_or_default();
    if let Some(there) = doctors::by_registration_number(import.app, &number).await? {
        return if there.clinic_id == import.clinic.id { Ok(Outcome::Known) } else { Err(taken()) };
    }
    let (input, specializations) = read(import, row)?;
    if !import.dry_run {
        let (app, actor) = (import.app, &import.actor);
        retrying(|| doctors::enrol_with(app, actor, input.clone(), &specializations)).await?;
        return Ok(Outcome::New);
    }
    doctors::check_enrol(import.app, &import.actor, input).await?;
    Ok(found(!import.is_first(folded(&number))))
}

fn taken() -> Error {
    let detail = "A doctor with this registration number is here already.";
    Problem::new(Kind::Conflict, "registration_number_taken", detail).about("registration_number").into()
}

fn read(import: &Import<'_>, row: &Row) -> Result<(EnrolDoctor, Vec<SpecializationId>)> {
    let mut check = Check::new();
    let expiry = check.optional("registration_expiry", row.given("registration_expiry"), |text| {
        text.parse().map_err(|_| Complaint::new("not_a_date", "Write a date like 2035-12-31."))
    });
    let fee = check.optional("consultation_fee", row.given("consultation_fee"), |text| {
        money::typed(Language::English, &text, import.clinic.currency)
    });
    let gender = check.optional("gender", row.given("gender"), |word| {
        let wrong = || Complaint::new("not_a_choice", "Write one of: female, male, other, unknown.");
        word.to_lowercase().parse().map_err(|_| wrong())
    });
    let since = check.optional("practising_since", row.given("practising_since"), |year| {
        year.parse().map_err(|_| Complaint::new("not_a_number", "Write a year like 2009."))
    });
    let department = check.optional("department", row.given("department"), |name| {
        let known = import.departments.iter().find(|one| folded(&one.name) == folded(&name));
        let unknown = || Complaint::new("no_such_department", "This clinic has no department of that name.");
        known.map(|one| one.id).ok_or_else(unknown)
    });
    let mut specializations = Vec::new();
    for name in row.list("specializations") {
        let known = import.specializations.iter().find(|one| folded(&one.name) == folded(&name));
        let unknown = || {
            let sentence = format!("The catalogue has no specialization “{name}”.");
            Complaint::new("no_such_specialization", sentence)
        };
        let id = check.field("specializations", known.map(|one| one.id).ok_or_else(unknown));
        specializations.extend(id.filter(|id| !specializations.contains(id)));
    }
    let languages = row.given("languages").unwrap_or_default();
    let languages = languages.split([' ', ',', ';', '|']).filter(|code| !code.is_empty());
    let input = EnrolDoctor {
        clinic_id: Some(import.clinic.id),
        full_name: row.given("full_name"),
        registration_number: row.given("registration_number"),
        registration_expiry: expiry,
        consultation_fee: fee.flatten(),
        department_id: department,
        description: row.given("description"),
        gender,
        languages: Some(languages.map(str::to_owned).collect()),
        practising_since: since,
        ..EnrolDoctor::default()
    };
    check.build(|| Some((input, specializations))).map_err(Error::fields)
}
