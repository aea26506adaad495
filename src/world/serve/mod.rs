//! The newsletter in the author's own browser while it is written.
//!
//! Sheets are printed when a browser asks for them, from the sources in memory; nothing is written. A save makes a new
//! [`newsstand::Issue`], and the open pages are told. What is served is what an edition publishes, looked up by its
//! path, so no request can reach any other file. The server answers this machine only, in its own name only, unless the
//! author wants to show it to a network.
//!
//! It speaks as much HTTP as that takes: GET and HEAD over one thread for each connection.

mod asked;
mod connection;
mod events;
mod faults;
mod files;
mod held;
mod inputs;
mod last_good;
mod links;
mod newsstand;
mod overlay;
mod preview;
mod request;
mod respond;
mod response;
mod seats;
mod toolbar;
mod types;
mod watch;

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use events::Tabs;
use newsstand::Newsstand;
use request::Reach;
use watch::Watch;

use super::error::Error;
use super::load;
use crate::desk::Terms;
use crate::diagnostic::Weighed;
use crate::source::Sources;

/// Where the home page is found while serving.
#[derive(Debug)]
pub struct Opened {
    /// On this machine.
    pub here: String,
    /// For the network that it is in, if that can see it.
    pub elsewhere: Option<String>,
}

/// Serves the newsletter at `root` on an address of this machine, on any free port if that is 0, until the
/// process ends. `opened` is told where the home page is, and `told` what there is to say about the text,
/// whenever that changes.
///
/// # Errors
/// When the port is taken, or the newsletter cannot be read or watched.
pub fn serve(
    root: &Path,
    at: SocketAddr,
    terms: &Terms,
    opened: impl FnOnce(&Opened),
    told: impl Fn(&Weighed, &Sources) + Send + Sync + 'static,
) -> Result<(), Error> {
    load::require(root)?;
    // The folder by its name: one that takes its place is the newsletter then, wherever this program was started.
    let root = &root.canonicalize().map_err(|it| Error::new("open", root, it))?;
    let listener = TcpListener::bind(at).map_err(|error| refused(at, &error))?;
    let at = listener.local_addr().unwrap_or(at);
    let reach = if at.ip().is_loopback() { Reach::Here } else { Reach::Network };
    // The watch begins first: what is saved while everything is read is seen afterwards.
    let watch = Watch::over(root)?;
    let (newsstand, newsroom) = Newsstand::open(root, terms, Box::new(told))?;
    let newsstand = Arc::new(newsstand);
    let issue = newsstand.issue();
    let path = issue.prepared.as_ref().map_or("", |it| it.newsletter.masthead.base_url.path());
    opened(&Opened::at(at, path));
    if !issue.report.is_empty() {
        (newsstand.told)(&issue.report, &issue.sources);
    }
    watch.run(Arc::clone(&newsstand), newsroom)?;
    let minded = Arc::clone(&newsstand);
    thread::spawn(move || minded.mind_the_time());
    let tabs = Tabs::open(&newsstand).map_err(|it| Error::new("tell open pages of", root, it))?;
    connection::accept(&listener, reach, &newsstand, &tabs);
    Ok(())
}

impl Opened {
    fn at(at: SocketAddr, path: &str) -> Opened {
        let here = match at.ip() {
            it if it.is_unspecified() || it == Ipv4Addr::LOCALHOST => format!("localhost:{}", at.port()),
            _ => at.to_string(),
        };
        let elsewhere = match at.ip() {
            it if it.is_loopback() => None,
            it if it.is_unspecified() => outward().map(|it| SocketAddr::new(it, at.port())),
            _ => Some(at),
        };
        Opened { here: format!("http://{here}{path}/"), elsewhere: elsewhere.map(|it| format!("http://{it}{path}/")) }
    }
}

/// The address by which this machine is known to the network that leads to all others. To choose a way is all that is
/// done: nothing is sent there (192.0.2.1 is for documentation, RFC 5737).
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|it| it.ip())
}

fn refused(at: SocketAddr, error: &std::io::Error) -> Error {
    let port = at.port();
    match error.kind() {
        ErrorKind::AddrNotAvailable => Error::refusal(
            format!("`{}` is no address of this machine", at.ip()),
            "`--host 0.0.0.0` listens on all that it has",
        ),
        ErrorKind::AddrInUse => Error::refusal(
            format!("port {port} is taken: something else answers at {}", Opened::at(at, "").here),
            format!("end that, or choose another: `feuilleton serve --port {}`", port.checked_add(1).unwrap_or(4040)),
        ),
        ErrorKind::PermissionDenied => Error::refusal(
            format!("port {port} is not open to you"),
            "choose one from 1024 on: `feuilleton serve --port 4040`",
        ),
        _ => Error::refusal(format!("cannot listen on port {port}: {error}"), "choose another with `--port`"),
    }
}
