//! `GET /clinic/setup`: the steps from nothing to the first booking.

use app::setup::Step;
use askama::Template;
use jiff::Zoned;

use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/clinic/setup.html")]
pub struct SetupPage {
    pub ui: Ui,
    /// In the order in which they are done.
    pub steps: Vec<StepRow>,
    pub done: usize,
    /// The clinic's, as an IANA name.
    pub time_zone: String,
    pub test_mail: Option<TestMail>,
    /// Where a test mail goes.
    pub address: String,
    /// Why no test mail is sent now.
    pub fault: Option<String>,
}

pub struct StepRow {
    pub step: Step,
    pub is_done: bool,
    pub href: Option<String>,
}

/// What became of the last one.
pub struct TestMail {
    pub asked_at: Zoned,
    pub sent_at: Option<Zoned>,
    pub is_failing: bool,
    /// As the mail server said it, for administrators.
    pub fault: Option<String>,
    pub is_given_up: bool,
}

impl SetupPage {
    pub fn title(&self, step: &Step) -> String {
        self.ui.t(match step {
            Step::Details => "setup-details",
            Step::Department => "setup-department",
            Step::Doctor => "setup-doctor",
            Step::Hours => "setup-hours",
            Step::Price => "setup-price",
            Step::Payment => "setup-payment",
            Step::Mail => "setup-mail",
            Step::Booking => "setup-booking",
        })
    }

    pub fn text(&self, step: &Step) -> String {
        self.ui.t(match step {
            Step::Details => return self.ui.t1("setup-details-text", "zone", &self.time_zone),
            Step::Department => "setup-department-text",
            Step::Doctor => "setup-doctor-text",
            Step::Hours => "setup-hours-text",
            Step::Price => "setup-price-text",
            Step::Payment => "setup-payment-text",
            Step::Mail => "setup-mail-text",
            Step::Booking => "setup-booking-text",
        })
    }

    pub fn is_mail(&self, step: &Step) -> bool {
        *step == Step::Mail
    }

    pub fn progress(&self) -> String {
        self.ui.t2("setup-progress", "done", self.done, "all", self.steps.len())
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, SetupPage)> {
        let ui = cast::at_clinic(ui, "/clinic/setup");
        let page = |done: usize, test_mail, fault| SetupPage {
            steps: Step::ALL
                .iter()
                .enumerate()
                .map(|(at, step)| StepRow {
                    step: *step,
                    is_done: at < done,
                    href: (*step != Step::Mail).then(|| "/clinic/settings".into()),
                })
                .collect(),
            done,
            time_zone: "Asia/Karachi".into(),
            test_mail,
            address: "manager@example.com".into(),
            fault,
            ui: ui.clone(),
        };
        let mail = |sent: bool, fault: Option<&str>, is_given_up| {
            Some(TestMail {
                asked_at: cast::at("2026-11-21T09:10:00"),
                sent_at: sent.then(|| cast::at("2026-11-21T09:10:00")),
                is_failing: fault.is_some(),
                fault: fault.map(str::to_owned),
                is_given_up,
            })
        };
        let refused = "the mail server refuses the mail: permanent error (550): 5.7.1 relaying <denied>";
        vec![
            ("nothing", page(0, None, None)),
            ("half", page(4, mail(false, None, false), Some(ui.t("fault-test-mail-waits")))),
            ("refused", page(6, mail(false, Some(refused), false), None)),
            ("given-up", page(6, mail(false, Some(refused), true), None)),
            ("all", page(8, mail(true, None, false), None)),
        ]
    }
}
