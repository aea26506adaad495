//! The newsletter in the author's own browser while it is written.
//!
//! Sheets are printed when a browser asks for them, from the sources in memory; nothing is written. A save makes a new
//! [`newsstand::Issue`], and the open pages are told. What is served is what an edition publishes, looked up by its
//! path, so no request can reach any other file. The server answers this machine only, in its own name only, unless the
//! author wants to show it to a network.
//!
//! It speaks as much HTTP as that takes: GET and HEAD over one thread for each connection.
//!
//! | asked for | is found in |
//! |-----------|-------------|
//! | where the home page is | `home_address` |
//! | what is on display, and what is wrong with the newest text | `newsstand`; pages while they fail, `last_good` |
//! | how a save is noticed | `watch`; which files are read at all, `inputs`, and by way of links, `links` |
//! | how open pages are told of it | `events` |
//! | how a connection is taken, and how many at once | `connection`, `seats` |
//! | what a browser asks for, and whether it may | `request`, `asked` |
//! | what it is answered | `respond`, as a `response`; a file of the author's, `files`, whose type is in `types` |
//! | what stands on a served page and on no other | `toolbar`, `overlay`; episodes as others show them, `preview` |
//! | what an author wonders about: texts that are held back, pages that fail | `held`, `faults` |

mod asked;
mod connection;
mod events;
mod faults;
mod files;
mod held;
mod home_address;
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
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;

pub use home_address::HomeAddress;

use events::Tabs;
use newsstand::Newsstand;
use request::Reach;
use watch::Watch;

use super::error::Error;
use super::load;
use super::time_limit::unwatched;
use crate::desk::Terms;
use crate::diagnostic::Weighed;
use crate::source::Sources;

/// Serves the newsletter at `root` on an address of this machine, on any free port if that is 0, until the
/// process ends. `home_address` is told where the home page is, and `told` what there is to say about the text,
/// whenever that changes.
///
/// # Errors
/// When the port is taken, or the newsletter cannot be read or watched.
pub fn serve(
    root: &Path,
    at: SocketAddr,
    terms: &Terms,
    opened: impl FnOnce(&HomeAddress),
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
    opened(&HomeAddress::at(at, path));
    if !issue.report.is_empty() {
        (newsstand.told)(&issue.report, &issue.sources);
    }
    watch.run(Arc::clone(&newsstand), newsroom)?;
    let minded = Arc::clone(&newsstand);
    let minding = thread::Builder::new().name("time".to_owned()).spawn(move || minded.mind_the_time());
    let _ = minding.inspect_err(unwatched);
    let tabs = Tabs::open(&newsstand).map_err(|it| Error::new("tell open pages of", root, it))?;
    connection::accept(&listener, reach, &newsstand, &tabs);
    Ok(())
}

fn refused(at: SocketAddr, error: &std::io::Error) -> Error {
    let port = at.port();
    match error.kind() {
        ErrorKind::AddrNotAvailable => Error::refusal(
            format!("`{}` is no address of this machine", at.ip()),
            "`--host 0.0.0.0` listens on all that it has",
        ),
        ErrorKind::AddrInUse => Error::refusal(
            format!("port {port} is taken: something else answers at {}", HomeAddress::at(at, "").here),
            format!("end that, or choose another: `feuilleton serve --port {}`", port.checked_add(1).unwrap_or(4040)),
        ),
        ErrorKind::PermissionDenied => Error::refusal(
            format!("port {port} is not open to you"),
            "choose one from 1024 on: `feuilleton serve --port 4040`",
        ),
        _ => Error::refusal(format!("cannot listen on port {port}: {error}"), "choose another with `--port`"),
    }
}
