//! The whole HTTP surface as one router: the API, the pages, the probes, and what happens around every request.

use std::{ops::Deref, sync::Arc, time::Duration};

use app::App;
use axum::{
    Router,
    http::{StatusCode, Uri},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
};
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;

use crate::{
    api::{self, problem::ProblemBody},
    middleware::{self, address::Network},
    probes::{self, Answered},
    web,
};

/// What an operator may set about HTTP.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Arc<[Network]>,
    /// Requests a minute for one account or address; 0 sets no limit.
    pub requests_per_minute: u32,
    /// The same for signing in and its like, by address.
    pub sign_ins_per_minute: u32,
    /// Requests that may run at one moment.
    pub at_once: usize,
    /// How long a request may take.
    pub timeout: Duration,
    /// The metrics are told elsewhere; see [`probes::alone`].
    pub probes_apart: bool,
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            trusted_proxies: Arc::new([]),
            requests_per_minute: 1200,
            sign_ins_per_minute: 30,
            at_once: 4096,
            timeout: Duration::from_secs(30),
            probes_apart: false,
        }
    }
}

/// What the middleware shares. Cheap to clone.
#[derive(Clone)]
pub struct Shell(Arc<Parts>);

pub struct Parts {
    pub app: App,
    pub http: HttpSettings,
    /// People reach us by https, so browsers may be told to insist on it.
    pub https: bool,
    pub places: Semaphore,
    pub answered: Answered,
}

impl Deref for Shell {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Shell {
    fn new(app: App, http: HttpSettings) -> Self {
        Self(Arc::new(Parts {
            https: app.settings.base_url.starts_with("https:"),
            places: Semaphore::new(http.at_once),
            answered: Answered::default(),
            app,
            http,
        }))
    }
}

/// Everything Doctorly answers.
pub fn router(app: App, http: HttpSettings) -> Router {
    let (api, document) = api::routes(&app);
    let probes = probes::routes(http.probes_apart);
    let routes = api.merge(api::document::routes(document)).merge(probes).merge(web::routes(&app));
    surround(routes, app, http)
}

/// Puts around `routes` what happens to every request.
pub fn surround(routes: Router<App>, app: App, http: HttpSettings) -> Router {
    let shell = Shell::new(app.clone(), http);
    routes
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_this_way)
        .with_state(app)
        // As one: each layer of a router is two allocations more for every request.
        .layer((CompressionLayer::new(), from_fn_with_state(shell, middleware::around)))
}

async fn nothing_here(uri: Uri) -> Response {
    let detail = format!("There is nothing at {}.", uri.path());
    ProblemBody::new(StatusCode::NOT_FOUND, "not_found", detail).into_response()
}

async fn not_this_way() -> Response {
    let detail = "This address takes other methods; the Allow header names them.";
    ProblemBody::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail).into_response()
}
