//! A text that is examined, and what is told of it: of its marks, its links, and the languages and options of its code.

use std::ops::Range;

use super::fault::Fault;
use super::highlight;
use super::link::{Link, runs_script};
use super::slips::in_fence;
use crate::diagnostic::{Diagnostic, Report, Reported, Rule, nearest};
use crate::source::{Source, Span};

/// A text that is examined.
pub(super) struct Examined<'a> {
    pub source: &'a Source,
    /// Where it begins in its file. All ranges count from there.
    pub start: usize,
}

impl Examined<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(&self.source.path, range.start + self.start..range.end + self.start)
    }

    /// The first line of what stands at `range`.
    fn first_line(&self, range: &Range<usize>) -> &str {
        self.source.text[range.start + self.start..].lines().next().unwrap_or("")
    }

    /// Tells of all `faults`.
    ///
    /// # Errors
    /// When one of them would lose something.
    pub(super) fn tell(&self, faults: impl IntoIterator<Item = Fault>, report: &mut Report) -> Result<(), Reported> {
        let mut result = Ok(());
        for Fault { slip, rule } in faults {
            let remark = slip.moved(self.start).remark(&self.source.path);
            match rule {
                Some(rule) => report.warn(rule, remark),
                None => result = Err(report.error(remark)),
            }
        }
        result
    }

    /// Tells of `links` that no reader can follow, or none should.
    ///
    /// # Errors
    /// When one would run a script.
    pub(super) fn tell_links(&self, links: &[Link], report: &mut Report) -> Result<(), Reported> {
        let mut result = Ok(());
        for link in links.iter().filter(|it| runs_script(&it.destination)) {
            let remark = Diagnostic::at(
                self.span(&link.range),
                "this address would run a script or open a file of the reader's",
            );
            result = Err(report.error(remark.help("link to a page or a file, such as `https://example.org/`")));
        }
        for (link, meant) in links.iter().filter_map(|it| Some((it, scheme_meant(&it.destination)?))) {
            let remark = Diagnostic::at(self.span(&link.range), "no site is reached by this address");
            report.warn(Rule::LooseLink, remark.help(format!("did you mean `{meant}`?")));
        }
        for (link, name) in links.iter().filter_map(|it| Some((it, on_a_disk(&it.destination)?))) {
            let message = "this leads to a file of yours, which readers do not have";
            let remark = Diagnostic::at(self.span(&link.range), message);
            report.warn(Rule::LooseLink, remark.help(format!("put it beside this text, and link to `{name}`")));
        }
        result
    }

    /// Tells of code in `unknown` languages, each by its name and where the code stands.
    pub(super) fn tell_languages(&self, unknown: Vec<(String, Range<usize>)>, report: &mut Report) {
        for (name, range) in unknown {
            let place = self.span(&(range.start..range.start + self.first_line(&range).len()));
            let close =
                nearest(&name, highlight::languages()).map(|it| format!("did you mean `{}`?", it.to_lowercase()));
            let remark = Diagnostic::at(place, format!("no language is called `{name}`; the code stays plain"));
            report.warn(Rule::UnknownLanguage, remark.help_if(close));
        }
    }

    /// Tells of slips in what stands behind the fences of `codes`, each by how many lines it has and where it stands.
    pub(super) fn tell_code(&self, codes: Vec<(usize, Range<usize>)>, report: &mut Report) {
        for (lines, range) in codes {
            let line = self.first_line(&range);
            let info = line.trim_start_matches(['`', '~']);
            let begins = range.start + line.len() - info.len();
            for slip in in_fence(info, lines) {
                report.warn(Rule::CodeOption, slip.moved(self.start + begins).remark(&self.source.path));
            }
        }
    }
}

/// The address that was meant by one that begins nearly with `https://`.
fn scheme_meant(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let mistyped = !["http", "https"].iter().any(|it| it.eq_ignore_ascii_case(scheme))
        && (scheme.starts_with('h') || ["ttp", "ttps"].contains(&scheme));
    let meant = nearest(scheme, ["https", "http"]).filter(|_| mistyped && scheme.len() <= 7)?;
    Some(format!("{meant}://{rest}"))
}

/// The name of the file that an address means on a disk of Windows: no scheme has but one letter.
fn on_a_disk(address: &str) -> Option<&str> {
    let (disk, path) = address.split_once(':')?;
    let is_disk = disk.len() == 1 && disk.starts_with(|it: char| it.is_ascii_alphabetic());
    path.rsplit(['\\', '/']).next().filter(|it| is_disk && !it.is_empty())
}
