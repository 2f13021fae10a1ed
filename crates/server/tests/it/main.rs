//! The one integration-test binary: every surface and rule is a module here, so that the suite links once.

// As in the library: futures nest deeper than the default when every engine is built in.
#![recursion_limit = "256"]
// The whole crate is tests; the lint only knows functions that are marked as such.
#![allow(clippy::unwrap_used)]
// The tests of the directory run once on each kind of index.
#![allow(clippy::duplicate_mod)]

mod access;
mod architecture;
mod archive;
mod around;
mod backup;
mod booking;
mod cache;
mod calendar;
mod cast;
mod clinics;
mod clock_changes;
mod contracts;
mod crash;
mod doctors;
mod documents;
mod emergencies;
mod engines;
mod events;
mod faults;
mod flow;
mod holidays;
mod imports;
mod jobs;
mod matrix;
mod moving;
mod notifications;
mod operations;
mod openapi;
mod parity;
mod patients;
mod payments;
mod photos;
mod places;
mod probes;
mod problems;
mod queries;
mod races;
mod reads;
mod reassign;
mod repeats;
mod replacements;
mod reports;
mod resize;
mod resources;
mod search;
mod seen;
mod setup;
mod sim;
mod support;
#[cfg(feature = "otlp")]
mod traces;
mod upgrade;
mod uploads;
mod visits;
mod web;
