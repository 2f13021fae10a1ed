//! Which statements a piece of work ran: so that a test can bound them and no route grows a query per row.

use std::{cell::RefCell, future::Future};

use sea_orm::DatabaseConnection;

tokio::task_local! {
    static STATEMENTS: RefCell<Vec<String>>;
}

/// Runs `work` and gives with its output the SQL of every statement that it ran in this task, in order.
pub async fn counting<F: Future>(work: F) -> (F::Output, Vec<String>) {
    STATEMENTS
        .scope(RefCell::default(), async {
            let output = work.await;
            (output, STATEMENTS.with(RefCell::take))
        })
        .await
}

/// Makes a connection report to [`counting`]; costs a look at a task-local where nobody counts.
pub(crate) fn report(connection: &mut DatabaseConnection) {
    connection.set_metric_callback(|info| {
        let _ = STATEMENTS.try_with(|statements| statements.borrow_mut().push(info.statement.sql.clone()));
    });
}
