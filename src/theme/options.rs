//! What filters, tests and functions are told between parentheses. The engine passes over a name that they do not know,
//! and prints as if nothing had been said: `join(separator=", ")` joins with nothing. A misspelt one must not be lost.

use super::tags::{Tag, Token, tags};
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
        let Token { text: name, .. } = said.option;
        if known.contains(&name) {
            continue;
        }
        let message = format!("`{}` takes no `{name}`", said.to);
        let help = did_you_mean(name, known.iter().copied(), || match known {
            [] => format!("write `{}` without it", said.to),
            known => format!("it takes `{}`", known.join("`, `")),
        });
        told = Err(report.error(Diagnostic::at(Span::new(&template.path, said.option.range()), message).help(help)));
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
struct Said<'t> {
    to: &'t str,
    option: Token<'t>,
}

/// Every option in a template that can be read.
fn options(text: &str) -> impl Iterator<Item = Said<'_>> {
    tags(text).flat_map(|it| options_in(&it))
}

/// The options in a tag.
fn options_in<'t>(tag: &Tag<'t>) -> Vec<Said<'t>> {
    let mut said = Vec::new();
    // What is called by each parenthesis that is open; brackets call nothing.
    let mut open: Vec<Option<&str>> = Vec::new();
    for (place, token) in tag.tokens.iter().enumerate() {
        let before = place.checked_sub(1).map(|it| tag.tokens[it]);
        match token.text {
            // A component says here what it takes itself.
            "(" if tag.is("component") => open.push(None),
            "(" => open.push(before.map(|it| it.text)),
            "[" | "{" => open.push(None),
            ")" | "]" | "}" => {
                open.pop();
            }
            "=" => {
                if let (Some(Some(to)), Some(option)) = (open.last(), before.filter(|it| it.is_name())) {
                    said.push(Said { to, option });
                }
            }
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::super::embedded::TEMPLATES;
    use super::{Said, known, options};

    #[test]
    fn the_default_theme_says_nothing_that_is_not_known() {
        let mut count = 0;
        for (template, text) in TEMPLATES {
            for Said { to, option } in options(text) {
                assert!(known(to).is_some_and(|it| it.contains(&option.text)), "{template}: {to}({}=)", option.text);
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
