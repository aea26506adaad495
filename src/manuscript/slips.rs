//! What an author most likely meant where TOML or YAML cannot be read, and what to type instead. The parsers speak to
//! those who know the notation; whoever does has seldom made one of these slips.

use std::ops::Range;

use super::dateline::Dateline;
use super::misread::Misread;
use super::node::Notation;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A remark about what a parser could not read, with its own words where nothing better is known.
pub(super) fn remark(source: &Source, misread: Misread, notation: Notation) -> Diagnostic {
    let Misread { range, message, .. } = &misread;
    let range = indented_by_tab(&source.text, range, message).unwrap_or_else(|| range.clone());
    let place = Place::of(&source.text, range.clone());
    let slip = match notation {
        Notation::Toml => in_toml(&place, message),
        Notation::Yaml => in_yaml(&place, message),
    };
    slip.unwrap_or(Misread { range, ..misread }).remark(source)
}

/// The tab that is told of. The parser finds it only after the value that it could go on with, in the line above.
fn indented_by_tab(text: &str, range: &Range<usize>, message: &str) -> Option<Range<usize>> {
    let from = text.get(..range.start).filter(|_| message.contains("tab"))?.rfind('\n').map_or(0, |it| it + 1);
    let mut start = from;
    for line in text[from..].split_inclusive('\n').take(2) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if line[..indent].contains('\t') {
            return Some(start..start + indent);
        }
        start += line.len();
    }
    None
}

/// The line that could not be read.
struct Place<'a> {
    range: Range<usize>,
    line: &'a str,
    /// The word that the line begins with.
    key: &'a str,
    /// What follows its `=` or `:`.
    value: &'a str,
    /// What the parser points to.
    meant: &'a str,
}

impl<'a> Place<'a> {
    fn of(text: &'a str, range: Range<usize>) -> Place<'a> {
        let start = text.get(..range.start).unwrap_or("").rfind('\n').map_or(0, |it| it + 1);
        let line = text[start..].lines().next().unwrap_or("");
        let words = line.trim_start();
        let end = words.find(|it: char| !(it.is_alphanumeric() || "-_".contains(it))).unwrap_or(words.len());
        let (key, rest) = words.split_at(end);
        let value = rest.trim_start().trim_start_matches(['=', ':']).trim();
        Place { line, key, value, meant: text.get(range.clone()).unwrap_or(""), range }
    }

    fn misread(&self, message: &str, help: String) -> Misread {
        Misread { range: self.range.clone(), message: message.to_owned(), help: Some(help) }
    }

    /// The value as a text between quotation marks.
    fn quoted(&self) -> String {
        let bare = self.value.trim_matches(['"', '\'', '“', '”', '„', '‘', '’', '«', '»']);
        format!("\"{}\"", if bare.is_empty() { "…" } else { bare })
    }
}

fn in_toml(place: &Place<'_>, message: &str) -> Option<Misread> {
    let Place { key, value, .. } = place;
    let slip = |message: &str, help: String| Some(place.misread(message, help));
    if message.starts_with("duplicate key") {
        return slip(&format!("`{}` is said twice", place.meant), "keep one of them".to_owned());
    }
    if message.starts_with("key with no value") {
        return slip("an `=` is missing here", format!("write `{key} = {}`", place.quoted()));
    }
    if message.starts_with("missing escaped value") {
        return slip("a `\\` begins a sign that cannot be typed", "write `\\\\` for one that is seen".to_owned());
    }
    if message.starts_with("unexpected key or value") {
        let help = match value.chars().next() {
            Some('"') => "begin a new line for each key; within a text, write a quotation mark as `\\\"`",
            Some('\'') => "begin a new line for each key; a text with a `'` in it stands between `\"`",
            _ => "begin a new line for each key",
        };
        return slip("the value ends before this", help.to_owned());
    }
    for (kind, quote) in [("basic", "`\"`"), ("literal", "`'`")] {
        if message == format!("invalid {kind} string, expected {quote}") {
            return slip("this text is never closed", format!("end it with {quote}"));
        }
    }
    let day = || Dateline::meant(value.split('#').next().unwrap_or(value)).unwrap_or_else(|| "2026-03-01".to_owned());
    if message.starts_with("invalid date") && *key == "date" {
        return slip(message, format!("write `date = {}`", day()));
    }
    let valueless = ["string values must be quoted", "invalid boolean", "invalid float", "invalid integer"];
    if !valueless.iter().any(|it| message.starts_with(it)) {
        return None;
    }
    if *key == "date" {
        return slip("`date` must be a day", format!("write `date = {}`", day()));
    }
    if value.is_empty() {
        return slip("nothing stands after the `=`", format!("write `{key} = \"…\"`, or take the line out"));
    }
    match value.to_lowercase().as_str() {
        "yes" | "on" | "true" => slip("this is neither `true` nor `false`", format!("write `{key} = true`")),
        "no" | "off" | "false" => slip("this is neither `true` nor `false`", format!("write `{key} = false`")),
        _ if value.starts_with(['“', '„', '‘', '’', '”', '«', '»']) => {
            slip("these quotation marks are for readers only", format!("write `{key} = {}`", place.quoted()))
        }
        _ if value.starts_with(['[', '{']) => {
            let help = format!("write `\"{}\"`", place.meant.trim_matches(['"', '“', '”']));
            slip("a text stands between quotation marks", help)
        }
        _ => slip("a text stands between quotation marks", format!("write `{key} = {}`", place.quoted())),
    }
}

fn in_yaml(place: &Place<'_>, message: &str) -> Option<Misread> {
    let Place { line, key, value, .. } = place;
    let slip = |message: &str, help: String| Some(place.misread(message, help));
    if let Some(key) = message.strip_prefix("duplicate mapping key: ") {
        return slip(&format!("`{key}` is said twice"), "keep one of them".to_owned());
    }
    if message.starts_with("mapping values are not allowed") {
        if line.starts_with(' ') {
            return slip("this line is indented, the one above is not", "let both begin at the margin".to_owned());
        }
        let help = format!("put the whole text between quotation marks: `{key}: {}`", place.quoted());
        return slip("a `:` before a blank begins another value", help);
    }
    if message.contains("found a tab") || (message.contains("tab") && line.contains('\t')) {
        return slip("a tab indents nothing here", "use blanks, or let every key begin at the margin".to_owned());
    }
    if message.starts_with("unclosed quote") {
        let quote = if value.starts_with('\'') { '\'' } else { '"' };
        return slip("this text is never closed", format!("end it with `{quote}`"));
    }
    if message.starts_with("front matter must be lines") && line.contains('=') {
        let help = format!("write `{key}: …`; lines of `{key} = …` stand between `+++`");
        return slip(message, help);
    }
    None
}
