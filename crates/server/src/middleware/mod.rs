//! What happens to every request around its handler, one concern a file.

pub mod address;
pub mod headers;
pub mod limits;
pub mod rate;
pub mod repeats;
pub mod request_id;
pub mod watch;
pub mod who;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use crate::{surface::Shell, web::door::dress};

/// What a concern lies around: the next concern, or the handler.
pub trait Inner: Send {
    fn run(self, request: Request) -> impl Future<Output = Response> + Send;
}

impl<F: Future<Output = Response> + Send, N: FnOnce(Request) -> F + Send> Inner for N {
    fn run(self, request: Request) -> impl Future<Output = Response> + Send {
        self(request)
    }
}

/// All of them, the outermost first. They are one layer, because each layer more would allocate and copy the whole
/// stack for every request: that was a third of what a cached answer cost.
pub async fn around(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let shell = &shell;
    let inside = |request| limits::size(request, |request| next.run(request));
    let inside = |request| rate::limit(shell, request, inside);
    let inside = |request| who::recognise(shell, request, inside);
    let inside = |request| watch::catch_panic(request, inside);
    let inside = |request| limits::time(shell, request, inside);
    let inside = |request| limits::crowd(shell, request, inside);
    let inside = |request| headers::spare(request, inside);
    let inside = |request| dress::refusals(&shell.app, request, inside);
    let inside = |request| headers::protect(shell, request, inside);
    let inside = |request| watch::measure(shell, request, inside);
    request_id::name(&shell.app, request, inside).await
}
