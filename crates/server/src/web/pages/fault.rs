//! What is shown instead of a page: not found, not yours, too much, out of order.

use askama::Template;

use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/fault.html")]
pub struct FaultPage {
    pub ui: Ui,
    pub kind: FaultKind,
    /// A doctor looked for a patient: the record may be opened in an emergency.
    pub offers_emergency: bool,
    /// What was looked for may be at another clinic of the reader.
    pub offers_clinics: bool,
    /// For asking the operator about it.
    pub request_id: Option<String>,
    /// Seconds after which trying again makes sense (`Retry-After`).
    pub retry_seconds: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// 400: the request could not be read, or came from another site.
    Unreadable,
    /// 403
    Forbidden,
    /// 403: somebody looks at the pages as another account sees them.
    Viewing,
    /// 409: nobody looks so any more, and a form of such a page was sent.
    ViewingOver,
    /// 404, and whatever is not yours.
    NotFound,
    /// 409: what was typed is of another clinic than the one that is worked at now.
    AnotherClinic,
    /// 413
    TooLarge,
    /// 429
    TooMany,
    /// 500
    Broken,
    /// 503: the database is full, locked or gone.
    Unavailable,
    /// 503, announced: the operator is at work.
    Maintenance,
}

impl FaultKind {
    pub fn status(self) -> u16 {
        match self {
            FaultKind::Unreadable => 400,
            FaultKind::Forbidden | FaultKind::Viewing => 403,
            FaultKind::NotFound => 404,
            FaultKind::ViewingOver | FaultKind::AnotherClinic => 409,
            FaultKind::TooLarge => 413,
            FaultKind::TooMany => 429,
            FaultKind::Broken => 500,
            FaultKind::Unavailable | FaultKind::Maintenance => 503,
        }
    }

    pub fn from_status(status: u16) -> FaultKind {
        match status {
            403 => FaultKind::Forbidden,
            404 | 405 | 410 => FaultKind::NotFound,
            413 => FaultKind::TooLarge,
            429 => FaultKind::TooMany,
            503 => FaultKind::Unavailable,
            400..=499 => FaultKind::Unreadable,
            _ => FaultKind::Broken,
        }
    }

    /// Whether the same request may work a little later.
    pub fn may_pass(self) -> bool {
        matches!(
            self,
            FaultKind::TooMany | FaultKind::Broken | FaultKind::Unavailable | FaultKind::Maintenance
        )
    }

    /// Icon, title, sentence.
    pub fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            FaultKind::Unreadable => ("circle-help", "unreadable-title", "unreadable-text"),
            FaultKind::Forbidden => ("lock", "forbidden-title", "forbidden-text"),
            FaultKind::Viewing => ("eye", "viewing-closed-title", "viewing-closed-text"),
            FaultKind::ViewingOver => ("eye", "viewing-over-title", "viewing-over-text"),
            FaultKind::NotFound => ("search", "not-found-title", "not-found-text"),
            FaultKind::AnotherClinic => ("building-2", "another-clinic-title", "another-clinic-text"),
            FaultKind::TooLarge => ("ban", "too-large-title", "too-large-text"),
            FaultKind::TooMany => ("hourglass", "too-many-title", "too-many-text"),
            FaultKind::Broken => ("triangle-alert", "broken-title", "broken-text"),
            FaultKind::Unavailable => ("heart-pulse", "unavailable-title", "unavailable-text"),
            FaultKind::Maintenance => ("wrench", "maintenance-title", "maintenance-text"),
        }
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::ui::Viewing;

    pub fn all(ui: &Ui) -> Vec<(&'static str, FaultPage)> {
        let page = |kind, retry_seconds| FaultPage {
            ui: Ui { path: "/somewhere".into(), ..ui.clone() },
            kind,
            offers_emergency: false,
            offers_clinics: false,
            request_id: Some("01h455vb4pex5vsknk084sn02q".into()),
            retry_seconds,
        };
        let mut viewing = page(FaultKind::Viewing, None);
        viewing.ui.viewing = Some(Viewing { who: None, until: ui.now.clone() });
        let offering = FaultPage { offers_emergency: true, ..page(FaultKind::NotFound, None) };
        let elsewhere = FaultPage { offers_clinics: true, ..page(FaultKind::NotFound, None) };
        vec![
            ("404-doctor", offering),
            ("404-clinics", elsewhere),
            ("viewing", viewing),
            ("viewing-over", page(FaultKind::ViewingOver, None)),
            ("400", page(FaultKind::Unreadable, None)),
            ("403", page(FaultKind::Forbidden, None)),
            ("404", page(FaultKind::NotFound, None)),
            ("409-clinic", page(FaultKind::AnotherClinic, None)),
            ("413", page(FaultKind::TooLarge, None)),
            ("429", page(FaultKind::TooMany, Some(30))),
            ("500", page(FaultKind::Broken, None)),
            ("503", page(FaultKind::Unavailable, Some(5))),
            ("maintenance", page(FaultKind::Maintenance, None)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_page_that_answers_with_it() {
        for status in [400, 403, 404, 413, 429, 500, 503] {
            assert_eq!(FaultKind::from_status(status).status(), status);
        }
        assert_eq!(FaultKind::from_status(418), FaultKind::Unreadable);
        assert_eq!(FaultKind::from_status(502), FaultKind::Broken);
    }
}
