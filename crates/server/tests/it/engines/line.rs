//! A line to a server, which may be led to another: what stands before a database that fails over.

use std::net::SocketAddr;

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

pub struct Line {
    address: SocketAddr,
    leads_to: watch::Sender<SocketAddr>,
}

impl Line {
    /// To the server of a URL.
    pub async fn to(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (leads_to, known) = watch::channel(server(url));
        tokio::spawn(async move {
            while let Ok((mut caller, _)) = listener.accept().await {
                let mut known = known.clone();
                let server = *known.borrow_and_update();
                tokio::spawn(async move {
                    // Nobody answers, or either side ends it: the caller's connection ends too.
                    let Ok(mut server) = TcpStream::connect(server).await else { return };
                    tokio::select! {
                        _ = copy_bidirectional(&mut caller, &mut server) => {}
                        _ = known.changed() => {}
                    }
                });
            }
        });
        Self { address, leads_to }
    }

    /// The same URL by way of the line.
    pub fn url(&self, url: &str) -> String {
        url.replace(&server(url).to_string(), &self.address.to_string())
    }

    /// From now on; connections to the server before end.
    pub fn lead_to(&self, url: &str) {
        self.leads_to.send_replace(server(url));
    }
}

/// `engine://user@address/…`.
fn server(url: &str) -> SocketAddr {
    let address = url.split(['/', '@']).find_map(|part| part.parse().ok());
    address.unwrap_or_else(|| panic!("{url} has no address"))
}
