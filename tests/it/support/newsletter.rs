//! Small newsletters. All files of one stand in a single string, each below a line `//- path`, and no disk is touched.
//!
//! What the author is told stands in the tested text itself, as carets under what it is about:
//!
//! ```text
//! date = "soon"
//!        ^^^^^^ `date` must be a day
//!        help: write its day, such as `date = 2026-03-01`
//! ```
//!
//! A warning says so: `^^^^ warning: …`. The lines `help: …` and `note: …` may be left out.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Utc};
use feuilleton::address::BaseUrl;
use feuilleton::check::Galley;
use feuilleton::desk::{Desk, Prepared, Terms};
use feuilleton::diagnostic::{Diagnostic, Drawing, Levels, Report, Reported, Rule, Severity, draw};
use feuilleton::edition::Content;
use feuilleton::email::{self, Letter, Outlet, Portion};
use feuilleton::manuscript::timezone_of;
use feuilleton::memo::Memo;
use feuilleton::newsletter::{Drafts, Future, Now};
use feuilleton::picture::Recipe;
use feuilleton::press::{Press, Unwatched};
use feuilleton::source::{Asset, Chapter, Fingerprint, Matter, Motion, Source, SourcePath, Sources, Span};

use super::file::{File, Remark, files};
use super::site::Site;

/// The masthead of a newsletter that has none.
const MASTHEAD: &str = "title = \"Letters\"\nbase_url = \"https://letters.example\"\n";

/// The day of every test that names none.
const TODAY: &str = "2026-06-30";

/// Checks that the author of `text` is told exactly what stands in it below carets, and nothing where none do.
#[track_caller]
pub fn check(text: &str) {
    newsletter(text).check();
}

/// Checks that `feuilleton check` tells the author of `text` of exactly the marks, the leftovers and the titles that
/// stand in it above carets.
#[track_caller]
pub fn proofread(text: &str) {
    newsletter(text).proofread(&[Rule::LooseMark, Rule::Leftover, Rule::DuplicateTitle]);
}

/// What a text in Markdown becomes on its page.
#[track_caller]
pub fn html(markdown: &str) -> String {
    letter(markdown).site().prose("/rain/").to_owned()
}

/// A newsletter of one episode, called "Rain".
pub fn letter(markdown: &str) -> Newsletter {
    newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{}", markdown.trim_start_matches('\n')))
}

/// The newsletter that `text` holds.
pub fn newsletter(text: &str) -> Newsletter {
    Newsletter { files: files(text), today: moment(&format!("{TODAY}T12:00:00Z")), hour: Hour::Any, terms: TERMS }
}

const TERMS: Terms = Terms { base_url: None, drafts: Drafts::Withhold, future: Future::Withhold };

/// A moment that clocks everywhere can be asked about.
fn moment(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment such as 2026-01-06T12:00:00Z")
}

/// A newsletter as its author sees it, and the terms on which it is published.
pub struct Newsletter {
    files: Vec<File>,
    today: DateTime<Utc>,
    hour: Hour,
    terms: Terms,
}

/// Whether the hour of a day counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hour {
    /// It is all of the day.
    Any,
    /// It is that moment.
    Told,
}

impl Newsletter {
    /// Published on another day.
    pub fn on(self, day: &str) -> Newsletter {
        Newsletter { hour: Hour::Any, ..self.at_moment(&format!("{day}T12:00:00Z")) }
    }

    /// Published at a moment that is not the same day everywhere.
    pub fn at_moment(self, text: &str) -> Newsletter {
        Newsletter { today: moment(text), hour: Hour::Told, ..self }
    }

    /// Published at another address than the masthead's.
    pub fn at(mut self, base_url: &str) -> Newsletter {
        self.terms.base_url = Some(BaseUrl::parse(base_url).expect("a web address"));
        self
    }

    /// Published with what is not finished.
    pub fn with_drafts(mut self) -> Newsletter {
        self.terms.drafts = Drafts::Include;
        self
    }

    /// Published with what is not due.
    pub fn with_future(mut self) -> Newsletter {
        self.terms.future = Future::Include;
        self
    }

    /// With this `text` in the file at `path`, whatever stood there.
    pub fn with(mut self, path: &str, text: &str) -> Newsletter {
        self.files.retain(|it| it.path.as_str() != path);
        self.files.push(File { text: text.to_owned(), ..File::at(path) });
        self
    }

