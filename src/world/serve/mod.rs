//! The newsletter in the author's own browser while it is written.
//!
//! Sheets are printed when a browser asks for them, from the sources in memory; nothing is written. A save makes a new
//! [`newsstand::Issue`], and the open pages are told. What is served is what an edition publishes, looked up by its
//! path, so no request can reach any other file. The server answers this machine only, in its own name only.
//!
//! It speaks as much HTTP as that takes: GET and HEAD over one thread for each connection.

mod connection;
mod events;
mod files;
mod newsstand;
mod overlay;
mod preview;
mod request;
mod respond;
mod response;
mod toolbar;
mod types;
mod watch;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;

use newsstand::Newsstand;
use watch::Watch;

use super::Error;
use crate::diagnostic::Report;
use crate::edition::Terms;
use crate::source::Sources;

/// Serves the newsletter at `root` on `port` of this machine, or on any free one if that is 0, until the process ends.
/// `opened` is told the address of the home page, and `told` what there is to say about the text, whenever that changes.
///
/// # Errors
/// When the port is taken, or the newsletter cannot be read or watched.
pub fn serve(
    root: &Path,
    port: u16,
    terms: &Terms,
    opened: impl FnOnce(&str),
    told: impl Fn(&Report, &Sources) + Send + 'static,
) -> Result<(), Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| refused(port, &error))?;
    let port = listener.local_addr().map_or(port, |it| it.port());
    // The watch begins first: what is saved while everything is read is seen afterwards.
    let watch = Watch::over(root)?;
    let (newsstand, desk) = Newsstand::open(root, terms)?;
    let newsstand = Arc::new(newsstand);
    let issue = newsstand.issue();
    let path = issue.prepared.as_ref().map_or("", |it| it.newsletter.masthead.base_url.path());
    opened(&format!("http://localhost:{port}{path}/"));
    if !issue.report.is_empty() {
        told(&issue.report, &issue.sources);
    }
    watch.run(Arc::clone(&newsstand), desk, told)?;
    connection::accept(&listener, &newsstand);
    Ok(())
}

fn refused(port: u16, error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::AddrInUse => Error::refusal(
            format!("port {port} is taken: something else answers at http://localhost:{port}/"),
            format!("end that, or choose another: `feuilleton serve --port {}`", port.checked_add(1).unwrap_or(4040)),
        ),
        ErrorKind::PermissionDenied => Error::refusal(
            format!("port {port} is not open to you"),
            "choose one from 1024 on: `feuilleton serve --port 4040`",
        ),
        _ => Error::refusal(format!("cannot listen on port {port}: {error}"), "choose another with `--port`"),
    }
}
