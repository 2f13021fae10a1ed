//! The sign-ins of a demo, for the pages that offer them. Outside a demo there are none.

use super::ui::Ui;
use crate::ops::{DEMO_ACCOUNTS, DEMO_PASSWORD};

/// One sign-in of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoAccount {
    /// The message that names the role.
    pub key: &'static str,
    pub email: &'static str,
    pub password: &'static str,
}

/// The message for each role, in the order in which the pages show them.
const ROLES: [(&str, &str); 5] = [
    ("patient", "demo-as-patient"),
    ("doctor", "demo-as-doctor"),
    ("front desk", "demo-as-desk"),
    ("clinic manager", "demo-as-manager"),
    ("administrator", "demo-as-administrator"),
];

impl Ui {
    pub fn demo_accounts(&self) -> Vec<DemoAccount> {
        if !self.demo {
            return Vec::new();
        }
        let account = |(role, key): (&str, &'static str)| {
            let (email, _) = DEMO_ACCOUNTS.into_iter().find(|(_, of)| *of == role)?;
            Some(DemoAccount { key, email, password: DEMO_PASSWORD })
        };
        ROLES.into_iter().filter_map(account).collect()
    }

    /// The patient of the demo, for whoever tries the booker.
    pub fn demo_patient(&self) -> Option<DemoAccount> {
        self.demo_accounts().into_iter().next()
    }
}

#[cfg(test)]
mod tests {
    use crate::web::language::Language;
    use crate::web::tests::cast;

    #[test]
    fn every_sign_in_of_a_demo_is_offered_and_none_outside_it() {
        let mut ui = cast::visitor(Language::English);
        assert_eq!(ui.demo_accounts().len(), crate::ops::DEMO_ACCOUNTS.len());
        assert!(ui.demo_patient().is_some_and(|patient| patient.email.starts_with("patient@")));
        ui.demo = false;
        assert!(ui.demo_accounts().is_empty() && ui.demo_patient().is_none());
    }
}
