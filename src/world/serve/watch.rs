//! Noticing a save: by any editor, whether it writes in place, writes anew and renames, or leaves
//! files of its own beside.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::faults::Faults;
use super::held;
use super::inputs::{FOLDERS, named};
use super::links::Links;
use super::newsstand::{Changed, Issue, Newsroom, Newsstand};
use super::respond::print;
use crate::source::SourcePath;
use crate::world::error::Error;
use crate::world::terminal::complain;

/// A save is over when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(3);

/// A save that goes on and on, such as a change of branches, is taken up in parts of this length.
const LONGEST: Duration = Duration::from_millis(300);

/// A text that is wrong may be half written: it is told only when so much time has brought nothing better.
const BENEFIT_OF_DOUBT: Duration = Duration::from_millis(80);

/// How often is looked whether the newsletter's own folder is still the same, while nothing else happens.
const GLANCE: Duration = Duration::from_secs(1);

/// A watch over one newsletter's files.
pub(super) struct Watch {
    root: PathBuf,
    /// The folder that was found there; `None` if there was none.
    found: Option<(u64, u64)>,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    links: Links,
    /// The folders that are watched for their sake.
    elsewhere: BTreeSet<PathBuf>,
}

/// What a quiet moment after a save has gathered.
enum Saved {
    /// What happened means nothing, or nothing did.
    Nothing,
    /// These files and no others.
    Files(BTreeSet<SourcePath>),
    /// A folder, or more than can be told.
    Anything,
}

/// Whether a text that is wrong is given more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Patience {
    /// It may still be half written.
    Left,
    /// Nothing better has come.
    Spent,
}

impl Watch {
    pub(super) fn over(root: &Path) -> Result<Watch, Error> {
        // Events name files by their real paths.
        let root = root.canonicalize().map_err(|it| Error::new("open", root, it))?;
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|it| refused(&root, &it))?;
        let (links, elsewhere) = (Links::default(), BTreeSet::new());
        let mut watch = Watch { root, found: None, watcher, events, links, elsewhere };
        watch.folders()?;
        Ok(watch)
    }

    /// Watches the folders that are there. One that has come back is a new one, and has to be watched again.
    fn folders(&mut self) -> Result<(), Error> {
        self.found = folder_at(&self.root);
        let _ = self.watcher.unwatch(&self.root);
        if self.found.is_some() {
            self.watcher.watch(&self.root, RecursiveMode::NonRecursive).map_err(|it| refused(&self.root, &it))?;
        }
        for folder in FOLDERS {
            let path = self.root.join(folder);
            let _ = self.watcher.unwatch(&path);
            if path.is_dir() {
                self.watcher.watch(&path, RecursiveMode::Recursive).map_err(|it| refused(&path, &it))?;
            }
        }
        self.follow()
    }

    /// Watches the files that links lead to.
    fn follow(&mut self) -> Result<(), Error> {
        self.links = Links::of(&self.root);
        let folders = self.links.folders(&self.root);
        for folder in self.elsewhere.difference(&folders) {
            let _ = self.watcher.unwatch(folder);
        }
        for folder in folders.difference(&self.elsewhere) {
            self.watcher.watch(folder, RecursiveMode::NonRecursive).map_err(|it| refused(folder, &it))?;
        }
        self.elsewhere = folders;
        Ok(())
    }

    /// Waits for a save to be over. It is none once so much time has brought nothing that matters: what else happens,
    /// such as a copy that an editor lays aside, makes no text more whole.
    fn saved(&self, patience: Option<Duration>) -> Option<Saved> {
        let deadline = Instant::now() + patience.unwrap_or(GLANCE);
        loop {
            let first = match self.events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(event) => event,
                // The newsletter's own folder may be another by now, of which there are no events yet.
                Err(RecvTimeoutError::Timeout) if self.found != folder_at(&self.root) => return Some(Saved::Anything),
                Err(RecvTimeoutError::Timeout) => return Some(Saved::Nothing),
                Err(RecvTimeoutError::Disconnected) => return None,
            };
            let saved = self.gather(first);
            if !matches!(saved, Saved::Nothing) || Instant::now() >= deadline {
                return Some(saved);
            }
        }
    }

    /// What is saved from the `first` event on.
    fn gather(&self, first: notify::Result<Event>) -> Saved {
        let begun = Instant::now();
        let mut quiet = quiet_after(&first);
        let mut saved = self.read(first);
        while begun.elapsed() < LONGEST {
            match self.events.recv_timeout(quiet) {
                Ok(event) => {
                    quiet = quiet_after(&event);
                    saved = saved.and(self.read(event));
                }
                Err(_) => break,
            }
        }
        saved
    }

    fn read(&self, event: notify::Result<Event>) -> Saved {
        // An error is a queue that ran over, or a folder that went while it was looked at.
        let Ok(event) = event else { return Saved::Anything };
        if event.need_rescan() {
            return Saved::Anything;
        }
        let certain = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => return Saved::Nothing,
            EventKind::Modify(ModifyKind::Data(_)) => true,
            EventKind::Modify(_) | EventKind::Create(_) | EventKind::Remove(_) => true,
            EventKind::Any | EventKind::Other => false,
        };
        let mut files = BTreeSet::new();
        for path in &event.paths {
            files.extend(self.links.to(path).cloned());
            match named(&self.root, path) {
                Some(name) if certain && !path.is_dir() => {
                    files.insert(name);
                }
                Some(_) => return Saved::Anything,
                None => {}
            }
        }
        if files.is_empty() { Saved::Nothing } else { Saved::Files(files) }
    }

    /// Makes a new issue of every save, in a thread of its own.
    pub(super) fn run(mut self, newsstand: Arc<Newsstand>, mut newsroom: Newsroom) -> Result<(), Error> {
        let root = self.root.clone();
        let thread = thread::Builder::new().name("watch".to_owned());
        let started = thread.spawn(move || {
            let (mut pending, mut wait) = (Saved::Nothing, BENEFIT_OF_DOUBT);
            loop {
                let longest = (!matches!(pending, Saved::Nothing)).then_some(wait);
                let Some(saved) = self.saved(longest) else { return };
                let patience = match saved {
                    Saved::Nothing => Patience::Spent,
                    Saved::Files(_) | Saved::Anything => Patience::Left,
                };
                // What the world refuses to give may be had in a while, such as when fewer files are open, and no event
                // says so.
                wait = match patience {
                    Patience::Left => BENEFIT_OF_DOUBT,
                    Patience::Spent => GLANCE,
                };
                pending = pending.and(saved);
                if !matches!(pending, Saved::Nothing) {
                    pending = self.publish(pending, patience, &newsstand, &mut newsroom);
                }
            }
        });
        started.map(|_| ()).map_err(|it| Error::new("watch", &root, it))
    }

    /// Puts a new issue on display. Gives back what was saved if the text is wrong and may still be half written, or if
    /// it cannot be read.
    fn publish(&mut self, saved: Saved, patience: Patience, newsstand: &Newsstand, newsroom: &mut Newsroom) -> Saved {
        let last = newsstand.issue();
        let changed = match &saved {
            Saved::Nothing => return Saved::Nothing,
            Saved::Files(files) if files.iter().all(|it| it.as_str().contains('/') || it.extension() == "toml") => {
                Changed::Only(files)
            }
            // One of our folders may be a new one.
            Saved::Files(_) | Saved::Anything => Changed::Anything,
        };
        let watched = match changed {
            Changed::Anything => self.folders(),
            Changed::Only(files) if files.iter().any(|it| self.links.lack(&self.root, it)) => self.follow(),
            Changed::Only(_) => Ok(()),
        };
        if let Err(error) = watched {
            complain(&format!("warning: {error}"));
        }
        let (issue, left) = match (newsroom.next(&last, changed, newsstand.watch()), patience) {
            (Ok(issue), Patience::Left) if issue.is_broken() => return saved,
            // A file went between its name and its text, or the masthead is being replaced.
            (Err(_), Patience::Left) => return saved,
            (Ok(issue), Patience::Left | Patience::Spent) => (issue, Saved::Nothing),
            (Err(error), Patience::Spent) => match last.failed(&error, &newsstand.root) {
                issue if issue.report == last.report => return saved,
                issue => (issue, saved),
            },
        };
        tell(newsstand, &last, &issue);
        for note in held::since(&last, &issue) {
            complain(&format!("note: {note}"));
        }
        newsstand.replace(issue);
        left
    }
}

