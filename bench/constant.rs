//! The same HTTP stack answering a constant: what a route could reach if it had nothing to do.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use axum::{Router, http::header, routing::get};
use bytes::Bytes;

use crate::Outcome;

pub const WORD: &str = "serve-a-constant";

/// A server that answers any request with so many bytes.
pub struct Constant {
    child: Child,
    pub address: String,
}

impl Constant {
    pub fn start(bytes: usize) -> Outcome<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args([WORD, &bytes.to_string()])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut address)?;
        Ok(Self { child, address: address.trim().to_owned() })
    }
}

impl Drop for Constant {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves until it is killed; the first line printed is the address.
pub fn serve(bytes: Option<&String>) -> Outcome<()> {
    let bytes: usize = bytes.ok_or("say how many bytes")?.parse()?;
    let body = Bytes::from(vec![b'x'; bytes]);
    let answer = move || {
        let body = body.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], body) }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        server::listen::serve(listener, Router::new().route("/", get(answer)), std::future::pending()).await;
        Ok(())
    })
}
