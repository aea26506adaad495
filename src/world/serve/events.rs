//! Telling open pages what has changed: server-sent events (WHATWG HTML §9.2). One thread tells them all, one after the
//! other, so that a hundred pages that hear of a save do not get in the way of the one that asks for it.

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::newsstand::{Change, Issue, Newsstand};
use super::seats::Seat;

/// A page that has gone is noticed when something is written to it, so something is, at least this often.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The pages that wait for news.
#[derive(Default)]
pub(super) struct Tabs {
    open: Mutex<Vec<Tab>>,
}

/// A page that waits for news.
struct Tab {
    page: TcpStream,
    /// The issue that it shows.
    since: u64,
    _seat: Seat,
}

impl Tabs {
    /// Begins to tell of every issue.
    pub(super) fn open(newsstand: &Arc<Newsstand>) -> std::io::Result<Arc<Tabs>> {
        let tabs = Arc::new(Tabs::default());
        let (told, newsstand) = (Arc::clone(&tabs), Arc::clone(newsstand));
        let mut since = newsstand.issue().version;
        thread::Builder::new().name("events".to_owned()).spawn(move || {
            loop {
                match newsstand.after(since, HEARTBEAT) {
                    None => told.all().retain_mut(|it| it.page.write_all(b": still here\n\n").is_ok()),
                    Some(issue) => {
                        told.all().retain_mut(|it| it.tell(&issue).is_ok());
                        since = issue.version;
                    }
                }
            }
        })?;
        Ok(tabs)
    }

    /// Takes in a page that shows the issue `since`, and tells it at once of a later one.
    pub(super) fn enter(&self, page: TcpStream, since: u64, seat: Seat, newsstand: &Newsstand) {
        let mut tab = Tab { page, since, _seat: seat };
        // Nothing comes out between the look at the newest issue and the page's being among those who are told.
        let mut all = self.all();
        // Who does not listen is let go, and asks again.
        let greeted = tab
            .page
            .set_nonblocking(true)
            .and_then(|()| tab.page.write_all(b"retry: 500\n\n"))
            .and_then(|()| tab.tell(&newsstand.issue()));
        if greeted.is_ok() {
            all.push(tab);
        }
    }

    fn all(&self) -> MutexGuard<'_, Vec<Tab>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tab {
    fn tell(&mut self, issue: &Issue) -> std::io::Result<()> {
        if issue.version == self.since {
            return Ok(());
        }
        // A page that has missed an issue cannot tell what was in it.
        let missed = issue.version != self.since + 1;
        let event = match issue.change {
            _ if issue.is_broken() => "broken",
            Change::Styles if !missed => "styles",
            Change::Styles | Change::Pages => "pages",
        };
        self.since = issue.version;
        self.page.write_all(format!("id: {0}\nevent: {event}\ndata: {0}\n\n", issue.version).as_bytes())
    }
}
