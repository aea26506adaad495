//! A mistake in a template, told like any other: file, line, caret, and the names that exist.

use tera::ErrorKind;

use super::embedded::{self, DEFAULT};
use super::places::{offset, path_of, text_of, word};
use super::tags::{definition, mention};
use super::thrown::HELP;
use super::{blocks, meant, open_tags};
use crate::diagnostic::{Diagnostic, Report, Reported, nearest};
use crate::source::{Source, SourcePath, Span};

/// Whether a template cannot be read at all, whatever else there is.
pub(super) fn is_syntax(error: &tera::Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(_))
}

/// Tells of `error` under the template's own text.
pub(super) fn tell(error: &tera::Error, templates: &[Source], report: &mut Report) -> Reported {
    report.error(remark(error, templates))
}

/// What is to be said of `error`, under the template's own text.
pub(super) fn remark(error: &tera::Error, templates: &[Source]) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(it) | ErrorKind::RenderingError(it) => {
            let (message, help) = split(it.message());
            let span = Span::new(&path_of(it.filename()), it.span().range.clone());
            let open = text_of(&span.path, templates).filter(|_| is_syntax(error));
            let unended = open.and_then(|text| match it.message() {
                END => open_tags::at_end(text, &span),
                _ => open_tags::at_tag(text, &span),
            });
            unended.unwrap_or_else(|| {
                let text = text_of(&span.path, templates).unwrap_or_default();
                let help = help.or_else(|| meant::at(it.message(), text, &span.range(), templates));
                let message = named(message, text.get(span.start..).unwrap_or_default());
                match caller(error, &span, templates) {
                    Some(own) => Diagnostic::at(own, message).help_if(help).note(span, "it is asked for here"),
                    None => Diagnostic::at(span, message).help_if(help),
                }
            })
        }
        ErrorKind::MissingParent { current, parent } => {
            let path = path_of(current);
            let text = templates.iter().find(|it| it.path == path).map(|it| &*it.text);
            let place = text.and_then(|it| mention(parent, it));
            let span = place.map_or_else(|| Span::file(&path), |it| Span::new(&path, it));
            Diagnostic::at(span, format!("there is no template `{parent}` to extend"))
                .help(parent_meant(current, parent))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let help = format!("to build on the default, extend `{DEFAULT}{tpl}`");
            Diagnostic::at(Span::file(&path_of(tpl)), "this template leads back to itself").help(help)
        }
        other => drawn(&other.to_string(), templates),
    }
}

/// Where a template of the author's calls for what failed at `span`, in a component of ours.
fn caller(error: &tera::Error, span: &Span, templates: &[Source]) -> Option<Span> {
    let is_own = |path: &SourcePath| templates.iter().any(|it| it.path == *path);
    if is_own(&span.path) {
        return None;
    }
    // The engine tells it in its drawing alone.
    error.to_string().lines().filter_map(|it| it.strip_prefix("note: called from ")).find_map(|it| {
        let mut parts = it.rsplitn(3, ':');
        let mut number = || parts.next()?.parse::<usize>().ok();
        let (column, line) = (number()?, number()?);
        let path = Some(path_of(parts.next()?)).filter(is_own)?;
        let text = text_of(&path, templates)?;
        let start = offset(text, line, column);
        let length = text[start..].find(['}', '\n']).unwrap_or(1);
        Some(Span::new(&path, start..start + text[start..start + length].trim_end().len()))
    })
}

/// How the engine says that a template ends too early.
const END: &str = "Unexpected end of input";

/// What to extend instead of a `parent` that is not there: ours of nearly that name, or the one that
/// `current` stands for.
fn parent_meant(current: &str, parent: &str) -> String {
    let ours = || embedded::TEMPLATES.iter().map(|(name, _)| *name);
    let typed = parent.strip_prefix(DEFAULT).unwrap_or(parent);
    match nearest(typed, ours()).or_else(|| ours().find(|it| *it == current)) {
        Some(it) => format!("extend the default with `{{% extends \"{DEFAULT}{it}\" %}}`"),
        None => format!("ours begin with `{DEFAULT}`, as in `{{% extends \"{DEFAULT}base.html\" %}}`"),
    }
}

