//! Reading again only what has changed, among files that stay where they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::measure::measured;
use super::{is_font, read_style, read_text};
use crate::diagnostic::Report;
use crate::manuscript::Limits;
use crate::memo::Memo;
use crate::source::{Asset, Filed, Source, SourcePath, Sources, place_of};
use crate::world::error::Error;
use crate::world::paths::below;

/// `sources` with the files at `changed` read again, with what `memo` knows of them. `None` if one of them has come,
/// has gone, or is no plain file: then everything has to be loaded anew.
///
/// # Errors
/// When a file cannot be read.
pub(in crate::world) fn reload(
    root: &Path,
    sources: &Sources,
    changed: &BTreeSet<SourcePath>,
    memo: &Memo,
    report: &mut Report,
) -> Result<Option<Sources>, Error> {
    let mut fresh = sources.clone();
    let limits = Limits::of(&sources.masthead);
    for path in changed {
        let file = below(root, path.as_str());
        let there = fs::symlink_metadata(&file);
        let is_known = manuscript_at(&mut fresh, path).is_some()
            || text_at(&mut fresh, path).is_some()
            || asset_at(&mut fresh, path).is_some();
        if there.is_err() && !is_known && !holds(&fresh, path) {
            // An editor has tried whether it may write here, and taken the trial away again.
            continue;
        }
        if !there.is_ok_and(|it| it.is_file()) || is_font(path) {
            return Ok(None);
        }
        if let Some(filed) = manuscript_at(&mut fresh, path) {
            let text = read_text(path, &file, &limits, report)?;
            limits.check_text(&text, report);
            *filed = text.into();
        } else if let Some(text) = text_at(&mut fresh, path) {
            *text = read_text(path, &file, &limits, report)?;
        } else if let Some(asset) = asset_at(&mut fresh, path) {
            *asset = measured(&[(path.clone(), file.clone())], memo)?.remove(0);
            limits.check_picture(asset, report);
            if let Some(place) = place_of(path, &fresh.styles, |it| &it.path) {
                fresh.styles[place] = read_style(path, &file)?;
            }
        } else {
            return Ok(None);
        }
    }
    Ok(Some(fresh))
}

/// Whether a folder at `path` would hold any of `sources`.
fn holds(sources: &Sources, path: &SourcePath) -> bool {
    let folder = [path.as_str(), "/"].concat();
    any_begins(&sources.manuscripts, |it| it.path.as_str(), &folder)
        || any_begins(&sources.templates, |it| it.path.as_str(), &folder)
        || any_begins(&sources.enclosures, |it| it.path.as_str(), &folder)
        || any_begins(&sources.statics, |it| it.path.as_str(), &folder)
}

/// Whether the path of any of `files`, which are in the order of their paths, begins with `folder`.
fn any_begins<T>(files: &[T], path: impl Fn(&T) -> &str, folder: &str) -> bool {
    // A whole branch that goes is a thousand paths, in a newsletter of ten thousand files.
    let at = files.partition_point(|it| path(it) < folder);
    files.get(at).is_some_and(|it| path(it).starts_with(folder))
}

fn manuscript_at<'a>(sources: &'a mut Sources, path: &SourcePath) -> Option<&'a mut Filed> {
    place_of(path, &sources.manuscripts, |it| &it.path).map(|it| &mut sources.manuscripts[it])
}

fn text_at<'a>(sources: &'a mut Sources, path: &SourcePath) -> Option<&'a mut Source> {
    if sources.masthead.path == *path {
        return Some(&mut sources.masthead);
    }
    place_of(path, &sources.templates, |it| &it.path).map(|it| &mut sources.templates[it])
}

fn asset_at<'a>(sources: &'a mut Sources, path: &SourcePath) -> Option<&'a mut Asset> {
    let assets = [&mut sources.enclosures, &mut sources.statics];
    assets.into_iter().find_map(|assets| place_of(path, assets, |it| &it.path).map(|it| &mut assets[it]))
}
