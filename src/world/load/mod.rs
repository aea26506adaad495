//! Reading a newsletter's folder, all of it, once. An edit in the middle of a build cannot give half a page.
//!
//! What is `cast_off`, or lies at too great a `depth`, is not read; what is `misnamed`, not as a text. A text that is
//! as it was left is not opened: it lies on the `shelf`. What the bytes of the others mean, `characters` says. Of
//! pictures and recordings, `measure` and `recordings` read only how large they are and how long they last, most of it
//! from the `head` of the file. While `serve` runs, `reload` reads again what has changed.

mod cast_off;
mod characters;
mod depth;
mod head;
mod measure;
mod misnamed;
mod recordings;
mod reload;
mod shelf;

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

pub(super) use reload::reload;

use cast_off::CastOff;
use characters::decoded;
use depth::is_too_deep;
use measure::measured;
use shelf::Shelf;

use super::edits::undisturbed;
use super::error::Error;
use super::paths::quoted;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Limits;
use crate::memo::Memo;
use crate::source::{Filed, FontFile, Source, SourcePath, Sources, Span};

/// Reads the newsletter in the folder `root`, with what `memo` knows of its texts. Files that cannot be part of it are
/// told to `report`.
///
/// # Errors
/// When there is no newsletter, or a file of it cannot be read.
pub fn load(root: &Path, memo: &Arc<Memo>, report: &mut Report) -> Result<Sources, Error> {
    require(root)?;
    let masthead = root.join("newsletter.toml");
    let path = SourcePath::parse("newsletter.toml").expect("a plain name");
    let masthead = read_text(&path, &masthead, &Limits::default(), report)?;
    let limits = Limits::of(&masthead);
    let content = files(root, "content", report)?;
    let (texts, enclosures): (Vec<_>, Vec<_>) = content.into_iter().partition(|(path, _)| path.extension() == "md");
    misnamed::check(&enclosures, report)?;
    let shelf = Shelf::of(root, memo, &limits);
    let manuscripts = report.each(&texts, |(path, file), report| shelf.file(path, file, report));
    let manuscripts = manuscripts.into_iter().collect::<Result<Vec<_>, _>>()?;
    check_texts(root, &manuscripts, report);
    check_folders(root, report);
    let templates = files(root, "templates", report)?;
    let templates = report.each(&templates, |(path, file), report| read_text(path, file, &limits, report));
    let templates = templates.into_iter().collect::<Result<_, _>>()?;
    let statics = files(root, "static", report)?;
    let (fonts, styles) = (read_fonts(&statics)?, read_styles(&statics)?);
    let (enclosures, statics) = (measured(&enclosures, memo)?, measured(&statics, memo)?);
    for picture in enclosures.iter().chain(&statics) {
        limits.check_picture(picture, report);
    }
    Ok(Sources { masthead, manuscripts, templates, enclosures, statics, fonts, styles })
}

/// Refuses a folder that no newsletter lies in.
pub(super) fn require(root: &Path) -> Result<(), Error> {
    if root.join("newsletter.toml").is_file() { Ok(()) } else { Err(no_newsletter(root)) }
}

/// Refuses a newsletter if `content/` is missing or empty. This is asked before published pages are taken away: mostly
/// the folder was moved, or is not mounted.
///
/// # Errors
/// When there is none, or nothing is in it.
pub fn require_content(root: &Path) -> Result<(), Error> {
    let is_read = |it: fs::DirEntry| !is_hidden("content", &it.file_name().to_string_lossy());
    let what = match fs::read_dir(root.join("content")).map(|it| it.flatten().any(is_read)) {
        Err(error) if error.kind() == ErrorKind::NotFound => "there is no folder `content`",
        Ok(false) => "nothing is in the folder `content`",
        Ok(true) | Err(_) => return Ok(()),
    };
    let help = "the episodes lie there; bring them back, or take the site away if it is to be empty";
    Err(Error::refusal(format!("{what}, and what is published would go"), help))
}

/// Tells of a newsletter without a text.
fn check_texts(root: &Path, manuscripts: &[Filed], report: &mut Report) {
    if !manuscripts.is_empty() {
        return;
    }
    let (place, what) = if root.join("content").exists() {
        ("content", "no text is in this folder: none of its files ends in `.md`")
    } else {
        ("newsletter.toml", "there is no folder `content` beside this file")
    };
    let here = Span::file(&SourcePath::parse(place).expect("a plain name"));
    let help = "the episodes lie there: bring them back, or start with `feuilleton new TITLE`";
    report.warn(Rule::EmptyText, Diagnostic::at(here, what).help(help));
}

/// Tells of folders that have nearly the name of one that is read.
fn check_folders(root: &Path, report: &mut Report) {
    let names =
        fs::read_dir(root).into_iter().flatten().flatten().filter(|it| it.path().is_dir()).map(|it| it.file_name());
    let mut names: Vec<String> = names.filter_map(|it| it.into_string().ok()).collect();
    names.sort_unstable();
    for name in names {
        let meant = ["content", "templates", "static"].into_iter().find(|it| {
            let plain = name.to_lowercase();
            name != *it && it.trim_end_matches('s') == plain.trim_end_matches('s')
        });
        let Some((meant, path)) = meant.zip(SourcePath::parse(&name)) else { continue };
        // Some file systems find a folder by either name.
        if root.join(meant).canonicalize().ok() == root.join(&name).canonicalize().ok() {
            continue;
        }
        let remark = Diagnostic::at(Span::file(&path), "nothing in this folder is read");
        report.warn(Rule::UnreadFile, remark.help(format!("call it `{meant}`")));
    }
}

