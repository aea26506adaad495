//! Reading named values out of front matter: each is taken once, with words for the author if it is not what it should
//! be. What is left in the end is a key that nobody knows.

mod choice;
mod extra;
mod quoted;
mod seen;
mod text;
mod unknown;

use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::misdated;
use super::node::{Key, Node, Table, Value};
use crate::diagnostic::{Diagnostic, Report, Reported, Rule, Slip};
use crate::manuscript::dateline::Dateline;
use crate::source::{Source, Span};

pub(in crate::manuscript) use choice::Choice;

/// A value, and where the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A value is the same to readers wherever the author wrote it.
impl<T: Hash> Hash for Placed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// The fields of one table.
pub(in crate::manuscript) struct Fields<'a> {
    source: &'a Source,
    table: Table,
    known: &'static [&'static str],
    /// The keys of the file itself, outside of its tables.
    of_the_file: &'static [&'static str],
    report: &'a mut Report,
    /// The keys whose values were taken.
    taken: Vec<Key>,
    /// The keys behind which nothing is said.
    silent: Vec<Key>,
    /// The proof of a mistake that was told on the way.
    told: Result<(), Reported>,
}

impl<'a> Fields<'a> {
    /// The fields of a whole file.
    pub(in crate::manuscript) fn new(
        source: &'a Source,
        table: Table,
        known: &'static [&'static str],
        report: &'a mut Report,
    ) -> Self {
        Fields { source, table, known, of_the_file: known, report, taken: Vec::new(), silent: Vec::new(), told: Ok(()) }
    }

    /// Tells of a mistake at `range`.
    pub(in crate::manuscript) fn fault(
        &mut self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Reported {
        self.slip(Slip::at(range, message).help(help))
    }

    fn slip(&mut self, slip: Slip) -> Reported {
        let told = self.report.error(slip.remark(&self.source.path));
        self.told = Err(told);
        told
    }

    /// Tells of something that may be meant.
    pub(in crate::manuscript) fn warn(&mut self, rule: Rule, remark: Diagnostic) {
        self.report.warn(rule, remark);
    }

    fn expected(&mut self, name: &str, range: Range<usize>, what: &str, example: &str) -> Reported {
        let help = format!("write `{}`", self.table.notation.pair(name, example));
        self.fault(range, format!("`{name}` must be {what}"), help)
    }

    fn take(&mut self, name: &str) -> Result<Option<Node>, Reported> {
        let Some(at) = self.table.entries.iter().position(|(key, _)| key.name == name) else { return Ok(None) };
        let (key, node) = self.table.entries.remove(at);
        match node.value {
            // In YAML an empty value says nothing.
            Value::Nothing => {
                self.silent.push(key);
                Ok(None)
            }
            Value::Misread(told) => Err(told),
            _ => {
                self.taken.push(key);
                Ok(Some(node))
            }
        }
    }

    fn placed<T>(&self, value: T, range: Range<usize>) -> Placed<T> {
        Placed { value, span: Span::new(&self.source.path, range) }
    }

    /// A value that the author has left to us.
    pub(in crate::manuscript) fn unsaid<T>(&self, value: T) -> Placed<T> {
        self.placed(value, self.whole())
    }

    /// A whole number from 0 on.
    pub(in crate::manuscript) fn number(&mut self, name: &str) -> Result<Option<Placed<u32>>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        match &node.value {
            Value::Whole(number) if u32::try_from(*number).is_ok() => {
                let number = u32::try_from(*number).expect("checked one line above");
                Ok(Some(self.placed(number, node.range)))
            }
            _ => {
                let example = node.whole().map_or_else(|| "2".to_owned(), |it: u32| it.to_string());
                Err(self.expected(name, node.range, "a whole number", &example))
            }
        }
    }

    /// A number of bytes.
    pub(in crate::manuscript) fn length(&mut self, name: &str) -> Result<Option<u64>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        match node.value {
            Value::Whole(number) if number >= 0 => Ok(Some(number.unsigned_abs())),
            _ => {
                let example = node.whole().map_or_else(|| "4200000".to_owned(), |it: u64| it.to_string());
                Err(self.expected(name, node.range, "a number of bytes", &example))
            }
        }
    }

    /// `true` or `false`.
    pub(in crate::manuscript) fn flag(&mut self, name: &str) -> Result<Option<bool>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        if let Value::Flag(flag) = node.value {
            return Ok(Some(flag));
        }
        let example = if node.denies() { "false" } else { "true" };
        Err(self.expected(name, node.range, "`true` or `false`", example))
    }

    /// A day or a moment.
    pub(in crate::manuscript) fn dateline(&mut self, name: &str) -> Result<Option<Placed<Dateline>>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        let dateline = match &node.value {
            Value::Text(text) | Value::Moment(text) => Dateline::parse(text.trim()),
            _ => None,
        };
        if let Some(dateline) = dateline {
            return Ok(Some(self.placed(dateline, node.range)));
        }
        let written = match &node.value {
            Value::Text(text) | Value::Moment(text) => text,
            Value::Whole(_) => self.source.text.get(node.range.clone()).unwrap_or(""),
            _ => "",
        };
        let slip = misdated::slip(node.range.clone(), written, |it| self.pair(name, it)).unwrap_or_else(|| {
            let help = misdated::help(written, |it| self.pair(name, it));
            Slip::at(node.range, format!("`{name}` must be a day")).help(help)
        });
        Err(self.slip(slip))
    }

    /// A table within this one, whose own fields `read` takes.
    pub(in crate::manuscript) fn table<T>(
        &mut self,
        name: &str,
        known: &'static [&'static str],
        read: impl FnOnce(&mut Fields<'_>) -> Result<T, Reported>,
    ) -> Result<Option<T>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(None) };
        if let Value::Table(table) = node.value {
            return self.inner(table, known, read).map(Some);
        }
        let example = format!("{{ {} }}", self.pair(known[0], "…"));
        Err(self.expected(name, node.range, "a table", &example))
    }

    /// A list of tables within this one.
    pub(in crate::manuscript) fn tables<T>(
        &mut self,
        name: &str,
        known: &'static [&'static str],
        read: impl Fn(&mut Fields<'_>) -> Result<T, Reported>,
    ) -> Result<Vec<T>, Reported> {
        let Some(node) = self.take(name)? else { return Ok(Vec::new()) };
        let example = format!("[{{ {} }}]", self.pair(known[0], "…"));
        let Value::List(nodes) = node.value else {
            return Err(self.expected(name, node.range, "a list of tables", &example));
        };
        let mut read_so_far = Vec::new();
        for node in nodes {
            match node.value {
                Value::Table(table) => read_so_far.push(self.inner(table, known, &read)),
                _ => read_so_far.push(Err(self.expected(name, node.range, "a list of tables", &example))),
            }
        }
        read_so_far.into_iter().collect()
    }

    /// Every table within this one that is left, by the name that the author gave it.
    pub(in crate::manuscript) fn named_tables<T>(
        &mut self,
        known: &'static [&'static str],
        read: impl Fn(&mut Fields<'_>) -> Result<T, Reported>,
    ) -> Result<Vec<(String, T)>, Reported> {
        let mut named = Vec::new();
        for (key, node) in std::mem::take(&mut self.table.entries) {
            match node.value {
                // A key of the file itself is told of as that, when this table ends.
                Value::Table(table) if !self.of_the_file.contains(&&*key.name) => {
                    named.push(self.inner(table, known, &read).map(|it| (key.name, it)));
                }
                _ => self.table.entries.push((key, node)),
            }
        }
        named.into_iter().collect()
    }

    fn inner<T>(
        &mut self,
        table: Table,
        known: &'static [&'static str],
        read: impl FnOnce(&mut Fields<'_>) -> Result<T, Reported>,
    ) -> Result<T, Reported> {
        let of_the_file = self.of_the_file;
        let mut fields = Fields { of_the_file, ..Fields::new(self.source, table, known, self.report) };
        let value = read(&mut fields);
        let closed = fields.close();
        if let Err(told) = closed {
            self.told = Err(told);
        }
        closed.and(value)
    }

    /// Takes every key that is `wanted` and was not taken before: its name, and where it stands.
    pub(in crate::manuscript) fn take_keys(&mut self, wanted: impl Fn(&str) -> bool) -> Vec<(String, Range<usize>)> {
        let entries = std::mem::take(&mut self.table.entries);
        let (taken, left): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| wanted(&key.name));
        self.table.entries = left;
        taken.into_iter().map(|(key, _)| (key.name, key.range)).collect()
    }

    /// Whether the author has written this key.
    pub(in crate::manuscript) fn has(&self, name: &str) -> bool {
        self.table.get(name).is_some()
    }

    /// What the author has written for this key, if it is a single text.
    pub(in crate::manuscript) fn lone_text(&self, name: &str) -> Option<&str> {
        if let Value::Text(text) = &self.table.get(name)?.value { Some(text) } else { None }
    }

    /// Whether what the author has written for this key is a list `[…]` of one name, without quotation marks.
    pub(in crate::manuscript) fn lone_name(&self, name: &str) -> bool {
        let Some(Value::List(nodes)) = self.table.get(name).map(|it| &it.value) else { return false };
        let [Node { range, value: Value::Text(_) }] = &nodes[..] else { return false };
        let (before, from) = self.source.text.split_at_checked(range.start).unwrap_or_default();
        before.trim_end().ends_with('[') && !from.starts_with(['"', '\''])
    }

    /// A `true` or `false` where the author was to choose by a word.
    pub(in crate::manuscript) fn lone_flag(&mut self, name: &str) -> Option<Placed<bool>> {
        let Value::Flag(flag) = self.table.get(name)?.value else { return None };
        let node = self.take(name).ok()??;
        Some(self.placed(flag, node.range))
    }

    /// Tells of a text that is the `key` of the table `name`, as what it was meant to be.
    pub(in crate::manuscript) fn lone_key(&mut self, name: &str, key: &str) -> Option<Reported> {
        let text = self.lone_text(name)?.trim().to_owned();
        let node = self.take(name).ok()??;
        let example = format!("{{ {} }}", self.pair(key, &format!("\"{text}\"")));
        Some(self.expected(name, node.range, "a table", &example))
    }

    /// Tells of a list of texts where one text was meant to say them all, with `and` before the last.
    pub(in crate::manuscript) fn lone_list(&mut self, name: &str, and: &str) -> Option<Reported> {
        let Value::List(nodes) = &self.table.get(name)?.value else { return None };
        let texts = nodes.iter().map(|it| if let Value::Text(text) = &it.value { Some(text.trim()) } else { None });
        let texts = texts.collect::<Option<Vec<_>>>()?;
        let (last, others) = texts.split_last()?;
        let others = others.join(", ");
        let said = if others.is_empty() { (*last).to_owned() } else { format!("{others}{and}{last}") };
        let example = self.table.notation.quoted(&said);
        let node = self.take(name).ok()??;
        Some(self.expected(name, node.range, "a text", &example))
    }

    /// Where a mistake that concerns the whole table is shown.
    pub(in crate::manuscript) fn whole(&self) -> Range<usize> {
        self.table.range.clone()
    }

    /// `key = value` in the author's notation.
    pub(in crate::manuscript) fn pair(&self, key: &str, value: &str) -> String {
        self.table.notation.pair(key, value)
    }
}
