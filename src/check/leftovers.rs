//! What an author meant to come back to.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};

/// What stands for something that is still to come. `TK` is what printers write, since no word begins with it.
const ANYWHERE: [&str; 3] = ["TK", "TKTK", "FIXME"];

/// Tells of `TK`, `TODO:`, `lorem ipsum` and their like, and of what `feuilleton new` and our own help leave to be
/// written.
pub(super) fn check(path: &SourcePath, prose: &str, report: &mut Report) {
    let (front, body) = prose.split_at(front_matter(prose));
    let in_body =
        places(body, &IN_TEXT).into_iter().map(|(it, help)| (front.len() + it.start..front.len() + it.end, help));
    for (range, help) in places(front, &IN_FRONT).into_iter().chain(in_body) {
        let message = format!("something is still to come here: `{}`", &prose[range.clone()]);
        report.warn(Rule::Leftover, Diagnostic::at(Span::new(path, range), message).help(help));
    }
    let mut start = 0;
    for line in prose.split_inclusive('\n') {
        for (at, word) in words(line) {
            // "A TODO app" is a thing; "TODO: an app" is a promise.
            let promise =
                word == "TODO" && (line[at + 4..].starts_with(':') || line[..at].trim_matches(MARKS).is_empty());
            if ANYWHERE.contains(&word) || promise {
                let span = Span::new(path, start + at..start + at + word.len());
                let remark = Diagnostic::at(span, format!("something is still to come here: `{word}`"));
                report.warn(Rule::Leftover, remark.help("write it, or take the note out"));
            }
        }
        let lower = line.to_ascii_lowercase();
        if let Some(at) = lower.find("lorem ipsum") {
            let span = Span::new(path, start + at..start + at + 11);
            report.warn(Rule::Leftover, Diagnostic::at(span, "this text only fills the place of another"));
        }
        start += line.len();
    }
}

/// How long the front matter is: up to the line that ends it.
fn front_matter(prose: &str) -> usize {
    let mut lines = prose.split_inclusive('\n');
    let Some(fence) = lines.next().filter(|it| matches!(it.trim_end(), "+++" | "---")) else { return 0 };
    fence.len() + lines.take_while(|it| it.trim_end() != fence.trim_end()).map(str::len).sum::<usize>()
}

/// What stands in the place of another in a part of a text. It is looked through as a whole: to begin a search costs
/// more than most lines are long.
fn places(part: &str, told: &[Place]) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (before, words, behind, help) in told {
        for (start, _) in part.match_indices(words) {
            let end = start + words.len();
            // On the same line: to look for its beginning at every hit would take as long as it is.
            let above = part[..start].trim_end_matches(['"', '\'']);
            let above = above.trim_end_matches(|it: char| it.is_whitespace() && it != '\n');
            if part[end..].starts_with(*behind) && before.iter().any(|it| above.ends_with(it)) {
                found.push((start..end, *help));
            }
        }
    }
    found
}

/// What stands before some words and behind them, where they are in the place of others, and what to do about it.
type Place = (&'static [&'static str], &'static str, &'static str, &'static str);

const IN_TEXT: [Place; 6] = [
    (&["!["], "what it shows", "](", SHOWS),
    (&["!["], "What it shows", "](", SHOWS),
    (&["!["], "What the picture shows", "](", SHOWS),
    (&["](", "](<"], "https://…", "", "write where it leads"),
    (&["]:"], "https://…", "", "write where it leads"),
    (&["]("], "…", ")", "write where it leads"),
];

const IN_FRONT: [Place; 6] = [
    (&["=", ":"], "What the picture shows", "", SHOWS),
    (&["=", ":"], "what it shows", "", SHOWS),
    (&["=", ":"], "If not the title", "", "write it, or take it out: the title will do"),
    (&["=", ":"], "If not the summary", "", "write it, or take it out: the summary will do"),
    (&["=", ":"], "https://…", "", "write where it leads"),
    (&["=", ":"], "…", "\"", "write it, or take it out"),
];

const SHOWS: &str = "say what the picture shows";

/// What may stand before the first word of a line.
const MARKS: [char; 9] = [' ', '\t', '-', '*', '+', '>', '#', '[', '('];

/// The words of a line and where they begin. A part of an address, a path or a name is none.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let part = |it: char| it.is_alphanumeric() || "_/-+.@&=%?#'’".contains(it);
    let mut at = 0;
    line.split(move |it: char| !part(it)).filter_map(move |piece| {
        let start = at;
        // Every separator is one character, of one byte or more.
        at += piece.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
        let word = piece.trim_end_matches(['.', '?', '-', '\'', '’']);
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::check;
    use crate::diagnostic::Report;
    use crate::source::SourcePath;

    fn found(prose: &str) -> Vec<String> {
        let mut report = Report::default();
        check(&SourcePath::parse("content/one.md").expect("valid"), prose, &mut report);
        report.remarks().iter().map(|(_, it)| prose[it.span.range()].to_owned()).collect()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "how long something takes is measured")]
    fn one_long_line_takes_no_longer_than_many_short_ones() {
        let time = |end: &str| {
            let begun = Instant::now();
            assert_eq!(found(&format!("what it shows]({end}").repeat(100_000)), [""; 0]);
            begun.elapsed()
        };
        let (short, long) = (time("\n"), time(" "));
        assert!(long < 8 * short + Duration::from_secs(1), "{long:?}, where {short:?} were enough");
    }

    #[test]
    fn notes_to_oneself_are_found_and_words_are_not() {
        assert_eq!(found("It was TK degrees, “TK” said.\n[TODO] write\n"), ["TK", "TK", "TODO"]);
        assert_eq!(found("Lorem ipsum dolor. TODO: more.\nFIXME\n"), ["Lorem ipsum", "TODO", "FIXME"]);
        let front =
            "+++\nsummary = \"…\"\ncover = { image = \"p.jpg\", alt = \"What the picture shows\" }\n+++\nIt = \"…\"\n";
        assert_eq!(found(front), ["…", "What the picture shows"]);
        let text = "---\nsummary: \"It rained…\"\n---\n![what it shows](a.png), [b](https://…), [c](…) (…) and what it shows\n";
        assert_eq!(found(text), ["what it shows", "https://…", "…"]);
        assert_eq!(found("![\n'what it shows](a.png)\n![\nwhat it shows](a.png)\n"), [""; 0], "on another line");
        assert_eq!(found("A TODO app in Tcl/TK, https://a.example/TK and ATK.\n"), [""; 0]);
    }
}
