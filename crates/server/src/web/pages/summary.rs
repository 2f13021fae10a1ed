//! `GET /day/{id}/summary`: what the doctor writes of a visit.

use askama::Template;
use jiff::Zoned;

use crate::web::form::Form;
use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/summary.html")]
pub struct SummaryPage {
    pub ui: Ui,
    pub id: String,
    pub patient: String,
    pub service: String,
    pub starts_at: Zoned,
    /// Why the patient came, in the patient's words.
    pub reason: String,
    pub form: Form,
}

impl SummaryPage {
    /// A version that is kept can be printed, whatever stands in the form.
    fn is_written(&self) -> bool {
        !matches!(self.form.value("version"), "" | "0")
    }

    /// Those that are filled in, and some more.
    fn rows(&self) -> usize {
        self.form.rows("prescription") + 3
    }

    fn cell(&self, row: &usize, column: &str) -> String {
        format!("prescription.{row}.{column}")
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, SummaryPage)> {
        let mut ui = ui.clone();
        ui.path = "/day/apt_1/summary".into();
        ui.viewer = Some(cast::doctor(&ui));
        let page = |form| SummaryPage {
            id: "apt_1".into(),
            patient: cast::say(&ui, "Ali Malik", "علی ملک"),
            service: cast::say(&ui, "Consultation", "مشورہ"),
            starts_at: cast::at("2026-11-21T09:20:00"),
            reason: cast::say(&ui, "Rash on both arms since Friday", "جمعے سے دونوں بازوؤں پر خارش"),
            form,
            ui: ui.clone(),
        };
        let written = Form::new([
            ("version", "1".to_owned()),
            ("notes", cast::say(&ui, "Contact dermatitis, no infection.", "جلد کی الرجی، انفیکشن نہیں۔")),
            ("prescription.0.name", "Hydrocortisone".to_owned()),
            ("prescription.0.formula", "1 %".to_owned()),
            ("prescription.0.dosage", cast::say(&ui, "Thin, twice a day", "پتلی تہہ، دن میں دو بار")),
            ("prescription.0.brand", "Cortiderm".to_owned()),
            ("follow_up_on", "2026-12-14".to_owned()),
        ]);
        let refused = Form::new([("version", "0")]).with_errors([
            ("notes", ui.t("fault-required")),
            ("follow_up_on", ui.t("fault-before-the-visit")),
        ]);
        vec![
            ("empty", page(Form::new([("version", "0")]))),
            ("written", page(written)),
            ("refused", page(refused)),
        ]
    }
}
