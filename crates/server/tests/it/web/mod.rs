//! The web product through its front door, as a browser without script sees it: pages, forms, redirects, cookies.

mod booking;
mod browser;
mod clinic;
mod door;
