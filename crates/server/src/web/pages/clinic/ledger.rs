//! `GET /clinic/money?date=`: the money of a day.

use askama::Template;
use jiff::Zoned;
use jiff::civil::Date;
use kernel::money::Money;

use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/ledger.html")]
pub struct LedgerPage {
    pub ui: Ui,
    pub date: Date,
    /// The days beside it, and today.
    pub before: String,
    pub after: String,
    pub today: String,
    pub taken: Vec<TakenRow>,
    pub accounts: Vec<AccountRow>,
    pub debit: Money,
    pub credit: Money,
    /// What the till should hold.
    pub till: Money,
    pub closings: Vec<ClosingRow>,
    /// How many payments are to be handed back at the desk now, and where they are; nothing where there are none.
    pub to_hand_back: Option<(String, String)>,
    /// The day has come.
    pub can_close: bool,
    pub gateway_answered: bool,
    /// Rows that are the same in both books.
    pub agreed: usize,
    pub differences: Vec<DifferenceRow>,
    /// `counted`, `note`.
    pub form: Form,
}

/// What came by one way of paying.
pub struct TakenRow {
    pub method: String,
    pub taken: Money,
    pub given_back: Money,
    pub kept: Money,
}

pub struct AccountRow {
    pub name: String,
    pub debit: Money,
    pub credit: Money,
}

/// One count of the till.
pub struct ClosingRow {
    pub at: Zoned,
    pub expected: Money,
    pub counted: Money,
    pub difference: Money,
    pub note: String,
}

/// A row on which the gateway's books differ from ours.
pub struct DifferenceRow {
    pub reason: String,
    pub transaction_id: Option<String>,
    pub reference: Option<String>,
    pub is_refund: bool,
    pub here: Option<Money>,
    pub there: Option<Money>,
}

impl ClosingRow {
    /// By how much the count is off.
    pub fn off(&self) -> Money {
        Money { amount: self.difference.amount.abs(), ..self.difference }
    }
}

impl LedgerPage {
    /// An amount, or a dash where there is none.
    pub fn amount(&self, money: &Option<Money>) -> String {
        money.map_or_else(|| "–".to_owned(), |money| self.ui.money(money))
    }

    /// All ways of paying together.
    pub fn all(&self, of: fn(&TakenRow) -> Money) -> Money {
        let amount = self.taken.iter().map(|row| of(row).amount).sum();
        Money { amount, ..self.till }
    }

    pub fn all_taken(&self) -> Money {
        self.all(|row| row.taken)
    }

    pub fn all_given_back(&self) -> Money {
        self.all(|row| row.given_back)
    }

    pub fn all_kept(&self) -> Money {
        self.all(|row| row.kept)
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, LedgerPage)> {
        let ui = cast::at_clinic(ui, "/clinic/money");
        let taken = |key: &str, taken, given_back| TakenRow {
            method: ui.t(key),
            taken: cast::rupees(taken),
            given_back: cast::rupees(given_back),
            kept: cast::rupees(taken - given_back),
        };
        let account = |key: &str, debit, credit| AccountRow {
            name: ui.t(key),
            debit: cast::rupees(debit),
            credit: cast::rupees(credit),
        };
        let closing = |at: &str, counted, note: String| ClosingRow {
            at: cast::at(at),
            expected: cast::rupees(2_750),
            counted: cast::rupees(counted),
            difference: cast::rupees(counted - 2_750),
            note,
        };
        let page = |taken: Vec<TakenRow>, accounts| LedgerPage {
            date: cast::day(0),
            before: "/clinic/money?date=2026-11-20".into(),
            after: "/clinic/money?date=2026-11-22".into(),
            today: "/clinic/money".into(),
            taken,
            accounts,
            debit: cast::rupees(9_625),
            credit: cast::rupees(9_625),
            till: cast::rupees(2_750),
            closings: Vec::new(),
            to_hand_back: None,
            can_close: true,
            gateway_answered: true,
            agreed: 3,
            differences: Vec::new(),
            form: Form::default(),
            ui: ui.clone(),
        };
        let busy = || {
            let mut page = page(
                vec![
                    taken("method-card", 5_500, 1_375),
                    taken("method-cash", 2_750, 0),
                    taken("method-card-at-desk", 0, 0),
                ],
                vec![
                    account("account-gateway-receivable", 5_500, 1_375),
                    account("account-desk-cash", 2_750, 0),
                    account("account-clinic-revenue", 0, 7_500),
                    account("account-tax-payable", 0, 750),
                    account("account-refunds-given", 1_375, 0),
                ],
            );
            let short = cast::say(&ui, "A note of Rs 50 was torn", "پچاس کا نوٹ پھٹا ہوا تھا");
            page.closings = vec![
                closing("2026-11-21T14:05:00", 2_700, short),
                closing("2026-11-21T18:30:00", 2_750, String::new()),
            ];
            page
        };
        let mut differing = busy();
        differing.differences = vec![
            DifferenceRow {
                reason: ui.t("differs-not-booked"),
                transaction_id: Some("txn_01h455vb4pex5vsknk084sn02q".into()),
                reference: Some("offline_txn_01h455vb4pex5vsknk084sn02q".into()),
                is_refund: false,
                here: None,
                there: Some(cast::rupees(2_750)),
            },
            DifferenceRow {
                reason: ui.t("differs-amount-differs"),
                transaction_id: Some("txn_01h455vb4pex5vsknk084sn02r".into()),
                reference: None,
                is_refund: true,
                here: Some(cast::rupees(1_375)),
                there: Some(cast::rupees(1_300)),
            },
        ];
        let mut faulty = busy();
        faulty.form = Form::new([("counted", "2,70"), ("note", "")])
            .with_errors([("counted", ui.t("fault-not-an-amount")), ("note", ui.t("fault-required"))]);
        let mut away = busy();
        away.to_hand_back = Some(("2".into(), "/clinic/transactions?refunds=to_hand_back".into()));
        away.gateway_answered = false;
        let mut ahead = page(vec![taken("method-card", 0, 0)], Vec::new());
        (ahead.can_close, ahead.till) = (false, cast::rupees(0));
        (ahead.debit, ahead.credit, ahead.agreed) = (cast::rupees(0), cast::rupees(0), 0);
        vec![
            ("busy", busy()),
            ("differing", differing),
            ("faulty", faulty),
            ("gateway-away", away),
            ("nothing-yet", ahead),
        ]
    }
}
