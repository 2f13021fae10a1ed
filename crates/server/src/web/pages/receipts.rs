//! `GET /receipts` and `GET /receipts/{id}`: what was paid and what came back.

use askama::Template;
use jiff::Zoned;
use kernel::money::{Money, Price};

use super::shown::Status;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/receipts.html")]
pub struct ReceiptsPage {
    pub ui: Ui,
    pub rows: Vec<ReceiptRow>,
    pub more: Option<String>,
}

pub struct ReceiptRow {
    pub id: String,
    pub at: Zoned,
    pub doctor: String,
    pub total: Money,
    pub status: Status,
}

#[derive(Template)]
#[template(path = "pages/receipt.html")]
pub struct ReceiptPage {
    pub ui: Ui,
    pub receipt: Receipt,
}

/// One transaction as its payer sees it.
#[derive(Clone)]
pub struct Receipt {
    pub id: String,
    /// Of money that came in.
    pub invoice: Option<Invoice>,
    pub at: Zoned,
    pub clinic: String,
    pub address: String,
    pub patient: String,
    pub doctor: String,
    pub service: String,
    pub visit_at: Zoned,
    pub appointment_id: String,
    pub method: String,
    pub price: Price,
    pub status: Status,
    pub refunds: Vec<RefundRow>,
    /// Those that the gateway refused: of no matter to the payer.
    pub failed: Vec<FailedRow>,
    /// Paid less refunded.
    pub balance: Money,
    /// It was paid at the desk, and is handed back there.
    pub at_desk: bool,
    /// What the desk keeps ready to be handed back.
    pub ready: Option<Money>,
}

/// The tax invoice, as it was given.
#[derive(Clone)]
pub struct Invoice {
    pub number: String,
    pub at: Zoned,
    pub seller: String,
    pub address: String,
    pub tax_number: Option<String>,
}

#[derive(Clone)]
pub struct RefundRow {
    pub id: String,
    pub at: Zoned,
    pub amount: Money,
    pub reason: String,
    pub status: Status,
    /// The desk keeps it ready.
    pub waits_at_desk: bool,
}

/// A refund that the gateway refused.
#[derive(Clone)]
pub struct FailedRow {
    pub at: Zoned,
    pub amount: Money,
    pub reason: String,
    /// What the gateway says.
    pub why: String,
}

impl Receipt {
    /// What went back beyond what was paid.
    pub fn too_much(&self) -> Option<Money> {
        let amount = -self.balance.amount;
        (amount > 0).then_some(Money { amount, ..self.balance })
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    fn at(ui: &Ui, path: &str) -> Ui {
        Ui { path: path.into(), viewer: Some(cast::patient()), ..ui.clone() }
    }

    pub fn all(ui: &Ui) -> Vec<(&'static str, ReceiptsPage)> {
        let row = |number: usize, total, word: &str| ReceiptRow {
            id: format!("txn_{number}"),
            at: cast::at("2026-11-20T17:02:00"),
            doctor: cast::doctor_name(ui, number),
            total: cast::rupees(total),
            status: Status::payment(word),
        };
        let rows = vec![
            row(0, 2_750, "paid"),
            row(1, 4_400, "partly_refunded"),
            row(2, 1_980, "refunded"),
            row(3, 1_650, "failed"),
        ];
        vec![
            (
                "some",
                ReceiptsPage { ui: at(ui, "/receipts"), rows, more: Some("/receipts?cursor=abc".into()) },
            ),
            ("empty", ReceiptsPage { ui: at(ui, "/receipts"), rows: Vec::new(), more: None }),
        ]
    }

    pub mod receipt {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, ReceiptPage)> {
            let mut refunded = sample(ui, "partly_refunded");
            refunded.refunds = vec![RefundRow {
                id: "rfd_1".into(),
                at: cast::at("2026-11-21T08:00:00"),
                amount: cast::rupees(1_375),
                reason: cast::say(ui, "Late cancellation", "دیر سے منسوخی"),
                status: Status::refund("succeeded"),
                waits_at_desk: false,
            }];
            refunded.balance = cast::rupees(1_375);
            let ready = super::samples::ready(ui);
            vec![
                ("paid", ReceiptPage { ui: at(ui, "/receipts/txn_1"), receipt: sample(ui, "paid") }),
                ("refunded", ReceiptPage { ui: at(ui, "/receipts/txn_1"), receipt: refunded }),
                ("ready-at-desk", ReceiptPage { ui: at(ui, "/receipts/txn_1"), receipt: ready }),
            ]
        }
    }

    pub fn sample(ui: &Ui, word: &str) -> Receipt {
        Receipt {
            id: "txn_01h455vb4pex5vsknk084sn02q".into(),
            invoice: Some(Invoice {
                number: "1042".into(),
                at: cast::at("2026-11-20T17:02:00"),
                seller: cast::say(ui, "Clifton Clinic", "کلفٹن کلینک"),
                address: cast::say(
                    ui,
                    "14 Khayaban-e-Iqbal, Clifton Block 2, Karachi",
                    "14 خیابانِ اقبال، کلفٹن بلاک 2، کراچی",
                ),
                tax_number: Some("NTN 4012345-6".into()),
            }),
            at: cast::at("2026-11-20T17:02:00"),
            clinic: cast::say(ui, "Clifton Clinic", "کلفٹن کلینک"),
            address: cast::say(
                ui,
                "14 Khayaban-e-Iqbal, Clifton Block 2, Karachi",
                "14 خیابانِ اقبال، کلفٹن بلاک 2، کراچی",
            ),
            patient: cast::say(ui, "Ali Malik", "علی ملک"),
            doctor: cast::doctor_name(ui, 0),
            service: cast::say(ui, "Consultation", "مشورہ"),
            visit_at: cast::at("2026-11-23T10:25:00"),
            appointment_id: "apt_1".into(),
            method: ui.t("card-paid"),
            price: Price::of(cast::rupees(2_500), 1_000),
            status: Status::payment(word),
            refunds: Vec::new(),
            failed: Vec::new(),
            balance: cast::rupees(2_750),
            at_desk: false,
            ready: None,
        }
    }

    /// Paid in cash and cancelled: the desk has the money.
    pub fn ready(ui: &Ui) -> Receipt {
        let amount = cast::rupees(2_750);
        let refund = RefundRow {
            id: "rfd_1".into(),
            at: cast::at("2026-11-21T22:40:00"),
            amount,
            reason: ui.t("refund-for-cancelled"),
            status: Status::refund("at_desk"),
            waits_at_desk: true,
        };
        let paid = sample(ui, "paid");
        let (method, balance) = (ui.t("method-cash"), cast::rupees(0));
        Receipt { method, refunds: vec![refund], balance, at_desk: true, ready: Some(amount), ..paid }
    }
}
