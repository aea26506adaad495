//! Keys that nobody asked for: each is a slip, and often one that is meant to be a key which is missing.

use super::Fields;
use crate::diagnostic::{Reported, nearest};
use crate::manuscript::elsewhere;
use crate::manuscript::node::Key;

impl Fields<'_> {
    /// Ends the reading: every key that was not taken is a mistake.
    pub(in crate::manuscript) fn close(mut self) -> Result<(), Reported> {
        for (key, _) in std::mem::take(&mut self.table.entries) {
            self.unknown(key);
        }
        self.told
    }

    fn unknown(&mut self, key: Key) -> Reported {
        let help = self.meant(&key).or_else(|| elsewhere::ours(&key.name, self.known)).map_or_else(
            || {
                let free = if self.known.contains(&"extra") { "; your own go under `extra`" } else { "" };
                format!("known keys are {}{free}", self.known.join(", "))
            },
            |it| format!("did you mean `{it}`?"),
        );
        self.fault(key.range, format!("no key is called `{}`", key.name), help)
    }

    /// The key that an unknown one is a slip of.
    fn meant(&self, unknown: &Key) -> Option<&'static str> {
        nearest(&unknown.name, self.known.iter().copied())
    }

    /// Tells that the key `name` is missing, or of the slip that was meant to be it.
    pub(in crate::manuscript) fn missing(&mut self, name: &str, help: String) -> Reported {
        match self.table.entries.iter().position(|(key, _)| self.meant(key) == Some(name)) {
            Some(slip) => {
                let (key, _) = self.table.entries.remove(slip);
                self.unknown(key)
            }
            None => self.fault(self.table.range.clone(), format!("`{name}` is missing"), help),
        }
    }
}
