//! A router on a real port.

use std::{net::SocketAddr, sync::Mutex};

use axum::Router;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// Serves until stopped or dropped.
pub struct Served {
    pub address: SocketAddr,
    stop: Mutex<Option<(oneshot::Sender<()>, JoinHandle<()>)>>,
}

impl Served {
    pub async fn start(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a loopback port");
        let address = listener.local_addr().expect("a bound port");
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(server::listen::serve(listener, router, async {
            // Dropped or sent, both mean stop.
            let _ = stopped.await;
        }));
        Self { address, stop: Mutex::new(Some((stop, running))) }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Stops and waits until the last request is answered.
    pub async fn stop(&self) {
        let taken = self.stop.lock().expect("nobody panics here").take();
        if let Some((stop, running)) = taken {
            let _ = stop.send(());
            running.await.expect("the server ends by itself");
        }
    }
}
