//! What an author most likely meant where TOML or YAML cannot be read, and what to type instead. The parsers speak to
//! those who know the notation; whoever does has seldom made one of these slips.

mod toml;
mod unended;
mod yaml;

use std::ops::Range;

use super::node::Notation;
use crate::diagnostic::{Diagnostic, Slip};
use crate::source::Source;

/// A remark about what could not be read as TOML, in the parser's own words where nothing better is known.
pub(super) fn in_toml(source: &Source, told: Slip) -> Diagnostic {
    remark(source, told, toml::slip)
}

/// The same of YAML, in which only a key that is `known` tells whether a line was meant to have one.
pub(super) fn in_yaml(source: &Source, told: Slip, known: &[&str]) -> Diagnostic {
    remark(source, told, |place, message| yaml::slip(place, message, known))
}

fn remark(source: &Source, told: Slip, meant: impl FnOnce(&Place<'_>, &str) -> Option<Slip>) -> Diagnostic {
    let range = indented_by_tab(&source.text, &told.range, &told.message).unwrap_or_else(|| told.range.clone());
    let place = Place::of(&source.text, range.clone());
    let slip = unended::slip(&place).or_else(|| meant(&place, &told.message));
    slip.unwrap_or(Slip { range, ..told }).remark(&source.path)
}

/// What to do about a character that no keyboard has.
const UNTYPED: &str = "take it out, with what stands beside it, and type that again";

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
    text: &'a str,
    range: Range<usize>,
    /// Where the line begins.
    start: usize,
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
        let value = rest.trim_start().trim_start_matches(['=', ':', '＝', '：']).trim();
        Place { text, start, line, key, value, meant: text.get(range.clone()).unwrap_or(""), range }
    }

    /// The same mistake, seen at the line that begins at byte `start`.
    fn at_line(&self, start: usize) -> Place<'a> {
        Place::of(self.text, start..start)
    }

    /// The lines of the front matter above this one, the nearest first, each with its first byte.
    fn above(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut end = self.start;
        self.text[..self.start].split_inclusive('\n').rev().map(move |line| {
            end -= line.len();
            (end, line.trim_end())
        })
    }

    /// How far the line is indented.
    fn indent(&self) -> usize {
        indent(self.line)
    }

    fn slip(&self, message: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip::at(self.range.clone(), message).help(help)
    }

    /// The value as a text between quotation marks.
    fn quoted(&self) -> String {
        let bare = unmarked(self.value);
        let is_said = !bare.is_empty() && bare.len() <= LONGEST_SAID;
        Notation::Toml.quoted(if is_said { bare } else { "…" })
    }
}

/// A text without the quotation marks that it stands between. Those around a part of it are its own.
fn unmarked(value: &str) -> &str {
    let bare = value.trim().trim_matches(['"', '\'']);
    let inner = bare.strip_prefix(FOR_READERS).and_then(|it| it.strip_suffix(FOR_READERS));
    let is_lone = bare.matches(FOR_READERS).count() == 1;
    match inner.filter(|it| !it.contains(FOR_READERS)) {
        Some(inner) => inner,
        None if is_lone => bare.trim_matches(FOR_READERS),
        None => bare,
    }
}

/// Quotation marks that only readers know.
const FOR_READERS: &[char] = &[
    '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '『', '』', '《', '》', '〈', '〉', '＂', '＇',
];

/// The most bytes of a value that are said again.
const LONGEST_SAID: usize = 500;

/// How to end the text that `value` begins with `quote`, which a mark for readers does not.
fn end(value: &str, quote: char) -> String {
    let mark = value.trim_end_matches([']', '}', ' ']).chars().next_back();
    match mark.filter(|it| matches!((quote, it), ('"', '“' | '”' | '„' | '»' | '«') | ('\'', '’' | '‘'))) {
        Some(mark) => format!("write `{quote}` in place of `{mark}`"),
        None => format!("end it with `{quote}`"),
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
