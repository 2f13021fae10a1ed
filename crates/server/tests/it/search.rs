//! The directory through its front door.

mod facets;
mod filters;
mod following;
mod orders;
mod stage;
mod words;
