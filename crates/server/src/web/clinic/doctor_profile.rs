//! One doctor as the clinic keeps the record: profile, photograph, specializations, qualifications, list of services.

use app::access::Action;
use app::clinics;
use app::doctors::{
    self, AwardedQualification, ChangeDoctor, DoctorProfile, EnrolDoctor, Mode, ServiceView,
    SetQualifications, SetSpecializations, SpecializationChoice,
};
use app::{App, Error, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::{Check, Complaint};
use kernel::id::{ClinicId, DoctorId};
use kernel::money::{self, Currency};
use kernel::paging::PageRequest;

use super::{documents::documents, subject::subject};
use crate::api::{Path, Refused, upload::Upload};
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::pages::clinic::doctor_profile::{DoctorHead, DoctorProfilePage, ServiceRow};
use crate::web::pages::shown::Choice;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/doctors", post(enrol))
        .route("/clinic/doctors/new", get(show_new))
        .route("/clinic/doctors/{id}", get(show).post(change))
        .route("/clinic/doctors/{id}/photo", post(photo))
        .route("/clinic/doctors/{id}/specializations", post(specializations))
        .route("/clinic/doctors/{id}/qualifications", post(qualifications))
}

/// The forms of the page; whichever came back with a fault is put in its place.
#[derive(Default)]
struct Forms {
    profile: Option<Form>,
    chosen: Option<Form>,
    qualifications: Option<Form>,
    photo_fault: Option<String>,
    documents: Form,
}

async fn show(reader: Reader, Path(id): Path<DoctorId>) -> Shown {
    html(page(reader, id, Forms::default()).await?)
}

async fn page(mut reader: Reader, id: DoctorId, forms: Forms) -> Result<DoctorProfilePage, Refused> {
    let subject = subject(&mut reader, id, Action::WriteDoctorProfile).await?;
    let profile = doctors::doctor(&reader.app, &reader.caller, id).await?;
    let services = doctors::services(&reader.app, &reader.caller, id).await?;
    let chosen = profile.specializations.iter().map(|one| ("specialization_ids", one.id.to_string()));
    let chosen = forms.chosen.unwrap_or_else(|| Form::new(chosen));
    let form = forms.profile.unwrap_or_else(|| filled(&reader, &profile));
    let awarded = forms.qualifications.unwrap_or_else(|| awarded(&profile));
    let shown = documents(&reader, id, forms.documents).await?;
    let mut page = blank(reader, subject.clinic.id, Some(subject.head), form).await?;
    page.chosen = chosen;
    page.qualifications = awarded;
    page.services = services.iter().map(service_row).collect();
    page.photo_fault = forms.photo_fault;
    page.documents = Some(shown);
    Ok(page)
}

/// With the form for a document as it came back.
pub async fn with_documents(reader: Reader, id: DoctorId, form: Form) -> Result<DoctorProfilePage, Refused> {
    page(reader, id, Forms { documents: form, ..Forms::default() }).await
}

async fn blank(
    reader: Reader,
    clinic_id: ClinicId,
    head: Option<DoctorHead>,
    form: Form,
) -> Result<DoctorProfilePage, Refused> {
    let request = PageRequest { limit: 100, cursor: None };
    let departments =
        clinics::list_departments(&reader.app, &reader.caller, Some(clinic_id), request).await?.items;
    let specializations = clinics::list_specializations(&reader.app, &reader.caller).await?;
    let catalogue = clinics::list_qualifications(&reader.app, &reader.caller).await?;
    Ok(DoctorProfilePage {
        head,
        form,
        departments: departments.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
        specializations: specializations
            .into_iter()
            .map(|one| Choice::new(one.id.to_string(), one.name))
            .collect(),
        chosen: Form::default(),
        catalogue: catalogue.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect(),
        qualifications: Form::default(),
        services: Vec::new(),
        photo_fault: None,
        documents: None,
        ui: reader.ui,
    })
}

