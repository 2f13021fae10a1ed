//! What several pages show: a face, a time, a price, a link.

use app::doctors::Registration as Standing;
use jiff::Zoned;
use jiff::civil::Date;

use crate::web::ui::Ui;

/// A person's name with their photograph, if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    pub name: String,
    /// Address of the photograph.
    pub photo: Option<String>,
}

impl Face {
    pub fn new(name: &str) -> Face {
        Face { name: name.to_owned(), photo: None }
    }

    /// First letters of the first and the last word, without the title.
    pub fn initials(&self) -> String {
        let words: Vec<&str> = self
            .name
            .split_whitespace()
            .filter(|word| !matches!(*word, "Dr" | "Dr." | "Prof" | "Prof." | "ڈاکٹر" | "پروفیسر"))
            .collect();
        let first = words.first().and_then(|word| word.chars().next());
        let last = if words.len() > 1 { words.last().and_then(|word| word.chars().next()) } else { None };
        // Two Arabic letters side by side would join into one shape: a thin space keeps them apart.
        let apart = if first.is_some_and(|letter| letter > '\u{500}') { "\u{200c} " } else { "" };
        match (first, last) {
            (Some(first), Some(last)) => format!("{first}{apart}{last}").to_uppercase(),
            (Some(first), None) => first.to_uppercase().to_string(),
            _ => "·".to_owned(),
        }
    }

    /// One of six background tones, always the same for the same name.
    pub fn tone(&self) -> u32 {
        self.name.chars().fold(7_u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(letter as u32)) % 6 + 1
    }
}

/// An average in tenths of a star, and of how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    pub tenths: u32,
    pub count: u32,
}

/// A time that can be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeTime {
    /// In the zone of the place, which is how it is shown.
    pub starts_at: Zoned,
    /// The number in the queue, where the doctor sees people in turn.
    pub position: Option<u32>,
}

/// One day of a small grid: the first times and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextDay {
    pub date: Date,
    pub times: Vec<FreeTime>,
    pub more: u32,
}

/// A link whose words are data (a specialty, a suggestion), already in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub href: String,
    pub current: bool,
}

impl Link {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Link {
        Link { label: label.into(), href: href.into(), current: false }
    }

    pub fn current(mut self, current: bool) -> Link {
        self.current = current;
        self
    }
}

/// An entry of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into() }
    }
}

/// A doctor's registration as it stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    pub ends: Date,
    pub standing: Standing,
}

impl Registration {
    pub fn on(today: Date, ends: Date) -> Registration {
        Registration { ends, standing: Standing::on(today, ends) }
    }

    pub fn is_near_its_end(&self) -> bool {
        self.standing.is_near_its_end()
    }

    /// How near the end is; nothing where it is far.
    pub fn warning(&self, ui: &Ui) -> Option<String> {
        match self.standing {
            Standing::Holds => None,
            Standing::EndsIn(days) => Some(ui.n("registration-ends-in", days)),
            Standing::Ended => Some(ui.t("registration-ended")),
        }
    }

    /// The same to the doctor whose it is.
    pub fn own_warning(&self, ui: &Ui) -> Option<String> {
        let key = match self.standing {
            Standing::Holds => return None,
            Standing::EndsIn(_) => "registration-own-ends",
            Standing::Ended => "registration-own-ended",
        };
        Some(ui.t1(key, "date", ui.date_long(self.ends)))
    }
}

/// A status as a badge: a word, and a tone that never stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    key: &'static str,
    tone: &'static str,
}

impl Status {
    /// From the API's word for an appointment's status.
    pub fn appointment(word: &str) -> Status {
        let (key, tone) = match word {
            "held" => ("status-held", "warn"),
            "confirmed" => ("status-confirmed", "good"),
            "checked_in" => ("status-checked-in", "info"),
            "in_progress" => ("status-in-progress", "info"),
            "completed" => ("status-completed", "brand"),
            "no_show" => ("status-no-show", "bad"),
            "cancelled" => ("status-cancelled", "plain"),
            "expired" => ("status-expired", "plain"),
            _ => ("status-unknown", "plain"),
        };
        Status { key, tone }
    }

    /// From the API's word for a transaction's status.
    pub fn payment(word: &str) -> Status {
        let (key, tone) = match word {
            "pending" => ("payment-pending", "warn"),
            "paid" => ("payment-paid", "good"),
            "failed" => ("payment-failed", "bad"),
            "partly_refunded" => ("payment-partly-refunded", "info"),
            "refunded" => ("payment-refunded", "plain"),
            "due" => ("payment-due", "warn"),
            "due_at_desk" => ("payment-at-desk", "warn"),
            "nothing_due" => ("payment-nothing-due", "plain"),
            _ => ("status-unknown", "plain"),
        };
        Status { key, tone }
    }

    /// From the API's word for a refund's status.
    pub fn refund(word: &str) -> Status {
        let (key, tone) = match word {
            "pending" => ("refund-pending", "warn"),
            "at_desk" => ("refund-at-desk", "warn"),
            "succeeded" => ("refund-succeeded", "good"),
            "failed" => ("refund-failed", "bad"),
            _ => ("status-unknown", "plain"),
        };
        Status { key, tone }
    }

    /// From the API's word for a doctor's standing with the clinic.
    pub fn doctor(word: &str) -> Status {
        let (key, tone) = match word {
            "pending" | "pending_review" => ("doctor-status-pending", "warn"),
            "approved" | "active" => ("doctor-status-approved", "good"),
            "suspended" => ("doctor-status-suspended", "bad"),
            _ => ("status-unknown", "plain"),
        };
        Status { key, tone }
    }

    /// From the API's word for what was decided about a review.
    pub fn review(word: &str) -> Status {
        let (key, tone) = match word {
            "pending" => ("review-status-waiting", "warn"),
            "published" => ("review-status-published", "good"),
            "hidden" => ("review-status-declined", "plain"),
            _ => ("status-unknown", "plain"),
        };
        Status { key, tone }
    }

    pub fn key(&self) -> &'static str {
        self.key
    }

    pub fn tone(&self) -> &'static str {
        self.tone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_leave_the_title_out() {
        assert_eq!(Face::new("Dr Ayesha Siddiqui").initials(), "AS");
        assert_eq!(Face::new("Omar").initials(), "O");
        assert_eq!(Face::new("ڈاکٹر عائشہ صدیقی").initials(), "ع\u{200c} ص");
        assert_eq!(Face::new("  ").initials(), "·");
    }
}
