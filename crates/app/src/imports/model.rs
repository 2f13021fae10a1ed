//! What can be brought in, and the columns that tables of it have: pure.

use kernel::time::Instant;

use super::{appointments, doctors, patients};

kernel::words! {
    /// What a file has.
    #[schema(as = ImportOf)]
    pub enum What {
        Doctors = "doctors",
        Patients = "patients",
        /// Visits still to come.
        Appointments = "appointments",
    }
}

kernel::words! {
    /// What became of a row, or would.
    #[schema(as = ImportOutcome)]
    pub enum Outcome {
        New = "new",
        /// It was there already and is left as it is.
        Known = "known",
        Refused = "refused",
    }
}

/// A file with more is brought in by parts.
pub const MOST_ROWS: usize = 500;
pub const MOST_BYTES: usize = 512 * 1024;

/// A column of a table, named in its first row however it is written: `Birth date`, `birth_date`.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    /// The table must have it.
    pub must: bool,
    pub example: &'static str,
}

/// Days between today and the visit of the example: bookable in every clinic, and mostly a day of work.
const EXAMPLE_DAYS: i64 = 7;

/// The columns that are read, in the order in which people like to see them.
pub fn columns(what: What) -> &'static [Column] {
    match what {
        What::Doctors => &doctors::COLUMNS,
        What::Patients => &patients::COLUMNS,
        What::Appointments => &appointments::COLUMNS,
    }
}

/// A table with one row that could be brought in, as text. A visit is a week from `now`.
pub fn example(what: What, now: Instant) -> String {
    let day = now.plus_days(EXAMPLE_DAYS).date_in(&jiff::tz::TimeZone::UTC).to_string();
    let line =
        |cell: fn(&Column) -> &'static str| columns(what).iter().map(cell).collect::<Vec<_>>().join(",");
    let example = line(|column| column.example).replace(appointments::EXAMPLE_DAY, &day);
    format!("{}\r\n{example}\r\n", line(|column| column.name))
}

pub(super) const fn must(name: &'static str, example: &'static str) -> Column {
    Column { name, must: true, example }
}

pub(super) const fn may(name: &'static str, example: &'static str) -> Column {
    Column { name, must: false, example }
}
