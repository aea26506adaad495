//! What `init` wrote for the author to replace, and readers would get: addresses at example.org, words about words.

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::newsletter::{STARTER, UNTITLED};
use crate::source::{Source, SourcePath, Span};

/// The keys of the masthead whose values are there to be replaced, and what belongs there. The other values will do for
/// many newsletters.
const TO_REPLACE: [(&str, &str); 9] = [
    ("title", "write what the newsletter is called"),
    ("tagline", "write a line that readers could say to a friend"),
    ("description", "write what it is about: search engines and feed readers show it"),
    ("name", "write who signs it"),
    ("base_url", "write where it is published: feeds and letters lead there"),
    ("url", "write the address of the page on which readers subscribe"),
    ("from", "write the address that letters come from"),
    ("unsubscribe", "write where readers leave the list"),
    ("address", "write the postal address of the sender"),
];

/// Tells of every value of the masthead that is still the starter's.
pub fn check_masthead(masthead: &Source, report: &mut Report) {
    let text = &*masthead.text;
    for (key, help) in TO_REPLACE {
        let theirs = if key == "title" { Some(UNTITLED) } else { value_of(STARTER[0].1, key) };
        let value = theirs.expect("the starter says something for each of them");
        if let Some(start) = uncommented(text, key, value) {
            let span = Span::new(&masthead.path, start..start + value.len() + 2);
            report.warn(Rule::Leftover, Diagnostic::at(span, STILL).help(help));
        }
    }
    for (start, _) in text.match_indices(NOBODY) {
        let before = text[..start].rsplit('\n').next().unwrap_or_default();
        let is_told = before.ends_with("from = \"You <");
        if !before.trim_start().starts_with('#') && !is_told {
            let span = Span::new(&masthead.path, start..start + NOBODY.len());
            report.warn(Rule::Leftover, Diagnostic::at(span, "this is nobody's address").help("write your own"));
        }
    }
}

/// The address in the starter and in what our help says to type.
const NOBODY: &str = "you@example.org";

/// Where a text still has a line of the starter's.
pub(super) fn find(path: &SourcePath, prose: &str) -> Option<Span> {
    let mut start = 0;
    for line in prose.split_inclusive('\n') {
        let words = line.trim();
        if is_starters(words) {
            return Some(Span::new(path, start..start + words.len()));
        }
        start += line.len();
    }
    None
}

/// Tells of the texts in which such lines were found, all at once: more would hide what the masthead lacks.
pub(super) fn tell(found: &[Span], report: &mut Report) {
    let Some((first, others)) = found.split_first() else { return };
    let message = match others.len() {
        0 => STILL.to_owned(),
        1 => format!("{STILL}, and one more text has such a line"),
        count => format!("{STILL}, and {count} more texts have such lines"),
    };
    let remark = Diagnostic::at(first.clone(), message);
    report.warn(Rule::Leftover, remark.help("write your own words, or take the file away"));
}

const STILL: &str = "this is still what `feuilleton init` wrote";

/// Whether a line of a text is one of the starter's. Shorter ones, such as `+++`, are anyone's.
fn is_starters(line: &str) -> bool {
    line.len() > 24 && STARTER[1..].iter().any(|(_, text)| text.lines().any(|it| it == line && !it.starts_with('#')))
}

/// The value that follows `key =` in a text, commented out or not.
fn value_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let begins = |at: usize| !text[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_');
    let (at, found) = text.match_indices(&format!("{key} = \"")).find(|(at, _)| begins(*at))?;
    text[at + found.len()..].split_once('"').map(|(value, _)| value)
}

/// Where `key` has this value in quotation marks, on a line that is no comment.
fn uncommented(text: &str, key: &str, value: &str) -> Option<usize> {
    let quoted = format!("\"{value}\"");
    text.match_indices(&quoted).map(|(at, _)| at).find(|at| {
        let line = text[..*at].rsplit('\n').next().unwrap_or_default();
        let before = line.trim_end().strip_suffix('=').unwrap_or_default().trim_end();
        before.ends_with(key) && !line.trim_start().starts_with('#')
    })
}
