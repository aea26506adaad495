//! Telling open pages what has changed: server-sent events (WHATWG HTML §9.2).

use std::io::Write;
use std::time::Duration;

use super::newsstand::{Change, Newsstand};

/// A page that has gone is noticed when something is written to it, so something is, at least this often.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Sends every issue after `since` until the page is closed.
pub(super) fn send(page: &mut impl Write, newsstand: &Newsstand, mut since: u64) -> std::io::Result<()> {
    page.write_all(b"retry: 500\n\n")?;
    // A page that has missed an issue cannot tell what was in it.
    let mut missed = newsstand.issue().version > since + 1;
    loop {
        match newsstand.after(since, HEARTBEAT) {
            None => page.write_all(b": still here\n\n")?,
            Some(issue) => {
                missed |= issue.version != since + 1;
                let change = match issue.change {
                    Change::Styles if !missed => "styles",
                    Change::Styles | Change::Pages => "pages",
                };
                let event = if issue.is_broken() { "broken" } else { change };
                write!(page, "id: {0}\nevent: {event}\ndata: {0}\n\n", issue.version)?;
                (since, missed) = (issue.version, false);
            }
        }
        page.flush()?;
    }
}
