//! The tables that the schema's text describes, in the order in which they refer to each other.

use super::{Column, Kind, Table};

/// The tables after the given steps of the schema; each only refers to tables before it.
///
/// # Panics
/// When the text has a form that is not understood here: the test below reads all of it.
pub fn described<'a>(steps: impl IntoIterator<Item = &'a str>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for statement in steps.into_iter().flat_map(|step| step.split("\n\n")) {
        let lines: Vec<&str> =
            statement.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
        let Some(first) = lines.first() else { continue };
        // A name that is a word of some engine stands in quotes.
        let words = first.trim_end_matches([';', '(', ' ']).split_whitespace();
        let words: Vec<&str> = words.map(|word| word.trim_matches('"')).collect();
        match words[..] {
            ["create", "table", name] => {
                let columns = lines[1..].iter().filter_map(|line| column(line.strip_prefix("    ")?));
                let columns = columns.collect();
                tables.push(Table { name: name.to_owned(), columns, comes_filled: false });
            }
            ["alter", "table", name, "add", "column", ..] => {
                let rest = words[5..].join(" ");
                if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
                    table.columns.extend(column(&rest));
                }
            }
            ["alter", "table", name, "drop", "column", gone] => {
                if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
                    table.columns.retain(|column| column.name != gone);
                }
            }
            ["insert", "into", name, ..] => {
                if let Some(table) = tables.iter_mut().find(|table| table.name == name) {
                    table.comes_filled = true;
                }
            }
            ["drop", "table", name] => tables.retain(|table| table.name != name),
            _ => {}
        }
    }
    tables
}

/// `name type …`; nothing for what is no column.
fn column(line: &str) -> Option<Column> {
    let (name, rest) = line.split_once(' ')?;
    if matches!(name, "constraint" | "primary" | "foreign" | "unique" | "check") {
        return None;
    }
    let word = rest.split([' ', ',', '(', ';']).next().unwrap_or_default();
    let kind = match word {
        "id" => Kind::Id,
        "serial" => Kind::Serial,
        "integer" => Kind::Integer,
        "bigint" | "instant" => Kind::Big,
        "boolean" => Kind::Boolean,
        "double" => Kind::Real,
        "text" | "varchar" => Kind::Text,
        other => panic!("the schema's type word {other} is not known here"),
    };
    Some(Column { name: name.to_owned(), kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_their_columns_are_read_step_by_step() {
        let first = "-- The first.\ncreate table a (\n    -- odd\n    id id primary key,\n    number serial,\n    at instant,\n    \
                     is boolean not null,\n    x double precision,\n    constraint a_once unique (at)\n);\n\n\
                     create index a_at on a (at);\n\ncreate table \"gone\" (\n    name varchar(20) primary key\n);";
        let second = "alter table a add column words varchar(9) not null default '';\n\ndrop table gone;\n\n\
                      insert into a (is) values (true);";
        let before = described([first]);
        assert!(before.len() == 2 && !before[0].comes_filled);
        let tables = described([first, second]);
        let columns: Vec<_> =
            tables[0].columns.iter().map(|column| (column.name.as_str(), column.kind)).collect();
        let expected = [
            ("id", Kind::Id),
            ("number", Kind::Serial),
            ("at", Kind::Big),
            ("is", Kind::Boolean),
            ("x", Kind::Real),
            ("words", Kind::Text),
        ];
        assert_eq!((tables.len(), &columns[..]), (1, &expected[..]));
        assert!(tables[0].comes_filled);
    }
}
