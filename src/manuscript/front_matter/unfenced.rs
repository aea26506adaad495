//! Front matter whose fences are none: what was meant, and what to type instead.

use super::node::Notation;
use crate::diagnostic::Slip;
use crate::manuscript::name::Name;
use crate::source::Source;

/// What is said where front matter has no end.
pub(super) fn unended(notation: Notation) -> String {
    format!("no second `{}` ends this front matter", notation.fence())
}

/// Whether a line was meant to be the fence of `notation`, and is not: one with more or fewer marks, with a dash that a
/// program or an input method has made of them, with something behind it, or that of the other notation.
pub(super) fn is_nearly(line: &str, notation: Notation) -> bool {
    let (marks, other) = match notation {
        Notation::Toml => (&['+', '＋'][..], Notation::Yaml.fence()),
        Notation::Yaml => (&['-', '–', '—', '－', 'ー', '―'][..], Notation::Toml.fence()),
    };
    let is_row = line.len() > 1 && line.chars().all(|it| marks.contains(&it));
    line != notation.fence() && (is_row || line == other || follows(line, notation.fence()))
}

/// What is said of a file whose `first` line opens no front matter, and what helps.
pub(super) fn unopened(source: &Source, first: &str) -> Slip {
    let text = &*source.text;
    let name = Name::of(&source.path);
    // Only the name tells yet whether this is an episode.
    let lines = if name.is_preface() {
        "`+++`, `title = \"…\"` and `+++`"
    } else if name.is_numbered() {
        "`+++`, `title = \"…\"`, `date = 2026-03-01` and `+++`"
    } else {
        "`+++`, `title = \"…\"`, for an episode `date = 2026-03-01`, and `+++`"
    };
    let here = 0..first.trim_end().len();
    if text.trim().is_empty() {
        let help = format!("write {lines}, each on a line of its own, and then the text");
        return Slip::at(here, "this file is empty").help(help);
    }
    if Notation::of(first.trim_start()).is_some() {
        return Slip::at(here, "front matter begins at the margin").help("take out the blank in front of it");
    }
    if Notation::of(text.trim_start()).is_some() {
        return Slip::at(here, "front matter begins on the first line of a file").help("take out what stands above it");
    }
    if first.trim_end() == "{" {
        let help = format!("begin the file with {lines}, each on a line of its own");
        return Slip::at(here, "front matter is not written in JSON here").help(help);
    }
    let rest = &text[first.len()..];
    if let Some(notation) = keys(rest) {
        let fence = notation.fence();
        let is_fence = [Notation::Toml, Notation::Yaml].into_iter().any(|it| is_nearly(first.trim_end(), it));
        if is_fence || matches!(first.trim(), "```" | "~~~" | "***" | "===" | ";;;") {
            let help = format!("write `{fence}` in its place, and on the line that ends the keys");
            return Slip::at(here, format!("a line `{fence}` begins front matter, and this is none")).help(help);
        }
    }
    if let Some(notation) = keys(text) {
        let fence = notation.fence();
        let help = format!("write `{fence}` on a line above this one, and on one below the last key");
        return Slip::at(here, format!("no line `{fence}` begins this front matter")).help(help);
    }
    let help = format!("begin the file with {lines}, each on a line of its own");
    Slip::at(here, "this file has no front matter").help(help)
}

/// Whether a text follows a fence on its line.
fn follows(line: &str, fence: &str) -> bool {
    line.strip_prefix(fence).is_some_and(|it| it.trim_start().starts_with(char::is_alphabetic))
}

/// How the lines at the beginning of `text` are written, if one of them says a title or a day.
fn keys(text: &str) -> Option<Notation> {
    text.lines().take_while(|it| !it.trim().is_empty()).find_map(|line| {
        let rest = ["title", "date"].iter().find_map(|it| line.strip_prefix(it))?.trim_start();
        match rest.chars().next() {
            Some('=' | '＝') => Some(Notation::Toml),
            Some(':' | '：') => Some(Notation::Yaml),
            _ => None,
        }
    })
}
