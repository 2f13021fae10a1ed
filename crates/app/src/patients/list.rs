//! Patients as lists: an account's own, a clinic's, a doctor's, found by name or phone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{
    id::{ClinicId, PatientId},
    paging::{Page, PageRequest},
    text::folded,
};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::LikeExpr};

use super::{
    store::{self, Patient, patient},
    views::PatientView,
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::{Looked, note_reads},
    error::{Error, Result},
};

/// The longest text that is looked for.
const LONGEST: usize = 120;

/// Which patients are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The beginning of a word of the name, or at least four digits of the phone number.
    pub text: Option<String>,
    /// Only the account's own, whatever else its roles reach.
    pub is_own: bool,
    /// Only those known at this clinic, for whoever reaches all.
    pub clinic_id: Option<ClinicId>,
}

/// Oneself first, then by name.
pub async fn list(
    app: &App,
    actor: &Actor,
    wanted: Wanted,
    request: PageRequest,
) -> Result<Page<PatientView>> {
    let mut reach = actor.reach(Action::ReadPatients)?;
    if let Some(clinic_id) = wanted.clinic_id {
        reach = reach.at(clinic_id);
    }
    let account_id = actor.signed_in()?;
    if wanted.is_own {
        // Nobody's, for whoever sees only what the account does at a clinic.
        reach = Reach { account_id: reach.account_id, ..Reach::nothing() };
    }
    // Of somebody who is nobody's self this is false, not unknown, which engines would sort differently.
    let oneself = || patient::Column::SelfOf.is_not_null().and(patient::Column::SelfOf.eq(account_id));
    let mut query = patient::Entity::find()
        .filter(store::within(&reach))
        .order_by_desc(oneself())
        .order_by_asc(patient::Column::FoldedName)
        .order_by_asc(patient::Column::Id)
        .limit(u64::from(request.limit) + 1);
    if let Some(cursor) = &request.cursor {
        let wrong = Error::unknown_cursor;
        let last = Place::parse(cursor).ok_or_else(wrong)?;
        query = query.filter(oneself().not()).filter(last.behind());
    }
    if let Some(text) = wanted.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        if text.chars().count() > LONGEST {
            return Err(Error::field("q", "too_long", format!("Use at most {LONGEST} characters.")));
        }
        query = query.filter(matching(text));
    }
    let rows = query.all(app.db.read()).await?;
    let page = Page::from_rows(rows, request.limit, |patient| Place::of(patient, account_id).to_string());
    let others: Vec<&Patient> = page.items.iter().filter(|patient| !actor.owns(patient.account_id)).collect();
    let met = store::met_at(app.db.read(), &reach, &others).await?;
    note_reads(app, actor, Looked::Record, met).await?;
    Ok(page.map(PatientView::from))
}

/// Where a page ended: behind oneself, or behind a name.
enum Place {
    Oneself,
    Name(String, PatientId),
}

impl Place {
    fn of(patient: &Patient, account_id: kernel::id::AccountId) -> Self {
        match patient.self_of == Some(account_id) {
            true => Self::Oneself,
            false => Self::Name(patient.folded_name.clone(), patient.id),
        }
    }

    fn parse(cursor: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        if text == "self" {
            return Some(Self::Oneself);
        }
        let (id, name) = text.split_once(' ')?;
        Some(Self::Name(name.to_owned(), id.parse().ok()?))
    }

    fn behind(self) -> Condition {
        let Self::Name(name, id) = self else { return Condition::all() };
        let same_name = patient::Column::FoldedName.eq(name.as_str());
        Condition::any()
            .add(patient::Column::FoldedName.gt(name))
            .add(Condition::all().add(same_name).add(patient::Column::Id.gt(id)))
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::Oneself => "self".to_owned(),
            Self::Name(name, id) => format!("{id} {name}"),
        };
        f.write_str(&URL_SAFE_NO_PAD.encode(text))
    }
}

/// Folded text has only letters, digits and single spaces, so nothing in it is a pattern.
fn matching(text: &str) -> Condition {
    let name = folded(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut any = Condition::any();
    if !name.is_empty() {
        let like = |pattern: String| patient::Column::FoldedName.like(LikeExpr::new(pattern));
        any = any.add(like(format!("{name}%"))).add(like(format!("% {name}%")));
    }
    // One number is written with its country's prefix or with a zero.
    let digits = digits.trim_start_matches('0');
    if digits.len() >= 4 {
        any = any.add(patient::Column::Phone.like(LikeExpr::new(format!("%{digits}%"))));
    }
    // Nothing to look for finds nobody; an empty `any` would find everybody.
    if any.is_empty() { any.add(patient::Column::Id.is_null()) } else { any }
}
