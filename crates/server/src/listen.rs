//! Serving a router on a socket until told to stop, then finishing what runs.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::{TcpListener, TcpStream};
use tower::{Service, ServiceExt};

/// A connection that does not say what it wants is closed.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// How long requests that run may go on after the stop.
const FINISH_WITHIN: Duration = Duration::from_secs(30);

/// Serves until `stop` comes, then takes no more connections and finishes the requests that run.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut routes = router.into_make_service_with_connect_info::<SocketAddr>();
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, or the caller is gone already: neither ends the server.
                    tracing::warn!(error = %error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let Ok(service) = routes.call(peer).await;
        hold(stream, service, &connections);
    }
    drop(listener);
    if tokio::time::timeout(FINISH_WITHIN, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish and were given up");
    }
}

type Routes = axum::middleware::AddExtension<Router, ConnectInfo<SocketAddr>>;

fn hold(stream: TcpStream, service: Routes, connections: &GracefulShutdown) {
    // Answers are whole when they are written; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    let service = service.map_request(|request: Request<Incoming>| request.map(Body::new));
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        // A caller that hangs up early is no event.
        let _ = connection.await;
    });
}
