//! Statements that happen together or not at all, and are known before the first of them runs.
//!
//! On PostgreSQL they go to the server as one statement, which is its own transaction: a booking then costs one way
//! there and back instead of four. To SQLite's connection, which has a thread of its own, they go as one script. MariaDB,
//! in which no statement that writes can be a part of another, takes them one after another.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, RuntimeErr, SqlxError, Statement, Value};

use crate::{
    connect::{Database, Tx},
    engine::Engine,
    fault::{Fault, is_refused},
    group::{Group, Rows},
    statement::with_places,
};

/// What became of the groups.
pub enum Together {
    /// All is written, for good; with the row of the group that gives one.
    Written(Option<QueryResult>),
    /// Nothing is written: the group of this number, from 0, wrote another number of rows than it must.
    Short(usize),
}

impl Database {
    /// Runs the groups in their order. At most one of them gives a row.
    pub async fn write_together(&self, groups: Vec<Group>) -> Result<Together, Fault> {
        if groups.iter().all(|group| group.statements.is_empty()) {
            return Ok(Together::Written(None));
        }
        if self.engine() == Engine::Postgres {
            return given(self.read().query_all_raw(as_one(groups)).await.map_err(Fault::from));
        }
        if let Some(writer) = self.writer() {
            return given(writer.run(as_script(groups)).await);
        }
        let tx = self.begin().await?;
        let mut given = None;
        for (number, group) in groups.into_iter().enumerate() {
            match tx.write(group).await? {
                Together::Written(row) => given = given.or(row),
                Together::Short(_) => {
                    tx.give_up().await?;
                    return Ok(Together::Short(number));
                }
            }
        }
        tx.commit().await?;
        Ok(Together::Written(given))
    }
}

impl Tx {
    /// Runs a group. Where it is short, the transaction must be dropped.
    pub async fn write(&self, group: Group) -> Result<Together, Fault> {
        if group.statements.is_empty() {
            return Ok(Together::Written(None));
        }
        match self.engine() {
            Engine::Postgres => given(self.query_all_raw(as_one(vec![group])).await.map_err(Fault::from)),
            Engine::Sqlite => given(self.query_all_raw(as_script(vec![group])).await.map_err(Fault::from)),
            Engine::MariaDb => self.in_turn(group).await,
        }
    }

    /// The statements go to the server one after another; the last of a group that gives a row reads it.
    async fn in_turn(&self, group: Group) -> Result<Together, Fault> {
        let Group { mut statements, gives } = group;
        let reading = if gives { statements.pop() } else { None };
        for (statement, rows) in statements {
            let wrote = match self.execute_raw(statement).await {
                Err(error) if rows == Rows::SomeOrRefused && is_refused(&error) => 0,
                outcome => outcome?.rows_affected(),
            };
            if !rows.are(wrote) {
                return Ok(Together::Short(0));
            }
        }
        Ok(Together::Written(match reading {
            Some((reading, _)) => self.query_one_raw(reading).await?,
            None => None,
        }))
    }
}

/// The row that was given, or which group was short.
fn given(outcome: Result<Vec<QueryResult>, Fault>) -> Result<Together, Fault> {
    match outcome {
        Ok(rows) => Ok(Together::Written(rows.into_iter().next())),
        Err(fault) => short_of(&fault.source).map(Together::Short).ok_or(fault),
    }
}

/// What a text begins with that is neither a number nor a path: taking it for one fails, and the error says which.
const SHORT: &str = "short group ";

/// The groups as parts of one statement of PostgreSQL, which fails where one wrote another number of rows than it must.
fn as_one(groups: Vec<Group>) -> Statement {
    let (mut parts, mut cases, mut all, mut given) = (Vec::new(), String::new(), Vec::<Value>::new(), None);
    for (number, group) in groups.into_iter().enumerate() {
        for (statement, rows) in group.statements {
            let name = format!("p{}", parts.len());
            let returning = if group.gives { "" } else { " returning 1" };
            parts.push(format!("{name} as ({}{returning})", renumbered(&statement.sql, all.len())));
            all.extend(statement.values.map_or(vec![], |values| values.0));
            let is_short = match rows {
                Rows::Any => None,
                Rows::Exactly(rows) => Some(format!("<> {rows}")),
                Rows::SomeOrRefused => Some("= 0".to_owned()),
            };
            if let Some(is_short) = is_short {
                cases.push_str(&format!(
                    "when (select count(*) from {name}) {is_short} then '{SHORT}{number}' "
                ));
            }
            if group.gives {
                given = Some(name);
            }
        }
    }
    let given = match given {
        Some(name) => format!("select checked.*, {name}.* from checked left join {name} on true"),
        None => "select * from checked".to_owned(),
    };
    let parts = parts.join(", ");
    let sql = format!(
        "with {parts}, checked as (select (case {cases}when true then '0' end)::int as checked) {given}"
    );
    Statement::from_sql_and_values(DbBackend::Postgres, sql, all)
}

