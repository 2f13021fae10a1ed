//! The directory in OpenSearch: every test of the embedded one, and what only a shared one can do or suffer.

#[path = "../search/facets.rs"]
mod facets;
#[path = "../search/filters.rs"]
mod filters;
#[path = "../search/following.rs"]
mod following;
#[path = "../search/orders.rs"]
mod orders;
#[path = "../search/recommended.rs"]
mod recommended;
#[path = "../search/stage.rs"]
mod stage;
#[path = "../search/words.rs"]
mod words;

mod outage;
pub(super) mod processes;
mod sharing;

use std::sync::Arc;

use app::{Clock, search::Directory};

/// An index of a test's own.
fn directory(clock: Arc<dyn Clock>) -> Arc<dyn Directory> {
    named(&super::url("opensearch"), &super::name(), clock)
}

/// The index of a name at a server.
fn named(url: &str, name: &str, clock: Arc<dyn Clock>) -> Arc<dyn Directory> {
    server::adapters::search::open(Some(&format!("{url}/{name}")), &clock).unwrap()
}