fn filled(reader: &Reader, profile: &DoctorProfile) -> Form {
    let text = |value: Option<String>| value.unwrap_or_default();
    let mut values = vec![
        ("full_name", profile.full_name.clone()),
        ("registration_number", profile.registration_number.clone()),
        ("registration_expiry", profile.registration_expiry.to_string()),
        ("consultation_fee", reader.ui.money_field(profile.consultation_fee)),
        ("department_id", text(profile.department.as_ref().map(|department| department.id.to_string()))),
        ("gender", text(profile.gender.map(|gender| gender.to_string()))),
        ("languages", profile.languages.join(", ")),
        ("accepts_new", profile.accepts_new.to_string()),
        ("description", profile.description.clone()),
        ("version", profile.version.to_string()),
    ];
    values.extend(profile.modes.iter().map(|mode| ("modes", mode.to_string())));
    Form::new(values)
}

fn awarded(profile: &DoctorProfile) -> Form {
    let rows = profile.qualifications.iter().enumerate().flat_map(|(row, one)| {
        let cells = [
            ("qualification_id", one.qualification_id.to_string()),
            ("institute", one.institute.clone()),
            ("awarded_on", one.awarded_on.to_string()),
        ];
        cells.map(|(column, value)| (format!("qualifications.{row}.{column}"), value))
    });
    Form::new(rows)
}

fn service_row(view: &ServiceView) -> ServiceRow {
    ServiceRow {
        id: view.id.to_string(),
        name: view.name.clone(),
        duration_minutes: u32::try_from(view.duration_minutes).unwrap_or(0),
        fee: view.fee,
        by_video: view.mode == Mode::Video,
        is_active: view.active,
        version: view.version,
    }
}

async fn show_new(reader: Reader) -> Shown {
    reader.signed_in()?;
    reader.caller.reach(Action::CreateDoctors)?;
    let clinic_id = reader.clinic()?.id;
    let form = Form::new([("accepts_new", "true"), ("modes", "in_person")]);
    html(blank(reader, clinic_id, None, form).await?)
}

/// What the profile form says, in the words of a change.
fn read(language: Language, form: &Form, currency: Currency) -> Result<ChangeDoctor, Error> {
    let mut check = Check::new();
    let fee =
        check.field("consultation_fee", money::typed(language, form.value("consultation_fee"), currency));
    let wrong = || Complaint::new("not_a_date", "Write a date like 2026-11-23.");
    let expiry = form.value("registration_expiry").parse().map_err(|_| wrong());
    let registration_expiry = check.field("registration_expiry", expiry);
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    let languages = form.value("languages").split([',', ' ']).map(str::trim).filter(|code| !code.is_empty());
    Ok(ChangeDoctor {
        full_name: Some(form.value("full_name").to_owned()),
        registration_number: Some(form.value("registration_number").to_owned()),
        registration_expiry,
        department_id: Some(form.value("department_id").parse().ok()),
        consultation_fee: fee.flatten(),
        description: Some(form.value("description").to_owned()),
        gender: Some(form.value("gender").parse().ok()),
        languages: Some(languages.map(str::to_owned).collect()),
        modes: Some(form.all("modes").iter().filter_map(|mode| mode.parse().ok()).collect()),
        accepts_new: Some(form.has("accepts_new", "true")),
        practising_since: None,
        capacity: None,
    })
}

async fn enrol(reader: Reader, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    reader.caller.reach(Action::CreateDoctors)?;
    let clinic = reader.clinic()?.clone();
    let made = match read(reader.ui.language, &form, clinic.currency) {
        Ok(said) => {
            let input = EnrolDoctor {
                clinic_id: Some(clinic.id),
                full_name: said.full_name,
                registration_number: said.registration_number,
                registration_expiry: said.registration_expiry,
                consultation_fee: said.consultation_fee,
                department_id: said.department_id.flatten(),
                description: said.description,
                gender: said.gender.flatten(),
                languages: said.languages,
                modes: said.modes,
                accepts_new: said.accepts_new,
                practising_since: None,
                capacity: None,
            };
            doctors::enrol(&reader.app, &reader.caller, input).await
        }
        Err(error) => Err(error),
    };
    match made {
        Ok(profile) => saved(&reader, profile.id, "").await,
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            let page = blank(reader, clinic.id, None, form.with_errors(faults)).await?;
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn change(mut reader: Reader, Path(id): Path<DoctorId>, Typed(form): Typed) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteDoctorProfile).await?;
    let version = form.value("version").parse().ok();
    let changed = match read(reader.ui.language, &form, subject.clinic.currency) {
        Ok(mut input) => {
            leave_what_is_as_it_was(&mut input, &subject.doctor);
            doctors::change(&reader.app, &reader.caller, id, input, version).await
        }
        Err(error) => Err(error),
    };
    match changed {
        Ok(_) => saved(&reader, id, "").await,
        Err(error) => {
            again(reader, id, error, |faults| Forms {
                profile: Some(form.with_errors(faults)),
                ..Forms::default()
            })
            .await
        }
    }
}

