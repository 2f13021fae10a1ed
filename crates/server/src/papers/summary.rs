//! What a doctor wrote of a visit, for its patient to keep and to show at a pharmacy.

use app::{
    App, Error, Result,
    access::Actor,
    booking::{self, AppointmentView},
    doctors::{self, DoctorProfile},
    visits::{self, PrescriptionItem, SummaryView},
};
use jiff::civil::Date;
use kernel::id::AppointmentId;

use super::{
    Paper, printed,
    sheet::{PLAIN, SOFT, STRONG, Sheet},
};
use crate::web::{
    appointments::service_name,
    door::when::{zone, zoned},
    ui::Ui,
};

/// The parts of the sheet's width that a prescription's columns take.
const COLUMNS: [f32; 4] = [0.3, 0.22, 0.3, 0.18];

/// The newest summary of a visit in the language of `ui`, for whoever may read it. 404 while there is none.
pub async fn summary(app: &App, actor: &Actor, mut ui: Ui, id: AppointmentId) -> Result<Paper> {
    let written = visits::summary(app, actor, id).await?;
    let visit = booking::show(app, actor, id).await?;
    let doctor = doctors::by_id(app.db.read(), visit.doctor.id).await?;
    let doctor = doctor.ok_or_else(|| Error::broken("an appointment's doctor is gone"))?;
    let doctor = doctors::profile(app.db.read(), app.now(), &doctor).await?;
    ui.now = ui.now.with_time_zone(zone(&visit.time_zone)?);
    let date = zoned(&visit.starts_at, ui.now.time_zone())?.date();
    printed(format!("summary-{date}.pdf"), move || print(&ui, &written, &visit, &doctor)).await
}

fn print(ui: &Ui, written: &SummaryView, visit: &AppointmentView, doctor: &DoctorProfile) -> Result<Vec<u8>> {
    let zone = ui.now.time_zone();
    let (began, saved) = (zoned(&visit.starts_at, zone)?, zoned(&written.written_at, zone)?);
    let mut sheet = Sheet::new(ui.language, &ui.t("summary-paper"));
    sheet.title(&ui.date(began.date()));
    sheet.paragraph(&visit.clinic.name, STRONG);
    let clinic = &visit.clinic;
    sheet.paragraph(&ui.list([clinic.address.as_str(), &clinic.city]), PLAIN);
    if let Some(phone) = &clinic.phone {
        sheet.paragraph(&ui.in_order(phone), PLAIN);
    }
    sheet.rule();
    let qualified = doctor.qualifications.iter().map(|held| held.qualification.as_str());
    let doctor_name = ui.list(std::iter::once(doctor.full_name.as_str()).chain(qualified));
    sheet.facts(&[
        (ui.t("patient"), visit.patient.name.clone()),
        (ui.t("doctor"), doctor_name),
        (ui.field("registration_number"), ui.in_order(&doctor.registration_number)),
        (ui.t("service"), service_name(ui, visit)),
        (ui.t("visit"), ui.moment(&began)),
    ]);
    sheet.rule();
    section(&mut sheet, &ui.field("notes"), &written.notes);
    if !written.prescription.is_empty() {
        sheet.heading(&ui.t("prescription"));
        let head = [ui.t("medicine-name"), ui.field("formula"), ui.field("dosage"), ui.field("brand")];
        let rows: Vec<[String; 4]> = written.prescription.iter().map(cells).collect();
        sheet.table(COLUMNS, &head, &rows);
    }
    section(&mut sheet, &ui.field("diet"), &written.diet);
    section(&mut sheet, &ui.field("exercise"), &written.exercise);
    let again = written.follow_up_on.as_ref().and_then(|date| date.parse::<Date>().ok());
    if let Some(date) = again {
        section(&mut sheet, &ui.field("follow_up_on"), &ui.date_long(date));
    }
    sheet.rule();
    sheet.paragraph(&ui.t1("summary-written", "when", ui.moment(&saved)), SOFT);
    sheet.paragraph(&visit.id.to_string(), SOFT);
    sheet.finish()
}

/// A heading and what stands under it, line by line; neither where there is nothing.
fn section(sheet: &mut Sheet, heading: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    sheet.heading(heading);
    for line in text.lines().filter(|line| !line.is_empty()) {
        sheet.paragraph(line, PLAIN);
    }
}

/// What is left open is a dash: an empty cell could be a mistake of the printer's.
fn cells(item: &PrescriptionItem) -> [String; 4] {
    [&item.name, &item.formula, &item.dosage, &item.brand]
        .map(|cell| if cell.is_empty() { "–".to_owned() } else { cell.clone() })
}