    /// Every file with its text, the masthead among them.
    pub fn files(&self) -> Vec<(String, String)> {
        let masthead = self.sources().masthead;
        let others = self.files.iter().filter(|it| it.path != masthead.path);
        let files = others.map(|it| (it.path.to_string(), it.text.clone()));
        files.chain([(masthead.path.to_string(), masthead.text.to_string())]).collect()
    }

    /// The printed site.
    #[track_caller]
    pub fn site(&self) -> Site {
        let (report, site) = self.print();
        match site {
            Some(site) if report.errors() == 0 => site,
            _ => panic!("this newsletter has mistakes:\n{}", self.draw(&report)),
        }
    }

    /// What the author is told, and the printed site if there is no mistake.
    pub fn outcome(&self) -> (Report, Option<Site>) {
        let (report, site) = self.print();
        let site = site.filter(|_| report.errors() == 0);
        (report, site)
    }

    /// Checks the remarks that stand in the text.
    #[track_caller]
    pub fn check(&self) {
        self.compare(&self.print().0, |_| true);
    }

    /// Checks those that stand in the text once `feuilleton check` has looked at it, of `rules` alone.
    #[track_caller]
    pub fn proofread(&self, rules: &[Rule]) {
        let (mut report, memo) = (Report::default(), Memo::default());
        let (sources, now, desk) = (self.sources(), self.now(), Desk { memo: &memo, watch: &Unwatched });
        if let Ok(prepared) = desk.prepare(&sources, &self.terms, now, &mut report) {
            let press = desk.press(&prepared);
            let galley = Galley { prepared: &prepared, sources: &sources, press: &press, today: now.day };
            feuilleton::check::check(galley, &mut report);
        }
        self.compare(&report, |it| it.rule().is_none_or(|it| rules.contains(&it)));
    }

    /// Checks that of all remarks of `report`, those that matter stand in the text.
    #[track_caller]
    fn compare(&self, report: &Report, matters: impl Fn(Severity) -> bool) {
        let mut told: BTreeMap<&SourcePath, Vec<Remark>> = BTreeMap::new();
        for (severity, remark) in report.remarks().into_iter().filter(|(severity, _)| matters(*severity)) {
            told.entry(&remark.span.path).or_default().push(self.remark(severity, remark));
        }
        let (mut expected, mut actual) = (String::new(), String::new());
        for file in &self.files {
            let mut told = told.remove(&file.path).unwrap_or_default();
            told.sort_by_key(|it| (it.line, it.columns.start));
            for it in &mut told {
                let same =
                    |other: &&Remark| (&other.columns, &other.says, other.line) == (&it.columns, &it.says, it.line);
                if let Some(expected) = file.remarks.iter().find(same) {
                    it.help = it.help.take().filter(|_| expected.help.is_some());
                    it.note = it.note.take().filter(|_| expected.note.is_some());
                }
            }
            file.draw(&file.remarks, &mut expected);
            file.draw(&told, &mut actual);
        }
        assert!(told.is_empty(), "more is said, of other files:\n{}", self.draw(report));
        assert!(expected == actual, "the text should be:\n\n{actual}\nbut it is:\n\n{expected}");
    }

    /// Its first episode as mail.
    #[track_caller]
    pub fn mailed(&self) -> Letter {
        self.on_press(|press, report| email::letter(0, Outlet::Mail, Portion::Whole, press, report))
    }

