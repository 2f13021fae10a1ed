//! Statements that happen together or not at all, and are known before the first of them runs.
//!
//! On PostgreSQL they go to the server as one statement, which is its own transaction: a booking then costs one way
//! there and back instead of four. SQLite is in our own process and takes them one after another; so does MariaDB, in
//! which no statement that writes can be a part of another.

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
        if self.engine() == Engine::Postgres {
            return in_one(self.read(), groups).await;
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
        let rows = group.rows;
        let (given, wrote) = match self.engine() {
            Engine::Postgres => return in_one(&**self, vec![group]).await,
            Engine::Sqlite => self.joined(group).await?,
            Engine::MariaDb => match self.in_turn(group).await {
                Err(error) if rows == Rows::SomeOrRefused && is_refused(&error) => {
                    return Ok(Together::Short(0));
                }
                outcome => outcome?,
            },
        };
        Ok(if rows.are(wrote) { Together::Written(given) } else { Together::Short(0) })
    }

    /// The statements go to the engine as one, because each way there and back costs more than such a statement does.
    async fn joined(&self, group: Group) -> Result<(Option<QueryResult>, u64), DbErr> {
        let Group { mut statements, gives, .. } = group;
        match statements.pop() {
            None => Ok((None, 0)),
            Some(statement) if gives => {
                let row = self.query_one_raw(statement).await?;
                let wrote = u64::from(row.is_some());
                Ok((row, wrote))
            }
            Some(last) => {
                statements.push(last);
                // Their parameters are `?` without numbers, which count on from one to the next.
                let (sql, values): (Vec<_>, Vec<_>) = statements
                    .into_iter()
                    .map(|one| (one.sql, one.values.map_or(vec![], |all| all.0)))
                    .unzip();
                let backend = self.get_database_backend();
                let all = Statement::from_sql_and_values(backend, sql.join(";\n"), values.concat());
                Ok((None, self.execute_raw(all).await?.rows_affected()))
            }
        }
    }

    /// The statements go to the server one after another; the last of a group that gives a row reads it.
    async fn in_turn(&self, group: Group) -> Result<(Option<QueryResult>, u64), DbErr> {
        let Group { mut statements, gives, .. } = group;
        let reading = if gives { statements.pop() } else { None };
        let mut wrote = 0;
        for statement in statements {
            wrote += self.execute_raw(statement).await?.rows_affected();
        }
        match reading {
            Some(reading) if wrote > 0 => Ok((self.query_one_raw(reading).await?, wrote)),
            _ => Ok((None, wrote)),
        }
    }
}

async fn in_one(db: &impl ConnectionTrait, groups: Vec<Group>) -> Result<Together, Fault> {
    if groups.iter().all(|group| group.statements.is_empty()) {
        return Ok(Together::Written(None));
    }
    match db.query_one_raw(as_one(db.get_database_backend(), groups)).await {
        Ok(row) => Ok(Together::Written(row)),
        Err(error) => short_of(&error).map(Together::Short).ok_or_else(|| error.into()),
    }
}

/// What a text that is no number begins with: casting it fails the whole statement, and the error says which.
const SHORT: &str = "short group ";

/// The groups as parts of one statement, which fails where a group wrote another number of rows than it must.
fn as_one(backend: DbBackend, groups: Vec<Group>) -> Statement {
    let (mut parts, mut cases, mut all, mut given) = (Vec::new(), String::new(), Vec::<Value>::new(), None);
    for (number, group) in groups.into_iter().enumerate() {
        let mut counts = Vec::new();
        for statement in group.statements {
            let name = format!("p{}", parts.len());
            let returning = if group.gives { "" } else { " returning 1" };
            parts.push(format!("{name} as ({}{returning})", renumbered(&statement.sql, all.len())));
            all.extend(statement.values.map_or(vec![], |values| values.0));
            counts.push(format!("(select count(*) from {name})"));
            if group.gives {
                given = Some(name);
            }
        }
        let wrote = counts.join(" + ");
        match group.rows {
            Rows::Any => {}
            Rows::Exactly(rows) => {
                cases.push_str(&format!("when {wrote} <> {rows} then '{SHORT}{number}' "));
            }
            Rows::SomeOrRefused => cases.push_str(&format!("when {wrote} = 0 then '{SHORT}{number}' ")),
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
    Statement::from_sql_and_values(backend, sql, all)
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
            Group::giving(vec![statement("update a set x = $1 where y = $2 returning x")]),
            Group::writing(
                vec![statement("insert into b values ($1, $2)"), statement("insert into c select $2, $1")],
                2,
            ),
        ];
        let one = as_one(DbBackend::Postgres, groups);
        assert_eq!(
            one.sql,
            "with p0 as (update a set x = $1 where y = $2 returning x), \
             p1 as (insert into b values ($3, $4) returning 1), \
             p2 as (insert into c select $6, $5 returning 1), \
             checked as (select (case when (select count(*) from p0) <> 1 then 'short group 0' \
             when (select count(*) from p1) + (select count(*) from p2) <> 2 then 'short group 1' \
             when true then '0' end)::int as checked) select checked.*, p0.* from checked left join p0 on true"
        );
        assert_eq!(one.values.map(|values| values.0.len()), Some(6));
    }
}
