//! Which files beside the texts are published, and where.
//!
//! A file in an episode's own folder goes where the episode goes, and is withheld with it. A file in a season's folder
//! is shared by its episodes: it is published unless only withheld ones show it.
//!
//! Which those are, `shown` finds out. Of the files that are published, `gallery` knows the pictures.

mod gallery;
mod shown;

use std::collections::{BTreeMap, BTreeSet};

pub use gallery::Gallery;
pub(super) use gallery::Pictures;
pub(super) use shown::Showing;

use super::layout::Folders;
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Asset, SourcePath, Span};

/// A file that is published beside a text.
#[derive(Debug, Clone)]
pub struct Enclosure {
    /// The file.
    pub asset: Asset,
    /// Where it is published.
    pub permalink: Permalink,
}

/// The published files, by their path. Those that have no address join `failed`: a link to one is not a second mistake.
pub(super) fn publish(
    assets: Vec<Asset>,
    folders: &Folders,
    withheld: &BTreeSet<SourcePath>,
    failed: &mut BTreeSet<SourcePath>,
    report: &mut Report,
) -> BTreeMap<SourcePath, Enclosure> {
    let mut published = BTreeMap::new();
    for asset in assets {
        if withheld.contains(&asset.path) {
            continue;
        }
        match locate(&asset.path, folders) {
            Whereabouts::Withheld => {}
            Whereabouts::At(permalink) => {
                published.insert(asset.path.clone(), Enclosure { asset, permalink });
            }
            Whereabouts::Nowhere => {
                report.error(unpublishable(&asset.path));
                failed.insert(asset.path);
            }
        }
    }
    published
}

/// What is said of a file that has no address, for its name.
#[must_use]
pub fn unpublishable(path: &SourcePath) -> Diagnostic {
    let remark = Diagnostic::at(Span::file(path), "a file with this name cannot be published");
    remark.help(if Permalink::is_too_long(&format!("/{path}")) {
        "rename it: names have at most 200 bytes"
    } else {
        "rename it: letters, digits, `-`, `_` and `.` are safe"
    })
}

/// Where the file at `path` is published, unless it is withheld.
pub(super) fn address_of(path: &SourcePath, folders: &Folders) -> Option<Permalink> {
    match locate(path, folders) {
        Whereabouts::At(permalink) => Some(permalink),
        Whereabouts::Withheld | Whereabouts::Nowhere => None,
    }
}

enum Whereabouts {
    At(Permalink),
    Withheld,
    Nowhere,
}

/// The nearest folder around the file that has an address decides.
fn locate(path: &SourcePath, folders: &Folders) -> Whereabouts {
    let mut folder = path.folder();
    loop {
        if let Some(permalink) = folders.get(folder) {
            let rest = path.below(folder).expect("a file lies in the folders around it");
            return match permalink {
                None => Whereabouts::Withheld,
                Some(permalink) => permalink.join(rest).map_or(Whereabouts::Nowhere, Whereabouts::At),
            };
        }
        let Some((around, _)) = folder.rsplit_once('/') else {
            let rest = path.below("content").unwrap_or(path.as_str());
            return Permalink::home().join(rest).map_or(Whereabouts::Nowhere, Whereabouts::At);
        };
        folder = around;
    }
}
