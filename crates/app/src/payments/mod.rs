//! Money: charges, refunds, the ledger. Knows a payable and an amount, not an appointment.
//!
//! Owns `charges`, `refunds`, `ledger_entries`, `gateway_events`, `invoices`, `invoice_series`, `till_closings`. The ledger is double entry and never changed. One
//! charge at most is pending or paid for a payable (a unique key). No gateway is called inside a transaction. Nothing
//! of a card is ever kept.

mod ask_again;
mod balance;
mod charge;
mod day;
mod gateway;
mod hand_back;
mod invoice;
mod ledger;
mod look_after;
mod model;
mod moves;
mod receive_webhook;
mod reconcile;
mod refund;
mod settle;
mod store;
mod till;
mod views;
mod waiting;

pub use balance::{Balance, Sums, balance};
pub use charge::charge;
pub use day::{AccountSum, LedgerDay, Taken, ledger_day};
pub use gateway::{
    Answer, ChargeAsk, Delivery, Event, Gateway, GatewayError, Outcome, RefundAsk, Settled, WebhookHeaders,
};
pub use hand_back::hand_back;
pub use ledger::Account as LedgerAccount;
pub use look_after::look_after;
pub use model::{Method, Payable, RefundStatus, Status};
pub use moves::{AskedFor, Moved, asked_for, moments, moments_of, moves};
pub use receive_webhook::{Received, receive_webhook};
pub use reconcile::{Difference, Reason, Reconciliation};
pub use refund::{Input as RefundInput, pay_out, refund, refund_rest};
pub use till::{CloseTill, Closing, close_till};
pub use views::{
    Charge, Filter, Invoice, Latest, Refund, charge as transaction, charge_by_id, charge_of_refund,
    charges as transactions, charges_for, failed_late, is_paid_out, latest, payable_of, standings, unsettled,
};
pub use waiting::{Waiting, waiting};
