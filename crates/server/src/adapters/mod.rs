//! Outside systems, one folder a port, one file a system. Each passes the same contract as the embedded one.

pub mod mail;
pub mod media;
pub mod payments;