/// Tells what there is to say about `issue`, unless it was said about `last`. Pages that could not be printed are tried
/// again: all is well only when they can be.
fn tell(newsstand: &Newsstand, last: &Issue, issue: &Issue) {
    let is_news = issue.report != last.report;
    let Some(prepared) = issue.prepared.as_ref().filter(|_| !issue.is_broken()) else {
        if is_news {
            (newsstand.told)(&issue.report, &issue.sources);
        }
        return;
    };
    let before = newsstand.faults().clone();
    let mut faults = Faults::default();
    for (path, known) in before.pages() {
        if let Some(Err(fault)) = print(path, newsstand, prepared)
            && faults.note(issue.version, path, &fault)
            && fault != *known
        {
            (newsstand.told)(&fault, &issue.sources);
        }
    }
    let is_well = issue.report.is_empty() && faults.pages().is_empty();
    let is_mended = is_well && !before.pages().is_empty();
    if is_mended || (is_news && (is_well || !issue.report.is_empty())) {
        (newsstand.told)(&issue.report, &issue.sources);
    }
    *newsstand.faults() = faults;
}

/// Which folder is at `path`.
fn folder_at(path: &Path) -> Option<(u64, u64)> {
    path.metadata().ok().filter(Metadata::is_dir).map(|it| (it.dev(), it.ino()))
}

/// How long a save may still go on. A file that was written and closed is whole; only what is known
/// already is waited for.
fn quiet_after(event: &notify::Result<Event>) -> Duration {
    match event {
        Ok(event) if event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write)) => Duration::ZERO,
        Ok(_) | Err(_) => QUIET,
    }
}

impl Saved {
    fn and(self, other: Saved) -> Saved {
        match (self, other) {
            (Saved::Anything, _) | (_, Saved::Anything) => Saved::Anything,
            (Saved::Nothing, it) | (it, Saved::Nothing) => it,
            (Saved::Files(mut files), Saved::Files(more)) => {
                files.extend(more);
                Saved::Files(files)
            }
        }
    }
}

fn refused(path: &Path, error: &notify::Error) -> Error {
    let help = "on Linux, `sysctl fs.inotify.max_user_watches` says how many folders may be watched";
    Error::refusal(format!("cannot watch `{}`: {error}", path.display()), help)
}
