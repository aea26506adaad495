//! What is on display: the last edition that could be made, and what is wrong with the newest state of the text.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;

use super::faults::Faults;
use super::inputs::named;
use super::last_good::LastGood;
use crate::desk::{Desk, Prepared, Readings, Terms};
use crate::diagnostic::{Diagnostic, Levels, Report, Reported, Weighed};
use crate::manuscript::{glance, timezone_of};
use crate::memo::Memo;
use crate::newsletter::{Drafts, Now};
use crate::press::{Press, Watch};
use crate::source::{SourcePath, Sources, Span};
use crate::world::clock;
use crate::world::error::Error;
use crate::world::load::{load, reload};
use crate::world::recollection::recall;
use crate::world::terminal::complain;
use crate::world::time_limit::{TimeLimit, in_time};

/// One state of the newsletter.
pub(super) struct Issue {
    /// Counts the states, from a number that no earlier server has reached: a page that was open then is an old one.
    pub version: u64,
    /// The last edition that could be made; `None` if there has been none.
    pub prepared: Option<Arc<Prepared>>,
    /// The newest sources, whether or not an edition could be made of them.
    pub sources: Arc<Sources>,
    /// Everything that is to be said about them.
    pub report: Weighed,
    /// What open pages have to do about it.
    pub change: Change,
}

/// What has changed since the issue before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Style sheets, which a page can take up as it stands.
    Styles,
    /// Anything else.
    Pages,
}

impl Issue {
    /// Whether the newest state is worse than what is shown.
    pub(super) fn is_broken(&self) -> bool {
        self.report.errors() > 0
    }

    /// The issue after this one if the world refuses to give its sources, which lie at `root`: what was good is shown,
    /// with the reason.
    pub(super) fn failed(&self, error: &Error, root: &Path) -> Issue {
        let mut report = Report::default();
        let place = error.file().and_then(|it| named(root, it));
        let place = place.unwrap_or_else(|| self.sources.masthead.path.clone());
        report.error(Diagnostic::at(Span::file(&place), error.to_string()));
        Issue {
            version: self.version + 1,
            prepared: self.prepared.clone(),
            sources: Arc::clone(&self.sources),
            report: report.weighed(&Levels::default()),
            change: Change::Pages,
        }
    }
}

/// Whoever tells the author what there is to say about these sources; nothing, once it was something, is good news.
pub(super) type Told = Box<dyn Fn(&Weighed, &Sources) + Send + Sync>;

/// The current issue, and those who wait for the next.
pub(super) struct Newsstand {
    pub root: PathBuf,
    pub memo: Arc<Memo>,
    pub printed: Mutex<LastGood>,
    faults: Mutex<Faults>,
    pub told: Told,
    limit: TimeLimit,
    issue: Mutex<Arc<Issue>>,
    fresh: Condvar,
}

/// Which files have changed since the issue before.
#[derive(Debug, Clone, Copy)]
pub(super) enum Changed<'a> {
    /// These and no others.
    Only(&'a BTreeSet<SourcePath>),
    /// Any.
    Anything,
}

/// What makes a new issue of a change.
pub(super) struct Newsroom {
    root: PathBuf,
    terms: Terms,
    memo: Arc<Memo>,
    readings: Readings,
    /// What was said when everything was last loaded; `None` if something could not be read.
    loaded: Option<Report>,
    /// The day on which everything was last prepared: tomorrow, other episodes are out.
    day: Option<NaiveDate>,
}

impl Newsstand {
    /// Reads the newsletter at `root` and puts its first issue on display.
    pub(super) fn open(root: &Path, terms: &Terms, told: Told) -> Result<(Newsstand, Newsroom), Error> {
        let mut loaded = Report::default();
        let memo = Arc::new(recall(root));
        let sources = Arc::new(load(root, &memo, &mut loaded)?);
        let root = root.to_path_buf();
        let (terms, readings) = (terms.clone(), Readings::default());
        let mut newsroom =
            Newsroom { root: root.clone(), terms, memo: Arc::clone(&memo), readings, loaded: Some(loaded), day: None };
        let late = |remark| tell_late(&told, remark, &sources);
        let issue = in_time(late, |watch| newsroom.issue(Arc::clone(&sources), None, Change::Pages, watch));
        let issue = Mutex::new(Arc::new(issue));
        let (printed, faults, limit) = (Mutex::default(), Mutex::default(), TimeLimit::default());
        let newsstand = Newsstand { root, memo, printed, faults, told, limit, issue, fresh: Condvar::new() };
        Ok((newsstand, newsroom))
    }

    /// A press for what is `prepared`, under watch.
    pub(super) fn press<'a>(&'a self, prepared: &'a Prepared) -> Press<'a> {
        Desk { memo: &self.memo, watch: &self.limit }.press(prepared)
    }

    /// Tells of every template that takes too long, as long as the process lives. Whoever asked for
    /// its page waits in vain.
    pub(super) fn mind_the_time(&self) {
        self.limit.wait(|remark| tell_late(&self.told, remark, &self.issue().sources));
    }

    /// What watches over templates here.
    pub(super) fn watch(&self) -> &dyn Watch {
        &self.limit
    }

