//! `GET /mailbox` and `GET /mailbox/{id}`: in the demo, where all mail ends.

use askama::Template;
use jiff::Zoned;

use crate::web::ui::Ui;

#[derive(Template)]
#[template(path = "pages/mailbox.html")]
pub struct MailboxPage {
    pub ui: Ui,
    pub mails: Vec<MailRow>,
    pub more: Option<String>,
}

pub struct MailRow {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub at: Zoned,
}

#[derive(Template)]
#[template(path = "pages/mail.html")]
pub struct MailPage {
    pub ui: Ui,
    pub to: String,
    pub subject: String,
    pub at: Zoned,
    /// Plain text; links in it are made clickable.
    pub body: String,
    /// File name and address of each attachment.
    pub attachments: Vec<(String, String)>,
}

/// A stretch of a mail's text: words, or an address to follow.
#[derive(Debug, PartialEq, Eq)]
pub enum Stretch<'a> {
    Words(&'a str),
    Address(&'a str),
}

impl MailPage {
    /// The body in stretches, so that the template can make links without trusting any markup.
    pub fn stretches(&self) -> Vec<Stretch<'_>> {
        let mut stretches = Vec::new();
        let mut rest = self.body.as_str();
        while let Some(start) = ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
            let end = rest[start..].find(char::is_whitespace).map_or(rest.len(), |length| start + length);
            stretches.push(Stretch::Words(&rest[..start]));
            stretches.push(Stretch::Address(&rest[start..end]));
            rest = &rest[end..];
        }
        stretches.push(Stretch::Words(rest));
        stretches
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::web::tests::cast;

    pub fn all(ui: &Ui) -> Vec<(&'static str, MailboxPage)> {
        let ui = Ui { path: "/mailbox".into(), ..ui.clone() };
        let mail = |number: i64, english: &str, urdu: &str| MailRow {
            id: format!("{number}"),
            to: "sana@example.com".into(),
            subject: cast::say(&ui, english, urdu),
            at: cast::at("2026-11-21T09:12:00"),
        };
        let mails = vec![
            mail(2, "Your visit on Monday is confirmed", "پیر کی ملاقات پکی ہو گئی"),
            mail(1, "Please confirm your e-mail address", "براہِ کرم اپنے ای میل پتے کی تصدیق کریں"),
        ];
        vec![
            ("some", MailboxPage { ui: ui.clone(), mails, more: Some("/mailbox?cursor=abc".into()) }),
            ("empty", MailboxPage { ui: ui.clone(), mails: Vec::new(), more: None }),
        ]
    }

    pub mod mail {
        use super::*;

        pub fn all(ui: &Ui) -> Vec<(&'static str, MailPage)> {
            vec![(
                "confirmed",
                MailPage {
                    ui: Ui { path: "/mailbox/2".into(), ..ui.clone() },
                    to: "sana@example.com".into(),
                    subject: cast::say(ui, "Your visit on Monday is confirmed", "پیر کی ملاقات پکی ہو گئی"),
                    at: cast::at("2026-11-21T09:12:00"),
                    body: cast::say(
                        ui,
                        "Dear Sana,\n\nyour visit is confirmed.\n\nSee it: http://localhost:8080/appointments/apt_1\n",
                        "محترمہ ثنا،\n\nآپ کی ملاقات پکی ہو گئی ہے۔\n\nدیکھیں: http://localhost:8080/appointments/apt_1\n",
                    ),
                    attachments: vec![("visit.ics".into(), "/mailbox/2/visit.ics".into())],
                },
            )]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Language;
    use crate::web::tests::cast;

    #[test]
    fn the_addresses_in_a_mail_can_be_followed() {
        let mut page = samples::mail::all(&cast::visitor(Language::English)).remove(0).1;
        page.body = "See http://a.example/x?y=1 and\nhttps://b.example".into();
        use Stretch::{Address, Words};
        assert_eq!(
            page.stretches(),
            [
                Words("See "),
                Address("http://a.example/x?y=1"),
                Words(" and\n"),
                Address("https://b.example"),
                Words("")
            ]
        );
    }
}
