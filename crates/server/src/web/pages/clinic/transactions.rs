//! `GET /clinic/transactions?status=` and `GET /clinic/transactions/{id}`: money in, money back.

use askama::Template;
use jiff::Zoned;
use kernel::money::Money;

use crate::web::form::Form;
use crate::web::pages::receipts::Receipt;
use crate::web::pages::shown::{Link, Status};
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/transactions.html")]
pub struct TransactionsPage {
    pub ui: Ui,
    /// By status.
    pub tabs: Vec<Link>,
    pub rows: Vec<TransactionRow>,
    pub more: Option<String>,
}

pub struct TransactionRow {
    pub id: String,
    pub at: Zoned,
    pub patient: String,
    pub doctor: String,
    pub method: String,
    pub total: Money,
    pub refunded: Option<Money>,
    pub status: Status,
}

#[derive(Template)]
#[template(path = "pages/clinic/transaction.html")]
pub struct TransactionPage {
    pub ui: Ui,
    pub receipt: Receipt,
    /// The viewer may give money back.
    pub may_refund: bool,
    /// The same, and there is some left to give back.
    pub can_refund: bool,
    /// `amount`, `reason`.
    pub form: Form,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, TransactionsPage)> {
        let ui = cast::at_clinic(ui, "/clinic/transactions");
        let row = |number: usize, word: &str| TransactionRow {
            id: format!("txn_{number}"),
            at: cast::at("2026-11-20T17:02:00"),
            patient: cast::patient_choices(&ui).swap_remove(number % 3).face.name,
            doctor: cast::doctor_name(&ui, number),
            method: ui.t(if number == 2 { "card-at-desk" } else { "card-paid" }),
            total: cast::rupees(2_750),
            refunded: word.contains("refunded").then(|| cast::rupees(1_375)),
            status: Status::payment(word),
        };
        let rows = ["paid", "partly_refunded", "pending", "failed", "refunded"]
            .iter()
            .enumerate()
            .map(|(n, word)| row(n, word))
            .collect();
        let page = |rows: Vec<TransactionRow>| TransactionsPage {
            tabs: ["every-transaction", "payment-paid", "payment-pending", "payment-refunded"]
                .map(|key| Link::new(ui.t(key), "/clinic/transactions?x").current(key == "every-transaction"))
                .into(),
            more: (!rows.is_empty()).then(|| "/clinic/transactions?cursor=abc".into()),
            rows,
            ui: ui.clone(),
        };
        vec![("some", page(rows)), ("empty", page(Vec::new()))]
    }

    pub mod transaction {
        use super::*;
        use crate::web::pages::receipts::samples::{ready, sample};
        use crate::web::pages::receipts::{FailedRow, RefundRow};

        pub fn all(ui: &Ui) -> Vec<(&'static str, TransactionPage)> {
            let ui = cast::at_clinic(ui, "/clinic/transactions/txn_1");
            let page = |receipt, can_refund, form| TransactionPage {
                ui: ui.clone(),
                receipt,
                may_refund: true,
                can_refund,
                form,
            };
            let faulty = Form::new([("amount", "9999"), ("reason", "")])
                .with_errors([("amount", ui.t("fault-more-than-paid")), ("reason", ui.t("fault-required"))]);
            let mut refunded = sample(&ui, "refunded");
            refunded.balance = cast::rupees(0);
            refunded.refunds = vec![RefundRow {
                id: "rfd_1".into(),
                at: cast::at("2026-11-21T08:00:00"),
                amount: cast::rupees(2_750),
                reason: cast::say(&ui, "Doctor was ill", "ڈاکٹر بیمار تھیں"),
                status: Status::refund("succeeded"),
                waits_at_desk: false,
            }];
            let mut failed = sample(&ui, "paid");
            failed.failed = vec![FailedRow {
                at: cast::at("2026-11-21T08:00:00"),
                amount: cast::rupees(2_750),
                reason: ui.t("refund-for-cancelled"),
                why: ui.t("refund-card-closed"),
            }];
            let mut too_much = refunded.clone();
            too_much.balance = cast::rupees(-2_750);
            let mut at_desk = page(ready(&ui), false, Form::default());
            at_desk.may_refund = false;
            vec![
                ("paid", page(sample(&ui, "paid"), true, Form::new([("amount", "2750")]))),
                ("faulty", page(sample(&ui, "paid"), true, faulty)),
                ("refunded", page(refunded, false, Form::default())),
                ("refund-failed", page(failed, true, Form::new([("amount", "2750")]))),
                ("given-back-twice", page(too_much, false, Form::default())),
                ("to-hand-back", page(ready(&ui), false, Form::default())),
                ("ready-at-desk", at_desk),
            ]
        }
    }
}
