//! What is left of visits that lie behind a demo: a summary that its patient has not rated yet, reviews that everybody
//! reads, and one that waits for the manager.

use app::{
    App, Error, Result,
    access::Actor,
    patients,
    visits::{self, ItemInput, ReviewInput, SummaryInput},
};
use kernel::id::{AccountId, AppointmentId, DoctorId, PatientId};

use super::{demo, history};

/// Whom the doctors saw, how many stars each got, and in which words.
const REVIEWS: [(&str, &str, i64, &str); 3] = [
    ("nida", "Nida Farooq", 5, "She explained everything twice, and my daughter was not afraid at all."),
    ("usman", "Usman Ghani", 4, "Good advice and little medicine. I waited ten minutes."),
    ("mariam", "Mariam Shah", 3, "The cream helped. The waiting room was full and loud."),
];

/// Of those, how many the clinic has read.
const READ: usize = 2;

const DAYS_AGO: i64 = 10;

/// How many days after today the patient is to come again.
const AGAIN_IN_DAYS: i64 = 12;

/// Lets the demo's patient, and some more, come to the doctor who can sign in, and to another one.
pub async fn fill(
    app: &App,
    doctor: (AccountId, DoctorId),
    other: DoctorId,
    patient: AccountId,
) -> Result<()> {
    let (past, clock) = history::app_of(app, app.now().plus_days(-DAYS_AGO));
    let (account_id, doctor_id) = doctor;
    let came = async |account_id, doctor_id| -> Result<Option<AppointmentId>> {
        history::visit(&past, &clock, app.now(), doctor_id, own(app, account_id).await?, true).await
    };
    if let Some(id) = came(patient, doctor_id).await? {
        let doctor = Actor::account(account_id, Vec::new(), Some(doctor_id));
        visits::write_summary(&past, &doctor, id, None, summary(app)).await?;
    }
    for (place, (mail, name, stars, text)) in REVIEWS.into_iter().enumerate() {
        let person = demo::person(app, mail, name).await?;
        let actor = Actor::account(person, Vec::new(), None);
        if let Some(id) = came(person, doctor_id).await? {
            let input = ReviewInput { rating: Some(stars), text: Some(text.to_owned()) };
            let review = visits::review(&past, &actor, id, input).await?;
            if place < READ {
                visits::publish(&past, &Actor::system(), review.id).await?;
            }
        }
        // Stars without words count at once.
        if let Some(id) = came(person, other).await? {
            let input = ReviewInput { rating: Some((stars + 1).min(5)), text: None };
            visits::review(&past, &actor, id, input).await?;
        }
    }
    Ok(())
}

/// The record of the account itself.
async fn own(app: &App, account_id: AccountId) -> Result<PatientId> {
    let own = patients::self_of(app.db.read(), account_id).await?;
    Ok(own.ok_or_else(|| Error::broken("an account of the demo is no patient"))?.id)
}

fn summary(app: &App) -> SummaryInput {
    let some = |text: &str| Some(text.to_owned());
    let again = app.now().plus_days(AGAIN_IN_DAYS).date_in(&jiff::tz::TimeZone::UTC);
    let item = |name, formula, dosage, brand| ItemInput {
        name: some(name),
        formula: some(formula),
        dosage: some(dosage),
        brand: some(brand),
    };
    SummaryInput {
        notes: some(
            "Contact dermatitis on both forearms, most likely from a new washing powder. No infection.\n\
             Please stop using the powder and keep the skin dry and cool.",
        ),
        prescription: Some(vec![
            item(
                "Hydrocortisone cream",
                "Hydrocortisone 1 %",
                "Thin, twice a day, for seven days",
                "Cortiderm",
            ),
            item("Cetirizine", "Cetirizine 10 mg", "One tablet in the evening, while it itches", "Zyrtec"),
        ]),
        diet: some("No change."),
        exercise: some("As you like; wash off sweat soon afterwards."),
        follow_up_on: Some(again.to_string()),
    }
}
