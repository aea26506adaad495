//! Tables whose keys are not ours to know. What stands in `extra` is seen by templates alone, whatever it is called: a
//! key of ours there has no effect, and most often was to stand above.

use super::Fields;
use crate::diagnostic::{Diagnostic, Reported, Rule};
use crate::manuscript::front_matter::node::{Extra, Key, Node, Notation, Table, Value};
use crate::manuscript::front_matter::withheld::{self, Kept};
use crate::source::Span;

impl Fields<'_> {
    /// Whatever the author likes.
    pub(in crate::manuscript) fn extra(&mut self) -> Result<Extra, Reported> {
        self.open(EXTRA, Fields::swallowed)
    }

    /// A table whose keys are not ours to know.
    pub(in crate::manuscript) fn open_table(&mut self, name: &str) -> Result<Extra, Reported> {
        self.open(name, |_, _| Ok(()))
    }

    fn open(
        &mut self,
        name: &str,
        check: impl FnOnce(&mut Self, &Table) -> Result<(), Reported>,
    ) -> Result<Extra, Reported> {
        let Some(node) = self.take(name)? else { return Ok(Extra::new()) };
        if let Value::Table(table) = node.value {
            check(self, &table)?;
            return Ok(table.into_extra());
        }
        let example = format!("{{ {} }}", self.pair("mood", "\"calm\""));
        Err(self.expected(name, node.range, "a table", &example))
    }

    /// Tells of keys of the file itself that nobody heeds in `extra`. What is said in its own place too is another
    /// thing that has the same name.
    fn swallowed(&mut self, extra: &Table) -> Result<(), Reported> {
        let head = Head::of(extra, &self.source.text);
        let mut told = Ok(());
        for (key, node) in &extra.entries {
            let is_said = self.taken.iter().any(|it| it.name == key.name);
            if !self.known.contains(&&*key.name) {
                told = told.and(self.kept(head, key, node));
                continue;
            }
            if is_said {
                continue;
            }
            if key.name == "draft" && !matches!(node.value, Value::Flag(false) | Value::Nothing) && !node.denies() {
                let message = format!("`draft` {} withholds nothing", head.place());
                told = Err(self.fault(key.range.clone(), message, self.moved(head, key, node)));
                continue;
            }
            let message = format!("`{}` {} is for templates alone", key.name, head.place());
            let help = format!("{}; give it another name if it is your own", self.moved(head, key, node));
            let remark = Diagnostic::at(Span::new(&self.source.path, key.range.clone()), message).help(help);
            self.warn(Rule::KeyInExtra, remark);
        }
        told
    }

    /// Tells of a key by which other tools keep a text from readers. Templates of the author's own may heed it, and who
    /// says of `draft` what it is has decided.
    fn kept(&mut self, head: Head, key: &Key, node: &Node) -> Result<(), Reported> {
        let is_decided = self.taken.iter().any(|it| it.name == "draft");
        let Some(kept) = withheld::kept(self.theirs(key, node)).filter(|_| !is_decided) else { return Ok(()) };
        let place = match head {
            Head::Line => "above that line",
            Head::Indented => "at the margin",
            Head::Inline => "on a line of its own, above every `[…]`,",
            Head::InlineYaml => "on a line of its own",
        };
        let [draft, ready] = ["true", "false"].map(|it| self.pair("draft", it));
        let message = format!("`{}` {} withholds nothing", key.name, head.place());
        let help = format!("write `{draft}` {place} to withhold this text, or `{ready}` to publish it");
        match kept {
            Kept::FromAll => Err(self.fault(key.range.clone(), message, help)),
            Kept::FromSome => {
                let remark = Diagnostic::at(Span::new(&self.source.path, key.range.clone()), message).help(help);
                self.warn(Rule::KeyInExtra, remark);
                Ok(())
            }
        }
    }

    /// How a key is moved out of `extra`.
    fn moved(&self, head: Head, key: &Key, node: &Node) -> String {
        let written = self.source.text.get(node.range.clone()).unwrap_or("").trim();
        let line = self.pair(&key.name, if written.is_empty() || written.contains('\n') { "…" } else { written });
        match head {
            Head::Line => "move it above that line, to which all below it belongs".to_owned(),
            Head::Indented => "let it begin at the margin".to_owned(),
            Head::Inline => format!("write `{line}` on a line of its own, above every `[…]`"),
            Head::InlineYaml => format!("write `{line}` on a line of its own"),
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy)]
enum Head {
    /// Below a line `[extra]`.
    Line,
    /// Below a line `extra:`.
    Indented,
    /// Between braces, or with a dot between the names.
    Inline,
    /// The same in YAML.
    InlineYaml,
}

impl Head {
    fn of(table: &Table, text: &str) -> Head {
        let begins_with = |mark| text.get(table.range.start..).is_some_and(|it| it.starts_with(mark));
        match table.notation {
            Notation::Toml if begins_with('[') => Head::Line,
            Notation::Toml => Head::Inline,
            Notation::Yaml if begins_with('{') => Head::InlineYaml,
            Notation::Yaml => Head::Indented,
        }
    }

    fn place(self) -> &'static str {
        match self {
            Head::Line => "below `[extra]`",
            Head::Indented => "below `extra:`",
            Head::Inline | Head::InlineYaml => "within `extra`",
        }
    }
}

/// The table of what only templates see.
const EXTRA: &str = "extra";
