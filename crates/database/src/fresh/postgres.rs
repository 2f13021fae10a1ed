//! The server itself copies a database that nobody has open.

use sea_orm::ConnectionTrait;

use super::{name, on_server};
use crate::connect::Database;

pub async fn make(url: &str, from: Option<&str>) {
    let template = from.map_or_else(String::new, |from| format!(" template {from}"));
    run(url, &format!("create database {}{template}", name(url))).await;
}

pub async fn remove(url: &str) {
    run(url, &format!("drop database if exists {} with (force)", name(url))).await;
}

/// Runs a statement beside the database that `url` names, on its server.
async fn run(url: &str, statement: &str) {
    let admin = Database::open(&on_server(url, "postgres"), 1).await.expect("the test server answers");
    admin.read().execute_unprepared(statement).await.expect("the test server lets us make databases");
    admin.close().await;
}
