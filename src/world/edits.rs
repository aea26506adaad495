//! The author goes on writing while the program reads.

use std::fs::{File, Metadata};
use std::io::{self, Seek as _};
use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use super::moment::Moment;
use super::paths::below;
use crate::source::{SourcePath, Sources};

/// A moment, to ask afterwards what was edited since.
#[derive(Debug, Clone, Copy)]
pub struct Beginning(Moment);

impl Beginning {
    /// Now.
    #[must_use]
    pub fn now() -> Beginning {
        Beginning(Moment::now())
    }

    /// The files of the newsletter at `root` that were edited, replaced or removed since, in the order of the paths.
    /// What was made of them may be of their old state.
    #[must_use]
    pub fn edited_since(self, root: &Path, sources: &Sources) -> Vec<SourcePath> {
        let texts = sources.templates.iter().chain([&sources.masthead]).map(|it| &it.path);
        let texts = sources.manuscripts.iter().map(|it| &it.path).chain(texts);
        let assets = sources.enclosures.iter().chain(&sources.statics).map(|it| &it.path);
        let paths: Vec<&SourcePath> = texts.chain(assets).collect();
        // The time of the change itself, not of the text: a file that takes another's place brings its old time along.
        // A link may be replaced as well as what it leads to.
        let is_edited = |path: &SourcePath| {
            let file = below(root, path.as_str());
            let since = |found: &Metadata| Moment::changed(found) > self.0;
            match std::fs::symlink_metadata(&file) {
                Ok(it) if it.is_symlink() => since(&it) || std::fs::metadata(&file).map_or(true, |it| since(&it)),
                Ok(it) => since(&it),
                Err(_) => true,
            }
        };
        let mut edited: Vec<SourcePath> = paths.into_par_iter().filter(|it| is_edited(it)).cloned().collect();
        edited.sort();
        edited
    }
}

/// What `read`, which is given a file and its length, makes of it while nobody writes to it. If someone does, the file
/// is read again from its beginning.
///
/// # Errors
/// When it cannot be read, or is written to without end.
pub(super) fn undisturbed<T>(file: &mut File, mut read: impl FnMut(&mut File, u64) -> io::Result<T>) -> io::Result<T> {
    let stamp = |file: &File| file.metadata().map(|it| (it.len(), Moment::written(&it)));
    for _ in 0..PATIENCE {
        let before = stamp(file)?;
        let (length, _) = before;
        let result = read(file, length)?;
        if stamp(file)? == before {
            return Ok(result);
        }
        std::thread::sleep(Duration::from_millis(5));
        file.rewind()?;
    }
    Err(io::Error::other("someone is writing to it all the time"))
}

/// How often a file is read again.
const PATIENCE: usize = 100;
