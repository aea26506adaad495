//! Pictures that were made before: each in a file of its own below `.feuilleton/pictures`, named by the hash of all
//! that it is made from. Any of them may be lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::memo::Key;
use crate::picture::{Developed, Fault};
use crate::world::error::Error;
use crate::world::heirs::{entitle, make_folder};
use crate::world::store;

/// A picture that nothing has asked for in so long is forgotten.
const LIFETIME: Duration = Duration::from_hours(60 * 24);

/// How much older than the last use of a picture its time stamp may be.
const STALE: Duration = Duration::from_hours(7 * 24);

/// The picture that `key` is the key of: what is kept of it, or what `make` makes.
pub(super) fn or_made(
    root: &Path,
    key: &Key,
    make: impl FnOnce() -> Result<Developed, Fault>,
) -> Result<Developed, Fault> {
    if let Some(known) = recall(root, key) {
        return Ok(known);
    }
    let made = make()?;
    // What cannot be kept is made again.
    let _ = keep(&made, root, key);
    Ok(made)
}

/// What is kept of the picture that `key` is the key of; `None` if there is nothing, or it is damaged.
pub(super) fn recall(root: &Path, key: &Key) -> Option<Developed> {
    let file = place(root, key);
    let kept = fs::read(&file).ok()?;
    let (check, text) = kept.split_at_checked(8)?;
    let (length, rest) = text.split_first_chunk::<4>()?;
    let (missing, bytes) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    if check != &blake3::hash(text).as_bytes()[..8] {
        return None;
    }
    if age(&file).is_some_and(|it| it > STALE) {
        // It is used, so it lives on. If its time cannot be set, it is made again one day.
        let _ = fs::File::options().append(true).open(&file).and_then(|it| it.set_modified(SystemTime::now()));
    }
    Some(Developed { bytes: bytes.to_vec(), missing: std::str::from_utf8(missing).ok()?.to_owned() })
}

fn keep(made: &Developed, root: &Path, key: &Key) -> Result<(), Error> {
    store::made_folder(root)?;
    let (folder, file) = (folder(root), place(root, key));
    make_folder(root, &folder)?;
    let length = u32::try_from(made.missing.len()).expect("a font lacks less than 4 GB of letters");
    let text = [&length.to_le_bytes()[..], made.missing.as_bytes(), &made.bytes].concat();
    // Another thread or program may be at the same picture; each replaces the whole.
    let thread = format!("{:?}", std::thread::current().id());
    let number: String = thread.chars().filter(char::is_ascii_digit).collect();
    let fresh = file.with_extension(format!("{}-{number}", std::process::id()));
    fs::write(&fresh, [&blake3::hash(&text).as_bytes()[..8], &text].concat())
        .map_err(|it| Error::new("write", &fresh, it))?;
    entitle(root, &fresh);
    fs::rename(&fresh, &file).map_err(|it| Error::new("replace", &file, it))
}

/// Forgets what has not been asked for in two months.
pub(super) fn tidy(root: &Path) {
    let Ok(kept) = fs::read_dir(folder(root)) else { return };
    for entry in kept.flatten() {
        if age(&entry.path()).is_some_and(|it| it > LIFETIME) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn folder(root: &Path) -> PathBuf {
    store::folder(root).join("pictures")
}

fn place(root: &Path, key: &Key) -> PathBuf {
    folder(root).join(key.to_string())
}

fn age(file: &Path) -> Option<Duration> {
    fs::metadata(file).ok()?.modified().ok()?.elapsed().ok()
}
