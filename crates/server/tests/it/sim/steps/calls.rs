//! Judging an answer by what the model says.

use std::fmt::Debug;

use app::Error;

use super::{Effect, Told};
use crate::sim::Checked;

/// The codes with which a time is refused.
pub const CLOSED: [&str; 11] = [
    "in_the_past",
    "too_soon",
    "beyond_horizon",
    "registration_expired",
    "outside_hours",
    "not_on_grid",
    "outside_department_hours",
    "on_holiday",
    "on_leave",
    "time_taken",
    "resource_taken",
];

/// `against` are the model's reasons to refuse: without one the call must succeed, otherwise one of them is the answer.
pub fn judge<T: Debug>(
    what: String,
    answer: app::Result<T>,
    against: &[&'static str],
    effect: impl FnOnce(T) -> Effect,
) -> Checked<Told> {
    judge_with(what, answer, against, |view| vec![effect(view)])
}

/// As [`judge`], with any number of effects.
pub fn judge_with<T: Debug>(
    what: String,
    answer: app::Result<T>,
    against: &[&'static str],
    effects: impl FnOnce(T) -> Vec<Effect>,
) -> Checked<Told> {
    match answer {
        Ok(view) if against.is_empty() => {
            Ok(Told { what: format!("{what}: done"), effects: effects(view), ..Told::default() })
        }
        Ok(view) => Err(format!("{what}: accepted against {against:?}: {view:?}")),
        Err(error) => match code_of(&error) {
            Some(code) if against.contains(&code) => {
                Ok(Told { what: format!("{what}: {code}"), refused: true, ..Told::default() })
            }
            Some(code) => {
                Err(format!("{what}: refused with {code} where the model says {against:?}: {error:?}"))
            }
            None => Err(format!("{what}: failed: {error:?}")),
        },
    }
}

/// The code of the refusal, or of the field it is about.
pub fn code_of(error: &Error) -> Option<&'static str> {
    let problem = error.problem()?;
    if problem.code != "invalid_fields" {
        return Some(problem.code);
    }
    match problem.fields.first()?.code.as_str() {
        "unchanged" => Some("unchanged"),
        "not_offered" => Some("not_offered"),
        "service_not_offered" => Some("service_not_offered"),
        _ => Some("invalid_fields"),
    }
}
