//! The list of our files in the output folder, which also says whose edition it is.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::piecemeal::{self, Piecemeal};
use super::publication::Adoption;
use crate::manuscript::Masthead;
use crate::world::absent::if_there;
use crate::world::error::Error;
use crate::world::output::{INSIDE, MANIFEST, is_inside};
use crate::world::regular;

/// A newsletter, as manifests name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Nameplate {
    id: String,
    title: String,
}

impl Nameplate {
    pub(super) fn of(masthead: &Masthead) -> Nameplate {
        Nameplate { id: masthead.id.clone(), title: masthead.title.replace(char::is_control, " ") }
    }

    /// Reads what [`text`] writes.
    fn read(line: &str) -> Option<Nameplate> {
        let (id, title) = line.strip_prefix(NAMED)?.split_once(' ')?;
        Some(Nameplate { id: id.to_owned(), title: title.to_owned() })
    }

    /// Whether both are one newsletter: an author may change its id, or its title.
    fn is_akin(&self, other: &Nameplate) -> bool {
        self.id == other.id || self.title == other.title
    }
}

/// What an output folder holds.
pub(super) enum Holding {
    /// An earlier edition of the newsletter: these files.
    Ours(BTreeSet<String>),
    /// An edition of another newsletter, which has this title.
    Another(String),
    /// Files, and no manifest.
    Strange,
    /// Nothing.
    Nothing,
}

impl Holding {
    /// What `output` holds for the newsletter that is called `now`. When it was last published there, it was perhaps
    /// `known` by another name, and `recorded` tells of which files.
    ///
    /// # Errors
    /// When that cannot be read.
    pub(super) fn of(
        output: &Path,
        now: &Nameplate,
        known: Option<&Nameplate>,
        recorded: impl FnOnce() -> BTreeSet<String>,
    ) -> Result<Holding, Error> {
        let file = output.join(MANIFEST);
        let Some(bytes) = if_there(regular::bytes(&file)).map_err(|it| Error::new("read", &file, it))? else {
            // A first build that was killed while it moved its files comes to the list of them last.
            let is_begun = Piecemeal::of(output).is_begun();
            return Ok(if is_begun || !holds_files(output)? { Holding::Nothing } else { Holding::Strange });
        };
        let text = String::from_utf8_lossy(&bytes);
        // Earlier versions did not say whose it is.
        let name = text.lines().next().and_then(Nameplate::read);
        Ok(match name.filter(|it| !it.is_akin(now) && known != Some(it)) {
            Some(other) => Holding::Another(other.title),
            None if is_damaged(&text) => Holding::Ours(recorded()),
            None => Holding::Ours(text.lines().filter(|it| is_inside(it)).map(str::to_owned).collect()),
        })
    }

    /// Our files in `output`. Those of others may be adopted, and stay theirs.
    ///
    /// # Errors
    /// When the folder is someone else's, and not adopted.
    pub(super) fn adopted(self, output: &Path, adoption: Adoption) -> Result<BTreeSet<String>, Error> {
        let output = output.display();
        let (what, help) = match self {
            Holding::Ours(files) => return Ok(files),
            Holding::Nothing => return Ok(BTreeSet::new()),
            Holding::Another(title) => (
                format!("`{output}` holds the newsletter `{title}`"),
                "choose another folder with `--output`, or publish among its files with `--adopt`; if that newsletter is to \
                 go, take the folder away",
            ),
            Holding::Strange => (
                format!("`{output}` holds files that feuilleton did not write"),
                "choose another folder with `--output`, or publish among them with `--adopt`",
            ),
        };
        if adoption == Adoption::Adopt { Ok(BTreeSet::new()) } else { Err(Error::refusal(what, help)) }
    }
}

/// Whether a list is none any more: when the power fails, a file that was written a moment ago may be empty, or full of
/// zeros.
fn is_damaged(text: &str) -> bool {
    text.is_empty() || text.contains(['\0', char::REPLACEMENT_CHARACTER])
}

/// Whether anything lies in `output`, besides what a build leaves there that was killed, and a disk from its beginning.
fn holds_files(output: &Path) -> Result<bool, Error> {
    let nobodys = [INSIDE, piecemeal::OPEN, piecemeal::SEALED, "lost+found"];
    match fs::read_dir(output) {
        Ok(mut entries) => {
            Ok(entries.any(|it| it.map_or(true, |it| nobodys.iter().all(|name| it.file_name() != *name))))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::new("open the folder", output, error)),
    }
}

/// The text of a manifest: whose it is, and a name a line, in their order.
pub(super) fn text<'a>(name: &Nameplate, files: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("{NAMED}{} {}\n", name.id, name.title);
    text.extend(files.flat_map(|it| [it, "\n"]));
    text
}

/// Whether the manifest in `output` is `text`.
pub(super) fn is(output: &Path, text: &str) -> bool {
    regular::read(&output.join(MANIFEST)).is_ok_and(|it| it == text)
}

/// No file can be called so: earlier versions pass over this line.
const NAMED: &str = "/ ";
