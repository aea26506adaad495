//! Keys that nobody asked for: each is a slip, and often one that is meant to be a key which is missing.

use super::Fields;
use crate::diagnostic::{Reported, Rule, nearest};
use crate::manuscript::front_matter::elsewhere;
use crate::manuscript::front_matter::node::{Key, Value};
use crate::manuscript::misread::Misread;

impl Fields<'_> {
    /// Ends the reading: every key that was not taken is a mistake.
    pub(in crate::manuscript) fn close(mut self) -> Result<(), Reported> {
        for (key, node) in std::mem::take(&mut self.table.entries) {
            // Other programs ask whether to publish; here, `draft` says not to.
            let is_reversed = self.known.contains(&"draft") && ["publish", "published"].contains(&&*key.name);
            let draft = || self.table.notation.pair("draft", "true");
            match node.value {
                Value::Flag(true) if is_reversed => {
                    let help = format!("leave it out: everything is published that does not say `{}`", draft());
                    self.no_key(key, help)
                }
                Value::Flag(false) if is_reversed => {
                    let help = format!("to withhold it, write `{}`", draft());
                    self.no_key(key, help)
                }
                _ => self.unknown(key),
            };
        }
        for key in std::mem::take(&mut self.silent) {
            if let Some(misread) = self.unheard(&key) {
                self.warn(Rule::LooseMark, misread.remark(self.source));
            }
        }
        self.told
    }

    fn unknown(&mut self, key: Key) -> Reported {
        if let Some(help) = self.misplaced(&key) {
            return self.fault(key.range, format!("no key is called `{}` here", key.name), help);
        }
        let help = self.meant(&key).or_else(|| elsewhere::ours(&key.name, self.known)).map_or_else(
            || {
                let free = if self.known.contains(&"extra") { "; your own go under `extra`" } else { "" };
                format!("known keys are {}{free}", self.known.join(", "))
            },
            |it| format!("did you mean `{it}`?"),
        );
        self.no_key(key, help)
    }

    fn no_key(&mut self, key: Key, help: String) -> Reported {
        self.fault(key.range, format!("no key is called `{}`", key.name), help)
    }

    /// What helps where a key of the whole file stands below the head of a table, to which all that follows belongs.
    fn misplaced(&self, key: &Key) -> Option<String> {
        let before = self.source.text.get(..key.range.start)?;
        let head = before.lines().rfind(|it| it.starts_with('['))?.trim_end();
        (self.of_the_file.contains(&&*key.name) && self.known != self.of_the_file)
            .then(|| format!("it stands below `{head}` and belongs to that: move it above"))
    }

    /// The key that an unknown one is a slip of.
    fn meant(&self, unknown: &Key) -> Option<&'static str> {
        nearest(&unknown.name, self.known.iter().copied())
    }

    /// Tells that the key `name` is missing, or of the slip that was meant to be it.
    pub(in crate::manuscript) fn missing(&mut self, name: &str, help: String) -> Reported {
        if let Some(silent) = self.silent.iter().position(|it| it.name == name)
            && let Some(misread) = self.unheard(&self.silent[silent])
        {
            self.silent.remove(silent);
            return self.misread(misread);
        }
        match self.table.entries.iter().position(|(key, _)| self.meant(key) == Some(name)) {
            Some(slip) => {
                let (key, _) = self.table.entries.remove(slip);
                self.unknown(key)
            }
            None => self.fault(self.table.range.clone(), format!("`{name}` is missing"), help),
        }
    }

    /// A text that YAML does not hear, since its first mark makes a comment, a tag or an anchor of it.
    fn unheard(&self, key: &Key) -> Option<Misread> {
        let rest = self.source.text.get(key.range.end..)?.lines().next()?;
        let value = rest.trim_start().strip_prefix(':')?.trim();
        let mark = value.chars().next().filter(|it| "#!&".contains(*it))?;
        if !value[1..].starts_with(char::is_alphanumeric) {
            return None;
        }
        let start = key.range.end + rest.find(value)?;
        let line = self.table.notation.pair(&key.name, &self.table.notation.quoted(value));
        let message = format!("a text cannot begin with `{mark}` here");
        let help = Some(format!("put the whole text between quotation marks: `{line}`"));
        Some(Misread { range: start..start + value.len(), message, help })
    }
}
