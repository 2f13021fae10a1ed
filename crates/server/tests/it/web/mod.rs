//! The web product through its front door, as a browser without script sees it: pages, forms, redirects, cookies.

mod apply;
mod audit;
mod booking;
mod browser;
mod calendar;
mod clinic;
mod clinics;
mod day;
mod desk;
mod emergencies;
mod flow;
mod recommended;
mod registrations;
mod imports;
mod replacements;
mod money;
mod reports;
mod settings;
mod setup;
mod staff;
mod door;
mod view_as;
mod visits;

pub use browser::Browser;
