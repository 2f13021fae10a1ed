//! What a letter says, before it is text and HTML.

use super::{CalendarPart, Language, Mail, Speaks};

/// The parts of a letter in reading order.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub subject: String,
    /// Whom it greets.
    pub name: String,
    pub opening: Vec<String>,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    pub after: Vec<String>,
    /// Label and address.
    pub button: Option<(String, String)>,
    /// Below the button.
    pub small_print: Vec<String>,
    pub calendar: Option<CalendarPart>,
}

impl Draft {
    pub fn into_mail(self, language: Language, recipient: String, dedup_key: String) -> Mail {
        Mail {
            dedup_key,
            recipient,
            subject: self.subject.clone(),
            text: self.text(language),
            html: self.html(language),
            calendar: self.calendar,
        }
    }

    fn text(&self, language: Language) -> String {
        let mut blocks = vec![language.message("greeting", &[("name", &self.name)])];
        blocks.extend(self.opening.iter().cloned());
        if !self.facts.is_empty() {
            let lines: Vec<String> =
                self.facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
            blocks.push(lines.join("\n"));
        }
        blocks.extend(self.after.iter().cloned());
        if let Some((label, address)) = &self.button {
            blocks.push(format!("{label}:\n{address}"));
        }
        blocks.extend(self.small_print.iter().cloned());
        blocks.push(format!("{}\n", language.message("signature", &[])));
        blocks.join("\n\n")
    }

    /// Plain enough for every mail program: no style sheet, no picture, nothing loaded from outside.
    fn html(&self, language: Language) -> String {
        let paragraph = |text: &String| format!("<p>{}</p>\n", escaped(text));
        let mut body = paragraph(&language.message("greeting", &[("name", &self.name)]));
        body.extend(self.opening.iter().map(paragraph));
        if !self.facts.is_empty() {
            body.push_str("<table cellpadding=\"6\" cellspacing=\"0\">\n");
            for (label, value) in &self.facts {
                let (label, value) = (escaped(label), escaped(value));
                body.push_str(&format!(
                    "<tr><th style=\"text-align:start;vertical-align:top\">{label}</th><td dir=\"auto\">{value}</td></tr>\n"
                ));
            }
            body.push_str("</table>\n");
        }
        body.extend(self.after.iter().map(paragraph));
        if let Some((label, address)) = &self.button {
            body.push_str(&format!(
                "<p><a href=\"{}\" style=\"display:inline-block;padding:12px 20px;background:#0b5f59;color:#ffffff;\
                 text-decoration:none;border-radius:8px\">{}</a></p>\n",
                escaped(address),
                escaped(label)
            ));
        }
        body.extend(self.small_print.iter().map(|text| format!("<p><small>{}</small></p>\n", escaped(text))));
        body.push_str(&paragraph(&language.message("signature", &[])));
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
             <body style=\"font-family:sans-serif;line-height:1.5;max-width:36em;margin:0 auto;padding:16px\">\n{body}\
             </body>\n</html>\n",
            language.tag(),
            language.direction(),
            escaped(&self.subject)
        )
    }
}

/// What people typed must not become markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
