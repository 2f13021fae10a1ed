//! Rows that hold bits, which are set only where none of them is set: the one statement that decides who was first.

use sea_orm::{DbBackend, Value};

use crate::{
    group::Group,
    statement::{statement, with_places},
};

/// A table whose rows hold bits in some words; a row is made when its first bits are set.
pub struct Bits {
    pub table: &'static str,
    /// The columns of its key.
    pub key: &'static [&'static str],
    /// None of them may be null.
    pub words: &'static [&'static str],
}

impl Bits {
    /// What sets bits, or is short when one of them is set. A row's values are those of the key, then of the words.
    ///
    /// With `guard`, a condition with `$1`, `$2`, … for its values, it is short as well when that does not hold.
    pub fn setting(
        &self,
        backend: DbBackend,
        rows: impl IntoIterator<Item = Vec<Value>>,
        guard: Option<(&str, Vec<Value>)>,
    ) -> Group {
        let (mut values, mut selects) = (Vec::new(), Vec::new());
        for row in rows {
            let places = (1..=row.len()).map(|place| format!("${}", values.len() + place));
            selects.push(format!("select {}", places.collect::<Vec<_>>().join(", ")));
            values.extend(row);
        }
        let guard = match guard {
            Some((condition, more)) => {
                let before = values.len();
                values.extend(more);
                with_places(condition, |number| format!("${}", number + before))
            }
            None => "true".to_owned(),
        };
        let rows = selects.len() as u64;
        let selects = selects
            .iter()
            .map(|select| format!("{select} where {guard}"))
            .collect::<Vec<_>>()
            .join(" union all ");
        let columns = self.key.iter().chain(self.words).copied().collect::<Vec<_>>().join(", ");
        let insert = format!("insert into {} ({columns}) {selects}", self.table);
        if backend == DbBackend::MySql {
            let sql = format!("{insert} on duplicate key update {}", self.or_refuse());
            return Group::some_or_refused(statement(backend, &sql, values));
        }
        let sql =
            format!("{insert} on conflict ({}) do update set {}", self.key.join(", "), self.where_free());
        Group::writing([(statement(backend, &sql, values), rows)])
    }

    /// A row that is there takes the bits only if none of them is set; then, and only then, it counts as changed.
    fn where_free(&self) -> String {
        let table = self.table;
        let set = |word: &&str| format!("{word} = {table}.{word} | excluded.{word}");
        let free = |word: &&str| format!("({table}.{word} & excluded.{word}) = 0");
        format!("{} where {}", self.each(set).join(", "), self.each(free).join(" and "))
    }

    /// MariaDB knows no condition there, and counts a row that stays as it is. A word of which a bit is set becomes
    /// null, which its column refuses, and with it the whole statement.
    fn or_refuse(&self) -> String {
        let table = self.table;
        let set = |word: &&str| {
            format!(
                "{word} = if(({table}.{word} & values({word})) = 0, {table}.{word} | values({word}), null)"
            )
        };
        self.each(set).join(", ")
    }

    fn each(&self, write: impl Fn(&&str) -> String) -> Vec<String> {
        self.words.iter().map(write).collect()
    }
}
