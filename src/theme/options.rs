//! What filters, tests and functions are told between parentheses. The engine passes over a name that they do not know,
//! and prints as if nothing had been said: `join(separator=", ")` joins with nothing. A misspelt one must not be lost.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Report, Reported, did_you_mean};
use crate::source::{Source, Span};

/// Tells of every option in a template that what it is said to does not take.
///
/// # Errors
/// When there is one.
pub(super) fn check(template: &Source, report: &mut Report) -> Result<(), Reported> {
    let mut told = Ok(());
    for said in options(&template.text) {
        let Some(known) = known(said.to) else { continue };
        if known.contains(&said.name) {
            continue;
        }
        let message = format!("`{}` takes no `{}`", said.to, said.name);
        let help = did_you_mean(said.name, known.iter().copied(), || match known {
            [] => format!("write `{}` without it", said.to),
            known => format!("it takes `{}`", known.join("`, `")),
        });
        told = Err(report.error(Diagnostic::at(Span::new(&template.path, said.range), message).help(help)));
    }
    told
}

/// A name, and the options that it takes.
type Known = (&'static str, &'static [&'static str]);

/// The filters of the engine, as of Tera 2.4, which does not name them; and ours.
pub(super) const FILTERS: &[Known] = &[
    ("abs", &[]),
    ("absolute_url", &[]),
    ("asset", &[]),
    ("capitalize", &[]),
    ("date", &["format"]),
    ("default", &["value", "boolean"]),
    ("escape", &[]),
    ("escape_html", &[]),
    ("escape_xml", &[]),
    ("excerpt", &["length"]),
    ("first", &[]),
    ("fit", &["width", "height", "largest", "smallest", "italic"]),
    ("float", &[]),
    ("get", &["key", "default"]),
    ("group_by", &["attribute"]),
    ("here", &["url"]),
    ("indent", &["width", "indentation", "first", "blank"]),
    ("int", &["base"]),
    ("join", &["sep"]),
    ("keys", &[]),
    ("last", &[]),
    ("length", &[]),
    ("lower", &[]),
    ("markdown", &["inline"]),
    ("newlines_to_br", &[]),
    ("nth", &["n"]),
    ("pairs", &[]),
    ("pluralize", &["singular", "plural"]),
    ("replace", &["from", "to"]),
    ("reverse", &[]),
    ("round", &["method", "precision"]),
    ("safe", &[]),
    ("sizes", &["shown"]),
    ("slug", &[]),
    ("sort", &["attribute"]),
    ("split", &["pat"]),
    ("str", &[]),
    ("title", &[]),
    ("trim", &["pat"]),
    ("trim_end", &["pat"]),
    ("trim_start", &["pat"]),
    ("truncate", &["length", "end"]),
    ("typeset", &[]),
    ("unique", &[]),
    ("upper", &[]),
    ("values", &[]),
    ("wordcount", &[]),
];

/// The tests of the engine, and ours.
pub(super) const TESTS: &[Known] = &[
    ("array", &[]),
    ("asset", &[]),
    ("bool", &[]),
    ("containing", &["pat"]),
    ("defined", &[]),
    ("divisible_by", &["divisor"]),
    ("ending_with", &["pat"]),
    ("even", &[]),
    ("float", &[]),
    ("integer", &[]),
    ("iterable", &[]),
    ("map", &[]),
    ("none", &[]),
    ("number", &[]),
    ("odd", &[]),
    ("starting_with", &["pat"]),
    ("string", &[]),
    ("undefined", &[]),
];

/// The functions of the engine, and ours; `super` prints the block of the parent.
pub(super) const FUNCTIONS: &[Known] =
    &[("range", &["start", "end", "step_by"]), ("super", &[]), ("throw", &["message", "help"])];

/// What takes options by this name.
fn known(name: &str) -> Option<&'static [&'static str]> {
    [FILTERS, TESTS, FUNCTIONS].into_iter().flatten().find(|it| it.0 == name).map(|it| it.1)
}

/// An option, and what it is said to.
struct Said<'a> {
    to: &'a str,
    name: &'a str,
    range: Range<usize>,
}

