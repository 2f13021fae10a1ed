//! The one integration-test binary: every surface and rule is a module here, so that the suite links once.

// The whole crate is tests; the lint only knows functions that are marked as such.
#![allow(clippy::unwrap_used)]

mod access;
mod architecture;
mod around;
mod booking;
mod cast;
mod clinics;
mod crash;
mod doctors;
mod matrix;
mod notifications;
mod openapi;
mod parity;
mod patients;
mod payments;
mod photos;
mod probes;
mod problems;
mod queries;
mod races;
mod repeats;
mod search;
mod sim;
mod support;
mod web;
