//! What happens to every request around its handler, one concern a file.

pub mod address;
pub mod headers;
pub mod limits;
pub mod rate;
pub mod repeats;
pub mod request_id;
pub mod watch;
pub mod who;
