//! The pure parts against their rules written out.

mod cast;
mod columns;
mod query;
mod recommend;
mod text;
mod words;
