//! Keys that nobody asked for: each is a slip, and often one that is meant to be a key which is missing.

use super::Fields;
use crate::diagnostic::{Reported, Rule, Slip, nearest};
use crate::manuscript::front_matter::elsewhere::{self, Theirs};
use crate::manuscript::front_matter::node::{Key, Node};
use crate::manuscript::front_matter::withheld;

impl Fields<'_> {
    /// Ends the reading: every key that was not taken is a mistake.
    pub(in crate::manuscript) fn close(mut self) -> Result<(), Reported> {
        for (key, node) in std::mem::take(&mut self.table.entries) {
            self.unknown(key, &node);
        }
        for key in std::mem::take(&mut self.silent) {
            if let Some(slip) = self.unheard(&key) {
                self.warn(Rule::LooseMark, slip.remark(&self.source.path));
            }
        }
        self.told
    }

    fn unknown(&mut self, key: Key, node: &Node) -> Reported {
        if let Some(help) = self.misplaced(&key) {
            return self.fault(key.range, format!("no key is called `{}` here", key.name), help);
        }
        let theirs = self.theirs(&key, node);
        let help = withheld::help(theirs).or_else(|| elsewhere::help(theirs)).unwrap_or_else(|| {
            self.meant(&key, node).map_or_else(
                || {
                    let free = if self.known.contains(&"extra") { "; your own go under `extra`" } else { "" };
                    format!("known keys are {}{free}", self.known.join(", "))
                },
                |it| format!("did you mean `{it}`?"),
            )
        });
        self.fault(key.range, format!("no key is called `{}`", key.name), help)
    }

    /// What helps where a key of the whole file stands below the head of a table, to which all that follows belongs.
    fn misplaced(&self, key: &Key) -> Option<String> {
        let before = self.source.text.get(..key.range.start)?;
        let head = before.lines().rfind(|it| it.starts_with('['))?.trim_end();
        (self.of_the_file.contains(&&*key.name) && self.known != self.of_the_file)
            .then(|| format!("it stands below `{head}` and belongs to that: move it above"))
    }

    /// The key that an unknown one is a slip of, or the name of elsewhere.
    fn meant(&self, unknown: &Key, node: &Node) -> Option<&'static str> {
        let slip = nearest(&unknown.name, self.known.iter().copied());
        slip.or_else(|| elsewhere::ours(self.theirs(unknown, node)))
    }

    /// The same key as one of another tool's.
    pub(super) fn theirs<'b>(&'b self, key: &'b Key, node: &'b Node) -> Theirs<'b> {
        let written = self.source.text.get(node.range.clone()).unwrap_or("").trim();
        let (file, notation) = (&self.source.path, self.table.notation);
        Theirs { name: &key.name, node, written, notation, file, known: self.known }
    }

    /// Tells that the key `name` is missing, or of the slip that was meant to be it.
    pub(in crate::manuscript) fn missing(&mut self, name: &str, help: String) -> Reported {
        if let Some(silent) = self.silent.iter().position(|it| it.name == name)
            && let Some(slip) = self.unheard(&self.silent[silent])
        {
            self.silent.remove(silent);
            return self.slip(slip);
        }
        match self.table.entries.iter().position(|(key, node)| self.meant(key, node) == Some(name)) {
            Some(slip) => {
                let (key, node) = self.table.entries.remove(slip);
                self.unknown(key, &node)
            }
            None => self.fault(self.table.range.clone(), format!("`{name}` is missing"), help),
        }
    }

    /// A text that YAML does not hear, since its first mark makes a comment, a tag or an anchor of it.
    fn unheard(&self, key: &Key) -> Option<Slip> {
        let rest = self.source.text.get(key.range.end..)?.lines().next()?;
        let value = rest.trim_start().strip_prefix(':')?.trim();
        let mark = value.chars().next().filter(|it| "#!&".contains(*it))?;
        if !value[1..].starts_with(char::is_alphanumeric) {
            return None;
        }
        let start = key.range.end + rest.find(value)?;
        let words = value.split([' ', ',']).filter(|it| !it.is_empty());
        let tags: Option<Vec<String>> =
            words.map(|it| it.strip_prefix('#').map(|it| self.table.notation.quoted(it))).collect();
        let typed = match tags.filter(|_| key.name == "tags") {
            Some(tags) => format!("[{}]", tags.join(", ")),
            None => self.table.notation.quoted(value),
        };
        let line = self.table.notation.pair(&key.name, &typed);
        let message = format!("a text cannot begin with `{mark}` here");
        let help = if key.name == "tags" {
            format!("write `{line}`")
        } else {
            format!("put the whole text between quotation marks: `{line}`")
        };
        Some(Slip::at(start..start + value.len(), message).help(help))
    }
}
