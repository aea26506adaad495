//! What one run hands on to the next: read at its beginning, written at its end, and no loss if it is gone.

use std::fs;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use super::error::Error;
use super::regular;
use super::slate::Slate;
use super::store::{MEMO, SINCE, folder, keep, program};
use crate::memo::{Memo, Paper, Run};

/// What the newsletter at `root` remembers.
#[must_use]
pub fn recall(root: &Path) -> Memo {
    let written = |name| -> Option<Box<dyn Paper>> {
        // A memory that cannot be read is one that has to be made again.
        let (file, length) = regular::open(&folder(root).join(name)).ok()?;
        Some(Box::new(Written { file, length }))
    };
    Memo::of(written(MEMO), written(SINCE)).for_run_of(program(), Box::new(Slate::of(root)))
}

/// A file that nobody writes to any more: a newer one takes its place.
#[derive(Debug)]
struct Written {
    file: fs::File,
    length: u64,
}

impl Paper for Written {
    fn length(&self) -> u64 {
        self.length
    }

    fn read(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(range.end - range.start).map_err(io::Error::other)?];
        self.file.read_exact_at(&mut bytes, range.start).map(|()| bytes)
    }
}

/// Keeps what `memo` has learnt in `run` for the next one.
///
/// # Errors
/// When it cannot be written. The run itself has lost nothing.
pub fn retain(memo: &Memo, run: Run, root: &Path) -> Result<(), Error> {
    if !memo.has_news() {
        return Ok(());
    }
    if memo.has_learnt_little() {
        return keep(root, SINCE, |file| memo.write_since(run, file));
    }
    if !memo.hand_down() {
        keep(root, MEMO, |file| memo.write(run, file))?;
    }
    // Everything that stands in it stands in the other.
    let _ = fs::remove_file(folder(root).join(SINCE));
    Ok(())
}
