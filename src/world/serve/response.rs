//! What a browser is told: a status, headers, a body.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Take;

/// An answer.
#[derive(Debug)]
pub(super) struct Response {
    pub status: Status,
    headers: Vec<(&'static str, String)>,
    pub body: Body,
}

/// What follows the headers.
#[derive(Debug)]
pub(super) enum Body {
    Bytes(Vec<u8>),
    Static(&'static [u8]),
    /// A part of a file, from where it has been opened.
    File(Take<File>),
    /// News, as it happens, from the issue after this one on.
    Events {
        since: u64,
    },
}

/// What becomes of a connection after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Connection {
    Stays,
    Ends,
}

/// RFC 9110 §15
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Ok,
    PartialContent,
    TemporaryRedirect,
    NotModified,
    BadRequest,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    RangeNotSatisfiable,
    Misdirected,
    TooLarge,
    Broken,
}

impl Status {
    fn line(self) -> &'static str {
        match self {
            Status::Ok => "200 OK",
            Status::PartialContent => "206 Partial Content",
            Status::TemporaryRedirect => "307 Temporary Redirect",
            Status::NotModified => "304 Not Modified",
            Status::BadRequest => "400 Bad Request",
            Status::Forbidden => "403 Forbidden",
            Status::NotFound => "404 Not Found",
            Status::MethodNotAllowed => "405 Method Not Allowed",
            Status::RangeNotSatisfiable => "416 Range Not Satisfiable",
            Status::Misdirected => "421 Misdirected Request",
            Status::TooLarge => "431 Request Header Fields Too Large",
            Status::Broken => "500 Internal Server Error",
        }
    }
}

impl Response {
    pub(super) fn new(status: Status, media_type: &str, body: Body) -> Response {
        Response { status, headers: vec![("Content-Type", media_type.to_owned())], body }
    }

    /// A status in words.
    pub(super) fn plain(status: Status) -> Response {
        let text = format!("{}\n", status.line());
        let response = Response::new(status, "text/plain; charset=utf-8", Body::Bytes(text.into_bytes()));
        match status {
            Status::MethodNotAllowed => response.with("Allow", "GET, HEAD"),
            _ => response,
        }
    }

    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Response {
        self.headers.push((name, value.into()));
        self
    }

    /// The status line and the headers, as they are sent.
    pub(super) fn head(&self, connection: Connection) -> String {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status.line());
        let length = match &self.body {
            Body::Bytes(bytes) => Some(bytes.len() as u64),
            Body::Static(bytes) => Some(bytes.len() as u64),
            Body::File(part) => Some(part.limit()),
            Body::Events { .. } => None,
        };
        // A 304 has no body, and its length would be taken for that of the whole (RFC 9110 §8.6).
        if let Some(length) = length.filter(|_| self.status != Status::NotModified) {
            let _ = write!(head, "Content-Length: {length}\r\n");
        }
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        // No other site may read, embed or guess at what is not published yet.
        head.push_str("Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: SAMEORIGIN\r\n");
        head.push_str("Cross-Origin-Resource-Policy: same-origin\r\nReferrer-Policy: same-origin\r\n");
        if connection == Connection::Ends || length.is_none() {
            head.push_str("Connection: close\r\n");
        }
        head.push_str("\r\n");
        head
    }
}
