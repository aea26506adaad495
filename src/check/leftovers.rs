//! What an author meant to come back to.

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};

/// What stands for something that is still to come. `TK` is what printers write, since no word begins with it.
const ANYWHERE: [&str; 3] = ["TK", "TKTK", "FIXME"];

/// Tells of `TK`, `TODO:`, `lorem ipsum` and their like.
pub(super) fn check(path: &SourcePath, prose: &str, report: &mut Report) {
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
    use super::check;
    use crate::diagnostic::Report;
    use crate::source::SourcePath;

    fn found(prose: &str) -> Vec<String> {
        let mut report = Report::default();
        check(&SourcePath::parse("content/one.md").expect("valid"), prose, &mut report);
        report.remarks().iter().map(|(_, it)| prose[it.span.range()].to_owned()).collect()
    }

    #[test]
    fn notes_to_oneself_are_found_and_words_are_not() {
        assert_eq!(found("It was TK degrees, “TK” said.\n[TODO] write\n"), ["TK", "TK", "TODO"]);
        assert_eq!(found("Lorem ipsum dolor. TODO: more.\nFIXME\n"), ["Lorem ipsum", "TODO", "FIXME"]);
        assert_eq!(found("A TODO app in Tcl/TK, https://a.example/TK and ATK.\n"), [""; 0]);
    }
}
