//! Looking up who stands behind a token, for many requests at a time. A database server is asked at each request
//! ([`super::authenticate`]); requests that come while it is being asked wait, and are then asked for together.

use std::sync::{Mutex, MutexGuard, PoisonError};

use database::Database;
use sea_orm::DbErr;
use tokio::sync::oneshot;

use super::store::{self, Granted};
use crate::error::Result;

/// The most tokens in one statement.
const TOGETHER: usize = 16;

type Answer = Result<Vec<Granted>, DbErr>;

#[derive(Default)]
pub struct Asked {
    /// Token hashes that nobody has asked for yet, and who waits for them.
    waiting: Mutex<Vec<(String, oneshot::Sender<Answer>)>>,
    /// Held while the database is asked.
    turn: tokio::sync::Mutex<()>,
}

impl Asked {
    /// The session that the token signs in, as it is now, once for each role of its account.
    pub async fn granted_by(&self, db: &Database, token_hash: &str) -> Result<Vec<Granted>> {
        loop {
            let (answer, mut answered) = oneshot::channel();
            self.waiting().push((token_hash.to_owned(), answer));
            loop {
                tokio::select! {
                    biased;
                    answer = &mut answered => match answer {
                        Ok(answer) => return Ok(answer?),
                        // Whoever asked for us went away in the middle of it.
                        Err(_) => break,
                    },
                    _turn = self.turn.lock() => self.ask(db).await,
                }
            }
        }
    }

    /// Asks for those who wait, the first ones first.
    async fn ask(&self, db: &Database) {
        let asked: Vec<_> = {
            let mut waiting = self.waiting();
            // Some have given up meanwhile.
            waiting.retain(|(_, answer)| !answer.is_closed());
            let most = waiting.len().min(TOGETHER);
            waiting.drain(..most).collect()
        };
        if asked.is_empty() {
            return;
        }
        let (hashes, waiting): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
        // Nobody waits any more where a caller has gone away.
        match store::granted_by(db.read(), &hashes).await {
            Ok(granted) => {
                for (hash, waiting) in hashes.iter().zip(waiting) {
                    let of_token = granted.iter().filter(|one| one.session.token_hash == *hash);
                    let _ = waiting.send(Ok(of_token.cloned().collect()));
                }
            }
            Err(error) => {
                // Also to those whose turn has not come: each of them would wait as long for the same answer.
                let others: Vec<_> = self.waiting().drain(..).map(|(_, answer)| answer).collect();
                for waiting in waiting.into_iter().chain(others) {
                    let _ = waiting.send(Err(error.clone()));
                }
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<(String, oneshot::Sender<Answer>)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
