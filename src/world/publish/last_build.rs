//! The record of the last build: for each file, the key of what it was printed from, and its metadata when it was
//! written. A sheet with the same key is not printed again, unless someone has touched its file.
//!
//! The record is kept beside the memo, not in the output folder: when files were written is not for readers. If it is
//! lost, the next build prints everything.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;

use super::manifest::Nameplate;
use super::summary::Summary;
use crate::memo::Key;
use crate::world::error::Error;
use crate::world::folder::Folder;
use crate::world::mark::FileMark;
use crate::world::moment::Moment;
use crate::world::paths::token;
use crate::world::regular;
use crate::world::store;

/// The record of the last build into one output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LastBuild {
    /// The premise of the build and its summary. `None` if some sheet has to be printed every time.
    made: Option<Made>,
    /// When the output folder and its stage last changed places.
    pub exchanged: Option<Moment>,
    /// What the newsletter was called when it was last published there.
    pub name: Option<Nameplate>,
    entries: BTreeMap<String, Recorded>,
}

/// The premise of a build, and its summary.
type Made = (Key, Summary);

/// One file of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Recorded {
    /// The key of what it was printed from.
    pub key: Key,
    /// Its metadata when it was written.
    pub mark: FileMark,
}

impl LastBuild {
    /// The record of a build that published the newsletter called `name`, and `exchanged` the output folder and its
    /// stage at that moment, if it did.
    pub(super) fn new(
        entries: BTreeMap<String, Recorded>,
        made: Option<Made>,
        exchanged: Option<Moment>,
        name: Nameplate,
    ) -> LastBuild {
        LastBuild { made, exchanged, name: Some(name), entries }
    }

    /// The last build of the newsletter at `root` into `output`; an empty record if none is known.
    pub(super) fn recall(root: &Path, output: &Path) -> LastBuild {
        let bytes = regular::bytes(&file(root, output)).unwrap_or_default();
        read(&bytes).unwrap_or_default()
    }

    /// Whether the last build into `output` had this `premise`. Takes apart only the head of the record.
    pub(super) fn was_made_from(premise: Key, root: &Path, output: &Path) -> bool {
        let bytes = regular::bytes(&file(root, output)).unwrap_or_default();
        read_head(&bytes).and_then(|(head, _)| head.made).is_some_and(|(from, _)| from == premise)
    }

    /// What the newsletter at `root` was called when it was last published in `output`.
    pub(super) fn last_name(root: &Path, output: &Path) -> Option<Nameplate> {
        let bytes = regular::bytes(&file(root, output)).unwrap_or_default();
        let (head, _) = read_head(&bytes)?;
        head.name
    }

    /// The summary of the last build, if it had this `premise`.
    pub(super) fn summary(&self, premise: Key) -> Option<Summary> {
        self.made.as_ref().filter(|(from, _)| *from == premise).map(|(_, summary)| summary.clone())
    }

    /// The path of every file, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The entry of the file at `path`, if nobody has touched that file in the `output` folder.
    pub(super) fn untouched(&self, path: &str, output: &Folder) -> Result<Option<Recorded>, Error> {
        let Some(entry) = self.entries.get(path) else { return Ok(None) };
        let mark = FileMark::in_folder(path, output)?;
        Ok((mark == Some(entry.mark)).then_some(*entry))
    }

    /// Whether nobody has touched any file.
    pub(super) fn is_untouched(&self, output: &Path) -> Result<bool, Error> {
        let (entries, output): (Vec<_>, _) = (self.entries.iter().collect(), Folder::at(output));
        let touched = |(path, entry): &(&String, &Recorded)| match FileMark::in_folder(path, &output) {
            Ok(mark) if mark == Some(entry.mark) => None,
            Ok(_) => Some(Ok(())),
            Err(error) => Some(Err(error)),
        };
        entries.par_iter().find_map_any(touched).transpose().map(|it| it.is_none())
    }

    /// Writes this down for the next build, unless it is equal to the record `before`.
    ///
    /// # Errors
    /// When it cannot be written. The site is complete all the same.
    pub(super) fn retain(&self, before: &LastBuild, root: &Path, output: &Path) -> Result<(), Error> {
        if self == before {
            return Ok(());
        }
        // In the order of the fields of a [`RecordHead`].
        let head = postcard::to_allocvec(&(&self.made, self.exchanged, &self.name)).expect("the head is plain values");
        let mut bytes = Vec::with_capacity(head.len() + self.entries.len() * 128);
        bytes.extend_from_slice(store::program().as_bytes());
        add_part(&head, &mut bytes);
        for (path, Recorded { key, mark }) in &self.entries {
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

/// All of a record but its entries.
#[derive(Deserialize)]
struct RecordHead {
    made: Option<Made>,
    exchanged: Option<Moment>,
    name: Option<Nameplate>,
}

/// The head of a record, and the rest of it.
fn read_head(bytes: &[u8]) -> Option<(RecordHead, &[u8])> {
    let (head, rest) = split_part(bytes.strip_prefix(store::program().as_bytes())?)?;
    Some((postcard::from_bytes(head).ok()?, rest))
}

fn read(bytes: &[u8]) -> Option<LastBuild> {
    let (RecordHead { made, exchanged, name }, mut rest) = read_head(bytes)?;
    let mut entries = BTreeMap::new();
    while !rest.is_empty() {
        let (path, tail) = split_part(rest)?;
        let (key, tail) = tail.split_first_chunk()?;
        let (mark, tail) = tail.split_first_chunk()?;
        let path = String::from_utf8(path.to_vec()).ok()?;
        entries.insert(path, Recorded { key: Key::from_bytes(*key), mark: FileMark::from_bytes(*mark) });
        rest = tail;
    }
    Some(LastBuild { made, exchanged, name, entries })
}

fn file(root: &Path, output: &Path) -> PathBuf {
    store::folder(root).join(name(output))
}

/// The name of the record. A newsletter may be published to several folders, such as one for previews.
fn name(output: &Path) -> String {
    format!("last-build-{}", token(output))
}
