//! `GET /invitations/{id}`: somebody is asked to work at a clinic.

use askama::Template;

use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/invitation.html")]
pub struct InvitationPage {
    pub ui: Ui,
    /// The reader's own address.
    pub email: String,
    /// Nothing where it is over, or for somebody else.
    pub offer: Option<Offer>,
}

pub struct Offer {
    pub id: String,
    pub clinic: String,
    /// Its name in the reader's language.
    pub role: String,
    /// Whether the address is known to be the reader's.
    pub is_confirmed: bool,
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, InvitationPage)> {
        let ui = Ui { path: "/invitations/inv_1".into(), viewer: Some(cast::patient()), ..ui.clone() };
        let offer = |is_confirmed| Offer {
            id: "inv_1".into(),
            clinic: cast::say(&ui, "Clifton Family Clinic", "کلفٹن فیملی کلینک"),
            role: ui.t("role-desk"),
            is_confirmed,
        };
        let page = |offer| InvitationPage { email: "sana@example.com".into(), offer, ui: ui.clone() };
        vec![
            ("open", page(Some(offer(true)))),
            ("unconfirmed", page(Some(offer(false)))),
            ("over", page(None)),
        ]
    }
}
