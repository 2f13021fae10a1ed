//! The server copies no database, but tells the statements that make one; they go to it in one piece. Each database has
//! a user of its own name, who may do nothing beside it.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QueryResult, Statement};
use tokio::sync::Mutex;

use super::name;
use crate::connect::Database;

/// What makes a copy, by the name of the original, which nobody changes once it is copied.
static SCRIPTS: Mutex<Option<HashMap<String, String>>> = Mutex::const_new(None);

pub async fn make(url: &str, from: Option<&str>) {
    let admin = admin().await;
    let name = name(url);
    let script = match from {
        Some(from) => {
            let mut scripts = SCRIPTS.lock().await;
            let scripts = scripts.get_or_insert_default();
            if !scripts.contains_key(from) {
                scripts.insert(from.to_owned(), script(&admin, from).await);
            }
            scripts[from].clone()
        }
        None => String::new(),
    };
    let owner = format!("create user {name}; grant all on {name}.* to {name}");
    run(
        &admin,
        &format!("create database {name}; {owner}; use {name}; set foreign_key_checks = 0; {script}"),
    )
    .await;
    admin.close().await;
}

pub async fn remove(url: &str) {
    let admin = admin().await;
    run(&admin, &format!("drop database if exists {0}; drop user if exists {0}", name(url))).await;
    admin.close().await;
}

/// Whoever the environment names: the users of databases may not make any.
async fn admin() -> Database {
    let server = super::server().expect("only a test server is asked");
    Database::open(&server, 1).await.expect("the test server answers")
}

async fn run(admin: &Database, script: &str) {
    admin.read().execute_unprepared(script).await.expect("the test server lets us make databases");
}

/// The tables of a database, what is in them, and its triggers.
async fn script(admin: &Database, from: &str) -> String {
    let mut script = String::new();
    for table in rows(admin, &format!("show tables from {from}")).await {
        let table = text(&table, 0);
        let made = rows(admin, &format!("show create table {from}.\"{table}\"")).await;
        script.push_str(&format!("{}; ", text(&made[0], 1)));
        if !rows(admin, &format!("select 1 from {from}.\"{table}\" limit 1")).await.is_empty() {
            script.push_str(&format!("insert into \"{table}\" select * from {from}.\"{table}\"; "));
        }
    }
    for trigger in rows(admin, &format!("show triggers from {from}")).await {
        // Name, event, table, statement, timing.
        let [name, event, table, body, timing] = [0, 1, 2, 3, 4].map(|column| text(&trigger, column));
        script.push_str(&format!("create trigger {name} {timing} {event} on {table} for each row {body}; "));
    }
    script
}

async fn rows(admin: &Database, sql: &str) -> Vec<QueryResult> {
    let connection = admin.read();
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    connection.query_all_raw(statement).await.expect("the test server tells what it has")
}

fn text(row: &QueryResult, column: usize) -> String {
    row.try_get_by_index(column).expect("a column of text")
}
