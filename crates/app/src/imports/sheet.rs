//! A table as text (RFC 4180): rows by the names of their columns; pure.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim};
use kernel::{fields::Complaint, text::folded};

use super::model::{Column, MOST_ROWS};
use crate::error::{Error, Result};

/// What a file has, whichever form it came in.
#[derive(Debug, Default)]
pub struct Sheet {
    pub rows: Vec<Row>,
    /// Named in the file, and not read.
    pub ignored: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Row {
    pub number: usize,
    cells: HashMap<&'static str, String>,
    /// Why nothing can be made of it, found while it was read.
    pub fault: Option<Complaint>,
}

impl Row {
    pub fn new(number: usize, cells: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { number, cells: cells.into_iter().collect(), fault: None }
    }

    pub fn faulty(number: usize, name: String, fault: Complaint) -> Self {
        Self { fault: Some(fault), ..Self::new(number, [("name", name)]) }
    }

    /// What stands in the column, if anything does.
    pub fn given(&self, column: &str) -> Option<String> {
        self.cells.get(column).filter(|cell| !cell.is_empty()).cloned()
    }

    /// The parts of a cell that lists several.
    pub fn list(&self, column: &str) -> Vec<String> {
        let cell = self.given(column).unwrap_or_default();
        let parts = cell.split([',', ';', '|']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }
}

/// Reads a table: comma, semicolon or tab, whichever its first line has most of. 422 for a table without a column that
/// must be there or with one that is there twice, without rows or with too many, or that ends in the middle of a cell.
pub fn read(text: &str, columns: &'static [Column]) -> Result<Sheet> {
    let delimiter = delimiter(text);
    if is_cut_off(text, delimiter) {
        let sentence = "The file ends inside quotation marks: a part of it is missing, or a mark is.";
        return Err(Error::field("file", "cut_off", sentence));
    }
    let mut lines =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let unreadable = |_| Error::field("file", "not_a_table", "This file cannot be read as a table.");
    let head = lines.headers().map_err(unreadable)?.clone();
    let places: Vec<Option<&'static str>> = head.iter().map(|cell| named(cell, columns)).collect();
    if let Some(missing) = columns.iter().find(|column| column.must && !places.contains(&Some(column.name))) {
        let sentence = format!("The first row has no column “{}”.", missing.name);
        return Err(Error::field("file", "missing_column", sentence));
    }
    let twice = |column: &&Column| places.iter().filter(|place| **place == Some(column.name)).count() > 1;
    if let Some(column) = columns.iter().find(twice) {
        let sentence = format!("The first row has the column “{}” twice.", column.name);
        return Err(Error::field("file", "column_twice", sentence));
    }
    let unread = head.iter().zip(&places).filter(|(name, place)| place.is_none() && !name.is_empty());
    let ignored = unread.map(|(name, _)| name.to_owned()).collect();
    let mut rows = Vec::new();
    // The names stand in the first row, and people count from one.
    for (record, number) in lines.records().zip(2..) {
        let record = record.map_err(unreadable)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(too_many_rows());
        }
        rows.push(row(number, &record, &places));
    }
    if rows.is_empty() {
        return Err(Error::field("file", "no_rows", "There is nothing in this file."));
    }
    Ok(Sheet { rows, ignored })
}

pub fn too_many_rows() -> Error {
    let sentence = format!("At most {MOST_ROWS} rows at a time: cut the file into parts.");
    Error::field("file", "too_many_rows", sentence)
}

fn row(number: usize, record: &StringRecord, places: &[Option<&'static str>]) -> Row {
    let cells =
        places.iter().zip(record.iter()).filter_map(|(place, cell)| Some(((*place)?, cell.to_owned())));
    let fault = (record.len() > places.len()).then(|| {
        let sentence =
            "This row has more cells than the first one. Put what has a comma in it into quotation marks.";
        Complaint::new("too_many_cells", sentence)
    });
    Row { fault, ..Row::new(number, cells) }
}

fn named(cell: &str, columns: &'static [Column]) -> Option<&'static str> {
    let name = folded(cell).replace(' ', "_");
    columns.iter().find(|column| column.name == name).map(|column| column.name)
}

fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default().as_bytes();
    let count = |sign: &u8| head.iter().filter(|byte| *byte == sign).count();
    // Of equals the last wins: a table of one column has none.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Whether the last cell has no end: what comes after an odd mark would be read as one cell, and the rest of a file that
/// was cut off would be missed by nobody.
fn is_cut_off(text: &str, delimiter: u8) -> bool {
    let (mut is_quoted, mut begins) = (false, true);
    for &byte in text.as_bytes() {
        let was_quoted = is_quoted;
        if byte == b'"' {
            is_quoted = !was_quoted && begins;
        }
        // Two marks within a cell stand for one: closed and opened again.
        let closes = was_quoted && !is_quoted;
        begins = closes || !is_quoted && (byte == delimiter || matches!(byte, b'\n' | b'\r'));
    }
    is_quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::model::{may, must};

    static COLUMNS: [Column; 3] = [must("name", ""), may("birth_date", ""), may("phone", "")];

    fn refused(text: &str) -> String {
        read(text, &COLUMNS).err().and_then(|error| error.problem().cloned()).expect("a refusal").fields[0]
            .code
            .clone()
    }

    #[test]
    fn columns_are_found_by_name_in_any_order_and_separated_by_any_sign() {
        for text in [
            "name,birth_date,phone\r\nAna,1990-04-23,+92 300 1234567\r\n",
            "Phone;Name;Birth date\n+92 300 1234567; Ana ;1990-04-23",
            "BIRTH-DATE\tNAME\tPHONE\n1990-04-23\t\"Ana\"\t+92 300 1234567\n\n",
        ] {
            let sheet = read(text, &COLUMNS).unwrap();
            assert_eq!((sheet.rows.len(), sheet.rows[0].number), (1, 2), "{text}");
            let given = |column| sheet.rows[0].given(column);
            assert_eq!(given("name").as_deref(), Some("Ana"), "{text}");
            assert_eq!(given("birth_date").as_deref(), Some("1990-04-23"), "{text}");
            assert_eq!(given("phone").as_deref(), Some("+92 300 1234567"), "{text}");
        }
    }

    #[test]
    fn what_is_not_read_is_named_and_a_row_that_is_too_long_is_not_guessed_at() {
        let sheet = read("name,shoe size\nAna,39,again\nBilal\n\"Khan, Omar\",44\n", &COLUMNS).unwrap();
        assert_eq!(sheet.ignored, ["shoe size"]);
        let faults = sheet.rows.iter().map(|row| row.fault.is_some()).collect::<Vec<_>>();
        assert_eq!(faults, [true, false, false]);
        assert_eq!(sheet.rows[2].given("name").as_deref(), Some("Khan, Omar"));
    }

    #[test]
    fn a_file_that_is_no_such_table_is_refused_as_a_whole() {
        assert_eq!(refused("phone\n+92 300 1234567\n"), "missing_column");
        assert_eq!(refused(""), "missing_column");
        assert_eq!(refused("name\n\n"), "no_rows");
        assert_eq!(refused("name,phone,Name\nAna,1,Bilal\n"), "column_twice");
        for cut_off in ["name,phone\n\"Ana", "name\n\"Ana\nBilal\n", "\"name\n", "name\n\"Ana \"\"A"] {
            assert_eq!(refused(cut_off), "cut_off", "{cut_off}");
        }
        for whole in [
            "name\n\"Ana \"\"A\"\"\"",
            "name\nAna \"A\n",
            "name\nAna \"\"A\n",
            "name,phone\n\"Ana\",\"\"\n",
            "name\n\"A\nB\"",
        ] {
            assert_eq!(read(whole, &COLUMNS).unwrap().rows.len(), 1, "{whole}");
        }
        let long = format!("name\n{}", "Ana\n".repeat(MOST_ROWS + 1));
        assert_eq!(refused(&long), "too_many_rows");
    }
}