/// What a review has looked at is only said when it differs: doctors may not change it, and the form always sends it.
fn leave_what_is_as_it_was(input: &mut ChangeDoctor, doctor: &doctors::Doctor) {
    if input.registration_number.as_deref() == Some(&doctor.registration_number) {
        input.registration_number = None;
    }
    if input.registration_expiry == Some(doctor.registration_expiry) {
        input.registration_expiry = None;
    }
    if input.department_id == Some(doctor.department_id) {
        input.department_id = None;
    }
}

async fn photo(reader: Reader, Path(id): Path<DoctorId>, upload: Upload) -> Shown {
    reader.signed_in()?;
    let file = upload.file("photo").await?;
    match doctors::set_photo(&reader.app, &reader.caller, id, file).await {
        Ok(_) => saved(&reader, id, "#photo").await,
        Err(error) => {
            let first =
                |faults: Vec<(String, String)>| faults.into_iter().next().map(|(_, sentence)| sentence);
            again(reader, id, error, |faults| Forms { photo_fault: first(faults), ..Forms::default() }).await
        }
    }
}

async fn specializations(reader: Reader, Path(id): Path<DoctorId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let ids = form.all("specialization_ids").into_iter().filter_map(|id| id.parse().ok());
    let choices = ids.map(|specialization_id| SpecializationChoice { specialization_id }).collect();
    let input = SetSpecializations { specializations: Some(choices) };
    match doctors::set_specializations(&reader.app, &reader.caller, id, input, None).await {
        Ok(_) => saved(&reader, id, "#specializations").await,
        Err(error) => {
            again(reader, id, error, |faults| Forms {
                chosen: Some(form.with_errors(faults)),
                ..Forms::default()
            })
            .await
        }
    }
}

async fn qualifications(reader: Reader, Path(id): Path<DoctorId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let set = match awards(&form) {
        Ok(awards) => {
            let input = SetQualifications { qualifications: Some(awards) };
            doctors::set_qualifications(&reader.app, &reader.caller, id, input, None).await
        }
        Err(error) => Err(error),
    };
    match set {
        Ok(_) => saved(&reader, id, "#qualifications").await,
        Err(error) => {
            again(reader, id, error, |faults| Forms {
                qualifications: Some(form.with_errors(faults)),
                ..Forms::default()
            })
            .await
        }
    }
}

/// The rows that name a qualification; the others are empty rows of the form.
fn awards(form: &Form) -> Result<Vec<AwardedQualification>, Error> {
    let mut check = Check::new();
    let mut awards = Vec::new();
    for row in 0..form.rows("qualifications").min(40) {
        let field = |column: &str| format!("qualifications.{row}.{column}");
        let Ok(qualification_id) = form.value(&field("qualification_id")).parse() else { continue };
        let wrong = || Complaint::new("not_a_date", "Write a date like 2026-11-23.");
        let awarded_on = form.value(&field("awarded_on")).parse().map_err(|_| wrong());
        if let Some(awarded_on) = check.field(&field("awarded_on"), awarded_on) {
            let institute = form.value(&field("institute")).to_owned();
            awards.push(AwardedQualification { qualification_id, institute, awarded_on });
        }
    }
    if check.is_clean() { Ok(awards) } else { Err(Error::fields(check)) }
}

async fn saved(reader: &Reader, id: DoctorId, place: &str) -> Shown {
    reactions::follow(&reader.app).await?;
    told(&format!("/clinic/doctors/{id}{place}"), "saved")
}

async fn again(
    reader: Reader,
    id: DoctorId,
    error: Error,
    forms: impl FnOnce(Vec<(String, String)>) -> Forms,
) -> Shown {
    let problem = mendable(error)?;
    let forms = forms(reader.ui.faults(&problem, &[]));
    Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, id, forms).await?).shown()
}
