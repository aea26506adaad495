//! What stands in an output folder: what each file was printed from, and how it was left. A sheet that would be printed
//! from the same again is not, as long as nobody has touched its file.
//!
//! The record lies beside the memo, not in the output: it knows when files were written, which is nobody else's matter.
//! Lost, it costs one build that prints everything.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::Name;
use super::settled::Settled;
use crate::memo::Key;
use crate::world::folder::Folder;
use crate::world::mark::Mark;
use crate::world::moment::Moment;
use crate::world::{Error, store};

/// The record of one output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// What the last build came to, and the key of what it was made from; unless something has to be printed every time.
    settled: Option<Made>,
    /// When the site and its stage last changed places.
    pub parted: Option<Moment>,
    /// What the newsletter was called when it was last published there.
    pub name: Option<Name>,
    entries: BTreeMap<String, Entry>,
}

/// What a build was made from, and what it came to.
type Made = (Key, Settled);

/// One file of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it was printed from.
    pub key: Key,
    /// How it was left.
    pub mark: Mark,
}

impl Standing {
    /// What stands in an output folder now, which changed places with its stage when they `parted`, of the newsletter that
    /// is called `name`.
    pub(super) fn new(
        entries: BTreeMap<String, Entry>,
        settled: Option<Made>,
        parted: Option<Moment>,
        name: Name,
    ) -> Standing {
        Standing { settled, parted, name: Some(name), entries }
    }

    /// What stands in `output`, as far as the newsletter at `root` knows.
    pub(super) fn recall(root: &Path, output: &Path) -> Standing {
        let bytes = fs::read(file(root, output)).unwrap_or_default();
        read(&bytes).unwrap_or_default()
    }

    /// Whether the last build is known to have made what `output` shows from what `premise` is the key of. It takes no longer
    /// than to read that.
    pub(super) fn was_made_from(premise: Key, root: &Path, output: &Path) -> bool {
        let bytes = fs::read(file(root, output)).unwrap_or_default();
        read_head(&bytes).is_some_and(|((settled, ..), _)| settled.is_some_and(|(of, _)| of == premise))
    }

    /// What the newsletter at `root` was called when it was last published in `output`.
    pub(super) fn last_name(root: &Path, output: &Path) -> Option<Name> {
        let bytes = fs::read(file(root, output)).unwrap_or_default();
        read_head(&bytes)?.0.2
    }

    /// What the last build came to, if it was made from what `premise` is the key of.
    pub(super) fn settled(&self, premise: Key) -> Option<Settled> {
        self.settled.as_ref().filter(|(of, _)| *of == premise).map(|(_, settled)| settled.clone())
    }

    /// Every file that is known, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The entry of the file at `path`, if it is as it was left in the `output` folder.
    pub(super) fn untouched(&self, path: &str, output: &Folder) -> Result<Option<Entry>, Error> {
        let Some(entry) = self.entries.get(path) else { return Ok(None) };
        let mark = Mark::in_folder(path, output)?;
        Ok((mark == Some(entry.mark)).then_some(*entry))
    }

    /// Whether every file is as it was left.
    pub(super) fn is_untouched(&self, output: &Path) -> Result<bool, Error> {
        let (entries, output): (Vec<_>, _) = (self.entries.iter().collect(), Folder::at(output));
        let touched = |(path, entry): &(&String, &Entry)| match Mark::in_folder(path, &output) {
            Ok(mark) if mark == Some(entry.mark) => None,
            Ok(_) => Some(Ok(())),
            Err(error) => Some(Err(error)),
        };
        entries.par_iter().find_map_any(touched).transpose().map(|it| it.is_none())
    }

    /// Keeps this for the next build, unless it is what was kept `before`.
    ///
    /// # Errors
    /// When it cannot be written. The site has lost nothing.
    pub(super) fn retain(&self, before: &Standing, root: &Path, output: &Path) -> Result<(), Error> {
        if self == before {
            return Ok(());
        }
        let head =
            postcard::to_allocvec(&(&self.settled, self.parted, &self.name)).expect("what was told is plain values");
        let mut bytes = Vec::with_capacity(head.len() + self.entries.len() * 128);
        bytes.extend_from_slice(store::program().as_bytes());
        add_part(&head, &mut bytes);
        for (path, Entry { key, mark }) in &self.entries {
            add_part(path.as_bytes(), &mut bytes);
            bytes.extend_from_slice(key.as_bytes());
            bytes.extend_from_slice(mark.as_bytes());
        }
        store::keep(root, &name(output), |file| file.write_all(&bytes))
    }
}

fn add_part(part: &[u8], bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(&u32::try_from(part.len()).expect("a part is short").to_le_bytes());
    bytes.extend_from_slice(part);
}

fn split_part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, tail) = bytes.split_first_chunk::<4>()?;
    tail.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// What a build came to, when the sites parted, and what the newsletter was called.
type Head = (Option<Made>, Option<Moment>, Option<Name>);

/// The head of a record, and the rest of it.
fn read_head(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let (head, rest) = split_part(bytes.strip_prefix(store::program().as_bytes())?)?;
    Some((postcard::from_bytes(head).ok()?, rest))
}

fn read(bytes: &[u8]) -> Option<Standing> {
    let ((settled, parted, name), mut rest) = read_head(bytes)?;
    let mut entries = BTreeMap::new();
    while !rest.is_empty() {
        let (path, tail) = split_part(rest)?;
        let (key, tail) = tail.split_first_chunk()?;
        let (mark, tail) = tail.split_first_chunk()?;
        let path = String::from_utf8(path.to_vec()).ok()?;
        entries.insert(path, Entry { key: Key::from_bytes(*key), mark: Mark::from_bytes(*mark) });
        rest = tail;
    }
    Some(Standing { settled, parted, name, entries })
}

fn file(root: &Path, output: &Path) -> PathBuf {
    store::folder(root).join(name(output))
}

/// A newsletter may be published to several folders, such as a preview's.
fn name(output: &Path) -> String {
    let key = Key::of("an output folder", &[output.as_os_str().as_encoded_bytes()]).to_string();
    format!("standing-{}", &key[..16])
}
