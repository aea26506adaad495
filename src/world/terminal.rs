//! What is said to the person at the terminal.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::error::Error;

/// Where something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// What was asked for.
    Answer,
    /// Everything else.
    Aside,
}

impl Stream {
    /// Whether colours would be seen.
    #[must_use]
    pub fn is_coloured(self) -> bool {
        let choice = match self {
            Stream::Answer => anstream::AutoStream::choice(&std::io::stdout()),
            Stream::Aside => anstream::AutoStream::choice(&std::io::stderr()),
        };
        choice != anstream::ColorChoice::Never
    }
}

/// Says `text` as the answer. A reader that has left is no failure: nobody is there to be told.
///
/// # Errors
/// When the answer does not arrive where it is kept, such as on a full disk.
pub fn say(text: &str) -> Result<(), Error> {
    let mut stream = anstream::stdout();
    arrived(writeln!(stream, "{text}").and_then(|()| stream.flush()))
}

/// Gives `bytes` as the answer, as they are: they may be a picture.
///
/// # Errors
/// When they do not arrive where they are kept, such as on a full disk.
pub fn hand_over(bytes: &[u8]) -> Result<(), Error> {
    let mut stream = io::stdout().lock();
    arrived(stream.write_all(bytes).and_then(|()| stream.flush()))
}

/// What `sent` means for an answer.
///
/// # Errors
/// When it does not arrive where it is kept, such as on a full disk.
pub fn arrived(sent: io::Result<()>) -> Result<(), Error> {
    match sent {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::unsaid(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Says `text` beside the answer.
pub fn complain(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Says beside the answer that something failed without which the command goes on, and `what_then`.
pub fn note(error: &Error, what_then: &str) {
    complain(&format!("note: {error}; {what_then}"));
    if let Some(help) = error.help() {
        complain(&format!("  help: {help}"));
    }
}

/// A line that counts what is done, shown only to a person, and only when the work takes longer than a moment.
#[derive(Debug)]
pub struct Progress {
    begun: Instant,
    total: usize,
    done: AtomicUsize,
    shown: AtomicUsize,
    watched: bool,
}

/// Nothing is shown before this.
const MOMENT: Duration = Duration::from_secs(1);

impl Progress {
    /// A line for `total` things.
    #[must_use]
    pub fn of(total: usize) -> Progress {
        let watched = std::io::stderr().is_terminal();
        Progress { begun: Instant::now(), total, done: AtomicUsize::new(0), shown: AtomicUsize::new(0), watched }
    }

    /// One more is done.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.watched || self.begun.elapsed() < MOMENT {
            return;
        }
        let percent = done * 100 / self.total.max(1);
        if self.shown.fetch_max(percent, Ordering::Relaxed) < percent {
            let filled = percent / 4;
            let bar = format!("{}{}", "━".repeat(filled), " ".repeat(25 - filled.min(25)));
            let _ = write!(anstream::stderr(), "\r{bar} {done} of {}", self.total);
        }
    }

    /// Takes the line away again.
    pub fn end(&self) {
        if self.shown.load(Ordering::Relaxed) > 0 {
            let _ = write!(anstream::stderr(), "\r\x1b[2K");
        }
    }
}
