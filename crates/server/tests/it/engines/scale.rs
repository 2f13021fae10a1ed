//! One process, then four, then one again, behind a plain TCP balancer and under load: nobody notices.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};

use super::{Load, Weather, is_clean};
use crate::support::{Process, TestApp};

const CALLERS: usize = 6;

/// Answers between one change of the nodes and the next: every caller has met the new ones by then.
const BETWEEN: usize = 150;

/// Gives each connection to the next of the servers that are in.
struct Balancer {
    address: SocketAddr,
    servers: Arc<Mutex<Vec<SocketAddr>>>,
}

impl Balancer {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let servers = Arc::new(Mutex::new(Vec::<SocketAddr>::new()));
        let (known, next) = (servers.clone(), AtomicUsize::new(0));
        tokio::spawn(async move {
            while let Ok((mut caller, _)) = listener.accept().await {
                let server = {
                    let known = known.lock().unwrap();
                    known[next.fetch_add(1, Ordering::Relaxed) % known.len()]
                };
                tokio::spawn(async move {
                    let mut server = TcpStream::connect(server).await.expect("a server that is in answers");
                    // Either side may end it.
                    let _ = copy_bidirectional(&mut caller, &mut server).await;
                });
            }
        });
        Self { address, servers }
    }

    fn take_in(&self, server: &str) {
        self.servers.lock().unwrap().push(address_of(server));
    }

    fn leave_out(&self, server: &str) {
        self.servers.lock().unwrap().retain(|known| *known != address_of(server));
    }
}

fn address_of(server: &str) -> SocketAddr {
    server.trim_start_matches("http://").parse().expect("an address")
}

#[tokio::test(flavor = "multi_thread")]
async fn from_one_node_to_four_and_back_no_request_fails_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(4).await;
    let people = app.patients(CALLERS).await;
    let folder = tempfile::tempdir().unwrap();
    let redis = super::url("redis");
    let secret = ["4f9d", "a1c7", "e2b6", "0835"].join("-").repeat(3);
    // A node that leaves is out of the balancer; what is left are connections that are kept, which it closes.
    let settings = [
        ("DOCTORLY_SECRET", secret.as_str()),
        ("DOCTORLY_CACHE_URL", &redis),
        ("DOCTORLY_DRAIN_SECONDS", "2"),
    ];
    let start = |name: &str| Process::start_with(&app.url, &folder.path().join(name), &settings);
    let balancer = Balancer::start().await;

    let mut nodes = vec![start("one")];
    balancer.take_in(&nodes[0].1);
    let site = format!("http://{}", balancer.address);
    let load = Load::start(&[site], people, practice.doctor_id, Weather::Fine);
    load.answers(BETWEEN).await;
    for name in ["two", "three", "four"] {
        let node = start(name);
        balancer.take_in(&node.1);
        nodes.push(node);
        load.answers(BETWEEN).await;
    }
    // The first goes too, as in a rolling upgrade.
    for (mut process, server) in nodes.drain(..3) {
        balancer.leave_out(&server);
        process.stop();
        assert!(process.ended().await, "a node that is told to stop ends well");
        load.answers(BETWEEN).await;
    }
    let (held, _) = load.end().await;
    let desk = app.desk_of(practice.clinic_id).await;
    for id in held {
        app.get(&format!("/api/v1/appointments/{id}")).bearer(&desk.token).await.expect(200);
    }
    is_clean(&app.url, folder.path(), &[]);
}
