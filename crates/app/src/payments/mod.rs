//! Money: charges, refunds, the ledger. Knows a payable and an amount, not an appointment.
//!
//! Owns `charges`, `refunds`, `ledger_entries`, `gateway_events`. The ledger is double entry and never changed. One
//! charge at most is pending or paid for a payable (a unique key). No gateway is called inside a transaction.

mod gateway;

pub use gateway::{Answer, ChargeAsk, Event, Gateway, GatewayError, Outcome, RefundAsk, WebhookHeaders};
