//! From the codes of refusals to sentences in the reader's language.

use app::{Error, Problem};
use kernel::fields::FieldError;

use crate::api::Refused;
use crate::web::language::{Language, Speaks};
use crate::web::ui::{Flash, FlashKind, Ui};

/// Sentences that may follow somebody to the next page. The cookie only carries the key, and only these are shown.
pub const FLASHES: [(&str, FlashKind); 38] = [
    ("saved", FlashKind::Good),
    ("flash-cancelled", FlashKind::Good),
    ("flash-cancelled-refund", FlashKind::Good),
    ("flash-rescheduled", FlashKind::Good),
    ("flash-released", FlashKind::Good),
    ("flash-extended", FlashKind::Good),
    ("flash-signed-out", FlashKind::Good),
    ("flash-welcome", FlashKind::Good),
    ("flash-password-changed", FlashKind::Good),
    ("flash-device-ended", FlashKind::Good),
    ("flash-two-step-off", FlashKind::Good),
    ("flash-person-removed", FlashKind::Good),
    ("flash-mail-sent", FlashKind::Good),
    ("flash-account-closed", FlashKind::Good),
    ("flash-refunded", FlashKind::Good),
    ("flash-handed-back", FlashKind::Good),
    ("flash-booked", FlashKind::Good),
    ("flash-walked-in", FlashKind::Good),
    ("flash-payment-taken", FlashKind::Good),
    ("flash-till-counted", FlashKind::Good),
    ("flash-removed", FlashKind::Good),
    ("flash-leave-taken", FlashKind::Good),
    ("flash-holiday-added", FlashKind::Good),
    ("review-thanks", FlashKind::Good),
    ("flash-review-published", FlashKind::Good),
    ("flash-review-declined", FlashKind::Good),
    ("flash-invited", FlashKind::Good),
    ("flash-invitation-withdrawn", FlashKind::Good),
    ("flash-let-go", FlashKind::Good),
    ("flash-joined", FlashKind::Good),
    ("flash-test-mail", FlashKind::Good),
    ("flash-viewing-over", FlashKind::Good),
    ("flash-emergency-ended", FlashKind::Good),
    ("flash-emergency-reviewed", FlashKind::Good),
    ("flash-emergency-over", FlashKind::Bad),
    ("flash-changed-meanwhile", FlashKind::Bad),
    ("flash-time-passed", FlashKind::Bad),
    ("flash-not-possible", FlashKind::Bad),
];

pub fn flash(language: Language, key: &str) -> Option<Flash> {
    let (key, kind) = FLASHES.into_iter().find(|(known, _)| *known == key)?;
    Some(Flash { kind, message: language.message(key, &[]) })
}

impl Ui {
    /// The sentence for a code. English keeps the one that came along, which knows its numbers; so does a language
    /// that has none for this code yet.
    pub fn sentence(&self, code: &str, otherwise: &str) -> String {
        if self.language == Language::English && !otherwise.is_empty() {
            return otherwise.to_owned();
        }
        let key = format!("fault-{}", code.replace('_', "-"));
        self.language.find(&key).unwrap_or_else(|| otherwise.to_owned())
    }

    /// What is wrong, in one sentence: of the first field, or of the whole.
    pub fn said(&self, problem: &Problem) -> String {
        match problem.fields.first() {
            Some(fault) => self.sentence(&fault.code, &fault.message),
            None => self.sentence(problem.code, &problem.detail),
        }
    }

    /// What is wrong, by field; a refusal of the whole has the empty name. `names` maps the API's
    /// names of fields to those of the form where they differ.
    pub fn faults(&self, problem: &Problem, names: &[(&str, &str)]) -> Vec<(String, String)> {
        if problem.fields.is_empty() {
            return vec![(String::new(), self.sentence(problem.code, &problem.detail))];
        }
        let fault = |error: &FieldError| {
            let name = names
                .iter()
                .find(|(theirs, _)| *theirs == error.field)
                .map_or(&*error.field, |(_, ours)| ours);
            (name.to_owned(), self.sentence(&error.code, &error.message))
        };
        problem.fields.iter().map(fault).collect()
    }
}

/// What somebody can mend in the form they just sent; anything else is a page of its own.
pub fn mendable(error: Error) -> Result<Box<Problem>, Refused> {
    use app::Kind::{Conflict, Gone, TooLarge, TooMany, Unacceptable, UnsupportedMedia, VersionMismatch};
    match error {
        Error::Problem(problem)
            if matches!(
                problem.kind,
                Conflict | Gone | TooLarge | TooMany | Unacceptable | UnsupportedMedia | VersionMismatch
            ) =>
        {
            Ok(problem)
        }
        other => Err(other.into()),
    }
}
