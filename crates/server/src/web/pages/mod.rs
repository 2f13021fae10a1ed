//! One file a screen: its context, plain and public, and (for tests) a sample of every state.

pub mod book;
pub mod calendar;
pub mod directory;
pub mod doctor;
pub mod shown;
