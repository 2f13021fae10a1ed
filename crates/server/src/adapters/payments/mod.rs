//! Gateways: whoever moves the money.

mod offline;
mod standard_webhooks;

#[cfg(test)]
mod tests;

pub use offline::{Books, OfflineGateway};
