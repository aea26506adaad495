//! Front matter as a tree of values that know where they stand, whichever notation they were written in.

use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Reported;

/// Whatever an author writes under `extra`, for templates of the author's own.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// A value and its place in the file, in bytes.
#[derive(Debug, Clone)]
pub(in crate::manuscript) struct Node {
    pub range: Range<usize>,
    pub value: Value,
}

#[derive(Debug, Clone)]
pub(in crate::manuscript) enum Value {
    Nothing,
    /// What could not be read, which was told.
    Misread(Reported),
    Flag(bool),
    Whole(i64),
    Real(f64),
    Text(String),
    /// A day or a moment, as TOML writes it without quotes.
    Moment(String),
    List(Vec<Node>),
    Table(Table),
}

/// Named values in the order in which they were written.
#[derive(Debug, Clone, Default)]
pub(in crate::manuscript) struct Table {
    /// Where the table stands.
    pub range: Range<usize>,
    pub notation: Notation,
    pub entries: Vec<(Key, Node)>,
}

#[derive(Debug, Clone)]
pub(in crate::manuscript) struct Key {
    pub name: String,
    pub range: Range<usize>,
}

/// How the author writes `key = value`, so that help, and a new episode, speak the same notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Notation {
    /// `key = value` between two lines `+++`.
    #[default]
    Toml,
    /// `key: value` between two lines `---`.
    Yaml,
}

impl Notation {
    /// The notation of a file's front matter, told by its first line; `None` if that opens none.
    #[must_use]
    pub fn of(text: &str) -> Option<Notation> {
        let first = text.lines().next().unwrap_or("").trim_end();
        [Notation::Toml, Notation::Yaml].into_iter().find(|it| it.fence() == first)
    }

    /// The line before front matter, and after it.
    #[must_use]
    pub fn fence(self) -> &'static str {
        match self {
            Notation::Toml => "+++",
            Notation::Yaml => "---",
        }
    }

    /// `key = value`, or `key: value`.
    #[must_use]
    pub fn pair(self, key: &str, value: &str) -> String {
        match self {
            Notation::Toml => format!("{key} = {value}"),
            Notation::Yaml => format!("{key}: {value}"),
        }
    }

    /// A text between the quotation marks that let it stand as it is.
    pub(in crate::manuscript) fn quoted(self, text: &str) -> String {
        let other = match self {
            Notation::Toml => !text.contains('\''),
            Notation::Yaml => true,
        };
        match text.contains(['"', '\\']) {
            true if other => format!("'{}'", text.replace('\'', "''")),
            true => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            false => format!("\"{text}\""),
        }
    }
}

impl Table {
    pub(in crate::manuscript) fn get(&self, name: &str) -> Option<&Node> {
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
    }

    /// The values without their places, for `extra`.
    pub(in crate::manuscript) fn into_extra(self) -> Extra {
        self.entries.into_iter().map(|(key, node)| (key.name, node.into_json())).collect()
    }
}

impl Node {
    /// The number that `"3"` or `03` was meant to be.
    pub(in crate::manuscript) fn whole<N: FromStr>(&self) -> Option<N> {
        match &self.value {
            Value::Text(text) => text.trim().parse().ok(),
            // YAML reads a number that begins with a 0 as a fraction.
            Value::Real(number) => number.to_string().parse().ok(),
            Value::Nothing
            | Value::Misread(_)
            | Value::Flag(_)
            | Value::Whole(_)
            | Value::Moment(_)
            | Value::List(_)
            | Value::Table(_) => None,
        }
    }

    /// Whether a text or a number in the place of `true` or `false` was meant to say no.
    pub(in crate::manuscript) fn denies(&self) -> bool {
        match &self.value {
            Value::Text(text) => matches!(&*text.trim().to_lowercase(), "false" | "no" | "off" | "n" | "0"),
            Value::Whole(number) => *number == 0,
            Value::Nothing
            | Value::Misread(_)
            | Value::Flag(_)
            | Value::Real(_)
            | Value::Moment(_)
            | Value::List(_)
            | Value::Table(_) => false,
        }
    }

    fn into_json(self) -> serde_json::Value {
        match self.value {
            Value::Nothing | Value::Misread(_) => serde_json::Value::Null,
            Value::Flag(flag) => flag.into(),
            Value::Whole(number) => number.into(),
            Value::Real(number) => number.into(),
            Value::Text(text) | Value::Moment(text) => text.into(),
            Value::List(nodes) => nodes.into_iter().map(Node::into_json).collect(),
            Value::Table(table) => table.into_extra().into(),
        }
    }
}
