//! How far a clinic is on the way from nothing to its first booking. Owns nothing: each step is looked up where it is kept,
//! so that none is ticked that is not so.

mod checklist;

pub use checklist::{SetupView, Step, StepView, setup};