/// A folder without a newsletter: one that lies around it, or right in it, is probably meant.
fn no_newsletter(root: &Path) -> Error {
    if !root.is_dir() {
        return Error::refusal(
            format!("there is no folder `{}`", root.display()),
            "`--root DIR` names the newsletter's",
        );
    }
    let here = if root == Path::new(".") { "this folder".to_owned() } else { format!("`{}`", root.display()) };
    for name in ["newsletter.yaml", "newsletter.yml", "newsletter.json"] {
        if root.join(name).is_file() {
            let help =
                "call it `newsletter.toml` and write it as TOML; `feuilleton init` unpacks one that explains every key";
            return Error::refusal(format!("`{name}` is here, but the masthead is `newsletter.toml`"), help);
        }
    }
    let has_one = |it: &PathBuf| it.join("newsletter.toml").is_file();
    let above = (1..6).map(|steps| root.join(vec![".."; steps].join("/"))).find(has_one);
    let inside = || {
        let entries = fs::read_dir(root).ok()?.flatten().map(|it| root.join(it.file_name()));
        let found: Vec<PathBuf> = entries.filter(has_one).collect();
        if let [only] = &found[..] { Some(only.clone()) } else { None }
    };
    let help = match above.or_else(inside) {
        Some(found) => {
            let found = found.strip_prefix(".").unwrap_or(&found).display().to_string();
            format!("there is one in `{found}`: go there, or add `--root {}`", quoted(&found))
        }
        None => "`feuilleton init` starts one; `--root DIR` names another folder".to_owned(),
    };
    Error::refusal(format!("there is no newsletter in {here}: it has no `newsletter.toml`"), help)
}

/// Every regular file below `folder`, in the order of the paths.
fn files(root: &Path, folder: &str, report: &mut Report) -> Result<Vec<(SourcePath, PathBuf)>, Error> {
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

/// The fonts that drawings and cards may be lettered with.
fn read_fonts(statics: &[(SourcePath, PathBuf)]) -> Result<Vec<FontFile>, Error> {
    let fonts = statics.iter().filter(|(path, _)| is_font(path));
    let read = |(path, file): &(SourcePath, PathBuf)| {
        let bytes = fs::read(file).map_err(|it| Error::new("read", file, it))?;
        Ok(FontFile { path: path.clone(), bytes: bytes.into() })
    };
    fonts.map(read).collect()
}

/// The style sheets, of which a check follows the addresses. Whatever their letters are, they are
/// published as they are.
fn read_styles(statics: &[(SourcePath, PathBuf)]) -> Result<Vec<Source>, Error> {
    let styles = statics.iter().filter(|(path, _)| path.extension() == "css");
    styles.map(|(path, file)| read_style(path, file)).collect()
}

pub(super) fn read_style(path: &SourcePath, file: &Path) -> Result<Source, Error> {
    let bytes = fs::read(file).map_err(|it| Error::new("read", file, it))?;
    Ok(Source { path: path.clone(), text: String::from_utf8_lossy(&bytes).into() })
}

pub(super) fn is_font(path: &SourcePath) -> bool {
    path.below("static/fonts").is_some() && ["ttf", "otf", "ttc"].contains(&&*path.extension())
}

/// What editors and systems leave behind is nobody's text. Below `static`, names with a dot in front are a server's
/// matter, such as `.well-known` or `.nojekyll`, and are published.
pub(super) fn is_hidden(folder: &str, name: &str) -> bool {
    let left_behind = matches!(name, ".DS_Store" | ".git" | ".gitignore" | ".gitkeep")
        || (name.starts_with('.') && name.contains(".sw"))
        || name.starts_with("._");
    (name.starts_with('.') && folder != "static")
        || left_behind
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || ["Thumbs.db", "desktop.ini", "Desktop.ini", "Icon\r"].contains(&name)
}

/// A text that is not UTF-8 is read as far as it goes, so that the place can be shown; the run fails all the same.
pub(super) fn read_text(path: &SourcePath, file: &Path, limits: &Limits, report: &mut Report) -> Result<Source, Error> {
    let mut opened = fs::File::open(file).map_err(|it| Error::new("open", file, it))?;
    let read = undisturbed(&mut opened, |it, length| {
        // With room for all of it and one byte more, two reads are enough: one for the text, one for its end.
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(limits.text) + 1).unwrap_or(0));
        it.take(limits.text + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    let bytes = read.map_err(|it| Error::new("read", file, it))?;
    if bytes.len() as u64 > limits.text {
        report.error(limits.too_long(path));
        return Ok(Source { path: path.clone(), text: beginning(&bytes).into() });
    }
    Ok(Source { path: path.clone(), text: (*decoded(&bytes, path, report)).into() })
}

/// Of a text that is too long, what can be checked besides: its front matter, mostly.
fn beginning(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(100_000)];
    String::from_utf8_lossy(bytes).trim_end_matches('\u{fffd}').to_owned()
}
