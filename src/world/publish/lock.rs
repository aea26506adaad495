//! Two builds into one folder wait for each other, and so do a build into a folder and one into a folder within it.
//! Builds into neighbouring folders do not.
//!
//! A build locks the output folder itself, which it makes if need be; if the build is killed, the system takes the lock
//! away. The folder that will take the place of the output folder is locked as well. Whoever has waited for the former
//! folder then finds that it is no longer there, and begins anew.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::world::error::Error;
use crate::world::output::MANIFEST;
use crate::world::store::knows_no_locks;
use crate::world::terminal::complain;

/// The lock of a build: nobody else publishes where it does until this is dropped.
pub(super) struct Lock {
    /// The output folder, if it was not there and is made to be locked. A build that is killed leaves it, empty.
    made: Option<PathBuf>,
    _held: Vec<File>,
}

/// Who else may lock the same folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sharing {
    /// Nobody.
    Nobody,
    /// Builds into other folders within it.
    WithInner,
}

impl Lock {
    /// Waits until nobody else publishes into `output`, which is a path without links, or into a folder around it. The
    /// old site may be `aside` for a moment.
    ///
    /// # Errors
    /// When it takes longer than `patience`, or a folder cannot be opened.
    pub(super) fn take(output: &Path, aside: &Path, patience: Option<Duration>) -> Result<Lock, Error> {
        let mut queue = Queue { patience, begun: Instant::now(), told: false };
        let mut made = None;
        loop {
            let mut held = queue.around(output)?;
            let own = [output, aside].into_iter().find(|it| it.exists()).unwrap_or(output);
            if !own.exists() {
                match fs::create_dir(output) {
                    Ok(()) => made = Some(output.to_path_buf()),
                    // Another build may have made it meanwhile.
                    Err(error) if error.kind() == ErrorKind::AlreadyExists && output.exists() => {}
                    Err(error) => {
                        let is_refused = error.kind() == ErrorKind::PermissionDenied;
                        let error = Error::new("make the folder", output, error);
                        return Err(if is_refused { error.with_help(MAKE_IT) } else { error });
                    }
                }
            }
            if let Some(file) = queue.wait(own, Sharing::Nobody)? {
                held.push(file);
                return Ok(Lock { made, _held: held });
            }
        }
    }

    /// Whether the output folder was made to be locked.
    pub(super) fn has_made_it(&self) -> bool {
        self.made.is_some()
    }
}

impl Drop for Lock {
    /// Where no site has come about, there is to be no folder. One with anything in it stays.
    fn drop(&mut self) {
        if let Some(made) = &self.made {
            let _ = fs::remove_dir(made);
        }
    }
}

/// Locks `folder`, which is to take the place of one that is locked; `None` if another build is at work in it. Those
/// that wait for what it was before hold it only for a moment, until they find that it is not where they looked.
///
/// # Errors
/// When it cannot be opened.
pub(super) fn claim(folder: &Path) -> Result<Option<File>, Error> {
    let file = File::open(folder).map_err(|it| Error::new("open the folder", folder, it))?;
    for _ in 0..MOMENT {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file).filter(|it| is_at(folder, it))),
            Err(TryLockError::WouldBlock) => std::thread::sleep(INTERVAL),
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Ok(Some(file)),
            Err(TryLockError::Error(error)) => return Err(Error::new("lock the folder", folder, error)),
        }
    }
    Ok(None)
}

/// A build that waits.
struct Queue {
    patience: Option<Duration>,
    begun: Instant,
    told: bool,
}

impl Queue {
    /// The locks of the sites around `folder`: the outermost first, so that no two builds wait for each other.
    fn around(&mut self, folder: &Path) -> Result<Vec<File>, Error> {
        let sites: Vec<&Path> = folder.ancestors().skip(1).filter(|it| it.join(MANIFEST).is_file()).collect();
        let mut held = Vec::new();
        for site in sites.into_iter().rev() {
            match self.wait(site, Sharing::WithInner) {
                Ok(file) => held.extend(file),
                // Whoever publishes there is someone else, who can do without our folder.
                Err(error) if error.kind() == Some(ErrorKind::PermissionDenied) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(held)
    }

    /// The lock of `folder` when it is free; `None` if there is no such folder.
    fn wait(&mut self, folder: &Path, sharing: Sharing) -> Result<Option<File>, Error> {
        loop {
            let file = match File::open(folder) {
                Ok(file) => file,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(Error::new("open the folder", folder, error)),
            };
            self.lock(&file, folder, sharing)?;
            // Another folder may have taken its place.
            if is_at(folder, &file) {
                return Ok(Some(file));
            }
        }
    }

    fn lock(&mut self, file: &File, folder: &Path, sharing: Sharing) -> Result<(), Error> {
        loop {
            let locked = match sharing {
                Sharing::Nobody => file.try_lock(),
                Sharing::WithInner => file.try_lock_shared(),
            };
            match locked {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) => {}
                // Some network folders know no locks; there, two builds at once are the author's to avoid.
                Err(TryLockError::Error(error)) if knows_no_locks(&error) => return Ok(()),
                Err(TryLockError::Error(error)) => return Err(Error::new("lock the folder", folder, error)),
            }
            if let Some(patience) = self.patience.filter(|it| self.begun.elapsed() >= *it) {
                let seconds = match patience.as_secs() {
                    0 => String::new(),
                    seconds => format!(", and has not ended within {seconds} s"),
                };
                let what = format!("another build is publishing in `{}`{seconds}", folder.display());
                return Err(Error::refusal(
                    what,
                    "try again when it has ended; `--lock-timeout` says how long to wait",
                ));
            }
            if !self.told {
                complain("note: another build is publishing here, and this one waits for it");
                self.told = true;
            }
            std::thread::sleep(INTERVAL);
        }
    }
}

/// Whether `file` is the folder at `path`.
fn is_at(path: &Path, file: &File) -> bool {
    let which = |it: fs::Metadata| (it.dev(), it.ino());
    matches!((fs::metadata(path).map(which), file.metadata().map(which)), (Ok(there), Ok(held)) if there == held)
}

/// What to do about a folder in which one may not make another.
const MAKE_IT: &str = "let someone make it who may, and give it to you";

/// How often a build asks whether it is its turn: often enough that nobody notices.
const INTERVAL: Duration = Duration::from_millis(20);

/// How often it asks for a folder that others hold only for a moment.
const MOMENT: u32 = 10;