    pub(super) fn issue(&self) -> Arc<Issue> {
        Arc::clone(&self.issue.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What could not be printed.
    pub(super) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn replace(&self, issue: Issue) {
        *self.issue.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(issue);
        self.fresh.notify_all();
    }

    /// The first issue after `version`, or `None` if none has come in `patience`.
    pub(super) fn after(&self, version: u64, patience: Duration) -> Option<Arc<Issue>> {
        let issue = self.issue.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = self.fresh.wait_timeout_while(issue, patience, |it| it.version == version);
        let (issue, _) = wait.unwrap_or_else(PoisonError::into_inner);
        (issue.version != version).then(|| Arc::clone(&issue))
    }
}

/// Tells of a template that takes too long.
fn tell_late(told: &Told, remark: Diagnostic, sources: &Sources) {
    let mut report = Report::default();
    report.error(remark);
    told(&report.weighed(&Levels::default()), sources);
    complain("note: nothing can end its loop; once it is mended, end `serve` and begin again");
}

impl Newsroom {
    /// The issue after `last`, now that files have `changed`, prepared under `watch`.
    pub(super) fn next(&mut self, last: &Issue, changed: Changed<'_>, watch: &dyn Watch) -> Result<Issue, Error> {
        let mut report = Report::default();
        let read = self.read(last, changed, &mut report);
        self.loaded = read.is_ok().then_some(report);
        let sources = Arc::new(read?);
        let change = match changed {
            Changed::Only(files) => {
                if let Some(issue) = self.revision(files, &sources, last, watch) {
                    return Ok(issue);
                }
                if files.iter().all(|it| it.extension() == "css") { Change::Styles } else { Change::Pages }
            }
            Changed::Anything => Change::Pages,
        };
        Ok(self.issue(sources, Some(last), change, watch))
    }

    /// The sources, now that files have `changed`.
    fn read(&self, last: &Issue, changed: Changed<'_>, report: &mut Report) -> Result<Sources, Error> {
        // What was said while loading belongs to files that might have been mended, and so does what could not be read.
        if let Changed::Only(files) = changed
            && self.is_loaded_in_peace()
            && let Some(sources) = reload(&self.root, &last.sources, files, &self.memo, report)?
        {
            return Ok(sources);
        }
        load(&self.root, &self.memo, report)
    }

    fn is_loaded_in_peace(&self) -> bool {
        self.loaded.as_ref().is_some_and(Report::is_empty)
    }

    /// The issue after `last` if one episode says something else in the same place, which is what a save mostly does. A
    /// text of which anything is said is prepared with all others, since what is said of it stands elsewhere now.
    fn revision(
        &mut self,
        changed: &BTreeSet<SourcePath>,
        sources: &Arc<Sources>,
        last: &Issue,
        watch: &dyn Watch,
    ) -> Option<Issue> {
        let prepared = last.prepared.as_ref().filter(|_| !last.is_broken() && self.is_loaded_in_peace())?;
        let (path, 1) = (changed.first()?, changed.len()) else { return None };
        let now = clock::now(prepared.newsletter.masthead.timezone);
        let told = last.report.remarks();
        let concerned = |it: &Diagnostic| it.span.path == *path || it.note.iter().any(|(span, _)| span.path == *path);
        if told.iter().any(|(_, it)| concerned(it))
            || self.day != Some(now.day)
            || !prepared.newsletter.unchanged.contains(&now.second())
        {
            return None;
        }
        let source = sources.manuscript(path)?;
        let prepared = Arc::new(Desk { memo: &self.memo, watch }.revise(&mut self.readings, prepared, source)?);
        let (report, sources) = (last.report.clone(), Arc::clone(sources));
        Some(Issue { version: last.version + 1, prepared: Some(prepared), sources, report, change: Change::Pages })
    }

    fn issue(&mut self, sources: Arc<Sources>, last: Option<&Issue>, change: Change, watch: &dyn Watch) -> Issue {
        // What cannot be read is told, but does not keep the rest from being shown.
        let mut report = Report::default();
        let now = clock::now(timezone_of(&sources.masthead));
        let prepared = self.prepare(&sources, &self.terms.clone(), now, watch, &mut report);
        let last_shown = last.and_then(|it| it.prepared.clone());
        let shown = prepared
            .as_ref()
            .map_or_else(|_| last_shown.or_else(|| self.without_drafts(&sources, watch)), |it| Some(Arc::clone(it)));
        self.day = prepared.is_ok().then_some(now.day);
        let mended = last.is_some_and(Issue::is_broken);
        report.absorb(self.loaded.clone().unwrap_or_default());
        let glanced = || glance(&sources.masthead).map(|it| it.check).unwrap_or_default();
        let levels = prepared.as_ref().map_or_else(|_| glanced(), |it| it.newsletter.masthead.check.clone());
        Issue {
            version: last.map_or_else(first_version, |it| it.version + 1),
            prepared: shown,
            sources,
            report: report.weighed(&levels),
            // Styles of a page that was never shown cannot be exchanged.
            change: if mended { Change::Pages } else { change },
        }
    }

    /// What is finished, for when nothing could be shown yet: a mistake in a draft should not hide it.
    fn without_drafts(&mut self, sources: &Sources, watch: &dyn Watch) -> Option<Arc<Prepared>> {
        let terms = Terms { drafts: Drafts::Withhold, ..self.terms.clone() };
        let now = clock::now(timezone_of(&sources.masthead));
        self.prepare(sources, &terms, now, watch, &mut Report::default()).ok()
    }

    /// An edition of `sources` on these `terms`. What was read is known the next time.
    fn prepare(
        &mut self,
        sources: &Sources,
        terms: &Terms,
        now: Now,
        watch: &dyn Watch,
        report: &mut Report,
    ) -> Result<Arc<Prepared>, Reported> {
        let readings = std::mem::take(&mut self.readings);
        let desk = Desk { memo: &self.memo, watch };
        let (prepared, readings) = desk.prepare_again(readings, sources, terms, now, report);
        self.readings = readings;
        prepared.map(Arc::new)
    }
}

/// The milliseconds of a clock grow faster than anyone saves.
fn first_version() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.ok().and_then(|it| it.as_millis().try_into().ok()).unwrap_or(1)
}
