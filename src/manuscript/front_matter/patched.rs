//! TOML, read around the values in it that cannot be read: one slip does not hide the others of its file.

use std::ops::Range;

use super::node::{Node, Table, Value};
use super::{slips, toml};
use crate::diagnostic::{Report, Reported, Slip};
use crate::source::Source;

/// Front matter, as far as it can be read.
#[derive(Debug)]
pub(in crate::manuscript) struct Patched {
    /// What it says; a value that cannot be read stands in it as one.
    pub table: Table,
    /// Whether all of it could be read. What could not was told.
    pub whole: Result<(), Reported>,
}

/// What the bytes `front` of `source` say. Where more is wrong than the values of single lines, nothing is known of the
/// rest, and the first mistake is told alone.
pub(in crate::manuscript) fn parse(
    source: &Source,
    front: Range<usize>,
    report: &mut Report,
) -> Result<Patched, Reported> {
    let (text, offset) = (&source.text[front.clone()], front.start);
    let mut tell = |it: Slip| report.error(slips::in_toml(source, it));
    let first = match toml::parse(text, offset) {
        Ok(table) => return Ok(Patched { table, whole: Ok(()) }),
        Err(slip) => slip,
    };
    let Some((mut table, slips)) = read_around(first.clone(), text.to_owned(), offset) else {
        return Err(tell(first));
    };
    let mut whole = Ok(());
    for (key, slip) in slips {
        let told = tell(slip);
        whole = Err(told);
        if let Some(node) = node_behind(&mut table, key) {
            node.value = Value::Misread(told);
        }
    }
    Ok(Patched { table, whole })
}

/// What `text` says without the value of the `first` slip and those of all that follow, and where the key of each
/// stands.
fn read_around(first: Slip, mut text: String, offset: usize) -> Option<(Table, Vec<(usize, Slip)>)> {
    let (mut slip, mut slips) = (first, Vec::new());
    loop {
        let key = patch(&mut text, slip.range.start - offset)? + offset;
        if slips.iter().any(|(it, _)| *it == key) || slips.len() == MOST {
            return None;
        }
        slips.push((key, slip));
        match toml::parse(&text, offset) {
            Ok(table) => return Some((table, slips)),
            Err(next) => slip = next,
        }
    }
}

/// Puts a value that can be read behind the key of the line around byte `at`, without moving anything else; gives the
/// first byte of the key. `None` if this line is not one key with one value.
fn patch(text: &mut String, at: usize) -> Option<usize> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |it| it + 1);
    let line = text[start..].lines().next()?;
    let key = start + line.len() - line.trim_start().len();
    let end = key + text[key..].find(|it: char| !(it.is_ascii_alphanumeric() || "-_".contains(it)))?;
    let value = end..start + line.len();
    let is_pair = end > key && text[value.clone()].trim_start().starts_with('=');
    // A second `=` may be that of another key.
    if !is_pair || text[value.clone()].matches('=').count() > 1 || value.len() < PATCH.len() {
        return None;
    }
    // Blanks keep everything behind it where it is. A value may be longer than `format!` can make anything wide.
    let patch = PATCH.to_owned() + &" ".repeat(value.len() - PATCH.len());
    text.replace_range(value, &patch);
    Some(key)
}

/// Where more values cannot be read, something is wrong with all of the file, which is read once more for each.
const MOST: usize = 32;

/// A value that can be read.
const PATCH: &str = "=0";

/// The value in `table` whose key begins at byte `start` of the file.
fn node_behind(table: &mut Table, start: usize) -> Option<&mut Node> {
    table.entries.iter_mut().find_map(|(key, node)| {
        if key.range.start == start {
            return Some(node);
        }
        within(node, start)
    })
}

fn within(node: &mut Node, start: usize) -> Option<&mut Node> {
    match &mut node.value {
        Value::Table(table) => node_behind(table, start),
        Value::List(nodes) => nodes.iter_mut().find_map(|it| within(it, start)),
        Value::Nothing
        | Value::Flag(_)
        | Value::Whole(_)
        | Value::Real(_)
        | Value::Text(_)
        | Value::Moment(_)
        | Value::Misread(_) => None,
    }
}