/// The groups as a script for SQLite, which fails behind a statement that wrote another number of rows than it must.
fn as_script(groups: Vec<Group>) -> Statement {
    let statements = || groups.iter().flat_map(|group| &group.statements);
    // Parameters that are `?` count on from one statement to the next; those with numbers count from the first of all.
    let has_numbers = |statement: &Statement| statement.sql.contains('$');
    let values = |statement: &Statement| statement.values.clone().map_or(vec![], |values| values.0);
    let (numbered, in_turn): (Vec<_>, Vec<_>) =
        statements().map(|(statement, _)| statement).partition(|statement| has_numbers(statement));
    let mut all: Vec<Value> = in_turn.into_iter().flat_map(values).collect();
    let mut before = all.len();
    all.extend(numbered.into_iter().flat_map(values));
    let mut script = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        for (statement, rows) in &group.statements {
            if has_numbers(statement) {
                script.push(renumbered(&statement.sql, before));
                before += statement.values.as_ref().map_or(0, |values| values.0.len());
            } else {
                script.push(statement.sql.clone());
            }
            let is_short = match rows {
                Rows::Any => continue,
                Rows::Exactly(rows) => format!("<> {rows}"),
                Rows::SomeOrRefused => "= 0".to_owned(),
            };
            script.push(format!("select json_extract('{{}}', '{SHORT}{number}') where changes() {is_short}"));
        }
    }
    Statement::from_sql_and_values(DbBackend::Sqlite, script.join(";\n"), all)
}

/// The group that was short, if that is what the error is about.
fn short_of(error: &DbErr) -> Option<usize> {
    let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    let SqlxError::Database(error) = &**error else { return None };
    let (_, number) = error.message().split_once(SHORT)?;
    number.trim_end_matches(|character: char| !character.is_ascii_digit()).parse().ok()
}

/// `$1`, `$2`, … counted on from `before`.
fn renumbered(sql: &str, before: usize) -> String {
    with_places(sql, |number| format!("${}", number + before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_become_one_statement_whose_parameters_count_on_and_which_fails_where_one_is_short() {
        let statement =
            |sql: &str| Statement::from_sql_and_values(DbBackend::Postgres, sql, [1.into(), 2.into()]);
        let groups = vec![
            Group::giving(vec![(
                statement("update a set x = $1 where y = $2 returning x"),
                Rows::Exactly(1),
            )]),
            Group::writing([
                (statement("insert into b values ($1, $2)"), 1),
                (statement("insert into c select $2, $1"), 1),
            ]),
        ];
        let one = as_one(groups);
        assert_eq!(
            one.sql,
            "with p0 as (update a set x = $1 where y = $2 returning x), \
             p1 as (insert into b values ($3, $4) returning 1), \
             p2 as (insert into c select $6, $5 returning 1), \
             checked as (select (case when (select count(*) from p0) <> 1 then 'short group 0' \
             when (select count(*) from p1) <> 1 then 'short group 1' \
             when (select count(*) from p2) <> 1 then 'short group 1' \
             when true then '0' end)::int as checked) select checked.*, p0.* from checked left join p0 on true"
        );
        assert_eq!(one.values.map(|values| values.0.len()), Some(6));
    }

    #[test]
    fn groups_become_one_script_that_looks_after_each_statement_whether_it_was_short() {
        let statement = |sql: &str, values: [i32; 2]| {
            Statement::from_sql_and_values(DbBackend::Sqlite, sql, values.map(Value::from))
        };
        let groups = vec![
            Group::writing([(statement("insert into a values (?, ?)", [1, 2]), 1)]),
            Group::any(statement("update b set x = $2 where y = $1", [3, 4])),
            Group::writing([(statement("insert into c values (?, ?)", [5, 6]), 1)]),
        ];
        let script = as_script(groups);
        assert_eq!(
            script.sql,
            "insert into a values (?, ?);\n\
             select json_extract('{}', 'short group 0') where changes() <> 1;\n\
             update b set x = $6 where y = $5;\n\
             insert into c values (?, ?);\n\
             select json_extract('{}', 'short group 2') where changes() <> 1"
        );
        let all = [1, 2, 5, 6, 3, 4].map(Value::from).to_vec();
        assert_eq!(script.values.map(|values| values.0), Some(all));
    }
}