    /// What `print` makes of it on the press.
    #[track_caller]
    pub fn on_press<T>(&self, print: impl FnOnce(&Press<'_>, &mut Report) -> Result<T, Reported>) -> T {
        let mut report = Report::default();
        let printed = self.prepared(&mut report, |_, press, report| print(press, report)).and_then(|it| it);
        printed.unwrap_or_else(|_| panic!("this newsletter has mistakes:\n{}", self.draw(&report)))
    }

    /// The addresses of its sheets, in the order in which they are printed.
    #[track_caller]
    pub fn in_print_order(&self) -> Vec<String> {
        let mut report = Report::default();
        let addresses = self.prepared(&mut report, |prepared, _, _| {
            let sheets = prepared.edition.in_print_order(&prepared.newsletter);
            sheets.into_iter().map(|(path, _)| path.to_string()).collect()
        });
        addresses.unwrap_or_else(|_| panic!("this newsletter has mistakes:\n{}", self.draw(&report)))
    }

    /// What `ask` says of it, once it is prepared and on the press.
    fn prepared<T>(
        &self,
        report: &mut Report,
        ask: impl FnOnce(&Prepared, &Press<'_>, &mut Report) -> T,
    ) -> Result<T, Reported> {
        let memo = Memo::default();
        let desk = Desk { memo: &memo, watch: &Unwatched };
        let prepared = desk.prepare(&self.sources(), &self.terms, self.now(), report)?;
        Ok(ask(&prepared, &desk.press(&prepared), report))
    }

    fn now(&self) -> Now {
        let timezone = timezone_of(&self.sources().masthead);
        let day = self.today.with_timezone(&timezone).date_naive();
        if self.hour == Hour::Told { Now::at(self.today, day) } else { day.into() }
    }

    /// What the author is told, as it is drawn on a terminal.
    pub fn told(&self) -> String {
        self.draw(&self.print().0)
    }

    fn draw(&self, report: &Report) -> String {
        draw(&report.clone().weighed(&Levels::default()), "", |it| self.text(it), Drawing::Plain)
    }

    fn print(&self) -> (Report, Option<Site>) {
        let mut report = Report::default();
        let site = self.prepared(&mut report, |prepared, press, report| {
            let sheets = prepared.edition.sheets().filter_map(|(path, sheet)| {
                let text = match prepared.edition.print(path, sheet, press, report).ok()? {
                    Content::Printed(bytes) => String::from_utf8(bytes).expect("sheets are UTF-8"),
                    Content::File(source) => format!("the file {source}"),
                    Content::Picture(source, Recipe::Bare) => format!("the file {source}"),
                    Content::Picture(source, recipe) => format!("{recipe:?} of {source}"),
                    Content::Card(svg) => svg,
                    Content::Theme(_) => "a file of the theme".to_owned(),
                };
                Some((path.to_string(), text))
            });
            let titles = prepared.newsletter.episodes.iter().map(|it| it.manuscript.title.clone()).collect();
            Site { sheets: sheets.collect(), titles }
        });
        (report, site.ok())
    }

    fn sources(&self) -> Sources {
        let text = |it: &File| Source { path: it.path.clone(), text: it.text.as_str().into() };
        let asset = |it: &File| Asset {
            path: it.path.clone(),
            length: it.text.len() as u64,
            dimensions: it.size,
            playing_time: it.time,
            chapters: Chapter::all_in(it.text.as_bytes()),
            motion: if it.path.extension() == "gif" { Motion::Moving } else { Motion::Still },
            fingerprint: Fingerprint::is_for(&it.path.extension()).then(|| Fingerprint::of(it.text.as_bytes())),
            matter: Matter::Unread,
        };
        let below = |folder: &'static str| self.files.iter().filter(move |it| it.path.below(folder).is_some());
        let (manuscripts, enclosures): (Vec<&File>, Vec<&File>) =
            below("content").partition(|it| it.path.extension() == "md");
        let masthead = self.files.iter().find(|it| it.path.as_str() == "newsletter.toml").map(text);
        Sources {
            masthead: masthead.unwrap_or_else(|| Source {
                path: SourcePath::parse("newsletter.toml").expect("a plain name"),
                text: MASTHEAD.into(),
            }),
            manuscripts: manuscripts.into_iter().map(|it| text(it).into()).collect(),
            templates: below("templates").map(text).collect(),
            enclosures: enclosures.into_iter().map(asset).collect(),
            statics: below("static").map(asset).collect(),
            fonts: Vec::new(),
            styles: below("static").filter(|it| it.path.extension() == "css").map(text).collect(),
        }
    }

    fn text(&self, path: &SourcePath) -> Option<&str> {
        self.files.iter().find(|it| it.path == *path).map(|it| it.text.as_str())
    }

    fn remark(&self, severity: Severity, remark: &Diagnostic) -> Remark {
        let warning = if severity == Severity::Error { "" } else { "warning: " };
        let (line, columns) = self.place(&remark.span);
        let note = remark.note.as_ref().map(|(span, label)| {
            let (line, _) = self.place(span);
            format!("{}:{}: {label}", span.path, line + 1)
        });
        Remark { line, columns, says: format!("{warning}{}", remark.message), help: remark.help.clone(), note }
    }

    /// A place as a line and its characters; of several lines, what stands on the first.
    fn place(&self, span: &Span) -> (usize, Range<usize>) {
        let text = self.text(&span.path).unwrap_or("");
        let (before, rest) = text.split_at(span.start.min(text.len()));
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        let column = before[line_start..].chars().count();
        let meant = &rest[..(span.end - span.start).min(rest.len())];
        let width = meant.lines().next().unwrap_or("").chars().count().max(1);
        (before.matches('\n').count(), column..column + width)
    }
}
