//! Asking the database for many callers at a time. Those who come while it is being asked wait, and are then asked for
//! together: under load a question costs a part of a way there and back, and one that is asked alone costs what it did.
//! What a caller is told was read after the caller came.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::DbErr;
use tokio::sync::oneshot;

use crate::error::Result;

/// The most keys in one statement.
const TOGETHER: usize = 16;

type Answer<V> = Result<V, DbErr>;

/// Keys that nobody has asked for yet, and who waits for the values.
pub struct Asked<K, V> {
    waiting: Mutex<Vec<(K, oneshot::Sender<Answer<V>>)>>,
    /// Held while the database is asked.
    turn: tokio::sync::Mutex<()>,
}

impl<K, V> Default for Asked<K, V> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }
}

impl<K: Clone, V> Asked<K, V> {
    /// The value of a key. `ask` gives the value of each of the keys it is given, in their order; they are those of all
    /// who wait, and some may come twice.
    pub async fn value<F>(&self, key: K, ask: impl Fn(Vec<K>) -> F) -> Result<V>
    where
        F: Future<Output = Answer<Vec<V>>>,
    {
        loop {
            let (answer, mut answered) = oneshot::channel();
            self.waiting().push((key.clone(), answer));
            loop {
                tokio::select! {
                    biased;
                    answer = &mut answered => match answer {
                        Ok(answer) => return Ok(answer?),
                        // Whoever asked for us went away in the middle of it.
                        Err(_) => break,
                    },
                    _turn = self.turn.lock() => self.take_turn(&ask).await,
                }
            }
        }
    }

    /// Asks for those who wait, the first ones first.
    async fn take_turn<F>(&self, ask: &impl Fn(Vec<K>) -> F)
    where
        F: Future<Output = Answer<Vec<V>>>,
    {
        let asked: Vec<_> = {
            let mut waiting = self.waiting();
            // Some have given up meanwhile.
            waiting.retain(|(_, answer)| !answer.is_closed());
            let most = waiting.len().min(TOGETHER);
            waiting.drain(..most).collect()
        };
        let (keys, waiting): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
        let Some(last) = keys.last().cloned() else { return };
        // Few different lengths, so that a server's statements are prepared once.
        let mut padded = keys;
        padded.resize(waiting.len().next_power_of_two(), last);
        // Nobody waits any more where a caller has gone away.
        match ask(padded).await {
            Ok(values) => {
                for (waiting, value) in waiting.into_iter().zip(values) {
                    let _ = waiting.send(Ok(value));
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

    fn waiting(&self) -> MutexGuard<'_, Vec<(K, oneshot::Sender<Answer<V>>)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::Semaphore;

    use super::*;

    /// A database that answers with the length of each key, as often as it is let, and knows what it was asked for.
    struct Slow {
        asked: Asked<String, usize>,
        lets: Semaphore,
        statements: Mutex<Vec<Vec<String>>>,
    }

    impl Slow {
        fn new() -> Arc<Self> {
            let (asked, lets, statements) = (Asked::default(), Semaphore::new(0), Mutex::default());
            Arc::new(Self { asked, lets, statements })
        }

        async fn ask(&self, key: &str) -> Result<usize> {
            let ask = |keys: Vec<String>| async move {
                let lengths = keys.iter().map(String::len).collect();
                self.statements.lock().expect("nobody panics").push(keys);
                self.lets.acquire().await.expect("is never closed").forget();
                Ok(lengths)
            };
            self.asked.value(key.to_owned(), ask).await
        }

        fn statements(&self) -> Vec<Vec<String>> {
            self.statements.lock().expect("nobody panics").clone()
        }
    }

    /// Lets everybody who can go on do so.
    async fn settle() {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn who_comes_while_the_database_is_asked_is_asked_for_together_with_the_others() {
        let slow = Slow::new();
        let keys = ["a", "bb", "ccc", "dddd"];
        let callers = keys.map(|key| {
            let slow = slow.clone();
            tokio::spawn(async move { slow.ask(key).await.expect("an answer") })
        });
        settle().await;
        assert_eq!(slow.statements(), [["a"]]);
        slow.lets.add_permits(2);
        for (caller, key) in callers.into_iter().zip(keys) {
            assert_eq!(caller.await.expect("a caller"), key.len());
        }
        assert_eq!(slow.statements()[1..], [["bb", "ccc", "dddd", "dddd"]]);
    }

    #[tokio::test]
    async fn who_waits_for_somebody_that_goes_away_is_asked_for_again() {
        let slow = Slow::new();
        let ask = |key: &'static str| {
            let slow = slow.clone();
            tokio::spawn(async move { slow.ask(key).await })
        };
        let _first = ask("a");
        settle().await;
        let (second, third) = (ask("bb"), ask("ccc"));
        settle().await;
        slow.lets.add_permits(1);
        settle().await;
        // The second asks for the third too, and goes away.
        assert_eq!(slow.statements()[1..], [["bb", "ccc"]]);
        second.abort();
        settle().await;
        slow.lets.add_permits(1);
        assert_eq!(third.await.expect("a caller").expect("an answer"), 3);
        assert_eq!(slow.statements()[2..], [["ccc"]]);
    }
}
