//! The directory through its front door. The same tests run on every kind of index: see `engines`.

mod facets;
mod filters;
mod following;
mod orders;
mod recommended;
mod stage;
mod words;

use crate::support::embedded as directory;
