//! Between the browser and the pages: who looks and how they like it, what they typed, what they are told.

pub mod answer;
pub mod cookies;
pub mod dress;
pub mod filed;
pub mod guard;
pub mod reader;
pub mod sentences;
pub mod typed;
pub mod when;
pub mod workplace;

pub use answer::{Page, html, leave, see, told};
pub use reader::Reader;
pub use typed::{Asked, Typed};

use crate::api::Refused;

/// What a handler of a page gives: an answer, or a refusal that becomes a page of its own.
pub type Shown = Result<axum::response::Response, Refused>;
