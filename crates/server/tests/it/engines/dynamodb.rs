//! The archive in a table of DynamoDB.

use server::adapters::archive;

use crate::{archive as story, contracts, support::TestApp};

#[tokio::test]
async fn a_table_of_dynamodb_keeps_what_is_over_as_every_archive_must() {
    let app = TestApp::new().await;
    // Opened twice: the first makes the table, the second finds it.
    for _ in 0..2 {
        let archive = archive::open(&super::url("dynamodb"), &app.app.db).await.unwrap();
        contracts::archive::holds(&*archive).await;
    }
}

#[tokio::test]
async fn history_reads_the_same_from_dynamodb() {
    let archive = archive::open(&super::url("dynamodb"), &TestApp::new().await.app.db).await.unwrap();
    story::history_reads_as_before(TestApp::with_archive(archive).await).await;
}

#[tokio::test]
async fn an_archive_that_is_not_there_is_refused_with_the_fix() {
    let app = TestApp::new().await;
    let refusal = archive::open("dynamodb://visits?endpoint=http://127.0.0.1:9", &app.app.db).await;
    let refusal = refusal.err().unwrap().to_string();
    assert!(refusal.contains("DOCTORLY_ARCHIVE_URL"), "{refusal}");
}
