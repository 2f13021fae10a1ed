//! A row as a line of text: a JSON array, the same for the same row on every engine.

use database::tables::{Cell, Kind, Table};
use serde_json::Value;

pub fn to_text(row: &[Cell]) -> String {
    let values: Vec<Value> = row.iter().map(to_value).collect();
    Value::Array(values).to_string()
}

/// Nothing when the text is no row of this table.
pub fn from_text(table: &Table, text: &str) -> Option<Vec<Cell>> {
    let Ok(Value::Array(values)) = serde_json::from_str(text) else { return None };
    if values.len() != table.columns.len() {
        return None;
    }
    table.columns.iter().zip(values).map(|(column, value)| from_value(column.kind, value)).collect()
}

fn to_value(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Id(id) => id.to_string().into(),
        Cell::Number(number) => (*number).into(),
        Cell::Boolean(is) => (*is).into(),
        // As text: the shortest that reads as the same number again, which not every reader of JSON numbers does.
        Cell::Real(real) => real.to_string().into(),
        Cell::Text(text) => text.as_str().into(),
    }
}

fn from_value(kind: Kind, value: Value) -> Option<Cell> {
    Some(match (kind, value) {
        (_, Value::Null) => Cell::Null,
        (Kind::Id, Value::String(text)) => Cell::Id(text.parse().ok()?),
        (Kind::Serial | Kind::Integer | Kind::Big, Value::Number(number)) => Cell::Number(number.as_i64()?),
        (Kind::Boolean, Value::Bool(is)) => Cell::Boolean(is),
        (Kind::Real, Value::String(text)) => Cell::Real(text.parse().ok()?),
        (Kind::Text, Value::String(text)) => Cell::Text(text),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use database::tables::Column;

    use super::*;

    #[test]
    fn a_row_is_read_again_as_it_was_and_another_tables_row_is_not() {
        let kinds =
            [Kind::Id, Kind::Serial, Kind::Integer, Kind::Boolean, Kind::Real, Kind::Text, Kind::Text];
        let columns = kinds.map(|kind| Column { name: format!("{kind:?}"), kind }).to_vec();
        let table = Table { name: "all".to_owned(), columns, comes_filled: false };
        let row = vec![
            Cell::Id(uuid::Uuid::from_u128(7)),
            Cell::Number(i64::MAX),
            Cell::Number(-1),
            Cell::Boolean(true),
            Cell::Real(0.1 + 0.2),
            Cell::Text("a \"line\"\nانور \u{0} 🦷".to_owned()),
            Cell::Null,
        ];
        let text = to_text(&row);
        assert!(!text.contains('\n'));
        assert_eq!(from_text(&table, &text), Some(row));
        for other in ["[]", "{}", "[1,2,3,4,5,6,7]", "", "[null,null,null,null,null,null]"] {
            assert_eq!(from_text(&table, other), None, "{other}");
        }
    }
}
