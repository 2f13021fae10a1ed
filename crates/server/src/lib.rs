//! How people and machines reach Doctorly: the HTTP API, the pages, the commands, and the adapters to outside systems.
//!
//! Surfaces parse, call one operation of `app`, render. They decide nothing about bookings, money or permissions.

// The futures of a request nest deeper than the default of 128 when every engine is built in.
#![recursion_limit = "256"]

pub mod adapters;
pub mod api;
pub mod listen;
pub mod live;
pub mod middleware;
pub mod ops;
mod papers;
pub mod probes;
pub mod settings;
mod surface;
pub mod web;
pub mod work;

pub use surface::{HttpSettings, router, surround};