/// Every option in a template that can be read.
fn options(text: &str) -> Vec<Said<'_>> {
    let (mut said, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find('{').map(|it| at + it) {
        let inner = start + 2;
        at = match text.get(start..inner) {
            Some("{#") => after(text, inner, "#}"),
            Some("{%") if tag(&text[inner..]) == "raw" => after(text, inner, "endraw"),
            Some("{%") => in_tag(text, inner, "%}", &mut said),
            Some("{{") => in_tag(text, inner, "}}", &mut said),
            _ => start + 1,
        };
    }
    said
}

/// The name of the tag that begins before `rest`.
fn tag(rest: &str) -> &str {
    rest.trim_start_matches('-').trim_start().split(|it| !is_letter(it)).next().unwrap_or_default()
}

/// Where `end` ends, from byte `at` on; the end of the text if it is not there.
fn after(text: &str, at: usize, end: &str) -> usize {
    text[at..].find(end).map_or(text.len(), |it| at + it + end.len())
}

/// Notes the options in the tag whose inside begins at byte `at`, and gives where it ends.
fn in_tag<'a>(text: &'a str, mut at: usize, end: &str, said: &mut Vec<Said<'a>>) -> usize {
    // What is called by each parenthesis that is open; brackets call nothing.
    let mut open: Vec<Option<&str>> = Vec::new();
    let (mut before, mut word, mut word_at) = ("", "", at);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with(end) {
            return at + end.len();
        }
        let token = &rest[..length(rest, first)];
        match token {
            // A component, `lamp` or `lamp.web`, says here what it takes itself.
            "(" => open.push(Some(word).filter(|_| !["component", "."].contains(&before))),
            "[" | "{" => open.push(None),
            ")" | "]" | "}" => {
                open.pop();
            }
            "=" if word.chars().all(is_letter) && !rest.starts_with("==") => {
                if let Some(Some(to)) = open.last() {
                    said.push(Said { to, name: word, range: word_at..word_at + word.len() });
                }
            }
            _ => {}
        }
        if !first.is_whitespace() {
            (before, word, word_at) = (word, token, at);
        }
        at += token.len();
    }
    at
}

/// How many bytes of `rest`, which begins with `first`, belong together: a text in quotation marks, a name, or a sign.
fn length(rest: &str, first: char) -> usize {
    match first {
        '"' | '\'' | '`' => {
            let mut is_escaped = false;
            let ends = |it: char| {
                let ends = it == first && !is_escaped;
                is_escaped = it == '\\' && !is_escaped;
                ends
            };
            rest[1..].find(ends).map_or(rest.len(), |it| it + 2)
        }
        it if is_letter(it) => rest.find(|it| !is_letter(it)).unwrap_or(rest.len()),
        it => it.len_utf8(),
    }
}

fn is_letter(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

#[cfg(test)]
mod tests {
    use super::super::embedded::TEMPLATES;
    use super::{known, options};

    #[test]
    fn the_default_theme_says_nothing_that_is_not_known() {
        let mut count = 0;
        for (template, text) in TEMPLATES {
            for said in options(text) {
                assert!(
                    known(said.to).is_some_and(|it| it.contains(&said.name)),
                    "{template}: {}({}=)",
                    said.to,
                    said.name
                );
                count += 1;
            }
        }
        assert!(count > 20, "{count} were found");
    }

    #[test]
    fn every_filter_of_ours_is_known() {
        let registered = include_str!("filters.rs").split("register_filter(\"").skip(1);
        let names: Vec<&str> = registered.filter_map(|it| it.split('"').next()).collect();
        assert!(names.len() > 8, "{names:?}");
        for name in names {
            assert!(known(name).is_some(), "{name}");
        }
    }
}
