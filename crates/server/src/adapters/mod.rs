//! Outside systems, one folder a port, one file a system. Each passes the same contract as the embedded one.

pub mod archive;
pub mod cache;
pub mod events;
pub mod jobs;
pub mod mail;
pub mod media;
pub mod payments;
pub mod search;
pub mod traces;
