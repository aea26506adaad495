//! How a stage becomes the site that readers see: at the end it links to all that stays, and then it and the output
//! folder are exchanged in one step, so that readers, and whoever kills a build, find one site or the other and never a
//! mixture.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::atomic::Ordering;

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::folder_state::FolderState;
use super::follow::{Follower, Sites, disturbed};
use super::mounts;
use super::piecemeal::Piecemeal;
use super::publication::Durability;
use super::stage::{Stage, Written};
use super::stage_folder::{StagePlace, is_vacant};
use crate::address::OutputPath;
use crate::world::error::Error;
use crate::world::moment::Moment;
use crate::world::output::MANIFEST;
use crate::world::paths::below;

/// The next site, and what it changes of the published one.
#[derive(Debug)]
pub(super) struct NextSite<'a> {
    /// All that is printed.
    pub sheets: &'a [&'a OutputPath],
    /// What of that is new, or differs.
    pub written: &'a [&'a OutputPath],
    /// Our files that go.
    pub stale: &'a BTreeSet<String>,
    /// The list of our files.
    pub manifest: &'a str,
}

impl Stage {
    /// Makes readers see `next`, whose stage this is; what else is in the output folder stays. The two folders were
    /// last `exchanged` at that moment. Returns the moment at which they are exchanged now, if they are.
    pub(super) fn commit(
        self,
        next: &NextSite<'_>,
        exchanged: Option<Moment>,
        durability: Durability,
    ) -> Result<Option<Moment>, Error> {
        let NextSite { sheets, written, stale, manifest } = *next;
        let (published, staged) = (self.output.join(MANIFEST), self.folder.path.join(MANIFEST));
        let published = Some(published).filter(|_| !self.folder.is_first);
        let manifest = self.write_bytes(manifest.as_bytes(), published.as_deref(), &staged)?;
        let names = written.iter().map(|it| it.as_str());
        let fresh: Vec<&str> = names.chain(matches!(manifest, Written::New(_)).then_some(MANIFEST)).collect();
        let is_apart = self.folder.place != StagePlace::Inside;
        let follower = if is_apart { self.follow(sheets, &fresh, stale, exchanged)? } else { None };
        let exchanged = match follower {
            Some(it) if self.exchange(durability)? => {
                // The stage has become the old site, which may hold the only copy of something.
                self.unfinished.store(false, Ordering::Relaxed);
                let sites = [FolderState::at(&self.output)?, FolderState::at(&self.folder.path)?];
                let exchanged = sites.into_iter().flatten().map(|it| it.changed).min();
                let brought = it.latecomers().bring_along(&self.folder.path, &self.output);
                brought.inspect_err(|_| self.holds_others.store(true, Ordering::Relaxed))?;
                exchanged
            }
            Some(_) | None => {
                let piecemeal = Piecemeal::of(&self.output);
                piecemeal.seal(&self.folder.path, &fresh, stale)?;
                durability.sync(&self.output)?;
                piecemeal.finish()?;
                None
            }
        };
        self.unfinished.store(false, Ordering::Relaxed);
        durability.sync(&self.output)?;
        Ok(exchanged)
    }

    /// Completes the stage; `None` where that cannot be done by links. Copies would have new time stamps and owners.
    fn follow(
        &self,
        sheets: &[&OutputPath],
        fresh: &[&str],
        stale: &BTreeSet<String>,
        exchanged: Option<Moment>,
    ) -> Result<Option<Follower<'_>>, Error> {
        let relative = |it: &str| below(Path::new(""), it);
        let (fresh, stale) = (fresh.iter().map(|it| relative(it)), stale.iter().map(|it| relative(it)));
        let sites = Sites { published: &self.output, staged: &self.folder.path };
        let follower = Follower::new(sites, fresh.collect(), stale.collect(), exchanged);
        if mounts::are_below(&self.output) {
            return Ok(None);
        }
        // Whoever has the site gets its folders as they are followed.
        let is_alone = self.folder.is_first && self.heir.is_none() && is_vacant(&self.output);
        if is_alone {
            follower.follow_nothing();
        }
        let followed = if is_alone { Ok(()) } else { follower.follow() };
        match followed.and_then(|()| follower.look_through(sheets)) {
            Ok(()) => Ok(Some(follower)),
            Err(error) if error.kind().is_some_and(|it| UNLINKED.contains(&it)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the stage has taken the place of the output folder.
    fn exchange(&self, durability: Durability) -> Result<bool, Error> {
        durability.sync(&self.folder.path)?;
        if !self.output.exists() {
            let moved = fs::rename(&self.folder.path, &self.output);
            return moved.map(|()| true).map_err(|it| Error::new("move the new site to", &self.output, it));
        }
        match renameat_with(CWD, &self.folder.path, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) if self.folder.path.is_dir() => Ok(true),
            // In this moment someone has put something else where the site was. It goes back to where it was put.
            Ok(()) => {
                let _ = renameat_with(CWD, &self.folder.path, CWD, &self.output, RenameFlags::EXCHANGE);
                Err(disturbed())
            }
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => self.replace().map(|()| true),
            // A mount point, or a folder around it that is not ours; in a container, a stage of a lower layer.
            Err(Errno::BUSY | Errno::XDEV | Errno::ACCESS | Errno::PERM | Errno::ROFS) => Ok(false),
            Err(error) => Err(Error::new("exchange the old site for the new in", &self.output, error.into())),
        }
    }

    /// Two renames, where the file system cannot exchange. A build that is killed between them is healed by the next.
    fn replace(&self) -> Result<(), Error> {
        fs::rename(&self.output, &self.folder.aside).map_err(|it| Error::new("move", &self.output, it))?;
        fs::rename(&self.folder.path, &self.output)
            .map_err(|it| Error::new("move the new site to", &self.output, it))?;
        fs::rename(&self.folder.aside, &self.folder.path).map_err(|it| Error::new("move", &self.folder.aside, it))
    }
}

/// How systems say that they will not link a file: it is another's, on another file system, or has too many links.
const UNLINKED: [ErrorKind; 4] =
    [ErrorKind::PermissionDenied, ErrorKind::CrossesDevices, ErrorKind::TooManyLinks, ErrorKind::Unsupported];
