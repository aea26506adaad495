//! YAML, as a tree with places.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

use super::node::{Key, Node, Notation, Table, Value};
use crate::diagnostic::Slip;

/// Reads `text`, which begins at byte `offset` of its file; or where it is wrong, and how.
pub(super) fn parse(text: &str, offset: usize) -> Result<Table, Slip> {
    let tree: Spanned<Tree> = serde_saphyr::from_str_with_options(text, modest()).map_err(|error| {
        let range = error.location().map_or(0..0, |it| place(&it, text));
        let message = error.to_string();
        // The parser draws a snippet of its own below its first line; the place is drawn by us.
        let first = message.lines().next().unwrap_or(&message);
        let words = first.strip_prefix("error: ").unwrap_or(first);
        let words = words.split_once(": ").filter(|(place, _)| place.starts_with("line ")).map_or(words, |(_, it)| it);
        let words = match words.split(", set ").next().unwrap_or(words) {
            it if it.starts_with("budget breached") || it.starts_with("recursion limit") => super::TOO_DEEP,
            "cannot deserialize null into string; use Option<String>" | "expected string scalar" => {
                "a key must be a word"
            }
            it => it,
        };
        Slip::at(range, words).moved(offset)
    })?;
    match node(tree, text, offset) {
        Node { value: Value::Table(table), .. } => Ok(table),
        Node { value: Value::Nothing, .. } => Ok(Table { notation: Notation::Yaml, ..Table::default() }),
        Node { range, .. } => Err(Slip::at(range, "front matter must be lines of `key: value`")),
    }
}

/// What front matter may cost: each level of nesting takes a part of the stack, and an alias repeats what it names.
fn modest() -> serde_saphyr::Options {
    serde_saphyr::options! { budget: serde_saphyr::budget! { max_depth: DEEPEST, max_nodes: MOST_VALUES } }
}

/// Deeper front matter is a slip of the keyboard.
const DEEPEST: usize = 16;

/// The most values in the front matter of one file.
const MOST_VALUES: usize = 20_000;

enum Tree {
    Scalar(Value),
    List(Vec<Spanned<Tree>>),
    Table(Vec<(Spanned<String>, Spanned<Tree>)>),
}

fn node(tree: Spanned<Tree>, text: &str, offset: usize) -> Node {
    let shifted = |location: &Location| {
        let range = place(location, text);
        range.start + offset..range.end + offset
    };
    let range = shifted(&tree.referenced);
    let value = match tree.value {
        Tree::Scalar(value) => value,
        Tree::List(trees) => Value::List(trees.into_iter().map(|it| node(it, text, offset)).collect()),
        Tree::Table(entries) => Value::Table(Table {
            range: range.clone(),
            notation: Notation::Yaml,
            entries: entries
                .into_iter()
                .map(|(key, tree)| (Key { range: shifted(&key.referenced), name: key.value }, node(tree, text, offset)))
                .collect(),
        }),
    };
    Node { range, value }
}

/// The bytes of a location; the rest of its line where the parser knows only where it starts.
fn place(location: &Location, text: &str) -> Range<usize> {
    let span = location.span();
    if let (Some(start), Some(length)) = (span.byte_offset(), span.byte_len()) {
        let start = usize::try_from(start).unwrap_or(0).min(text.len());
        let end = (start + usize::try_from(length).unwrap_or(0)).min(text.len());
        // A text of several lines goes as far as the next key, for the parser.
        let meant = text.get(start..end).map_or(end - start, |it| it.trim_end().len());
        return start..start + meant;
    }
    let line = usize::try_from(location.line()).unwrap_or(1).saturating_sub(1);
    let column = usize::try_from(location.column()).unwrap_or(1).saturating_sub(1);
    let line_start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or("").lines().next().unwrap_or("");
    let start = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    line_start + start..line_start + rest.len()
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Nothing))
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Nothing))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Flag(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Whole(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(Tree::Scalar(i64::try_from(number).map_or_else(|_| Value::Text(number.to_string()), Value::Whole)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Real(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            table.push(entry);
        }
        Ok(Tree::Table(table))
    }
}
