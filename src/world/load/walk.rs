//! Which files lie in a folder of the newsletter. What does not belong to it, or cannot, is passed over, which is told
//! unless it is what every system leaves behind.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::cast_off::CastOff;
use super::depth::is_too_deep;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};
use crate::world::error::Error;

/// Every regular file below `folder`, in the order of the paths.
pub(super) fn files(root: &Path, folder: &str, report: &mut Report) -> Result<Vec<(SourcePath, PathBuf)>, Error> {
    let top = root.join(folder);
    if !top.exists() {
        return Ok(Vec::new());
    }
    if !top.is_dir() {
        let here = Span::file(&SourcePath::parse(folder).expect("a plain name"));
        report.error(Diagnostic::at(here, "this is no folder").help("give the file another name"));
        return Ok(Vec::new());
    }
    let ground = Ground { root, real: root.canonicalize().map_err(|it| Error::new("open", root, it))? };
    // A newsletter has a folder for each season, which the threads share.
    let (folders, mut entries): (Vec<_>, Vec<_>) =
        walk(&top, folder, 1)?.into_iter().partition(|it| it.file_type().is_dir());
    let inner: Vec<_> = folders.par_iter().map(|it| walk(it.path(), folder, usize::MAX)).collect();
    for it in inner {
        entries.extend(it?);
    }
    entries.retain(|it| !it.file_type().is_dir());
    let met = report.each(entries, |entry: DirEntry, report| {
        meet(&entry, folder, &ground, report).map(|it| (it, entry.into_path()))
    });
    let mut found: Vec<_> = met.into_iter().flatten().collect();
    found.par_sort_unstable();
    Ok(found)
}

/// What lies below `top`, which is in `folder`, as deep as `depth`.
fn walk(top: &Path, folder: &str, depth: usize) -> Result<Vec<DirEntry>, Error> {
    let walk = WalkDir::new(top)
        .max_depth(depth)
        .into_iter()
        .filter_entry(|it| it.depth() == 0 || !is_hidden(folder, &it.file_name().to_string_lossy()))
        .filter(|it| it.as_ref().map_or(true, |it| it.depth() > 0));
    walk.collect::<Result<_, _>>().map_err(|error| {
        let path = error.path().unwrap_or(top).to_path_buf();
        let cause = error.into_io_error().expect("nothing is in a circle where no link is followed");
        Error::new("read", &path, cause)
    })
}

/// The newsletter's folder, and where it lies without links.
struct Ground<'a> {
    root: &'a Path,
    real: PathBuf,
}

/// What a file in `folder` is called in the newsletter; `None` if it is passed over, which is told.
fn meet(entry: &DirEntry, folder: &str, ground: &Ground<'_>, report: &mut Report) -> Option<SourcePath> {
    let (path, kind) = (entry.path(), entry.file_type());
    let relative = path.strip_prefix(ground.root).expect("a file lies below the folder that was walked");
    let Some(source_path) = relative.to_str().and_then(SourcePath::parse) else {
        let parent = relative.parent().and_then(Path::to_str).and_then(SourcePath::parse);
        let place = Span::file(&parent.unwrap_or_else(|| SourcePath::parse(folder).expect("a plain name")));
        let name = relative.file_name().unwrap_or_default().to_string_lossy();
        let remark = Diagnostic::at(place, format!("the name of `{name}` cannot be part of an address"));
        report.error(remark.help("rename it: letters, digits, `-`, `_` and `.` are safe"));
        return None;
    };
    if is_too_deep(&source_path, report) {
        return None;
    }
    let here = Span::file(&source_path);
    if let Some(cast_off) = CastOff::of(folder, source_path.name(), |it| path.with_file_name(it).exists()) {
        cast_off.tell(here, report);
        return None;
    }
    if !kind.is_symlink() {
        if !kind.is_file() {
            report.warn(Rule::UnreadFile, Diagnostic::at(here, "this is not a regular file, and is passed over"));
        }
        return kind.is_file().then_some(source_path);
    }
    match path.canonicalize() {
        Ok(target) if target.starts_with(&ground.real) && target.is_file() => return Some(source_path),
        // Texts that nobody reads would go from the site.
        Ok(target)
            if target.starts_with(&ground.real)
                && folder == "content"
                && !target.starts_with(ground.real.join(folder)) =>
        {
            let remark = Diagnostic::at(here, "this link leads to a folder, and nothing in it is read");
            report.error(remark.help("move the folder here, or link to its files"));
        }
        Ok(target) if target.starts_with(&ground.real) => {
            let remark = Diagnostic::at(here, "this link leads to a folder, and is passed over");
            report.warn(Rule::UnreadFile, remark.help("link to files, or move the folder here"));
        }
        Ok(_) => {
            let remark = Diagnostic::at(here, "this link leads out of the newsletter");
            report.error(remark.help("copy the file into the newsletter"));
        }
        Err(_) => {
            report.error(Diagnostic::at(here, "this link leads nowhere").help("mend it, or take it away"));
        }
    }
    None
}

/// What editors and systems leave behind is nobody's text. Below `static`, names with a dot in front are a server's
/// matter, such as `.well-known` or `.nojekyll`, and are published.
pub(in crate::world) fn is_hidden(folder: &str, name: &str) -> bool {
    let left_behind = matches!(name, ".DS_Store" | ".git" | ".gitignore" | ".gitkeep")
        || (name.starts_with('.') && name.contains(".sw"))
        || name.starts_with("._");
    (name.starts_with('.') && folder != "static")
        || left_behind
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini", "Desktop.ini", "Icon\r"].contains(&name)
}
