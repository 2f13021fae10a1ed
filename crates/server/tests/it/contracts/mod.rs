//! What every adapter of a port must do, embedded or not: the same cases against each. The embedded ones meet them here,
//! the others in `engines`, against their real servers.

pub mod archive;
pub mod media;
