//! The pure parts against their rules written out.

mod cast;
mod recommend;
mod select;
mod text;
mod words;
