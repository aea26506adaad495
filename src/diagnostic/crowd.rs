//! Remarks that come in crowds. Nobody reads two thousand of them, so of each crowd a few are drawn, and the rest are
//! counted.

use std::collections::BTreeMap;

use super::remark::Diagnostic;
use super::report::Severity;
use super::rule::Rule;
use crate::source::SourcePath;

/// What some remarks have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Crowd<'a> {
    /// Warnings of one rule that say the same of different words, and have the same help: the gist of both.
    Like(Rule, String),
    /// Errors that say the same of several files: where a thousand posts come from elsewhere, each has the same key.
    Common(&'a str),
    /// Errors in one file: nobody mends more before building again.
    Within(&'a SourcePath),
    /// Remarks about a long line, by its first byte: for each the renderer reads all of the line, which may be a whole
    /// text without a break.
    OnLine(&'a SourcePath, usize),
}

impl Crowd<'_> {
    /// At most so many of it are drawn: remarks, or files that have one.
    fn limit(&self) -> usize {
        match self {
            Crowd::Like(..) | Crowd::Common(_) => 5,
            Crowd::OnLine(..) => 20,
            Crowd::Within(_) => 100,
        }
    }
}

/// How many there are of each crowd so far.
#[derive(Debug, Default)]
pub(super) struct Tally<'a>(BTreeMap<Crowd<'a>, Count<'a>>);

#[derive(Debug)]
struct Count<'a> {
    met: usize,
    /// The file that was met last.
    last: Option<&'a SourcePath>,
    /// What all of them say, if it is the same to the letter.
    says: Option<&'a str>,
}

impl<'a> Tally<'a> {
    /// Whether `remark` is drawn. They come in the order of the files. `long_line` says where the long line begins that
    /// it is about, if it is about one.
    pub(super) fn admits(
        &mut self,
        severity: Severity,
        remark: &'a Diagnostic,
        long_line: impl Fn() -> Option<usize>,
    ) -> bool {
        let path = &remark.span.path;
        let kind = match severity {
            Severity::Warning(rule) => {
                let help = remark.help.as_deref().unwrap_or_default();
                Crowd::Like(rule, gist(&[&remark.message, "\n", help].concat()))
            }
            Severity::Error | Severity::Raised(_) => Crowd::Common(&remark.message),
        };
        // One that is not drawn crowds out no other.
        self.has_room(kind, remark)
            && long_line().is_none_or(|it| self.has_room(Crowd::OnLine(path, it), remark))
            && (!severity.is_error() || self.has_room(Crowd::Within(path), remark))
    }

    fn has_room(&mut self, crowd: Crowd<'a>, remark: &'a Diagnostic) -> bool {
        let (path, message) = (&remark.span.path, remark.message.as_str());
        let (limit, counts_files) = (crowd.limit(), matches!(crowd, Crowd::Common(_)));
        let count = self.0.entry(crowd).or_insert(Count { met: 0, last: None, says: Some(message) });
        if !counts_files || count.last != Some(path) {
            count.met += 1;
            count.last = Some(path);
        }
        count.says = count.says.filter(|it| *it == message);
        count.met <= limit
    }

    /// The crowds of which not all is drawn, each with how many more there are, and what all of them say, if that is
    /// the same to the letter.
    pub(super) fn rest(&self) -> impl Iterator<Item = (&Crowd<'a>, usize, Option<&'a str>)> {
        let rest = |(crowd, count): (_, &Count<'a>)| (crowd, count.met.saturating_sub(Crowd::limit(crowd)), count.says);
        self.0.iter().map(rest).filter(|(_, more, _)| *more > 0)
    }
}

/// A message without what it quotes or counts: two of one gist ask for the same to be done, here and there.
fn gist(message: &str) -> String {
    let mut gist = String::with_capacity(message.len());
    for (at, part) in message.split('`').enumerate() {
        if at % 2 == 1 {
            gist.push_str("`…`");
            continue;
        }
        for (at, words) in part.split('"').enumerate() {
            let quoted = if at % 2 == 1 { "\"…\"" } else { words };
            gist.push_str(quoted);
        }
    }
    gist
}

#[cfg(test)]
mod tests {
    use super::gist;

    #[test]
    fn what_is_quoted_makes_no_other_remark() {
        assert_eq!(gist("this `**` is never closed"), gist("this `_` is never closed"));
        assert_ne!(gist("this `**` is never closed"), gist("this `**` closes nothing"));
        assert_eq!(gist("\"a\" and `b`"), "\"…\" and `…`");
    }
}
