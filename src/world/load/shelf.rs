//! The texts of the newsletter, as they were when they were read last. A file that is as it was left then is not
//! opened: what it says is remembered, and taken from there when somebody reads it.

use std::fs;
use std::path::{Path, PathBuf};
use std::str;
use std::sync::Arc;

use super::read_text;
use crate::diagnostic::Report;
use crate::manuscript::Limits;
use crate::memo::{Key, Memo};
use crate::source::{self, Filed, SourcePath, Text};
use crate::world::error::Error;
use crate::world::mark::key_as_left;
use crate::world::paths::below;
use crate::world::terminal::complain;

/// The texts that one run has read, or knows.
#[derive(Debug)]
pub(super) struct Shelf {
    root: PathBuf,
    memo: Arc<Memo>,
    limits: Limits,
    /// The key of these limits: a text is known to keep to the ones that it was looked at with.
    terms: Key,
}

impl Shelf {
    /// For the texts of the newsletter at `root`, which must keep to `limits`.
    pub(super) fn of(root: &Path, memo: &Arc<Memo>, limits: &Limits) -> Arc<Shelf> {
        let terms = Key::of_parts("limits", limits);
        Arc::new(Shelf { root: root.to_path_buf(), memo: Arc::clone(memo), limits: *limits, terms })
    }

    /// The text in `file`, which lies at `path`: known, or read now. One of which there is something to say is held in
    /// hand, to be read and told of again.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn file(self: &Arc<Shelf>, path: &SourcePath, file: &Path, report: &mut Report) -> Result<Filed, Error> {
        let found = fs::metadata(file).map_err(|it| Error::new("open", file, it))?;
        let state = key_as_left(&found).map(|it| Key::of_parts("a text", &(path, it, self.terms)));
        let known = state.and_then(|it| self.memo.recall(it)).and_then(|it| (*it).try_into().ok()).map(Key::from_bytes);
        if let Some(key) = known.filter(|it| self.memo.knows(*it)) {
            return Ok(self.filed(path, key));
        }
        let before = report.len();
        let source = read_text(path, file, &self.limits, report)?;
        self.limits.check_text(&source, report);
        if report.len() > before {
            return Ok(source.into());
        }
        let key = Text::key_of(&source.text);
        if !self.memo.knows(key) {
            self.memo.remember(key, || source.text.as_bytes().to_vec());
        }
        if let Some(state) = state {
            self.memo.learn(state, key.as_bytes().to_vec());
        }
        Ok(self.filed(path, key))
    }

    fn filed(self: &Arc<Shelf>, path: &SourcePath, key: Key) -> Filed {
        let shelf: Arc<dyn source::Shelf> = Arc::clone(self) as _;
        Filed { path: path.clone(), text: Text::on_shelf(shelf, path, key) }
    }
}

impl source::Shelf for Shelf {
    fn take(&self, path: &SourcePath, key: Key) -> Arc<str> {
        if let Some(bytes) = self.memo.recall(key)
            && let Ok(text) = str::from_utf8(&bytes)
        {
            return text.into();
        }
        // What is remembered has been damaged since; the file still says it, unless it was edited in this very moment.
        let again = read_text(path, &below(&self.root, path.as_str()), &self.limits, &mut Report::default());
        match again {
            Ok(source) if Text::key_of(&source.text) == key => source.text,
            Ok(_) | Err(_) => {
                complain(&format!(
                    "error: what was remembered of `{path}` is damaged, and the file says something else now"
                ));
                complain("  help: do it again");
                #[expect(clippy::disallowed_methods, reason = "whoever reads a text has no words for a broken disk")]
                std::process::exit(2)
            }
        }
    }
}
