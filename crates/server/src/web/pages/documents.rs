//! What a doctor shows the clinic that looks at their application, as a part of two pages.

use app::doctors::DocumentKind;
use jiff::civil::Date;

use crate::web::form::Form;
use crate::web::pages::shown::Choice;
use crate::web::ui::Ui;

pub struct Documents {
    pub doctor_id: String,
    pub rows: Vec<DocumentRow>,
    /// `kind`, `file`.
    pub form: Form,
}

pub struct DocumentRow {
    pub id: String,
    /// A key of the messages.
    pub kind: &'static str,
    pub file_name: String,
    pub added_on: Date,
}

impl Documents {
    pub fn address(&self, row: &DocumentRow) -> String {
        format!("/clinic/doctors/{}/documents/{}", self.doctor_id, row.id)
    }

    pub fn kinds(&self, ui: &Ui) -> Vec<Choice> {
        DocumentKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), ui.t(key_of(*kind)))).collect()
    }
}

pub fn key_of(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Registration => "document-registration",
        DocumentKind::Qualification => "document-qualification",
        DocumentKind::Identity => "document-identity",
        DocumentKind::Other => "document-other",
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn none(doctor_id: &str) -> Documents {
        Documents { doctor_id: doctor_id.to_owned(), rows: Vec::new(), form: Form::default() }
    }

    pub fn some(ui: &Ui, doctor_id: &str) -> Documents {
        let row = |number: i64, kind, english: &str, urdu: &str| DocumentRow {
            id: format!("dcm_{number}"),
            kind: key_of(kind),
            file_name: cast::say(ui, english, urdu),
            added_on: jiff::civil::date(2026, 11, 3),
        };
        let rows = vec![
            row(1, DocumentKind::Registration, "licence-2026.pdf", "لائسنس-2026.pdf"),
            row(2, DocumentKind::Identity, "card.jpg", "شناختی-کارڈ.jpg"),
        ];
        Documents { rows, ..none(doctor_id) }
    }
}