/// What is wrong and, where the engine says so, the names that exist.
fn split(message: &str) -> (String, Option<String>) {
    if let Some((what, help)) = message.split_once(HELP) {
        return (split(what).0, Some(help.to_owned()));
    }
    let (what, names) = match message.split_once(". Available ") {
        Some((what, names)) => {
            let names = names.trim_end_matches('.');
            let wrong = what.split('`').nth(1).unwrap_or("");
            let close = nearest(wrong, names.split([',', ':']).map(str::trim));
            let hint = close.map(|it| format!("did you mean `{it}`? ")).unwrap_or_default();
            (what, Some(format!("{hint}available {names}")))
        }
        None => (message.trim_end_matches('.'), None),
    };
    let what = match what.strip_prefix("Invalid type for the value, expected ") {
        Some(kinds) => format!("this must be {}", spoken(kinds).replace(" but got ", ", but it is ")),
        None => spoken(what),
    };
    let mut characters = what.chars();
    let lower = characters.next().map(|it| it.to_lowercase().chain(characters).collect());
    (lower.unwrap_or_default(), names)
}

/// The `message` with the name of what was `found`, where the engine tells only of which kind that is.
fn named(message: String, found: &str) -> String {
    let word = word(found);
    match &*message {
        "unknown tag" if !word.is_empty() => format!("unknown tag `{word}`"),
        "unexpected character" => match found.chars().next() {
            Some(it) if !it.is_whitespace() => format!("unexpected character `{it}`"),
            _ => message,
        },
        it if it.starts_with("found identifier") => it.replacen("identifier", &format!("`{word}`"), 1),
        // What follows are all the kinds of values.
        it if it.contains(" but expected one of: integer") => {
            let (found, _) = it.split_once(" but ").unwrap_or((it, ""));
            format!("{found} where a value must be")
        }
        _ => message,
    }
}

/// The kinds of values as authors call them; the engine calls them as Rust does.
fn spoken(message: &str) -> String {
    let kinds = [
        ("`&str`", "a text"),
        ("`string`", "a text"),
        ("`usize`", "a whole number from 0 on"),
        ("`i64`", "a number"),
        ("`f64`", "a number"),
        ("`bool`", "`true` or `false`"),
        ("`map/struct`", "a table"),
        ("`array`", "a list"),
    ];
    kinds.iter().fold(message.to_owned(), |message, (theirs, ours)| message.replace(theirs, ours))
}

/// Some errors come as a finished drawing, `error: … --> file:line:column`. The place is read back from it.
fn drawn(drawing: &str, templates: &[Source]) -> Diagnostic {
    let (message, help) = split(drawing.lines().next().unwrap_or("").trim_start_matches("error: "));
    if let Some(remark) = twice(&message, templates) {
        return remark;
    }
    let place = drawing.lines().find_map(|it| it.trim().strip_prefix("--> "));
    let mut parts = place.unwrap_or("").rsplitn(3, ':');
    let mut number = || parts.next().and_then(|it| it.parse::<usize>().ok()).unwrap_or(1);
    let (column, line) = (number(), number());
    let path = path_of(parts.next().unwrap_or(""));
    if let Some((name, _)) = message.strip_prefix("block `").and_then(|it| it.split_once("` is not defined in any")) {
        return blocks::remark(name, &path, templates);
    }
    let text = text_of(&path, templates);
    let width = drawing.lines().map(|it| it.matches('^').count()).max().unwrap_or(1);
    let start = text.map_or(0, |it| offset(it, line, column));
    let range = start..start + width;
    let help = help.or_else(|| meant::at(&message, text?, &range, templates));
    Diagnostic::at(Span::new(&path, range), message).help_if(help)
}

/// Where the component called `name` is defined: in a template of the author's, or in one of ours.
pub(super) fn component(name: &str, templates: &[Source]) -> Span {
    let place = |path: &SourcePath, text: &str| Some(Span::new(path, definition(name, text)?));
    let own = templates.iter().find_map(|it| place(&it.path, &it.text));
    let ours =
        || embedded::TEMPLATES.iter().find_map(|(file, text)| place(&path_of(&format!("{DEFAULT}{file}")), text));
    own.or_else(ours).unwrap_or_else(|| Span::file(&path_of("")))
}

/// What is to be said of a component that two files define.
fn twice(message: &str, templates: &[Source]) -> Option<Diagnostic> {
    let (name, files) = message.strip_prefix("component `")?.split_once("` is defined in both `")?;
    let (first, second) = files.strip_suffix('`')?.split_once("` and `")?;
    let place = |file: &str| {
        let path = path_of(file);
        let defined = text_of(&path, templates).and_then(|it| definition(name, it));
        defined.map_or_else(|| Span::file(&path), |it| Span::new(&path, it))
    };
    let remark = Diagnostic::at(place(second), format!("two files define the component `{name}`"));
    Some(remark.help("take one of them out, or give it another name").note(place(first), "the first is here"))
}
